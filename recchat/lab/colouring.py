"""A template's text cut into the parts that an editor colours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

PIECES = re.compile(
    r"(?P<comment>\{#.*?(?:#\}|\Z))|(?P<output>\{\{.*?(?:\}\}|\Z))|(?P<tag>\{%.*?(?:%\}|\Z))"
    r"|(?P<part>^=== (?:system|user)[ \t]*$)",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """Characters from `start` to `end` of a kind: comment, part, tag, output or text."""

    kind: str
    start: int
    end: int


def spans_of(source: str) -> Iterator[Span]:
    """The whole text in order, without gaps."""
    at = 0
    for found in PIECES.finditer(source):
        if found.start() > at:
            yield Span("text", at, found.start())
        yield Span(found.lastgroup or "text", found.start(), found.end())
        at = found.end()
    if at < len(source):
        yield Span("text", at, len(source))
