"""A GGUF file in this process: any chat model, or our own small one."""

import codecs
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from recchat.errors import ModelBusy, ModelUnusable
from recchat.llm.decoding import Decoder
from recchat.llm.door import Frame, LanguageModel, Limits
from recchat.llm.grammar import lark
from recchat.llm.native import Weights
from recchat.llm.stock import stock_grammar
from recchat.llm.turns import Deadline, turn, watched
from recchat.prompts import Prompt

LONGEST_NAME = 60  # characters
SCORE_SECONDS = 10.0
CLOSE_SECONDS = 5.0


def open_local(path: Path, *, threads: int, context: int) -> LanguageModel:
    """Load a GGUF file; raises ModelUnusable. A file of unknown make goes to `trial` first."""
    if not path.is_file():
        raise ModelUnusable(f"There is no model file {path}.")
    weights = Weights(path)
    try:
        decoder = Decoder(weights, threads=threads, context=context)
    except ModelUnusable:
        weights.free()
        raise
    return LocalModel(shown_name(weights, path), decoder)


def shown_name(weights: Weights, path: Path) -> str:
    """What the file calls itself, as far as that can be shown, or its file name."""
    name = "".join(filter(str.isprintable, weights.metadata("general.name"))).strip()
    return name[:LONGEST_NAME] or path.stem


class LocalModel:
    """One context behind one lock: two threads never decode at once."""

    def __init__(self, name: str, decoder: Decoder) -> None:
        self.name = name
        self._decoder = decoder
        self._lock = threading.Lock()
        self._closed = threading.Event()
        # Also at the end of the process: a thread that still decodes then would crash it.
        self._end = weakref.finalize(self, end, self._closed, self._lock, decoder)

    def stream(
        self,
        prompt: Prompt,
        limits: Limits,
        *,
        frame: Frame | None = None,
        cancelled: threading.Event | None = None,
    ) -> Iterator[str]:
        """See the door. The context stays taken until the last piece, or until closed."""
        grammar = lark(frame) if frame else stock_grammar(limits.stock)
        if frame and not grammar:
            return  # nothing can be filled in, so nothing needs to be asked
        deadline = Deadline(limits.seconds, cancelled, self._closed)
        with self._turn(deadline):
            yield from as_text(self._decoder.answer(prompt, limits.tokens, grammar, deadline))

    def score(
        self, prompt: Prompt, options: Sequence[str], *, cancelled: threading.Event | None = None
    ) -> list[float]:
        """The sum of each option's token log-probabilities."""
        deadline = Deadline(SCORE_SECONDS, cancelled, self._closed)
        with self._turn(deadline):
            return self._decoder.score(prompt, options, deadline)

    def close(self) -> None:
        """Stop what is under way and free the memory."""
        self._end()

    @contextmanager
    def _turn(self, deadline: Deadline) -> Iterator[None]:
        """The context for one answer; raises ModelBusy when it is not to be had in time."""
        with ExitStack() as stack:
            stack.enter_context(turn(self._lock, deadline))
            if self._closed.is_set():
                raise ModelBusy("The language model was closed.")
            stack.enter_context(watched(deadline, self._decoder.abort))
            yield


def end(closed: threading.Event, lock: threading.Lock, decoder: Decoder) -> None:
    """Free a model once nobody decodes any more."""
    closed.set()
    if not lock.acquire(timeout=CLOSE_SECONDS):
        return  # someone sits on an unfinished stream: freeing under it would crash
    try:
        decoder.free()
    finally:
        lock.release()


def as_text(pieces: Iterator[bytes]) -> Iterator[str]:
    """Bytes as text, with no letter cut in two."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    for piece in pieces:
        if text := decoder.decode(piece):
            yield text
    if rest := decoder.decode(b"", final=True):
        yield rest
