"""The door to taste: histories in, a score for each catalogue row out."""

import numpy as np

from recchat.learn.log import Taken, taken_of
from recchat.learn.source import TasteSource, taste_source
from recchat.types import History
from tests.learn.worlds import ITEMS, fitted

COLD = ("new even", "new odd")
# The first half of a text says "even", the second "odd".
TEXTS = np.asarray([[1, 0] if number % 2 == 0 else [0, 1] for number in range(14)], np.float32)


def source() -> TasteSource:
    models = [fitted("ease"), fitted("popularity")]
    return taste_source(models, {"ease": 1.0, "popularity": 0.0}, (*ITEMS, *COLD), TEXTS)


def test_what_is_liked_draws_its_own_kind() -> None:
    scores = source().scores(History(liked=("item0", "item2")))
    assert scores[4] > scores[5] and scores[6] > scores[7]


def test_an_item_that_nobody_took_is_scored_by_its_text() -> None:
    scores = source().scores(History(liked=("item1", "item3")))
    assert scores[ITEMS.__len__() + 1] > scores[ITEMS.__len__()]


def test_a_title_named_now_counts_like_history() -> None:
    named = source().scores(History(), named=["item1"])
    assert named[3] > named[4]
    np.testing.assert_array_equal(named, source().scores(History(liked=("item1",))))


def test_what_is_disliked_repels() -> None:
    taste, odd = source(), [3, 5, 7, 9, 11]
    liked = taste.scores(History(liked=("item0",)))
    hated = taste.scores(History(liked=("item0",), disliked=("item1",)))
    assert hated[odd].mean() < liked[odd].mean() - 0.05


def test_nothing_known_is_no_opinion() -> None:
    assert not source().scores(History()).any()
    assert not source().scores(History(liked=("unheard of",))).any()
    assert not taste_source([], {}, ITEMS).scores(History(liked=("item0",))).any()


def test_likes_of_others_change_the_next_answer_and_can_be_forgotten() -> None:
    taste, history = source(), History(liked=("item0",))
    before = taste.scores(history)
    for person in range(8):
        for item in ("item0", "item11"):
            taste.update(Taken(f"new{person}", item, 1.0))
    assert taste.scores(history)[11] > before[11] + 1
    for person in range(8):
        taste.forget_person(f"new{person}")
    np.testing.assert_allclose(taste.scores(history), before, atol=1e-3)


def test_each_model_can_be_asked_alone() -> None:
    found = source().by_model(History(liked=("item0",)))
    assert set(found) == {"ease", "popularity"}
    np.testing.assert_array_equal(found["ease"], source().scores(History(liked=("item0",))))


def test_the_models_catch_up_with_what_happened_since_the_fit() -> None:
    taste = source()
    log = taste.models[0].log
    now = [one for one in taken_of(log) if one.person not in {"p0", "p1"}]
    now.append(Taken("p1", "item1", 3.0))
    assert taste.catch_up(now) > 0
    found = taste.models[0].log
    assert "p0" not in found.trails
    assert [found.items[row] for row in found.of("p1").rows] == ["item1"]
    assert taste.catch_up(now) == 0


def test_people_of_a_file_stay_when_those_of_this_machine_go() -> None:
    taste = source()
    taste.update(Taken("ratings.csv:7", "item0", 1.0))
    taste.catch_up([])
    assert set(taste.models[0].log.trails) == {"ratings.csv:7"}
