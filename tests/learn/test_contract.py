"""One suite for every taste model, over a world with an obvious right answer."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from recchat.learn.log import NO_TRAIL, Taken, log_of, taken_of
from recchat.learn.model import FitCancelled, TasteUnusable
from tests.learn.worlds import EXACT, ITEMS, MODELS, PERSONAL, fitted, two_taste_log, two_tastes

every = pytest.mark.parametrize("name", list(MODELS))
exact = pytest.mark.parametrize("name", EXACT)


@pytest.mark.parametrize("name", PERSONAL)
def test_the_item_of_ones_own_taste_is_found(name: str) -> None:
    model = fitted(name)
    even, odd = ["item0", "item2", "item4"], ["item1", "item3", "item5"]
    for liked, wanted in ((even, 0), (odd, 1)):
        scores = model.scores(model.log.trail_of(liked))
        unseen = [row for row, item in enumerate(ITEMS) if item not in liked]
        best = sorted(unseen, key=lambda row: -scores[row])[:3]
        assert {row % 2 for row in best} == {wanted}


@every
def test_every_item_has_a_score_even_for_somebody_without_history(name: str) -> None:
    model = fitted(name)
    scores = model.scores(NO_TRAIL)
    assert scores.shape == (len(ITEMS),) and scores.dtype == np.float32
    assert np.isfinite(scores).all()


@every
def test_a_saved_model_comes_back_the_same(name: str, tmp_path: Path) -> None:
    model = fitted(name)
    model.update(Taken("p0", "item1", 99.0))
    model.save(tmp_path / "model.npz")
    again = type(model).load(tmp_path / "model.npz")
    trail = model.log.trail_of(["item0", "item3"])
    np.testing.assert_allclose(again.scores(trail), model.scores(trail), rtol=1e-4, atol=1e-5)
    assert again.log.of("p0").rows.tolist() == model.log.of("p0").rows.tolist()
    assert [path.name for path in tmp_path.iterdir()] == ["model.npz"]


@every
def test_the_same_log_gives_the_same_model(name: str) -> None:
    trail = two_taste_log().trail_of(["item0", "item2"])
    np.testing.assert_array_equal(fitted(name).scores(trail), fitted(name).scores(trail))


@every
def test_a_file_that_is_cut_short_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    model = fitted(name)
    model.save(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(TasteUnusable, match="recchat learn fit"):
        type(model).load(path)


@every
def test_files_of_something_else_are_refused(name: str, tmp_path: Path) -> None:
    path, kind = tmp_path / "model.npz", type(fitted(name))
    with pytest.raises(TasteUnusable, match="there is no taste model"):
        kind.load(path)
    path.write_text("hello")
    with pytest.raises(TasteUnusable):
        kind.load(path)
    np.savez(path, values=np.zeros(3))
    with pytest.raises(TasteUnusable, match="no taste model"):
        kind.load(path)
    fitted("ease" if name != "ease" else "ials").save(path)
    with pytest.raises(TasteUnusable, match="holds the model"):
        kind.load(path)


def test_a_pickle_in_a_model_file_is_never_opened(tmp_path: Path) -> None:
    header = {"kind": "recchat taste model", "version": 1, "model": "ease", "numbers": {}}
    packed = np.frombuffer(json.dumps(header).encode(), np.uint8)
    np.savez(tmp_path / "m.npz", header=packed, items=np.array([{"a": 1}], dtype=object))
    with pytest.raises(TasteUnusable):
        type(fitted("ease")).load(tmp_path / "m.npz")


def test_numbers_that_are_none_are_refused(tmp_path: Path) -> None:
    model = fitted("ease")
    model.scores(NO_TRAIL)
    model._inverse.base[0, 0] = np.nan  # type: ignore[attr-defined]
    model.save(tmp_path / "m.npz")
    with pytest.raises(TasteUnusable, match="no numbers"):
        type(model).load(tmp_path / "m.npz")


@every
def test_a_stopped_fit_changes_nothing(name: str) -> None:
    model = fitted(name)
    trail = model.log.trail_of(["item0"])
    before = model.scores(trail)
    with pytest.raises(FitCancelled):
        model.fit(log_of([Taken("a", "x"), Taken("a", "y")]), cancelled=lambda: True)
    np.testing.assert_array_equal(model.scores(trail), before)
    assert model.log.items == ITEMS


@every
def test_progress_ends_at_one_and_never_falls(name: str) -> None:
    told: list[float] = []
    MODELS[name]().fit(two_taste_log(), progress=lambda share, _: told.append(share))
    assert told == sorted(told) and told[-1] == pytest.approx(1.0)


@every
def test_an_item_that_nobody_knows_changes_nothing(name: str) -> None:
    model = fitted(name)
    trail = model.log.trail_of(["item0"])
    before = model.scores(trail)
    model.update(Taken("p0", "unheard of", 50.0))
    model.forget("p0", "unheard of")
    model.forget("nobody", "item0")
    model.forget_person("nobody")
    np.testing.assert_allclose(model.scores(trail), before, rtol=1e-4, atol=1e-6)


@every
def test_nothing_of_somebody_forgotten_is_left_in_the_file(name: str, tmp_path: Path) -> None:
    model = fitted(name)
    model.update(Taken("somebody rare", "item1", 5.0))
    model.forget_person("somebody rare")
    model.save(tmp_path / "m.npz")
    assert b"somebody rare" not in (tmp_path / "m.npz").read_bytes()


@exact
@pytest.mark.parametrize("item", ["item1", "item8"])
@pytest.mark.parametrize("at", [-1.0, 2.5, 77.0])
def test_taking_in_one_interaction_is_a_new_fit(name: str, item: str, at: float) -> None:
    model, one = fitted(name), Taken("p4", item, at)
    model.update(one)
    rest = [old for old in two_tastes() if (old.person, old.item) != ("p4", item)]
    assert_like(model, fitted(name, log_of([*rest, one], ITEMS)))


@exact
@pytest.mark.parametrize("place", [0, 1, 2])
def test_forgetting_an_interaction_is_never_having_seen_it(name: str, place: int) -> None:
    model = fitted(name)
    gone = [one for one in two_tastes() if one.person == "p7"][place]
    model.forget("p7", gone.item)
    assert_like(model, fitted(name, log_of([x for x in two_tastes() if x != gone], ITEMS)))


@exact
def test_forgetting_somebody_is_never_having_met_them(name: str) -> None:
    model = fitted(name)
    model.forget_person("p3")
    rest = [one for one in two_tastes() if one.person != "p3"]
    assert_like(model, fitted(name, log_of(rest, ITEMS)))


@every
def test_another_trail_takes_the_place_of_the_whole_one(name: str) -> None:
    model = fitted(name)
    new = [Taken("p4", "item1", 1.0), Taken("p4", "item4", 2.0), Taken("p4", "item3", 3.0)]
    model.exchange("p4", model.log.trail_of([one.item for one in new], [1.0, 2.0, 3.0]))
    rest = [one for one in two_tastes() if one.person != "p4"]
    assert [model.log.items[row] for row in model.log.of("p4").rows] == ["item1", "item4", "item3"]
    if name in EXACT:
        assert_like(model, fitted(name, log_of([*rest, *new], ITEMS)))


@exact
@pytest.mark.parametrize("seed", range(4))
def test_many_changes_end_where_a_new_fit_starts(name: str, seed: int) -> None:
    model, chance = fitted(name), np.random.default_rng(seed)
    for step in range(60):
        person, item = f"p{chance.integers(PEOPLE_AND_NEW)}", ITEMS[chance.integers(len(ITEMS))]
        if chance.random() < 0.6:
            model.update(Taken(person, item, 100.0 + step))
        elif chance.random() < 0.9:
            model.forget(person, item)
        else:
            model.forget_person(person)
    assert_like(model, fitted(name, log_of(taken_of(model.log), ITEMS)))


PEOPLE_AND_NEW = 30


def assert_like(changed: object, new: object) -> None:
    """Both say the same of several histories."""
    for liked in (["item0"], ["item3", "item5", "item4"], []):
        trail = replace(new.log.trail_of(liked))  # type: ignore[attr-defined]
        expected = new.scores(trail)  # type: ignore[attr-defined]
        found = changed.scores(trail)  # type: ignore[attr-defined]
        np.testing.assert_allclose(found, expected, rtol=2e-3, atol=2e-4)


@pytest.mark.parametrize("name", ["ials", "sasrec"])
def test_what_is_not_exact_says_so(name: str) -> None:
    assert not fitted(name).exact
