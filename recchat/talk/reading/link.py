"""Words -> catalogue entries: titles and people, exact first, then nearly so.

A title that is also an ordinary word ("Up", "Heat", "Her") needs evidence: quotation marks, a
capital within a sentence, a year behind it, a cue that wants a title, or the model's word.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from recchat.catalogue.items import Catalogue
from recchat.talk.reading.lexicons.common_words import CHAT, PRONOUNS, STOP
from recchat.talk.reading.lexicons.nicknames import NICKNAMES
from recchat.talk.reading.link_keys import (
    ARTICLES,
    full_keys,
    key_of,
    keyed,
    name_keys,
    short_keys,
    squashed,
    subtitle_keys,
    without_article,
)
from recchat.types import Item

MIN_COMMON = 2  # descriptions that use a word in lower case before it counts as ordinary
MIN_ALIKE = 88.0  # of 100: below it two names are different names
MARGIN = 3.0  # the best match must beat the best one of another entry by this
MIN_FUZZY = 5  # letters: shorter words are alike by chance
CLOSE_YEARS = 1  # people are off by a year; more is another film of that title
MIN_NAMED = 4  # people of a first name from here on make it everybody's name
KNOWN_FROM = 3  # items: from here on a surname alone, with a capital, names a person
LEADS_BY = 2.0  # the best-known bearer of a surname must have this many times the next one's
SUBTITLE_ALONE = 2
NOUNS = frozenset({"movie", "movies", "film", "films", "show", "book", "books"})
MAX_SQUASHED = 4  # words that may be one word of a title, or the reverse
LOWER = re.compile(r"\b[a-z]{2,}\b")


@dataclass(frozen=True, slots=True)
class Titled:
    """An item behind a key; `rank` 0: its whole title, 1: shortened, 2: its subtitle alone."""

    item_id: str
    year: int
    rank: int
    renown: float  # how well-known, where the catalogue tells; else 0


class NameIndex:
    """Titles and people of one catalogue by every key they are written as."""

    def __init__(self, catalogue: Catalogue, ordinary: Iterable[str] = ()) -> None:
        """Index a catalogue; `ordinary` are phrases that mean something else (genres, moods)."""
        self.catalogue = catalogue
        items = catalogue.items.values()
        self.ordinary = frozenset(key_of(phrase) for phrase in ordinary)
        self.pronouns = frozenset(keyed([word]) for word in PRONOUNS)
        self.empty = frozenset(keyed([word]) for word in STOP) | self.pronouns
        self.chat = frozenset(keyed([word]) for word in CHAT) | self.pronouns
        self.plain = self.chat | self.ordinary | common_words(items)
        titles = titles_of(items)
        for nickname, title in NICKNAMES.items():
            titles.setdefault(nickname, titles.get(key_of(title), ()))
        titles = {key: found for key, found in titles.items() if found}
        self.titles = {key: found for key, found in titles.items() if not self.is_weak(key, found)}
        self.squashed = {whole: key for key in self.titles if (whole := squashed(key))}
        self.people, self.surnames, self.families = people_of(items)
        self.first_names = first_names(self.people)
        self.longest = max((key.count(" ") + 1 for key in self.titles), default=1)
        self.long_titles = [key for key in self.titles if len(key) >= MIN_FUZZY]
        self.long_names = [key for key in self.people if " " in key]

    def is_wary(self, key: str) -> bool:
        """Whether a title of this key could as well be plain words."""
        words = key.split()
        if len(words) == 1:
            return self.is_plain_word(key) or len(key) < 3 or key.isdigit()
        if len(words) == 2 and words[0] in ARTICLES:
            return self.is_plain_word(words[1])
        telling = [word for word in words if not self.is_empty(word)]
        return self.is_ordinary(key) or (
            len(words) < 4 and self.is_chat(words) and len(telling) < 2
        )

    def is_plain_word(self, word: str) -> bool:
        """Whether a title of one word is also a plain word or a first name."""
        return word in self.plain or word in self.first_names

    def is_empty(self, word: str) -> bool:
        """Whether a word says nothing of what it stands with: 'up', 'ups', 'the', '2'."""
        return bool({word, word.removesuffix("s")} & self.empty) or word.isdigit()

    def is_chat(self, words: Iterable[str]) -> bool:
        """Whether all of these words stand in anybody's message."""
        return all({word, word.removesuffix("s")} & self.chat or word.isdigit() for word in words)

    def is_weak(self, key: str, found: Sequence[Titled]) -> bool:
        """Whether a key is a subtitle that says nothing alone: 'The Sequel', 'A Love Story'."""
        return found[0].rank == SUBTITLE_ALONE and self.is_chat(key.split())

    def is_ordinary(self, key: str) -> bool:
        """Whether a key is a phrase of a lexicon, with or without a noun such as 'movie'."""
        key = without_article(key)
        bare = key.rsplit(" ", 1)
        return key in self.ordinary or (bare[-1] in NOUNS and bare[0] in self.ordinary)

    def title_key(self, words: Sequence[str]) -> str:
        """The key that these words are, typed with or without spaces; empty when there is none."""
        key = keyed(words)
        if key in self.titles:
            return key
        whole = squashed(key) if len(words) <= MAX_SQUASHED else ""
        return self.squashed.get(whole, "") if whole else ""

    def item_of(self, key: str, year: int | None = None) -> str | None:
        """The item of a key: of that year where one is given, else the better or later match."""
        found = self.titles.get(key, ())
        if year is not None:
            near = [one for one in found if abs(one.year - year) <= CLOSE_YEARS]
            return (
                min(near, key=lambda one: (abs(one.year - year), one.rank)).item_id
                if near
                else None
            )
        return found[0].item_id if found else None

    def nearest_title(self, words: str, year: int | None = None) -> str | None:
        """The item whose title is these words, or clearly nearest to them."""
        key = key_of(words)
        exact = self.title_key(key.split())
        if exact:
            return self.item_of(exact, year)
        near = nearest(key, self.long_titles, self._entry)
        return self.item_of(near, year) if near else None

    def nearest_person(self, words: str) -> str | None:
        """The person whose name is these words, or clearly nearest to them."""
        key = key_of(words)
        if key in self.people:
            return self.people[key]
        near = nearest(key, self.long_names, self.people.__getitem__) if " " in key else None
        return self.people[near] if near else self.person_of_surname(key)

    def person_of_surname(self, key: str) -> str | None:
        """The one well-known bearer of a surname; nothing where there are several."""
        found = self.surnames.get(key)
        return found[0] if found else None

    def is_known(self, key: str) -> bool:
        """Whether the bearer of a surname is well-known enough to be meant by it alone."""
        found = self.surnames.get(key)
        return found is not None and found[1] >= KNOWN_FROM

    def _entry(self, key: str) -> str:
        return self.titles[key][0].item_id


