"""Real messages: what the words around a title mean, and how names are exchanged."""

import random

import pytest

from recchat.train.corpus import RealMessage, retold, with_bare_titles, with_titles
from recchat.train.lexicon import Lexicon
from recchat.train.library import Sources, load_library
from recchat.train.measure import Judged, act_counts, f1, plain, title_counts
from recchat.train.polarity import polarity
from recchat.train.silver import mended
from recchat.train.typing_habits import Piece


@pytest.mark.parametrize(
    ("before", "after", "meaning"),
    [
        ("I really loved ", "", "like"),
        ("I didn't like ", " much", "dislike"),
        ("I have never seen ", "", "mention"),
        ("i'll check out ", " tonight", "mention"),
        ("", " was so boring", "dislike"),
        ("I saw ", " and loved it", "like"),
        ("I hated it. ", " is great", "like"),
        ("No I haven't ", " Is it good?", "mention"),
        ("i like ", " but have not seen that", "like"),
        ("i don't care for movies like ", ". too much gore", "dislike"),
        ("not into horror, something like ", " please", "like"),
        ("", " might be a bit too childish for me", "dislike"),
        ("i did not hate ", "", "like"),
        ("", " was not bad", "like"),
        ("i really liked ", " i haven't seen those", "like"),
    ],
)
def test_the_words_around_a_title_tell_its_meaning(before: str, after: str, meaning: str) -> None:
    assert polarity(before, after, "mention", None) == meaning


def test_titles_are_found_before_their_year() -> None:
    pieces = with_titles("i like The Matrix (1999) a lot", frozenset({"the matrix"}), set())
    assert [(p.words, p.meaning) for p in pieces] == [
        ("i like ", ""), ("The Matrix", "like"), (" a lot", "")
    ]  # fmt: skip


def test_titles_without_a_year_are_found_where_the_dialogue_names_them() -> None:
    pieces = with_bare_titles([Piece("yep i hated Psycho, and thing")], ["Psycho"], "mention")
    assert [(p.words, p.meaning) for p in pieces][1] == ("Psycho", "dislike")


def test_known_people_are_marked() -> None:
    found = {p.words: p.meaning for p in Lexicon().marked([Piece("not a fan of kevin hart")])}
    assert found["kevin hart"] == "not person"


def test_a_film_never_seen_is_not_seen() -> None:
    message = RealMessage("1", (Piece("never seen "), Piece("Heat", "mention", True)), "")
    assert mended(("seen",), message) == ("unseen",)


def test_asking_for_more_and_meaning_to_watch_are_told_by_the_words() -> None:
    message = RealMessage("1", (Piece("i'll check that out. any other suggestions?"),), "Heat?")
    assert mended(("chat",), message) == ("request", "accept", "chat")


def test_genres_are_marked_and_negated() -> None:
    pieces = Lexicon().marked([Piece("I don't like horror but comedies are fine")])
    found = {p.words: p.meaning for p in pieces if p.meaning}
    assert found == {"horror": "not genre", "comedies": "genre"}


def test_names_change_and_the_sentence_stays() -> None:
    message = RealMessage("1", (Piece("i loved "), Piece("Heat", "like", True)), "", (), ("seen",))
    library = load_library(Sources())
    told = [retold(message, library, random.Random(seed)) for seed in range(30)]
    assert len({m.slots["like"][0].lower() for m in told}) > 10
    assert all("loved" in m.text.lower() or "ved" in m.text.lower() for m in told[:5])


def test_titles_are_compared_without_year_and_article() -> None:
    assert plain("The Matrix (1999)") == plain("matrix")
    counts = title_counts(Judged("x", "", {"matrix": "like"}), {"dislike": ["The Matrix"]})
    assert (counts["title right"], counts["polarity"], counts["liking"]) == (1, 0, 1)


def test_f1_of_acts() -> None:
    counts = act_counts(["request", "chat"], ["request"])
    assert f1(counts, "act") == pytest.approx(2 / 3)
