"""Which pieces of a text may be copied."""

import pytest

from recchat.llm.spans import LONGEST_TEXT, as_typed, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I don't like Spider-Man.", ["I", "don't", "like", "Spider-Man"]),
        ("'Arrival' - \"Heat\"", ["Arrival", "Heat"]),
        ("singin' in the '90s", ["singin", "in", "the", "90s"]),
        ("Ame\u0301lie और हिन्दी 8½", ["Ame\u0301lie", "और", "हिन्दी", "8½"]),
        ("我喜欢《千与千寻》", ["我喜欢", "千与千寻"]),
        ("🎬🎬 ?! ...", []),
        ("", []),
    ],
)
def test_words_are_letters_with_inner_apostrophes_and_hyphens(text: str, words: list[str]) -> None:
    assert [word.text for word in words_of(text)] == words


@pytest.mark.parametrize("ender", ["; ", "\n", "\x00", "\u2028", "\ud800"])
def test_a_span_ends_where_a_value_or_a_line_would(ender: str) -> None:
    assert [word.gap for word in words_of(f"Heat{ender}Drive: now")] == [None, ": ", None]


def test_of_a_long_text_only_whole_words_of_its_beginning_count() -> None:
    words = words_of("alpha " * LONGEST_TEXT)
    assert {word.text for word in words} == {"alpha"}
    assert len(words) <= LONGEST_TEXT / 6


@pytest.mark.parametrize(
    ("value", "span"),
    [
        ("Spider-Man: No Way Home", "Spider-Man: No Way Home"),
        ("spider-man: no way home", "Spider-Man: No Way Home"),
        ("Spider", ""),
        ("Way Home!", ""),
        ("No Home", ""),
        ("Titanic", ""),
        ("", ""),
    ],
)
def test_a_value_is_found_again_as_it_was_typed(value: str, span: str) -> None:
    assert as_typed(words_of("loved Spider-Man: No Way Home!"), value) == span
