"""Taste among the signals of a ranking: it speaks where likes of many people say something."""

from dataclasses import replace

import numpy as np
import pytest

from recchat.catalogue.items import Catalogue
from recchat.learn.ease import Ease
from recchat.learn.log import Taken, log_of
from recchat.learn.source import TasteSource, taste_source
from recchat.recommend.recommender import Recommender
from recchat.recommend.request import Request
from recchat.recommend.taste import taste_rows, taste_signals
from recchat.types import Companion, History, Slot, Source, Wish


@pytest.fixture
def source(catalogue: Catalogue) -> TasteSource:
    """People of two tastes: the even films of the first sixteen, or the odd ones; eight are new."""
    films = list(catalogue.items)
    taken = [
        Taken(f"p{person}", films[number], float(number))
        for person in range(40)
        for number in range(person % 2, 16, 2)
        if (person + number) % 3
    ]
    model = Ease(ridge=5.0)
    model.fit(log_of(taken, films[:16]))
    return taste_source([model], {"ease": 1.0}, films)


@pytest.fixture
def films(catalogue: Catalogue) -> list[str]:
    return list(catalogue.items)


def spoken(source: TasteSource, request: Request) -> np.ndarray:
    found = taste_signals(source, request, np.arange(24))
    assert [one.source for one in found] == [Source.TASTE]
    return found[0].values


def test_without_models_a_slate_is_what_it_was(recommender: Recommender, films: list[str]) -> None:
    request = Request("a warm film", history=History(liked=(films[0],)))
    assert replace(recommender, taste=lambda: None).rank(request) == recommender.rank(request)
    assert taste_signals(None, request, np.arange(24)) == []
    assert not len(taste_rows(None, request, np.ones(24, bool), lambda _: np.zeros(0, np.int32)))


def test_nothing_liked_is_nothing_said(recommender: Recommender, source: TasteSource) -> None:
    request = Request("a warm film")
    assert taste_signals(source, request, np.arange(24)) == []
    assert replace(recommender, taste=lambda: source).rank(request) == recommender.rank(request)


def test_a_like_brings_its_own_taste_and_the_card_says_so(
    recommender: Recommender, source: TasteSource, films: list[str]
) -> None:
    taught = replace(recommender, taste=lambda: replace(source, weight=3.0))
    for kind in (0, 1):
        history = History(liked=(films[kind], films[kind + 2]))
        found = taught.rank(Request("", history=history, count=3)).candidates
        assert {films.index(one.item_id) % 2 for one in found} == {kind}
        assert all(Source.TASTE in one.sources for one in found)


def test_a_title_named_in_the_talk_counts_as_a_like(source: TasteSource, films: list[str]) -> None:
    named = Request("", (Wish(Slot.TITLE, films[2]),))
    np.testing.assert_array_equal(
        spoken(source, named), spoken(source, Request("", history=History(liked=(films[2],))))
    )


def test_what_is_turned_down_pushes_its_kind_away(source: TasteSource, films: list[str]) -> None:
    refused = spoken(source, Request("", (Wish(Slot.TITLE, films[2], wanted=False),)))
    assert refused[4:16:2].mean() < refused[5:16:2].mean()
    before = Request("", history=History(disliked=(films[2],)))
    np.testing.assert_array_equal(refused, spoken(source, before))


def test_several_people_are_heard_together(source: TasteSource, films: list[str]) -> None:
    even, odd = History(liked=(films[0],)), History(liked=(films[1],))
    alone = spoken(source, Request("", history=even))
    both = spoken(source, Request("", company=(Companion("a", even), Companion("b", odd))))
    assert abs(both[4:16:2].mean() - both[5:16:2].mean()) < 0.3
    assert alone[4:16:2].mean() - alone[5:16:2].mean() > 0.3


def test_the_pool_gets_allowed_items_of_this_taste_and_new_ones_by_their_texts(
    source: TasteSource, films: list[str]
) -> None:
    texts = np.zeros((24, 2), np.float32)
    texts[np.arange(24), np.arange(24) % 2] = 1.0
    wide = taste_source(source.models, source.weights, films, texts)
    asked: list[np.ndarray] = []

    def around(vector: np.ndarray) -> np.ndarray:
        asked.append(vector)
        return np.asarray([20], np.int32)

    allowed = np.ones(24, bool)
    allowed[4] = False
    rows = taste_rows(wide, Request("", history=History(liked=(films[0],))), allowed, around)
    assert 20 in rows and 4 not in rows and {2, 6, 8} <= set(rows.tolist())
    assert asked[0][0] > asked[0][1]  # the direction of even texts
