"""How the page says things: chips, sources of evidence, what is said after a press."""

from collections.abc import Mapping
from types import MappingProxyType

from recchat.types import EvidenceSource, Judgment, SaidBy, Wish

READ_BY: Mapping[SaidBy, str] = MappingProxyType(
    {
        SaidBy.LEXICON: "read from the word lists",
        SaidBy.MODEL: "read by the language model",
        SaidBy.BOTH: "read by the word lists and the language model",
        SaidBy.PERSON: "you pressed it",
    }
)
NOTED: Mapping[Judgment, str] = MappingProxyType(
    {
        Judgment.LIKED: "Noted: more of this.",
        Judgment.DISLIKED: "Noted: not for you.",
        Judgment.SEEN: "Noted: you have {seen} it.",
        Judgment.DISMISSED: "Noted: less of this.",
        Judgment.SAVED: "Saved for later.",
    }
)
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def evidence_source(source: EvidenceSource, noun: str) -> str:
    """Where a claim comes from, in the page's words."""
    return {
        EvidenceSource.WORDS: "your words",
        EvidenceSource.HISTORY: "your history",
        EvidenceSource.CATALOGUE: f"the {noun}’s facts",
        EvidenceSource.INFERRED: "inferred",
    }[source]


def chip_origin(wish: Wish) -> str:
    """From which words a chip was read, and by whom: shown on hover and focus."""
    words = f"from “{wish.words}”, " if wish.words else ""
    return f"{words}{READ_BY[wish.said_by]}"


def counted(count: int, noun: str) -> str:
    """'5 films', '1 film'."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def heard(count: int, noun: str) -> str:
    """What a screen reader is told when a slate stands."""
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"{number} {noun}{'' if count == 1 else 's'}, reasons follow."
