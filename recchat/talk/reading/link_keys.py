"""Every way people write a title or a name, as keys that are looked up in one dictionary."""

import re
from collections.abc import Iterable, Iterator

from recchat.talk.reading.text import forms_of

ARTICLES = frozenset({"the", "a", "an"})
NUMERALS = {
    "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11",
    "xii": "12", "xiii": "13", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11",
    "twelve": "12", "thirteen": "13", "st": "saint", "doctor": "dr", "mister": "mr",
    "versus": "vs", "v": "vs",
}  # fmt: skip
FILLERS = frozenset({"part", "vol", "volume", "chapter", "episode"})
BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
SUBTITLE = re.compile(r"\s*:\s+|\s+[–—-]\s+|\s+or:?\s+(?=[A-Z(]\w* \w+ \w+)")
SERIES = re.compile(r"^(\w[\w.'’-]*(?: \w[\w.'’-]*)+) (?:and|&) (?:the|a) ", re.IGNORECASE)
MIN_SQUASHED = 7  # letters: shorter titles written as one word are other words


def keyed(words: Iterable[str]) -> str:
    """Words in the form that keys have: numerals as digits, one space between."""
    return " ".join(NUMERALS.get(word, word) for word in words)


def key_of(name: str) -> str:
    """The key of a name as it is written in the catalogue."""
    return keyed(forms_of(name))


def full_keys(title: str) -> Iterator[str]:
    """A title whole: with and without its article, its brackets, its 'Part'."""
    for written in dict.fromkeys((title, BRACKETS.sub("", title))):
        words = key_of(written).split()
        for form in (words, spelled(words), [word for word in words if word not in FILLERS]):
            yield from with_and_without_article(form)


def with_and_without_article(words: list[str]) -> Iterator[str]:
    """A key, and the key without a leading article."""
    if words:
        yield " ".join(words)
    if len(words) > 1 and words[0] in ARTICLES:
        yield " ".join(words[1:])


def without_article(key: str) -> str:
    """A key without its leading article, where more follows."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in ARTICLES else key


def spelled(words: list[str]) -> list[str]:
    """Runs of single letters joined, as people type them: 's w a t' is 'swat'."""
    joined: list[str] = []
    run = ""
    for word in [*words, ""]:
        if len(word) == 1 and word.isalpha():
            run += word
            continue
        joined += [part for part in (run, word) if part]
        run = ""
    return joined


def short_keys(title: str) -> Iterator[str]:
    """A title without its subtitle, and the name of a series before 'and the'."""
    parts = [part for part in SUBTITLE.split(title) if part.strip()]
    if len(parts) > 1:
        yield from full_keys(parts[0])
    series = SERIES.match(title)
    if series:
        yield from full_keys(series[1])


def subtitle_keys(title: str) -> Iterator[str]:
    """The subtitle alone, where it has at least two words: 'The Empire Strikes Back'."""
    parts = [part for part in SUBTITLE.split(title) if part.strip()]
    if len(parts) > 1 and len(key_of(parts[-1]).split()) > 1:
        yield from full_keys(parts[-1])


def squashed(key: str) -> str:
    """A key without its spaces; empty when too short to be told from other words."""
    joined = key.replace(" ", "")
    return joined if len(joined) >= MIN_SQUASHED and not joined.isdigit() else ""


def name_keys(name: str) -> Iterator[str]:
    """A person's whole name, also without initials and 'Jr.'."""
    words = key_of(name).split()
    yield " ".join(words)
    short = [word for word in words if len(word) > 1 and word not in {"jr", "sr"}]
    if len(short) > 1 and short != words:
        yield " ".join(short)
    if any(len(word) == 1 for word in words):
        yield " ".join(spelled(words))
