"""llama.cpp without its class Llama: stopping in the middle, and llama.cpp's own grammars."""

import ctypes
import threading
import time
from collections.abc import Iterator

import llama_cpp as llama
import pytest

from recchat.llm.door import Frame, Line
from recchat.llm.grammar import gbnf
from recchat.llm.native import ABORTED, Context, Vocabulary, Weights

from .tiny_gguf import Tiny, write

TEXT = 'I don\'t want "Spider-Man: No Way Home"; I loved Léon, \\ and horror!'
FRAME = Frame(
    (
        Line("acts", ("ask", "chat"), required=True),
        Line("like", span_of=TEXT),
        Line("not", span_of=TEXT),
    )
)


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Weights]:
    """Weights that take a noticeable time for a long text."""
    tiny = Tiny(width=512, heads=8, layers=6, context=4096)
    weights = Weights(write(tmp_path_factory.mktemp("slow") / "slow.gguf", tiny))
    yield weights
    weights.free()


def test_a_long_prefill_stops_at_once_when_told(slow: Weights) -> None:
    context = Context(slow, size=4096, threads=1, sequences=1)
    started = time.perf_counter()
    assert context.decode([5] * 500, at=0, sequence=0) == 0
    whole = time.perf_counter() - started
    context.keep(0, 0)
    threading.Timer(whole / 5, context.abort, [True]).start()
    started = time.perf_counter()
    assert context.decode([5] * 3000, at=0, sequence=0) == ABORTED
    assert time.perf_counter() - started < whole * 2
    context.abort(False)
    context.keep(0, 0)
    assert context.decode([5] * 20, at=0, sequence=0) == 0
    context.free()


def gbnf_accepts(vocabulary: Vocabulary, text: str) -> bool:
    """Whether llama.cpp's own engine takes every byte of an answer, and then its end."""
    grammar = gbnf(FRAME).encode()
    sampler = llama.llama_sampler_init_grammar(vocabulary.pointer, grammar, b"root")
    assert sampler, "llama.cpp cannot read this grammar"
    single = {vocabulary.piece(token): token for token in range(258)}
    tokens = [single[bytes([byte])] for byte in text.encode()]
    try:
        return all(step(sampler, token) for token in [*tokens, 1])
    finally:
        llama.llama_sampler_free(sampler)


def step(sampler: object, token: int) -> bool:
    """Whether the token may come next; if so it has come."""
    one = (llama.llama_token_data * 1)(llama.llama_token_data(token, 1.0, 0.0))
    array = llama.llama_token_data_array(one, 1, -1, False)
    llama.llama_sampler_apply(sampler, ctypes.byref(array))
    allowed = one[0].logit > float("-inf")
    if allowed:
        llama.llama_sampler_accept(sampler, token)
    return allowed


@pytest.mark.parametrize(
    ("answer", "fits"),
    [
        ("acts: ask", True),
        ("acts: ask, chat\nlike: Spider-Man: No Way Home; Léon, \\ and horror\nnot: want", True),
        ("acts: chat\nnot: don't want \"Spider-Man", True),
        ("acts: ask\n", False),
        ("like: Léon", False),
        ("acts: ask\nlike: Spider", False),
        ("acts: ask\nlike: Home; Titanic", False),
        ("acts: ask\nlike: Home; I loved; ", False),
    ],
)
def test_the_gbnf_form_says_the_same_as_the_lark_form(
    slow: Weights, answer: str, fits: bool
) -> None:
    assert gbnf_accepts(slow.vocabulary, answer) == fits
