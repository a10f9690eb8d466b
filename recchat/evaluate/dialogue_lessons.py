"""From files to lessons: a catalogue, recorded dialogues and ratings, read once and remembered.

What costs time is kept in a folder that may be deleted: readings of messages, vectors of texts
and of items.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from recchat.catalogue.exchange import read_catalogue
from recchat.catalogue.filters import make_columns
from recchat.catalogue.items import Catalogue
from recchat.embed.item_text import text_of
from recchat.evaluate.dialogues import Asked
from recchat.evaluate.following import Follower
from recchat.evaluate.likes import read_likes
from recchat.evaluate.text_vectors import TextVectors
from recchat.evaluate.turns_file import AskedTurn, Recorded
from recchat.recommend.learning import Lessons, Moment, Progress, Talk, lessons_from
from recchat.recommend.said import Said
from recchat.recommend.sides import Sides, make_sides

BATCH = 256  # texts between two looks at the bar


@dataclass(frozen=True, slots=True)
class Reading:
    """What reads dialogues: the follower, the vectors, and whether titles are given (oracle)."""

    follow: Follower
    vectors: TextVectors
    oracle: bool = False

    def asked(self, turn: AskedTurn) -> Asked:
        """A turn with the request that its texts make."""
        request = self.follow(turn.context).request()
        if self.oracle:
            request = replace(request, said=given(request.said, turn, self.follow.reader.catalogue))
        return Asked(turn, request)


def read_library(path: Path, library: str, noun: str) -> Catalogue:
    """A catalogue straight from a file."""
    items = {item.id: item for item in read_catalogue(path).items}
    return Catalogue(library, noun, items)


def sides_of(catalogue: Catalogue, vectors: TextVectors, progress: Progress) -> Sides:
    """The catalogue as numbers; the texts of its items are encoded where that was not done."""
    texts = [text_of(item) for item in catalogue.items.values()]
    encode_all(texts, vectors, progress, "encoding items")
    return make_sides(catalogue, make_columns(catalogue), vectors(texts))


def encode_all(texts: Sequence[str], vectors: TextVectors, progress: Progress, words: str) -> None:
    """Encode texts in batches, and say how far it is."""
    for start in range(0, len(texts), BATCH):
        vectors.learn(texts[start : start + BATCH])
        progress(start / len(texts), words)


def lessons_of(
    recorded: Sequence[Recorded],
    ratings: Sequence[Path],
    sides: Sides,
    reading: Reading,
    progress: Progress,
) -> Lessons:
    """Everything there is to learn from."""
    turns = [turn for one in recorded for turn in one.turns]
    asked = read_all(turns, reading, progress)
    likes = read_likes(ratings, reading.follow.reader.catalogue)
    talks = {one.dialogue: talk_of(one, sides) for one in recorded}
    moments = [
        Moment(one.turn.dialogue, one.request, frozenset(one.turn.mentioned), one.turn.targets)
        for one in asked
    ]
    progress(0.0, "weighing what goes with what")
    return lessons_from(sides, talks, moments, likes.raters, likes.plain, reading.vectors)


def read_all(turns: Sequence[AskedTurn], reading: Reading, progress: Progress) -> list[Asked]:
    """All turns read, and their texts encoded."""
    found = []
    for number, turn in enumerate(turns):
        found.append(reading.asked(turn))
        progress(number / len(turns), "reading messages")
    texts = dict.fromkeys(said.text for one in found for said in one.request.said if said.by_person)
    encode_all(list(texts), reading.vectors, progress, "encoding messages")
    return found


def talk_of(recorded: Recorded, sides: Sides) -> Talk:
    """A dialogue's items as rows."""
    rows = sides.columns.rows_of
    recommended = [key for turn in recorded.turns for key in turn.targets]
    return Talk(np.unique(rows(recorded.items)), np.unique(rows(recommended)))


def given(said: Sequence[Said], turn: AskedTurn, catalogue: Catalogue) -> tuple[Said, ...]:
    """What was said with exactly the items that were mentioned, each where its title stands."""
    labels = {key: catalogue.items[key].label for key in turn.mentioned if key in catalogue.items}
    placed: list[list[str]] = [[] for _ in said]
    for key, label in labels.items():
        places = [place for place, text in enumerate(turn.context) if label in text]
        if placed:
            placed[places[0] if places else -1].append(key)
    return tuple(
        replace(one, items=tuple(keys), refused=tuple(key for key in one.refused if key in keys))
        for one, keys in zip(said, placed, strict=True)
    )
