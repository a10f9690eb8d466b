"""Lengths in a message: "under two hours", "90 minutes at most", "not too long"."""

import re
from collections.abc import Iterator

from recchat.talk.reading.lexicons.genres import NOUNS
from recchat.talk.reading.lexicons.patterns import whole
from recchat.talk.reading.terms import Found, Term, placed
from recchat.talk.reading.text import Line
from recchat.types import Slot

SHORT, NOT_TOO_LONG, LONG, QUITE_LONG = 95, 120, 150, 100  # minutes
ABOUT = 15  # minutes on either side of "about two hours"
SHORTEST, LONGEST = 5, 900  # minutes that can be meant
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8,
    "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty five": 45,
    "fifty": 50, "sixty": 60, "seventy": 70, "seventy five": 75, "eighty": 80, "eighty five": 85,
    "ninety": 90, "ninety five": 95, "a hundred": 100, "one hundred": 100, "hundred": 100,
    "a hundred and twenty": 120, "half an": 0.5, "half a": 0.5, "couple of": 2, "a couple of": 2,
    "a couple": 2, "couple": 2,
}  # fmt: skip
WORDS = "|".join(sorted(NUMBERS, key=len, reverse=True))
TENS = "ten|fifteen|twenty|thirty|forty|forty five|fifty"
NUMBER = rf"(?:\d+ \. \d+|\d+(?:\.\d+)?|(?:{WORDS})(?= ))"  # "ah" is no hour
HOURS = r"(?:hours?|hrs?|h)"
MINUTES = r"(?:minutes?|mins?|min|m)"
DURATION = (
    rf"(?:(?P<both>\d+) ?h ?(?P<rest>\d\d?)(?: ?{MINUTES})?"
    rf"|(?P<halved>{NUMBER}) and a half {HOURS}"
    rf"|(?P<hours>{NUMBER})(?: and)? ?{HOURS}(?: (?P<half>and a half)|"
    rf" (?:and )?(?P<more>{NUMBER}) ?{MINUTES}| (?P<bare>[1-5][05])(?!\S)| (?:and )?(?P<worded>a "
    rf"quarter|"
    rf"three quarters|{TENS})(?!\S))?"
    rf"|(?P<hour>hour)(?: and a half)"
    rf"|(?P<minutes>{NUMBER})(?: and)? ?{MINUTES})"
)
BETWEEN = (
    r"(?:(?!,|but|and|or|\.|than|not)\S+ ){0,5}?"  # "do not give me anything that goes beyond"
)
NO = rf"(?:(?:no|not|nothing|never) {BETWEEN}|no|not|nothing|never)"
NO_VAGUE = (
    r"(?:no|not|nothing|never|not be|nothing that is|is not|do not want anything|not anything)"
)
DOUBLE = (  # "nothing that is not under two hours"
    r"(?:nothing|no \S+|not anything|anything) (?:that |which )?(?:is|are|runs?) not "
)
CUES: tuple[tuple[str, str], ...] = (
    ("under", r"(?:no|not an?) (?=(?:\d|two|three|four)\S* (?:hours?|hr|h) )"),
    ("at_most", r"(?:limit(?:ed)?|cap(?:ped)?) (?:is |of |to |it (?:to|at) |at )|as long as "),
    (
        "at_most",
        r"(?:done|over|finished|finish|fit|wrapped up|through) (?:with it )?(?:in|within|into) ",
    ),
    ("under", rf"{DOUBLE}(?:under|shorter than|less than|below) "),
    ("over", rf"{DOUBLE}(?:over|longer than|more than|above) "),
    ("at_most", rf"{NO} ?(?:much )?(?:longer|more|over|above|past|beyond|exceeding) (?:than )?"),
    (
        "at_most",
        r"at (?:the )?most |max(?:imum)?(?: (?:length|runtime|running time|duration))? (?:(?:of|"
        r"is|\.|:) )*|up to |within |(?:i |we )?(?:only |"
        r"just )?(?:have|got) (?:only |just |about |got |exactly |like |maybe )*|"
        r"(?:ride|flight|journey|commute|trip|break|slot|window|time|nap) (?:is|takes|lasts) "
        r"(?:only |just |about |exactly )?",
    ),
    (
        "at_least",
        rf"{NO} ?(?:shorter|less|under|below) (?:than )?|at least |min(?:imum)?(?: (?:length|"
        rf"runtime|running time|duration))? (?:(?:of|is|\.|:) )*",
    ),
    (
        "under",
        r"(?:a (?:bit|little) |well )?(?:under|less th[ae]n|below|shorter th[ae]n|sub|fewer than|"
        r"in under|beneath) ",
    ),
    ("over", r"(?:over|more than|longer than|above|upwards of|exceeding|beyond) "),
    ("about", r"(?:about|around|roughly|approximately|approx|circa|some) "),
)
AFTER: tuple[tuple[str, str], ...] = (
    (
        "at_most",
        r" (?:or (?:less|under|shorter|fewer|so max|below)|max(?:imum)?|tops|"
        r"at (?:the )?(?:very |absolute )?most|at max|"
        r"(?:is|are) (?:my |the |our )?(?:absolute )?(?:limit|max(?:imum)?|cap|most|longest)|"
        r"(?:is|are) (?:a no(?: go)?|too (?:long|much)|out)|"
        r"(?:, |and )*i (?:will |would )?(?:fall asleep|get bored|lose interest|am out|am gone)|"
        r"to kill|to spare|only|limit|and under|and (?:less|below)|(?:train |bus |plane "
        r")?(?:flight|"
        r"ride|journey|commute|lunch break|break|slot|window))",
    ),
    ("at_least", r" (?:or (?:more|longer|over)|plus|minimum|at least|and (?:up|over))"),
)
VAGUE: tuple[tuple[str, float | None, float | None], ...] = (
    (
        rf"{NO_VAGUE} (?:too|very|so|that|overly|super|extremely|really) long|not long|"
        rf"not (?:be )?too lengthy",
        None,
        NOT_TOO_LONG,
    ),
    (rf"{NO_VAGUE} (?:too|very|so|that) short", QUITE_LONG, None),
    (
        r"short(?:ish)?(?! (?:list|term|notice|story|stories|circuit|cuts?|of))|quick watch|"
        r"brief|bite sized|not a long (?:movie|film|one)",
        None,
        SHORT,
    ),
    (
        r"(?:really |very |nice )?long(?: running)?(?= (?:movies?|films?|one|epic|and|book|<))|"
        r"epic long|epic length|lengthy|(?:something|anything) long",
        LONG,
        None,
    ),
)


