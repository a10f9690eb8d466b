"""What recorded talks teach, and the signals it gives."""

import numpy as np
import pytest

from recchat.recommend.fusion import Fusion, learnt
from recchat.recommend.learning import (
    Lessons,
    Moment,
    Talk,
    choices_of,
    lessons_from,
    parts_of,
)
from recchat.recommend.recommender import Recommender
from recchat.recommend.request import Request
from recchat.recommend.said import Said
from recchat.recommend.sides import make_sides
from recchat.recommend.talk_signals import heard_of, near_signals, wish_signals, word_signals
from recchat.types import Slot, Source, Wish

ROBOTS, SEA = "something with robots please", "a story by the sea"


@pytest.fixture
def lessons(recommender: Recommender) -> Lessons:
    """Forty talks: who asks for robots is given the first item, who asks for the sea the second."""
    encoder = recommender.encoder()
    assert encoder is not None
    ids = recommender.columns.ids
    vectors = recommender.index.vectors(ids)
    sides = make_sides(recommender.catalogue, recommender.columns, vectors)
    moments, talks = [], {}
    for number in range(40):
        words, target = (ROBOTS, ids[0]) if number % 2 else (SEA, ids[1])
        named = ids[2 + number % 20]
        request = Request(words, said=(Said(words, (named,)),))
        moments.append(Moment(str(number), request, frozenset([named]), (target,)))
        rows = recommender.columns.rows_of
        talks[str(number)] = Talk(np.unique(rows([named, target])), rows([target]))
    return lessons_from(sides, talks, moments, [], {}, encoder.encode)


def test_what_talks_that_sound_alike_were_given_comes_first(lessons: Lessons) -> None:
    names, choices = choices_of(lessons, parts_of(lessons.talks), lambda _share, _words: None)
    found = lessons.learnt(fusion=learnt(names, choices))
    ids = lessons.sides.columns.ids
    for words, target in ((ROBOTS, ids[0]), (SEA, ids[1])):
        columns = found.columns(Request(words, said=(Said(words),)), lessons.encode)
        assert ids[int(np.argmax(found.fusion.scores(columns)))] == target


def test_a_talk_teaches_nothing_about_itself(lessons: Lessons) -> None:
    odd = frozenset(str(number) for number in range(1, 40, 2))
    request = Request(ROBOTS, said=(Said(ROBOTS),))
    columns = lessons.learnt(without=odd).columns(request, lessons.encode)
    least = columns["count.recommended"].min()
    assert columns["count.recommended"][0] == least
    assert columns["words.contexts_wide"][0] == columns["words.contexts_wide"].min()
    assert columns["count.recommended"][1] > least


def test_parts_are_the_same_every_time_and_share_nothing() -> None:
    names = [str(number) for number in range(53)]
    parts = parts_of(names)
    assert parts == parts_of(reversed(names))
    assert sum(len(part) for part in parts) == len(frozenset().union(*parts)) == 53


def test_what_was_learnt_moves_the_slate_and_is_named_on_the_card(
    recommender: Recommender, lessons: Lessons
) -> None:
    fusion = Fusion({"words.contexts_wide": 3.0, "count.recommended": 0.1})
    taught = Recommender(
        recommender.catalogue,
        recommender.columns,
        recommender.index,
        recommender.items,
        recommender.encoder,
        lessons.learnt(fusion=fusion),
    )
    request = Request(SEA, said=(Said(SEA),))
    first = taught.rank(request).candidates[0]
    assert first.item_id == recommender.columns.ids[1]
    assert Source.REQUEST in first.sources


def test_hard_wishes_hold_whatever_was_learnt(recommender: Recommender, lessons: Lessons) -> None:
    ids = recommender.columns.ids
    genre = recommender.catalogue.items[ids[1]].genres[0]
    taught = Recommender(
        recommender.catalogue,
        recommender.columns,
        recommender.index,
        recommender.items,
        recommender.encoder,
        lessons.learnt(fusion=Fusion({"words.contexts_wide": 50.0})),
    )
    refused = Wish(Slot.GENRE, genre, wanted=False, hard=True)
    found = taught.rank(Request(SEA, (refused,), said=(Said(SEA),), count=24)).candidates
    items = (recommender.catalogue.items[one.item_id] for one in found)
    assert found
    assert not any(genre in item.genres for item in items)


def test_items_near_what_was_named_lead_by_facts(recommender: Recommender) -> None:
    columns = recommender.columns
    sides = make_sides(recommender.catalogue, columns, recommender.index.vectors(columns.ids))
    named = "the-salt-harbour-1994"  # Mira Oakes, Ada Quist, 1994
    heard = heard_of(Request("", said=(Said("", (named,)),)), columns)
    near = near_signals(heard, sides)
    same_maker, other = columns.rows["night-ferry-1999"], columns.rows["comet-summer-1986"]
    assert near["near.people"][same_maker] > near["near.people"][other] == 0.0
    assert near["near.year"][same_maker] > near["near.year"][other]


def test_words_find_titles_and_descriptions(recommender: Recommender) -> None:
    columns = recommender.columns
    sides = make_sides(recommender.catalogue, columns, recommender.index.vectors(columns.ids))
    heard = heard_of(Request("", said=(Said("that ferry in the storm"),)), columns)
    found = word_signals(heard, sides)
    row = columns.rows["night-ferry-1999"]
    assert found["words.title"][row] > 0
    assert int(np.argmax(found["words.text"])) == row


def test_wishes_count_more_when_they_bind(recommender: Recommender) -> None:
    columns = recommender.columns
    sides = make_sides(recommender.catalogue, columns, recommender.index.vectors(columns.ids))
    row = columns.rows["night-ferry-1999"]
    firm, soft = (
        wish_signals(
            heard_of(Request("", (Wish(Slot.GENRE, "thriller", hard=hard),)), columns), sides
        )["wish.genre"][row]
        for hard in (True, False)
    )
    assert firm > soft > 0


def test_without_a_talk_the_wishes_name_what_was_said(recommender: Recommender) -> None:
    liked = Wish(Slot.TITLE, "comet-summer-1986")
    refused = Wish(Slot.TITLE, "night-ferry-1999", wanted=False)
    heard = heard_of(Request("like that", (liked, refused)), recommender.columns)
    rows = recommender.columns.rows
    assert rows["comet-summer-1986"] in heard.rows()
    assert heard.refused == (rows["night-ferry-1999"],)
