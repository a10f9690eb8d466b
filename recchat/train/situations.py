"""Real situations: wishes that an item of a catalogue meets, and the claims code then makes."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from recchat.catalogue.items import Catalogue
from recchat.explain.claims import claims_for
from recchat.explain.telling import Telling, make_telling
from recchat.train.library import Library
from recchat.types import DIALS, Claim, History, Item, Slot, Wish

SLOTS = (
    Slot.GENRE, Slot.GENRE, Slot.MOOD, Slot.MOOD, Slot.THEME, Slot.THEME, Slot.KEYWORD,
    Slot.PERSON, Slot.PERSON, Slot.YEAR, Slot.MINUTES, Slot.MINUTES, Slot.PAGES, Slot.LANGUAGE,
    Slot.COUNTRY, Slot.TONE, Slot.TONE, Slot.TITLE, Slot.TITLE, Slot.TITLE, Slot.TITLE,
    Slot.AGE_RATING,
)  # fmt: skip
DECADES = {
    1930: "thirties", 1940: "forties", 1950: "fifties", 1960: "sixties", 1970: "seventies",
    1980: "eighties", 1990: "nineties", 2000: "two thousands", 2010: "twenty tens",
}  # fmt: skip
LONG_WORD = 6  # letters of a word of the plot that a person may have said
NO_THINGS = frozenset(
    "through without because another against someone become several nothing".split()
)
NO_KEYWORDS = ("ly", "ing", "ed", "s", "self", "en", "er")  # of words that are no things to ask for
OVERSTEPPED = 0.24  # how often a length was asked for that the item does not keep to


@dataclass(frozen=True, slots=True)
class Situation:
    """An item with the claims that hold about it for somebody."""

    item: Item
    claims: tuple[Claim, ...]


class Situations:
    """Draws situations from a catalogue."""

    def __init__(self, catalogue: Catalogue, seed: int) -> None:
        self.catalogue = catalogue
        self.telling: Telling = make_telling(catalogue)
        self.items, self.rng = list(catalogue.items.values()), random.Random(seed)
        self.by_fact: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            for fact in (*item.themes, *item.moods, *item.creators):
                self.by_fact[fact].append(item)

    def draw(self) -> Situation:
        """An item, a few wishes it meets, sometimes a history."""
        item = self.rng.choice(self.items)
        slots = self.rng.sample(SLOTS, self.rng.choice((0, 1, 1, 2, 2, 3, 4)))
        wishes = [wish for slot in dict.fromkeys(slots) for wish in self.wishes(item, slot)]
        if self.rng.random() < OVERSTEPPED:
            wishes = [*without_lengths(wishes), *too_short(item, self.rng)]
        near = [self.relative(item).id for _ in range(self.rng.choice((0, 0, 1, 3, 8)))]
        claims = claims_for(item, wishes, History(liked=tuple(near)), self.catalogue, self.telling)
        return Situation(item, claims)

    def relative(self, item: Item) -> Item:
        """Another item that has something in common with this one."""
        facts = [*item.themes, *item.themes, *item.moods, *item.creators]
        for _ in range(8):
            other = self.rng.choice(self.by_fact[self.rng.choice(facts)] if facts else self.items)
            if other.id != item.id:
                return other
        return self.rng.choice(self.items)

    def wishes(self, item: Item, slot: Slot) -> Iterator[Wish]:
        """A wish of this slot that the item may meet; a title may bring a comparison."""
        if slot is Slot.TITLE:
            yield from self.likeness(item)
        elif slot is Slot.YEAR and item.year:
            words = self.rng.choice(spans_of(item.year))
            yield Wish(slot, str(item.year), low=item.year - 5, high=item.year + 5, words=words)
        elif slot is Slot.MINUTES and item.minutes:
            words = self.rng.choice(limits_of(item.minutes))
            yield Wish(slot, "", high=item.minutes + 20, words=words)
        elif slot is Slot.PAGES and item.pages:
            most = item.pages + 40
            yield Wish(slot, "", high=most, words=f"under {most} pages")
        elif slot is Slot.TONE and item.tones:
            dial = self.rng.choice(DIALS)
            direction = 1 if item.tones[dial] >= 6 else -1
            yield Wish(slot, dial.value, direction=direction)
        elif values := self.values(item, slot):
            value = self.rng.choice(values)
            yield Wish(slot, value, words=value.lower())

    def likeness(self, item: Item) -> Iterator[Wish]:
        """Something like another title, often with a direction from it, or a direction alone."""
        other, chance = self.relative(item), self.rng.random()
        if chance < 0.85:
            yield Wish(Slot.TITLE, other.id)
        if chance < 0.3:
            return
        apart = [dial for dial in DIALS if item.tones.get(dial) != other.tones.get(dial)]
        if self.rng.random() < 0.2 and item.minutes and other.minutes:
            direction = 1 if item.minutes > other.minutes else -1
            yield Wish(Slot.MINUTES, "", direction=direction, than=other.id)
        elif item.tones and other.tones and apart:
            dial = self.rng.choice(apart)
            direction = 1 if item.tones[dial] > other.tones[dial] else -1
            yield Wish(Slot.TONE, dial.value, direction=direction, than=other.id)

    def values(self, item: Item, slot: Slot) -> list[str]:
        """What the item has in a slot."""
        return {
            Slot.GENRE: list(item.genres),
            Slot.MOOD: list(item.moods),
            Slot.THEME: list(item.themes),
            Slot.KEYWORD: [*item.themes, *item.themes, *plot_words(item)],
            Slot.PERSON: [*item.creators, *item.cast[:3]],
            Slot.LANGUAGE: list(item.languages),
            Slot.COUNTRY: list(item.countries),
            Slot.AGE_RATING: [item.age_rating] if item.age_rating else [],
        }.get(slot, [])


def plot_words(item: Item) -> list[str]:
    """Long words of the plot, of which most are things that a person may ask for."""
    words = [word for word in item.description.split() if word.isalpha() and word.islower()]
    words = [word for word in words if word not in NO_THINGS]
    return [w for w in words if len(w) > LONG_WORD and not w.endswith(NO_KEYWORDS)]


def spans_of(year: int) -> list[str]:
    """Words for years that hold a year."""
    low = year // 10 * 10
    spans = [f"{low}s", f"from the {low}s", f"after {year - 3}", f"since {year - 1}"]
    spans += [f"before {year + 4}", f"not older than {low}", f"from {low} to {low + 9}"]
    return spans + [f"from the {DECADES[low]}"] * 2 if low in DECADES else spans


def limits_of(minutes: int) -> list[str]:
    """Bounds that a length keeps."""
    under = [f"under {n} minutes" for n in (90, 100, 120, 130, 150) if minutes < n]
    under += ["under two hours", "less than two hours", "not too long"] * (minutes < 120)
    under += ["under an hour and a half", "a short one"] * (minutes < 90)
    under += ["at most two hours"] * (minutes <= 120)
    over = ["over two hours", "at least two hours"] * (minutes > 120)
    near = ["about two hours"] * (110 < minutes < 130) + ["around 100 minutes"] * (
        92 < minutes < 108
    )
    return under * 3 + over + near or ["under three hours"]


def without_lengths(wishes: list[Wish]) -> list[Wish]:
    """Wishes that say nothing of how long an item is."""
    return [wish for wish in wishes if wish.slot not in {Slot.MINUTES, Slot.PAGES} or wish.than]


def too_short(item: Item, rng: random.Random) -> Iterator[Wish]:
    """A length, asked for by the way, that the item does not keep to."""
    less = rng.randint(5, 40)
    if item.minutes:
        words = rng.choice(("not too long", "a short one", f"about {item.minutes - less} minutes"))
        yield Wish(Slot.MINUTES, "", high=item.minutes - less, words=words)
    elif item.pages:
        yield Wish(Slot.PAGES, "", high=max(item.pages - 3 * less, 20), words="not too long")


def renamed(catalogue: Catalogue, library: Library, rng: random.Random) -> Catalogue:
    """Facts of the same shape under other words: whatever is said has to be copied, not known.

    Names are new, and themes change places, each everywhere with the same other one. Moods stay:
    they are few, and tones must not gainsay them.
    """
    people: dict[str, str] = {}
    themes = exchange(sorted({one for i in catalogue.items.values() for one in i.themes}), rng)

    def others(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(people.setdefault(name, new_person(library, rng)) for name in names)

    items = {}
    for item in catalogue.items.values():
        items[item.id] = replace(
            item,
            title=new_title(library, rng),
            original_title="",
            year=rng.randint(1930, 2025),
            minutes=rng.randint(70, 200) if item.minutes else None,
            pages=rng.randint(80, 900) if item.pages else None,
            creators=others(item.creators),
            cast=others(item.cast),
            themes=tuple(themes[theme] for theme in item.themes),
        )
    return Catalogue(catalogue.library, catalogue.noun, items)


def exchange(values: list[str], rng: random.Random) -> dict[str, str]:
    """Each value with another one in its place."""
    return dict(zip(values, rng.sample(values, len(values)), strict=True))


def new_person(library: Library, rng: random.Random) -> str:
    """A name as it stands, or parts of several: longer, and never seen before."""
    name = library.person(rng)
    if rng.random() < 0.4:
        return name
    first, other = name.split()[0], library.person(rng).split()
    middle = library.person(rng).split()[0 if rng.random() < 0.6 else -1]
    last = " ".join(other[1:]) or other[0]
    return f"{first} {middle} {last}" if rng.random() < 0.3 else f"{first} {last}"


def new_title(library: Library, rng: random.Random) -> str:
    """A title as it stands, or parts of two, so that long and odd ones come up as well."""
    title = library.title(rng).title
    if rng.random() < 0.65:
        return title
    other = library.title(rng).title
    words, more = title.split(), other.split()
    mixed = " ".join([*words[: rng.randint(1, 4)], *more[-rng.randint(1, 4) :]])
    return f"{title}: {other}" if rng.random() < 0.25 and len(title) < 30 else mixed
