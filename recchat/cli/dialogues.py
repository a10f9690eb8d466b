"""What `recchat eval dialogues` runs: recorded dialogues in, figures out."""

import time
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from recchat.assemble import App
from recchat.errors import EncoderMissing
from recchat.evaluate.dialogue_lessons import (
    Reading,
    lessons_of,
    read_all,
    read_library,
    sides_of,
)
from recchat.evaluate.dialogues import ABLATIONS, MAIN, all_figures, rank_all, ways_of_all
from recchat.evaluate.figures import Figure
from recchat.evaluate.following import Follower, Points
from recchat.evaluate.text_vectors import TextVectors
from recchat.evaluate.turns_file import read_dialogues, read_turns
from recchat.recommend.learning import Progress
from recchat.talk.reading.reader import Reader

PATIENCE = 30.0  # seconds: what the model reads is measured, not whether this machine is busy
NOUN, LIBRARY = "film", "films"


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of the command."""

    catalogue: Path
    turns: Path
    learn: Path
    likes: tuple[Path, ...] = ()
    left_out: tuple[str, ...] = ()  # names of ABLATIONS
    ablations: bool = False
    oracle: bool = False
    without_model: bool = False
    cache: Path | None = None
    save: Path | None = None
    apart: frozenset[str] = frozenset()

    @property
    def data(self) -> str:
        """The files, and how they were used, in one line."""
        files = ", ".join(path.name for path in (self.turns, self.learn, *self.likes))
        notes = [*self.left_out, *(["titles given"] if self.oracle else [])]
        notes += ["lexicons alone"] if self.without_model else []
        return f"{files}; {', '.join(notes)}" if notes else files


def measure_dialogues(asked: Asked, app: App, progress: Progress) -> list[Figure]:
    """Learn, rank and score; raises RecchatError for a file that cannot be used."""
    encoder = app.encoder_slot.get()
    if encoder is None:
        raise EncoderMissing(app.encoder_slot.problem or "the sentence encoder has not loaded")
    folder = asked.cache or app.settings.cache / "dialogues"
    catalogue = read_library(asked.catalogue, LIBRARY, NOUN)
    turns, recorded = read_turns(asked.turns), read_dialogues(asked.learn, catalogue)
    with (
        closing(TextVectors(encoder, folder / "texts.db")) as vectors,
        closing(Points(folder / "points.db")) as points,
    ):
        model = None if asked.without_model else app.model_slot.get()
        reader = Reader(catalogue, app.prompts, this_year=time.localtime().tm_year)
        reading = Reading(Follower(reader, model, PATIENCE, points), vectors, asked.oracle)
        sides = sides_of(catalogue, vectors, progress)
        lessons = lessons_of(recorded, asked.likes, sides, reading, progress)
        ways = ways_of(asked)
        found = rank_all(lessons, read_all(turns, reading, progress), ways, progress)
        if asked.save:
            whole = ways_of_all(lessons, {MAIN: ways[MAIN]}, progress).fusions[MAIN]
            files = tuple(path.name for path in (asked.catalogue, asked.learn, *asked.likes))
            made = datetime.now(UTC).isoformat(timespec="seconds")
            replace(whole, made=made, data=files).save(asked.save)
    return all_figures(found, ways, asked.apart)


def ways_of(asked: Asked) -> dict[str, tuple[str, ...]]:
    """Which signals each way of ranking leaves out, the whole one first."""
    out = tuple(start for name in asked.left_out for start in ABLATIONS[name])
    ways = {MAIN: out}
    if asked.ablations:
        ways |= {name: (*out, *starts) for name, starts in ABLATIONS.items()}
    return ways
