"""What a reason begins with: said in the prompt, so that no two cards begin alike."""

from collections.abc import Sequence

from recchat.explain.reading import Phrasebook, Role, Token, read
from recchat.types import DIALS, Claim, ClaimKind

YOU = "begin with you"
PEOPLE, STORY, MOOD = "begin with the people", "begin with the story", "begin with the mood"
KIND, OTHER = "begin with the genre", "begin with the other title"
TITLE, YEAR, PLAIN = "begin with the title", "begin with the year", "begin with it"
OPENINGS = (YOU, PEOPLE, STORY, MOOD, KIND, OTHER, PLAIN, TITLE, YEAR)
FIELDS = {
    "themes": STORY, "moods": MOOD, "genres": KIND, "creators": PEOPLE, "cast": PEOPLE,
    "year": YEAR,
    **{str(dial): MOOD for dial in DIALS},
}  # fmt: skip
OWN_WORDS = {"you": YOU, "your": YOU, "it": PLAIN, "this": PLAIN}
ROLES = {Role.OWN: TITLE, Role.TITLE: OTHER}
LOOKED_AT = 4  # words before the first fact: past them, a sentence begins with its own words


def opening_of(text: str, book: Phrasebook) -> str:
    """What a text begins with; nothing where it is none of these."""
    for token in read(text, book)[:LOOKED_AT]:
        if opening := opening_by(token):
            return opening
        if token.is_content:
            return ""
    return ""


def opening_by(token: Token) -> str:
    """What a text begins with by one of its tokens; nothing where it does not tell."""
    if token.text in OWN_WORDS:
        return OWN_WORDS[token.text]
    if token.role in ROLES:
        return ROLES[token.role]
    return next((FIELDS[field] for field in sorted(token.fields) if field in FIELDS), "")


def openings_for(claims: Sequence[Claim]) -> list[str]:
    """What a reason from these claims can begin with."""
    fields = {FIELDS[e.field] for claim in claims for e in claim.evidence if e.field in FIELDS}
    kinds = {claim.kind for claim in claims}
    about_you = kinds & {ClaimKind.REQUEST, ClaimKind.HISTORY, ClaimKind.MOVED, ClaimKind.LIKENESS}
    others = kinds & {ClaimKind.HISTORY, ClaimKind.MOVED, ClaimKind.LIKENESS}
    found = [
        *sorted(fields),
        *([YOU] if about_you else []),
        *([OTHER] if others else []),
        TITLE,
        PLAIN,
    ]
    return found
