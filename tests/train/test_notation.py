"""The notation of frames."""

import random

import pytest

from recchat.train.notation import choose, fill, parse, slots_of, words_of


def test_brackets_choose_one_alternative() -> None:
    rng = random.Random(1)
    said = {fill("[a|an] [big |]{x}", {"x": "film"}, rng) for _ in range(60)}
    assert said == {"a film", "an film", "a big film", "an big film"}


def test_a_doubled_brace_is_text() -> None:
    assert fill("{{{{ 7 }}}}", {}, random.Random(0)) == "{{ 7 }}"


def test_words_and_slots_are_found_in_every_alternative() -> None:
    parts = parse("[It's|they are [really |]]{tone} now")
    assert words_of(parts) == {"it's", "they", "are", "really", "now"}
    assert slots_of(parts) == {"tone"}


def test_an_open_bracket_is_an_error() -> None:
    with pytest.raises(ValueError, match="not closed"):
        parse("[a|b")


def test_nested_choices_are_flat_when_chosen() -> None:
    assert [part.words for part in choose(parse("a[b[c]]"), random.Random(0))] == ["a", "b", "c"]  # type: ignore[union-attr]
