"""The dials that a person sets by hand, as weights of signals: nothing here is inferred.

A dial in its middle changes nothing, so whoever never touches one gets what they would have got.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from recchat.catalogue.filters import Columns
from recchat.recommend.request import Request
from recchat.recommend.signals import MIDDLE, WEIGHTS, Floats, Signal, standard
from recchat.types import DIALS, Dial, Source, Steering

# By steps from -2 to 2. What is asked for keeps half its say even when history counts most.
HISTORY = {-2: 0.0, -1: 0.5, 0: 1.0, 1: 1.8, 2: 3.0}
ASKED = {-2: 1.0, -1: 1.0, 0: 1.0, 1: 0.8, 2: 0.5}
STANDING = {-2: 4.0, -1: 2.0, 0: 1.0, 1: -0.5, 2: -2.0}  # of being well known
FROM_HISTORY = frozenset({Source.HISTORY, Source.TASTE})
FROM_WORDS = frozenset({Source.REQUEST, Source.LEXICAL, Source.FACET})
TONE = 0.7  # a step of the tone dial: two of them weigh more than one critique in words
REACH = 4.0  # steps of a tone from the middle at which an item has all of it, or nothing
AFAR = 0.3  # a step of distance from what the person's own taste brings up


def steered(
    found: Sequence[Signal], request: Request, rows: NDArray[np.intp], columns: Columns
) -> list[Signal]:
    """The signals as the dials weigh them; the last two, standing and chance, stay the last."""
    steering = request.steering
    if not (steering.adventure or steering.history or steering.tone_step):
        return list(found)
    weighed = [replace(one, weight=weight_of(one) * share(one.source, steering)) for one in found]
    weighed[-2] = replace(found[-2], weight=weight_of(found[-2]) * STANDING[steering.adventure])
    more: list[Signal] = []
    if steering.tone is not None and steering.tone_step:
        more.append(toned(rows, columns, steering.tone, steering.tone_step))
    if steering.adventure:
        more += afar(found, steering.adventure)
    return [*weighed[:-2], *more, *weighed[-2:]]


def weight_of(signal: Signal) -> float:
    """The weight that a signal has before any dial."""
    return WEIGHTS[signal.source] if signal.weight is None else signal.weight


def share(source: Source, steering: Steering) -> float:
    """What is left of the weight of a source."""
    if source in FROM_HISTORY:
        return HISTORY[steering.history]
    return ASKED[steering.history] if source in FROM_WORDS else 1.0


def toned(rows: NDArray[np.intp], columns: Columns, dial: Dial, step: int) -> Signal:
    """More or less of one tone, counted from the middle of its scale; unknown tones say nothing."""
    tones = columns.tones[rows, DIALS.index(dial)]
    values = np.nan_to_num(np.clip((tones - MIDDLE) / REACH, -1, 1)) * np.sign(step)
    return Signal(Source.CRITIQUE, np.asarray(values, dtype=np.float32), TONE * abs(step))


def afar(found: Sequence[Signal], adventure: int) -> list[Signal]:
    """Away from what the person's history brings up, or towards it."""
    theirs = [weight_of(one) * one.values for one in found if one.source in FROM_HISTORY]
    if not theirs:
        return []
    near: Floats = standard(np.sum(theirs, axis=0, dtype=np.float32))
    return [Signal(Source.BROWSE, -near, AFAR * adventure, speaks=False)]
