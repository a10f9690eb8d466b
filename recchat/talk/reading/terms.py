"""Genres, tones, moods and themes in a message, by the lexicons and the catalogue's own words."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recchat.catalogue.items import Catalogue
from recchat.talk.reading.lexicons.genres import (
    BOOK_GENRES,
    GENRE_NAMES,
    GENRES,
    NOUNS,
    OF_FILMS,
    WEAK_BOOK_GENRES,
    WEAK_GENRES,
)
from recchat.talk.reading.lexicons.keywords import KEYWORDS, NEEDS_NOUN
from recchat.talk.reading.lexicons.phrases import Phrases, listed
from recchat.talk.reading.lexicons.tones import COMPARATIVES, GENRE_DIALS, MOOD_DIALS, MOODS, TONES
from recchat.talk.reading.text import BREAKS, Line, plain_of
from recchat.types import BOUNDED, Dial, Item, Slot, Wish

FILM_NOUNS = frozenset(NOUNS.split("|"))
IDLE = re.compile(
    r"(?<!\S)(?:merry (?:xmas|christmas)|happy (?:new year|holidays?|easter|birthday|"
    r"halloween|christmas)|"
    r"have fun|had fun|good fun|(?:big|huge) fun of|"
    r"fast forward|quick question|"
    r"easy enough|simple enough|crazy (?:about|for)|happy to|glad to|kind of you|love it|"
    r"commit(?:s|ted|ting)? (?:a )?crimes?|(?:good|great) sport|"
    r"live action|in action|into action|on an adventure|"
    r"horror stories|action figures?|drama queen|light years?|bloody (?:hell|good)|"
    r"drama in (?:my|our) \S+|enough drama|actions|"
    r"dark horse|(?<!that is )not funny)(?!\S)"
)
# "not gory", "don't like the gore": the words of a tone that is turned down.
TURNED = re.compile(
    r"(?:no|less|fewer|not(?! (?:nearly |quite |really )?enough)|never|nothing|without|too|do not|"
    r"did not|does not|can not|am not|is not|hate|hated|dislike|disliked|avoid)(?!\S)"
)
# The facts that some catalogues lack: a wish for one of them would then only exclude.
HAS: dict[Slot, Callable[[Item], object]] = {
    Slot.GENRE: lambda item: item.genres,
    Slot.MOOD: lambda item: item.moods,
    Slot.TONE: lambda item: item.tones,
    Slot.LANGUAGE: lambda item: item.languages,
    Slot.COUNTRY: lambda item: item.countries,
    Slot.AGE_RATING: lambda item: item.age_rating,
    Slot.MINUTES: lambda item: item.minutes,
    Slot.PAGES: lambda item: item.pages,
}
FOR_AGES = {"G": "children's", "PG": "children's", "PG-13": "young adult"}
FOR_THE_YOUNG = re.compile(
    r"kid|child|famil|son\b|daughter|year|boy|girl|niece|nephew|young|teen|ages", re.I
)
# What stands before a theme of one word when it is meant as one: "about robots".
BESIDE_WEAK = frozenset(
    {*BREAKS, "or", "and", "&", "/", ",", "please", "maybe", *WEAK_GENRES.values()}
)
REFUSING = frozenset({"no", "nor", "without"})  # "and no war" means the genre
CLOSING = frozenset({".", "!", "?", ",", "and", "or", "please", "but", "nor"})
FINAL_NOUN = re.compile(rf"(?<=\S) (?:{NOUNS})$", re.IGNORECASE)
NO_STEP = (["no"], ["any"])
THEME_CUES = frozenset("about with involving featuring without no some fewer lots".split())


@dataclass(frozen=True, slots=True)
class Term:
    """Something said that could become wishes; where it stood in the message, in characters."""

    slot: Slot
    values: tuple[str, ...]
    direction: int = 0
    low: float | None = None
    high: float | None = None
    firm: bool | None = None  # None: as the words around it say
    relative: bool = False  # a step from what is on screen
    step: tuple[Dial, int] | None = None  # the dial it turns when asked for in steps
    weak: bool = False  # needs a noun such as "film" beside it
    wanted: bool = True  # False: "foreign" wants no English
    start: int = 0
    end: int = 0


Found = tuple[int, int, Term]  # tokens first..last-1


class Lexicon:
    """The phrases of all lexicons and of one catalogue's themes, made once."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Read the lexicons for a catalogue: its own names of genres, its themes."""
        self.phrases: Phrases[Term] = Phrases()
        items = list(catalogue.items.values())
        self.genres = frozenset(genre for item in items for genre in item.genres)
        self.facets = frozenset(facet for facet, has in HAS.items() if any(map(has, items)))
        self.length = length_of(items)
        self.themes: Phrases[Term] = Phrases()
        for phrase, term in self.terms():
            self.phrases.add(phrase, term)
        for phrase, term in self.theme_terms(items):
            self.phrases.add(phrase, term)
            self.themes.add(phrase, term)
        for phrase in KEYWORDS.split(", "):
            term = Term(Slot.KEYWORD, (phrase,), weak=phrase in NEEDS_NOUN)
            self.phrases.add(phrase, term)

    def known(self, wish: Wish) -> Wish:
        """The wish, or its words to search by where the catalogue has no such fact at all."""
        if wish.slot is Slot.KEYWORD:
            return self.as_theme(wish)
        if wish.slot is Slot.AGE_RATING and wish.slot not in self.facets:
            return self.for_age(wish)
        if wish.slot is Slot.GENRE and wish.slot in self.facets:
            return wish if wish.value in self.genres or wish.value not in OF_FILMS else worded(wish)
        if wish.slot not in HAS or wish.slot in self.facets:
            return wish
        value = wish.words if wish.slot in {Slot.TONE, *BOUNDED} else wish.value
        wanted = wish.wanted and not (wish.slot is Slot.TONE and TURNED.match(plain_of(value)))
        return Wish(Slot.KEYWORD, value, wanted=wanted, words=wish.words)

    def for_age(self, wish: Wish) -> Wish:
        """An age rating as a genre for that age, where a library rates nothing but has one."""
        genre = FOR_AGES.get(wish.value, "")
        if genre not in self.genres:
            return wish
        if not FOR_THE_YOUNG.search(wish.words):
            return worded(wish)
        return replace(wish, slot=Slot.GENRE, value=genre, hard=True)

    def as_theme(self, wish: Wish) -> Wish:
        """A keyword as a theme, when the catalogue has that theme."""
        forms = plain_of(wish.value).split()
        hit = self.themes.longest(forms, 0) if forms else None
        if hit is None or hit[0] != len(forms):
            return wish
        return replace(wish, slot=Slot.THEME, value=hit[1].values[0])

    def terms(self) -> Iterator[tuple[str, Term]]:
        """Every phrase with its meaning, those that win first."""
        yield from self.book_genre_terms()
        yield from self.genre_terms()
        for phrase, key in toned(COMPARATIVES):
            yield phrase, tone(key, relative=True)
            if " " not in phrase and phrase.endswith("er"):
                yield f"{phrase[:-2]}est", tone(key, relative=False)
        yield from ((phrase, tone(key, relative=False)) for phrase, key in toned(TONES))
        for phrase, mood in (*listed(MOODS), *((mood, mood) for mood in MOODS)):
            yield phrase, Term(Slot.MOOD, (mood,), step=MOOD_DIALS.get(mood))

    def theme_terms(self, items: Iterable[Item]) -> Iterator[tuple[str, Term]]:
        """The catalogue's themes, the commonest first; one word alone needs a cue."""
        counts = Counter(theme for item in items for theme in item.themes)
        for theme, _ in counts.most_common():
            term = Term(Slot.THEME, (theme,), weak=" " not in theme)
            yield theme, term
            yield singular(theme), term

    def genre_terms(self) -> Iterator[tuple[str, Term]]:
        """Genres under the names that this catalogue has for them."""
        for weak, table in ((False, GENRES), (True, WEAK_GENRES)):
            for genre, phrases in table.items():
                values = tuple(self.genre_name(part) for part in genre.split("+"))
                entries = [*phrases.split(",")] if not weak else [genre]
                for phrase in entries:
                    phrase = " ".join(phrase.split())
                    yield phrase, Term(Slot.GENRE, values, step=GENRE_DIALS.get(phrase), weak=weak)
        for genre in sorted(self.genres):
            yield genre, Term(Slot.GENRE, (genre,), weak=genre in WEAK_GENRES)

    def book_genre_terms(self) -> Iterator[tuple[str, Term]]:
        """Genres that only some libraries have, where this one does."""
        for genre in BOOK_GENRES.keys() & self.genres:
            for phrase in BOOK_GENRES[genre].split(","):
                words = " ".join(phrase.split())
                yield words, Term(Slot.GENRE, (genre,), weak=words in WEAK_BOOK_GENRES)

    def genre_name(self, genre: str) -> str:
        """The catalogue's name for a genre."""
        names = GENRE_NAMES.get(genre, (genre,))
        return next((name for name in names if name in self.genres), genre)

    def ordinary(self) -> Iterator[str]:
        """Every phrase, as words that are no evidence of a title."""
        return (
            " ".join(words)
            for words, term in self.phrases.meanings.items()
            if term.slot not in {Slot.THEME, Slot.KEYWORD}
        )

    def find(self, line: Line) -> list[Found]:
        """The terms of a line, left to right, longest first."""
        forms = [token.form for token in line.tokens]
        idle, found, at = idle_tokens(line), list[Found](), 0
        while at < len(forms):
            reads = line.tokens[at].is_word and at not in idle
            hit = self.phrases.longest(forms, at) if reads else None
            if hit is None or not self.is_meant(hit[1], forms, (at, at + hit[0]), found):
                at += 1
                continue
            found.append((at, at + hit[0], placed(hit[1], line, at, at + hit[0])))
            found += self.theme_within(line, forms, at, at + hit[0], hit[1])
            at += hit[0]
        return found

    def is_meant(
        self, term: Term, forms: Sequence[str], place: tuple[int, int], found: list[Found]
    ) -> bool:
        """Whether a phrase is meant as a term here; a weak one needs company."""
        first = place[0]
        if forms[first] in {"more", "less"} and forms[first - 1 : first] in NO_STEP:
            return False  # "no more comedies"
        if not term.weak or is_cued(term, forms, place, found):
            return True
        after = self.phrases.longest(forms, place[1]) if place[1] < len(forms) else None
        leads_on = after is not None and after[1].slot is Slot.GENRE  # "courtroom drama"
        return leads_on and term.slot is not Slot.GENRE

    def theme_within(
        self, line: Line, forms: Sequence[str], first: int, last: int, term: Term
    ) -> Iterator[Found]:
        """A theme in the words of a genre: 'zombie movie' is horror, and about zombies."""
        for at in range(first, last if term.slot is Slot.GENRE else first):
            hit = self.themes.longest(forms, at)
            if hit and at + hit[0] <= last and hit[1].values != term.values:
                yield first, last, placed(hit[1], line, first, last)
                return


