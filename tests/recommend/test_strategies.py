"""The strategies that people select by name, and what their templates are given."""

import pytest

from recchat.errors import RecchatError
from recchat.prompts import Prompts
from recchat.recommend.strategies import HISTORY, STRATEGIES, rank_variables, strategy_named

HISTORY_TITLES = [f"Film {number}" for number in range(1, 9)]


def test_every_strategy_has_a_template_and_every_template_a_strategy() -> None:
    ranking = [name for name in Prompts().names() if name.startswith("rank/")]
    assert sorted(one.template for one in STRATEGIES) == ranking
    assert strategy_named("recency") in STRATEGIES


def test_an_unknown_strategy_is_named_with_those_there_are() -> None:
    with pytest.raises(RecchatError, match="no strategy 'best'; there are: sequential, recency"):
        strategy_named("best")


def test_only_the_newest_history_is_told_and_each_candidate_has_a_letter() -> None:
    found = rank_variables("film", HISTORY_TITLES, ["Heat (1995)", "Dune\nA. Alien"])
    assert found["history"] == HISTORY_TITLES[-HISTORY:]
    assert found["candidates"] == ["A. Heat (1995)", "B. Dune A. Alien"]


def test_more_candidates_than_letters_are_refused_in_words() -> None:
    with pytest.raises(RecchatError, match="27 candidates: at most 26"):
        rank_variables("film", [], ["x"] * 27)


@pytest.mark.parametrize("strategy", STRATEGIES)
@pytest.mark.parametrize("history", [[], ["Alien"], ["Alien", "Heat"]])
def test_templates_render_with_any_history(strategy: object, history: list[str]) -> None:
    name = f"rank/{getattr(strategy, 'name', '')}"
    prompt = Prompts().render(name, rank_variables("film", history, ["Contact", "Dune"]))
    assert "A. Contact\nB. Dune" in prompt.user
    assert "Alien" not in prompt.system
    assert ("Alien" in prompt.user) == bool(history)


def test_each_template_stresses_what_its_name_says() -> None:
    variables = rank_variables("film", ["Alien", "Heat"], ["Dune"])
    texts = {one.name: Prompts().render(one.template, variables).user for one in STRATEGIES}
    assert "weighs most: Heat" in texts["recency"]
    assert "right answer: Heat" in texts["examples"]
    assert "Heat\nwhich film next" in texts["sequential"]
