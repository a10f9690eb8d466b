"""Films put together from names and words, for data without a catalogue file."""

import random

from recchat.train.library import Library
from recchat.train.wording import WORDS
from recchat.types import DIALS, Item

COUNT = 400
RATINGS = ("G", "PG", "PG-13", "R", "")
COUNTRIES = ("France", "Japan", "United States", "South Korea", "Italy")
LANGUAGES = ("English", "French", "Japanese", "Korean", "Spanish")


def made_items(library: Library, seed: int, count: int = COUNT) -> dict[str, Item]:
    """Items by their ids, each with all facts."""
    rng = random.Random(seed)
    return {item.id: item for item in (made_item(library, n, rng) for n in range(count))}


def made_item(library: Library, number: int, rng: random.Random) -> Item:
    """One film with facts that no film has together."""
    named = library.title(rng)
    return Item(
        id=f"made-{number}",
        title=named.title,
        year=named.year or rng.randint(1940, 2025),
        creators=(library.person(rng),),
        cast=tuple(library.person(rng) for _ in range(4)),
        minutes=rng.randint(75, 190),
        countries=(rng.choice(COUNTRIES),),
        languages=(rng.choice(LANGUAGES),),
        genres=tuple(rng.sample(WORDS["genres"], 2)),
        themes=tuple(rng.sample(WORDS["themes"], 5)),
        moods=tuple(rng.sample(WORDS["moods"], 4)),
        tones={dial: rng.randint(0, 10) for dial in DIALS},
        age_rating=rng.choice(RATINGS),
    )
