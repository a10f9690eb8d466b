"""Small matters of English for made-up data: lists, and the words that fill them."""

from collections.abc import Sequence

from recchat.train.library import own_words

WORDS = own_words("claim_words.txt")


def listed(words: Sequence[str]) -> str:
    """Words in a row: "grief, memory and language"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
