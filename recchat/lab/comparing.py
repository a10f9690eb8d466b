"""Is this edit better? Two texts on the same cases: the paired differences, with words for them.

The unit is the case: both texts answer it, so that hard and easy cases cancel out.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recchat.evaluate.figures import bootstrap_sums
from recchat.evaluate.slot_scores import f1
from recchat.lab.scores import Card, Tried, share, table

Counts = tuple[float, ...]
Statistic = Callable[[NDArray[np.float64]], float]


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure as a statistic of counts that add up over cases."""

    name: str
    words: str
    counts: Callable[[Tried], Counts | None]
    statistic: Statistic
    more_is_better: bool = True
    is_quality: bool = True
    digits: int = 2


@dataclass(frozen=True, slots=True)
class Difference:
    """Text b less text a in one figure, over the n cases that both answered."""

    measure: Measure
    a: float
    b: float
    value: float
    low: float
    high: float
    n: int

    @property
    def better(self) -> str:
        """Which of the two; "neither" where the interval holds zero."""
        if self.low <= 0 <= self.high or self.low != self.low:
            return "neither"
        return "b" if (self.value > 0) is self.measure.more_is_better else "a"

    @property
    def words(self) -> str:
        """The difference in one line."""
        digits = self.measure.digits
        change = f"{self.value:+.{digits}f}, {self.low:+.{digits}f} to {self.high:+.{digits}f}"
        both = f"{self.a:.{digits}f} and {self.b:.{digits}f}"
        if self.better == "neither":
            return (
                f"{self.measure.words}: {both}; no difference that {self.n} cases show ({change})"
            )
        return f"{self.measure.words}: {both}; {self.better} is better ({change})"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two score cards side by side."""

    a: Card
    b: Card
    differences: tuple[Difference, ...]
    verdict: str


def mean_of(counts: NDArray[np.float64]) -> float:
    """A sum over how many it is of."""
    return share(counts)


MEASURES = (
    Measure("cases_held", "cases held", lambda one: (float(one.held), 1.0), mean_of),
    Measure("understanding_f1", "understanding, F1", lambda one: one.frame, f1),
    Measure("claim_precision", "sentences that rest on claims", lambda one: one.sentences, share),
    Measure(
        "prompt_tokens", "tokens of the prompt",
        lambda one: (float(one.tokens), 1.0) if one.tokens else None,
        mean_of, more_is_better=False, is_quality=False, digits=1,
    ),
    Measure(
        "answer_ms", "milliseconds of an answer",
        lambda one: None if one.milliseconds is None else (one.milliseconds, 1.0),
        mean_of, more_is_better=False, is_quality=False, digits=0,
    ),
)  # fmt: skip


def compared(a: Card, b: Card) -> Comparison:
    """The differences of two cards on the cases that both have, and a verdict."""
    theirs = {row.case.id: row for row in b.rows}
    pairs = [(row, theirs[row.case.id]) for row in a.rows if row.case.id in theirs]
    found = tuple(one for measure in MEASURES for one in differences(measure, pairs))
    return Comparison(a, b, found, verdict(found, len(pairs)))


def differences(measure: Measure, pairs: Sequence[tuple[Tried, Tried]]) -> Iterator[Difference]:
    """The paired difference of one figure, where cases have something for it."""
    both = [(measure.counts(one), measure.counts(other)) for one, other in pairs]
    rows = [(*one, *other) for one, other in both if one is not None and other is not None]
    if not rows:
        return
    sums = table(rows)  # type: ignore[arg-type]
    half = sums.shape[1] // 2

    def difference(counts: NDArray[np.float64]) -> float:
        return measure.statistic(counts[half:]) - measure.statistic(counts[:half])

    figure = bootstrap_sums(measure.name, sums, difference, n=len(rows))
    total = sums.sum(axis=0)
    yield Difference(
        measure, measure.statistic(total[:half]), measure.statistic(total[half:]),
        figure.value, figure.low, figure.high, len(rows),
    )  # fmt: skip


def verdict(found: Sequence[Difference], cases: int) -> str:
    """One sentence: quality decides; size and speed are said beside it."""
    if not cases:
        return "there are no cases to compare on"
    quality = [one for one in found if one.measure.is_quality]
    sides = {one.better for one in quality} - {"neither"}
    asides = "".join(f"; {one.words}" for one in found if not one.measure.is_quality and told(one))
    if not sides:
        return f"no difference that {cases} cases could show{asides}"
    if len(sides) == 2:
        parts = "; ".join(one.words for one in quality if one.better != "neither")
        return f"better in one way, worse in another: {parts}{asides}"
    side = sides.pop()
    parts = "; ".join(one.words for one in quality if one.better == side)
    return f"{side} is better: {parts}{asides}"


def told(one: Difference) -> bool:
    """Whether a difference in size is worth a word; times of one run differ by chance."""
    return one.better != "neither" and one.measure.name == "prompt_tokens"
