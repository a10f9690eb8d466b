"""What one does with an item of this kind: a film is seen, a book is read."""

from collections.abc import Mapping
from types import MappingProxyType

FILM: Mapping[str, str] = MappingProxyType(
    {"seen": "seen", "see": "see", "a_length": "under two hours", "a_name": "a name"}
)
WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "film": FILM,
        "book": MappingProxyType(
            {"seen": "read", "see": "read", "a_length": "under 300 pages", "a_name": "an author"}
        ),
        "album": MappingProxyType(
            {"seen": "heard", "see": "hear", "a_length": "under an hour", "a_name": "a name"}
        ),
    }
)


def in_words(text: str, noun: str) -> str:
    """A text of ours with {noun}, {seen}, {see}, {a_length} and {a_name} filled in."""
    return text.format(noun=noun, **WORDS.get(noun, FILM))
