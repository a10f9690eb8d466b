"""Comparisons of two to five items on one dial, length or year, in words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recchat.explain.facts import many, own
from recchat.explain.wording import DIAL_WORDS, joined, tone_words
from recchat.recommend.meets import NUMBERS as NUMBER_OF
from recchat.types import Claim, ClaimKind, Dial, Item, Question, Reply, Slot

NUMBERS = (
    (re.compile(r"\b(short|quick|brief)", re.I), "minutes", -1, "shorter"),
    (re.compile(r"\blong", re.I), "minutes", 1, "longer"),
    (re.compile(r"\b(old|earl)", re.I), "year", -1, "older"),
    (re.compile(r"\b(new|recent|late)", re.I), "year", 1, "newer"),
)
NOT_KNOWN = "The library does not know enough about them to compare that."


@dataclass(frozen=True, slots=True)
class Scale:
    """What items are compared by; the first item of the order has most of `word`."""

    field: str
    direction: int
    word: str
    value_of: Callable[[Item], int | None]
    said: Callable[[Item], str]


def compared(question: Question, items: Sequence[Item]) -> Reply:
    """Which of the items has most of what was asked about."""
    scale = scale_of(question, items)
    known = [item for item in items if scale and scale.value_of(item) is not None]
    if scale is None or len(known) < 2:
        return Reply(NOT_KNOWN)
    ordered = sorted(known, key=lambda item: -(scale.value_of(item) or 0) * scale.direction)
    claims = tuple(claim for item in ordered if (claim := claim_of(item, scale)))
    return Reply(words_for(ordered, scale), claims)


def scale_of(question: Question, items: Sequence[Item]) -> Scale | None:
    """The dial named, a length or a year in the words, else where the items differ most."""
    for pattern, field, direction, word in NUMBERS:
        if question.dial is None and pattern.search(question.words):
            field = "pages" if field == "minutes" and any(item.pages for item in items) else field
            return Scale(field, direction, word, number_of(field), number_words(field))
    dial = question.dial or widest_dial(items)
    if dial is None:
        return None
    words = DIAL_WORDS[dial]
    direction = 1 if question.direction >= 0 else -1
    word = words.more if direction > 0 else words.less
    return Scale(
        str(dial),
        direction,
        word,
        lambda item: item.tones.get(dial),
        lambda item: tone_words(dial, item.tones[dial]),
    )


def widest_dial(items: Sequence[Item]) -> Dial | None:
    """The dial on which items differ most."""
    if not all(item.tones for item in items):
        return None

    def width(dial: Dial) -> int:
        tones = [item.tones[dial] for item in items]
        return max(tones) - min(tones)

    return max(Dial, key=width)


def number_of(field: str) -> Callable[[Item], int | None]:
    """How to read a length or a year."""
    return NUMBER_OF[Slot(field)]


def number_words(field: str) -> Callable[[Item], str]:
    """How to say a length or a year."""
    said = {"minutes": "{} minutes", "pages": "about {} pages", "year": "from {}"}[field]
    return lambda item: said.format(NUMBER_OF[Slot(field)](item))


def words_for(ordered: Sequence[Item], scale: Scale) -> str:
    """The order in words: "Starman is the lighter one: not dark, against fairly dark"."""
    top = scale.value_of(ordered[0])
    first = [item for item in ordered if scale.value_of(item) == top]
    rest = ordered[len(first) :]
    if not rest:
        return f"There is nothing between them: {joined(titles(first))} are {scale.said(first[0])}."
    if len(ordered) == 2:
        return words_for_two(ordered[0], ordered[1], scale)
    verb = "is" if len(first) == 1 else "are"
    best = f"{joined(titles(first))} {verb} {scale.word} than the others: {scale.said(first[0])}."
    return f"{best} Then {joined([f'{item.title} ({scale.said(item)})' for item in rest])}."


def words_for_two(one: Item, other: Item, scale: Scale) -> str:
    """Which of two has more of it; a small difference is said to be small."""
    said, against = scale.said(one), scale.said(other)
    if said == against:
        return f"{one.title} is a touch {scale.word}; both are {said}."
    return f"{one.title} is the {scale.word} one: {said}, against {against}."


def titles(items: Sequence[Item]) -> list[str]:
    """Titles of items."""
    return [item.title for item in items]


def claim_of(item: Item, scale: Scale) -> Claim | None:
    """The fact about one item that the order rests on."""
    if scale.field in {"minutes", "pages", "year"}:
        return many(item, scale.field, "", [str(scale.value_of(item))])
    evidence = tuple(own(item, scale.field, [str(scale.value_of(item))]))
    said = scale.said(item)
    return Claim(ClaimKind.FACT, f"tone: {said}", (said,), evidence)
