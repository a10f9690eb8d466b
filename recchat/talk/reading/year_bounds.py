"""What words for times stand for in years: decades and their parts, centuries, years ago."""

import re
from collections.abc import Callable
from dataclasses import dataclass

# How people's words translate into years, counted back from the present one.
NEW, RECENT, OLD, CLASSIC = 5, 8, 35, 45
CENTURY_START = 2000
A_FEW = {"few": 4, "couple": 2, "several": 6, "couple of": 2}
DECADES = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fourties": 1940,
    "fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990,
    "noughties": 2000,
    "two thousands": 2000, "twenty tens": 2010, "twenty twenties": 2020,
}  # fmt: skip
PARTS = {
    "early": (0, 3), "mid": (4, 6), "late": (7, 9), "": (0, 9), "first half of": (0, 4),
    "second half of": (5, 9), "start of": (0, 3), "beginning of": (0, 3), "end of": (7, 9),
    "middle of": (4, 6),
}  # fmt: skip
SMALL = "one two three four five six seven eight nine ten".split()
COUNTS = {word: number for number, word in enumerate(SMALL, start=1)} | {
    "twelve": 12, "fifteen": 15, "twenty": 20, "twenty five": 25, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60,
}  # fmt: skip
NEARLY = 2  # years on either side of "around 1990"
CENTURIES = {
    "18th": 18, "eighteenth": 18, "19th": 19, "nineteenth": 19, "20th": 20, "twentieth": 20,
    "last": 20,
}  # fmt: skip
GROWN = 15  # years: a film of an age; below it a child is meant

YEAR = r"(?:18[89]\d|19\d\d|20[0-4]\d)"
DECADE = rf"(?:(?:19|20)?\d0s|{'|'.join(DECADES)})"
PART = r"(?:early|mid|late|(?:first|second) half of|(?:start|beginning|middle|end) of)"
TIME = rf"(?:(?:(?:the )?{PART} )?(?:the )?{DECADE}|{YEAR})"


@dataclass(frozen=True, slots=True)
class Span:
    """Years from `low` to `high`, both inclusive."""

    low: int
    high: int


Bounds = tuple[float | None, float | None, bool]  # low, high, whether it is explicit


def time_of(words: str) -> Span:
    """The years that a year, a decade or a part of one stands for."""
    words = words.replace("the ", "").strip()
    if words.isdigit():
        return Span(int(words), int(words))
    part, _, decade = words.rpartition(" ")
    part, decade = (part, decade) if part in PARTS else ("", words)  # "two thousands"
    first = DECADES.get(decade) or century(int(decade[:-1]))
    low, high = PARTS[part.strip()]
    return Span(first + low, first + high)


def century(number: int) -> int:
    """The first year of a decade written with two digits: 20s to 90s are of the last century."""
    return number if number > 99 else 1900 + number if number >= 20 else 2000 + number


def between(match: re.Match[str], _: int) -> Bounds:
    """Two times with everything between them, in whatever order."""
    one, other = time_of(match["one"]), time_of(match["other"])
    return min(one.low, other.low), max(one.high, other.high), True


def after(match: re.Match[str], _: int) -> Bounds:
    """Later than a time."""
    return time_of(match["time"]).high + 1, None, True


def since(match: re.Match[str], _: int) -> Bounds:
    """From a time on."""
    return time_of(match["time"]).low, None, True


def before(match: re.Match[str], _: int) -> Bounds:
    """Earlier than a time."""
    return None, time_of(match["time"]).low - 1, True


def until(match: re.Match[str], _: int) -> Bounds:
    """Up to a time."""
    return None, time_of(match["time"]).high, True


def within(match: re.Match[str], _: int) -> Bounds:
    """A time itself."""
    span = time_of(match["time"])
    return span.low, span.high, True


def last_years(match: re.Match[str], this_year: int) -> Bounds:
    """The last so many years, this one included."""
    return this_year - in_years(match), None, True


def in_years(match: re.Match[str]) -> int:
    """A count of years or decades."""
    unit = match.groupdict().get("unit") or "years"
    return counted(match["count"]) * (10 if unit.startswith("decade") else 1)


def counted(words: str) -> int:
    """A number of years, in digits or words."""
    return int(words) if words.isdigit() else A_FEW.get(words) or COUNTS[words]


def younger(match: re.Match[str], this_year: int) -> Bounds | None:
    """'At most twenty years old'."""
    count = in_years(match)
    return (this_year - count, None, True) if count >= GROWN else None


def elder(match: re.Match[str], this_year: int) -> Bounds | None:
    """'Over forty years old'."""
    count = in_years(match)
    return (None, this_year - count, True) if count >= GROWN else None


def years_ago_or_more(match: re.Match[str], this_year: int) -> Bounds:
    """'More than ten years ago'."""
    low, _, explicit = last_years(match, this_year)
    return None, low, explicit


def about_years_ago(match: re.Match[str], this_year: int) -> Bounds:
    """'From ten years ago': that year, give or take."""
    year = last_years(match, this_year)[0] or 0
    return year - NEARLY, year + NEARLY, False


def around(match: re.Match[str], _: int) -> Bounds:
    """'Around 1990': that year, give or take; a decade as it is."""
    span = time_of(match["time"])
    room = NEARLY if span.low == span.high else 0
    return span.low - room, span.high + room, not room


def of_century(match: re.Match[str], _: int) -> Bounds:
    """'The 20th century'."""
    last = CENTURIES[match["century"]] * 100
    return last - 100, last - 1, True


def this_decade(_: re.Match[str], this_year: int) -> Bounds:
    """The years of the decade that we are in."""
    return this_year - this_year % 10, None, True


def fixed(low: int | None, high: int | None, *, explicit: bool) -> Callable[..., Bounds]:
    """Bounds counted back from this year."""

    def bounds(_: re.Match[str], this_year: int) -> Bounds:
        return (
            None if low is None else this_year - low,
            None if high is None else this_year - high,
            explicit,
        )

    return bounds


def this_century(_: re.Match[str], __: int) -> Bounds:
    """From 2000 on."""
    return CENTURY_START, None, True
