"""Latency of the way of a message, stage by stage.

Two hundred messages go through the same talk that answers in the app, ten to a dialogue.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path

import numpy as np

from recchat.evaluate.figures import Figure, bootstrap
from recchat.types import Done, Event

MESSAGES = Path(__file__).with_name("messages.txt")
TURNS_A_DIALOGUE = 10
STAGES = ("understand", "retrieve", "cards", "first_word", "total")
Respond = Callable[[str, str], Iterator[Event]]  # (dialogue id, text) -> events


def message_texts(count: int) -> list[str]:
    """So many messages, the written ones over and over."""
    return list(islice(cycle(MESSAGES.read_text(encoding="utf-8").splitlines()), count))


def time_turns(
    respond: Respond,
    new_dialogue: Callable[[], str],
    count: int,
    progress: Callable[[float], None] = lambda share: None,
) -> dict[str, list[float]]:
    """Milliseconds of every stage over `count` messages; a stage that a turn lacks is left out."""
    times: dict[str, list[float]] = {stage: [] for stage in STAGES}
    dialogue = ""
    for number, text in enumerate(message_texts(count)):
        if number % TURNS_A_DIALOGUE == 0:
            dialogue = new_dialogue()
        for stage, value in timings_of(respond(dialogue, text)).items():
            times.setdefault(stage, []).append(value)
        progress((number + 1) / count)
    return times


def timings_of(events: Iterator[Event]) -> Mapping[str, float]:
    """The timings with which a turn ends."""
    return next((event.timings for event in events if isinstance(event, Done)), {})


def stage_figures(times: dict[str, list[float]]) -> list[Figure]:
    """p50 and p95 of each stage with 95 % intervals."""
    named = {"first_word": "first_word", "total": "turn"}
    return [
        bootstrap(
            f"{named.get(stage, stage)}_p{percent}_ms",
            [[value] for value in values],
            percentile(percent),
            unit="ms",
        )
        for stage, values in times.items()
        if values
        for percent in (50, 95)
    ]


def percentile(percent: int) -> Callable[[Sequence[float]], float]:
    """A percentile as a statistic of a sample."""
    return lambda sample: float(np.percentile(sample, percent))
