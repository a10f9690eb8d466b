"""Lengths of what is read: "under 300 pages", "a short book", "no doorstoppers"."""

import re
from collections.abc import Iterator

from recchat.talk.reading.lengths import AFTER, CUES, NO, NUMBER, cued, kind_of, number
from recchat.talk.reading.lexicons.patterns import whole
from recchat.talk.reading.terms import Found, Term, placed
from recchat.talk.reading.text import Line
from recchat.types import Slot

SHORT, NOT_TOO_LONG, LONG, QUITE_LONG = 220, 350, 500, 200  # pages
ABOUT = 0.15  # of the pages named, on either side of "about 300 pages"
FEWEST, MOST = 10, 5_000  # pages that can be meant
UNIT = r"(?:pages?|pgs?|pp)"
HUNDREDS = {
    f"{words} hundred": 100 * count
    for count, words in enumerate("one two three four five six seven eight nine".split(), start=1)
} | {"a hundred": 100, "a thousand": 1000, "one thousand": 1000}
IN_WORDS = "|".join(
    [f"{one} and fifty" for one in HUNDREDS] + sorted(HUNDREDS, key=len, reverse=True)
)
COUNT = rf"(?:{IN_WORDS}|\d{{1,2}} , \d{{3}}|{NUMBER})"
PATTERN = whole(
    rf"(?:{cued(CUES, 'b')})?(?P<pages>{COUNT}) ?{UNIT}(?:{cued(AFTER, 'a')})?"
    rf"(?: (?:long|in length))?"
)
RANGE = whole(
    rf"(?:between |from )?(?P<one>{COUNT})(?: ?{UNIT})? (?:and|to|-) (?P<other>{COUNT}) ?{UNIT}"
)
THING = r"(?:books?|novels?|reads?|ones?|classics?|stor(?:y|ies)|volumes?)"
VAGUE: tuple[tuple[str, float | None, float | None], ...] = (
    (
        rf"{NO} (?:too|very|so|that|overly|super|extremely|really) (?:long|thick|big|fat)|not long|"
        rf"{NO} (?:doorstoppers?|bricks?|(?:(?:big|fat|thick|huge) )+{THING})|"
        rf"not (?:be )?too lengthy",
        None,
        NOT_TOO_LONG,
    ),
    (rf"{NO} (?:too|very|so|that) (?:short|thin|slim)", QUITE_LONG, None),
    (
        rf"short(?:ish)?(?! (?:list|term|notice|story|stories|circuit|cuts?|of))|"
        rf"(?:quick|slim|thin|brief|slender) {THING}|brief|slim volume|novellas?|bite sized|"
        rf"(?:in|for) (?:one|an?|a single) (?:sitting|evening|afternoon|day)|not a long {THING}",
        None,
        SHORT,
    ),
    (
        rf"(?:(?:really|very|nice|good|big|fat|thick|huge) )*long(?= (?:{THING}|epic|and|<))|"
        rf"(?:big|fat|thick|huge)(?: (?:big|fat|thick|huge))*(?= {THING})|epic length|lengthy|"
        rf"doorstoppers?|"
        rf"(?:something|anything) long",
        LONG,
        None,
    ),
)
VAGUE_PATTERNS = tuple((whole(words), low, high) for words, low, high in VAGUE)


def find_pages(line: Line) -> list[Found]:
    """Every mention of a length as bounds in pages."""
    found = [term for match in RANGE.finditer(line.plain) for term in ranged(line, match)]
    if not found:
        found = [term for match in PATTERN.finditer(line.plain) for term in counted(line, match)]
    for pattern, low, high in VAGUE_PATTERNS:
        for match in pattern.finditer(line.plain):
            first, last = line.place(*match.span())
            if all(last <= one[0] or first >= one[1] for one in found):
                term = Term(Slot.PAGES, ("",), low=low, high=high, firm=False)
                found.append((first, last, placed(term, line, first, last)))
    return sorted(found, key=lambda one: one[0])


def ranged(line: Line, match: re.Match[str]) -> Iterator[Found]:
    """'Between 200 and 300 pages': both bounds."""
    low, high = sorted((pages_in(match["one"]), pages_in(match["other"])))
    if low >= FEWEST:
        first, last = line.place(*match.span())
        term = Term(Slot.PAGES, ("",), low=low, high=high, firm=True)
        yield first, last, placed(term, line, first, last)


def counted(line: Line, match: re.Match[str]) -> Iterator[Found]:
    """The bounds that a number of pages with its cues sets."""
    pages = pages_in(match["pages"])
    if not FEWEST <= pages <= MOST:
        return
    low, high, firm = bounds_of(kind_of(match), pages)
    first, last = line.place(*match.span())
    term = Term(Slot.PAGES, ("",), low=low, high=high, firm=firm)
    yield first, last, placed(term, line, first, last)


def bounds_of(kind: str, pages: float) -> tuple[float | None, float | None, bool]:
    """Bounds, both inclusive, and whether they are hard."""
    return {
        "under": (None, pages - 1, True),
        "at_most": (None, pages, True),
        "over": (pages + 1, None, True),
        "at_least": (pages, None, True),
        "about": (round(pages * (1 - ABOUT)), round(pages * (1 + ABOUT)), False),
    }[kind]


def pages_in(words: str) -> float:
    """A number of pages in digits or words."""
    if words in HUNDREDS:
        return HUNDREDS[words]
    if words.endswith(" and fifty"):
        return HUNDREDS[words.removesuffix(" and fifty")] + 50
    return number(words.replace(" , ", "") if words[0].isdigit() else words)
