"""What a chip sends is read as what the chip says: suggestions and reader agree."""

import pytest

from recchat.catalogue.items import Catalogue
from recchat.prompts import Prompts
from recchat.talk.critiques import anchored
from recchat.talk.reading.reader import Reader
from recchat.talk.saying.dial_words import pressed
from recchat.talk.saying.suggestions import LIFTS, ORDINALS
from recchat.types import Act, Control, Dial, DialogueState, Intent, Slot

SLATE = ("moss-2020", "static-1992", "zero-sum-2011", "tin-stars-1948", "lanterns-2018")


def read(catalogue: Catalogue, text: str) -> Intent:
    reader = Reader(catalogue, Prompts(), this_year=2025)
    state = DialogueState(slate=SLATE, shown=SLATE)
    intent = reader.read(text, state, last="", model=None, seconds=1.0)
    return anchored(intent, state, catalogue)


@pytest.mark.parametrize("direction", [1, -1])
@pytest.mark.parametrize("dial", list(Dial))
def test_a_turn_of_a_dial(catalogue: Catalogue, dial: Dial, direction: int) -> None:
    intent = read(catalogue, pressed(dial, direction))
    (wish,) = intent.wishes
    assert (wish.slot, wish.value, wish.direction) == (Slot.TONE, dial, direction)
    assert Act.CRITIQUE in intent.acts
    assert wish.than in SLATE


@pytest.mark.parametrize(
    ("text", "slot", "direction"),
    [
        ("something shorter", Slot.MINUTES, -1),
        ("something older", Slot.YEAR, -1),
        ("something newer", Slot.YEAR, 1),
    ],
)
def test_shorter_older_newer(catalogue: Catalogue, text: str, slot: Slot, direction: int) -> None:
    (wish,) = read(catalogue, text).wishes
    assert (wish.slot, wish.direction) == (slot, direction)
    assert wish.hard and wish.than in SLATE


@pytest.mark.parametrize("place", range(5))
def test_more_like_one_of_the_cards(catalogue: Catalogue, place: int) -> None:
    intent = read(catalogue, f"more like the {ORDINALS[place]} one")
    (wish,) = intent.wishes
    assert (wish.slot, wish.value, wish.wanted) == (Slot.TITLE, SLATE[place], True)
    assert intent.references == (SLATE[place],)
    assert intent.judged == ()


@pytest.mark.parametrize("slot", [slot for slot in LIFTS if slot is not Slot.PAGES])
def test_lifting_a_constraint(catalogue: Catalogue, slot: Slot) -> None:
    intent = read(catalogue, f"{LIFTS[slot]} is fine")
    assert slot in intent.lifted
    assert intent.wishes == ()


def test_show_me_more(catalogue: Catalogue) -> None:
    assert read(catalogue, "show me more").control is Control.MORE
