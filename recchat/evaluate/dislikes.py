"""Liked against disliked: whether a reading has the sign that a person gave to what they named.

The set holds references alone: which sentence of which data set, the words of a target in it, and
the sign that somebody judged it to have. The sentences are rejoined from the data here, so none
of them is in the project. A target was read when a wish, a judgment or a reference holds it: a
title by its form (an unknown one by its words), anything else by words that hold each other, a
genre by its name besides.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from recchat.catalogue.items import Catalogue
from recchat.errors import RecchatError
from recchat.evaluate.figures import Figure, bootstrap
from recchat.evaluate.forms import (
    genre_forms,
    genre_names,
    overlaps,
    strings,
    title_form,
)
from recchat.evaluate.understanding import Read
from recchat.talk.reading.text import plain_of
from recchat.types import Intent, Judgment, Slot, Wish

ROWS: Mapping[str, str] = {
    "ccpe": "ccpe-partial/utterances_dev.jsonl",
    "iard": "iard/utterances_dev.jsonl",
}
DIALOGUES = "redial/valid_data.jsonl"
CATALOGUE = "redial/catalogue.jsonl"  # the films that these people talk about
MENTION = re.compile(r"@(\d+)")
CONTEXT = 2  # messages before one that count as said
CHECK_LENGTH = 8  # hexadecimal digits of a sentence's hash: the reference still means it
LIKING = frozenset({Judgment.LIKED, Judgment.SAVED})
DISLIKING = frozenset({Judgment.DISLIKED, Judgment.DISMISSED})


class Polarity(StrEnum):
    """The sign of a target; what a reading made of it may be neither, or nothing."""

    LIKE = "like"
    DISLIKE = "dislike"
    UNCLEAR = "unclear"  # read without a sign, or with both
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Target:
    """Words in a sentence, what they name, and the sign they have there."""

    words: str
    slot: Slot
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a data set with its targets; `group` is what an interval resamples."""

    name: str
    group: str
    text: str
    context: tuple[str, ...]
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A target and what was read of it."""

    sentence: Sentence
    target: Target
    read: Polarity

    def __str__(self) -> str:
        """One line for a report, without the sentence."""
        wanted, found = self.target.polarity, self.read
        return f"{self.sentence.name} {self.target.slot} {self.target.words!r}: {found}, {wanted}"


def sentences_of(references: Iterable[Mapping[str, object]], folder: Path) -> list[Sentence]:
    """Sentences with their targets, rejoined; raises RecchatError when the data is another."""
    by_sentence: dict[tuple[str, str], list[Mapping[str, object]]] = defaultdict(list)
    for one in references:
        place = f"{one.get('dialogue', '')}/{one.get('message', one.get('row', ''))}"
        by_sentence[str(one["source"]), place].append(one)
    finders = {name: row_finder(folder / path) for name, path in ROWS.items()}
    finders["redial"] = message_finder(folder / DIALOGUES)
    finders["own"] = lambda one: (str(one["row"]), str(one["text"]), ())
    return [
        sentence_of(f"{source}/{place}", rows, finders[source])
        for (source, place), rows in by_sentence.items()
    ]


Find = Callable[[Mapping[str, object]], tuple[str, str, tuple[str, ...]]]  # group, text, context


def row_finder(path: Path) -> Find:
    """Finds an utterance by its row, counted from 0."""
    rows = objects(path)

    def find(reference: Mapping[str, object]) -> tuple[str, str, tuple[str, ...]]:
        row = rows[int(str(reference["row"]))]
        return str(row["dialogue"]), str(row["text"]), tuple(strings(row.get("context")))

    return find


def message_finder(path: Path) -> Find:
    """Finds a message by its dialogue and place; titles stand where the data has their ids."""
    dialogues = {str(row["conversationId"]): row for row in objects(path)}

    def find(reference: Mapping[str, object]) -> tuple[str, str, tuple[str, ...]]:
        name, place = str(reference["dialogue"]), int(str(reference["message"]))
        said = texts_of(dialogues[name])
        return name, said[place], tuple(said[max(0, place - CONTEXT) : place])

    return find


def texts_of(dialogue: Mapping[str, object]) -> list[str]:
    """The messages of a dialogue with the titles of the films they mention."""
    titles, messages = dialogue["movieMentions"], dialogue["messages"]
    known = titles if isinstance(titles, Mapping) else {}

    def titled(match: re.Match[str]) -> str:
        return " ".join(str(known.get(match[1], match[0])).split())

    return [
        MENTION.sub(titled, str(one["text"]))
        for one in (messages if isinstance(messages, list) else [])
    ]


def objects(path: Path) -> list[dict[str, object]]:
    """The objects of a JSON Lines file; raises RecchatError when it is not there."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as problem:
        raise RecchatError(
            f"{path} cannot be read ({problem.strerror}): name the folder that holds "
            f"{', '.join((*ROWS.values(), DIALOGUES, CATALOGUE))}"
        ) from problem
    return [json.loads(line) for line in lines]