def length_of(items: Sequence[Item]) -> Slot:
    """What a library measures the length of its items in: pages where most of them have some."""
    paged = sum(item.pages is not None for item in items)
    return Slot.PAGES if 2 * paged > len(items) else Slot.MINUTES


def worded(wish: Wish) -> Wish:
    """A wish for something that no item of this library has, as words to search by."""
    words = FINAL_NOUN.sub("", wish.words)  # "marvel movies" is looked for as "marvel"
    return Wish(Slot.KEYWORD, words or wish.value, wanted=wish.wanted, words=words)


def idle_tokens(line: Line) -> set[int]:
    """Tokens of small talk, whose words ask for nothing: 'happy new year'."""
    matches = IDLE.finditer(line.plain)
    return {place for match in matches for place in range(*line.place(*match.span()))}


def is_cued(term: Term, forms: Sequence[str], place: tuple[int, int], found: list[Found]) -> bool:
    """Whether a word that means a genre or a theme only in company has that company."""
    first, last = place
    if last < len(forms) and forms[last] in FILM_NOUNS:
        return True
    before = forms[first - 1] if first else ""
    joined = before in {"and", "or", ",", "/", "no", "nor", "not", "without"}
    after = forms[last] if last < len(forms) else "."
    if term.slot is Slot.GENRE and before in REFUSING and after in CLOSING:
        return True
    near = bool(found) and found[-1][1] >= first - 2 and found[-1][2].slot is term.slot
    if near and joined:
        return True
    if term.slot in {Slot.THEME, Slot.KEYWORD}:
        return before in THEME_CUES
    return all(form in BESIDE_WEAK for form in (*forms[:first], *forms[last:]))


def placed(term: Term, line: Line, first: int, last: int) -> Term:
    """A term with its place in the message."""
    return replace(term, start=line.tokens[first].start, end=line.tokens[last - 1].end)


def toned(table: dict[tuple[Dial, int], str]) -> Iterator[tuple[str, tuple[Dial, int]]]:
    """The phrases of a table of dials."""
    for key, phrases in table.items():
        for phrase in phrases.split(","):
            yield " ".join(phrase.split()), key


def tone(key: tuple[Dial, int], *, relative: bool) -> Term:
    """A dial turned up or down."""
    return Term(Slot.TONE, (str(key[0]),), direction=key[1], relative=relative, step=key)


def singular(theme: str) -> str:
    """A theme with its last word in the singular."""
    return theme.removesuffix("s") if theme.endswith("s") and not theme.endswith("ss") else theme
