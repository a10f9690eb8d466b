"""How the page says things: chips, sources of evidence, what is said after a press."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from recchat.types import EvidenceSource, Judgment, SaidBy, Source, Wish

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
# What brought an item up, told under "why?": in the order in which a person would ask.
SPOKE: Mapping[Source, str] = MappingProxyType(
    {
        Source.REQUEST: "your words",
        Source.LEXICAL: "your words",
        Source.CRITIQUE: "the direction you asked for",
        Source.FACET: "the kind you asked for",
        Source.PERSON: "the names you gave",
        Source.LIKED: "the titles you named",
        Source.HISTORY: "what you liked before",
        Source.TASTE: "the taste of people who like what you like",
        Source.STANDING: "being well liked by many",
        Source.BROWSE: "a varied choice",
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


def spoke(sources: Sequence[Source]) -> str:
    """Which sources spoke for a card, in plain words: each once."""
    said = list(dict.fromkeys(words for source, words in SPOKE.items() if source in sources))
    return " and ".join(part for part in (", ".join(said[:-1]), "".join(said[-1:])) if part)


def chip_origin(wish: Wish) -> str:
    """From which words a chip was read, and by whom: shown on hover and focus."""
    words = f"from “{wish.words}”, " if wish.words else ""
    return f"{words}{READ_BY[wish.said_by]}"


def counted(count: int, noun: str) -> str:
    """'5 films', '1 film'."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def some(count: int, noun: str, nouns: str = "") -> str:
    """'3 talks', '1 entry', 'no imports'."""
    named = noun if count == 1 else nouns or f"{noun}s"
    return f"{count:,} {named}" if count else f"no {named}"


def heard(count: int, noun: str) -> str:
    """What a screen reader is told when a slate stands."""
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"{number} {noun}{'' if count == 1 else 's'}, reasons follow."
