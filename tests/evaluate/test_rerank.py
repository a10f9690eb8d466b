"""A short list, put in order by a model that says whatever a test wants it to say."""

from collections.abc import Sequence
from threading import Event

import numpy as np
import pytest

from recchat.config import BUNDLED_MODEL
from recchat.errors import ModelBusy
from recchat.evaluate.rerank import Reranker, Round, merged
from recchat.llm.local import open_local
from recchat.llm.scripted import ScriptedModel
from recchat.prompts import Prompt, Prompts
from recchat.recommend.strategies import STRATEGIES, strategy_named

HISTORY = ["Alien", "Heat"]
FILMS = ["Contact", "Dune", "Fargo", "Gattaca"]
LISTING, SCORES = strategy_named("sequential"), strategy_named("options")


def chance() -> np.random.Generator:
    return np.random.default_rng(3)


def titles(order: np.ndarray) -> list[str]:
    return [FILMS[place] for place in order]


class Fond(ScriptedModel):
    """Likes one film, wherever it stands; else the first place."""

    def __init__(self, film: str) -> None:
        super().__init__()
        self.film = film

    def score(
        self, prompt: Prompt, options: Sequence[str], *, cancelled: Event | None = None
    ) -> list[float]:
        self.asked.append(prompt)
        return [2.0 * (f"{one}. {self.film}" in prompt.user) + (one == "A") for one in options]


def test_a_listing_comes_first_and_the_rest_follows_as_shown() -> None:
    model = ScriptedModel("order: C, A, C")
    found = Reranker(model, LISTING, Prompts(), rounds=0).order(HISTORY, FILMS, chance())
    assert titles(found.order) == ["Fargo", "Contact", "Dune", "Gattaca"]
    assert found.rounds[0].told == 2


def test_shuffled_letters_are_read_back_as_the_films_they_stood_for() -> None:
    model = ScriptedModel("order: B, D, A, C")
    found = Reranker(model, LISTING, Prompts()).order(HISTORY, FILMS, chance())
    shown = [line[3:] for line in model.asked[0].user.splitlines()[-4:]]
    assert titles(found.order) == [shown[place] for place in (1, 3, 0, 2)]
    assert shown != FILMS


def test_scores_are_asked_once_for_all_letters() -> None:
    model = ScriptedModel("B")
    found = Reranker(model, SCORES, Prompts(), rounds=0).order(HISTORY, FILMS, chance())
    assert titles(found.order)[0] == "Dune"
    assert len(model.asked) == 1
    assert np.exp(found.rounds[0].worth).sum() == pytest.approx(1.0)


def test_several_shuffles_wash_out_a_liking_for_the_first_place() -> None:
    model = Fond("nothing here")
    one = Reranker(model, SCORES, Prompts(), rounds=400).order(HISTORY, FILMS, chance())
    total = np.mean([each.worth for each in one.rounds], axis=0)
    assert np.ptp(total) < 0.2 < np.ptp(one.rounds[0].worth)
    liked = Reranker(Fond("Gattaca"), SCORES, Prompts(), rounds=8).order(HISTORY, FILMS, chance())
    assert titles(liked.order)[0] == "Gattaca"


def test_equal_sums_stand_as_in_the_first_round() -> None:
    views = np.asarray([2, 0, 1]), np.asarray([1, 0, 2])
    rounds = [Round(view, np.zeros(3), 3) for view in views]
    assert merged(rounds).tolist() == [2, 0, 1]


def test_without_an_answer_the_list_stays_and_the_reason_is_kept() -> None:
    model = ScriptedModel(ModelBusy("late"))
    found = Reranker(model, LISTING, Prompts(), rounds=0).order(HISTORY, FILMS, chance())
    assert titles(found.order) == FILMS
    assert (found.rounds[0].told, found.rounds[0].problem) == (0, "late")


def test_nonsense_leaves_the_list_as_shown() -> None:
    model = ScriptedModel("I would watch Fargo")
    found = Reranker(model, LISTING, Prompts(), rounds=0).order(HISTORY, FILMS, chance())
    assert (titles(found.order), found.rounds[0].told) == (FILMS, 0)


def test_an_empty_list_asks_nothing() -> None:
    assert Reranker(ScriptedModel(), LISTING, Prompts()).order(HISTORY, [], chance()).rounds == ()


@pytest.mark.skipif(not BUNDLED_MODEL.is_file(), reason="no bundled model yet")
def test_the_bundled_model_answers_every_strategy_under_a_job_it_knows() -> None:
    model = open_local(BUNDLED_MODEL, threads=1, context=512)
    for strategy in STRATEGIES:
        own = Reranker(model, strategy, Prompts()).order(HISTORY, FILMS, chance())
        lent = Reranker(model, strategy, Prompts(), job="talk/answer")
        found = lent.order(HISTORY, FILMS, chance())
        assert "not learned the job" in own.rounds[0].problem
        assert sorted(found.order) == [0, 1, 2, 3] and found.rounds[0].told > 0
        assert lent.order(HISTORY, FILMS, chance()).order.tolist() == found.order.tolist()
    model.close()
