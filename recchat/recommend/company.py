"""For several people at once: what all of them like, and nobody has to sit through.

Half the mean of what each would think, half the opinion of whoever likes it least: "average" and
"least misery" of Masthoff (2015), Group Recommender Systems, joined because the mean alone
forgets one person and least misery alone is ruled by one.
"""

from collections.abc import Sequence

import numpy as np

from recchat.recommend.signals import Floats, Signal, standard
from recchat.types import Source

LEAST = 0.5  # share of the least content one
WEIGHT = 1.2  # all of them together, where one history alone has 0.4: they came to choose


def shared(each: Sequence[Floats]) -> Signal:
    """One signal (n,) from what the history of each person says of the pool (n,)."""
    scores = np.stack([standard(one) for one in each])  # (people, n)
    values = LEAST * scores.min(axis=0) + (1 - LEAST) * scores.mean(axis=0)
    return Signal(Source.HISTORY, np.asarray(values, dtype=np.float32), WEIGHT)
