"""Longest-match lookup of phrases, and how the lists of this package are read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from recchat.talk.reading.text import plain_of

Meaning = TypeVar("Meaning")


@dataclass
class Phrases(Generic[Meaning]):
    """Phrases of any number of words with what they mean; the longest one that fits wins."""

    meanings: dict[tuple[str, ...], Meaning] = field(default_factory=dict)
    lengths: dict[str, list[int]] = field(default_factory=dict)

    def add(self, phrase: str, meaning: Meaning) -> None:
        """Learn a phrase and its plural; what was there first stays."""
        words = tuple(plain_of(phrase).split())
        for form in {words, (*words[:-1], plural(words[-1]))} if words else ():
            self.meanings.setdefault(form, meaning)
            lengths = self.lengths.setdefault(form[0], [])
            if len(form) not in lengths:
                lengths.append(len(form))
                lengths.sort(reverse=True)

    def longest(self, forms: Sequence[str], at: int) -> tuple[int, Meaning] | None:
        """The longest phrase that starts at a place: its number of words, and its meaning."""
        for count in self.lengths.get(forms[at], ()):
            meaning = self.meanings.get(tuple(forms[at : at + count]))
            if meaning is not None and at + count <= len(forms):
                return count, meaning
        return None


def plural(word: str) -> str:
    """The usual English plural."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


def listed(table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each phrase of a table with its key."""
    for key, phrases in table.items():
        for phrase in phrases.split(","):
            yield " ".join(phrase.split()), key
