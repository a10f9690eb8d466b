"""The door to a language model for one turn, which remembers whether the model let it down."""

import threading
from collections.abc import Iterator, Sequence

from recchat.errors import RecchatError
from recchat.llm.door import Frame, LanguageModel, Limits
from recchat.prompts import Prompt


class Watched:
    """A language model; `failed` says that in this turn an answer of its did not come."""

    def __init__(self, model: LanguageModel) -> None:
        self.model = model
        self.name = model.name
        self.failed = False

    def stream(
        self,
        prompt: Prompt,
        limits: Limits,
        *,
        frame: Frame | None = None,
        cancelled: threading.Event | None = None,
    ) -> Iterator[str]:
        """As the model's own."""
        try:
            yield from self.model.stream(prompt, limits, frame=frame, cancelled=cancelled)
        except RecchatError:
            self.failed = self.failed or cancelled is None or not cancelled.is_set()
            raise

    def score(
        self, prompt: Prompt, options: Sequence[str], *, cancelled: threading.Event | None = None
    ) -> list[float]:
        """As the model's own."""
        return self.model.score(prompt, options, cancelled=cancelled)

    def close(self) -> None:
        """Nothing: the model belongs to the application, not to a turn."""
