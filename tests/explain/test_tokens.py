"""Sentences are split where they end, and nowhere else."""

import pytest

from recchat.explain.tokens import sentences, words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is warm. It is short.", ["It is warm.", "It is short."]),
        ("It stars Mr. Smith and J. A. Bayona.", ["It stars Mr. Smith and J. A. Bayona."]),
        ("Like Dr. Strangelove, it is dark.", ["Like Dr. Strangelove, it is dark."]),
        ("Is it? Yes! It is.", ["Is it?", "Yes!", "It is."]),
        ("It is warm. It is not fin", ["It is warm."]),
        ("It ends with a dot in 1.5 hours.", ["It ends with a dot in 1.5 hours."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize("title", ["E.T.", "S.O.S.", "Airplane!", "Why Him?", "I Was Born, But..."])
def test_a_title_ends_no_sentence_in_its_middle(title: str) -> None:
    text = f"Like {title}, it is warm. It is short."
    assert sentences(text, [title]) == [f"Like {title}, it is warm.", "It is short."]


def test_a_sentence_can_end_with_a_title_that_has_dots() -> None:
    assert sentences("It is like E.T.", ["E.T."]) == ["It is like E.T."]


def test_a_letter_that_only_looks_alike_stays_another_letter() -> None:
    assert words_of("Аrrival") != words_of("Arrival")  # the first one is Cyrillic
    assert words_of("it’s") == words_of("it's")
