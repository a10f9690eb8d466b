"""The door itself: what a language model promises to the stages, whatever stands behind it.

Behind it: `local` (a GGUF file in this process), `server` (an OpenAI-compatible server) and
`scripted` (tests). A `Frame` is the typed form of an answer that is going to be parsed; `grammar`
turns it into what a sampler understands and `frames` reads the answer back.
"""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from recchat.prompts import Prompt


@dataclass(frozen=True, slots=True)
class Limits:
    """Where an answer ends at the latest; `seconds` includes waiting for one's turn.

    `stock` holds the only words and names that sentences may be made of, where any are named. It
    is kept by `local` alone: whoever asks still has to check.
    """

    tokens: int
    seconds: float
    stock: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an answer, "label: value, value": from `choices`, or word spans of `span_of`.

    Choices are separated by ", ", spans by "; " since a title may hold a comma. `most` values stand
    on it; 0 leaves that to the grammar, which stops where people would.
    """

    label: str
    choices: tuple[str, ...] = ()
    span_of: str = ""
    required: bool = False
    most: int = 0

    @property
    def separator(self) -> str:
        """What stands between two values of this line."""
        return ", " if self.choices else "; "


@dataclass(frozen=True, slots=True)
class Frame:
    """A whole answer: these lines in this order, each at most once, a newline between two."""

    lines: tuple[Line, ...]


class LanguageModel(Protocol):
    """Greedy and deterministic: the same prompt brings the same words."""

    name: str

    def stream(
        self,
        prompt: Prompt,
        limits: Limits,
        *,
        frame: Frame | None = None,
        cancelled: threading.Event | None = None,
    ) -> Iterator[str]:
        """Pieces of text up to the token limit.

        Raises ModelBusy past the time limit, when cancelled, and whenever else no answer comes
        of it (a server that is gone, a prompt too long): callers do without, all the same way.
        """
        ...

    def score(
        self, prompt: Prompt, options: Sequence[str], *, cancelled: threading.Event | None = None
    ) -> list[float]:
        """The log-probability of each option as the answer; raises ModelBusy as `stream` does.

        Options of one token each (single letters) cost one pass over the prompt, however many.
        """
        ...

    def close(self) -> None:
        """Give the memory back; whoever asks afterwards gets ModelBusy."""
        ...


def complete(
    model: LanguageModel,
    prompt: Prompt,
    limits: Limits,
    *,
    frame: Frame | None = None,
    cancelled: threading.Event | None = None,
) -> str:
    """The whole answer at once."""
    return "".join(model.stream(prompt, limits, frame=frame, cancelled=cancelled))
