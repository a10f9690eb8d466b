"""Dates of the common kinds as ISO 8601 in UTC, in the form in which the store keeps time."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

NAMED = (
    "%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%d-%b-%Y", "%d %b %y", "%Y %b %d",
)  # fmt: skip
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


def days_come_first(texts: Iterable[str]) -> bool:
    """Whether dates such as 04/07/2021 begin with the day: so, unless most prove otherwise."""
    found = [match for text in texts if (match := NUMBERS.match(text.strip()))]
    return sum(int(match[3]) > 12 for match in found) <= sum(int(match[1]) > 12 for match in found)


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
    """Dates with the name of the month: 3 Feb 2021, February 3rd, 2021."""
    text = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", text.replace(",", " "), flags=re.IGNORECASE)
    text = " ".join(text.split())
    for form in NAMED:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None
