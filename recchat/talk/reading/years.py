"""Years in a message: "the nineties", "nothing after 2016", "from the last five years", "old"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from recchat.talk.reading.terms import Found, Term, placed
from recchat.talk.reading.text import Line
from recchat.types import Slot

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
PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "": (0, 9)}
SMALL = "one two three four five six seven eight nine ten".split()
COUNTS = {word: number for number, word in enumerate(SMALL, start=1)} | {
    "twelve": 12, "fifteen": 15, "twenty": 20, "twenty five": 25, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60,
}  # fmt: skip
GROWN = 15  # years: a film of an age; below it a child is meant

YEAR = r"(?:18[89]\d|19\d\d|20[0-4]\d)"
DECADE = rf"(?:(?:19|20)?\d0s|{'|'.join(DECADES)})"
TIME = rf"(?:(?:(?:the )?(?:early|mid|late) )?(?:the )?{DECADE}|{YEAR})"
NO = r"(?:nothing|none|no|not|never|not anything|no films|no movies|nothing that is|not)"
MADE = r"(?:(?:that )?(?:came out|made|released|is|was|from|any|be|films?|movies?) )*"
NOT_MINE = r"(?<!my )(?<!her )(?<!his )(?<!their )(?<!your )"


@dataclass(frozen=True, slots=True)
class Span:
    """Years from `low` to `high`, both inclusive."""

    low: int
    high: int


Bounds = tuple[float | None, float | None, bool]  # low, high, whether it is explicit
Rule = tuple[re.Pattern[str], Callable[[re.Match[str], int], Bounds | None]]


def time_of(words: str) -> Span:
    """The years that a year, a decade or a part of one stands for."""
    words = words.replace("the ", "").strip()
    if words.isdigit():
        return Span(int(words), int(words))
    part, _, decade = words.rpartition(" ") if words.split()[0] in PARTS else ("", "", words)
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
    count = counted(match["count"])
    return this_year - count * (10 if match["unit"].startswith("decade") else 1), None, True


def counted(words: str) -> int:
    """A number of years, in digits or words."""
    return int(words) if words.isdigit() else A_FEW.get(words) or COUNTS[words]


def younger(match: re.Match[str], this_year: int) -> Bounds | None:
    """'At most twenty years old'."""
    count = counted(match["count"])
    return (this_year - count, None, True) if count >= GROWN else None


def elder(match: re.Match[str], this_year: int) -> Bounds | None:
    """'Over forty years old'."""
    count = counted(match["count"])
    return (None, this_year - count, True) if count >= GROWN else None


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


def rule(pattern: str, bounds: Callable[[re.Match[str], int], Bounds | None]) -> Rule:
    """A pattern over whole tokens."""
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)"), bounds


T = rf"(?:the )?(?P<time>{TIME})"
TWO = rf"(?P<one>{TIME}) (?:and|to|or|,|/|through|till|until|- )? ?(?:the )?(?P<other>{TIME})"
NUMBERS = "|".join(sorted(COUNTS, key=len, reverse=True))
COUNT = rf"(?P<count>\d\d?|{NUMBERS}|few|couple|several)"
AGES: tuple[Rule, ...] = (
    rule(
        rf"(?:at most|no more than|not more than|less than|under|up to|not older than|"
        rf"no older than|younger than) {COUNT} (?:years|yrs) old",
        younger,
    ),
    rule(
        rf"(?:at least|more than|over|older than|above) {COUNT} (?:years|yrs) old",
        elder,
    ),
)
RULES: tuple[Rule, ...] = (
    rule(rf"(?:between|from|in|anywhere from)? ?(?:the )?{TWO}", between),
    rule(rf"{NO} {MADE}(?:after|later than|newer than|more recent than|past|beyond) {T}", until),
    rule(rf"{NO} {MADE}(?:before|earlier than|older than) {T}", since),
    rule(rf"{NO} {MADE}(?:as )?old(?:er)? (?:as|than) {T}", since),
    rule(rf"(?:after|newer than|later than|more recent than|post) {T}", after),
    rule(rf"(?:before|older than|earlier than|pre|prior to) {T}", before),
    rule(rf"(?:since|starting (?:from|in)) {T}", since),
    rule(
        rf"(?:from |in )?{T} (?:on|onwards?|upwards?|or (?:later|newer|after|up)|and (?:later|"
        rf"newer|up|after|beyond))",
        since,
    ),
    rule(rf"(?:until|till|up to|up until|no later than|not later than) {T}", until),
    rule(rf"(?:from |in )?{T} (?:or|and) (?:earlier|older|before)", until),
    rule(
        rf"(?:in|from|of|during|circa|around|made in|"
        rf"released in)? ?(?:the )?{NOT_MINE}(?P<time>{TIME})(?: era)?",
        within,
    ),
    rule(
        rf"(?:in |from |of |over |during |within )?(?:the |these )?(?:last|"
        rf"past) {COUNT} (?:of )?(?P<unit>years|yrs|decades)",
        last_years,
    ),
    rule(r"(?:(?:in|from|of|over) )?the (?:last|past) decade", fixed(10, None, explicit=True)),
    rule(r"(?:from |of |in )?(?:this|the 21st|the twenty first|the current) century", this_century),
    rule(r"(?:(?:from|of|in) )?(?:this|the current) decade(?: only)?", this_decade),
    rule(r"(?:from |of |in )?this year|this year is", fixed(0, 0, explicit=True)),
    rule(r"(?:from |of )last year", fixed(1, 1, explicit=True)),
    rule(
        r"(?:brand )?new|newest|latest|current|out now|just came out|just released|newly released"
        r"|in (?:the )?(?:theaters?|theatres?|cinemas?)(?: now)?|new releases?|up to date",
        fixed(NEW, None, explicit=False),
    ),
    rule(
        r"recent|recently|modern|contemporary|fairly new|newish",
        fixed(RECENT, None, explicit=False),
    ),
    rule(
        r"classics?|vintage|golden age|black and white|silents?|silent era|old hollywood|"
        r"oldies?|old timey",
        fixed(None, CLASSIC, explicit=False),
    ),
    rule(r"old|old fashioned|from way back", fixed(None, OLD, explicit=False)),
)
# "old" and "new" in these company mean something else.
NOT_AN_AGE = re.compile(
    r"(?<!\S)(?:set (?:in|during|around) (?:the )?(?:(?:early|mid|late) )?"
    rf"(?:{DECADE}|{YEAR})|"
    r"years? old|how old|born in (?:\d+|the \S+)|old (?:man|woman|friend|lady|"
    r"age|school|times? sake|enough|boy|"
    r"west)|new (?:york|zealand|year|orleans|jersey|wave|age|to|ideas?|one to me|for me)|not new|"
    r"what is new|happy new|anything new about|current(?:ly)? mood|good old|heard recently|"
    r"(?:saw|seen|watched|see|watch|heard|seen) (?:\S+ ){0,3}recently|recently (?:saw|seen|"
    r"watched|heard)|"
    r"the (?:new|old|latest|newest) <t\d+>|<t\d+> new|all new|\d+ year olds?)(?!\S)"
)


def find_years(line: Line, this_year: int) -> list[Found]:
    """Every mention of years as bounds; the widest reading of the words wins."""
    found: list[Found] = []
    taken: list[tuple[int, int]] = []
    for pattern, bounds_of in (*AGES, *RULES):
        if pattern is RULES[0][0]:
            taken += [match.span() for match in NOT_AN_AGE.finditer(line.plain)]
        for match in pattern.finditer(line.plain):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            bounds = bounds_of(match, this_year)
            if bounds is None:
                continue
            taken.append(match.span())
            found += located(line, match, bounds)
    return sorted(found, key=lambda one: one[0])


def located(line: Line, match: re.Match[str], bounds: Bounds) -> Iterator[Found]:
    """Bounds at the tokens that a pattern matched, without a leading space."""
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    first, last = line.place(start, match.end())
    low, high, explicit = bounds
    term = Term(Slot.YEAR, ("",), low=low, high=high, firm=explicit or None)
    yield first, last, placed(term, line, first, last)
