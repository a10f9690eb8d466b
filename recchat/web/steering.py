"""The dials beside a talk: how they are worded, and how they come from the page."""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from recchat.talk.saying.dial_words import pressed
from recchat.talk.saying.noun_words import in_words
from recchat.types import DIALS, Dial, Steering
from recchat.web.ask import Ask

STEPS = (-2, -1, 0, 1, 2)
AS_IT_COMES = "as it comes"
ADVENTURE = ("familiar", "a little more familiar", AS_IT_COMES, "a little more adventurous",
             "adventurous")  # fmt: skip
HISTORY = ("my request alone", "more by my request", AS_IT_COMES, "more by my history",
           "my history above all")  # fmt: skip
SHELF, NOT_UNSEEN = "only from my shelf", "{seen} ones too"
AMOUNT: Mapping[int, str] = MappingProxyType({1: "a little", 2: "much"})


@dataclass(frozen=True, slots=True)
class DialView:
    """A dial for its template: its two ends, and what each step means."""

    name: str
    label: str
    low: str
    high: str
    words: tuple[str, ...]


def dial_views() -> tuple[DialView, ...]:
    """The two dials that always stand there; the third one is of a tone that is chosen."""
    return (
        DialView("adventure", "Familiar or adventurous", "familiar", "adventurous", ADVENTURE),
        DialView("history", "My request or my history", "my request", "my history", HISTORY),
    )


def tone_words(dial: Dial) -> tuple[str, ...]:
    """What each step of a tone means: 'much lighter', 'a little darker'."""
    return tuple(
        f"{AMOUNT[abs(step)]} {pressed(dial, 1 if step > 0 else -1)}" if step else AS_IT_COMES
        for step in STEPS
    )


def all_tone_words() -> dict[str, tuple[str, ...]]:
    """The words of every tone."""
    return {str(dial): tone_words(dial) for dial in DIALS}


def steering_of(ask: Ask) -> Steering:
    """The dials as the page sent them, each within its steps; the company is never the page's."""
    tone: Dial | None = None
    with contextlib.suppress(ValueError):
        tone = Dial(ask.text("tone"))
    return Steering(
        adventure=step(ask, "adventure"),
        history=step(ask, "history"),
        tone=tone,
        tone_step=step(ask, "tone_step") if tone else 0,
        shelf=ask.is_on("shelf"),
        unseen=ask.is_on("unseen", default=True),
    )


def step(ask: Ask, name: str) -> int:
    """The step of a dial."""
    return max(STEPS[0], min(STEPS[-1], ask.number(name)))


def steering_values(steering: Steering) -> dict[str, object]:
    """The dials for the page."""
    return {
        "adventure": steering.adventure,
        "history": steering.history,
        "tone": steering.tone or "",
        "tone_step": steering.tone_step,
        "shelf": steering.shelf,
        "unseen": steering.unseen,
    }


def in_force(steering: Steering, noun: str, names: Sequence[str] = ()) -> str:
    """What of the dials made a difference: 'adventurous · only from my shelf'."""
    said = [
        ADVENTURE[steering.adventure + 2] if steering.adventure else "",
        HISTORY[steering.history + 2] if steering.history else "",
        tone_words(steering.tone)[steering.tone_step + 2]
        if steering.tone and steering.tone_step
        else "",
        SHELF if steering.shelf else "",
        "" if steering.unseen else in_words(NOT_UNSEEN, noun),
        f"together with {joined(names)}" if names else "",
    ]
    return " · ".join(one for one in said if one)


def joined(names: Sequence[str]) -> str:
    """'Ben', 'Ben and Cleo', 'Ben, Cleo and Dan'."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
