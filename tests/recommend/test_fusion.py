"""Weights of signals, learnt from choices."""

from pathlib import Path

import numpy as np
import pytest

from recchat.errors import RecchatError
from recchat.recommend.fusion import Choice, Fusion, learnt

NAMES = ("telling", "noise", "silent")


def choices(count: int = 400, *, together: bool = False) -> list[Choice]:
    """Twenty candidates each: the first is taken for the first signal, or for both together."""
    chance = np.random.default_rng(3)
    found = []
    for _ in range(count):
        columns = chance.normal(size=(20, 3)).astype(np.float32)
        columns[:, 2] = 0.0
        worth = columns[:, 0] * columns[:, 1] if together else columns[:, 0]
        taken = int(np.argmax(3 * worth + chance.gumbel(size=20)))
        columns[[0, taken]] = columns[[taken, 0]]
        found.append(Choice(columns, np.zeros(20, dtype=np.float32)))
    return found


def test_the_weight_that_made_the_choices_is_found() -> None:
    fusion = learnt(NAMES, choices(), networks=False)
    assert fusion.weights["telling"] == pytest.approx(3.0, abs=0.5)
    assert abs(fusion.weights["noise"]) < 0.3
    assert fusion.weights["silent"] == 0.0


def test_a_drawn_candidate_stands_for_the_many_it_was_drawn_from() -> None:
    chance = np.random.default_rng(5)
    plain, sampled = [], []
    for _ in range(1_500):
        columns = chance.normal(size=(101, 1)).astype(np.float32)
        taken = int(np.argmax(2 * columns[:, 0] + chance.gumbel(size=101)))
        columns[[0, taken]] = columns[[taken, 0]]
        plain.append(Choice(columns, np.zeros(101, dtype=np.float32)))
        shares = np.full(21, np.log(101 / 21), dtype=np.float32)
        sampled.append(Choice(columns[:21], shares))
    whole, drawn = (
        learnt(("one",), some, networks=False).weights["one"] for some in (plain, sampled)
    )
    assert drawn == pytest.approx(whole, abs=0.3)


def test_networks_see_what_two_signals_say_together() -> None:
    fusion = learnt(NAMES, choices(1_000, together=True))
    fresh = choices(1_300, together=True)[1_000:]
    columns = [dict(zip(NAMES, one.columns.T, strict=True)) for one in fresh]
    plain = Fusion(fusion.weights)
    first = [
        np.mean([np.argmax(way.scores(one)) == 0 for one in columns]) for way in (plain, fusion)
    ]
    assert first[1] > first[0] + 0.3


def test_weights_come_back_as_they_were_stored(tmp_path: Path) -> None:
    fusion = learnt(NAMES, choices(50))
    fusion.save(tmp_path / "fusion.json")
    again = Fusion.load(tmp_path / "fusion.json")
    columns = {name: np.arange(4, dtype=np.float32) for name in NAMES}
    assert again.weights == fusion.weights
    assert np.allclose(again.scores(columns), fusion.scores(columns), atol=1e-2)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"weights": 3}'])
def test_a_damaged_file_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "fusion.json").write_text(text)
    with pytest.raises(RecchatError, match="learn them again"):
        Fusion.load(tmp_path / "fusion.json")
