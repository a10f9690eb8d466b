"""Turns of recorded dialogues: what was said before, and what was then recommended.

Two kinds of files: the exchange format of docs/formats.md, a turn a line, and dialogues as ReDial
publishes them, from which the turns are cut here. Titles stand in the texts as people see them.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from recchat.catalogue.items import Catalogue
from recchat.errors import RecchatError

MENTION = re.compile(r"@(\d+)")
NAMELESS = "it"  # in the place of an item that nobody names
NEEDED = ("dialogue", "turn", "context", "mentioned", "targets")


@dataclass(frozen=True, slots=True)
class AskedTurn:
    """One turn of a recommender: the texts before it (oldest first, the last one a person's)."""

    dialogue: str
    turn: int
    context: tuple[str, ...]
    mentioned: tuple[str, ...]
    targets: tuple[str, ...]  # what was recommended now and had not been mentioned


@dataclass(frozen=True, slots=True)
class Recorded:
    """A whole dialogue: its turns that recommend something new, and every item named in it."""

    dialogue: str
    turns: tuple[AskedTurn, ...]
    items: tuple[str, ...]


def read_turns(path: Path) -> list[AskedTurn]:
    """Turns in the exchange format; raises RecchatError with the line at fault."""
    return [turn_of(path, number, row) for number, row in rows_of(path)]


def read_dialogues(path: Path, catalogue: Catalogue) -> list[Recorded]:
    """Dialogues of either kind of file; raises RecchatError with the line at fault."""
    rows = list(rows_of(path))
    if rows and "messages" in rows[0][1]:
        return [cut(path, number, row, catalogue) for number, row in rows]
    grouped: dict[str, list[AskedTurn]] = {}
    for number, row in rows:
        one = turn_of(path, number, row)
        grouped.setdefault(one.dialogue, []).append(one)
    return [Recorded(key, tuple(turns), named_in(turns)) for key, turns in grouped.items()]


def rows_of(path: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Each line's object with its number."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as problem:
        raise RecchatError(f"{path} cannot be read: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise RecchatError(f"{path.name} is not UTF-8 text: save it as UTF-8") from problem
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, object_of(path, number, line)


def object_of(path: Path, number: int, line: str) -> Mapping[str, object]:
    """One line as an object."""
    try:
        row = json.loads(line)
    except json.JSONDecodeError as problem:
        raise RecchatError(f"{path.name}, line {number}: not JSON ({problem})") from problem
    if not isinstance(row, dict):
        raise RecchatError(f"{path.name}, line {number}: an object is needed")
    return row


def turn_of(path: Path, number: int, row: Mapping[str, object]) -> AskedTurn:
    """One row of the exchange format."""
    missing = [name for name in NEEDED if name not in row]
    if missing:
        raise RecchatError(
            f"{path.name}, line {number}: {', '.join(missing)} is missing; a turn has "
            f"{', '.join(NEEDED)} (docs/formats.md)"
        )
    turn, lists = row["turn"], [row[name] for name in NEEDED[2:]]
    if not isinstance(turn, int) or not all(isinstance(one, list) for one in lists):
        raise RecchatError(
            f"{path.name}, line {number}: turn is a number; context, mentioned and targets are "
            "lists"
        )
    context, mentioned, targets = (strings(one) for one in lists)
    return AskedTurn(str(row["dialogue"]), turn, context, mentioned, targets)


def strings(value: object) -> tuple[str, ...]:
    """A list of texts, whatever stood there."""
    return tuple(str(one) for one in value) if isinstance(value, list) else ()


def named_in(turns: Sequence[AskedTurn]) -> tuple[str, ...]:
    """Every item that turns of one dialogue name, in the order of their first mention."""
    return tuple(dict.fromkeys(key for one in turns for key in (*one.mentioned, *one.targets)))


def cut(path: Path, number: int, row: Mapping[str, object], catalogue: Catalogue) -> Recorded:
    """A dialogue of ReDial: its recommender's turns that name something new."""
    messages = row.get("messages")
    if not isinstance(messages, list) or not all(isinstance(one, dict) for one in messages):
        raise RecchatError(f"{path.name}, line {number}: messages is a list of objects")
    titles = row.get("movieMentions")
    names = {str(key): str(title) for key, title in titles.items()} if titles else {}  # type: ignore[attr-defined]
    names |= {key: item.label for key in names if (item := catalogue.items.get(key))}
    dialogue, recommender = str(row.get("conversationId", number)), row.get("respondentWorkerId")
    context: list[str] = []
    named: dict[str, None] = {}
    turns: list[AskedTurn] = []
    for place, message in enumerate(messages):
        text = str(message.get("text", ""))
        ids = [key for key in MENTION.findall(text) if key in names or key in catalogue.items]
        new = tuple(key for key in dict.fromkeys(ids) if key not in named)
        if new and message.get("senderWorkerId") == recommender:
            turns.append(AskedTurn(dialogue, place, tuple(context), tuple(named), new))
        named |= dict.fromkeys(new)
        context.append(titled(text, names, catalogue))
    return Recorded(dialogue, tuple(turns), tuple(named))


def titled(text: str, names: Mapping[str, str], catalogue: Catalogue) -> str:
    """A message with titles in the place of ids."""

    def name(match: re.Match[str]) -> str:
        item = catalogue.items.get(match[1])
        return item.label if item else names.get(match[1], NAMELESS)

    return MENTION.sub(name, text)
