"""Follows a recorded dialogue as the app would: each text read, and folded into the state.

The last text is the person's, the one before it the recommender's, and so on back: who spoke is
not written beside the texts. What a recommender named counts as shown.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from recchat.llm.door import LanguageModel
from recchat.recommend.request import Request
from recchat.recommend.said import REFUSED, Said, said_by_person
from recchat.talk.critiques import anchored
from recchat.talk.reading.reader import Reader
from recchat.talk.requesting import request_for, request_words
from recchat.talk.state import fold, with_slate
from recchat.talk.understanding import commanded, evened
from recchat.types import DialogueState, History, Judgment

SEED = 7
VERSION = "1"  # of the reading: another number reads everything anew
LIKED = frozenset({Judgment.LIKED, Judgment.RATED})


@dataclass(frozen=True, slots=True)
class Point:
    """Where a dialogue stands after some messages: all that the next slate depends on."""

    state: DialogueState = field(default_factory=DialogueState)
    words: str = ""
    said: tuple[Said, ...] = ()

    def request(self) -> Request:
        """What the app would ask of the recommender here."""
        asked = request_for(self.words, self.state, history_of(self.state), count=1, seed=SEED)
        return replace(asked, said=self.said)


def history_of(state: DialogueState) -> History:
    """What the app would have written down from this talk, newest first."""
    newest = state.judged[::-1]
    return History(
        liked=tuple(one.item_id for one in newest if one.judgment in LIKED),
        disliked=tuple(one.item_id for one in newest if one.judgment in REFUSED),
        seen=tuple(one.item_id for one in newest if one.judgment is Judgment.SEEN),
    )


POINTS = TypeAdapter(Point)
Follow = Callable[[Sequence[str]], Point]


@dataclass(frozen=True, slots=True)
class Follower:
    """Reads dialogues with one reader and one model; each beginning of a dialogue only once."""

    reader: Reader
    model: LanguageModel | None
    seconds: float
    known: "Points"

    def __call__(self, context: Sequence[str]) -> Point:
        """The point after these texts, oldest first, the last one a person's."""
        return self._point(tuple(context), by_person=True)

    def _point(self, context: tuple[str, ...], *, by_person: bool) -> Point:
        if not context:
            return Point()
        key = self._key(context, by_person)
        found = self.known.get(key)
        if found is None:
            before = self._point(context[:-1], by_person=not by_person)
            found = self._heard(before, context) if by_person else self._shown(before, context[-1])
            self.known.put(key, found)
        return found

    def _heard(self, before: Point, context: Sequence[str]) -> Point:
        """A message of the person's: read by lexicons and model, then folded in."""
        last = context[-2] if len(context) > 1 else ""
        catalogue = self.reader.catalogue
        read = self.reader.read(
            context[-1], before.state, last=last, model=self.model, seconds=self.seconds
        )
        intent = anchored(commanded(evened(read)), before.state, catalogue)
        words = request_words(before.words, intent, ())
        state = fold(before.state, intent)
        return Point(state, words, (*before.said, said_by_person(intent, catalogue)))

    def _shown(self, before: Point, text: str) -> Point:
        """A message of the recommender's: what it names is on screen from now on."""
        read = self.reader.read(text, DialogueState(), last="", model=None, seconds=0.0)
        said = replace(said_by_person(read, self.reader.catalogue), refused=(), by_person=False)
        state = with_slate(before.state, said.items) if said.items else before.state
        return Point(state, before.words, (*before.said, said))

    def _key(self, context: Sequence[str], by_person: bool) -> str:
        """Names the reading: the texts, who reads them, and in which catalogue."""
        name = self.model.name if self.model else "lexicons"
        size = str(len(self.reader.catalogue))
        parts = (VERSION, name, self.reader.catalogue.library, size, str(by_person), *context)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


class Points:
    """Points that were read before, in a file of their own; it may be deleted at any time."""

    def __init__(self, path: Path | None = None) -> None:
        """Open or make the file; none keeps everything in memory."""
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._file = sqlite3.connect(path or ":memory:", isolation_level=None)
        self._file.execute("CREATE TABLE IF NOT EXISTS points (key TEXT PRIMARY KEY, point TEXT)")

    def get(self, key: str) -> Point | None:
        """A point that was read; none when it was not, or by a version that wrote it otherwise."""
        row = self._file.execute("SELECT point FROM points WHERE key = ?", [key]).fetchone()
        try:
            return POINTS.validate_json(row[0]) if row else None
        except ValidationError:
            return None

    def put(self, key: str, point: Point) -> None:
        """Keep a point."""
        text = POINTS.dump_json(point, exclude_defaults=True).decode()
        self._file.execute("INSERT OR REPLACE INTO points VALUES (?, ?)", [key, text])

    def close(self) -> None:
        """Give the file back."""
        self._file.close()
