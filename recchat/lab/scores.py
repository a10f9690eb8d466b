"""The score card of one text of a template: what its cases hold, in figures with intervals."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from recchat.errors import BadPrompt
from recchat.evaluate.figures import Figure, bootstrap, bootstrap_sums
from recchat.evaluate.slot_scores import f1
from recchat.lab.cases import Case
from recchat.lab.expectations import FRAME, Outcome, failures, folded, listed, needs_model
from recchat.lab.jobs import Asked, names_of, precision_of
from recchat.lab.running import Finished, finished, run_template
from recchat.llm.door import LanguageModel
from recchat.prompts import Prompt, render
from recchat.prompts.checking import Count, tokens_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tried:
    """One case tried with one text: what failed, what was said, and what counts towards figures.

    `frame` is (right, read, marked) over acts and lines; `sentences` is (held, said) by the claim
    checker. Each is none where the case has nothing to judge it by.
    """

    case: Case
    failed: tuple[str, ...] = ()
    tokens: int = 0
    answer: str | None = None
    milliseconds: float | None = None
    frame: tuple[int, int, int] | None = None
    sentences: tuple[int, int] | None = None

    @property
    def held(self) -> bool:
        """Whether everything that was expected holds."""
        return not self.failed


@dataclass(frozen=True, slots=True)
class Text:
    """A template's text under test; `label` says which one: "shipped", "0003", "edited"."""

    name: str
    label: str
    source: str


@dataclass(frozen=True, slots=True)
class Card:
    """A score card."""

    text: Text
    model: str
    figures: tuple[Figure, ...]
    rows: tuple[Tried, ...]


@dataclass(frozen=True, slots=True)
class Bench:
    """What cases are tried with: a model or none, how tokens are counted, the titles there are."""

    model: LanguageModel | None
    count: Count
    titles: frozenset[str] = frozenset()
    cancelled: threading.Event | None = None

    @property
    def is_stopped(self) -> bool:
        """Whether somebody wants no more of it."""
        return self.cancelled is not None and self.cancelled.is_set()


def tried(text: Text, cases: Sequence[Case], bench: Bench) -> Iterator[Tried]:
    """Each case in turn, up to where it was stopped."""
    for case in cases:
        if bench.is_stopped:
            return
        yield tried_case(text, case, bench)


def tried_case(text: Text, case: Case, bench: Bench) -> Tried:
    """One case; a text that does not render fails it."""
    asked = Asked(case.variables, bench.titles, case.ground)
    try:
        if bench.model is None:
            prompt, end = render(text.name, text.source, case.variables), None
        else:
            steps = run_template(
                text.name, text.source, asked, bench.model, cancelled=bench.cancelled
            )
            prompt, end = finished(steps)
    except BadPrompt as problem:
        return Tried(case, (str(problem),))
    return judged(case, asked, prompt, end, tokens_of(prompt, bench.count))


def judged(case: Case, asked: Asked, prompt: Prompt, end: Finished | None, tokens: int) -> Tried:
    """What a prompt and an answer come to; one that did not come fails a case that asks for it."""
    if end is None or end.error:
        failed = tuple(failures(case.expect, Outcome(prompt, tokens)))
        is_missed = end is not None and needs_model(case.expect)
        return Tried(case, (*failed, *([end.error] if end and is_missed else [])), tokens)
    values = end.judged.values
    outcome = Outcome(prompt, tokens, end.text, values, end.judged.holds, tuple(names_of(asked)))
    held = list(precision_of(end.text, case.ground)) if case.ground else []
    return Tried(
        case,
        tuple(failures(case.expect, outcome)),
        tokens,
        end.text,
        end.total_ms,
        frame_counts(case.expect, values or {}),
        (sum(held), len(held)) if case.ground else None,
    )


def frame_counts(
    expect: Mapping[str, object], values: Mapping[str, Sequence[str]]
) -> tuple[int, int, int] | None:
    """Right, read and marked over acts and lines; a line not expected is empty, acts not judged."""
    if not any(label in expect for label in FRAME):
        return None
    judged = [label for label in FRAME if label != "acts" or label in expect]
    marked = {(label, one) for label in judged for one in listed(expect.get(label, []))}
    read = {(label, folded(one)) for label in judged for one in values.get(label, ())}
    return len(marked & read), len(read), len(marked)


def card_of(text: Text, rows: Sequence[Tried], model: LanguageModel | None) -> Card:
    """The figures of cases that were tried."""
    name = model.name if model else ""
    return Card(text, name, tuple(figures_of(rows)), tuple(rows))


def figures_of(rows: Sequence[Tried]) -> Iterator[Figure]:
    """Every figure that these rows have something for."""
    if not rows:
        return
    yield bootstrap("cases_held", [[float(one.held)] for one in rows], mean, unit="share")
    frames = [one.frame for one in rows if one.frame]
    if frames:
        yield bootstrap_sums("understanding_f1", table(frames), f1, n=len(frames))
    spoken = [one.sentences for one in rows if one.sentences and one.sentences[1]]
    if spoken:
        n = sum(said for _, said in spoken)
        yield bootstrap_sums("claim_precision", table(spoken), share, n=n, unit="share")
    tokens = [[float(one.tokens)] for one in rows if one.tokens]
    if tokens:
        yield bootstrap("prompt_tokens", tokens, mean, unit="tokens")
    times = [[one.milliseconds] for one in rows if one.milliseconds is not None]
    if times:
        yield bootstrap("answer_ms", times, median, unit="ms")


def table(rows: Sequence[tuple[int, ...]]) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Counts as rows of numbers."""
    return np.asarray(rows, np.float64).reshape(len(rows), -1)


def share(sums: NDArray[np.float64]) -> float:
    """The first count over the second."""
    return float(sums[0] / sums[1]) if sums[1] else float("nan")


def mean(values: Sequence[float]) -> float:
    """The mean."""
    return float(np.mean(values))


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return float(np.median(values))
