"""Dates of the common kinds as ISO 8601 in UTC, in the form in which the store keeps time."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

MONTHS = ("jan feb mar apr may jun jul aug sep oct nov dec").split()
CLOCK = r"(?:[ T]+(\d{1,2}):(\d{2})(?::\d{2})?)?"
DAY_MONTH = re.compile(rf"^(\d{{1,2}})[ \-.]+([a-z]{{3,9}})[ \-.]+(\d{{4}}|\d{{2}}){CLOCK}\b", re.I)
MONTH_DAY = re.compile(rf"^([a-z]{{3,9}})\.? (\d{{1,2}}) (\d{{4}}){CLOCK}\b", re.I)
YEAR_MONTH = re.compile(rf"^(\d{{4}}) ([a-z]{{3,9}})\.? (\d{{1,2}}){CLOCK}\b", re.I)
NUMBERS = re.compile(r"^(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T,].*)?$")
YEAR_FIRST = re.compile(r"^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[ T].*)?$")
STAMP = re.compile(r"^\d{9,10}(\d{3})?$")  # seconds or milliseconds since 1970
FIRST_YEAR, LAST_YEAR = 1900, 2200


def date_of(text: str, *, day_first: bool) -> str | None:
    """A date as stored, or nothing when the words are no date."""
    text = text.strip()
    found = iso(text) or stamped(text) or numbered(text, day_first=day_first) or named(text)
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        return None
    return found.astimezone(UTC).isoformat(timespec="milliseconds")


@dataclass(frozen=True, slots=True)
class Order:
    """Whether the day or the month comes first in dates such as 04/07/2021, and how it is known."""

    day_first: bool = True
    is_needed: bool = False  # some date reads either way
    is_proved: bool = False  # some date reads only one way


def order_of(texts: Iterable[str]) -> Order:
    """The order that the dates of a column show: the day first, unless most prove otherwise."""
    days = months = either = 0
    for text in texts:
        match = NUMBERS.match(text.strip())
        if match:
            first, second = int(match[1]) > 12, int(match[3]) > 12
            days, months = days + first, months + second
            either += not first and not second and match[2] == "/" and match[1] != match[3]
    return Order(months <= days, either > 0, days != months)


def iso(text: str) -> datetime | None:
    """ISO 8601, with or without a time of day; no zone means UTC."""
    if match := YEAR_FIRST.match(text):
        text = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    if not re.match(r"\d{4}-", text):
        return None
    try:
        found = datetime.fromisoformat(text.removesuffix(" UTC"))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def stamped(text: str) -> datetime | None:
    """Seconds, or milliseconds, since 1970."""
    match = STAMP.match(text)
    if not match:
        return None
    seconds = int(text) / (1000 if match[1] else 1)
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def numbered(text: str, *, day_first: bool) -> datetime | None:
    """4/7/2021 and its kin."""
    match = NUMBERS.match(text)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    year += 2000 if year < 100 else 0
    days = (first, second) if day_first or match[2] != "/" else (second, first)
    for day, month in (days, days[::-1]):  # 02/14 is a date whatever the column's order is
        try:
            return datetime(year, month, day, tzinfo=UTC)
        except ValueError:
            continue
    return None


def named(text: str) -> datetime | None:
    """Dates with the name of the month: 3 Feb 2021, February 3rd, 2021, 19 Aug 2026, 20:48."""
    text = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", text.replace(",", " "), flags=re.IGNORECASE)
    text = " ".join(text.split())
    if match := DAY_MONTH.match(text):
        day, month, year = match[1], match[2], match[3]
    elif match := MONTH_DAY.match(text):
        month, day, year = match[1], match[2], match[3]
    elif match := YEAR_MONTH.match(text):
        year, month, day = match[1], match[2], match[3]
    else:
        return None
    short = month[:3].casefold()
    if short not in MONTHS:
        return None
    century = 2000 if len(year) == 2 else 0
    clock = int(match[4] or 0), int(match[5] or 0)
    try:
        number = MONTHS.index(short) + 1
        return datetime(int(year) + century, number, int(day), *clock, tzinfo=UTC)
    except ValueError:
        return None
