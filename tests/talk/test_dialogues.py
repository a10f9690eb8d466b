"""Dialogues as trees in the store, and what comes back of a stored turn."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recchat.db import Store
from recchat.errors import NotFound
from recchat.history.people import People
from recchat.talk.dialogues import Dialogues, Message
from recchat.talk.records import (
    Answer,
    StoredCard,
    answer_json,
    read_answer,
    read_state,
    state_json,
)
from recchat.types import DialogueState, Intent, Reason, Slot, Wish

WORDS = st.text(max_size=8)
FINITE = st.floats(allow_nan=False, allow_infinity=False)
WISHES = st.builds(Wish, slot=..., value=..., wanted=..., low=FINITE, than=..., words=...)
STATES = st.builds(
    DialogueState, wishes=st.tuples(WISHES), shown=..., judged=..., asked=..., may_ask=..., turn=...
)
ANSWERS = st.builds(
    Answer,
    intent=st.builds(
        Intent, text=..., acts=..., wishes=st.tuples(WISHES), question=..., judged=...
    ),
    cards=st.tuples(st.builds(StoredCard, item_id=..., score=FINITE, sources=..., claims=...)),
    relax=st.tuples(WISHES),
    reasons=st.dictionaries(WORDS, st.from_type(Reason), max_size=2),
    timings=st.dictionaries(WORDS, FINITE, max_size=2),
    reply=...,
    notices=...,
    suggestions=...,
    stands_for=...,
    wrote=...,
)


@pytest.fixture
def ana(store: Store) -> str:
    return People(store).add("Ana").id


@pytest.fixture
def ben(store: Store) -> str:
    return People(store).add("Ben").id


@pytest.fixture
def dialogues(store: Store) -> Dialogues:
    return Dialogues(store)


@pytest.fixture
def talk(dialogues: Dialogues, ana: str) -> str:
    return dialogues.create(ana, "films").id


def say(dialogues: Dialogues, person: str, talk: str, text: str, parent: Message | None) -> Message:
    return dialogues.append(person, talk, text, parent_id=parent.id if parent else None)


def texts(path: list[Message]) -> list[str]:
    return [message.text for message in path]


def test_messages_come_back_in_order(dialogues: Dialogues, ana: str, talk: str) -> None:
    first = say(dialogues, ana, talk, "a comedy", None)
    say(dialogues, ana, talk, "shorter", first)
    assert texts(dialogues.path(ana, talk)) == ["a comedy", "shorter"]


def test_an_edit_keeps_the_old_branch(dialogues: Dialogues, ana: str, talk: str) -> None:
    first = say(dialogues, ana, talk, "a comedy", None)
    old = say(dialogues, ana, talk, "shorter", first)
    say(dialogues, ana, talk, "and French", old)
    new = say(dialogues, ana, talk, "longer", first)
    assert texts(dialogues.path(ana, talk)) == ["a comedy", "longer"]
    assert texts(dialogues.siblings(ana, new.id)) == ["shorter", "longer"]
    dialogues.switch(ana, old.id)
    assert texts(dialogues.path(ana, talk)) == ["a comedy", "shorter", "and French"]


def test_a_removed_message_comes_back_with_what_followed_it(
    dialogues: Dialogues, ana: str, talk: str
) -> None:
    first = say(dialogues, ana, talk, "a comedy", None)
    second = say(dialogues, ana, talk, "shorter", first)
    say(dialogues, ana, talk, "and French", second)
    dialogues.remove_message(ana, second.id)
    assert texts(dialogues.path(ana, talk)) == ["a comedy"]
    dialogues.restore_message(ana, second.id)
    assert texts(dialogues.path(ana, talk)) == ["a comedy", "shorter", "and French"]


def test_the_first_message_gives_the_title_until_it_is_renamed(
    dialogues: Dialogues, ana: str, talk: str
) -> None:
    say(dialogues, ana, talk, "something  warm\nfor Sunday", None)
    assert dialogues.get(ana, talk).title == "something warm for Sunday"
    dialogues.rename(ana, talk, "Sunday")
    assert dialogues.get(ana, talk).title == "Sunday"


def test_the_talk_written_in_last_is_listed_first(
    dialogues: Dialogues, ana: str, talk: str
) -> None:
    later = dialogues.create(ana, "films").id
    assert [one.id for one in dialogues.all(ana)] == [later, talk]


def test_a_removed_talk_can_be_brought_back(dialogues: Dialogues, ana: str, talk: str) -> None:
    dialogues.remove(ana, talk)
    assert dialogues.all(ana) == []
    dialogues.restore(ana, talk)
    assert [one.id for one in dialogues.all(ana)] == [talk]


def test_messages_and_recommended_titles_are_found(
    dialogues: Dialogues, ana: str, talk: str
) -> None:
    message = say(dialogues, ana, talk, "a heist in Paris", None)
    dialogues.store_answer(message.id, Answer(Intent("")), DialogueState(), ["Zero Sum", "Moss"])
    assert [one.message_id for one in dialogues.search(ana, "paris")] == [message.id]
    assert [one.message_id for one in dialogues.search(ana, "zero sum")] == [message.id]
    assert dialogues.search(ana, "western") == []


@pytest.mark.parametrize("words", ['" OR *', "NEAR(", "'; DROP TABLE messages; --", "", "😀"])
def test_any_text_can_be_searched_for(
    dialogues: Dialogues, ana: str, talk: str, words: str
) -> None:
    say(dialogues, ana, talk, "a comedy", None)
    assert dialogues.search(ana, words) == []


def test_nobody_reaches_the_talk_of_another(
    dialogues: Dialogues, ana: str, ben: str, talk: str
) -> None:
    message = say(dialogues, ana, talk, "a heist", None)
    own = dialogues.create(ben, "films").id
    assert [one.id for one in dialogues.all(ben)] == [own]
    assert dialogues.search(ben, "heist") == []
    assert dialogues.path(ben, own, message.id) == []
    for reach in (
        lambda: dialogues.get(ben, talk),
        lambda: dialogues.path(ben, talk),
        lambda: dialogues.message(ben, message.id),
        lambda: dialogues.siblings(ben, message.id),
        lambda: dialogues.switch(ben, message.id),
        lambda: dialogues.append(ben, talk, "mine now", parent_id=None),
        lambda: dialogues.append(ben, own, "mine now", parent_id=message.id),
        lambda: dialogues.remove(ben, talk),
        lambda: dialogues.rename(ben, talk, "mine"),
        lambda: dialogues.remove_message(ben, message.id),
    ):
        with pytest.raises(NotFound):
            reach()


def test_a_turn_that_was_cut_off_is_a_message_without_an_answer(
    dialogues: Dialogues, ana: str, talk: str
) -> None:
    say(dialogues, ana, talk, "a comedy", None)
    (message,) = dialogues.path(ana, talk)
    assert (message.text, message.answer, message.state) == ("a comedy", None, None)


@settings(max_examples=40, deadline=None)
@given(state=STATES)
def test_a_state_comes_back_as_it_was(state: DialogueState) -> None:
    assert read_state(state_json(state)) == state


@settings(max_examples=40, deadline=None)
@given(answer=ANSWERS)
def test_an_answer_comes_back_as_it_was(answer: Answer) -> None:
    assert read_answer(answer_json(answer)) == answer


def test_fields_of_a_later_version_are_passed_over() -> None:
    state = DialogueState(wishes=(Wish(Slot.GENRE, "comedy"),))
    plain = json.loads(state_json(state)) | {"mood_of_the_moon": "full"}
    plain["wishes"][0]["colour"] = "red"
    assert read_state(json.dumps(plain)) == state


@pytest.mark.parametrize("text", ["", "{", "[]", '{"turn": "many"}', "null"])
def test_what_cannot_be_read_is_no_state(text: str) -> None:
    assert read_state(text) is None
