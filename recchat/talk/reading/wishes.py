"""Marks and stances become wishes: what is wanted, how firmly, in the person's own words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from recchat.talk.reading.lexicons.genres import NOUNS
from recchat.talk.reading.lexicons.stance_cues import Cue
from recchat.talk.reading.marks import Marked
from recchat.talk.reading.stance import Stance, Stances
from recchat.talk.reading.terms import Term
from recchat.types import BOUNDED, Dial, Slot, Wish

HARD = frozenset({Slot.GENRE, Slot.LANGUAGE, Slot.COUNTRY, Slot.PERSON, Slot.AGE_RATING})
SMALL = r"(?:(?:a|an|some|something|maybe|in|with|even|failing that|from|perhaps) )*"
OR = re.compile(  # a list that an "or" closes: "<w0>, <w1> or <w2>"
    rf"<[wp]\d+>(?:(?: \S+)? , {SMALL}<[wp]\d+>)*(?:(?: [^\s,]\S*)?(?: ,)? (?:or|/) "
    rf"{SMALL}<[wp]\d+>)+"
)
TORN = re.compile(
    rf"(?:between|any of|torn between) (<[wp]\d+>)(?: (?:,|and|or) "
    rf"{SMALL}<[wp]\d+>)+"
)
MARKS = re.compile(r"<[wp]\d+>")
AND = re.compile(rf"(<w\d+>)(?: (?:{NOUNS}))? (?:and|,) (?:also )?(<w\d+>)")
MAX_CUE = 5  # tokens between a cue and a mark that are still said together
VAGUE_LENGTH = {  # when nothing is on screen
    Slot.MINUTES: {-1: (None, 100.0), 1: (130.0, None)},
    Slot.PAGES: {-1: (None, 250.0), 1: (450.0, None)},
}
VAGUE_YEARS = {-1: (None, 25), 1: (10, None)}  # years before this one, likewise


@dataclass(frozen=True, slots=True)
class Wisher:
    """Makes the wishes of one marked message."""

    marked: Marked
    stances: Stances
    this_year: int
    than: str = ""  # an item that the message itself compares with
    has_slate: bool = False

    def wishes(self, silent: frozenset[int]) -> Iterator[tuple[int, Wish]]:
        """Wishes with their tokens; `silent` are the tokens of a question, which asks for none."""
        either = self.alternatives()
        for place, token in enumerate(self.marked.line.tokens):
            kind = token.form[:2]
            if kind not in {"<w", "<p"} or place in silent:
                continue
            stance = self.stances.of(place)
            if token.form in either and stance.wanted:
                stance = replace(stance, soft=True)
            number = int(token.form[2:-1])
            made = (
                self.of_terms(self.marked.terms[number], stance)
                if kind == "<w"
                else self.of_person(number, stance)
            )
            for wish in made:
                yield place, replace(wish, words=self.words(place, stance))

    def alternatives(self) -> frozenset[str]:
        """Marks joined by 'or': either will do, so none of them is a condition."""
        plain = self.marked.line.plain
        joined = {
            mark
            for pattern in (OR, TORN)
            for match in pattern.finditer(plain)
            for mark in MARKS.findall(match.group())
        }
        lists = (match.groups() for match in AND.finditer(plain))
        kinds = {mark for marks in lists if all(map(self.is_plural, marks)) for mark in marks}
        return frozenset(joined | kinds)

    def is_plural(self, mark: str) -> bool:
        """Whether a genre stands in the plural: 'comedies and dramas' are two kinds of film."""
        terms = self.marked.terms[int(mark[2:-1])]
        words = self.marked.line.text[terms[0].start : terms[0].end]
        return terms[0].slot is Slot.GENRE and words.lower().endswith("s")

    def words(self, place: int, stance: Stance) -> str:
        """The person's words of a wish, with the cue that turns its meaning."""
        turned = stance.cue in {Cue.NOT, Cue.REFUSE, Cue.LESS, Cue.MORE, Cue.TOO}
        first = stance.first if turned and 0 <= place - stance.first <= MAX_CUE else place
        if any(token.form[0] == "<" for token in self.marked.line.tokens[first:place]):
            first = place
        return " ".join(self.marked.line.words(first, place + 1).split())

    def of_person(self, number: int, stance: Stance) -> Iterator[Wish]:
        """A person: with them, or without."""
        person = self.marked.people[number]
        if stance.cue is Cue.LIFT:
            return
        hard = not stance.soft and (not stance.wanted or stance.cue is not Cue.LIKE)
        yield Wish(
            Slot.PERSON,
            person.value,
            wanted=stance.wanted,
            hard=(hard or stance.firm) and person.known,
            known=person.known,
        )

    def of_terms(self, terms: tuple[Term, ...], stance: Stance) -> Iterator[Wish]:
        """All terms of one mark."""
        for term in terms:
            if stance.statement and term.firm is not True and not term.relative:
                continue
            if stance.cue is not Cue.LIFT:
                yield from self.of_term(term, stance)

    def of_term(self, term: Term, stance: Stance) -> Iterator[Wish]:
        """One term, by its kind."""
        if term.slot in BOUNDED:
            yield from self.of_bounds(term, stance)
        elif term.slot is Slot.TONE or is_step(term, stance):
            yield from self.of_tone(term, stance)
        elif term.values != ("",):
            yield from self.of_facet(term, stance)

    def of_facet(self, term: Term, stance: Stance) -> Iterator[Wish]:
        """A genre, mood, theme, language, country or rating."""
        if term.slot is Slot.AGE_RATING and not stance.wanted:
            return
        asked = stance.wanted and stance.cue is not Cue.LESS  # "less drama"
        wanted = asked is term.wanted if term.firm is None else term.wanted
        softly = stance.soft or stance.graded or (stance.cue is Cue.LIKE and wanted)
        hard = (
            (term.slot in HARD and not softly)
            or (not wanted and not softly and stance.cue is not Cue.LESS)
            or stance.firm
        )
        if term.firm:
            hard = True
        values = term.values if wanted else term.values[:1]
        for value in values:
            yield Wish(term.slot, value, wanted=wanted, hard=hard)

    def of_tone(self, term: Term, stance: Stance) -> Iterator[Wish]:
        """A dial up or down; a step when it is compared with what is on screen."""
        dial, direction = term.step or (Dial.HUMOUR, 1)
        turned = stance.cue in {Cue.NOT, Cue.REFUSE, Cue.LESS, Cue.TOO}
        direction = -direction if turned else direction
        relative = term.relative or stance.cue in {Cue.LESS, Cue.MORE, Cue.TOO}
        # "no violence" must hold; "not too violent" and "funny" are wishes.
        hard = (turned and not relative and not stance.graded and not stance.soft) or stance.firm
        yield Wish(
            Slot.TONE,
            str(dial),
            hard=hard,
            direction=direction,
            than=self.than if relative else "",
        )

    def of_bounds(self, term: Term, stance: Stance) -> Iterator[Wish]:
        """Years, minutes and pages: bounds, or a step from an item."""
        if term.relative:
            yield self.of_step(term)
            return
        low, high, wanted = term.low, term.high, True
        is_span = low is not None and high is not None
        # "nothing violent, not too long": the bound has its own "not" in its words.
        refused = not stance.wanted and (stance.is_near or is_span)
        if refused:
            low, high, wanted = outside(low, high)
        tasted = term.slot is Slot.YEAR and stance.cue is Cue.LIKE  # "I like 80s films"
        firm = term.firm is True and not stance.soft and not tasted
        turned = refused and not stance.graded and term.firm is not False
        yield Wish(term.slot, "", wanted=wanted, hard=firm or turned, low=low, high=high)

    def of_step(self, term: Term) -> Wish:
        """'shorter': than an item, when there is one; else by what people mean by it."""
        if self.than or self.has_slate:
            return Wish(term.slot, "", hard=True, direction=term.direction, than=self.than)
        if term.slot in VAGUE_LENGTH:
            low, high = VAGUE_LENGTH[term.slot][term.direction]
            return Wish(term.slot, "", low=low, high=high)
        ago, until = VAGUE_YEARS[term.direction]
        return Wish(
            term.slot,
            "",
            low=self.this_year - ago if ago else None,
            high=self.this_year - until if until else None,
        )


def is_step(term: Term, stance: Stance) -> bool:
    """Whether a genre or a mood is asked for in degrees: 'less sad', 'not too scary'."""
    in_degrees = stance.cue in {Cue.LESS, Cue.MORE, Cue.TOO}
    graded_mood = stance.graded and term.slot is Slot.MOOD
    return term.step is not None and (in_degrees or graded_mood)


def outside(low: float | None, high: float | None) -> tuple[float | None, float | None, bool]:
    """Bounds turned round: 'not old' is new; of a whole decade only 'not these' remains."""
    if low is not None and high is not None:
        return low, high, False
    return (None, low - 1, True) if low is not None else ((high or 0) + 1, None, True)
