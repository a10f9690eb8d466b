"""How much taste counts beside every other signal: learnt from items held out of histories.

Each person is asked for three times: with nothing said, with a theme of the item that was held
out as a wish, and with that theme in plain words. Kept is the weight under which these items stand
highest in the recommender's whole sum, of those under which the first five still are what was
asked for: for guessing alone taste could weigh any amount, and would drown the request.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recchat.learn.fitting import Beside, HeldOut
from recchat.learn.log import Floats
from recchat.learn.model import TasteModel
from recchat.learn.source import TasteSource, taste_source
from recchat.recommend.recommender import Recommender
from recchat.recommend.request import Request
from recchat.recommend.taste import taste_signals
from recchat.types import History, Item, Slot, Wish

GRID = (0.0, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.6, 2.4)
DEEP = 50  # ranks that count
SHOWN = 5  # first items, of which is asked whether they are what was asked for
FAITHFUL = 0.95  # share of requests met without taste that must still be met with it
MOST_CHOICES = 600
ASKING = "something about "


@dataclass(frozen=True, slots=True)
class Choice:
    """By how much every other item leads the wanted one: without taste, and by taste alone."""

    others: Floats  # (n,)
    taste: Floats  # (n,)
    fits: NDArray[np.bool_]  # (n,) which are what was asked for; none where nothing was

    def met(self, weight: float) -> float:
        """The share of the first items that are what was asked for, of as many as could be."""
        first = np.argsort(-(self.others + np.float32(weight) * self.taste), kind="stable")[:SHOWN]
        return float(self.fits[first].sum() / min(SHOWN, self.fits.sum()))

    def gain(self, weight: float) -> float:
        """The discounted gain of the wanted item under a weight of taste."""
        rank = 1 + int((self.others + np.float32(weight) * self.taste > 0).sum())
        return 1 / float(np.log2(1 + rank)) if rank <= DEEP else 0.0


def weight_beside(
    recommender: Recommender,
    texts: Floats | None,
    models: Sequence[TasteModel],
    weights: Mapping[str, float],
    held: HeldOut,
) -> Beside:
    """The best weight in a recommender that has no taste yet; `texts` (n, dim) are its rows'."""
    source = taste_source(models, weights, recommender.columns.ids, texts)
    choices = choices_of(recommender, source, held)
    if not choices:
        return Beside()
    gains = [float(np.mean([one.gain(weight) for one in choices])) for weight in GRID]
    asked = [one for one in choices if one.fits.any()]
    met = [float(np.mean([one.met(weight) for one in asked])) if asked else 1.0 for weight in GRID]
    able = [place for place in range(len(GRID)) if met[place] >= FAITHFUL * met[0]]
    best = max(able, key=lambda place: gains[place])
    figures = (gains[0], gains[best], met[0], met[best])
    return Beside(GRID[best], len(choices), *(round(one, 4) for one in figures))


def choices_of(recommender: Recommender, source: TasteSource, held: HeldOut) -> list[Choice]:
    """Up to three for each person whose held-out item the catalogue has."""
    found: list[Choice] = []
    for person, row in held.rows.items():
        item = recommender.catalogue.items.get(held.train.items[row])
        if item is None or len(found) >= MOST_CHOICES:
            continue
        trail = held.train.of(person)
        liked = tuple(held.train.items[one] for one in trail.rows[::-1])
        found += [
            choice(recommender, source, one, item)
            for one in requests(History(liked=liked), item, place=row)
        ]
    return found


def requests(history: History, item: Item, place: int) -> list[Request]:
    """Nothing said; and one of the item's themes, or genres, as a wish and in words alone."""
    plain = Request("", history=history)
    slot, values = (Slot.THEME, item.themes) if item.themes else (Slot.GENRE, item.genres)
    if not values:
        return [plain]
    value = values[place % len(values)]
    text, wish = f"{ASKING}{value}", Wish(slot, value, words=value)
    return [plain, Request(text, (wish,), history), Request(text, (), history)]


def choice(recommender: Recommender, source: TasteSource, request: Request, item: Item) -> Choice:
    """What stands for and against the wanted item, among all that this person does not know."""
    columns = recommender.columns
    rows = np.asarray([row for row, one in enumerate(columns.ids) if one not in request.excluded])
    others = recommender.scores(request)[rows]
    spoken = taste_signals(source, request, rows)
    taste = spoken[0].values if spoken else np.zeros(len(rows), np.float32)
    at = int(np.searchsorted(rows, columns.rows[item.id]))
    fits = np.isin(rows, asked_for(recommender, request))
    return Choice(others - others[at], taste - taste[at], fits)


def asked_for(recommender: Recommender, request: Request) -> NDArray[np.integer]:
    """The rows that have the value of such a request; none where nothing was asked."""
    columns = recommender.columns
    value = request.text.removeprefix(ASKING)
    if not value:
        return np.zeros(0, np.intp)
    found = [columns.has(slot, value) for slot in (Slot.THEME, Slot.GENRE)]
    return next((one for one in found if len(one)), found[0])
