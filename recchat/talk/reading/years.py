"""Years in a message: "the nineties", "nothing after 2016", "from the last five years", "old"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from recchat.talk.reading.lexicons.genres import NOUNS
from recchat.talk.reading.terms import Found, Term, placed
from recchat.talk.reading.text import Line
from recchat.talk.reading.year_bounds import (
    CLASSIC,
    COUNTS,
    DECADE,
    NEW,
    OLD,
    RECENT,
    TIME,
    YEAR,
    Bounds,
    about_years_ago,
    after,
    around,
    before,
    between,
    elder,
    fixed,
    last_years,
    of_century,
    since,
    this_century,
    this_decade,
    until,
    within,
    years_ago_or_more,
    younger,
)
from recchat.types import Slot

TWO_DIGITS = re.compile(r"['’‘`]\d\d")
SHORT_FROM = 30  # '29 is of this century, '30 of the last
NO = (
    r"(?:(?:refuse to|do not|will not|would not|can not|never) (?:(?!,|but|and|or|if)\S+ "
    r"){0,4}?\S+|"
    r"nothing|none|no|not|never|not anything|no films|no movies|nothing that is)"
)
MADE = r"(?:(?:that )?(?:came out|made|released|is|was|from|any|be|films?|movies?) )*"
NOT_MINE = r"(?<!my )(?<!her )(?<!his )(?<!their )(?<!your )"

Rule = tuple[re.Pattern[str], Callable[[re.Match[str], int], Bounds | None]]


def rule(pattern: str, bounds: Callable[[re.Match[str], int], Bounds | None]) -> Rule:
    """A pattern over whole tokens."""
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)"), bounds


T = rf"(?:the )?(?:year )?(?P<time>{TIME})"
TWO = (
    rf"(?P<one>{TIME})(?: (?:,|and|or|/) (?:the )?{TIME})* "
    rf"(?:and|to|or|,|/|through|up to|till|until|- "
    rf")? ?(?:the )?"
    rf"(?P<other>{TIME})"
)
NUMBERS = "|".join(sorted(COUNTS, key=len, reverse=True))
COUNT = rf"(?P<count>\d\d?|{NUMBERS}|few|couple|several)"
AGES: tuple[Rule, ...] = (
    rule(rf"{NO} {MADE}(?:before|older than) (?:i|we) (?:was|were) born in {T}", since),
    rule(rf"(?:before|older than) (?:i|we) (?:was|were) born in {T}", before),
    rule(
        rf"(?:older than|before) (?:i am|me|i was born) (?:, |and |\. )*i am {COUNT}(?: years "
        rf"old)?",
        elder,
    ),
    rule(
        rf"(?:no|not|nothing|never|none) {MADE}(?:older than|over|more than) {COUNT} "
        rf"(?P<unit>years|yrs|decades)(?! old| long)(?: of age)?",
        last_years,
    ),
    rule(
        rf"(?:newer|younger|more recent) than {COUNT} (?P<unit>years|yrs|decades)(?! old)",
        last_years,
    ),
    rule(rf"older than {COUNT} (?:years|yrs)(?! old)", elder),
    rule(
        rf"(?:more than|over|at least|earlier than) {COUNT} (?P<unit>years|yrs|decades) ago",
        years_ago_or_more,
    ),
    rule(
        rf"(?:less than|within|not more than|no more than|since) {COUNT} "
        rf"(?P<unit>years|yrs|decades) ago",
        last_years,
    ),
    rule(
        rf"(?:(?:from|made|released|of|out|movies?|films?|about|around|roughly|some) )+{COUNT} "
        rf"(?P<unit>years|yrs|decades) ago",
        about_years_ago,
    ),
    rule(
        rf"(?:at most|no more than|not more than|less than|under|up to|not older than|"
        rf"no older than|younger than) {COUNT} (?P<unit>years|yrs|decades) old",
        younger,
    ),
    rule(
        rf"(?:at least|more than|over|older than|above) {COUNT} (?P<unit>years|yrs|decades) old",
        elder,
    ),
)
SPANS = {  # "in the last ..." -> years
    "quarter (?:of a )?century": 25,
    "half (?:a )?decade": 5,
    "(?:12|twelve|six|6|few) months": 1,
    "half (?:a )?century": 50,
}
RULES: tuple[Rule, ...] = (
    rule(rf"(?:in|on|from|during) or after {T}", since),
    rule(rf"(?:in|on|from|during) or before {T}", until),
    rule(
        rf"(?:from |since |between )?{T} (?:to|until|till|through|up to|and|up until|- )? ?"
        rf"(?:now|today|(?:the )?present(?: day)?|this year|date)",
        since,
    ),
    rule(rf"(?:between|from|in|anywhere from)? ?(?:the )?{TWO}", between),
    rule(rf"{NO} {MADE}(?:after|later than|newer than|more recent than|past|beyond) {T}", until),
    rule(rf"{NO} {MADE}(?:before|earlier than|older than) {T}", since),
    rule(rf"{NO} {MADE}(?:as )?old(?:er)? (?:as|than) {T}", since),
    rule(rf"(?:after|newer than|later than|more recent than|post) {T}", after),
    rule(rf"(?:before|older than|earlier than|pre|prior to) {T}", before),
    rule(rf"{NO} {MADE}since {T}", before),
    rule(rf"(?:since|starting (?:from|in|with)) {T}", since),
    rule(rf"(?:from |in )?{T} at the (?:very )?latest", until),
    rule(rf"(?:from |in )?{T} at the (?:very )?earliest", since),
    rule(rf"(?:from )?(?:around|about|circa|roughly|approximately|near|close to) {T}", around),
    rule(
        rf"(?:from |in )?{T} (?:on|onwards?|upwards?|or (?:later|newer|after|up|above|more recent|"
        rf"younger)|and (?:later|"
        rf"newer|up|after|beyond))",
        since,
    ),
    rule(rf"(?:until|till|up to|up until|no later than|not later than) {T}", until),
    rule(rf"(?:from |in )?{T} (?:or|and) (?:earlier|older|before)", until),
    rule(
        rf"(?:in|from|of|during|within|made in|"
        rf"released in)? ?(?:the )?{NOT_MINE}(?:year )?(?P<time>{TIME})(?: era)?",
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
    rule(
        r"(?:(?:from|of|in) )?(?:the )?(?P<century>18th|eighteenth|19th|nineteenth|20th|twentieth|"
        r"last) "
        r"century",
        of_century,
    ),
    *(
        rule(
            rf"(?:(?:in|from|of|over|within) )?(?:the )?(?:last|past) {words}",
            fixed(years, None, explicit=True),
        )
        for words, years in SPANS.items()
    ),
    rule(
        r"(?:from |of |in )?(?:this (?:year )?(?:or|and|/) last(?: year)?|last (?:year )?(?:or|"
        r"and|/) this "
        r"year)",
        fixed(1, 0, explicit=True),
    ),
    rule(r"(?:from|in|over|within) the (?:last|past) year", fixed(1, None, explicit=True)),
    rule(r"(?:from |of |in )?this year|this year is", fixed(0, 0, explicit=True)),
    rule(rf"(?:from |of )last year|last years?(?= (?:{NOUNS}|<w))", fixed(1, 1, explicit=True)),
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
    rf"(?:instead of|rather than) (?:the )?(?:{DECADE}|{YEAR})|"
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
    line = in_full(line)
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


def in_full(line: Line) -> Line:
    """The line with '99 as 1999, where the apostrophe says that digits are left out."""
    tokens = tuple(
        replace(token, form=str(shortened(int(token.form))))
        if TWO_DIGITS.fullmatch(line.text[max(token.start - 1, 0) : token.end])
        else token
        for token in line.tokens
    )
    return Line(line.text, tokens)


def shortened(number: int) -> int:
    """The year that its last two digits stand for."""
    return number + (2000 if number < SHORT_FROM else 1900)


def located(line: Line, match: re.Match[str], bounds: Bounds) -> Iterator[Found]:
    """Bounds at the tokens that a pattern matched, without a leading space."""
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    first, last = line.place(start, match.end())
    low, high, explicit = bounds
    term = Term(Slot.YEAR, ("",), low=low, high=high, firm=explicit or None)
    yield first, last, placed(term, line, first, last)
