"""What was read of a message, as the marks of a row name it.

People mark spans of the text, the reader gives names of the catalogue. Two rules bring them
together. By name: a title or genre is right when both come to the same name. By words: it is also
right when the span marked is just what the person said for it, whatever the catalogue calls
that: "Fury Road" is "Mad Max: Fury Road", "superhero" is action where the catalogue has no such
genre, "indie" a theme. A wish counts by its words for a genre in any slot that describes
("classic" is read as years); what nobody marked counts against the reader in its own slot alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from recchat.catalogue.items import Catalogue
from recchat.evaluate.forms import (
    GenreNames,
    canonical,
    genre_forms,
    overlaps,
    strings,
    title_form,
    without_noun,
)
from recchat.talk.reading.text import plain_of
from recchat.types import BOUNDED, Intent, Slot, Wish

WHICH = re.compile(
    r"^(?:(?:the|all|first|second|third|1|2|3|last|latest|original|new|newer|newest|old|older|early|"
    r"earlier|other|recent|seen) )+(?=\S)"
)
SERIES = re.compile(r"(?<=\S) (?:movies?|films?|series|franchise|trilogy|saga|is)$")

ALIKE = 88  # of 100: two spellings of one title

Marks = Mapping[object, object]

KEYWORDS = frozenset({Slot.KEYWORD, Slot.THEME, Slot.MOOD, Slot.TONE, Slot.AGE_RATING})
DESCRIBING = KEYWORDS | {Slot.GENRE, Slot.YEAR, Slot.LANGUAGE, Slot.COUNTRY}


@dataclass(frozen=True)
class RowValues:
    """The values of an intent as one row names them; `by_words` applies the second rule as well."""

    marks: Marks
    catalogue: Catalogue
    names: GenreNames
    by_words: bool = True

    def of(self, intent: Intent) -> dict[str, frozenset[str]]:
        """Every value by the names of the slots of a row."""
        wanted = [wish for wish in intent.wishes if wish.wanted]
        refused = [wish for wish in intent.wishes if not wish.wanted]
        not_titles = frozenset(self.titles(refused))
        return {
            "titles": (frozenset(self.titles(wanted)) | self.named(intent)) - not_titles,
            "not_titles": not_titles,
            "genres": frozenset(self.genres(wanted)),
            "not_genres": frozenset(self.genres(refused)),
            "people": self.people(intent.wishes),
            "keywords": self.keywords(wanted),
        }

    @cached_property
    def title_spans(self) -> dict[str, str]:
        """The titles of the row by their letters alone."""
        forms = canonical("titles", self.marked("titles", "not_titles"), self.names)
        spans = {one_of_series(form).replace(" ", ""): form for form in forms}
        return spans | {form.replace(" ", ""): form for form in forms}

    @cached_property
    def genre_spans(self) -> dict[str, tuple[str, ...]]:
        """The genres of the row by their words, without a noun."""
        spans = self.marked("genres", "not_genres")
        return {without_noun(plain_of(span)): genre_forms(span, self.names) for span in spans}

    def marked(self, *slots: str) -> list[str]:
        """What the row marks for some slots."""
        return [value for slot in slots for value in strings(self.marks.get(slot))]

    def titles(self, wishes: Iterable[Wish]) -> Iterator[str]:
        """Titles that are wished for or refused."""
        for wish in wishes:
            if wish.slot is Slot.TITLE:
                yield self.title(wish.value, wish.words)

    def title(self, value: str, words: str) -> str:
        """One title: as it is marked where it was said so, else the catalogue's."""
        item = self.catalogue.items.get(value)
        form = title_form(item.title if item else value)
        said = title_form(words).replace(" ", "")
        return self.title_spans.get(said, form) if self.by_words and said else form

    def named(self, intent: Intent) -> frozenset[str]:
        """Titles that are judged, pointed at or asked about."""
        words = {one.item_id: one.words for one in intent.judged}
        asked = intent.question.item_ids if intent.question else ()
        keys = {*intent.references, *asked, *words} & self.catalogue.items.keys()
        return frozenset(
            self.title(key, words[key]) if key in words else self.pointed(key) for key in keys
        )

    def pointed(self, key: str) -> str:
        """An item that is only named: its words are not kept, a part of its title will do."""
        form = title_form(self.catalogue.items[key].title)
        spans = self.title_spans.values() if self.by_words else ()
        return next(
            (span for span in spans if overlaps(span, form) or fuzz.ratio(span, form) > ALIKE), form
        )

    def genres(self, wishes: Iterable[Wish]) -> Iterator[str]:
        """Genres, by what was said where that is marked."""
        for wish in wishes:
            span = self.genre_span(wish) if self.by_words and wish.slot in DESCRIBING else None
            if span is not None:
                yield from span
            elif wish.slot is Slot.GENRE:
                yield from genre_forms(wish.value, self.names)

    def genre_span(self, wish: Wish) -> tuple[str, ...] | None:
        """The genre of the row that stands at the end of what a wish was read from."""
        said = f" {without_noun(plain_of(wish.words))}"
        return next(
            (forms for span, forms in self.genre_spans.items() if said.endswith(f" {span}")), None
        )

    def people(self, wishes: Sequence[Wish]) -> frozenset[str]:
        """Names as the row has them where the words agree: 'Nolan' is read in full."""
        names = canonical("people", self.marked("people"), {})
        found = set()
        for wish in wishes:
            if wish.slot is Slot.PERSON:
                words = f" {plain_of(wish.words)} "
                found.add(next((n for n in names if f" {n} " in words), plain_of(wish.value)))
        return frozenset(found)

    def keywords(self, wishes: Sequence[Wish]) -> frozenset[str]:
        """Keywords as the row has them where one holds the other: 'fun' in 'fun fantasy'."""
        names = canonical("keywords", self.marked("keywords"), {})
        words = [plain_of(wish.words) for wish in wishes if is_keyword(wish)]
        return frozenset(next((n for n in names if overlaps(n, word)), word) for word in words)


def one_of_series(form: str) -> str:
    """A title marked with words around it: 'the first Halloween', 'the Rocky movies'."""
    return SERIES.sub("", WHICH.sub("", form)) or form


def is_keyword(wish: Wish) -> bool:
    """Whether a wish would be marked as a keyword: a tone, a theme, 'recent', 'kid friendly'."""
    vague = wish.slot in BOUNDED and not any(mark.isdigit() for mark in wish.words)
    return bool(wish.words) and (wish.slot in KEYWORDS or vague)
