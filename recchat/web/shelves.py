"""Three shelves for a first visit: groups of items of one temper, far from one another.

Computed from the dials of whatever library is in use: a shelf is a direction, its items are those
that lie furthest along it, spread over the decades.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from recchat.types import Dial, Item

ON_A_SHELF = 6
NEAREST = 60  # of the nearest items, the spread ones are taken
FEWEST = 24  # items with dials, below which there is nothing to sort into shelves
ENDS = {"book": "page"}
SHELVES: Mapping[str, Mapping[Dial, int]] = MappingProxyType(
    {
        "Warm, funny, good company": MappingProxyType(
            {Dial.HUMOUR: 8, Dial.WARMTH: 9, Dial.DARKNESS: 1, Dial.TENSION: 2, Dial.VIOLENCE: 0}
        ),
        "Tense until the last {end}": MappingProxyType(
            {Dial.TENSION: 10, Dial.DARKNESS: 7, Dial.PACE: 7, Dial.COMPLEXITY: 6, Dial.WARMTH: 2}
        ),
        "Quiet, tender, a little strange": MappingProxyType(
            {Dial.STRANGENESS: 7, Dial.WARMTH: 7, Dial.PACE: 3, Dial.ROMANCE: 6, Dial.VIOLENCE: 0}
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A named group of items."""

    name: str
    items: tuple[Item, ...]


def shelves(items: Sequence[Item], noun: str = "film") -> list[Shelf]:
    """Three shelves, no item on two of them; none for a library without dials."""
    rated = [item for item in items if item.tones and item.year]
    if len(rated) < FEWEST:
        return []
    taken: set[str] = set()
    made = []
    for name, wanted in SHELVES.items():
        chosen = spread([item for item in nearest(rated, wanted) if item.id not in taken])
        taken |= {item.id for item in chosen}
        made.append(Shelf(name.format(end=ENDS.get(noun, "minute")), tuple(chosen)))
    return made


def nearest(items: Sequence[Item], wanted: Mapping[Dial, int]) -> list[Item]:
    """The items whose dials come nearest to the wanted ones."""
    return sorted(items, key=lambda item: (distance(item, wanted), item.id))[:NEAREST]


def distance(item: Item, wanted: Mapping[Dial, int]) -> int:
    """How far an item lies from a temper."""
    return sum((item.tones.get(dial, 5) - level) ** 2 for dial, level in wanted.items())


def spread(items: Sequence[Item]) -> list[Item]:
    """Six of them, from as many decades and makers as there are, in the order of years."""
    chosen: list[Item] = []
    decades: dict[int, int] = {}
    for round_limit in range(1, ON_A_SHELF + 1):
        for item in items:
            decade = (item.year or 0) // 10
            fits = decades.get(decade, 0) < round_limit and not shares_maker(item, chosen)
            if len(chosen) < ON_A_SHELF and item not in chosen and fits:
                chosen.append(item)
                decades[decade] = decades.get(decade, 0) + 1
    return sorted(chosen, key=lambda item: item.year or 0)


def shares_maker(item: Item, chosen: Sequence[Item]) -> bool:
    """Whether one of the chosen is by the same people, or has the same title."""
    makers = {maker for one in chosen for maker in one.creators}
    return bool(makers & set(item.creators)) or item.title in {one.title for one in chosen}
