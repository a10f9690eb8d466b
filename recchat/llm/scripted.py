"""A language model for tests: a queue of answers that remembers what it was asked."""

import threading
from collections import deque
from collections.abc import Iterator, Sequence

from recchat.errors import ModelBusy, RecchatError
from recchat.llm.door import Frame, Limits
from recchat.prompts import Prompt


class ScriptedModel:
    """Gives its answers in order, whatever is asked; an error among them is raised.

    For `score` the next answer is the option that shall win.
    """

    def __init__(self, *answers: str | RecchatError) -> None:
        self.name = "scripted"
        self.asked: list[Prompt] = []
        self.closed = False
        self._answers = deque(answers)

    def stream(
        self,
        prompt: Prompt,
        limits: Limits,
        *,
        frame: Frame | None = None,
        cancelled: threading.Event | None = None,
    ) -> Iterator[str]:
        """The next answer, word by word."""
        answer = self._next(prompt)
        for i, word in enumerate(answer.split(" ")):
            if cancelled is not None and cancelled.is_set():
                raise ModelBusy("The language model was stopped.")
            yield f" {word}" if i else word

    def score(
        self, prompt: Prompt, options: Sequence[str], *, cancelled: threading.Event | None = None
    ) -> list[float]:
        """Zero for the option that the next answer names, less for all others."""
        answer = self._next(prompt)
        if cancelled is not None and cancelled.is_set():
            raise ModelBusy("The language model was stopped.")
        return [0.0 if option == answer else -10.0 for option in options]

    def close(self) -> None:
        """Remember that it was closed."""
        self.closed = True

    def _next(self, prompt: Prompt) -> str:
        self.asked.append(prompt)
        assert self._answers, f"asked once too often: {prompt}"
        answer = self._answers.popleft()
        if isinstance(answer, RecchatError):
            raise answer
        return answer
