"""Words that look like a name that the catalogue does not know: nearly one of its names, or new."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recchat.talk.reading.lexicons.name_cues import BEFORE_PERSON, CALLED, INNER, NO_NAMES
from recchat.talk.reading.link_keys import keyed
from recchat.talk.reading.names import Finder, Named
from recchat.talk.reading.text import folded
from recchat.types import Slot

STOPS = frozenset(".!?")
MAX_RUN = 8  # words of a name nobody knows
MAX_TRIED = 6  # fuzzy look-ups in one message: each costs about a millisecond
FRAMED = frozenset(
    "like liked loved love hated enjoyed seen saw watched watch watching called disliked".split()
)
# With capitals these too: "do you have Zorblax Nine?"
LIKE_FRAMED = frozenset({"like", "than", "have", "got", "find", "play"}) | CALLED
# Before "of", "to" and "as" only these lead on to a title: "fan of", "similar to".
LEADS = frozenset(
    """fan fans heard hear think thought reminds reminded remind version style vein lines similar
    close closer compared akin such same sequel part trilogy""".split()
)


@dataclass(frozen=True, slots=True)
class Guessed:
    """Names that were guessed at, and words that remain unsure."""

    named: tuple[Named, ...]
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guesser:
    """Looks at what a finder left over."""

    finder: Finder
    taken: Sequence[Named]

    def guess(self) -> Guessed:
        """Runs of capitals, quotations and the model's spans, matched fuzzily or kept as words."""
        named: list[Named] = []
        unsure: list[str] = []
        for first, last, slot in list(self.candidates())[:MAX_TRIED]:
            if any(first < one.last and one.first < last for one in (*self.taken, *named)):
                continue
            found = self.resolved(first, last, slot)
            if isinstance(found, Named):
                named.append(found)
            elif found:
                unsure.append(found)
        return Guessed(tuple(named), tuple(dict.fromkeys(unsure)))

    def candidates(self) -> Iterator[tuple[int, int, Slot | None]]:
        """Stretches that look like names, the surest first."""
        yield from self.proposed()
        yield from ((first, last, Slot.TITLE) for first, last in self.quoted())
        yield from ((first, last, None) for first, last in self.capital_runs())
        yield from ((first, last, Slot.TITLE) for first, last in self.framed())
        yield from ((first, last, Slot.PERSON) for first, last in self.after_person_cue())

    def proposed(self) -> Iterator[tuple[int, int, Slot]]:
        """The model's titles and people."""
        tokens = self.finder.line.tokens
        for one in self.finder.proposed:
            inside = [n for n, t in enumerate(tokens) if t.start >= one.start and t.end <= one.end]
            if inside and one.slot in {Slot.TITLE, Slot.PERSON}:
                yield inside[0], self.sentence_end(inside[0], inside[-1] + 1), one.slot

    def sentence_end(self, first: int, last: int) -> int:
        """Where a stretch ends within its sentence: a model copies past a full stop."""
        context = self.finder.context
        stops = (
            at
            for at in range(first + 1, last)
            if context.form(at) in STOPS and not context.is_abbreviation(at - 1)
        )
        return next(stops, last)

    def quoted(self) -> Iterator[tuple[int, int]]:
        """What stands in quotation marks."""
        marks = [n for n, token in enumerate(self.finder.line.tokens) if token.form == '"']
        for opening, closing in zip(marks[::2], marks[1::2], strict=False):
            if 1 < closing - opening <= MAX_RUN + 1:
                yield opening + 1, closing

    def capital_runs(self) -> Iterator[tuple[int, int]]:
        """Words with capitals that tell something, with small words between them."""
        tokens, at = self.finder.line.tokens, 0
        while self.finder.context.capitals_tell and at < len(tokens):
            last = self.run_end(at)
            if last > at and self.is_telling(at, last):
                yield at, last
            at = max(last, at + 1)

    def run_end(self, first: int) -> int:
        """Where a run of capitals that starts here ends; here when none does."""
        tokens = self.finder.line.tokens
        end = at = first
        while at < len(tokens) and at - first < MAX_RUN:
            token = tokens[at]
            if self.is_capital_word(at):
                end = at + 1
            elif end == first or not (token.form in INNER or token.form in {":", "-"}):
                break
            at += 1
        return end

    def is_capital_word(self, at: int) -> bool:
        """A capital that is not only the start of a sentence, nor 'I'."""
        starts = at == 0 or self.finder.context.form(at - 1) in {".", "!", "?", ":", '"', "("}
        is_plain = starts and self.finder.context.form(at) in self.finder.index.plain
        return self.finder.context.is_capital_word(at) and not is_plain

    def is_telling(self, first: int, last: int) -> bool:
        """Whether a run has a word that is not plain, or several within a sentence."""
        forms = [token.form for token in self.finder.line.tokens[first:last] if token.is_word]
        odd = [form for form in forms if form not in self.finder.index.plain and form.isalpha()]
        return bool(odd) and (len(forms) > 1 or self.is_cued(first, last))

    def is_cued(self, first: int, last: int) -> bool:
        """Whether a title or a person is expected at one word."""
        before = self.finder.context.before(first)
        cued = before in FRAMED or self.is_led_in(first) or before in BEFORE_PERSON
        return cued or self.finder.context.is_bracketed(last)

    def is_led_in(self, first: int) -> bool:
        """Whether the words before lead on to a name with a capital: 'have', 'similar to'."""
        at = first - 1
        while self.finder.context.form(at) in {'"', "the", "a"}:
            at -= 1
        before = self.finder.context.form(at)
        if before in {"of", "to", "as"}:
            return self.finder.context.form(at - 1) in LEADS
        return before in LIKE_FRAMED

    def framed(self) -> Iterator[tuple[int, int]]:
        """Odd words behind 'like', 'seen', 'loved', to the end of the phrase."""
        tokens = self.finder.line.tokens
        for at, token in enumerate(tokens[:-1]):
            if token.form not in FRAMED or tokens[at + 1].form in NO_NAMES - INNER:
                continue
            last = at + 1
            while last < len(tokens) and tokens[last].is_word and last - at <= MAX_RUN:
                if tokens[last].form in {"and", "but", "or", "with", "because", "i"}:
                    break
                last += 1
            forms = [one.form for one in tokens[at + 1 : last] if one.form not in INNER]
            odd = [form for form in forms if form not in self.finder.index.plain and len(form) > 3]
            if forms and len(forms) <= 5 and 2 * len(odd) >= len(forms):
                yield at + 1, last

    def after_person_cue(self) -> Iterator[tuple[int, int]]:
        """Two odd words behind 'with', 'by', 'starring'."""
        tokens, plain = self.finder.line.tokens, self.finder.index.plain
        for at, token in enumerate(tokens[:-2]):
            pair = tokens[at + 1 : at + 3]
            if token.form in BEFORE_PERSON and all(
                one.is_word and one.form.isalpha() and one.form not in plain and len(one.form) > 2
                for one in pair
            ):
                yield at + 1, at + 3

    def resolved(self, first: int, last: int, slot: Slot | None) -> Named | str:
        """A name of the catalogue nearly spelled so, else an unknown one, else unsure words."""
        words = self.finder.line.words(first, last)
        year, end = self.finder.context.year_behind(last)
        quoted = self.finder.context.is_quoted(first, last)
        if not quoted and (self.is_plain_phrase(first, last) or self.was_passed_over(first, last)):
            return ""
        as_person = slot is Slot.PERSON or self.finder.context.before(first) in BEFORE_PERSON
        found = self.near(words, year, persons_first=as_person)
        if found:
            return Named(found[0], found[1], first, end if found[0] is Slot.TITLE else last)
        return self.unknown(words, (first, last, end), slot, as_person=as_person)

    def near(self, words: str, year: int | None, *, persons_first: bool) -> tuple[Slot, str] | None:
        """The nearest title or person."""
        index = self.finder.index
        bare = re.sub(r"['’]s$", "", words)
        person = index.nearest_person(bare) if persons_first or " " in bare else None
        if person and persons_first:
            return Slot.PERSON, person
        item_id = index.nearest_title(words, year)
        if item_id:
            return Slot.TITLE, item_id
        return (Slot.PERSON, person) if person else None

    def was_passed_over(self, first: int, last: int) -> bool:
        """Whether the words are a title that the finder saw no evidence for."""
        forms = [token.form for token in self.finder.line.tokens[first:last] if token.is_word]
        key = self.finder.index.title_key(forms)
        return bool(key) and self.finder.index.is_wary(key)

    def is_plain_phrase(self, first: int, last: int) -> bool:
        """Whether the words are all plain, or together a phrase of a lexicon."""
        forms = [token.form for token in self.finder.line.tokens[first:last] if token.is_word]
        plain = self.finder.index.plain
        all_plain = all(form in plain or form in INNER or form in NO_NAMES for form in forms)
        return all_plain or keyed(forms) in self.finder.index.ordinary

    def unknown(
        self, words: str, place: tuple[int, int, int], slot: Slot | None, *, as_person: bool
    ) -> Named | str:
        """A name that the catalogue lacks, where a cue says what it names; else unsure words."""
        first, last, end = place
        capital = self.finder.context.is_capital(first, last)
        quoted = self.finder.context.is_quoted(first, last)
        before = self.finder.context.before(first)
        several = last - first > 1 and self.finder.context.form(first + 1) not in INNER
        if as_person and capital and several:
            return Named(Slot.PERSON, words, first, last, known=False)
        led = before in FRAMED or self.is_led_in(first) or end > last
        titled = quoted or (capital and led)
        if titled and slot is not Slot.PERSON and not as_person:
            return Named(Slot.TITLE, words, first, end, known=False)
        return words if len(folded(words)) > 2 else ""
