"""The encoder while it loads: answers do without it until it is there."""

import threading
from collections.abc import Callable

from recchat.embed.encoder import Encoder
from recchat.errors import EncoderMissing

WARM_UP = "a quiet film about the sea"  # the first text takes several times as long as the next


class EncoderSlot:
    """Loads an encoder in the background, once it is started; `get` never waits."""

    def __init__(self, load: Callable[[], Encoder]) -> None:
        self._load = load
        self._encoder: Encoder | None = None
        self._done = threading.Event()
        self._started = threading.Event()
        self.problem = ""  # what to tell a person when there is no encoder

    def start(self) -> None:
        """Begin to load; a second call changes nothing."""
        if self._started.is_set():
            return
        self._started.set()
        threading.Thread(target=self._run, name="encoder", daemon=True).start()

    def get(self) -> Encoder | None:
        """The encoder, when it has loaded."""
        return self._encoder

    def wait(self, seconds: float | None = None) -> Encoder | None:
        """The encoder once it has loaded; None when it cannot be, or has not yet."""
        self._done.wait(seconds)
        return self._encoder

    def _run(self) -> None:
        try:
            encoder = self._load()
            encoder.encode([WARM_UP])
            self._encoder = encoder
        except EncoderMissing as problem:
            self.problem = str(problem)
        finally:
            self._done.set()
