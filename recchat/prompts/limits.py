"""What one rendering may take: time, rounds of loops, and characters that it makes."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jinja2 import TemplateRuntimeError, Undefined

SECONDS = 0.25
ROUNDS = 4_000  # of all loops together
LONGEST = 60_000  # characters of one value, or of a rendered prompt
MADE = 1_000_000  # characters of all values that a template makes on its way
LARGEST_NUMBER = 10**15
LONGEST_SOURCE = 16_000  # characters of a template file


class OverLimit(TemplateRuntimeError):
    """A template takes more time or room than any prompt needs."""


@dataclass(slots=True)
class Spent:
    """What one rendering has taken so far; each call raises OverLimit when it is too much."""

    deadline: float
    clock: Callable[[], float] = time.monotonic
    rounds: int = 0
    made: int = 0

    def tick(self) -> None:
        """Look at the clock."""
        if self.clock() > self.deadline:
            raise OverLimit(f"it takes longer than {SECONDS} seconds")

    def go_round(self, count: int) -> None:
        """Count rounds of a loop before they are gone."""
        self.rounds += count
        if self.rounds > ROUNDS:
            raise OverLimit(f"its loops go round more than {ROUNDS:,} times")
        self.tick()

    def take(self, characters: int) -> None:
        """Count characters before, or as soon as, they are made."""
        self.made += characters
        if characters > LONGEST or self.made > MADE:
            raise OverLimit(f"it makes texts of more than {LONGEST:,} characters")
        self.tick()


def new_spent() -> Spent:
    """Nothing taken yet."""
    return Spent(time.monotonic() + SECONDS)


def size_of(value: object, most: int = LONGEST) -> int:
    """About how many characters a value would be as text; stops counting past `most`."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return size_of_all((*value.keys(), *value.values()), most)
    if isinstance(value, list | tuple):
        return size_of_all(value, most)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > LARGEST_NUMBER:
        raise OverLimit("it makes numbers that are too large")
    if isinstance(value, Undefined):
        return 0
    if value is None or isinstance(value, bool | int | float):
        return 8
    raise OverLimit(f"a {type(value).__name__} is unsafe in a template")


def size_of_all(values: Iterable[object], most: int) -> int:
    """The sum over the values, past which it does not go on."""
    total = 0
    for value in values:
        total += 2 + size_of(value, most - total)
        if total > most:
            break
    return total
