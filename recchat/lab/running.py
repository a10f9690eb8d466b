"""One template on the model in use, as it happens: prompt, grammar, words and times, verdict."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from recchat.errors import ModelBusy, RecchatError
from recchat.lab.jobs import Asked, Judged, job_of
from recchat.llm.door import LanguageModel, Limits
from recchat.llm.grammar import lark
from recchat.prompts import Prompt, render

PATIENCE = 60.0  # seconds: the lab waits for slow models where a turn does not


@dataclass(frozen=True, slots=True)
class Sent:
    """What the model is asked, and the grammar that holds its answer."""

    prompt: Prompt
    grammar: str
    limits: Limits


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the answer, with the milliseconds since the question."""

    text: str
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Finished:
    """The whole answer as the application takes it; `error` says why there is none or no more."""

    text: str
    judged: Judged = field(default_factory=Judged)
    first_ms: float | None = None
    total_ms: float = 0.0
    stopped: bool = False
    error: str = ""


Step = Sent | Piece | Finished


def run_template(
    name: str,
    source: str,
    asked: Asked,
    model: LanguageModel | None,
    *,
    cancelled: threading.Event | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Step]:
    """Render, ask, judge; raises BadPrompt for a template that does not render."""
    job, prompt = job_of(name), render(name, source, asked.variables)
    frame = job.frame(asked.variables)
    yield Sent(prompt, lark(frame) if frame else "", job.limits)
    if model is None:
        yield Finished("", error="The language model is not ready.")
        return
    cancelled, began, said, first = cancelled or threading.Event(), clock(), "", None
    error = ""
    try:
        limits = Limits(job.limits.tokens, PATIENCE)
        letters = job.letters(asked.variables)
        pieces = (
            iter([scored(model, prompt, letters, cancelled)])
            if letters
            else model.stream(prompt, limits, frame=frame, cancelled=cancelled)
        )
        for text in pieces:
            now = round((clock() - began) * 1000, 1)
            first = now if first is None else first
            said += text
            yield Piece(text, now)
    except ModelBusy as problem:
        error = "" if cancelled.is_set() else str(problem)
    except RecchatError as problem:
        error = str(problem)
    total = round((clock() - began) * 1000, 1)
    yield Finished(said, job.judge(said, asked), first, total, cancelled.is_set(), error)


def scored(
    model: LanguageModel, prompt: Prompt, letters: Sequence[str], cancelled: threading.Event
) -> str:
    """Each letter with its share of the choice, the likeliest first."""
    scores = np.asarray(model.score(prompt, letters, cancelled=cancelled), np.float64)
    shares = np.exp(scores - np.logaddexp.reduce(scores))
    order = np.argsort(-shares, kind="stable")
    return ", ".join(f"{letters[place]} {shares[place]:.2f}" for place in order)


def finished(steps: Iterator[Step]) -> tuple[Prompt, Finished]:
    """The prompt and the end of a run."""
    sent, last = None, Finished("")
    for step in steps:
        if isinstance(step, Sent):
            sent = step
        elif isinstance(step, Finished):
            last = step
    assert sent is not None, "a run begins with what is sent"
    return sent.prompt, last
