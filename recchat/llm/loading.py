"""Where the application keeps its language model: loaded behind the page, replaced while it runs.

Whoever needs the model asks each time and does without when there is none (law 3).
"""

import threading
from collections.abc import Callable

from recchat.errors import RecchatError
from recchat.llm.door import LanguageModel

LOADING = "The language model is still loading; until then recchat reads with its word lists."
NONE = "There is no language model; recchat reads with its word lists and words its own reasons."

Load = Callable[[], LanguageModel]


class ModelSlot:
    """At most one model at a time; `status` says in a sentence how things stand."""

    def __init__(self, load: Load | None = None) -> None:
        self.status = NONE
        self._guard = threading.Lock()
        self._model: LanguageModel | None = None
        self._settled = threading.Event()
        self._attempt = 0
        self._closed = False
        if load is None:
            self._settled.set()
        else:
            self.load(load)

    def expect(self) -> None:
        """A model will be loaded soon: say so, and let `wait` wait for it."""
        with self._guard:
            self.status = LOADING
            self._settled.clear()

    def get(self) -> LanguageModel | None:
        """The model, if it is there now."""
        return self._model

    def wait(self, seconds: float) -> LanguageModel | None:
        """The model once loading has ended one way or the other, for callers that can wait."""
        self._settled.wait(seconds)
        return self._model

    def load(self, load: Load) -> None:
        """Load a model in a thread; until it is ready what was there before goes on."""
        with self._guard:
            self._attempt += 1
            self._settled.clear()
            if self._model is None:
                self.status = LOADING
            work = threading.Thread(
                target=self._work, args=(load, self._attempt), name="recchat-load", daemon=True
            )
        work.start()

    def swap(self, model: LanguageModel) -> None:
        """Put another model in the place of the present one, which is closed."""
        with self._guard:
            self._attempt += 1
            attempt = self._attempt
        self._put(model, attempt)

    def close(self) -> None:
        """Close the model, and any that is still being loaded."""
        with self._guard:
            self._closed = True
            old, self._model, self.status = self._model, None, NONE
            self._settled.set()
        if old is not None:
            old.close()

    def _work(self, load: Load, attempt: int) -> None:
        try:
            model = load()
        except (RecchatError, OSError) as problem:
            self._failed(str(problem), attempt)
        except MemoryError:
            self._failed("There is not enough memory for this language model.", attempt)
        else:
            self._put(model, attempt)

    def _put(self, model: LanguageModel, attempt: int) -> None:
        """Take a model in, unless a later one was asked for or all is over."""
        with self._guard:
            unwanted: LanguageModel | None = model
            if attempt == self._attempt and not self._closed:
                unwanted, self._model = self._model, model
                self.status = f"{model.name} is ready."
                self._settled.set()
        if unwanted is not None:
            # Aside, since it waits for the answer that it may be giving.
            threading.Thread(target=unwanted.close, name="recchat-close", daemon=True).start()

    def _failed(self, problem: str, attempt: int) -> None:
        with self._guard:
            if attempt != self._attempt or self._closed:
                return
            kept = f"{self._model.name} stays in use." if self._model else NONE
            self.status = f"{problem} {kept}"
            self._settled.set()
