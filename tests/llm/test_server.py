"""A server behind the door: the real one that ships with llama-cpp-python, and hostile ones."""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler

import httpx
import pytest

from recchat.errors import BadSetting, ModelBusy
from recchat.llm.door import Frame, Limits, Line, complete
from recchat.llm.frames import parse_frame
from recchat.llm.server import ServerModel, open_server
from recchat.prompts import Prompt

from .file_server import running
from .tiny_gguf import Tiny, write

TEXT = "I loved Arrival but no horror please"
PROMPT = Prompt("talk/understand", "You read what a person says.", f"person: {TEXT}")
FRAME = Frame(
    (
        Line("acts", ("request", "preference"), required=True),
        Line("like", span_of=TEXT),
    )
)
LIMITS = Limits(60, 5)
KEY = "sk-very-secret"


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `python -m llama_cpp.server` with a tiny model."""
    path = write(tmp_path_factory.mktemp("served") / "tiny.gguf", Tiny(quantised=False))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    command = [sys.executable, "-m", "llama_cpp.server", "--model", str(path), "--n_ctx", "1024"]
    process = subprocess.Popen(
        [*command, "--port", str(port), "--logits_all", "True"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    wait_for(f"{address}/v1/models")
    yield address
    process.terminate()
    process.wait(10)


def wait_for(url: str) -> None:
    """Until it answers."""
    for _ in range(300):
        try:
            if httpx.get(url, timeout=1).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    pytest.fail("llama_cpp.server did not start")


def test_the_real_server_answers_within_the_frame(real: str) -> None:
    model = open_server(real)
    answer = complete(model, PROMPT, Limits(120, 20), frame=FRAME)
    assert answer.startswith("acts: ")
    assert parse_frame(answer, FRAME)
    assert not model.leaves_machine


def test_the_real_server_stops_at_limits(real: str) -> None:
    model = open_server(f"{real}/v1/")
    pieces = list(model.stream(PROMPT, Limits(5, 20)))
    assert 0 < len(pieces) <= 5
    cancelled = threading.Event()
    stream = model.stream(PROMPT, Limits(900, 20), cancelled=cancelled)
    next(stream)
    cancelled.set()
    with pytest.raises(ModelBusy, match="stopped"):
        list(stream)


def test_the_real_server_scores_by_first_tokens(real: str) -> None:
    scores = open_server(real).score(PROMPT, ["a", "b", "c"])
    assert len(scores) == 3
    assert all(score <= 0 for score in scores)


Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def stub(answer: Answer, asked: list[dict[str, object]] | None = None) -> Iterator[ServerModel]:
    """A model at a server that answers every question in one way."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if asked is not None:
                asked.append(body | {"key": self.headers.get("Authorization", "")})
            with suppress(BrokenPipeError, ConnectionResetError):
                answer(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with running(Handler) as address:
        yield open_server(address, key=KEY, model="m")


def sends(body: bytes, kind: str = "text/event-stream", status: int = 200, **more: str) -> Answer:
    """An answer with this body."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Type": kind, **more}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def said(text: str) -> bytes:
    return b"data: " + json.dumps({"choices": [{"delta": {"content": text}}]}).encode() + b"\n\n"


def test_the_question_carries_the_prompt_the_grammar_and_the_key() -> None:
    asked: list[dict[str, object]] = []
    with stub(sends(said("acts: request") + b"data: [DONE]\n\n" + said("more")), asked) as model:
        assert complete(model, PROMPT, LIMITS, frame=FRAME) == "acts: request"
    assert asked[0]["key"] == f"Bearer {KEY}"
    assert "root ::=" in str(asked[0]["grammar"])
    assert [m["content"] for m in asked[0]["messages"]] == [PROMPT.system, PROMPT.user]  # type: ignore[attr-defined]
    assert KEY not in repr(model._server)


@pytest.mark.parametrize(
    "body",
    [
        said("he") + said("llo"),
        b": comment\r\n\r\nevent: x\r\n" + said("hello").replace(b"\n", b"\r\n"),
        b"data: {broken\n\n" + b"data:\n\n" + b"junk\n" + said("hello"),
        b'data: {"choices":[]}\n\ndata: {"choices":7}\n\ndata: []\n\n' + said("hello"),
        b'data: {"choices":[{"delta":{"tool_calls":[{"function":{"name":"rm"}}]}}]}\n\n'
        + said("hello"),
        b'data: {"choices":[{"delta":{"content":7}}]}\n\n' + said("hello").rstrip(),
        b"data: " + b"[" * 100_000 + b"\n\n" + said("hello"),
        b"\xff\xfe\n\ndata: \xff{}\n\n" + said("hello"),
    ],
)
def test_malformed_events_are_passed_over(body: bytes) -> None:
    with stub(sends(body)) as model:
        assert complete(model, PROMPT, LIMITS) == "hello"


def test_a_server_that_does_not_stream_is_understood() -> None:
    body = json.dumps({"choices": [{"message": {"content": "hello"}}]}).encode()
    with stub(sends(body, "application/json; charset=utf-8")) as model:
        assert complete(model, PROMPT, LIMITS) == "hello"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (sends(b"<html>hi</html>", "text/html"), "no text"),
        (sends(b'data: {"choices":[]}\n\n'), "no text"),
        (sends(b"", status=302, Location="http://evil.example/v1"), "not followed"),
        (sends(b"", status=401), "valid `server_key`"),
        (sends(b"", status=404), "answered 404"),
        (sends(said("x"), **{"Content-Encoding": "gzip"}), "packs its answer"),
        (sends(said("x" * 1000) * 9000), "more than any answer"),
        (sends(said("x"), **{"Content-Length": "99999"}), "broke off"),
        (lambda handler: handler.wfile.write(b"\x00\x01nonsense\r\n\r\n"), "broke off"),
    ],
)
def test_what_is_no_answer_becomes_a_sentence_without_the_key(answer: Answer, words: str) -> None:
    with stub(answer) as model, pytest.raises(ModelBusy, match=words) as problem:
        complete(model, PROMPT, Limits(10**6, 20))
    assert KEY not in str(problem.value)
    assert problem.value.__cause__ is None


def test_a_busy_server_is_busy() -> None:
    with stub(sends(b"", status=429)) as model, pytest.raises(ModelBusy, match="429"):
        complete(model, PROMPT, LIMITS)


def test_a_server_that_refuses_the_grammar_is_asked_without_it() -> None:
    asked: list[dict[str, object]] = []

    def picky(handler: BaseHTTPRequestHandler) -> None:
        refuse = "grammar" in asked[-1]
        (sends(b"", status=400) if refuse else sends(said("acts: request")))(handler)

    with stub(picky, asked) as model:
        for _ in range(2):
            assert complete(model, PROMPT, LIMITS, frame=FRAME) == "acts: request"
    assert ["grammar" in question for question in asked] == [True, False, False]


def drips(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, for ever."""
    sends(b"")(handler)
    for _ in range(200):
        handler.wfile.write(b":")
        handler.wfile.flush()
        time.sleep(0.05)


def silent(handler: BaseHTTPRequestHandler) -> None:
    """Nothing at all."""
    time.sleep(3)


@pytest.mark.parametrize("slow", [drips, silent])
def test_a_slow_server_is_left_when_time_is_up(slow: Answer) -> None:
    started = time.perf_counter()
    with stub(slow) as model, pytest.raises(ModelBusy):
        complete(model, PROMPT, Limits(50, 0.4))
    assert time.perf_counter() - started < 1.5


@pytest.mark.parametrize("slow", [drips, silent])
def test_a_slow_server_is_left_when_someone_says_stop(slow: Answer) -> None:
    cancelled = threading.Event()
    threading.Timer(0.2, cancelled.set).start()
    started = time.perf_counter()
    with stub(slow) as model, pytest.raises(ModelBusy, match="stopped"):
        complete(model, PROMPT, Limits(50, 10), cancelled=cancelled)
    assert time.perf_counter() - started < 1.5


def test_a_server_that_is_not_there_is_said_to_be_so() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(ModelBusy, match="cannot be reached"):
        complete(open_server(address), PROMPT, LIMITS)


def test_a_closed_model_is_busy() -> None:
    model = open_server("http://localhost:9")
    model.close()
    with pytest.raises(ModelBusy, match="closed"):
        complete(model, PROMPT, LIMITS)


@pytest.mark.parametrize(
    "address",
    ["", "localhost:8080", "ftp://x", "http://", "http://u:p@host", "http://[", "http://h:x"],
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(BadSetting, match="server"):
        open_server(address)


def test_a_key_that_is_none_is_refused_and_not_repeated() -> None:
    with pytest.raises(BadSetting, match="server_key") as problem:
        open_server("http://localhost", key="se\ncret")
    assert "cret" not in str(problem.value)


@pytest.mark.parametrize(
    ("address", "leaves"),
    [("http://localhost:1", False), ("http://127.9.9.9", False), ("http://[::1]:1", False),
     ("http://192.168.1.5", True), ("https://api.example.com/v1", True),
     ("http://localhost.evil.example", True)],
)  # fmt: skip
def test_the_page_can_say_whether_words_leave_the_machine(address: str, leaves: bool) -> None:
    assert open_server(address).leaves_machine == leaves
