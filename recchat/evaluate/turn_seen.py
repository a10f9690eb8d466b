"""One turn of a written conversation as it was seen, and how expectations name things in it.

An item is named by its id, or by "@2": the second card that was on screen when the message was
sent. A wish is named as "genre:comedy", "minutes<=120", "year>=1990", "tone:humour+",
"title:@1", or "any:zombie" for words read into whatever slot; "-genre:horror" is unwanted.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recchat.catalogue.items import Catalogue
from recchat.evaluate.item_tests import folded
from recchat.types import DIALS, Dial, DialogueState, History, Intent, Item, Notice, Slot, Wish

BOUND = re.compile(r"^(minutes|pages|year)(<=|>=)(\d+)$")
TONE = re.compile(r"^tone:(\w+)([+-])$")
SLACK = 0.9  # "at most 120" read as 115 is the same wish; 90 is another one


@dataclass(frozen=True, slots=True)
class TurnSeen:
    """One turn as a customer of the events saw it."""

    intent: Intent
    state: DialogueState
    cards: tuple[Item, ...]
    showed: bool  # a new slate came, be it an empty one
    relax: tuple[Wish, ...]
    reply: str
    notices: tuple[Notice, ...]
    suggestions: tuple[str, ...]
    before: tuple[str, ...]  # ids on screen when the message was sent
    slates: tuple[tuple[str, ...], ...]  # every slate of this talk before this turn
    replies: tuple[str, ...]  # what was said in this talk before
    history: History  # of the person, after the turn

    @property
    def on_screen(self) -> tuple[str, ...]:
        """The ids on screen after the turn."""
        return tuple(item.id for item in self.cards) if self.showed else self.before

    @property
    def questions(self) -> tuple[str, ...]:
        """The sentences of the reply that ask."""
        sentences = re.split(r"(?<=[.!?])\s+", self.reply)
        return tuple(one for one in sentences if one.endswith("?"))


@dataclass(frozen=True, slots=True)
class Check:
    """A turn, the catalogue, and how to name items in it."""

    seen: TurnSeen
    catalogue: Catalogue

    def item_id(self, name: str) -> str:
        """An id out of an id or "@2"; raises KeyError when there is no such item."""
        if name.startswith("@"):
            place = int(name[1:]) - 1
            return self.seen.before[place] if place < len(self.seen.before) else "(no such card)"
        return self.catalogue.items[name].id

    def item_ids(self, names: object) -> list[str]:
        """Several of them."""
        return [self.item_id(str(name)) for name in names] if isinstance(names, list) else []

    def label(self, item_id: str) -> str:
        """An item as shown in a message."""
        item = self.catalogue.items.get(item_id)
        return item.label if item else item_id


def wish_fits(wish: Wish, spec: str, check: Check) -> bool:
    """Whether a wish is the one described: "minutes<=120", "tone:humour+", "genre:comedy"."""
    if match := BOUND.match(spec):
        bound = wish.high if match[2] == "<=" else wish.low
        return wish.slot == match[1] and bound is not None and near_bound(bound, match)
    if match := TONE.match(spec):
        way = wish.direction * (1 if wish.wanted else -1)
        wanted = 1 if match[2] == "+" else -1
        return wish.slot is Slot.TONE and wish.value == match[1] and way == wanted
    if spec[:1] in {"+", "-"}:
        return wish.wanted is (spec[0] == "+") and wish_fits(wish, spec[1:], check)
    slot, _, value = spec.partition(":")
    if slot == "title" and value.startswith("@"):
        value = check.item_id(value)
    if slot == "any":  # whatever slot the words were read into
        return folded(value) in folded(f"{wish.value} {wish.words}")
    return wish.slot == slot and folded(wish.value) == folded(value)


def near_bound(bound: float, match: re.Match[str]) -> bool:
    """Whether a bound says the same as the one described."""
    wanted = float(match[3])
    if match[1] == "year":
        return abs(bound - wanted) <= 1
    return wanted * SLACK <= bound <= wanted / SLACK


def mean(check: Check, name: str, item_ids: Sequence[str]) -> float | None:
    """The mean of a dial, of years or of a length over items."""
    items = [check.catalogue.items[key] for key in item_ids if key in check.catalogue.items]
    found = [value for item in items if (value := fact(item, name)) is not None]
    return round(sum(found) / len(found), 2) if found else None


def fact(item: Item, name: str) -> int | None:
    """A number of an item by its name."""
    if name in DIALS:
        return item.tones.get(Dial(name))
    return {"minutes": item.minutes, "pages": item.pages, "year": item.year}[name]


def same(name: str, found: object, wanted: object) -> list[str]:
    """A single value is the wanted one."""
    return [] if str(found) == str(wanted) else [f"{name} is {found}, not {wanted}"]
