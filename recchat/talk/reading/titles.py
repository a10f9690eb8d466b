"""How each title in a message is meant: liked, disliked, seen, not seen, wanted, asked about.

Works on a line of marks; titles that stand in a list ("<t0>, <t1> and <t2>") share a verdict.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from recchat.talk.reading.lexicons.opinions import DEGREE, GOOD, HATED
from recchat.talk.reading.lexicons.stance_cues import Cue
from recchat.talk.reading.lexicons.title_cues import (
    ACCEPTED,
    ALIKE,
    ASKED,
    DISLIKED,
    DISLIKED_NEXT,
    FAULTED,
    IT,
    LOVED,
    SEEN,
    THEN_ACCEPTED,
    THEN_BAD,
    THEN_FAIR,
    THEN_GOOD,
    THEN_SEEN,
    THEN_UNSEEN,
    UNSEEN,
)
from recchat.talk.reading.lexicons.title_sides import (
    AGAINST,
    ALONE_OFF,
    ALONE_ON,
    BARE,
    FIRST_WINS,
    FOR,
    OUTWARD,
    PREFERRED,
    PREFERRED_TO,
    SECOND_WINS,
    THEN_OFF,
    THEN_ON,
    UNWANTED,
)
from recchat.talk.reading.stance import Stances
from recchat.talk.reading.text import Line


class Verdict(StrEnum):
    """What is said of a title."""

    LOVED = "loved"  # the person has seen it and likes it
    ALIKE = "alike"  # "something like <t0>"
    DISLIKED = "disliked"
    EXCLUDED = "excluded"  # "anything but <t0>"
    FAULTED = "faulted"  # "<t0> is too slow": not disliked, but not that way
    SEEN = "seen"
    UNSEEN = "unseen"
    ACCEPTED = "accepted"  # "I'll watch <t0>"
    ASKED = "asked"
    NAMED = "named"  # nothing more is said


@dataclass(frozen=True, slots=True)
class Judged:
    """Titles that share a verdict: the tokens of their marks; `sure`: a cue was there."""

    places: tuple[int, ...]
    verdict: Verdict
    sure: bool = True
    seen: bool = False  # said to be seen, whatever the opinion


MARK = re.compile(r"<[tr]\d+>")


def judge_titles(line: Line, stances: Stances, spoken: Line) -> list[Judged]:
    """A verdict for every title and reference; opinions stand in `spoken`, as words."""
    found, before = [], 0
    listed = runs(line)
    for number, run in enumerate(listed):
        start, end = stances.sentence(run[0])
        left = stances.plain(max(start, before), run[0])
        following = listed[number + 1][0] if number + 1 < len(listed) else end
        right = words_between(spoken, line, run[-1] + 1, min(end, following))
        more = right or about_it(line, stances, end)
        right = own_part(right) if following < end else more
        is_asked = stances.form(end) == "?"
        one = judged(run, left, right, stances, is_asked=is_asked)
        if one.verdict is Verdict.NAMED and not right and BARE.search(left):
            one = answered(one, stances, end)
        found.append(one)
        before = run[-1] + 1
    return compared(found, stances)


def answered(one: Judged, stances: Stances, end: int) -> Judged:
    """A title that stands alone takes what the next sentence says: '<t0>? Hard pass'."""
    words = stances.next_words(end)
    if ALONE_OFF.search(words):
        return replace(one, verdict=Verdict.DISLIKED, sure=True)
    return replace(one, verdict=Verdict.LOVED, sure=True) if ALONE_ON.search(words) else one


def compared(found: list[Judged], stances: Stances) -> list[Judged]:
    """Two titles of which one is preferred: '<t0> over <t1> any day'."""
    settled = list(found)
    for at, (one, other) in enumerate(pairwise(found)):
        if takes_back(one, other, stances):
            settled[at] = replace(one, verdict=other.verdict, sure=True)
            continue
        if finds_fault(one, other, stances):
            settled[at + 1] = replace(other, verdict=Verdict.FAULTED)
            continue
        sides = sides_of(one, other, stances)
        if sides:
            first, second = sides
            settled[at] = replace(one, verdict=first, sure=True)
            settled[at + 1] = replace(other, verdict=second, sure=True)
    return settled


def takes_back(one: Judged, other: Judged, stances: Stances) -> bool:
    """Whether 'it' says the contrary later: 'my brother loves <t0>, I find <r0> boring'."""
    first, last = one.places[-1], other.places[0]
    if not stances.form(first).startswith("<t") or not stances.form(last).startswith("<r"):
        return False
    if {one.verdict, other.verdict} != {Verdict.LOVED, Verdict.DISLIKED}:
        return False
    left = stances.plain(stances.sentence(first)[0], one.places[0])
    return OUTWARD.search(left) is not None or (
        other.verdict is Verdict.LOVED and "but" in stances.plain(first, last).split()
    )


def finds_fault(one: Judged, other: Judged, stances: Stances) -> bool:
    """Whether "it" is a fault of something liked, and no dislike: 'loved <t0> but <r0> was too'."""
    if (one.verdict, other.verdict) != (Verdict.LOVED, Verdict.DISLIKED):
        return False
    last = other.places[-1] + 1
    is_it = stances.form(other.places[0]).startswith("<r")
    return is_it and TOO_MUCH.match(stances.plain(last, last + 5)) is not None


def sides_of(one: Judged, other: Judged, stances: Stances) -> tuple[Verdict, Verdict] | None:
    """The verdicts on two titles, where the words between them compare them."""
    first, last = one.places[-1] + 1, other.places[0]
    between = stances.plain(first, last)
    left = stances.plain(stances.sentence(one.places[0])[0], one.places[0])
    if SECOND_WINS.search(between):
        return Verdict.DISLIKED, Verdict.LOVED
    is_chosen = PREFERRED.search(left) and PREFERRED_TO.search(between)
    is_better = FIRST_WINS.search(between) and one.verdict not in {
        Verdict.DISLIKED, Verdict.EXCLUDED, Verdict.ASKED, Verdict.UNSEEN
    }  # fmt: skip
    return (Verdict.LOVED, Verdict.DISLIKED) if is_chosen or is_better else None


def about_it(line: Line, stances: Stances, end: int) -> str:
    """What the next sentence says of a title that ended its own: '<t0>. I hated it'."""
    first, last = stances.sentence(end + 1) if end + 1 < len(line.tokens) else (0, 0)
    words = stances.plain(first, last)
    is_free = not MARK.search(words) and stances.form(end) != "?" and IT.search(words)
    return words if is_free else ""


def words_between(spoken: Line, line: Line, first: int, last: int) -> str:
    """The words of the tokens first..last-1, terms as they were typed."""
    if first >= last:
        return ""
    start, end = line.tokens[first].start, line.tokens[last - 1].end
    return "".join(f"{one.form} " for one in spoken.tokens if start <= one.start and one.end <= end)


def own_part(right: str) -> str:
    """What is said behind a title before the words that lead on to the next one."""
    parts = re.split(r" (?:,|and|but|or|while|though) |^(?:,|and|but|or|while|though) ", right)
    return f"{' , '.join(parts[:-1])} " if len(parts) > 1 else ""


def runs(line: Line) -> list[tuple[int, ...]]:
    """Titles that stand in one list."""
    found: list[list[int]] = []
    for place, token in enumerate(line.tokens):
        if not MARK.fullmatch(token.form):
            continue
        between = [one.form for one in line.tokens[found[-1][-1] + 1 : place]] if found else None
        if between and between[0] in JOINS and is_join(between):
            found[-1].append(place)
        else:
            found.append([place])
    return [tuple(run) for run in found]


def is_join(between: list[str]) -> bool:
    """Whether nothing but signs and small words stands between two titles."""
    return len(between) <= 3 and all(form in JOINS or form == "like" for form in between)


JOINS = frozenset(
    {",", "and", "or", "nor", "&", "/", "the", "both", "also", "even", "maybe", "as", "well", '"'}
)


def judged(
    run: tuple[int, ...], left: str, right: str, stances: Stances, *, is_asked: bool
) -> Judged:
    """The verdict on one list of titles, from the words on its left, then on its right."""
    verdict = by_left(left, right, run, stances, is_asked=is_asked)
    if verdict is Verdict.NAMED and DISLIKED_NEXT.search(stances.before(run[0])):
        verdict = Verdict.DISLIKED
    seen = verdict is Verdict.SEEN
    if GIVEN.search(left) and FEW_POINTS.search(right):
        verdict = Verdict.DISLIKED
    elif verdict in OPEN or OUTWARD.search(left):
        verdict = by_right(right, verdict)
    elif verdict is Verdict.UNSEEN and UNWANTED.search(right):
        verdict = Verdict.EXCLUDED
    elif verdict is Verdict.EXCLUDED and PRAISED.search(right):
        verdict = Verdict.LOVED
    return Judged(run, verdict, sure=verdict is not Verdict.NAMED, seen=seen)


TOO_MUCH = re.compile(r"(?:was|were|felt|got) (?:\S+ ){0,2}?too ")
GIVEN = re.compile(r"(?:give|gave|given|giving|rate|rated|award) (?:the )?$")
FEW_POINTS = re.compile(
    r"^(?:a |an |only |just |like )*(?:0|1|2|3|4|zero|one|two|three|four)"
    r"(?: (?:out|/|stars?|at)|\s*$)"
)
PRAISED = re.compile(rf"^(?:is|was|are|were) {DEGREE}(?:{GOOD})(?!\S)")
OPEN = frozenset({Verdict.SEEN, Verdict.NAMED, Verdict.ALIKE, Verdict.ASKED})


def by_left(
    left: str, right: str, run: tuple[int, ...], stances: Stances, *, is_asked: bool
) -> Verdict:
    """What the words before a title say of it."""
    for verdict, pattern in FIRST_RULES:
        if pattern.search(left):
            return verdict
    if ASKED.search(left) and (is_asked or not left.startswith(("is ", "was "))):
        return Verdict.ASKED
    stance = stances.of(run[0])
    is_refused = stance.cue in {Cue.REFUSE, Cue.NOT, Cue.TOO, Cue.LESS} and not stance.wanted
    if is_refused and stance.first < run[0]:
        return refused(left, right)
    for verdict, pattern in LEFT_RULES:
        if pattern.search(left):
            return verdict
    return Verdict.LOVED if stance.cue is Cue.WANT and "not" in left.split() else Verdict.NAMED


FIRST_RULES = (
    (Verdict.LOVED, FOR),
    (Verdict.DISLIKED, DISLIKED),
    (Verdict.DISLIKED, AGAINST),
    (Verdict.UNSEEN, UNSEEN),
)
LEFT_RULES = (
    (Verdict.ACCEPTED, ACCEPTED),
    (Verdict.LOVED, LOVED),
    (Verdict.SEEN, SEEN),
    (Verdict.ALIKE, ALIKE),
)


def refused(left: str, right: str) -> Verdict:
    """A title under a refusal: disliked, or only not wanted now."""
    if re.match(r"(?:movies? |films? |really )*fans?(?!\S)", right):
        return Verdict.DISLIKED
    disliking = re.search(
        rf"(?:{HATED}|fan of|into|keen on|fond of|stand|care for) (?:\S+ ){{0,4}}$", left
    )
    return Verdict.DISLIKED if disliking else Verdict.EXCLUDED


def by_right(right: str, verdict: Verdict) -> Verdict:
    """What the words behind a title add."""
    if verdict is Verdict.ASKED:
        return verdict
    for better, pattern in RIGHT_RULES:
        if pattern.search(right):
            return better
    return verdict


RIGHT_RULES = (
    (Verdict.FAULTED, FAULTED),
    (Verdict.UNSEEN, THEN_UNSEEN),
    (Verdict.LOVED, THEN_ON),
    (Verdict.DISLIKED, THEN_OFF),
    (Verdict.DISLIKED, THEN_BAD),
    (Verdict.ACCEPTED, THEN_ACCEPTED),
    (Verdict.LOVED, THEN_GOOD),
    (Verdict.SEEN, THEN_SEEN),
    (Verdict.SEEN, THEN_FAIR),
)
