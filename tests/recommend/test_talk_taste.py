"""What goes with what, from raters and from talks."""

import numpy as np

from recchat.recommend.talk_taste import fit_taste

COUNT = 8
RATERS = [np.asarray(rows, np.int32) for rows in ([0, 1], [0, 1], [2, 3], [0, 1, 4])]
TALKS = {"a": np.asarray([2, 5], np.int32), "b": np.asarray([5, 6], np.int32)}


def test_what_was_taken_together_goes_together() -> None:
    taste = fit_taste(RATERS, TALKS, COUNT, ridge=1.0)
    scores = taste.scores([0])
    assert int(np.argmax(scores)) == 1
    assert scores[0] == scores[7] == 0.0  # itself, and what nobody ever took


def test_a_talk_that_is_taken_out_leaves_nothing_behind() -> None:
    whole, never = fit_taste(RATERS, TALKS, COUNT, ridge=1.0), {"b": TALKS["b"]}
    without = whole.without({"a", "unknown"})
    anew = fit_taste(RATERS, never, COUNT, ridge=1.0)
    for row in range(COUNT):
        assert np.allclose(without.scores([row]), anew.scores([row]), atol=1e-5)
    assert not np.allclose(whole.scores([2]), anew.scores([2]), atol=1e-3)


def test_nobody_and_nothing_scores_nothing() -> None:
    empty = fit_taste([], {}, COUNT)
    assert not empty.scores([1]).any()
    assert not fit_taste(RATERS, TALKS, COUNT).scores([]).any()