def find_lengths(line: Line) -> list[Found]:
    """Every mention of a running time as bounds in minutes."""
    found = [term for match in RANGE.finditer(line.plain) for term in ranged(line, match)]
    if found:
        return found
    found = [term for match in PATTERN.finditer(line.plain) for term in measured(line, match)]
    for pattern, low, high in VAGUE_PATTERNS:
        for match in pattern.finditer(line.plain):
            first, last = line.place(*match.span())
            if all(last <= one[0] or first >= one[1] for one in found):
                term = Term(Slot.MINUTES, ("",), low=low, high=high, firm=False)
                found.append((first, last, placed(term, line, first, last)))
    return sorted(found, key=lambda one: one[0])


def cued(cues: tuple[tuple[str, str], ...], side: str) -> str:
    """Cues as named groups, each numbered so that the names differ."""
    return "|".join(f"(?P<{side}{n}_{name}>{words})" for n, (name, words) in enumerate(cues))


PATTERN = whole(
    rf"(?:{cued(CUES, 'b')})?(?:the )?{DURATION}(?: mark)?(?:(?: long| in length| "
    rf"(?:{NOUNS}))?(?:{cued(AFTER, 'a')}))?(?: (?:long|in "
    rf"length))?"
)
VAGUE_PATTERNS = tuple((whole(words), low, high) for words, low, high in VAGUE)


