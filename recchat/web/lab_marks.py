"""What differs between two texts: words of two answers, lines of two versions."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

WORDS = re.compile(r"\s+|[^\s\w]|\w+")
MOST_WORDS = 4000  # longer answers are set without marks
Piece = tuple[str, bool]  # a text, and whether it differs


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line of a unified diff: what became of it, and its text."""

    kind: str  # "same", "gone", "new", "place"
    text: str


def marked(a: str, b: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces, those that the other does not have marked."""
    if a == b or len(a) + len(b) > MOST_WORDS * 6:
        return [(a, False)], [(b, False)]
    left, right = WORDS.findall(a), WORDS.findall(b)
    first: list[Piece] = []
    second: list[Piece] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        differs = kind != "equal"
        if i2 > i1:
            first.append(("".join(left[i1:i2]), differs))
        if j2 > j1:
            second.append(("".join(right[j1:j2]), differs))
    return first, second


def diff_lines(diff: str) -> list[DiffLine]:
    """The lines of a unified diff, without its header of file names."""
    kinds = {"+": "new", "-": "gone", "@": "place"}
    lines = [line for line in diff.splitlines() if not line.startswith(("---", "+++", "diff "))]
    return [DiffLine(kinds.get(line[:1], "same"), line) for line in lines]
