"""What a written conversation may demand of an item on a card, one small test each."""

import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType

from recchat.catalogue.filters import AGE_RATINGS
from recchat.types import Dial, Item

ItemTest = Callable[[Item, object], bool]


def folded(text: str) -> str:
    """Letters without accents and case."""
    marks = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in marks if not unicodedata.combining(mark))


def texts(value: object) -> list[str]:
    """One text, or a list of them, as folded texts."""
    return [folded(str(one)) for one in value] if isinstance(value, list) else [folded(str(value))]


def number(value: object) -> float:
    """A number out of JSON."""
    if not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    return float(value)


def has_any(own: tuple[str, ...], value: object) -> bool:
    """Whether one of the values is among an item's own."""
    return bool({folded(one) for one in own} & set(texts(value)))


def tells_of(item: Item, value: object) -> bool:
    """Whether one of the words stands anywhere in what is known of the item."""
    known = (item.title, item.description, *item.themes, *item.moods, *item.genres)
    whole = folded(" ".join(known))
    return any(word in whole for word in texts(value))


def rated_at_most(item: Item, value: object) -> bool:
    """Whether the age rating is known, and no stricter than this one."""
    order = AGE_RATINGS
    return item.age_rating in order and order.index(item.age_rating) <= order.index(str(value))


def dials_hold(item: Item, value: object, sign: int) -> bool:
    """Whether every dial named lies at the bound or beyond it."""
    if not isinstance(value, Mapping):
        raise TypeError(f"{value!r} names no dials")
    bounds = {Dial(name): number(bound) for name, bound in value.items()}
    return bool(item.tones) and all(
        (item.tones[dial] - bound) * sign >= 0 for dial, bound in bounds.items()
    )


TESTS: Mapping[str, ItemTest] = MappingProxyType(
    {
        "minutes_max": lambda item, value: (item.minutes or 9999) <= number(value),
        "minutes_min": lambda item, value: (item.minutes or 0) >= number(value),
        "pages_max": lambda item, value: (item.pages or 99_999) <= number(value),
        "pages_min": lambda item, value: (item.pages or 0) >= number(value),
        "year_min": lambda item, value: (item.year or 0) >= number(value),
        "year_max": lambda item, value: (item.year or 9999) <= number(value),
        "genre": lambda item, value: all(has_any(item.genres, one) for one in texts(value)),
        "any_genre": lambda item, value: has_any(item.genres, value),
        "without_genre": lambda item, value: not has_any(item.genres, value),
        "language": lambda item, value: has_any(item.languages[:1], value),
        "without_language": lambda item, value: not has_any(item.languages[:1], value),
        "country": lambda item, value: has_any(item.countries, value),
        "person": lambda item, value: has_any((*item.creators, *item.cast), value),
        "director": lambda item, value: has_any(item.creators, value),
        "without_person": lambda item, value: not has_any((*item.creators, *item.cast), value),
        "age_max": rated_at_most,
        "dial_min": lambda item, value: dials_hold(item, value, 1),
        "dial_max": lambda item, value: dials_hold(item, value, -1),
        "tells_of": tells_of,
        "without_words": lambda item, value: not tells_of(item, value),
    }
)


def meets_all(item: Item, wanted: Mapping[str, object]) -> bool:
    """Whether an item passes every test named; raises KeyError for a test that is not there."""
    return all(TESTS[name](item, value) for name, value in wanted.items())
