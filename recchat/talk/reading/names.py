"""Finds titles and people in a message: longest first, with evidence where words are plain."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from recchat.talk.reading.context import Context
from recchat.talk.reading.lexicons.name_cues import (
    AFTER_PERSON,
    ASKING,
    ASPECTS,
    BE,
    BEFORE_PERSON,
    BEFORE_TITLE,
    CALLED,
    CARED,
    COMPARED,
    COUNTED,
    JUDGING,
    LIKENED,
    LISTED,
    MADE,
    NEVER_PLAIN,
    REPLIES,
    SEQUELS,
    WITH,
)
from recchat.talk.reading.link import NameIndex
from recchat.talk.reading.link_keys import ARTICLES, keyed
from recchat.talk.reading.model_frame import Proposal
from recchat.talk.reading.text import Line, folded
from recchat.types import Slot

MAX_NAME_WORDS = 12


@dataclass(frozen=True, slots=True)
class Named:
    """A title or a person in the message: tokens first..last-1, with what they mean."""

    slot: Slot
    value: str  # an item id, a person's name, or the words themselves when not `known`
    first: int
    last: int
    known: bool = True


@dataclass(frozen=True)
class Finder:
    """One message being searched; `proposed` are the model's spans."""

    line: Line
    index: NameIndex
    proposed: Sequence[Proposal] = ()
    heard: bool = False  # whether the model has spoken: what it does not propose, it did not see

    @cached_property
    def context(self) -> Context:
        """What stands around the words."""
        return Context(self.line, self.index)

    def find(self) -> list[Named]:
        """Every title and person whose words the catalogue has, left to right."""
        found, at = [], 0
        while at < len(self.line.tokens):
            best = self.best_at(at) if self.line.tokens[at].is_word else None
            if best and best.slot is Slot.TITLE and self.hides_longer(at, best.last):
                best = None
            found += [best] if best else []
            at = best.last if best else at + 1
        return found

    def hides_longer(self, at: int, last: int) -> bool:
        """Whether a title that starts with an article covers the start of a longer one."""
        if last - at != 2 or self.context.form(at) not in ARTICLES:
            return False
        behind = self.best_at(at + 1) if self.line.tokens[at + 1].is_word else None
        return behind is not None and behind.last > last

    def best_at(self, at: int) -> Named | None:
        """The longest name that starts at a token; a title before a person of the same length."""
        places = list(self.word_places(at))
        whole = self.proposed_at(at) or self.misspelt_person(at)
        if whole:
            return whole
        title, person = self.title_at(places), self.person_at(places)
        if title and person:
            cued = self.context.before(at) in BEFORE_PERSON
            return max((title, person), key=lambda one: (one.last, (one is person) == cued))
        return title or person

    def proposed_at(self, at: int) -> Named | None:
        """A person that the model sees here, longer than any name that is spelt exactly so."""
        for one in self.proposed:
            if one.slot is not Slot.PERSON or self.line.tokens[at].start != one.start:
                continue
            last = next((n for n, t in enumerate(self.line.tokens) if t.end >= one.end), at)
            name = self.index.nearest_person(self.line.words(at, last + 1)) if last > at else None
            if name:
                return Named(Slot.PERSON, name, at, last + 1)
        return None

    def misspelt_person(self, at: int) -> Named | None:
        """'with keanu reaves': two odd words behind a cue, before 'keanu' is taken for a title."""
        forms = [token.form for token in self.line.tokens[at : at + 2] if token.is_word]
        if self.context.form(at - 1) not in BEFORE_PERSON or len(forms) < 2:
            return None
        key = keyed(unpossessed(forms))
        if forms[1] in self.index.plain or not forms[1].isalpha() or key in self.index.people:
            return None
        name = self.index.nearest_person(key)
        return Named(Slot.PERSON, name, at, at + 2) if name and " " in name else None

    def word_places(self, at: int) -> Iterator[int]:
        """The tokens of the words from here on that one name could span."""
        tokens = self.line.tokens
        found = 0
        for place in range(at, len(tokens)):
            form = tokens[place].form
            if tokens[place].is_word:
                found += 1
                yield place
            elif form in ".?" and not self.context.is_abbreviation(place - 1):
                return
            if found >= min(MAX_NAME_WORDS, self.index.longest):
                return

    def title_at(self, places: Sequence[int]) -> Named | None:
        """The longest title over these words that has evidence enough."""
        forms = [self.line.tokens[place].form for place in places]
        for count in range(len(places), 0, -1):
            key = self.index.title_key(forms[:count])
            if not key:
                continue
            first, last = places[0], places[count - 1] + 1
            year, end = self.context.year_behind(last)
            if not self.has_evidence(key, first, last, is_dated=year is not None):
                continue
            item_id = self.index.item_of(key, year)
            if item_id is None and year and self.context.form(last) not in {"from", ","}:
                # The right words of another year: another film, which the catalogue lacks.
                return Named(Slot.TITLE, self.line.words(first, last), first, end, known=False)
            item_id, end = (item_id, end) if item_id else (self.index.item_of(key), last)
            if self.is_sequel(last):
                return Named(Slot.TITLE, self.line.words(first, last + 1), first, last + 1, False)
            return Named(Slot.TITLE, item_id or "", first, end)
        return None

    def is_sequel(self, last: int) -> bool:
        """Whether a number goes on with the title: the catalogue may lack 'Alien 3'."""
        number = keyed([self.context.form(last)])
        return number in SEQUELS and self.context.form(last + 1) not in COUNTED

    def has_evidence(self, key: str, first: int, last: int, *, is_dated: bool) -> bool:
        """Whether words that are a title's may be read as that title here."""
        around = self.context
        if around.is_quoted(first, last):
            return True
        is_seen = self.is_proposed_title(key, first, last)
        if not self.index.is_wary(key):
            is_phrase = self.is_phrase(key, first, last)
            return is_seen or not is_phrase or self.is_framed(first, last)
        if is_seen and not around.is_lower_within(first, last):
            return True
        dated = is_dated and (around.is_bracketed(last) or around.is_capital(first, last))
        return dated or self.is_shown(key, first, last)

    def is_shown(self, key: str, first: int, last: int) -> bool:
        """Whether the words around plain words show that a title is meant."""
        around = self.context
        if (
            self.context.form(first - 1) in WITH
            or len(key) == 1
            or self.index.is_ordinary(key)
            or around.is_part_of_name(first, last)
        ):
            return False
        if key in self.index.pronouns:
            return self.is_named(key, first, last) or self.is_compared(key, first, last)
        return (
            (around.is_capital_within(first, last) and self.is_meant(key, first))
            or self.is_framed(first, last)
            or self.is_all(key, first, last)
            or self.is_subject(first, last)
        )

    def is_phrase(self, key: str, first: int, last: int) -> bool:
        """Whether plain words in a row stand without capitals where others have them."""
        words = key.split()
        is_said = self.context.form(last) in BE or self.context.form(first - 1) in CALLED
        if is_said or len(words) < 2 or any(word.isdigit() for word in words):
            return False
        return self.context.is_lower_within(first, last) and (
            all(self.index.is_plain_word(word) or self.index.is_empty(word) for word in words)
        )

    def is_meant(self, key: str, first: int) -> bool:
        """Whether a capital alone tells that one plain word is a title: not where nobody agrees."""
        if " " in key or self.context.before(first) in BEFORE_TITLE:
            return True
        if self.context.form(first - 1) in LISTED and self.context.is_capital_word(first - 2):
            return True
        if key in self.index.first_names:
            return False
        return not self.heard or self.context.ends_at(first + 1)

    def is_named(self, key: str, first: int, last: int) -> bool:
        """'loved Up', 'Her and It': a capital, and a cue before or behind even then."""
        around = self.context
        listed = around.form(first - 1) in LISTED and around.is_capital_word(first - 2)
        judged = key in NEVER_PLAIN and around.form(last) in {"was", "is"}
        cued = around.before(first) in BEFORE_TITLE or judged or listed
        return cued and around.is_capital_within(first, last)

    def is_compared(self, key: str, first: int, last: int) -> bool:
        """'something like her': where even a pronoun is a title."""
        compared = (
            self.context.form(first - 1) in {"like", "to"}
            and self.context.form(first - 2) in COMPARED | LIKENED
        )
        return key in NEVER_PLAIN and compared and self.context.ends_at(last)

    def is_framed(self, first: int, last: int) -> bool:
        """'seen frozen', 'movies like heat': a cue right before, the end of the phrase behind."""
        cue, before = self.context.form(first - 1), self.context.form(first - 2)
        is_aspect = self.context.form(last - 1) in ASPECTS
        if (cue == "about" and before not in ASKING) or is_aspect:
            return False
        compared = f"{before} {cue}" in CARED or (cue == "to" and before in LIKENED)
        compared = compared or (
            cue == "like" and (before in COMPARED or before in self.index.ordinary)
        )
        return (
            (cue in JUDGING or compared)
            and self.context.ends_at(last)
            and self.context.form(last) not in MADE
        )

    def is_all(self, key: str, first: int, last: int) -> bool:
        """Whether the message is nothing but this title."""
        words = [place for place, token in enumerate(self.line.tokens) if token.is_word]
        alone = key not in REPLIES and first <= words[0] and last > words[-1]
        return alone and (" " not in key or self.context.is_capital(first, last))

    def is_subject(self, first: int, last: int) -> bool:
        """'Heat was great': a capital at the start, and a verb behind."""
        behind = self.context.form(last)
        return self.context.is_capital(first, last) and behind in BE

    def is_proposed_title(self, key: str, first: int, last: int) -> bool:
        """Whether the model takes these words for a title, and they are not words of any talk."""
        if key in self.index.ordinary or (key in self.index.chat and key not in NEVER_PLAIN):
            return False
        start, end = self.line.tokens[first].start, self.line.tokens[last - 1].end
        return any(
            one.slot is Slot.TITLE and abs(one.start - start) <= 4 and abs(one.end - end) <= 1
            for one in self.proposed
        )

    def person_at(self, places: Sequence[int]) -> Named | None:
        """The longest person's name over these words: whole, or a surname with evidence."""
        forms = [self.line.words(place, place + 1) for place in places[:5]]
        for count in range(len(forms), 0, -1):
            key = keyed(unpossessed(forms[:count]))
            first, last = places[0], places[count - 1] + 1
            if count > 1 and key in self.index.people:
                return Named(Slot.PERSON, self.index.people[key], first, last)
            if count == 1:
                return self.single_name(key, first)
        return None

    def single_name(self, key: str, first: int) -> Named | None:
        """A stage name or a surname, told from plain words by what stands around it."""
        if self.context.form(first + 1) in {"brothers", "sisters"} and key in self.index.families:
            return Named(Slot.PERSON, self.index.families[key], first, first + 2)
        name = self.index.people.get(key) or self.index.person_of_surname(key)
        if name is None or not (self.is_person_cued(key, first) or self.is_well_known(key, first)):
            return None
        return Named(Slot.PERSON, name, first, first + 1)

    def is_person_cued(self, key: str, first: int) -> bool:
        """'with cruise', 'a Nolan film': a capital as well where the name is a plain word."""
        cued = self.context.before(first) in BEFORE_PERSON or (
            self.context.form(first + 1) in AFTER_PERSON
        )
        is_plain = key in self.index.plain or len(key) < 4
        shown = not is_plain or self.context.is_capital_within(first, first + 1)
        return cued and shown and not self.context.is_part_of_name(first, first + 1)

    def is_well_known(self, key: str, first: int) -> bool:
        """The surname of someone with many items, with a capital or where there are none."""
        is_plain = key in self.index.plain or key in self.index.titles
        is_alone = not self.context.is_part_of_name(first, first + 1)
        if is_plain or not is_alone or not self.index.is_known(key):
            return False
        return self.context.is_capital(first, first + 1) or (
            self.context.is_lower and self.context.stands_alone(first)
        )


def unpossessed(words: Sequence[str]) -> list[str]:
    """Folded forms, the last one without its 's."""
    return [folded(re.sub(r"['’]s?$", "", word)) for word in words]
