"""A reason as it is set: small numbers where a sentence uses the words of a claim, real quotes."""

import re
from collections.abc import Sequence

from recchat.types import Claim

SHORTEST = 3  # letters of a term that may carry a number: "no" and "of" are everywhere
Piece = tuple[str, tuple[int, ...]]
STRAIGHT = re.compile(r"(^|[\s(\[“‘—–-])?([\"'])")
OPENING, CLOSING = {'"': "“", "'": "‘"}, {'"': "”", "'": "’"}


def curly(text: str) -> str:
    """Typewriter's quotes and apostrophes as a printer sets them; nothing gets longer."""
    return STRAIGHT.sub(
        lambda found: found[1] + OPENING[found[2]] if found[1] is not None else CLOSING[found[2]],
        text,
    )


def numbered(text: str, claims: Sequence[Claim]) -> list[Piece]:
    """The text in pieces, each with the numbers of the claims that it rests on."""
    marks: dict[int, list[int]] = {}
    for number, claim in enumerate(claims, start=1):
        place = place_of(claim, text)
        if place is not None:
            marks.setdefault(place, []).append(number)
    pieces, start, shown = [], 0, curly(text)  # as long as the text, so that places agree
    for place in sorted(marks):
        pieces.append((shown[start:place], tuple(marks[place])))
        start = place
    return [*pieces, (shown[start:], ())] if start < len(text) else pieces


def arranged(text: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims in the order in which the text uses them; those that it does not use, last."""
    last = len(text) + 1
    return tuple(sorted(claims, key=lambda claim: place_of(claim, text) or last))


def place_of(claim: Claim, text: str) -> int | None:
    """Where the first use of one of the claim's words ends, its word finished."""
    ends = [
        found.end()
        for term in claim.terms
        if len(term) >= SHORTEST
        and (found := re.search(rf"\b{re.escape(term)}\w*", text, re.IGNORECASE))
    ]
    return min(ends, default=None)
