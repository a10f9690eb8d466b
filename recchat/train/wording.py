"""Small matters of English: articles, lists, which words are adjectives."""

import random
from collections.abc import Sequence

from recchat.explain.wording import genre_phrase, theme_phrase, with_article
from recchat.train.library import own_words

WORDS = own_words("claim_words.txt")


def a_theme(theme: str) -> str:
    """A theme as a sentence names it: "a road trip", "grief"."""
    return theme if theme.startswith(("a ", "an ", "the ")) else theme_phrase(theme)


def theme_text(theme: str, rng: random.Random) -> str:
    """A theme as a claim's text may write it: with or without its article."""
    return a_theme(theme) if rng.random() < 0.5 else theme


def listed(words: Sequence[str]) -> str:
    """Words in a row: "grief, memory and language"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def a_genre(genres: Sequence[str]) -> str:
    """Genres as a thing: "a comedy", "a war {noun}", "a romantic drama"."""
    return with_article(genre_thing(genres))


def genre_thing(genres: Sequence[str]) -> str:
    """Genres without their article: "comedy", "war {noun}"."""
    return genre_phrase(genres, "{noun}")
