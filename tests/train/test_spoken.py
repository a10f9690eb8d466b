"""Our own messages: what they say and what they mean agree."""

import random

import pytest

from recchat.train.answers import questions_by_topic
from recchat.train.frame_text import SLOTS, read_frame, write_frame
from recchat.train.library import Sources, load_library, own_words
from recchat.train.notation import slots_of
from recchat.train.spoken import Message, Speaker, load_groups
from recchat.train.typing_habits import Piece, typed
from recchat.types import Act


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    speaker = Speaker(load_library(Sources()), questions_by_topic(), seed=3)
    return [speaker.say() for _ in range(3000)]


def test_every_value_stands_in_the_message(messages: list[Message]) -> None:
    for message in messages:
        for values in message.slots.values():
            assert all(value in message.text for value in values), message


def test_slots_and_acts_are_those_of_the_format(messages: list[Message]) -> None:
    for message in messages:
        assert set(message.slots) <= set(SLOTS)
        assert message.acts and set(message.acts) <= {act.value for act in Act}


def test_every_act_and_slot_is_said(messages: list[Message]) -> None:
    assert {slot for m in messages for slot in m.slots} == set(SLOTS)
    assert {act for m in messages for act in m.acts} == {act.value for act in Act}


def test_nothing_is_named_as_liked_and_disliked(messages: list[Message]) -> None:
    both = [m for m in messages if set(m.slots.get("like", ())) & set(m.slots.get("dislike", ()))]
    assert len(both) < 10


def test_few_messages_repeat(messages: list[Message]) -> None:
    assert len({message.text for message in messages}) > 2200


def test_there_are_many_frames_and_each_slot_can_be_filled() -> None:
    groups, words = load_groups(), own_words("words.txt")
    frames = [frame for group in groups for frame in group.frames]
    slots = {slot.removesuffix("+").removeprefix("this ") for f in frames for slot in slots_of(f)}
    names = {slot.removeprefix("not ") for slot in slots}
    known = {*words, "like", "dislike", "mention", "person", "surname"}
    assert len(frames) >= 1500
    assert {name.replace("not_", "") for name in names} <= known


def test_a_frame_is_written_in_order_and_read_back() -> None:
    text = write_frame(["chat", "request"], {"genre": ["scary", "scary"], "like": ["Heat", "Up"]})
    assert text == "acts: request, chat\nlike: Heat; Up\ngenre: scary"
    assert read_frame(text) == (["request", "chat"], {"like": ["Heat", "Up"], "genre": ["scary"]})


def test_typing_changes_value_and_message_alike() -> None:
    pieces = [Piece("i loved "), Piece("The Witch", "like", is_name=True), Piece(", you know?")]
    for seed in range(50):
        text, slots = typed(pieces, random.Random(seed))
        assert slots["like"][0] in text
        assert slots["like"][0].lower() == "the witch"
