"""What `recchat eval dialogues` runs: recorded dialogues in, figures out."""

import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from recchat.assemble import App
from recchat.catalogue.items import Catalogue, Items
from recchat.db import Store
from recchat.embed.encoder import Encoder
from recchat.embed.index import ExactIndex
from recchat.errors import EncoderMissing
from recchat.evaluate.dialogue_lessons import (
    Reading,
    lessons_of,
    read_all,
    read_library,
    sides_of,
)
from recchat.evaluate.dialogues import (
    ABLATIONS,
    MAIN,
    Asked,
    all_figures,
    figures_of,
    rank_all,
    rank_by_hand,
    ways_of_all,
)
from recchat.evaluate.figures import Figure
from recchat.evaluate.following import Follower, Points
from recchat.evaluate.text_vectors import TextVectors
from recchat.evaluate.turns_file import read_dialogues, read_turns
from recchat.recommend.learning import Lessons, Progress
from recchat.recommend.recommender import Recommender
from recchat.recommend.sides import Sides
from recchat.talk.reading.reader import Reader

PATIENCE = 30.0  # seconds: what the model reads is measured, not whether this machine is busy
NOUN, LIBRARY = "film", "films"


@dataclass(frozen=True, slots=True)
class Options:
    """The options of the command."""

    catalogue: Path
    turns: Path
    learn: Path | None = None
    likes: tuple[Path, ...] = ()
    left_out: tuple[str, ...] = ()  # names of ABLATIONS
    ablations: bool = False
    oracle: bool = False
    without_model: bool = False
    cache: Path | None = None
    save: Path | None = None


def figures_and_notes(asked: Options, app: App, progress: Progress) -> tuple[list[Figure], str]:
    """The figures, and what they come from in one line; raises RecchatError."""
    encoder = app.encoder_slot.get()
    if encoder is None:
        raise EncoderMissing(app.encoder_slot.problem or "the sentence encoder has not loaded")
    folder = asked.cache or app.settings.cache / "dialogues"
    catalogue = read_library(asked.catalogue, LIBRARY, NOUN)
    model = None if asked.without_model else app.model_slot.get()
    with (
        closing(TextVectors(encoder, folder / "texts.db")) as vectors,
        closing(Points(folder / "points.db")) as points,
    ):
        reader = Reader(catalogue, app.prompts, this_year=time.localtime().tm_year)
        reading = Reading(Follower(reader, model, PATIENCE, points), vectors, asked.oracle)
        sides = sides_of(catalogue, vectors, progress)
        turns = read_all(read_turns(asked.turns), reading, progress)
        if asked.learn is None:
            figures = by_hand(folder, turns, sides, encoder, catalogue)
        else:
            recorded = read_dialogues(asked.learn, catalogue)
            lessons = lessons_of(recorded, asked.likes, sides, reading, progress)
            figures = learnt_figures(asked, turns, lessons, progress)
    return figures, notes_of(asked, model.name if model else "lexicons alone")


def learnt_figures(
    asked: Options, turns: Sequence[Asked], lessons: Lessons, progress: Progress
) -> list[Figure]:
    """Learn and score; write the weights down when asked to."""
    ways = ways_of(asked)
    found = rank_all(lessons, turns, ways, progress)
    if asked.save:
        whole = ways_of_all(lessons, {MAIN: ways[MAIN]}, progress).fusions[MAIN]
        files = [asked.catalogue, *([asked.learn] if asked.learn else []), *asked.likes]
        made = datetime.now(UTC).isoformat(timespec="seconds")
        replace(whole, made=made, data=tuple(path.name for path in files)).save(asked.save)
    return all_figures(found, ways, held_out())


def ways_of(asked: Options) -> dict[str, tuple[str, ...]]:
    """Which signals each way of ranking leaves out, the whole one first."""
    out = tuple(start for name in asked.left_out for start in ABLATIONS[name])
    ways = {MAIN: out}
    if asked.ablations:
        ways |= {name: (*out, *starts) for name, starts in ABLATIONS.items()}
    return ways


def notes_of(asked: Options, reader: str) -> str:
    """The files, how they were used, and what the figures may not be taken for."""
    files = [asked.turns, *([asked.learn] if asked.learn else []), *asked.likes]
    notes = [f"read by {reader}", *asked.left_out]
    notes += ["titles given"] if asked.oracle else []
    if asked.learn is None:
        notes.append("weights set by hand, nothing learnt")
    elif not asked.without_model:
        notes.append(
            "the bundled language model was trained on messages of ReDial's valid part (what they "
            "say, never what was recommended next); held-out/ are the dialogues it never saw"
        )
    return f"{', '.join(path.name for path in files)}; {'; '.join(notes)}"


def held_out() -> frozenset[str]:
    """The dialogues that no training of the bundled model saw."""
    from recchat.train.corpus import held_out as listed

    return listed()


def by_hand(
    folder: Path, turns: Sequence[Asked], sides: Sides, encoder: Encoder, catalogue: Catalogue
) -> list[Figure]:
    """What the app does with no dialogues and no ratings to learn from."""
    with closing(Store(folder / "items.db")) as store:
        items = Items(store)
        items.put(LIBRARY, list(catalogue.items.values()))
        index = ExactIndex(sides.columns, sides.vectors)
        recommender = Recommender(catalogue, sides.columns, index, items, lambda: encoder)
        return figures_of(rank_by_hand(recommender, turns), MAIN)
