"""Word spans: the pieces of a text that a model may copy out of it.

A word is a run of letters and digits, with apostrophes and hyphens inside it. A span starts and
ends with a word and keeps whatever stands between its words ("Spider-Man: No Way Home"), except
what would end a value or a line in an answer: semicolons and control characters.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

LONGEST_SPAN = 8  # words; the longest titles that people type have seven or so
LONGEST_TEXT = 4096  # characters; a grammar grows with each word, and a context holds no more

JOINERS = frozenset("'’-‐")
ENDERS = frozenset({"Cc", "Cs", "Zl", "Zp"})  # controls, lone surrogates, line separators
WORD = re.compile(r"w+(?:j+w+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, with what stands between it and the word after it.

    `gap` is None where no span may go on: at the end, or before something that ends a value.
    """

    text: str
    gap: str | None


def words_of(text: str) -> tuple[Word, ...]:
    """The words in order; of a text that is too long only those of its beginning."""
    shape = "".join(map(kind, text[:LONGEST_TEXT]))
    places = [match.span() for match in WORD.finditer(shape)]
    if len(text) > LONGEST_TEXT:
        places = places[:-1]  # the last word may have been cut
    between = [(end, start) for (_, end), (start, _) in pairwise(places)]
    gaps = [None if "e" in shape[a:b] else text[a:b] for a, b in between]
    return tuple(
        Word(text[start:end], gap) for (start, end), gap in zip(places, [*gaps, None], strict=False)
    )


def kind(character: str) -> str:
    """One letter for what a character does: part of a word, joiner, ender or anything else."""
    if character in JOINERS:
        return "j"
    category = unicodedata.category(character)
    if character.isalnum() or category.startswith("M"):
        return "w"
    return "e" if character == ";" or category in ENDERS else "o"


def as_typed(words: tuple[Word, ...], value: str) -> str:
    """The span of these words that `value` copies, in their own letters; "" when there is none.

    Upper and lower case may differ, since a model on a server that ignores the grammar likes to
    correct them.
    """
    wanted = [word.text.casefold() for word in words_of(value)]
    if not 0 < len(wanted) <= LONGEST_SPAN:
        return ""
    found = (span_at(words, i, len(wanted)) for i in range(len(words) - len(wanted) + 1))
    alike = [span for span in found if span.casefold() == value.casefold()]
    return value if value in alike else next(iter(alike), "")


def span_at(words: tuple[Word, ...], start: int, length: int) -> str:
    """The span of `length` words from `start`; "" when something ends it before."""
    inner = words[start : start + length - 1]
    if any(word.gap is None for word in inner):
        return ""
    return "".join(f"{word.text}{word.gap}" for word in inner) + words[start + length - 1].text
