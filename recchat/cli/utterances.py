"""Utterances to score readings on: files in the exchange format, or raw ReDial dialogues."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from recchat.cli.evaluate import read_rows
from recchat.train.corpus import held_out, is_title, redial_messages
from recchat.train.lexicon import Lexicon

Row = dict[str, object]


def utterances(files: Iterable[Path], *, lower: bool) -> list[Row]:
    """The rows of some files; of ReDial the seeker's messages in dialogues held out of training."""
    rows = [row for path in files for row in as_utterances(read_rows(path))]
    return [{**row, "text": str(row["text"]).lower()} for row in rows] if lower else rows


def as_utterances(rows: list[Row]) -> Iterator[Row]:
    """Rows as they are, raw dialogues as a row for each message."""
    away, lexicon = held_out(), Lexicon()
    for row in rows:
        if "movieMentions" not in row:
            yield row
        elif str(row["conversationId"]) in away:
            yield from messages(row, lexicon)


def messages(dialogue: Mapping[str, object], lexicon: Lexicon) -> Iterator[Row]:
    """The seeker's messages with the titles that are tagged in them, years left out."""
    for message in redial_messages(dialogue, frozenset(), lexicon):
        yield {
            "dialogue": f"redial {dialogue['conversationId']}",
            "text": "".join(piece.words for piece in message.pieces),
            "context": [message.last] if message.last else [],
            "slots": {"titles": [piece.words for piece in message.pieces if is_title(piece)]},
        }
