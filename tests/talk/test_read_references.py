"""What words point at: the cards on screen, the item in focus, titles just named."""

from dataclasses import replace

import pytest

from recchat.types import Act, JudgedItem, Judgment
from tests.talk.reading import ON_SCREEN, make_reader, read_with, told

READER = make_reader()

POINTED = [
    ("the first one", "arrival"),
    ("the second looks good", "amelie"),
    ("number 3 please", "the-shining"),
    ("#4", "parasite"),
    ("the last one", "inception"),
    ("the first two", "arrival amelie"),
    ("the Nolan one", "inception"),
    ("the french one please", "amelie"),
    ("the horror one", "the-shining"),
    ("the old one", "the-shining"),
    ("the shortest one", "arrival"),
    ("the one with DiCaprio", "inception"),
    ("not those", "arrival amelie the-shining parasite inception"),
    ("the first time I watched it", ""),
    ("at last something good", ""),
]


@pytest.mark.parametrize(("text", "items"), POINTED)
def test_what_words_point_at(text: str, items: str) -> None:
    assert read_with(READER, text, ON_SCREEN).references == tuple(items.split())


STEERED = [
    ("more like the third but funnier", "title:the-shining tone:humour+>the-shining"),
    ("the third but shorter", "title:the-shining minutes:->the-shining!"),
    ("something older than the second", "year:->amelie!"),
    ("a bit lighter", "tone:darkness-"),
    ("less dark", "tone:darkness-"),
    ("not scary enough", "tone:tension+"),
    ("too long for me", "minutes:-!"),
    ("something newer", "year:+!"),
    ("none of these, something older", "year:-!"),
]


@pytest.mark.parametrize(("text", "wishes"), STEERED)
def test_critiques_of_what_is_on_screen(text: str, wishes: str) -> None:
    intent = read_with(READER, text, ON_SCREEN)
    assert told(intent) == set(wishes.split())
    assert Act.CRITIQUE in intent.acts


BOTH_WAYS = """funnier less-funny darker lighter scarier less-scary gorier less-violent
    more-romantic less-romantic warmer colder faster slower smarter simpler bigger smaller weirder
    more-down-to-earth""".split()


@pytest.mark.parametrize("text", BOTH_WAYS)
def test_every_dial_turns_both_ways(text: str) -> None:
    (wish,) = read_with(READER, text.replace("-", " "), ON_SCREEN).wishes
    assert wish.slot == "tone"
    assert wish.direction


def test_a_step_without_anything_on_screen_is_a_rough_bound() -> None:
    assert told(read_with(READER, "something shorter")) == {"minutes:..100"}


JUDGED = [
    ("seen the second, hated the third", "amelie:seen the-shining:disliked"),
    ("loved the first one", "arrival:liked"),
    ("seen the first one, didnt like it", "arrival:seen arrival:disliked"),
    ("not the second", "amelie:dismissed"),
    ("I loved Inception and hated Titanic", "inception:liked titanic:disliked"),
    ("seen Her, loved Up", "her:seen up:liked"),
    ("I've already seen Jaws and Heat", "jaws:seen heat:seen"),
    ("Titanic was boring", "titanic:disliked"),
    ("I didn't care for Titanic", "titanic:disliked"),
    ("not those", ""),
    ("something like Jaws", ""),
    ("the second is too slow", ""),
]


@pytest.mark.parametrize(("text", "judged"), JUDGED)
def test_judgments(text: str, judged: str) -> None:
    found = read_with(READER, text, ON_SCREEN).judged
    assert {f"{one.item_id}:{one.judgment}" for one in found} == set(judged.split())


def test_it_is_the_item_in_focus() -> None:
    focused = replace(ON_SCREEN, focus=("parasite",))
    intent = read_with(READER, "seen it, loved it", focused)
    assert JudgedItem("parasite", Judgment.LIKED, "it") in intent.judged


def test_it_is_the_title_named_before_it() -> None:
    focused = replace(ON_SCREEN, focus=("parasite",))
    intent = read_with(READER, "I watched Jaws yesterday. It was great", focused)
    assert {one.item_id for one in intent.judged} == {"jaws"}


def test_it_is_nothing_when_five_cards_could_be_meant() -> None:
    intent = read_with(READER, "I've seen it", ON_SCREEN)
    assert (intent.judged, intent.acts) == ((), (Act.SEEN,))


def test_that_director_is_a_person() -> None:
    focused = replace(ON_SCREEN, focus=("inception",))
    assert told(read_with(READER, "anything else by that director?", focused)) == {
        "person:Christopher Nolan!"
    }


def test_something_similar_is_like_the_item_in_focus() -> None:
    focused = replace(ON_SCREEN, focus=("arrival",))
    assert told(read_with(READER, "something similar?", focused)) == {"title:arrival"}


def test_a_description_that_fits_no_card_is_a_wish() -> None:
    assert told(read_with(READER, "the western one", ON_SCREEN)) == {"genre:western!"}
