"""What a reason begins with: said in the prompt, so that no two cards begin alike."""

from collections.abc import Sequence

from recchat.explain.reading import Phrasebook, Role, read
from recchat.types import DIALS, Claim, ClaimKind

YOU = "begin with you"
PEOPLE, STORY, MOOD = "begin with the people", "begin with the story", "begin with the mood"
KIND, OTHER = "begin with the genre", "begin with the other title"
PLAIN = "begin with it"
OPENINGS = (YOU, PEOPLE, STORY, MOOD, KIND, OTHER, PLAIN)
FIELDS = {
    "themes": STORY, "moods": MOOD, "genres": KIND, "creators": PEOPLE, "cast": PEOPLE,
    **{str(dial): MOOD for dial in DIALS},
}  # fmt: skip
LOOKED_AT = 4  # words before the first fact: past them, a sentence begins with its own words


def opening_of(text: str, book: Phrasebook) -> str:
    """What a text begins with; nothing where it is none of these."""
    for token in read(text, book)[:LOOKED_AT]:
        if token.text in {"you", "your"}:
            return YOU
        if token.role is Role.OWN or token.text in {"it", "this"}:
            return PLAIN
        if token.role is Role.TITLE:
            return OTHER
        for field in sorted(token.fields):
            if field in FIELDS:
                return FIELDS[field]
        if token.is_content:
            return ""
    return ""


def openings_for(claims: Sequence[Claim]) -> list[str]:
    """What a reason from these claims can begin with."""
    fields = {FIELDS[e.field] for claim in claims for e in claim.evidence if e.field in FIELDS}
    kinds = {claim.kind for claim in claims}
    about_you = kinds & {ClaimKind.REQUEST, ClaimKind.HISTORY, ClaimKind.MOVED, ClaimKind.LIKENESS}
    others = kinds & {ClaimKind.HISTORY, ClaimKind.MOVED, ClaimKind.LIKENESS}
    found = [*sorted(fields), *([YOU] if about_you else []), *([OTHER] if others else []), PLAIN]
    return found
