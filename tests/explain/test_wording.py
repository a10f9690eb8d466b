"""Facts as English phrases."""

import pytest

from recchat.explain.wording import (
    genre_phrase,
    is_sayable,
    joined,
    spelled,
    theme_phrase,
    tone_words,
    with_article,
)
from recchat.types import Dial


@pytest.mark.parametrize(
    ("theme", "phrase"),
    [
        ("road trip", "a road trip"),
        ("alien invasion", "an alien invasion"),
        ("robots", "robots"),
        ("grief", "grief"),
        ("coming of age", "coming of age"),
        ("mothers and daughters", "mothers and daughters"),
        ("end of the world", "the end of the world"),
        ("1960s", "the 1960s"),
        ("christmas", "Christmas"),
        ("cold war", "the Cold War"),
        ("new york", "New York"),
        ("race against time", "a race against time"),
        ("hero's journey", "a hero's journey"),
        ("children", "children"),
        ("wealthy family", "a wealthy family"),
        ("found family", "found family"),
        ("sword fighting", "sword fighting"),
        ("haunted house", "a haunted house"),
        ("fbi agent", "an FBI agent"),
    ],
)
def test_a_theme_as_what_something_is_about(theme: str, phrase: str) -> None:
    assert theme_phrase(theme) == phrase


@pytest.mark.parametrize(
    ("genres", "phrase"),
    [
        (["comedy"], "comedy"),
        (["romance", "comedy"], "romantic comedy"),
        (["crime", "thriller"], "crime thriller"),
        (["war"], "war film"),
        (["horror", "science fiction"], "horror science fiction film"),
        (["thriller", "drama"], "thriller"),
        (["animation", "family"], "animated family film"),
        ([], "film"),
    ],
)
def test_genres_as_one_noun(genres: list[str], phrase: str) -> None:
    assert genre_phrase(genres, "film") == phrase


@pytest.mark.parametrize("phrase", ["a unicorn", "an honest man", "a European", "an uneasy peace"])
def test_an_article_follows_the_sound(phrase: str) -> None:
    assert with_article(phrase.split(" ", 1)[1]) == phrase


def test_small_matters() -> None:
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert spelled("world war ii in paris") == "World War II in Paris"
    assert spelled("new york nights") == "New York nights"
    assert joined(["love and loss", "poker"]) == "love and loss, and poker"
    assert not is_sayable("based on a true story")
    assert [tone_words(Dial.HUMOUR, tone) for tone in (0, 3, 5, 6, 9)] == [
        "not funny",
        "a little funny",
        "fairly funny",
        "funny",
        "very funny",
    ]
