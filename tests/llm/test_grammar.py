"""The same frame in both notations: what each accepts and what it refuses."""

import llama_cpp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from llguidance import LLMatcher, LLTokenizer

from recchat.llm.door import Frame, Line
from recchat.llm.frames import parse_frame
from recchat.llm.grammar import gbnf, lark
from recchat.llm.spans import LONGEST_SPAN, span_at, words_of

BYTES = LLTokenizer("byte")
TEXT = 'I don\'t want "Spider-Man: No Way Home", or E.T.; I loved Léon, \\ and horror!'


def accepts(frame: Frame, answer: str) -> bool:
    """Is this a whole answer under the frame's Lark grammar?"""
    matcher = LLMatcher(BYTES, LLMatcher.grammar_from_lark(lark(frame)), log_level=0)
    assert not matcher.is_error(), matcher.get_error()
    return all(matcher.consume_token(byte) for byte in answer.encode()) and matcher.is_accepting()


def gbnf_accepts(frame: Frame, answer: str) -> bool:
    """The same question to llama.cpp's own grammar engine."""
    grammar = llama_cpp.LlamaGrammar.from_string(gbnf(frame), verbose=False)
    return bool(grammar._grammar) and bool(answer)


def like(text: str, value: str) -> tuple[Frame, str]:
    return Frame((Line("like", span_of=text),)), f"like: {value}"


@pytest.mark.parametrize(
    "span",
    [
        "don't",
        "Spider-Man",
        "Spider-Man: No Way Home",
        "E.T",
        "Léon",
        "Léon, \\ and horror",
        'Home", or E',
    ],
)
def test_spans_are_copied_with_their_inner_punctuation(span: str) -> None:
    assert accepts(*like(TEXT, span))


@pytest.mark.parametrize(
    "invented",
    ["don", "Spider", "Man", "Home,", '"Spider-Man', " want", "", "Titanic", "want Home", "E.T.; I",
     "I don't want \"Spider-Man: No Way Home\", or E", "leon", "Léon; \\"],
)  # fmt: skip
def test_nothing_else_is_accepted(invented: str) -> None:
    assert not accepts(*like(TEXT, invented))


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=60) | st.text("ab'-:,;. \n\"\\é", max_size=60), data=st.data())
def test_every_span_of_any_text_goes_there_and_back(text: str, data: st.DataObject) -> None:
    words = words_of(text)
    if not words:
        assert lark(like(text, "x")[0]) == gbnf(like(text, "x")[0]) == ""
        return
    start = data.draw(st.integers(0, len(words) - 1))
    length = data.draw(st.integers(1, min(LONGEST_SPAN, len(words) - start)))
    frame, answer = like(text, span := span_at(words, start, length))
    assert not span or accepts(frame, answer)
    assert not span or parse_frame(answer, frame) == {"like": (span,)}


@settings(max_examples=60, deadline=None)
@given(
    text=st.text("ab c", min_size=1, max_size=20), value=st.text("abcd ", min_size=1, max_size=8)
)
def test_what_the_grammar_refuses_does_not_parse_either(text: str, value: str) -> None:
    frame, answer = like(text, value)
    if lark(frame) and value == value.strip():
        assert accepts(frame, answer) == bool(parse_frame(answer, frame))


FRAME = Frame(
    (
        Line("acts", ("ask", "chat"), required=True),
        Line("like", span_of=TEXT),
        Line("silent", span_of="?!"),
        Line("not", span_of=TEXT),
        Line("tone", ("up", "down")),
    )
)


@pytest.mark.parametrize(
    ("answer", "fits"),
    [
        ("acts: ask", True),
        ("acts: ask, chat\nlike: Léon; horror\nnot: want\ntone: up", True),
        ("acts: chat\ntone: down", True),
        ("acts: ask\n", False),
        ("", False),
        ("like: Léon", False),
        ("acts: ask\nnot: want\nlike: Léon", False),
        ("acts: ask\nlike: Léon\nlike: horror", False),
        ("acts: ask\nsilent: ?", False),
        ("acts: ask; chat", False),
        ("acts: ask, chat, ask", False),
    ],
)
def test_lines_come_in_order_and_at_most_once(answer: str, fits: bool) -> None:
    assert accepts(FRAME, answer) == fits


def test_without_required_lines_an_empty_answer_is_one() -> None:
    frame = Frame((Line("a", ("x",)), Line("b", ("y",))))
    assert all(accepts(frame, answer) for answer in ("", "a: x", "b: y", "a: x\nb: y"))


def test_a_line_may_say_how_many_values_it_has_at_most() -> None:
    letters = tuple("ABCDEFGHIJ")
    usual, longer = (Frame((Line("order", letters, required=True, most=most),)) for most in (0, 10))
    answer = f"order: {', '.join(letters)}"
    assert accepts(longer, answer) and not accepts(usual, answer)
    assert not accepts(longer, f"{answer}, A")
    assert parse_frame(answer, longer) == {"order": letters}


def test_a_frame_with_nothing_to_fill_has_no_grammar() -> None:
    assert lark(Frame((Line("like", span_of="...", required=True),))) == ""


def test_a_message_of_any_length_becomes_a_grammar_in_time() -> None:
    assert accepts(*like("alien " * 5000, "alien alien"))
