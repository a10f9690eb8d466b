"""The bundled films, and reasons over them, for tests that need many."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from recchat.catalogue.exchange import read_catalogue
from recchat.catalogue.items import Catalogue
from recchat.evaluate.explanations import wishes_met
from recchat.explain.claims import claims_for
from recchat.explain.telling import make_telling
from recchat.types import Claim, History, Item

LIBRARY = Path(__file__).parent.parent.parent / "data" / "films.jsonl"


@dataclass(frozen=True, slots=True)
class Told:
    """An item with the claims that one made person would be given."""

    item: Item
    claims: tuple[Claim, ...]


@pytest.fixture(scope="session")
def library() -> Catalogue:
    """The bundled films."""
    items = read_catalogue(LIBRARY).items
    return Catalogue("films", "film", {item.id: item for item in items})


@pytest.fixture(scope="session")
def told(library: Catalogue) -> Sequence[Told]:
    """Four hundred items with claims about varied wishes and histories."""
    chance, telling = random.Random(17), make_telling(library)
    items = list(library.items.values())
    found = []
    for _ in range(400):
        item = chance.choice(items)
        liked = tuple(one.id for one in chance.sample(items, 12))
        history = History(liked=liked if chance.random() < 0.5 else ())
        wishes = wishes_met(item, items, chance)
        found.append(Told(item, claims_for(item, wishes, history, library, telling)))
    return found
