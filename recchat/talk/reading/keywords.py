"""Words that say what someone wants without being in any lexicon: "about a lighthouse keeper"."""

import re
from collections.abc import Iterator

from recchat.talk.reading.lexicons.common_words import GENERIC, STOP
from recchat.talk.reading.lexicons.genres import NOUNS
from recchat.talk.reading.text import Line

CUE = re.compile(
    rf"(?<!\S)(?:(?:about|involving|featuring|revolving around|dealing with|that deals? with|"
    rf"set (?:in|on|during|at|around)|based on|centered (?:on|around)|where|in which|"
    rf"takes? place (?:in|on|at|during)|full of|lots? of|plenty of)|"
    rf"(?:{NOUNS}|something|anything|ones?|<w\d+>) with) "
)
KIND = re.compile(rf"(?<!\S)(?:{NOUNS})(?!\S)")
LIMIT = 5  # words of one keyword
CLAUSE = frozenset(
    {
        ".",
        "!",
        "?",
        ",",
        "but",
        "and",
        "or",
        "because",
        "so",
        "that",
        "which",
        "who",
        "if",
        "though",
        "with",
        "when",
        "like",
        "please",
        "about",
        "set",
        "where",
        "featuring",
        "involving",
        "starring",
        "by",
        "from",
        '"',
        "(",
        ")",
    }
)


def find_keywords(line: Line) -> list[tuple[int, int]]:
    """Stretches of tokens that say what is wanted: behind 'about', and before 'movie'."""
    found: list[tuple[int, int]] = []
    for match in CUE.finditer(line.plain):
        start = line.place(match.start(), match.end())[1]
        found += stretch(line, start)
    for match in KIND.finditer(line.plain):
        found += kind(line, line.place(match.start(), match.end())[0])
    apart: list[tuple[int, int]] = []
    for first, last in dict.fromkeys(found):
        if all(last <= start or first >= end for start, end in apart):
            apart.append((first, last))
    return apart


def kind(line: Line, noun: int) -> Iterator[tuple[int, int]]:
    """The one or two telling words right before a noun such as 'movie'."""
    first = noun
    while first > max(0, noun - 2) and is_telling(line.tokens[first - 1].form):
        first -= 1
    if first < noun:
        yield first, noun


def is_telling(form: str) -> bool:
    """Whether a word before 'movie' says what kind it is."""
    return form.isalpha() and form not in STOP and form not in GENERIC and not form.endswith("ly")


def stretch(line: Line, start: int) -> Iterator[tuple[int, int]]:
    """The telling words from a token to the end of its clause."""
    end = start
    while (
        end < len(line.tokens) and line.tokens[end].form not in CLAUSE and end - start < LIMIT + 2
    ):
        if line.tokens[end].form.startswith("<"):
            break
        end += 1
    while start < end and line.tokens[start].form in STOP:
        start += 1
    while end > start and line.tokens[end - 1].form in STOP:
        end -= 1
    if start < end and end - start <= LIMIT:
        yield start, end
