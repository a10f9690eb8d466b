"""Frame files in sections: "@ kind form" heads the lines that say it."""

import random
from collections.abc import Mapping

from recchat.train.library import own_lines
from recchat.train.notation import Part, parse, slots_of, words_of

Sections = dict[str, list[tuple[Part, ...]]]


def load_sections(name: str) -> Sections:
    """The parsed lines of a file by their heading."""
    return {head: [parse(line) for line in lines] for head, lines in load_lines(name).items()}


def load_lines(name: str) -> dict[str, list[str]]:
    """The lines of a file by their heading, as written."""
    sections: dict[str, list[str]] = {}
    for line in own_lines(name):
        if line.startswith("@ "):
            current = sections.setdefault(line[2:], [])
        else:
            current.append(line)
    return sections


def draw(
    lines: list[tuple[Part, ...]], values: Mapping[str, str], rng: random.Random
) -> tuple[Part, ...] | None:
    """A line whose slots all have values; None when there is none."""
    fitting = [line for line in lines if slots_of(line) <= set(values)]
    return rng.choice(fitting) if fitting else None


def neutral_words(*names: str) -> list[str]:
    """Every word that the frames of these files say by themselves, sorted."""
    found: set[str] = set()
    for name in names:
        for lines in load_sections(name).values():
            for line in lines:
                found |= words_of(line)
    return sorted(found)
