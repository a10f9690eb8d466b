"""A message rewritten into marks, step by step: names, what is pointed at, bounds, terms."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from recchat.catalogue.items import Catalogue
from recchat.recommend.meets import NUMBERS
from recchat.talk.reading.lengths import find_lengths
from recchat.talk.reading.link import NameIndex
from recchat.talk.reading.listed import listed_titles
from recchat.talk.reading.model_frame import Proposed
from recchat.talk.reading.names import Finder, Named
from recchat.talk.reading.pages import find_pages
from recchat.talk.reading.places import find_places, find_ratings
from recchat.talk.reading.references import (
    Reference,
    find_described,
    find_makers,
    find_references,
    find_theirs,
    scene_of,
)
from recchat.talk.reading.steps import find_steps
from recchat.talk.reading.terms import Found, Lexicon, Term
from recchat.talk.reading.text import Line, expanded, line_of
from recchat.talk.reading.unknown import Guesser
from recchat.talk.reading.years import find_years
from recchat.types import Dial, DialogueState, Item, Slot

MAX_TERMS = 40  # of one kind in one message: nobody means more


@dataclass(frozen=True, slots=True)
class Marked:
    """A line of marks, and what each mark stands for by its number."""

    line: Line
    spoken: Line  # the line before its terms became marks: to read opinions in
    titles: tuple[Named, ...] = ()
    people: tuple[Named, ...] = ()
    references: tuple[Reference, ...] = ()
    terms: tuple[tuple[Term, ...], ...] = ()
    unsure: tuple[str, ...] = ()

    def items_at(self, place: int) -> tuple[str, ...]:
        """The items that the mark at a token means: none for an unknown title."""
        kind, number = self.mark_at(place)
        if kind == "r":
            return self.references[number].item_ids
        title = self.titles[number] if kind == "t" else None
        return (title.value,) if title and title.known else ()

    def mark_at(self, place: int) -> tuple[str, int]:
        """The kind and the number of the mark at a token."""
        form = self.line.tokens[place].form
        return form[1], int(form[2:-1])


@dataclass(frozen=True, slots=True)
class Marker:
    """Rewrites messages with the names and the lexicon of one catalogue."""

    catalogue: Catalogue
    names: NameIndex
    lexicon: Lexicon
    this_year: int

    def mark(self, text: str, state: DialogueState, proposed: Proposed) -> Marked:
        """All steps, in their order; what one step read no later one reads again."""
        marked = self.with_names(line_of(text), proposed)
        marked = self.with_references(marked, state)
        finders: tuple[Callable[[Line], list[Found]], ...] = (
            find_pages if self.lexicon.length is Slot.PAGES else find_lengths,
            lambda line: find_steps(line, self.lexicon.length),
            lambda line: find_years(line, self.this_year),
            find_ratings,
            self.lexicon.find,
            find_places,
        )
        marked = replace(marked, spoken=marked.line)
        for find in finders:
            marked = with_terms(marked, find(marked.line))
        return self.with_described(marked, state)

    def with_names(self, line: Line, proposed: Proposed) -> Marked:
        """Titles and people as <t0> and <p0>, and contractions in two words."""
        finder = Finder(line, self.names, proposed.values, heard=bool(proposed.acts))
        found = finder.find()
        found = [*found, *listed_titles(finder, found)]
        guessed = Guesser(finder, found).guess()
        named = sorted((*found, *guessed.named), key=lambda one: one.first)
        titles = tuple(one for one in named if one.slot is Slot.TITLE)
        people = tuple(one for one in named if one.slot is Slot.PERSON)
        marks = [
            (one.first, one.last, f"<{kind}{number}>")
            for kind, group in (("t", titles), ("p", people))
            for number, one in enumerate(group)
        ]
        line = expanded(line.masked(marks))
        return Marked(line, line, titles, people, unsure=guessed.unsure)

    def with_references(self, marked: Marked, state: DialogueState) -> Marked:
        """What points at the screen as <r0>, and 'that director' as a person."""
        makers = find_makers(marked.line, lambda number: self.titled(marked, number))
        marked = with_people(marked, makers)
        named = {
            place: marked.titles[int(token.form[2:-1])].value
            for place, token in enumerate(marked.line.tokens)
            if token.form.startswith("<t") and marked.titles[int(token.form[2:-1])].known
        }
        scene = scene_of(state, named)
        it = next(iter(scene.it(len(marked.line.tokens))), "")
        marked = with_people(marked, find_theirs(marked.line, self.catalogue.items.get(it)))
        return with_pointed(marked, find_references(marked.line, scene))

    def titled(self, marked: Marked, number: int) -> Item | None:
        """The item of a title's mark."""
        return self.catalogue.items.get(marked.titles[number].value)

    def with_described(self, marked: Marked, state: DialogueState) -> Marked:
        """'the French one' as a reference, where a card fits the words."""
        slate = [self.catalogue.items[key] for key in state.slate if key in self.catalogue.items]
        fits = lambda mark, item: fit(marked, mark, item)  # noqa: E731
        return with_pointed(marked, find_described(marked.line, slate, fits))


