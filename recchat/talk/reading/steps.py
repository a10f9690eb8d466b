"""Steps in length and age from what is on screen: "shorter", "too long", "something older"."""

import re

from recchat.talk.reading.terms import Found, Term, placed
from recchat.talk.reading.text import Line
from recchat.types import Slot

BIT = (
    r"(?:(?:a (?:bit|little|lot|tad)|much|even|way|slightly|somewhat|something|anything|far|"
    r"any) )?"
)
STEPS: tuple[tuple[Slot, int, str], ...] = (
    (
        Slot.MINUTES,
        -1,
        r"shorter|less long|not (?:quite )?as long|too long|too lengthy|too lengthy for me|"
        r"drags on",
    ),
    (Slot.MINUTES, 1, r"longer|not as short|too short"),
    (
        Slot.YEAR,
        -1,
        r"older|less recent|less modern|less new|earlier|too (?:new|recent|modern)|"
        r"more classic|more old school|more vintage",
    ),
    (
        Slot.YEAR,
        1,
        r"newer|more recent|more modern|more contemporary|more current|less old|less dated|"
        r"not (?:quite )?as old|too (?:old|dated|ancient)|more up to date|a newer|fresher",
    ),
)
# A plain comparison with a number, a thing in hand or a child's age is no step.
NOT_A_STEP = (
    r"(?! (?:than (?:\d|an? hour|two|three|ninety|the (?:\d|[a-z]+ies)|i am|me(?!\S)|"
    r"(?:\S+ ){1,2}(?:years|yrs))|brother|sister|kids?|"
    r"siblings?|i get|crowd|version))"
)
PATTERNS = tuple(
    (
        slot,
        direction,
        re.compile(
            rf"(?<!\S)(?<!no )(?<!not )(?<!any )(?<!was )(?<!\d or )(?<!\ds or )(?<!\d and )"
            rf"(?<!\ds and )(?<!ies or ){BIT}(?:{words}){NOT_A_STEP}(?!\S)"
        ),
    )
    for slot, direction, words in STEPS
)


def find_steps(line: Line, length: Slot = Slot.MINUTES) -> list[Found]:
    """Every step in length or age; `length` is what this library measures its items in."""
    found: list[Found] = []
    for slot, direction, pattern in PATTERNS:
        for match in pattern.finditer(line.plain):
            first, last = line.place(*match.span())
            measure = length if slot is Slot.MINUTES else slot
            term = Term(measure, ("",), direction=direction, relative=True)
            if all(last <= one[0] or first >= one[1] for one in found):
                found.append((first, last, placed(term, line, first, last)))
    return found
