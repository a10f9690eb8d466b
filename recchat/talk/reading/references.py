"""What words such as "the second one", "that director" or "it" point at on the screen."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from recchat.talk.reading.lexicons.genres import NOUNS
from recchat.talk.reading.lexicons.patterns import whole
from recchat.talk.reading.text import Line
from recchat.types import DialogueState, Item

ORDINALS = {
    "first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3,
    "fifth": 4, "5th": 4, "sixth": 5, "6th": 5, "seventh": 6, "eighth": 7, "ninth": 8, "tenth": 9,
    "last": -1, "final": -1, "bottom": -1, "top": 0, "middle": -2,
}  # fmt: skip
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
MIDDLE = -2
MANY = 2  # of more cards than this one word means the first
CREATORS = frozenset({"director", "writer", "author", "filmmaker"})
ORDINAL = "|".join(ORDINALS)
ONE = rf"(?:ones?|option|choice|pick|suggestion|recommendation|card|{NOUNS})"
# After these an ordinal is one of the cards; after anything else it may be "the first time".
BEHIND = (
    r"(?= (?:is|was|looks?|sounds?|seems?|but|and|or|please|instead|though|too|already|"
    r"again|only|,|\.|!|\?|than|with|has|one|"
    r"i|we|hated|loved|for|did|are|were|nor|then|\)|\S+er than|(?:more|less) \S+ than)(?!\S)|$)"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """Tokens first..last-1 that point at items on screen, or named before in the message."""

    first: int
    last: int
    item_ids: tuple[str, ...]
    is_loose: bool = False  # "it", "that": a pronoun, no choice among the cards
    is_likeness: bool = False  # "something similar": like it, whatever else is said


Resolve = Callable[[re.Match[str], "Scene"], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Scene:
    """What can be pointed at: the cards in order, the items in focus, titles named just before."""

    slate: tuple[str, ...]
    focus: tuple[str, ...]
    named: Mapping[int, str]  # token of a title in this message -> item id

    def it(self, at: int) -> tuple[str, ...]:
        """The item that a pronoun at a token means."""
        before = [place for place in self.named if place < at]
        if before:
            return (self.named[max(before)],)
        if self.focus:
            return self.focus[:1]
        return self.slate if len(self.slate) == 1 else ()


def scene_of(state: DialogueState, named: Mapping[int, str]) -> Scene:
    """The scene of a message in a dialogue."""
    return Scene(state.slate, state.focus, named)


def by_ordinal(match: re.Match[str], scene: Scene) -> Sequence[str]:
    """'the second', 'number 3', '#3'."""
    return pick(scene.slate, ORDINALS[match["ordinal"]])


def by_number(match: re.Match[str], scene: Scene) -> Sequence[str]:
    """'number 3', '#3'."""
    word = match["number"]
    return pick(scene.slate, (int(word) if word.isdigit() else NUMBERS[word]) - 1)


def pick(slate: Sequence[str], place: int) -> Sequence[str]:
    """The card at a place, from the end when negative; nothing when there are fewer cards."""
    if place == MIDDLE:
        return slate[len(slate) // 2 : len(slate) // 2 + 1]
    return slate[place:][:1] if -len(slate) <= place < len(slate) else ()


def by_pair(match: re.Match[str], scene: Scene) -> Sequence[str]:
    """'the first two', 'the last three'."""
    count = NUMBERS.get(match["count"]) or int(match["count"])
    return scene.slate[-count:] if match["end"] == "last" else scene.slate[:count]


def all_of(_: re.Match[str], scene: Scene) -> Sequence[str]:
    """'those', 'none of these': every card."""
    return scene.slate


def both(_: re.Match[str], scene: Scene) -> Sequence[str]:
    """'both': the two in focus, or the two on screen."""
    return next((two for two in (scene.focus, scene.slate) if len(two) == 2), ())


POINTED: tuple[tuple[re.Pattern[str], Resolve], ...] = (
    (
        whole(
            r"the (?P<end>first|last|top) (?P<count>two|three|four|\d)(?: (?:ones|films|movies|"
            r"options))?"
        ),
        by_pair,
    ),
    (
        whole(
            rf"(?:the |your |that |a )?(?P<ordinal>{ORDINAL}) {ONE}(?: you (?:mentioned|suggested|"
            rf"said|showed(?: me)?))?"
        ),
        by_ordinal,
    ),
    (whole(rf"(?:the|your|and|or|not|,|^) ?(?P<ordinal>{ORDINAL}){BEHIND}"), by_ordinal),
    (
        whole(
            r"(?:number|no \.|no|option|choice|#|card) (?P<number>[1-9]|one|two|three|four|five)"
        ),
        by_number,
    ),
    (
        whole(
            r"(?:(?:any|all|each|some|either|one) of )?(?:these|those|them)(?: (?:ones|films|"
            r"movies|suggestions|options|two|three|four|five))?"
        ),
        all_of,
    ),
    (whole(r"both(?: of (?:them|those|these))?|the two|either(?: one| of)?"), both),
)
NO_ITEM = (
    r"(?:has to|have to|needs?|should|must|does not|would be|can be|depends|is (?:for|my|"
    r"raining|late|"
    r"friday|saturday|ok|okay|fine|just|time|been|hard|not that|date|because|important)|"
    r"should be|when|if|could be|will be)"
)
LIKENESS = whole(
    r"(?<=something )similar(?! to| as)|(?<=anything )similar(?! to| as)|"
    r"(?<=ones )similar(?! to| as)|"
    r"similar(?= (?:films?|movies?|books?|ones?|stuff|things?)(?! (?:to|as)))"
)
PRONOUN = whole(
    rf"(?:that|this) (?:one|movie|film|book|title)(?! is for)|"
    rf"(?<!make )(?<!if )(?<!keep )(?<!know )it(?! {NO_ITEM})|"
    rf"(?<=seen )that|(?<=saw )that|(?<=love )that|(?<=loved )that|(?<=hated )that|"
    rf"(?<=watch )that|(?<=like )that(?= ?$| [.,!?])|(?<=of )that(?= ?$| [.,!?])|"
    rf"that(?= (?:was|sounds|looks|is (?:a |an |the |so |my |one |too |very |"
    rf"really )*(?:{ONE}|great|good|funny|funnier|scary|perfect|classic|favou?rites?|hilarious|"
    rf"about|boring|bad|old|long)))|(?<=is )that(?= (?:a|an|about|one|any|scary|funny|good|"
    rf"in|the))|(?<=about )that"
)


def find_references(line: Line, scene: Scene) -> list[Reference]:
    """Everything in a line that points at items, left to right."""
    found: list[Reference] = []
    for pattern, resolve in POINTED if scene.slate else ():
        for match in pattern.finditer(line.plain):
            add(found, line, match, Reference(0, 0, tuple(resolve(match, scene))))
    for pattern in (PRONOUN, LIKENESS):
        for match in pattern.finditer(line.plain):
            place, _ = line.place(match.start(), match.end())
            before = [one for one in found if one.last <= place and not one.is_loose]
            ids = before[-1].item_ids[:1] if before else scene.it(place)
            loose = Reference(0, 0, ids, is_loose=True, is_likeness=pattern is LIKENESS)
            add(found, line, match, loose)
    return sorted(found, key=lambda one: one.first)


def add(found: list[Reference], line: Line, match: re.Match[str], pointed: Reference) -> None:
    """Keep a reference at its tokens when it points at something, unless its words are taken."""
    span = match.span("ordinal") if "ordinal" in match.re.groupindex else match.span()
    first, last = line.place(min(span[0], match.end()), match.end())
    if pointed.item_ids and all(last <= one.first or first >= one.last for one in found):
        found.append(replace(pointed, first=first, last=last))


AGES = "old|older|oldest|new|newer|newest|recent|short|shorter|shortest|long|longer|longest"
DESCRIBED = whole(
    rf"(?:the|that) (?P<age>{AGES}) ones?|"
    rf"(?:the|that) (?P<mark><[wpt]\d+>) (?:one|ones|{NOUNS})|"
    rf"the one (?:with|by|from|about|in|set in|starring|that is|which is) (?:a |an |"
    rf"the )?(?P<told><[wpt]\d+>)"
)
THEIRS = whole(
    r"(?:that|this|the same|same|his|her|whoever the) (?P<role>director|writer|author|"
    r"filmmaker|actor|actress|star|guy|lead)"
    r"(?: of (?:it|that|that one))?"
)


def find_described(
    line: Line, slate: Sequence[Item], fits: Callable[[str, Item], float]
) -> list[Reference]:
    """'the French one', 'the Nolan one': the cards that a mark describes best."""
    found: list[Reference] = []
    for match in DESCRIBED.finditer(line.plain) if slate else ():
        mark = match["mark"] or match["told"] or match["age"]
        fit = {item.id: fits(mark, item) for item in slate}
        best = max(fit.values())
        chosen = tuple(key for key, value in fit.items() if value == best and best > 0)
        add(found, line, match, Reference(0, 0, chosen if len(chosen) <= MANY else chosen[:1]))
    return found


MAKER = whole(
    rf"(?:the )?(?P<role>directors?|makers?|writers?|authors?|creators?) (?:of|from|behind|"
    rf"who (?:made|directed|did)) "
    rf"(?:the (?:{NOUNS}) )?(?P<of><t\d+>)"
)


def find_makers(line: Line, item_of: Callable[[int], Item | None]) -> list[tuple[int, int, str]]:
    """'the director of Parasite': tokens first..last-1 with the name meant."""
    found = []
    for match in MAKER.finditer(line.plain):
        item = item_of(int(match["of"][2:-1]))
        if item and item.creators:
            found.append((*line.place(*match.span()), item.creators[0]))
    return found


def find_theirs(line: Line, it: Item | None) -> list[tuple[int, int, str]]:
    """'that director': tokens first..last-1 with the name meant."""
    found = []
    for match in THEIRS.finditer(line.plain) if it else ():
        creates = match["role"] in CREATORS
        names = it.creators if creates and it else it.cast if it else ()
        if names:
            found.append((*line.place(*match.span()), names[0]))
    return found