def with_terms(marked: Marked, found: Iterable[Found]) -> Marked:
    """Terms as <w0>; several terms of the same words share a mark."""
    by_place: dict[tuple[int, int], list[Term]] = {}
    for first, last, term in list(found)[:MAX_TERMS]:
        by_place.setdefault((first, last), []).append(term)
    start = len(marked.terms)
    marks = [(first, last, f"<w{start + number}>") for number, (first, last) in enumerate(by_place)]
    terms = (*marked.terms, *(tuple(terms) for terms in by_place.values()))
    return replace(marked, line=marked.line.masked(marks), terms=terms)


def with_people(marked: Marked, found: Sequence[tuple[int, int, str]]) -> Marked:
    """Names that the words point at, as <p0>."""
    start = len(marked.people)
    marks = [(first, last, f"<p{start + number}>") for number, (first, last, _) in enumerate(found)]
    people = (*marked.people, *(Named(Slot.PERSON, name, 0, 0) for _, _, name in found))
    return replace(marked, line=marked.line.masked(marks), people=people)


def with_pointed(marked: Marked, found: Sequence[Reference]) -> Marked:
    """References as <r0>, numbered on from those there are."""
    start = len(marked.references)
    marks = [(one.first, one.last, f"<r{start + number}>") for number, one in enumerate(found)]
    references = (*marked.references, *found)
    return replace(marked, line=marked.line.masked(marks), references=references)


def fit(marked: Marked, mark: str, item: Item) -> float:
    """How well a card fits the word that describes it: 0 when it does not."""
    if mark[0] != "<":
        return bound_fit(*AGES[mark[:3]](item))
    number = int(mark[2:-1])
    if mark[1] == "p":
        return float(marked.people[number].value in (*item.creators, *item.cast))
    if mark[1] == "t":
        return float(marked.titles[number].value == item.id)
    return max(term_fit(term, item) for term in marked.terms[number])


AGES: dict[str, Callable[[Item], tuple[Term, int | None]]] = {
    "old": lambda item: (Term(Slot.YEAR, ("",), direction=-1), item.year),
    "new": lambda item: (Term(Slot.YEAR, ("",), direction=1), item.year),
    "rec": lambda item: (Term(Slot.YEAR, ("",), direction=1), item.year),
    "sho": lambda item: (Term(Slot.MINUTES, ("",), direction=-1), item.minutes or item.pages),
    "lon": lambda item: (Term(Slot.MINUTES, ("",), direction=1), item.minutes or item.pages),
}


def term_fit(term: Term, item: Item) -> float:
    """The same for a term: more of a dial, and further along in years, fits better."""
    value = term.values[0]
    if term.slot is Slot.TONE:
        return 1.0 + item.tones[Dial(value)] * term.direction + 10 if item.tones else 0.0
    if term.slot in NUMBERS:
        return bound_fit(term, NUMBERS[term.slot](item))
    held: dict[Slot, Sequence[str]] = {
        Slot.GENRE: item.genres,
        Slot.MOOD: item.moods,
        Slot.THEME: item.themes,
        Slot.LANGUAGE: item.languages[:1],
        Slot.COUNTRY: item.countries,
    }
    return float(any((one in held.get(term.slot, ())) is term.wanted for one in term.values))


def bound_fit(term: Term, number: int | None) -> float:
    """A year or a length: 'the old one' is the oldest, 'the 90s one' any of that decade."""
    if number is None:
        return 0.0
    if term.low is not None and term.high is not None:
        return float(term.low <= number <= term.high)
    falling = term.high is not None or term.direction < 0
    return 5000.0 - number if falling else float(number)
