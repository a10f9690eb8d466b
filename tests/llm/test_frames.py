"""Answers, good and bad, parsed against their frame."""

import pytest

from recchat.llm.door import Frame, Line
from recchat.llm.frames import parse_frame

TEXT = "I loved Arrival but no horror please"
FRAME = Frame(
    (
        Line("acts", ("request", "preference", "chat"), required=True),
        Line("like", span_of=TEXT),
        Line("not genre", span_of=TEXT),
    )
)


def test_every_line_becomes_its_values() -> None:
    answer = "acts: request, preference\nlike: Arrival\nnot genre: horror"
    assert parse_frame(answer, FRAME) == {
        "acts": ("request", "preference"),
        "like": ("Arrival",),
        "not genre": ("horror",),
    }


@pytest.mark.parametrize(
    "answer",
    ["", "no idea", "like: Arrival", "acts: dance", "acts:", "{}", "acts - request", ": ; :\n\n"],
)
def test_an_answer_without_what_is_required_is_no_answer(answer: str) -> None:
    assert parse_frame(answer, FRAME) is None


def test_invented_words_repeats_and_unknown_lines_are_dropped() -> None:
    answer = "acts: chat, dance, chat\nlike: Dune; Arrival; Arr; Arrival\nmood: horror"
    assert parse_frame(answer, FRAME) == {"acts": ("chat",), "like": ("Arrival",)}


def test_an_answer_cut_inside_a_word_keeps_what_was_whole() -> None:
    assert parse_frame("acts: chat\nlike: Arrival; hor", FRAME) == {
        "acts": ("chat",),
        "like": ("Arrival",),
    }


def test_the_habits_of_free_models_are_forgiven() -> None:
    answer = '```\n- Acts: Request.\n* LIKE: "arrival"\n```'
    assert parse_frame(answer, FRAME) == {"acts": ("request",), "like": ("Arrival",)}


def test_a_frame_of_nothing_but_missing_optional_lines_says_nothing() -> None:
    assert parse_frame("acts: chat", Frame((Line("like", span_of=TEXT),))) is None
