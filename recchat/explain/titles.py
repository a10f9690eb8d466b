"""How another item is named beside this one: its title, or title with year where that misleads."""

import re

from recchat.explain.neutral import NEUTRAL
from recchat.types import Item

WORD = re.compile(r"[^\W_]+")


def title_beside(other: Item, item: Item) -> str:
    """'Arrival'; 'It (2017)', which no sentence can mistake for a word of its own."""
    same = other.title.casefold() == item.title.casefold()
    words = WORD.findall(other.title.casefold())
    return other.label if same or all(word in NEUTRAL for word in words) else other.title