def sentence_of(name: str, rows: Sequence[Mapping[str, object]], find: Find) -> Sentence:
    """One sentence with all its targets; raises RecchatError when its text has changed."""
    group, text, context = find(rows[0])
    found = hashlib.sha256(text.encode()).hexdigest()[:CHECK_LENGTH]
    if found != rows[0]["check"]:
        raise RecchatError(f"{name}: another sentence stands there than when it was judged")
    targets = tuple(
        Target(str(row["target"]), Slot(str(row["slot"])), Polarity(str(row["polarity"])))
        for row in rows
    )
    return Sentence(name, f"{name.partition('/')[0]}/{group}", text, context, targets)


def judge_all(read: Read, sentences: Iterable[Sentence], catalogue: Catalogue) -> list[Judged]:
    """Read every sentence once, and look for each of its targets."""
    names = genre_names()
    judged = []
    for sentence in sentences:
        intent = read(sentence.text, sentence.context)
        for target in sentence.targets:
            signs = frozenset(signs_of(target, intent, catalogue, names))
            judged.append(Judged(sentence, target, polarity_of(signs)))
    return judged


def polarity_of(signs: frozenset[Polarity]) -> Polarity:
    """One sign out of all that were found for a target."""
    if not signs:
        return Polarity.MISSED
    clear = signs - {Polarity.UNCLEAR}
    return next(iter(clear)) if len(clear) == 1 else Polarity.UNCLEAR


def signs_of(
    target: Target,
    intent: Intent,
    catalogue: Catalogue,
    names: Mapping[str, tuple[str, ...]],
) -> list[Polarity]:
    """The signs of what holds a target; what holds it exactly leaves the rest no say."""
    if target.slot is Slot.TITLE:
        held = title_signs(target, intent, catalogue)
    else:
        held = [(nearness(wish, target, names), sign_of(wish)) for wish in intent.wishes]
    nearest = max((near for near, _ in held), default=0)
    return [sign for near, sign in held if near == nearest > 0]


def title_signs(target: Target, intent: Intent, catalogue: Catalogue) -> list[tuple[int, Polarity]]:
    """How near every title of an intent is to a target, and the sign it has."""
    signs = [(one.value, sign_of(one)) for one in intent.wishes if one.slot is Slot.TITLE]
    signs += [(one.item_id, judgment_sign(one.judgment)) for one in intent.judged]
    signs += [(item_id, Polarity.UNCLEAR) for item_id in intent.references]
    return [(title_nearness(target.words, value, catalogue), sign) for value, sign in signs]


def title_nearness(words: str, value: str, catalogue: Catalogue) -> int:
    """2 for the same title, by its id or its words; 1 when one is a part of the other."""
    item = catalogue.items.get(value)
    named, found = title_form(words), title_form(item.title if item else value)
    if named == found:
        return 2
    return int(bool(found) and overlaps(named, found))


def nearness(wish: Wish, target: Target, names: Mapping[str, tuple[str, ...]]) -> int:
    """2 when a wish holds the words of a target; 1 when it means the same genre."""
    if wish.slot is Slot.TITLE:
        return 0
    words = plain_of(target.words)
    if overlaps(words, plain_of(wish.words)) or overlaps(words, plain_of(wish.value)):
        return 2
    same_kind = target.slot is Slot.GENRE and wish.slot is Slot.GENRE
    return int(same_kind and bool({*genre_forms(words, names)} & {*genre_forms(wish.value, names)}))


def sign_of(wish: Wish) -> Polarity:
    """Wanted is liked; a dial turned down is a dislike of what it measures."""
    wanted = wish.wanted if wish.direction >= 0 else not wish.wanted
    return Polarity.LIKE if wanted else Polarity.DISLIKE


def judgment_sign(judgment: Judgment) -> Polarity:
    """The sign of a judgment; having seen something has none."""
    if judgment in DISLIKING:
        return Polarity.DISLIKE
    return Polarity.LIKE if judgment in LIKING else Polarity.UNCLEAR


def dislike_figures(judged: Sequence[Judged]) -> list[Figure]:
    """Accuracy of the sign among targets that were read, the share read, and the confusion."""
    read = [one for one in judged if one.read is not Polarity.MISSED]
    figures = [
        share("polarity_accuracy", read, lambda one: one.read is one.target.polarity),
        share("targets_found", judged, lambda one: one.read is not Polarity.MISSED),
    ]
    for slot in (Slot.TITLE, Slot.GENRE, Slot.PERSON, Slot.KEYWORD):
        rows = [one for one in read if one.target.slot is slot]
        figures.append(share(f"{slot}_polarity", rows, lambda one: one.read is one.target.polarity))
    for polarity in (Polarity.DISLIKE, Polarity.LIKE):
        rows = [one for one in judged if one.target.polarity is polarity]
        for found in Polarity:
            figures.append(share(f"{polarity}_as_{found}", rows, is_read_as(found)))
    return figures


def is_read_as(polarity: Polarity) -> Callable[[Judged], bool]:
    """Whether a target was read with this sign."""
    return lambda one: one.read is polarity


def share(name: str, judged: Sequence[Judged], test: Callable[[Judged], bool]) -> Figure:
    """A share of targets; the interval resamples whole dialogues."""
    groups: dict[str, list[float]] = defaultdict(list)
    for one in judged:
        groups[one.sentence.group].append(float(test(one)))
    return bootstrap(name, list(groups.values()), mean, unit="share")


def mean(sample: Sequence[float]) -> float:
    """The mean, where a resample may hold nothing."""
    return sum(sample) / len(sample) if sample else float("nan")
