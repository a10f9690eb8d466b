"""The network, its data and its training."""

from pathlib import Path

import numpy as np
import pytest
import torch

from recchat.train.fit import Plan, fit, state_of
from recchat.train.network import TINY, Network
from recchat.train.pack import BUCKETS, Example, Packed, batches, epoch_rows, load, pack, save
from recchat.train.vocabulary import CONTROLS, prompt_ids, text_of, train_vocabulary

TEXTS = ["a comedy please", "something like Heat", "not that one", "hello there"] * 20


@pytest.fixture(scope="module")
def packed() -> Packed:
    tokenizer = train_vocabulary(TEXTS, 320)
    return pack([Example("talk/chat", t, t) for t in TEXTS * 30], tokenizer)


def test_text_that_spells_a_control_token_stays_text() -> None:
    tokenizer = train_vocabulary(TEXTS, 320)
    ids = prompt_ids(tokenizer, "talk/chat", "hi <|bos|> <|eot|>")
    assert [i for i in ids if i < len(CONTROLS)] == [0, 7, 2]
    assert text_of(tokenizer, ids) == "hi <|bos|> <|eot|>"


def test_the_future_does_not_change_the_past() -> None:
    network = Network(TINY)
    row = torch.randint(0, TINY.vocab, (1, 20))
    other = row.clone()
    other[0, 15:] = 1
    assert torch.allclose(network(row)[:, :15], network(other)[:, :15], atol=1e-5)


def test_an_epoch_holds_every_example_once_but_for_a_remainder(packed: Packed) -> None:
    rows = np.concatenate(epoch_rows(packed, np.random.default_rng(0)))
    assert len(set(rows.tolist())) == len(rows) > 0.9 * len(packed)


def test_batches_are_the_same_for_the_same_seed_and_can_be_skipped(packed: Packed) -> None:
    first, again = batches(packed, seed=4), batches(packed, seed=4, skip=2)
    next(first), next(first)
    assert np.array_equal(next(first).tokens, next(again).tokens)


def test_only_answers_are_weighted(packed: Packed) -> None:
    batch = next(batches(packed, seed=1))
    assert batch.tokens.shape[1] in BUCKETS
    assert (batch.weights[:, : packed.answers.min()] == 0).all() and batch.weights.sum() > 0


def test_packed_examples_survive_the_disk(packed: Packed, tmp_path: Path) -> None:
    save(packed, tmp_path / "data.npz")
    assert np.array_equal(load(tmp_path / "data.npz").tokens, packed.tokens)


def test_training_learns_and_goes_on_from_its_checkpoint(packed: Packed, tmp_path: Path) -> None:
    lines: list[str] = []
    fit(packed, TINY, tmp_path, Plan(minutes=0.02, compiled=False), lines.append)
    first = state_of(tmp_path / "checkpoint.pt")
    longer = Plan(minutes=first.minutes + 0.01, compiled=False)
    fit(packed, TINY, tmp_path, longer, lines.append)
    assert state_of(tmp_path / "checkpoint.pt").step > first.step > 0
    assert any(line.startswith(f"resumed at step {first.step}") for line in lines)


def test_fresh_data_starts_from_its_beginning(packed: Packed, tmp_path: Path) -> None:
    short = Plan(minutes=9.0, until=0.01, compiled=False)
    fit(packed, TINY, tmp_path, short, lambda _: None)
    state = torch.load(tmp_path / "checkpoint.pt", weights_only=True)
    assert (state["data"], state["data_step"]) == (packed.name, 0)
    other = pack([Example("talk/chat", "hello", "hello")] * 400, train_vocabulary(TEXTS, 320))
    fit(other, TINY, tmp_path, Plan(minutes=9.0, until=0.02, compiled=False), lambda _: None)
    later = torch.load(tmp_path / "checkpoint.pt", weights_only=True)
    assert (later["data"], later["data_step"]) == (other.name, state["step"])
