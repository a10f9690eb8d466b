"""One question to a server over HTTP, with every way it can go wrong as a sentence.

Errors are made of our own words and the host's name, never of what httpx says: its messages can
hold headers, and one of those is the key.
"""

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

import httpx

from recchat.errors import ModelBusy, RecchatError
from recchat.llm.replies import Json, TooLarge, inside, limited, parsed
from recchat.llm.turns import TICK, Deadline

UNKNOWN_FIELD = frozenset({400, 422})  # what servers answer to a field that they do not know
NO_KEY = frozenset({401, 403})
IN_TROUBLE = frozenset({408, 425, 429, 500, 502, 503, 504})

Piece = TypeVar("Piece")


class Refused(ModelBusy):
    """The server does not like the question."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where questions go; the key is left out of every print of it."""

    base: str
    host: str
    key: str = field(default="", repr=False)

    @contextmanager
    def asked(self, path: str, question: Json | None, seconds: float) -> Iterator[httpx.Response]:
        """The answer to a question (or, without one, to a GET), open to be read."""
        headers = {"Accept-Encoding": "identity"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        method = "GET" if question is None else "POST"
        with (
            said_plainly(self.host),
            httpx.Client(timeout=max(seconds, TICK), trust_env=False) as client,
            client.stream(
                method, f"{self.base}/{path}", json=question, headers=headers
            ) as response,
        ):
            require_ok(response, self.host)
            yield response

    def body(self, path: str, question: Json | None, seconds: float) -> bytes:
        """The whole answer."""
        with self.asked(path, question, seconds) as response:
            return b"".join(limited(response.iter_raw()))

    def first_model(self, seconds: float) -> str:
        """The name of a model that the server offers; "default" when it does not say."""
        try:
            answer = parsed(self.body("models", None, seconds))
        except ModelBusy:
            return "default"
        name = inside(inside(answer.get("data"), 0), "id")
        return name if isinstance(name, str) and name else "default"


@contextmanager
def said_plainly(host: str) -> Iterator[None]:
    """Failures of the connection as ModelBusy."""
    try:
        yield
    except httpx.TimeoutException:
        raise ModelBusy(f"The server at {host} did not answer in time.") from None
    except httpx.ConnectError:
        raise ModelBusy(f"The server at {host} cannot be reached. Is it running?") from None
    except TooLarge:
        raise ModelBusy(f"The server at {host} sends more than any answer holds.") from None
    except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL):
        raise ModelBusy(f"The server at {host} broke off in its answer.") from None


def require_ok(response: httpx.Response, host: str) -> None:
    """Raise what an answer's status means, unless it is an answer."""
    status = response.status_code
    if status in UNKNOWN_FIELD:
        raise Refused(f"The server at {host} does not accept the question ({status}).")
    if status in NO_KEY:
        raise ModelBusy(f"The server at {host} wants a valid `server_key` ({status}).")
    if status in IN_TROUBLE:
        raise ModelBusy(f"The server at {host} is busy or in trouble ({status}).")
    if response.is_redirect:
        raise ModelBusy(f"The server at {host} sends elsewhere, which is not followed.")
    if status != httpx.codes.OK:
        raise ModelBusy(f"The server at {host} answered {status}: is the address right?")
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise ModelBusy(f"The server at {host} packs its answer, which was not asked for.")


def aside(pieces: Callable[[], Iterator[Piece]], deadline: Deadline) -> Iterator[Piece]:
    """The pieces, made in a thread of their own, so that a silent server can be left in time.

    A thread that is left ends by itself at its next piece or at its own time limit.
    """
    made: queue.SimpleQueue[Piece | RecchatError | None] = queue.SimpleQueue()
    left = threading.Event()

    def work() -> None:
        try:
            for piece in pieces():
                if left.is_set():
                    return
                made.put(piece)
            made.put(None)
        except RecchatError as problem:
            made.put(problem)

    threading.Thread(target=work, name="recchat-server", daemon=True).start()
    try:
        while (piece := next_of(made, deadline)) is not None:
            yield piece
    finally:
        left.set()


def next_of(
    made: "queue.SimpleQueue[Piece | RecchatError | None]", deadline: Deadline
) -> Piece | None:
    """What the thread made next; None at its end. Raises what it raised, or ModelBusy."""
    while True:
        deadline.check()
        try:
            found = made.get(timeout=TICK)
        except queue.Empty:
            continue
        if isinstance(found, RecchatError):
            raise found
        return found
