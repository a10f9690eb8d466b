"""Finds titles and people in a message: longest first, with evidence where words are plain."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from recchat.talk.lexicons.name_cues import (
    AFTER_PERSON,
    AFTER_TITLE,
    BEFORE_PERSON,
    BEFORE_TITLE,
    COMPARED,
    INNER,
    NO_NAMES,
    REPLIES,
)
from recchat.talk.link import NameIndex
from recchat.talk.link_keys import keyed
from recchat.talk.model_frame import Proposal
from recchat.talk.read_text import Line, folded
from recchat.types import Slot

YEAR = re.compile(r"(?:18|19|20)\d\d")
ENDS = frozenset({".", "!", "?", ":", '"', "("})
ABBREVIATED = frozenset({"dr", "mr", "mrs", "st", "vs", "vol", "jr", "ms", "pt"})
MAX_NAME_WORDS = 12
TYPED_AS_TITLES = 0.7  # share of capitals from which on a capital tells nothing
# Lower case: "seen frozen" names a title, "I like magic" does not.
JUDGING = BEFORE_TITLE - {
    "like",
    "love",
    "hate",
    "enjoy",
    "see",
    "watch",
    "similar",
    "than",
    "movie",
    "film",
    "book",
}
LISTED = frozenset({"and", "or", ","})
CARED = frozenset({"care for", "cared for", "fan of", "lines of", "style of", "vein of"})
MADE = frozenset({"movie", "movies", "film", "films"})
SEQUELS = frozenset("2 3 4 5 6 7 8 9".split())
COUNTED = frozenset(
    "hours hour times movies films out stars of and years minutes or weeks days ones".split()
)
LINKS = INNER - {"and"}
NEVER_PLAIN = frozenset({"her", "us", "up", "big"})


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

    def find(self) -> list[Named]:
        """Every title and person whose words the catalogue has, left to right."""
        found, at = [], 0
        while at < len(self.line.tokens):
            best = self.best_at(at) if self.line.tokens[at].is_word else None
            found += [best] if best else []
            at = best.last if best else at + 1
        return found

    def best_at(self, at: int) -> Named | None:
        """The longest name that starts at a token; a title before a person of the same length."""
        places = list(self.word_places(at))
        whole = self.proposed_at(at) or self.misspelt_person(at)
        if whole:
            return whole
        title, person = self.title_at(places), self.person_at(places)
        if title and person:
            cued = self.before(at) in BEFORE_PERSON
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
        if self.form(at - 1) not in BEFORE_PERSON or len(forms) < 2:
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
            elif form in ".?" and not self.is_abbreviation(place - 1):
                return
            if found >= min(MAX_NAME_WORDS, self.index.longest):
                return

    def is_abbreviation(self, place: int) -> bool:
        """Whether the dot behind a word belongs to it: 'Dr.', 'S.W.A.T.'."""
        form = self.line.tokens[place].form if place >= 0 else ""
        return form in ABBREVIATED or len(form) == 1

    def title_at(self, places: Sequence[int]) -> Named | None:
        """The longest title over these words that has evidence enough."""
        forms = [self.line.tokens[place].form for place in places]
        for count in range(len(places), 0, -1):
            key = self.index.title_key(forms[:count])
            if not key:
                continue
            first, last = places[0], places[count - 1] + 1
            year, end = self.year_behind(last)
            if not self.has_evidence(key, first, last, is_dated=year is not None):
                continue
            item_id = self.index.item_of(key, year)
            if item_id is None and year and self.form(last) not in {"from", ","}:
                # The right words of another year: another film, which the catalogue lacks.
                return Named(Slot.TITLE, self.line.words(first, last), first, end, known=False)
            item_id, end = (item_id, end) if item_id else (self.index.item_of(key), last)
            if self.is_sequel(last):
                return Named(Slot.TITLE, self.line.words(first, last + 1), first, last + 1, False)
            return Named(Slot.TITLE, item_id or "", first, end)
        return None

    def year_behind(self, last: int) -> tuple[int | None, int]:
        """A year right behind a title, in brackets or not, and where it ends."""
        forms = [token.form for token in self.line.tokens[last : last + 3]]
        for skip in ("(", "from", ","):
            if len(forms) > 1 and forms[0] == skip and YEAR.fullmatch(forms[1]):
                closed = 3 if forms[2:] == [")"] else 2
                return int(forms[1]), last + closed
        if forms and YEAR.fullmatch(forms[0]):
            return int(forms[0]), last + 1
        return None, last

    def is_sequel(self, last: int) -> bool:
        """Whether a number goes on with the title: the catalogue may lack 'Alien 3'."""
        number = keyed([self.form(last)])
        return number in SEQUELS and self.form(last + 1) not in COUNTED

    def is_bracketed(self, last: int) -> bool:
        """Whether a bracket opens behind a title."""
        return self.line.tokens[last].form == "(" if last < len(self.line.tokens) else False

    def has_evidence(self, key: str, first: int, last: int, *, is_dated: bool) -> bool:
        """Whether words that are a title's may be read as that title here."""
        if not self.index.is_wary(key):
            return True
        if self.is_quoted(first, last) or self.is_proposed_title(key, first, last):
            return True
        if is_dated and (self.is_bracketed(last) or self.is_capital(first, last)):
            return True
        if len(key) == 1 or self.index.is_ordinary(key) or self.is_part_of_name(first, last):
            return False
        if key in self.index.pronouns:
            cued = self.before(first) in BEFORE_TITLE or (
                key in NEVER_PLAIN and self.form(last) in {"was", "is"}
            )
            cued = cued or (self.form(first - 1) in LISTED and self.is_capital_word(first - 2))
            return (cued and self.is_capital_within(first, last)) or self.is_compared(
                key, first, last
            )
        return (
            self.is_capital_within(first, last)
            or self.is_framed(first, last)
            or self.is_all(key, first, last)
            or self.is_subject(first, last)
        )

    def is_compared(self, key: str, first: int, last: int) -> bool:
        """'something like her': where even a pronoun is a title."""
        compared = self.form(first - 1) in {"like", "to"} and self.form(first - 2) in COMPARED
        return key in NEVER_PLAIN and compared and self.ends_at(last)

    def is_framed(self, first: int, last: int) -> bool:
        """'seen frozen', 'movies like heat': a cue right before, the end of the phrase behind."""
        cue, before = self.form(first - 1), self.form(first - 2)
        compared = cue in {"like", "to"} and before in COMPARED
        compared = compared or f"{before} {cue}" in CARED
        return (cue in JUDGING or compared) and self.ends_at(last) and self.form(last) not in MADE

    def is_part_of_name(self, first: int, last: int) -> bool:
        """Whether capitals go on before or behind: 'Hero' in 'Local Hero' is no title."""
        if not self.capitals_tell:
            return False
        ahead, behind = last, first - 1
        while self.form(ahead) in LINKS:
            ahead += 1
        while self.form(behind) in LINKS:
            behind -= 1
        starts = behind <= 0 or self.form(behind - 1) in ENDS
        return self.is_capital_word(ahead) or (self.is_capital_word(behind) and not starts)

    def is_capital_word(self, at: int) -> bool:
        """Whether a word with a capital stands at a token, other than 'I' and days and such."""
        if not 0 <= at < len(self.line.tokens):
            return False
        token = self.line.tokens[at]
        return token.is_word and token.capital and token.form not in NO_NAMES

    def is_all(self, key: str, first: int, last: int) -> bool:
        """Whether the message is nothing but this title."""
        words = [place for place, token in enumerate(self.line.tokens) if token.is_word]
        alone = key not in REPLIES and first <= words[0] and last > words[-1]
        return alone and (" " not in key or self.is_capital(first, last))

    def is_subject(self, first: int, last: int) -> bool:
        """'Heat was great': a capital at the start, and a verb behind."""
        behind = self.form(last)
        return self.is_capital(first, last) and behind in {"was", "is", "were", "has"}

    def is_quoted(self, first: int, last: int) -> bool:
        """Whether quotation marks stand around the words."""
        return self.form(first - 1) == '"' and self.form(last) == '"'

    def is_proposed_title(self, key: str, first: int, last: int) -> bool:
        """Whether the model takes these words for a title, and they are not words of any talk."""
        if key in self.index.ordinary or (key in self.index.chat and key not in NEVER_PLAIN):
            return False
        start, end = self.line.tokens[first].start, self.line.tokens[last - 1].end
        return any(
            one.slot is Slot.TITLE and abs(one.start - start) <= 4 and abs(one.end - end) <= 1
            for one in self.proposed
        )

    def is_capital(self, first: int, last: int) -> bool:
        """Whether the first and the last word have capitals that tell something."""
        tokens = self.line.tokens
        return self.capitals_tell and tokens[first].capital and tokens[last - 1].capital

    def is_capital_within(self, first: int, last: int) -> bool:
        """The same, not at the start of a sentence."""
        starts = first == 0 or self.form(first - 1) in ENDS
        return not starts and self.is_capital(first, last)

    @cached_property
    def capitals_tell(self) -> bool:
        """False when nearly every word is capitalised, or whole words are."""
        words = [token for token in self.line.tokens if token.form.isalpha() and token.form != "i"]
        capitals = sum(token.capital for token in words)
        shouted = sum(self.line.text[one.start : one.end].isupper() for one in words)
        return len(words) < 4 or (capitals < TYPED_AS_TITLES * len(words) and shouted < 4)

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
        if self.form(first + 1) in {"brothers", "sisters"} and key in self.index.families:
            return Named(Slot.PERSON, self.index.families[key], first, first + 2)
        name = self.index.people.get(key) or self.index.person_of_surname(key)
        if name is None or not (self.is_person_cued(key, first) or self.is_well_known(key, first)):
            return None
        return Named(Slot.PERSON, name, first, first + 1)

    def is_person_cued(self, key: str, first: int) -> bool:
        """'with cruise', 'a Nolan film': a capital as well where the name is a plain word."""
        cued = self.before(first) in BEFORE_PERSON or (self.form(first + 1) in AFTER_PERSON)
        is_plain = key in self.index.plain or len(key) < 4
        shown = not is_plain or self.is_capital_within(first, first + 1)
        return cued and shown and not self.is_part_of_name(first, first + 1)

    def is_well_known(self, key: str, first: int) -> bool:
        """The surname of someone with many items, with a capital, or where there are none at all."""
        is_plain = key in self.index.plain or key in self.index.titles
        is_alone = not self.is_part_of_name(first, first + 1)
        if is_plain or not is_alone or not self.index.is_known(key):
            return False
        return self.is_capital(first, first + 1) or (self.is_lower and self.stands_alone(first))

    def stands_alone(self, first: int) -> bool:
        """Whether the words on both sides are plain, so that none of them is a part of a name."""
        sides = (self.form(first - 1), self.form(first + 1))
        return all(side in self.index.plain or not side[:1].isalpha() for side in sides)

    @cached_property
    def is_lower(self) -> bool:
        """Whether somebody types without any capitals."""
        return not any(token.capital and token.form != "i" for token in self.line.tokens)

    def before(self, first: int) -> str:
        """The form before a token, over an opening quotation mark and an article."""
        at = first - 1
        while self.form(at) in {'"', "the", "a"}:
            at -= 1
        return self.form(at)

    def ends_at(self, last: int) -> bool:
        """Whether a phrase can end before this token."""
        behind = self.form(last)
        return not behind or not behind[0].isalnum() or behind in AFTER_TITLE

    def form(self, place: int) -> str:
        """The form of a token; empty outside of the message."""
        return self.line.tokens[place].form if 0 <= place < len(self.line.tokens) else ""


def unpossessed(words: Sequence[str]) -> list[str]:
    """Folded forms, the last one without its 's."""
    return [folded(re.sub(r"['’]s?$", "", word)) for word in words]