LIMIT = re.compile(DURATION)
PLUS = re.compile(r"\d ?\+|[hn] ?\+$")
QUARTERS = {"a quarter": 15, "three quarters": 45}
SPENT = re.compile(  # hours of a day, no running time
    r"(?:worked|working|slept|sleep|drove|driven|waited|studied|walked|flew|ran|been (?:up|awake)|"
    r"queued|trained|cooked) (?:for )?(?:about |like |over )?$|"
    r"(?:watched|saw|finished) (?:a |an |this |that |the )?$"
)
RANGE = whole(
    rf"(?P<lead>(?:between|from) )?(?P<one>{NUMBER}(?: ?(?:{HOURS}|{MINUTES}|"
    rf"h ?\d\d))?(?: and a half)?) (?(lead)(?:and|to)|to) "
    rf"(?P<other>{NUMBER}(?: and a half)? ?(?:{HOURS}|{MINUTES}|h ?\d\d)(?: and a half)?)"
)


def ranged(line: Line, match: re.Match[str]) -> Iterator[Found]:
    """'Between 90 minutes and two hours': both bounds; the first may borrow the second's unit."""
    unit = match["other"].split()[-1]
    ends = (LIMIT.fullmatch(match["one"]), LIMIT.fullmatch(f"{match['one']} {unit}"))
    low, high = next((one for one in ends if one), None), LIMIT.fullmatch(match["other"])
    if low and high:
        first, last = line.place(*match.span())
        bounds = sorted((minutes_of(low), minutes_of(high)))
        term = Term(Slot.MINUTES, ("",), low=bounds[0], high=bounds[1], firm=True)
        yield first, last, placed(term, line, first, last)


def measured(line: Line, match: re.Match[str]) -> Iterator[Found]:
    """The bounds that a duration with its cues sets."""
    minutes = minutes_of(match)
    if not SHORTEST <= minutes <= LONGEST:
        return
    first, last = line.place(*match.span())
    kind = signed(line, first, last) or kind_of(match)
    if kind == "about" and SPENT.search(line.plain[: match.start()]):
        return
    low, high, firm = bounds_of(kind, minutes)
    term = Term(Slot.MINUTES, ("",), low=low, high=high, firm=firm)
    yield first, last, placed(term, line, first, last)


def signed(line: Line, first: int, last: int) -> str:
    """What a sign says: '<100 min', '150+ minutes'."""
    start, end = line.tokens[first].start, line.tokens[last - 1].end
    before = line.text[:start].rstrip()
    if before.endswith(("<=", "=<", "≤")):
        return "at_most"
    if before.endswith(("<", ">")):
        return "under" if before.endswith("<") else "over"
    return "at_least" if PLUS.search(line.text[start : end + 1]) else ""


def kind_of(match: re.Match[str]) -> str:
    """Which cue stood there; those behind the duration win."""
    cues = [
        name.split("_", 1) for name, words in match.groupdict().items() if words and "_" in name
    ]
    behind = [kind for side, kind in cues if side.startswith("a")]
    return (behind or [kind for _, kind in cues] or ["about"])[0]


def bounds_of(kind: str, minutes: float) -> tuple[float | None, float | None, bool]:
    """Bounds, both inclusive, and whether they are hard."""
    return {
        "under": (None, minutes - 1, True),
        "at_most": (None, minutes, True),
        "over": (minutes + 1, None, True),
        "at_least": (minutes, None, True),
        "about": (minutes - ABOUT, minutes + ABOUT, False),
    }[kind]


def minutes_of(match: re.Match[str]) -> float:
    """How many minutes a duration is."""
    if match["both"]:
        return int(match["both"]) * 60 + int(match["rest"])
    if match["hour"]:
        return 90
    if match["halved"]:
        return (number(match["halved"]) + 0.5) * 60
    if match["minutes"]:
        return number(match["minutes"])
    more = number(match["more"]) if match["more"] else 30 if match["half"] else 0
    if match["bare"] or match["worded"]:
        more = QUARTERS.get(match["worded"]) or number(match["bare"] or match["worded"])
    return number(match["hours"]) * 60 + more


def number(words: str) -> float:
    """A number in digits or words."""
    return NUMBERS[words] if words in NUMBERS else float(words.replace(" ", ""))
