"""How well messages are understood: acts and slots of a reading against those that people marked.

A row is an utterance in the exchange format of docs/formats.md; a slot that it lacks was not
judged. Values are compared as sets of one form each (forms), by the rules of as_marked: a title
or a genre is right when it comes to the same name as the span marked, or when that span is just
what the person said for it; the figures `_by_name` leave the second rule out. A slot of what is
not wanted that a row does not judge counts as part of the slot that it does judge, since its
marks then have no sign. A value whose words are not in the message is invented.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence

from recchat.catalogue.items import Catalogue
from recchat.evaluate.as_marked import RowValues
from recchat.evaluate.figures import Figure, bootstrap
from recchat.evaluate.forms import (
    GenreNames,
    canonical,
    genre_forms,
    genre_names,
    overlaps,
    strings,
    title_form,
)
from recchat.evaluate.slot_scores import (
    BY_NAME,
    Counts,
    Scored,
    act_figures,
    by_dialogue,
    invented_figure,
    median,
    slot_figures,
)
from recchat.llm.door import LanguageModel
from recchat.prompts import Prompts
from recchat.talk.reading.model_frame import Said, propose
from recchat.talk.reading.reader import Reader
from recchat.types import Act, DialogueState, Intent, Wish

__all__ = [
    "Read",
    "canonical",
    "evaluate_understanding",
    "genre_forms",
    "genre_names",
    "model_alone",
    "overlaps",
    "reading",
    "readings",
    "strings",
    "title_form",
]

Row = Mapping[str, object]
Read = Callable[[str, Sequence[str]], Intent]  # the text, and what was said before, oldest first

# Slot of a row -> its opposite, whose values it takes in when the row does not judge that.
OPPOSITES = {"titles": "not_titles", "genres": "not_genres"}
SLOTS = ("titles", "people", "genres", "keywords", "not_titles", "not_genres")
TWO_RULES = ("titles", "genres")


def reading(reader: Reader, model: LanguageModel | None, *, seconds: float) -> Read:
    """A reader as the benchmark asks it: a talk of which only the last texts are known."""

    def read(text: str, context: Sequence[str]) -> Intent:
        state = DialogueState(turn=len(context) // 2)
        last = context[-1] if context else ""
        return reader.read(text, state, last=last, model=model, seconds=seconds)

    return read


def model_alone(model: LanguageModel, prompts: Prompts, noun: str, *, seconds: float) -> Read:
    """The model without lexicons and catalogue: its acts, and its spans as the values they are."""

    def read(text: str, context: Sequence[str]) -> Intent:
        last = context[-1] if context else ""
        found = propose(model, prompts, Said(text, last, noun), seconds=seconds)
        if found is None:
            return Intent(text)
        spans = [(one, text[one.start : one.end]) for one in found.values]
        wishes = tuple(
            Wish(one.slot, words, wanted=one.wanted is not False, words=words, known=False)
            for one, words in spans
        )
        return Intent(text, acts=found.acts, wishes=wishes)

    return read


def readings(
    reader: Reader, model: LanguageModel | None, *, seconds: float, each: bool
) -> dict[str, Read]:
    """What the app uses, under its name; with `each` its two halves alone before it."""
    alone = {"lexicons alone": reading(reader, None, seconds=seconds)}
    if model is None:
        return alone
    both = {f"lexicons and {model.name}": reading(reader, model, seconds=seconds)}
    noun = reader.catalogue.noun
    halves = {
        **alone,
        f"{model.name} alone": model_alone(model, reader.prompts, noun, seconds=seconds),
    }
    return {**halves, **both} if each else both


def evaluate_understanding(read: Read, rows: Iterable[Row], catalogue: Catalogue) -> list[Figure]:
    """Every figure of the benchmark that these rows judge; one slot without marks has none."""
    names = genre_names()
    scored = [score(row, read, catalogue, names) for row in rows]
    groups = by_dialogue(scored)
    acts = [one for one in scored if one.acts]
    figures = act_figures(acts) if acts else []
    for slot in (*SLOTS, *(f"{slot}{BY_NAME}" for slot in TWO_RULES)):
        figures += slot_figures(slot, groups)
    times = [[one.milliseconds for one in group] for group in groups]
    return [
        *figures,
        invented_figure(groups),
        bootstrap("parse_ms_p50", times, median, unit="ms"),
    ]


def score(row: Row, read: Read, catalogue: Catalogue, names: GenreNames) -> Scored:
    """Read one utterance and compare."""
    text, context = str(row["text"]), strings(row.get("context"))
    start = time.perf_counter()
    intent = read(text, context)
    spent = (time.perf_counter() - start) * 1000
    marked = row.get("slots")
    marked = marked if isinstance(marked, Mapping) else {}
    found = RowValues(marked, catalogue, names).of(intent)
    slots = {slot: compared(slot, marked, found, names) for slot in SLOTS if slot in marked}
    named = RowValues(marked, catalogue, names, by_words=False).of(intent)
    slots |= {
        f"{slot}{BY_NAME}": compared(slot, marked, named, names)
        for slot in TWO_RULES
        if slot in marked
    }
    said = said_words(intent)
    invented = sum(not is_said(words, text) for words in said)
    acts = act_counts(row, intent)
    return Scored(str(row.get("dialogue", "")), slots, acts, spent, len(said), invented)


def said_words(intent: Intent) -> list[str]:
    """The words of every value that was read."""
    return [*(wish.words for wish in intent.wishes), *(one.words for one in intent.judged)]


def is_said(words: str, text: str) -> bool:
    """Whether words stand in a message, whatever its case and spaces."""
    return " ".join(words.split()).casefold() in " ".join(text.split()).casefold()


def compared(
    slot: str,
    marked: Mapping[object, object],
    found: Mapping[str, frozenset[str]],
    names: GenreNames,
) -> Counts:
    """How many values of a slot are right, read, and marked."""
    wanted = canonical(slot, strings(marked[slot]), names)
    values = found_for(slot, marked, found)
    return len(values & wanted), len(values), len(wanted)


def found_for(
    slot: str, marked: Mapping[object, object], found: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """What was read for a slot, with its opposite where the row does not tell them apart."""
    opposite = OPPOSITES.get(slot)
    if opposite is None or opposite in marked:
        return found[slot]
    return found[slot] | found[opposite]


def act_counts(row: Row, intent: Intent) -> dict[Act, tuple[int, int, int]]:
    """Right, read and marked for each act; nothing when the row does not judge acts."""
    if "acts" not in row:
        return {}
    marked = set(strings(row["acts"]))
    return {
        act: (
            int(act in intent.acts and act in marked),
            int(act in intent.acts),
            int(act in marked),
        )
        for act in Act
    }
