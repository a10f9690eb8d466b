"""How two items differ, when a question names nothing to compare by: their widest differences.

What names a dial, a length or an age is answered by `explain.comparing`.
"""

from recchat.explain.comparing import NUMBERS
from recchat.explain.wording import joined, moved_words
from recchat.recommend.meets import NUMBERS as NUMBER_OF
from recchat.types import (
    DIALS,
    Claim,
    ClaimKind,
    Dial,
    Evidence,
    EvidenceSource,
    Item,
    Question,
    Reply,
    Slot,
)

TELLING_STEP = 2  # steps of a dial from which two items differ for anyone
TELLING_LENGTHS = {Slot.MINUTES: 10, Slot.PAGES: 40}
MOST_DIFFERENCES = 3


def names_measure(question: Question) -> bool:
    """Whether a comparison says by what: "which is lighter", "which is shorter"."""
    return question.dial is not None or any(one[0].search(question.words) for one in NUMBERS)


def differences(one: Item, other: Item) -> Reply:
    """Where two items differ most, the first one against the second."""
    parts: list[str] = []
    claims: list[Claim] = []
    for unit, step in TELLING_LENGTHS.items():
        long, against = NUMBER_OF[unit](one), NUMBER_OF[unit](other)
        if long and against and abs(long - against) >= step:
            word = "longer" if long > against else "shorter"
            parts.append(f"{word} ({long} {unit} against {against})")
            claims += [claim_of(one, unit, long), claim_of(other, unit, against)]
    for dial in telling_dials(one, other)[:MOST_DIFFERENCES]:
        ours, theirs = one.tones[dial], other.tones[dial]
        word = moved_words(dial, 1 if ours > theirs else -1)
        parts.append(f"{word} ({dial} {ours} against {theirs})")
        claims += [claim_of(one, str(dial), ours), claim_of(other, str(dial), theirs)]
    if not parts:
        return Reply(f"By what I know, {one.title} and {other.title} are much alike.")
    return Reply(f"Beside {other.title}, {one.title} is {joined(parts)}.", tuple(claims))


def telling_dials(one: Item, other: Item) -> list[Dial]:
    """The dials on which two items clearly differ, the widest difference first."""
    if not one.tones or not other.tones:
        return []
    apart = {dial: abs(one.tones[dial] - other.tones[dial]) for dial in DIALS}
    return sorted((dial for dial in DIALS if apart[dial] >= TELLING_STEP), key=lambda d: -apart[d])


def claim_of(item: Item, field: str, value: int) -> Claim:
    """A number of an item as a claim with its evidence."""
    fact = f"{value} {field}" if field in TELLING_LENGTHS else f"{field} {value}"
    evidence = Evidence(EvidenceSource.CATALOGUE, item.id, field, str(value))
    return Claim(ClaimKind.FACT, f"{item.title}: {fact}", (field, str(value)), (evidence,))
