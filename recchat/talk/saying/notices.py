"""What was left out of a turn, in words for a person (law 3)."""

from collections.abc import Iterator, Sequence

from recchat.prompts import Prompts
from recchat.talk.turn import Turn
from recchat.talk.watched import Watched
from recchat.types import Notice, Reason

NO_MODEL = Notice(
    "no_model",
    "The language model is not ready, so I read your words by lists and wrote the reasons "
    "from the facts.",
)
MODEL_LATE = Notice(
    "model_late",
    "The language model did not answer in time, so some of this is written from the facts alone.",
)
STOPPED = Notice("stopped", "Stopped. The choice stands; some reasons are short.")


def not_saved(why: object) -> Notice:
    """That the store could not be written; the turn goes on."""
    return Notice("not_saved", f"This turn is not saved: {why}")


def no_slate(why: object) -> Notice:
    """That nothing could be searched."""
    return Notice("no_slate", f"I could not look for anything: {why}")


def left_out(turn: Turn) -> Iterator[Notice]:
    """What was not done in this turn: by the model, or by the store."""
    is_new = "retrieve" in turn.timings  # an earlier slate comes with the reasons it had
    if turn.cancelled.is_set():
        yield STOPPED
    elif turn.model is None and is_new:
        yield NO_MODEL
    elif turn.model is not None:
        reasons = tuple(turn.answer.reasons.values()) if is_new else ()
        yield from unspoken(turn.model, reasons)
    if turn.unsaved:
        yield turn.unsaved


def unspoken(model: Watched, reasons: Sequence[Reason]) -> Iterator[Notice]:
    """Whether the model came too late; a sentence that did not hold is counted, not announced."""
    if model.failed or any(one.composed and not one.replaced for one in reasons):
        yield MODEL_LATE


def broken_templates(prompts: Prompts) -> Iterator[Notice]:
    """Templates that cannot be used, and what answers in their place; each is told once."""
    for problem in prompts.news():
        yield Notice("template", f"A prompt template has a fault. {problem.text}")
