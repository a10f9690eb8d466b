"""A struck chip from its key alone: the store keeps the keys, the page shows what they meant."""

import contextlib
from dataclasses import replace

from recchat.types import SaidBy, Slot, Wish

# Slots whose values are names: a key holds them in small letters.
NAMES = frozenset({Slot.PERSON, Slot.LANGUAGE, Slot.COUNTRY})


def wish_of(key: str) -> Wish | None:
    """The wish with this key; none when it is no key. See `Wish.key` for its form."""
    with contextlib.suppress(ValueError):
        slot, rest = key[1:].split(":", 1)
        value, direction, bounds = rest.rsplit(":", 2)
        said = value.title() if slot in NAMES else value
        wish = Wish(Slot(slot), said, key[:1] != "-", said_by=SaidBy.PERSON)
        low, _, high = bounds.partition("..")
        return replace(wish, direction=int(direction), low=number(low), high=number(high))
    return None


def number(text: str) -> float | None:
    """A bound, where there is one."""
    return float(text) if text else None
