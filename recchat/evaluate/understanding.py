"""How well messages are understood: acts and slots of a reading against those that people marked.

A row is an utterance in the exchange format of docs/formats.md; a slot that it lacks was not
judged. Values are compared as sets of one form each: titles without case, article and year;
genres under one name for each ("rom-com" is romance and comedy); a slot of what is not wanted
that a row does not judge counts as part of the slot that it does judge, since its marks then
have no sign.
"""

import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recchat.catalogue.items import Catalogue
from recchat.evaluate.figures import Figure, bootstrap, bootstrap_sums
from recchat.llm.door import LanguageModel
from recchat.talk.reading.lexicons.genres import GENRES, NOUNS, WEAK_GENRES
from recchat.talk.reading.lexicons.phrases import listed, plural
from recchat.talk.reading.link_keys import key_of
from recchat.talk.reading.reader import Reader
from recchat.talk.reading.text import plain_of
from recchat.types import BOUNDED, Act, DialogueState, Intent, Slot, Wish

Row = Mapping[str, object]
Read = Callable[[str, Sequence[str]], Intent]  # the text, and what was said before, oldest first

YEAR = re.compile(r"(?<=\S)\s*\(?\b(?:18|19|20)\d\d\)?\s*$")
ARTICLE = re.compile(r"^(?:the|a|an) ")
NOUN = re.compile(rf" (?:{NOUNS})$")
KEYWORDS = frozenset({Slot.KEYWORD, Slot.THEME, Slot.MOOD, Slot.TONE, Slot.AGE_RATING})
# Slot of a row -> its opposite, whose values it takes in when the row does not judge that.
OPPOSITES = {"titles": "not_titles", "genres": "not_genres"}
SLOTS = ("titles", "people", "genres", "keywords", "not_titles", "not_genres")


@dataclass(frozen=True, slots=True)
class Scored:
    """One row: for each slot judged, and for the acts, what was right, read and marked."""

    dialogue: str
    slots: Mapping[str, tuple[int, int, int]]  # (right, read, marked)
    acts: Mapping[Act, tuple[int, int, int]]
    milliseconds: float


