"""What a style asks of the claims: code chooses and orders them, the template words the asking.

The style stands in the template, where people may edit it. A small model follows "leave out the
drawback" only most of the time, so what must not be said is not told to it in the first place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recchat.types import Claim, ClaimKind

STYLE_LINE = re.compile(r"^style: *(.*)$", re.MULTILINE)
NAMED = re.compile(r"\b(?:name|say|mention|include) the drawback")
LEFT = re.compile(r"\b(?:leave out|leave away|omit|skip|without|no|not|never)\b[^,;]*\bdrawback")
STRESSES = {
    "request": re.compile(r"\bstress\b[^,;]*\brequest"),
    "history": re.compile(r"\bstress\b[^,;]*\bhistory"),
    "film": re.compile(r"\bstress\b[^,;]*\bitself"),
}
TONES = ("plain", "casual", "warm")
KINDS = {
    "request": frozenset({ClaimKind.REQUEST, ClaimKind.LIKENESS, ClaimKind.MOVED}),
    "history": frozenset({ClaimKind.HISTORY}),
    "film": frozenset({ClaimKind.FACT}),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a style says of the drawback, of what to stress, of length and tone."""

    drawback: bool | None = None  # None: nothing is said of it
    stress: str = ""
    sentences: int = 0  # 0: nothing is said of how many
    tone: str = ""  # plain, casual or warm

    @property
    def first(self) -> frozenset[ClaimKind]:
        """The kinds of claims that a reason should begin with; none where all are alike."""
        return KINDS.get(self.stress, frozenset())


NOTHING = Wanted()


def wanted(text: str) -> Wanted:
    """What a style line asks for; of a whole prompt, its last line that says "style: "."""
    lines = STYLE_LINE.findall(text)
    style = (lines[-1] if lines else text).casefold()
    drawback = False if LEFT.search(style) else True if NAMED.search(style) else None
    stress = next((name for name, words in STRESSES.items() if words.search(style)), "")
    count = 1 if "one sentence" in style else 2 if "two sentences" in style else 0
    tone = next((one for one in TONES if one in style), "")
    return Wanted(drawback, stress, count, tone)


def chosen_claims(claims: Sequence[Claim], asked: Wanted) -> tuple[Claim, ...]:
    """The claims to tell: what is stressed first, and no drawback where it is to be left out."""
    told = [
        claim
        for claim in claims
        if asked.drawback is not False or claim.kind is not ClaimKind.DRAWBACK
    ]
    return tuple(
        sorted(told, key=lambda claim: bool(asked.first) and claim.kind not in asked.first)
    )
