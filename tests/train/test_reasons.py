"""Reasons and answers say their claims and facts, and nothing else."""

import random
import re
from collections import Counter

import pytest

from recchat.explain.wording import genre_forms
from recchat.train.answers import Answerer
from recchat.train.language_model import NEUTRAL_WORDS, write_neutral_words
from recchat.train.library import Film, Sources, load_library
from recchat.train.notation import WORD
from recchat.train.reasons import MOST_WORDS, MadeReason, Reasoner
from recchat.train.wording import WORDS

NEUTRAL = frozenset(NEUTRAL_WORDS.read_text(encoding="utf-8").split())


@pytest.fixture(scope="module")
def reasons() -> list[MadeReason]:
    reasoner = Reasoner(load_library(Sources()), seed=5)
    return [reasoner.reason() for _ in range(1500)]


def genre_words(given: str) -> str:
    """The forms that genres take as adjectives: "romantic", "biographical"."""
    return " ".join(
        form for genre in WORDS["genres"] if genre in given for form in genre_forms(genre)
    )


def foreign_words(text: str, given: str) -> set[str]:
    words = {word.lower() for word in WORD.findall(text)}
    return words - {word.lower() for word in WORD.findall(given)} - NEUTRAL


def test_a_reason_uses_only_its_claims_and_neutral_words(reasons: list[MadeReason]) -> None:
    for reason in reasons:
        given = " ".join(reason.claims)
        assert not foreign_words(reason.text, given + " " + genre_words(given)), reason


def test_numbers_come_from_the_claims(reasons: list[MadeReason]) -> None:
    for reason in reasons:
        numbers = set(re.findall(r"\d+", reason.text))
        assert numbers <= set(re.findall(r"\d+", " ".join(reason.claims)))


def test_reasons_keep_their_length(reasons: list[MadeReason]) -> None:
    within = [len(r.text.split()) <= MOST_WORDS[r.style] for r in reasons]
    assert sum(within) / len(within) > 0.97


def test_no_wording_is_frequent(reasons: list[MadeReason]) -> None:
    openings = Counter(" ".join(reason.text.split()[:4]) for reason in reasons)
    assert openings.most_common(1)[0][1] / len(reasons) < 0.08
    assert len(openings) > 400


def test_the_neutral_words_are_those_of_the_frames(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("words") / "words.txt"
    write_neutral_words(path)
    assert path.read_text() == NEUTRAL_WORDS.read_text()


def test_answers_use_only_facts() -> None:
    film = Film("Arrival", 2016, ("Denis Villeneuve",), ("Amy Adams", "Jeremy Renner"), 116,
                ("United States",), ("English",), ("drama",), ("first contact", "grief"),
                ("tense",), (1, 5, 6, 2, 3, 5, 3, 8, 6, 7), "PG-13",
                "A linguist meets visitors. She learns to read.")  # fmt: skip
    answerer = Answerer(seed=2)
    for _ in range(400):
        turn = answerer.answer(film)
        assert not foreign_words(turn.answer, " ".join(turn.variables["facts"]))


def test_small_talk_never_leaves_a_slot_open() -> None:
    answerer = Answerer(seed=random.Random(0).randrange(99))
    for _ in range(500):
        assert "{" not in answerer.chat().answer + answerer.ask().answer
