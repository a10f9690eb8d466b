"""Made answers and small talk say their facts and nothing else."""

import pytest

from recchat.catalogue.items import Catalogue
from recchat.explain.check import checked
from recchat.explain.facts import facts_of
from recchat.train.answers import Answerer
from recchat.train.language_model import NEUTRAL_WORDS, write_neutral_words
from recchat.train.notation import WORD

NEUTRAL = frozenset(NEUTRAL_WORDS.read_text(encoding="utf-8").split())


def test_the_neutral_words_are_those_of_the_frames(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("words") / "words.txt"
    write_neutral_words(path)
    assert path.read_text() == NEUTRAL_WORDS.read_text()


@pytest.mark.parametrize("noun", ["film", "book"])
def test_answers_use_only_facts(catalogue: Catalogue, noun: str) -> None:
    item, answerer = catalogue.items["lanterns-2018"], Answerer(seed=2)
    unknown = 0
    for _ in range(300):
        turn = answerer.answer(item, noun)
        known = set(turn.variables["facts"])
        facts = [claim for claim in facts_of(item, noun) if claim.text in known]
        if checked(turn.answer, item, facts) != turn.answer:
            unknown += 1
            words = {word.lower() for word in WORD.findall(turn.answer)}
            assert words <= NEUTRAL, turn
    assert 5 < unknown < 150


def test_small_talk_never_leaves_a_slot_open() -> None:
    answerer = Answerer(seed=4)
    for _ in range(500):
        assert "{" not in answerer.chat().answer + answerer.ask().answer + answerer.belief().answer


def test_a_belief_says_each_taste_once() -> None:
    answerer = Answerer(seed=5)
    for _ in range(200):
        made = answerer.belief()
        assert made.answer.startswith("You ") and made.answer.endswith(".")
        assert len(made.variables["evidence"]) in {1, 2, 3}


def test_prompt_injections_are_answered_like_anything_off_topic() -> None:
    answerer = Answerer(seed=6)
    kinds = {answerer.chat().variables["kind"] for _ in range(400)}
    assert "off_topic" in kinds and not kinds & {"injection", "medical"}