def reading(reader: Reader, model: LanguageModel | None, *, seconds: float) -> Read:
    """A reader as the benchmark asks it: a talk of which only the last texts are known."""

    def read(text: str, context: Sequence[str]) -> Intent:
        state = DialogueState(turn=len(context) // 2)
        last = context[-1] if context else ""
        return reader.read(text, state, last=last, model=model, seconds=seconds)

    return read


def evaluate_understanding(read: Read, rows: Iterable[Row], catalogue: Catalogue) -> list[Figure]:
    """Every figure of the benchmark that these rows judge; one slot without marks has none."""
    names = genre_names()
    scored = [score(row, read, catalogue, names) for row in rows]
    groups = by_dialogue(scored)
    acts = [one for one in scored if one.acts]
    figures = act_figures(acts) if acts else []
    for slot in SLOTS:
        figures += slot_figures(slot, groups)
    times = [[one.milliseconds for one in group] for group in groups]
    return [*figures, bootstrap("parse_ms_p50", times, median, unit="ms")]


def score(
    row: Row, read: Read, catalogue: Catalogue, names: Mapping[str, tuple[str, ...]]
) -> Scored:
    """Read one utterance and compare."""
    text, context = str(row["text"]), strings(row.get("context"))
    start = time.perf_counter()
    intent = read(text, context)
    spent = (time.perf_counter() - start) * 1000
    marked = row.get("slots")
    marked = marked if isinstance(marked, Mapping) else {}
    found = values_of(intent, catalogue, names)
    found["people"] = people_of(intent, marked)
    found["keywords"] = keywords_of(intent, marked)
    slots = {
        slot: counts(found_for(slot, marked, found), canonical(slot, strings(marked[slot]), names))
        for slot in SLOTS
        if slot in marked
    }
    return Scored(str(row.get("dialogue", "")), slots, act_counts(row, intent), spent)


def strings(value: object) -> list[str]:
    """A list of texts, whatever stood there."""
    return [str(one) for one in value] if isinstance(value, list) else []


def counts(found: frozenset[str], marked: frozenset[str]) -> tuple[int, int, int]:
    """How many values are right, read, and marked."""
    return len(found & marked), len(found), len(marked)


def found_for(
    slot: str, marked: Mapping[object, object], found: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """What was read for a slot, with its opposite where the row does not tell them apart."""
    opposite = OPPOSITES.get(slot)
    if opposite is None or opposite in marked:
        return found[slot]
    return found[slot] | found[opposite]


def values_of(
    intent: Intent, catalogue: Catalogue, names: Mapping[str, tuple[str, ...]]
) -> dict[str, frozenset[str]]:
    """The values of an intent by the names of the slots of a row."""
    wanted = [wish for wish in intent.wishes if wish.wanted]
    refused = [wish for wish in intent.wishes if not wish.wanted]
    not_titles = titles_of(refused, catalogue)
    asked = intent.question.item_ids if intent.question else ()
    named = {*intent.references, *asked, *(one.item_id for one in intent.judged)}
    titles = titles_of(wanted, catalogue) | {
        title_form(catalogue.items[key].title) for key in named if key in catalogue.items
    }
    return {
        "titles": frozenset(titles - not_titles),
        "not_titles": frozenset(not_titles),
        "genres": canonical("genres", of_slot(wanted, Slot.GENRE), names),
        "not_genres": canonical("genres", of_slot(refused, Slot.GENRE), names),
    }


def keywords_of(intent: Intent, marked: Mapping[object, object]) -> frozenset[str]:
    """Keywords as the row has them where one holds the other: 'fun' in 'fun fantasy'."""
    names = canonical("keywords", strings(marked.get("keywords")), {})
    words = [plain_of(wish.words) for wish in intent.wishes if wish.wanted and is_keyword(wish)]
    return frozenset(next((n for n in names if overlaps(n, word)), word) for word in words)


def overlaps(one: str, other: str) -> bool:
    """Whether one holds the whole words of the other."""
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def is_keyword(wish: Wish) -> bool:
    """Whether a wish would be marked as a keyword: a tone, a theme, 'recent', 'kid friendly'."""
    vague = wish.slot in BOUNDED and not any(mark.isdigit() for mark in wish.words)
    return bool(wish.words) and (wish.slot in KEYWORDS or vague)


def people_of(intent: Intent, marked: Mapping[object, object]) -> frozenset[str]:
    """Names as the row has them where the words agree: 'Nolan' is marked, and is read in full."""
    names = canonical("people", strings(marked.get("people")), {})
    found = set()
    for wish in intent.wishes:
        if wish.slot is Slot.PERSON:
            words = f" {plain_of(wish.words)} "
            found.add(next((n for n in names if f" {n} " in words), plain_of(wish.value)))
    return frozenset(found)


def of_slot(wishes: Iterable[Wish], slot: Slot) -> list[str]:
    """The values of one slot."""
    return [wish.value for wish in wishes if wish.slot is slot]


def titles_of(wishes: Iterable[Wish], catalogue: Catalogue) -> set[str]:
    """Titles as they are compared: the catalogue's, or the words of an unknown one."""
    values = of_slot(wishes, Slot.TITLE)
    items = catalogue.items
    return {title_form(items[value].title if value in items else value) for value in values}


def title_form(title: str) -> str:
    """A title without case, signs, article and year."""
    return ARTICLE.sub("", key_of(YEAR.sub("", title)))


def canonical(
    slot: str, values: Iterable[str], names: Mapping[str, tuple[str, ...]]
) -> frozenset[str]:
    """Values in the one form in which they are compared."""
    if slot in {"titles", "not_titles"}:
        return frozenset(title_form(value) for value in values)
    if slot in {"genres", "not_genres"}:
        return frozenset(genre for value in values for genre in genre_forms(value, names))
    return frozenset(plain_of(value) for value in values)


def genre_forms(words: str, names: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The genres that words name; the words themselves when they name none."""
    plain = plain_of(words)
    for form in (plain, NOUN.sub("", plain)):
        if form in names:
            return names[form]
    return (plain,)


def genre_names() -> dict[str, tuple[str, ...]]:
    """Every phrase for a genre, as the lexicon has it."""
    found: dict[str, tuple[str, ...]] = {genre: (genre,) for genre in WEAK_GENRES}
    found |= dict.fromkeys(("kids", "children"), ("family",))
    for phrase, genre in listed(GENRES):
        words = plain_of(phrase)
        found.setdefault(words, tuple(genre.split("+")))
        found.setdefault(plural(words), tuple(genre.split("+")))
    return found


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


def by_dialogue(scored: Iterable[Scored]) -> list[list[Scored]]:
    """Rows in groups: an interval resamples whole dialogues."""
    groups: dict[str, list[Scored]] = defaultdict(list)
    for one in scored:
        groups[one.dialogue].append(one)
    return list(groups.values())


def slot_figures(slot: str, groups: Sequence[Sequence[Scored]]) -> list[Figure]:
    """F1 of one slot, over the rows that judge it."""
    judged = [[one.slots[slot] for one in group if slot in one.slots] for group in groups]
    judged = [group for group in judged if group]
    sums = np.asarray([np.sum(group, axis=0) for group in judged], dtype=np.float64)
    if not len(sums) or not sums[:, 2].sum():
        return []
    n = sum(len(group) for group in judged)
    return [bootstrap_sums(f"{slot}_f1", sums.reshape(-1, 3), f1, n=n)]


def act_figures(scored: Sequence[Scored]) -> list[Figure]:
    """Micro and macro F1 over acts."""
    rows = [
        np.sum([[one.acts[act] for act in Act] for one in group], axis=0)
        for group in by_dialogue(scored)
    ]
    sums = np.asarray(rows, dtype=np.float64).reshape(len(rows), -1)
    n = len(scored)
    return [
        bootstrap_sums("acts_micro_f1", sums, micro_f1, n=n),
        bootstrap_sums("acts_macro_f1", sums, macro_f1, n=n),
    ]


def f1(sums: NDArray[np.float64]) -> float:
    """F1 of (right, read, marked)."""
    right, read, marked = sums
    return float(2 * right / (read + marked)) if read + marked else float("nan")


def micro_f1(sums: NDArray[np.float64]) -> float:
    """F1 over all acts together."""
    return f1(sums.reshape(-1, 3).sum(axis=0))


def macro_f1(sums: NDArray[np.float64]) -> float:
    """The mean F1 over the acts that somebody marked or read."""
    values = [f1(row) for row in sums.reshape(-1, 3) if row[1] + row[2]]
    return float(np.mean(values)) if values else float("nan")


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return float(np.median(values))
