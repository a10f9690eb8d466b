"""Does an item meet one wish? Ranking, critiques and reasons all ask it here.

The same rules as the filters of the catalogue, for one item at a time: a hard wish that becomes
a filter lets through exactly the items that meet it. An unknown fact meets no wish, except one
not to have it.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from recchat.catalogue.filters import AGE_RATINGS, FACETS
from recchat.catalogue.items import Catalogue
from recchat.types import Dial, Item, Slot, Wish

HIGH, LOW = 6, 4  # a dial from here up is "funny", up to there "not funny"; 5 is neither
WORD = re.compile(r"[^\W_]+")
NUMBERS: Mapping[Slot, Callable[[Item], int | None]] = MappingProxyType(
    {
        Slot.YEAR: lambda item: item.year,
        Slot.MINUTES: lambda item: item.minutes,
        Slot.PAGES: lambda item: item.pages,
    }
)


def meets(item: Item, wish: Wish, catalogue: Catalogue) -> bool:
    """Whether the stored facts of the item fulfil the wish; a title is never fulfilled."""
    if wish.slot in FACETS:
        return has_facet(item, wish.slot, wish.value) is wish.wanted
    if wish.slot is Slot.KEYWORD:
        return bool(keyword_field(item, wish.value)) is wish.wanted
    if wish.slot in NUMBERS:
        return meets_bounds(item, wish, catalogue)
    if wish.slot is Slot.AGE_RATING:
        return meets_rating(item, wish)
    return wish.slot is Slot.TONE and meets_tone(item, wish, catalogue)


def has_facet(item: Item, slot: Slot, value: str) -> bool:
    """Whether one of the item's values is this one, whatever the case of its letters."""
    return value.casefold() in {one.casefold() for one in FACETS[slot](item)}


def keyword_field(item: Item, words: str) -> str:
    """Where the words stand in the item, in this order, as whole words: a field or nothing."""
    wanted = stems(words)
    if not wanted:
        return ""
    texts = (("themes", item.themes), ("description", (item.description,)))
    fits = (name for name, values in texts if any(within(wanted, stems(one)) for one in values))
    return next(fits, "")


def stems(text: str) -> tuple[str, ...]:
    """The words of a text, folded, a plural as its singular: robots and robot are one."""
    folded = text.casefold().replace("’", "'").replace("'s", "")
    return tuple(singular(word) for word in WORD.findall(folded))


def singular(word: str) -> str:
    """A word without the mark of its plural; it need not be spelt right, only be one for both."""
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    bare = word.removesuffix("s")
    if len(bare) > 3 and bare.endswith("ie"):
        return bare[:-2] + "y"  # stories, zombie, zombies
    return bare[:-1] if bare.endswith("oe") else bare  # heroes


def within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether the words of one stand side by side in the other."""
    starts = range(len(whole) - len(part) + 1)
    return any(whole[start : start + len(part)] == part for start in starts)


def meets_bounds(item: Item, wish: Wish, catalogue: Catalogue) -> bool:
    """A year or a length within its bounds, and on the right side of `than` where there is one."""
    number = NUMBERS[wish.slot](item)
    if number is None:
        return False
    inside = (wish.low is None or number >= wish.low) and (wish.high is None or number <= wish.high)
    if wish.than and wish.direction:
        other = catalogue.items.get(wish.than)
        rival = NUMBERS[wish.slot](other) if other else None
        inside = inside and rival is not None and (number - rival) * wish.direction > 0
    return inside is wish.wanted


def meets_rating(item: Item, wish: Wish) -> bool:
    """Rated this or more strictly; not wanted: rated, and otherwise than this."""
    if item.age_rating not in AGE_RATINGS or wish.value not in AGE_RATINGS:
        return False
    if not wish.wanted:
        return item.age_rating != wish.value
    return AGE_RATINGS.index(item.age_rating) <= AGE_RATINGS.index(wish.value)


def meets_tone(item: Item, wish: Wish, catalogue: Catalogue) -> bool:
    """A dial that is high or low as wanted, or that moved by a step against `than`."""
    moved = dial_moved(item, wish, catalogue)
    if moved is None:
        return False
    return moved >= 1 if wish.wanted else moved <= -1


def dial_moved(item: Item, wish: Wish, catalogue: Catalogue) -> int | None:
    """Steps of a tone in the direction asked for; without `than`, counted past the middle."""
    if wish.value not in set(Dial) or not wish.direction or not item.tones:
        return None
    tone = item.tones[Dial(wish.value)]
    if wish.than:
        other = catalogue.items.get(wish.than)
        return (
            (tone - other.tones[Dial(wish.value)]) * wish.direction
            if other and other.tones
            else None
        )
    return tone - HIGH + 1 if wish.direction > 0 else LOW - tone + 1
