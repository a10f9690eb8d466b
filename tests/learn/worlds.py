"""A world of two tastes, as small as can be: half of the people take even items, half odd ones."""

import numpy as np

from recchat.learn.ease import Ease
from recchat.learn.factors import Factors
from recchat.learn.log import Log, Taken, log_of
from recchat.learn.model import TasteModel
from recchat.learn.popularity import Popularity
from recchat.learn.sequence import Sequential
from recchat.learn.sequence_fit import Plan
from recchat.learn.sequence_network import Shape
from recchat.learn.succession import Succession

ITEMS = tuple(f"item{number}" for number in range(12))
PEOPLE = 24
TINY = Shape(width=16, layers=1, heads=2, longest=8, dropout=0.0)

MODELS = {
    "popularity": Popularity,
    "ease": lambda: Ease(ridge=10.0),
    "ials": lambda: Factors(dimension=8),
    "succession": lambda: Succession(ridge=1.0),
    "sasrec": lambda: Sequential(TINY, Plan(epochs=60, rate=1e-2, tokens=48)),
}
PERSONAL = [name for name in MODELS if name != "popularity"]
EXACT = ["popularity", "ease", "succession"]


def two_tastes() -> list[Taken]:
    """Everybody takes three to five of the six items of their taste, in an order of their own."""
    chance, taken = np.random.default_rng(1), []
    for person in range(PEOPLE):
        own = [item for number, item in enumerate(ITEMS) if number % 2 == person % 2]
        order = chance.permutation(len(own))[: 3 + person % 3]
        taken += [Taken(f"p{person}", own[row], float(at)) for at, row in enumerate(order)]
    return taken


def two_taste_log() -> Log:
    """The world as a log."""
    return log_of(two_tastes(), ITEMS)


def fitted(name: str, log: Log | None = None) -> TasteModel:
    """A model that has learnt the world, or another log."""
    model: TasteModel = MODELS[name]()
    model.fit(log or two_taste_log())
    return model
