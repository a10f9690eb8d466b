"""Any OpenAI-compatible server (llama-server, vLLM, Ollama) behind the same door.

The address is the person's own choice; what they say goes there and nowhere else, so redirects
are not followed and proxies of the environment are not used.
"""

import ipaddress
import threading
from collections.abc import Iterator, Sequence
from urllib.parse import SplitResult, urlsplit

import httpx

from recchat.errors import BadSetting, ModelBusy
from recchat.llm.door import Frame, Limits
from recchat.llm.exchange import Refused, Server, aside
from recchat.llm.grammar import gbnf
from recchat.llm.replies import Json, limited, streamed_text, top_words, whole_text
from recchat.llm.turns import Deadline
from recchat.prompts import Prompt

CHAT = "chat/completions"
SCORE_SECONDS = 10.0
TOP = 20  # the most likely tokens that servers tell of
UNLIKELY = -20.0  # the log-probability of what is not among them


def open_server(address: str, *, key: str = "", model: str = "") -> "ServerModel":
    """The server at an address such as "http://localhost:8080"; raises BadSetting.

    Nothing is sent before the first question.
    """
    try:
        parts, port = urlsplit(address), urlsplit(address).port
    except ValueError as problem:
        raise BadSetting(f"server: {address!r} is no address.") from problem
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        raise BadSetting("server: write it as http://HOST:PORT; a key goes into `server_key`.")
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise BadSetting("server_key: it has characters that no key can have.")
    return ServerModel(Server(base_of(parts, port), parts.hostname, key), model)


def base_of(parts: SplitResult, port: int | None) -> str:
    """The address that paths are added to: it ends in /v1 whether or not that was written."""
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    place = f"{host}:{port}" if port else host
    return f"{parts.scheme}://{place}{parts.path.rstrip('/').removesuffix('/v1')}/v1"


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


class ServerModel:
    """Stands behind the door `LanguageModel`; `leaves_machine` is for the page to say."""

    def __init__(self, server: Server, model: str) -> None:
        self.name = f"{model or 'the model'} at {server.host}"
        self.leaves_machine = not is_loopback(server.host)
        self._server = server
        self._model = model
        self._takes_grammar = True
        self._closed = threading.Event()

    def stream(
        self,
        prompt: Prompt,
        limits: Limits,
        *,
        frame: Frame | None = None,
        cancelled: threading.Event | None = None,
    ) -> Iterator[str]:
        """See the door. A server that ignores the grammar is held by `parse_frame` alone."""
        grammar = gbnf(frame) if frame else ""
        if frame and not grammar:
            return
        if self._closed.is_set():
            raise ModelBusy("The language model was closed.")
        deadline = Deadline(limits.seconds, cancelled, self._closed)
        question = asking(prompt, max_tokens=limits.tokens, stream=True)
        pieces = aside(lambda: self._pieces(question, grammar, deadline), deadline)
        for _, piece in zip(range(limits.tokens), pieces, strict=False):
            yield piece

    def score(
        self, prompt: Prompt, options: Sequence[str], *, cancelled: threading.Event | None = None
    ) -> list[float]:
        """For each option the log-probability of the likeliest token that it can start with.

        The protocol has no way to ask for a whole option, so two that begin alike score alike.
        """
        deadline = Deadline(SCORE_SECONDS, cancelled, self._closed)
        question = asking(prompt, max_tokens=1, logprobs=True, top_logprobs=TOP)
        words = next(aside(lambda: self._words(question, deadline), deadline), {})
        if not words:
            raise ModelBusy(f"The server at {self._server.host} gives no log-probabilities.")
        return [first_score(option, words) for option in options]

    def close(self) -> None:
        """End what is under way; there is no memory to give back."""
        self._closed.set()

    def _pieces(self, question: Json, grammar: str, deadline: Deadline) -> Iterator[str]:
        """The answer's text, asked again without the grammar where the server refuses that."""
        named = self._named(question, deadline)
        if grammar and self._takes_grammar:
            try:
                yield from self._answer({**named, "grammar": grammar}, deadline)
                return
            except Refused:
                self._takes_grammar = False
        yield from self._answer(named, deadline)

    def _answer(self, question: Json, deadline: Deadline) -> Iterator[str]:
        """The pieces of one answer; raises ModelBusy when there is no text in it."""
        empty = True
        with self._server.asked(CHAT, question, deadline.left) as response:
            for piece in read(response):
                empty = False
                yield piece
        if empty:
            raise ModelBusy(f"The server at {self._server.host} gave an answer with no text.")

    def _words(self, question: Json, deadline: Deadline) -> Iterator[dict[str, float]]:
        named = self._named(question, deadline)
        yield top_words(self._server.body(CHAT, named, deadline.left))

    def _named(self, question: Json, deadline: Deadline) -> Json:
        """The question with the model's name, which is asked for once."""
        if not self._model:
            self._model = self._server.first_model(deadline.left)
        return {**question, "model": self._model}


def asking(prompt: Prompt, **fields: int | bool) -> Json:
    """A question in the protocol's form."""
    messages = [
        {"role": "system", "content": prompt.system},
        {"role": "user", "content": prompt.user},
    ]
    return {"messages": messages, "temperature": 0, "seed": 0, **fields}


def read(response: httpx.Response) -> Iterator[str]:
    """The text of an answer in whichever form it comes."""
    chunks = limited(response.iter_raw())
    if response.headers.get("Content-Type", "").startswith("application/json"):
        return whole_text(chunks)
    return streamed_text(chunks)


def first_score(option: str, words: dict[str, float]) -> float:
    """The best log-probability among first tokens that the option can start with."""
    starts = [value for word, value in words.items() if word.strip() and begins(option, word)]
    return max(starts, default=UNLIKELY)


def begins(option: str, word: str) -> bool:
    """Whether an option can start with a token, which may come with a space before it."""
    return option.strip().startswith(word.strip())
