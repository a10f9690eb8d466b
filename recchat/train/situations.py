"""Real situations: wishes that an item of the library meets, and the claims code then makes."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recchat.catalogue.exchange import read_catalogue
from recchat.catalogue.items import Catalogue
from recchat.explain.claims import claims_for
from recchat.explain.telling import Telling, make_telling
from recchat.train.claims import limits_of, spans_of
from recchat.types import DIALS, Claim, History, Item, Slot, Wish

SLOTS = (
    Slot.GENRE, Slot.GENRE, Slot.MOOD, Slot.MOOD, Slot.THEME, Slot.THEME, Slot.KEYWORD,
    Slot.PERSON, Slot.PERSON, Slot.YEAR, Slot.MINUTES, Slot.LANGUAGE, Slot.COUNTRY, Slot.TONE,
    Slot.TONE, Slot.TITLE, Slot.TITLE, Slot.TITLE, Slot.TITLE, Slot.AGE_RATING,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Situation:
    """An item with the claims that hold about it for somebody."""

    item: Item
    claims: tuple[Claim, ...]


class Situations:
    """Draws situations from a catalogue file."""

    def __init__(self, path: Path, seed: int, noun: str = "film") -> None:
        items = {item.id: item for item in read_catalogue(path).items}
        self.catalogue = Catalogue("training", noun, items)
        self.telling: Telling = make_telling(self.catalogue)
        self.items, self.rng = list(items.values()), random.Random(seed)
        self.by_fact: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            for fact in (*item.themes, *item.moods, *item.creators):
                self.by_fact[fact].append(item)

    def draw(self) -> Situation:
        """An item, a few wishes it meets, sometimes a history."""
        item = self.rng.choice(self.items)
        slots = self.rng.sample(SLOTS, self.rng.choice((0, 1, 2, 2, 3, 4)))
        wishes = [wish for slot in dict.fromkeys(slots) for wish in self.wishes(item, slot)]
        near = [self.relative(item).id for _ in range(self.rng.choice((0, 0, 1, 3)))]
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
            short = item.minutes - 10 if self.rng.random() < 0.2 else item.minutes + 20
            yield Wish(slot, "", high=short, words=words)
        elif slot is Slot.TONE and item.tones:
            dial = self.rng.choice(DIALS)
            direction = 1 if item.tones[dial] >= 6 else -1
            yield Wish(slot, dial.value, direction=direction)
        elif values := self.values(item, slot):
            value = self.rng.choice(values)
            yield Wish(slot, value, words=value.lower())

    def likeness(self, item: Item) -> Iterator[Wish]:
        """Something like another title, often with a direction from it."""
        other = self.relative(item)
        yield Wish(Slot.TITLE, other.id)
        if self.rng.random() < 0.55 and item.tones and other.tones:
            apart = [dial for dial in DIALS if item.tones[dial] != other.tones[dial]]
            if apart:
                dial = self.rng.choice(apart)
                direction = 1 if item.tones[dial] > other.tones[dial] else -1
                yield Wish(Slot.TONE, dial.value, direction=direction, than=other.id)

    def values(self, item: Item, slot: Slot) -> list[str]:
        """What the item has in a slot."""
        return {
            Slot.GENRE: list(item.genres),
            Slot.MOOD: list(item.moods),
            Slot.THEME: list(item.themes),
            Slot.KEYWORD: [
                *item.themes,
                *(w for w in item.description.split() if w.isalpha() and len(w) > 5),
            ],
            Slot.PERSON: [*item.creators, *item.cast[:3]],
            Slot.LANGUAGE: list(item.languages),
            Slot.COUNTRY: list(item.countries),
            Slot.AGE_RATING: [item.age_rating] if item.age_rating else [],
        }.get(slot, [])
