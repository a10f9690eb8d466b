"""The notation of the frame files: "[a|b|] {slot}" says many sentences in one line.

Brackets choose one alternative and may be nested; braces name what is filled in; a doubled
brace is a brace.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

SYMBOL = re.compile(r"\{\{|\}\}|\{[^{}]*\}|[\[\]|]")
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they stand."""

    words: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place to fill."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Alternatives, each a sequence of parts."""

    options: tuple["Sequence[Part]", ...]


Part = Text | Slot | Choice


def parse(line: str) -> tuple[Part, ...]:
    """A line of a frame file as parts; raises ValueError when brackets do not match."""
    tokens: list[str] = []
    position = 0
    for match in SYMBOL.finditer(line):
        tokens += [line[position : match.start()], match.group()]
        position = match.end()
    tokens.append(line[position:])
    parts, rest = parse_sequence([token for token in tokens if token], top=True)
    if rest:
        raise ValueError(f"brackets do not match in {line!r}")
    return tuple(parts)


def parse_sequence(tokens: list[str], top: bool) -> tuple[list[Part], list[str]]:
    """Parts up to a bar or a closing bracket (at the top, bars are text)."""
    parts: list[Part] = []
    while tokens:
        token = tokens[0]
        if token in ("|", "]") and not top:
            break
        tokens = tokens[1:]
        if token == "[":
            choice, tokens = parse_choice(tokens)
            parts.append(choice)
        elif token in ("{{", "}}"):
            parts.append(Text(token[0]))
        elif token.startswith("{"):
            parts.append(Slot(token[1:-1]))
        else:
            parts.append(Text(token))
    return parts, tokens


def parse_choice(tokens: list[str]) -> tuple[Choice, list[str]]:
    """Alternatives up to the closing bracket."""
    options = []
    while True:
        parts, tokens = parse_sequence(tokens, top=False)
        options.append(tuple(parts))
        if not tokens:
            raise ValueError("a bracket is not closed")
        closing, tokens = tokens[0], tokens[1:]
        if closing == "]":
            return Choice(tuple(options)), tokens


def choose(parts: Sequence[Part], rng: random.Random) -> list[Text | Slot]:
    """One of the sentences that parts can say, its slots still open."""
    chosen: list[Text | Slot] = []
    for part in parts:
        if isinstance(part, Choice):
            chosen += choose(rng.choice(part.options), rng)
        else:
            chosen.append(part)
    return chosen


def fill(line: str, values: dict[str, str], rng: random.Random) -> str:
    """One sentence of a line with its slots filled."""
    return "".join(
        part.words if isinstance(part, Text) else values[part.name]
        for part in choose(parse(line), rng)
    )


def slots_of(parts: Sequence[Part]) -> set[str]:
    """The names of all slots anywhere in parts."""
    found: set[str] = set()
    for part in parts:
        if isinstance(part, Slot):
            found.add(part.name)
        elif isinstance(part, Choice):
            for option in part.options:
                found |= slots_of(option)
    return found


def words_of(parts: Sequence[Part]) -> set[str]:
    """All words that parts can say by themselves, in lower case."""
    found: set[str] = set()
    for part in parts:
        if isinstance(part, Text):
            found |= {word.lower() for word in WORD.findall(part.words)}
        elif isinstance(part, Choice):
            for option in part.options:
                found |= words_of(option)
    return found