def nearest(key: str, keys: Sequence[str], entry_of: Callable[[str], str]) -> str | None:
    """The key most alike, unless another entry is about as near."""
    if len(key) < MIN_FUZZY:
        return None
    found = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=MIN_ALIKE, limit=6)
    if not found or not same_numbers(key, found[0][0]):
        return None
    best, score, _ = found[0]
    if fuzz.ratio(without_article(key), without_article(best)) < MIN_ALIKE:
        return None  # "the casting" is not nearly "The Sting"
    others = [one for one in found[1:] if entry_of(one[0]) != entry_of(best)]
    return None if others and score - others[0][1] < MARGIN else str(best)


def same_numbers(one: str, other: str) -> bool:
    """Whether two keys have the same numbers: 'Rocky 2' is not a slip for 'Rocky 3'."""
    return re.findall(r"\d+", one) == re.findall(r"\d+", other)


def common_words(items: Iterable[Item]) -> frozenset[str]:
    """Words that the descriptions themselves use as plain words."""
    counts: Counter[str] = Counter()
    for item in items:
        counts.update(set(LOWER.findall(item.description)))
    return frozenset(word for word, count in counts.items() if count >= MIN_COMMON)


def titles_of(items: Iterable[Item]) -> dict[str, tuple[Titled, ...]]:
    """Every key with the items it may mean, best first."""
    found: dict[str, dict[str, Titled]] = {}
    for item in items:
        for key, rank in keys_of(item):
            entries = found.setdefault(key, {})
            if item.id not in entries or entries[item.id].rank > rank:
                entries[item.id] = Titled(item.id, item.year or 0, rank, renown_of(item))
    return {key: best for key, entries in found.items() if (best := ordered(entries.values()))}


def keys_of(item: Item) -> Iterator[tuple[str, int]]:
    """The keys of one item with their ranks."""
    for title in dict.fromkeys(title for title in (item.title, item.original_title) if title):
        yield from ((key, 0) for key in full_keys(title))
        yield from ((key, 1) for key in short_keys(title))
        yield from ((key, 2) for key in subtitle_keys(title))


def renown_of(item: Item) -> float:
    """How well-known an item is said to be."""
    renown = item.extra.get("renown")
    return float(renown) if isinstance(renown, (int, float)) else 0.0


def ordered(entries: Iterable[Titled]) -> tuple[Titled, ...]:
    """Whole titles first, then the best-known, then the latest; of a series the first one."""
    best = sorted(
        entries,
        key=lambda one: (
            one.rank,
            0.0 if one.rank else -one.renown,
            one.year if one.rank else -one.year,
            one.item_id,
        ),
    )
    # A subtitle that several items share names none of them.
    return () if len(best) > 1 and best[0].rank == SUBTITLE_ALONE else tuple(best)


def people_of(
    items: Iterable[Item],
) -> tuple[dict[str, str], dict[str, tuple[str, int]], dict[str, str]]:
    """Names by key; by surname the one leading bearer with the number of items, and the first."""
    counts: Counter[str] = Counter()
    for item in items:
        counts.update(dict.fromkeys((*item.creators, *item.cast), 1))
    names: dict[str, str] = {}
    bearers: dict[str, list[tuple[int, str]]] = {}
    for name, count in counts.most_common():
        for key in name_keys(name):
            names.setdefault(key, name)
        words = [word for word in key_of(name).split() if word not in {"jr", "sr"}]
        if len(words) > 1:
            bearers.setdefault(words[-1], []).append((count, name))
    leaders = {surname: lead for surname, found in bearers.items() if (lead := leader(found))}
    families = {surname: found[0][1] for surname, found in bearers.items() if len(found) > 1}
    return names, leaders, families


def first_names(people: Iterable[str]) -> frozenset[str]:
    """First names that several people have: alone they name a character as often as a film."""
    counts = Counter(key.split()[0] for key in people if " " in key)
    return frozenset(name for name, count in counts.items() if count >= MIN_NAMED)


def leader(bearers: Sequence[tuple[int, str]]) -> tuple[str, int] | None:
    """Who is meant by a surname alone, with the number of items; `bearers` best-known first."""
    count, name = bearers[0]
    next_count = bearers[1][0] if len(bearers) > 1 else 0
    return (name, count) if count >= LEADS_BY * next_count else None
