"""Several people at once: nobody is forgotten, and nobody rules."""

import numpy as np

from recchat.recommend.company import shared
from recchat.recommend.recommender import Recommender
from recchat.recommend.request import Request
from recchat.types import Companion, History, Source


def test_what_one_of_them_cannot_stand_loses_to_what_both_can_live_with() -> None:
    ana = np.asarray([1.0, 0.6, 0.0, -0.2], dtype=np.float32)
    ben = np.asarray([-1.0, 0.6, 0.1, 0.0], dtype=np.float32)
    values = shared([ana, ben]).values
    assert int(np.argmax(values)) == 1
    assert values[0] < values[2]


def test_somebody_without_a_history_takes_nothing_from_the_others(recommender: Recommender) -> None:
    ana = Companion("Ana", History(liked=("comet-summer-1986",)))
    ben = Companion("Ben", History())
    together = Request("", history=ana.history, company=(ana, ben))
    ranked = recommender.rank(together)
    assert "comet-winter-1988" in [one.item_id for one in ranked.candidates[:2]]
    assert Source.HISTORY in ranked.candidates[0].sources


def test_the_taste_of_both_counts(recommender: Recommender) -> None:
    ana = Companion("Ana", History(liked=("comet-summer-1986",)))
    ben = Companion("Ben", History(liked=("the-hollow-stair-1978",)))
    alone = recommender.scores(Request("", history=ana.history))
    both = recommender.scores(Request("", history=ana.history, company=(ana, ben)))
    row = recommender.columns.rows["stairs-again-1981"]  # horror and comedy
    assert np.argsort(np.argsort(-both))[row] < np.argsort(np.argsort(-alone))[row]
