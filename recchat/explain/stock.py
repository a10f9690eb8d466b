"""The words that a reason may be made of: neutral ones, and what the claims allow, whole."""

import re
from collections.abc import Iterator, Sequence

from recchat.explain.neutral import NEUTRAL_WORDS
from recchat.explain.reading import Phrasebook, Role, allowed, own_title
from recchat.types import Claim, ClaimKind, Item

LONGEST = 80  # letters of a phrase; a description is no phrase
LEADS = re.compile(r"^(?:about|directed by|with|by|from|in|like|theme you asked for|mood|genre) ")
# Words that only a casual reason has.
CASUAL = frozenset("dig gist grab guess hey hm ok okay shot sorted yeah yep".split())
NEUTRAL = tuple(sorted(" ".join(one) for one in NEUTRAL_WORDS if all(map(str.isalnum, one))))


def stock_of(
    item: Item, claims: Sequence[Claim], book: Phrasebook, *, casual: bool = True
) -> tuple[str, ...]:
    """Every word and phrase that the checker could let pass for this item, in this tone."""
    neutral = [one for one in NEUTRAL if book.is_neutral(tuple(one.split()))]
    neutral = [one for one in neutral if casual or one not in CASUAL]
    said = [one for one in phrases(item, claims) if one and len(one) <= LONGEST]
    return tuple(dict.fromkeys([*neutral, "I", *said, *quoted(item, claims)]))


def quoted(item: Item, claims: Sequence[Claim]) -> Iterator[str]:
    """What the person said, in quotation marks."""
    for claim in claims:
        if claim.kind is ClaimKind.REQUEST:
            said = (term for term, sense in allowed(claim, item) if sense.role is not Role.NAME)
            yield from (f'"{term}"' for term in said)


def phrases(item: Item, claims: Sequence[Claim]) -> Iterator[str]:
    """What the item and its claims may be called, in the letters in which it is written."""
    yield from (name for name, _ in own_title(item))
    for claim in claims:
        yield from (term for term, _ in allowed(claim, item))
        yield from (one.value for one in claim.evidence)
        yield from (LEADS.sub("", part) for part in re.split(r", |: ", claim.text))
