"""What a critique is measured from: "lighter" than what was talked about, or than the slate."""

import re
from collections.abc import Sequence
from dataclasses import replace

from recchat.catalogue.items import Catalogue
from recchat.recommend.meets import NUMBERS
from recchat.talk.clashes import is_relative
from recchat.types import Act, Dial, DialogueState, Intent, Item, Slot, Wish

COMPARATIVE = re.compile(r"^(?:more|less|too|not so)\b|\w{3}er\b", re.IGNORECASE)


def anchored(intent: Intent, state: DialogueState, catalogue: Catalogue) -> Intent:
    """The intent with every relative wish of a critique given an item to be relative to."""
    if not is_critique(intent, state):
        return intent
    return replace(
        intent,
        acts=tuple(act for act in Act if act in {*intent.acts, Act.CRITIQUE}),
        wishes=tuple(anchored_wish(wish, intent, state, catalogue) for wish in intent.wishes),
    )


def is_critique(intent: Intent, state: DialogueState) -> bool:
    """Whether a message turns what is on screen: "funnier" does, whatever its act was read as."""
    compares = (wish for wish in intent.wishes if wish.slot is Slot.TONE and wish.direction)
    turns = any(COMPARATIVE.search(wish.words) for wish in compares)
    return Act.CRITIQUE in intent.acts or (bool(state.slate) and turns)


def anchored_wish(wish: Wish, intent: Intent, state: DialogueState, catalogue: Catalogue) -> Wish:
    """One wish with its anchor; a wish that needs none stays as it is.

    "Shorter" with an anchor is a bound: no ranking trades it for something else.
    """
    if not (is_relative(wish) or (wish.slot is Slot.TONE and wish.direction)):
        return wish
    than = wish.than or anchor_of(wish, intent, state, catalogue)
    return replace(wish, than=than, hard=wish.hard or (is_relative(wish) and bool(than)))


def anchor_of(wish: Wish, intent: Intent, state: DialogueState, catalogue: Catalogue) -> str:
    """The item a critique is measured from: what it points at, else the talk and the slate.

    With no item pointed at it has to move on from both what was talked about and what is shown.
    """

    def value(item_id: str) -> int | None:
        return fact(catalogue.items.get(item_id), wish)

    discussed = state.focus[:1] if not asked_before(wish, state) else ()
    on_screen = tuple(key for key in discussed if key in state.slate)
    pointed = (*intent.references, *named_titles(intent), *on_screen)
    known = [key for key in pointed if value(key) is not None]
    if known:
        return known[0]
    either = (*discussed, middle_of(state.slate, wish, catalogue))
    values = [(own * wish.direction, key) for key in either if (own := value(key)) is not None]
    return max(values)[1] if values else ""


def named_titles(intent: Intent) -> tuple[str, ...]:
    """Items that the message itself names: "like Arrival but lighter"."""
    return tuple(
        wish.value
        for wish in intent.wishes
        if wish.slot is Slot.TITLE and wish.known and wish.wanted
    )


def asked_before(wish: Wish, state: DialogueState) -> bool:
    """Whether the same turn was asked for already: then it means a step on from this slate."""
    return any(
        (one.slot, one.value, one.direction) == (wish.slot, wish.value, wish.direction)
        for one in state.wishes
    )


def middle_of(slate: Sequence[str], wish: Wish, catalogue: Catalogue) -> str:
    """The item on screen that stands in the middle by what the wish is about; "" when none."""
    facts = [(fact(catalogue.items.get(key), wish), key) for key in slate]
    known = sorted((value, key) for value, key in facts if value is not None)
    return known[len(known) // 2][1] if known else ""


def fact(item: Item | None, wish: Wish) -> int | None:
    """The number of an item that a wish is about: a dial, its year or its length."""
    if item is None:
        return None
    if wish.slot is Slot.TONE:
        return item.tones.get(Dial(wish.value)) if wish.value in set(Dial) else None
    return NUMBERS[wish.slot](item) if wish.slot in NUMBERS else None
