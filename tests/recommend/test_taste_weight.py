"""How much taste counts is learnt, and never at the cost of what is asked for."""

import numpy as np

from recchat.catalogue.items import Catalogue
from recchat.learn.ease import Ease
from recchat.learn.fitting import Beside, held_out
from recchat.learn.log import Log, Taken, log_of
from recchat.recommend.recommender import Recommender
from recchat.recommend.taste_weight import GRID, Choice, weight_beside


def log_with(films: list[str], *, random: bool) -> Log:
    """Forty people who like their own half of the films, or any of them."""
    chance = np.random.default_rng(3)
    halves = [films[half::2] for half in (0, 1)]
    taken = []
    for person in range(40):
        own = films if random else halves[person % 2]
        taken += [Taken(f"p{person}", own[row]) for row in chance.permutation(len(own))[:7]]
    return log_of(taken, films)


def weighed(recommender: Recommender, log: Log) -> Beside:
    held, model = held_out(log), Ease(ridge=5.0)
    model.fit(held.train)
    return weight_beside(recommender, None, [model], {"ease": 1.0}, held)


def test_taste_that_tells_something_gets_a_weight_and_keeps_to_the_request(
    recommender: Recommender, catalogue: Catalogue
) -> None:
    found = weighed(recommender, log_with(list(catalogue.items), random=False))
    assert found.weight in GRID and found.weight > 0
    assert found.gain_with > found.gain_without
    assert found.met_with >= 0.95 * found.met_without > 0
    assert 40 < found.choices <= 120


def test_nobody_held_out_leaves_the_weight_as_it_is(recommender: Recommender) -> None:
    assert weighed(recommender, log_of([Taken("a", "nothing")])) == Beside()


def test_a_choice_knows_where_it_stands() -> None:
    choice = Choice(
        others=np.asarray([0.0, 1.0, -1.0], np.float32),
        taste=np.asarray([0.0, -2.0, -2.0], np.float32),
        fits=np.asarray([False, True, True]),
    )
    assert choice.gain(0.0) < choice.gain(1.0) == 1.0
    assert choice.met(0.0) == 1.0
