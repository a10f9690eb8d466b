"""A wish in the two or three words of a chip."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from recchat.catalogue.items import Catalogue
from recchat.talk.saying.dial_words import pressed
from recchat.types import Dial, Slot, Wish


def chip_label(wish: Wish, catalogue: Catalogue) -> str:
    """What a chip says of a wish, for the person to check at a glance."""
    if wish.slot is Slot.PERSON and catalogue.noun == "book":
        return signed("by", wish)
    if wish.slot in LABELS:
        return LABELS[wish.slot](wish)
    if wish.slot is Slot.TITLE:
        return title_label(wish, catalogue)
    if wish.slot is Slot.TONE:
        return tone_label(wish)
    return wish.value if wish.wanted else f"no {wish.value}"


def title_label(wish: Wish, catalogue: Catalogue) -> str:
    """A title: liked, not liked, or not known here."""
    if not wish.known:
        return f"not sure: {wish.value}"
    item = catalogue.items.get(wish.value)
    title = item.title if item else wish.value
    return f"like: {title}" if wish.wanted else f"not like: {title}"


def tone_label(wish: Wish) -> str:
    """A tone in the person's own words, or as a critique is said."""
    if wish.words and not wish.than:
        return wish.words
    direction = wish.direction if wish.wanted else -wish.direction
    known = wish.value in set(Dial) and direction
    return pressed(Dial(wish.value), direction) if known else wish.words or wish.value


def year_label(wish: Wish) -> str:
    """Bounds on the year: "1990 to 1999", "from 2010", "up to 1980"."""
    return bounds_label(wish, "from {low:.0f}", "up to {high:.0f}", "{low:.0f} to {high:.0f}")


def length_label(wish: Wish, unit: str) -> str:
    """Bounds on the length: "under 120 min", since "under two hours" is read as up to 119."""
    if wish.low is None and wish.high is not None and wish.wanted and wish.high % 10 == 9:
        return f"under {wish.high + 1:.0f} {unit}"
    both = f"{{low:.0f}} to {{high:.0f}} {unit}"
    return bounds_label(wish, f"{{low:.0f}} {unit} or more", f"up to {{high:.0f}} {unit}", both)


def bounds_label(wish: Wish, lower: str, upper: str, both: str) -> str:
    """The form that fits the bounds there are."""
    if wish.low is not None and wish.high is not None:
        text = both if wish.low != wish.high else "{low:.0f}"
    else:
        text = upper if wish.low is None else lower
    if wish.low is None and wish.high is None:
        return wish.words or wish.value
    said = text.format(low=wish.low or 0, high=wish.high or 0)
    return said if wish.wanted else f"not {said}"


def signed(before: str, wish: Wish) -> str:
    """A value with its word before it, and "not" where it is not wanted."""
    return f"{before} {wish.value}" if wish.wanted else f"not {before} {wish.value}"


LABELS: Mapping[Slot, Callable[[Wish], str]] = MappingProxyType(
    {
        Slot.YEAR: year_label,
        Slot.MINUTES: lambda wish: length_label(wish, "min"),
        Slot.PAGES: lambda wish: length_label(wish, "pages"),
        Slot.PERSON: lambda wish: signed("with", wish),
        Slot.LANGUAGE: lambda wish: signed("in", wish),
        Slot.COUNTRY: lambda wish: signed("from", wish),
        Slot.AGE_RATING: lambda wish: signed("rated", wish) + (" at most" if wish.wanted else ""),
    }
)
