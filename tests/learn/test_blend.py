"""Weights of a blend, and what a blend is made from."""

import numpy as np

from recchat.learn.blend import Example, example_of, learnt_weights, standard
from recchat.learn.log import Trail


def test_the_model_that_knows_gets_the_weight() -> None:
    chance = np.random.default_rng(0)
    knowing = -np.abs(chance.normal(2, 1, (60, 30)))
    guessing = chance.normal(0, 1, (60, 30))
    leads = np.stack([guessing, knowing], axis=1).astype(np.float32)
    weights = learnt_weights([Example(one) for one in leads], 2)
    assert weights[1] > 5 * weights[0]


def test_two_halves_of_the_truth_are_both_kept() -> None:
    chance = np.random.default_rng(0)
    halves = chance.normal(-1.2, 1, (300, 2, 40)).astype(np.float32)
    assert (learnt_weights([Example(one) for one in halves], 2) > 0.2).all()


def test_scores_are_measured_on_what_is_not_taken_yet() -> None:
    trail = Trail(np.asarray([0], np.int32), np.zeros(1))
    scores = standard(np.asarray([900.0, 1.0, 3.0], np.float32), trail)
    np.testing.assert_allclose(scores[1:], [-1.0, 1.0])
    assert not standard(np.ones(3, np.float32), trail).any()


def test_an_example_holds_neither_history_nor_target() -> None:
    columns = np.asarray([[9.0, 5.0, 4.0, 1.0]], np.float32)
    found = example_of(columns, Trail(np.asarray([0], np.int32), np.zeros(1)), 2)
    assert sorted(found.leads[0].tolist()) == [-3.0, 1.0]
