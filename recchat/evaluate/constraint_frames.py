"""What a message was read to set, as frames that can be compared: bounds, genres, origins.

A refusal with one open side is a bound like any other; bounds that all hold are their common
part; a last year that has not passed is no limit. An origin ("Korean") is met by the language
or by the country, and "for children" by a mild rating or by films for families.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recchat.evaluate.forms import canonical, strings
from recchat.types import BOUNDED, Slot, Wish

Bounds = tuple[float | None, float | None]

SET_SLOTS: Mapping[str, Slot] = {
    "genres": Slot.GENRE,
    "languages": Slot.LANGUAGE,
    "countries": Slot.COUNTRY,
}
# A word for where a film comes from -> its language and its country; either will do.
ORIGINS: Mapping[str, tuple[str, str]] = {
    "foreign": ("English", "United States"),
    "Chinese": ("Mandarin", "China"),
    "Danish": ("Danish", "Denmark"),
    "French": ("French", "France"),
    "German": ("German", "Germany"),
    "Indian": ("Hindi", "India"),
    "Iranian": ("Persian", "Iran"),
    "Italian": ("Italian", "Italy"),
    "Japanese": ("Japanese", "Japan"),
    "Korean": ("Korean", "South Korea"),
    "Norwegian": ("Norwegian", "Norway"),
    "Polish": ("Polish", "Poland"),
    "Portuguese": ("Portuguese", "Portugal"),
    "Russian": ("Russian", "Russia"),
    "Spanish": ("Spanish", "Spain"),
    "Swedish": ("Swedish", "Sweden"),
}
FOR_CHILDREN = frozenset({"G", "PG"})
STRICTER: Mapping[str, str] = {"PG": "G", "PG-13": "PG", "R": "PG-13", "NC-17": "R"}


@dataclass(slots=True)
class Frame:
    """What a message was read to set, by the names of the slots of a row; checks take away."""

    bounds: dict[str, Bounds]
    values: dict[str, set[str]]


def frame_of(wishes: Iterable[Wish], this_year: int, names: Mapping[str, tuple[str, ...]]) -> Frame:
    """Wishes by the names of slots; a refusal with one open side is a bound like any other."""
    wishes = tuple(wishes)
    frame = Frame({}, {})
    for slot in BOUNDED:
        for wish in wishes:
            if wish.slot is slot:
                add_bounds(frame, wish, this_year)
    for name, slot in SET_SLOTS.items():
        for sign, wanted in (("", True), ("not_", False)):
            found = [w.value for w in wishes if w.slot is slot and w.wanted is wanted]
            frame.values[sign + name] = set(form(name, found, names))
    ratings = [wish for wish in wishes if wish.slot is Slot.AGE_RATING and wish.value]
    allowed = {w.value if w.wanted else STRICTER.get(w.value, w.value) for w in ratings}
    frame.values["age_rating"] = allowed
    return frame


def form(name: str, values: Iterable[str], names: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Values as they are compared."""
    if name == "genres":
        return canonical("genres", values, names)
    return frozenset(value.casefold() for value in values)


def add_bounds(frame: Frame, wish: Wish, this_year: int) -> None:
    """Bounds that all hold together are their common part."""
    name = str(wish.slot)
    low, high = wish.low, wish.high
    if not wish.wanted and low is not None and high is not None:
        frame.bounds[f"not_{name}"] = (low, high)
        return
    if not wish.wanted:
        low, high = (None if high is None else high + 1), (None if low is None else low - 1)
    if wish.slot is Slot.YEAR:
        high = open_ended(high, this_year)
    before = frame.bounds.get(name, (None, None))
    lows = [one for one in (low, before[0]) if one is not None]
    highs = [one for one in (high, before[1]) if one is not None]
    if lows or highs:
        frame.bounds[name] = (max(lows, default=None), min(highs, default=None))


def open_ended(high: float | None, this_year: int) -> float | None:
    """A last year that has not passed is no limit: nothing newer is to be had."""
    return None if high is not None and high >= this_year else high


def settle(frame: Frame, expect: Mapping[str, object], may: Mapping[str, object]) -> dict[str, str]:
    """Origins and audience, which more than one slot can answer, and what may be read besides."""
    wrong: dict[str, str] = {}
    for sign in ("", "not_"):
        name = f"{sign}origins"
        for origin in strings(expect.get(name)):
            if not take_origin(frame, sign, origin):
                wrong[name] = f"{name} lacks {origin}: {said(frame)}"
        for origin in strings(may.get(name)):
            take_origin(frame, sign, origin)
    if expect.get("audience") == "children" and not take_children(frame):
        wrong["audience"] = f"not for children: {said(frame)}"
    allow(frame, may)
    return wrong


def take_origin(frame: Frame, sign: str, origin: str) -> bool:
    """Take the language and the country of an origin away; whether either was there."""
    language, country = (part.casefold() for part in ORIGINS[origin])
    languages, countries = frame.values[f"{sign}languages"], frame.values[f"{sign}countries"]
    there = language in languages or country in countries
    languages.discard(language)
    countries.discard(country)
    return there


def take_children(frame: Frame) -> bool:
    """A mild rating or films for families: either makes it fit for children."""
    there = frame.values["age_rating"] <= FOR_CHILDREN
    there = there and bool(frame.values["age_rating"] or "family" in frame.values["genres"])
    frame.values["age_rating"] -= FOR_CHILDREN
    frame.values["genres"].discard("family")
    return there


def allow(frame: Frame, may: Mapping[str, object]) -> None:
    """What may be read besides is not judged."""
    for name, value in may.items():
        if name in frame.bounds and isinstance(value, list) and fits(frame.bounds[name], value):
            del frame.bounds[name]
        elif name in frame.values:
            values = strings(value) if isinstance(value, list) else [str(value)]
            allowed = {one if name == "age_rating" else one.casefold() for one in values}
            frame.values[name] -= allowed


def said(frame: Frame) -> str:
    """The values of a frame, for a report."""
    values = {name: sorted(found) for name, found in frame.values.items() if found}
    return str(values) if values else "nothing of the kind"


def fits(found: Bounds, wanted: Sequence[object], this_year: int | None = None) -> bool:
    """Whether both bounds are those described; a limit in this year may stand for none."""
    low, high = wanted
    if found[1] is None and high is not None and this_year is not None:
        return is_bound(found[0], low) and room(high)[1] >= this_year
    return is_bound(found[0], low) and is_bound(found[1], high)


def is_bound(found: float | None, described: object) -> bool:
    """Whether a bound is the number, or within the room, that a row gives it."""
    if found is None or described is None:
        return found is None and described is None
    least, most = room(described)
    return least <= found <= most


def room(described: object) -> tuple[float, float]:
    """The least and the most that a bound may be: "2003..2005", or one number."""
    least, _, most = str(described).partition("..")
    return float(least), float(most or least)
