"""Values in the one form in which they are compared: titles, genres under one name for each."""

import re
from collections.abc import Iterable, Mapping

from recchat.talk.reading.lexicons.genres import GENRES, NOUNS, WEAK_GENRES
from recchat.talk.reading.lexicons.phrases import listed, plural
from recchat.talk.reading.link_keys import key_of
from recchat.talk.reading.text import plain_of

YEAR = re.compile(r"(?<=\S)\s*\(?\b(?:18|19|20)\d\d\)?\s*$")
ARTICLE = re.compile(r"^(?:the|a|an) ")
NOUN = re.compile(rf" (?:{NOUNS})$")
MOJIBAKE = re.compile("Â(?=\\W|$)")  # what is left of a hard space read in the wrong encoding

GenreNames = Mapping[str, tuple[str, ...]]


def strings(value: object) -> list[str]:
    """A list of texts, whatever stood there."""
    return [str(one) for one in value] if isinstance(value, list) else []


def overlaps(one: str, other: str) -> bool:
    """Whether one holds the whole words of the other."""
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def title_form(title: str) -> str:
    """A title without case, signs, article and year."""
    return ARTICLE.sub("", key_of(YEAR.sub("", MOJIBAKE.sub("", title))))


def canonical(slot: str, values: Iterable[str], names: GenreNames) -> frozenset[str]:
    """Values in the one form in which they are compared."""
    if slot in {"titles", "not_titles"}:
        return frozenset(title_form(value) for value in values)
    if slot in {"genres", "not_genres"}:
        return frozenset(genre for value in values for genre in genre_forms(value, names))
    return frozenset(plain_of(value) for value in values)


def genre_forms(words: str, names: GenreNames) -> tuple[str, ...]:
    """The genres that words name; the words themselves when they name none."""
    plain = plain_of(words)
    for form in (plain, without_noun(plain)):
        if form in names:
            return names[form]
    return (plain,)


def without_noun(plain: str) -> str:
    """A phrase without 'movies' and the like at its end."""
    return NOUN.sub("", plain)


def genre_names() -> dict[str, tuple[str, ...]]:
    """Every phrase for a genre, as the lexicon has it."""
    found: dict[str, tuple[str, ...]] = {genre: (genre,) for genre in WEAK_GENRES}
    found |= dict.fromkeys(("kids", "children"), ("family",))
    for phrase, genre in listed(GENRES):
        words = plain_of(phrase)
        found.setdefault(words, tuple(genre.split("+")))
        found.setdefault(plural(words), tuple(genre.split("+")))
    return found
