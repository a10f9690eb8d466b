"""Short lists: where they come from, what is wanted of them, and the rows beside a strategy."""

from pathlib import Path

import numpy as np
import pytest

from recchat.errors import RecchatError
from recchat.evaluate.ranking import leave_one_out
from recchat.evaluate.rerank import Reranker, Round
from recchat.evaluate.rerank_lists import (
    ShortList,
    bench_of,
    best_lists,
    follows_prompt,
    gains,
    humble_ranks,
    model_ranks,
    rank_figures,
    read_lists,
    reranked,
    some_people,
    strategy_figures,
)
from recchat.learn.ease import Ease
from recchat.learn.popularity import Popularity
from recchat.llm.scripted import ScriptedModel
from recchat.prompts import Prompts
from recchat.recommend.strategies import strategy_named
from tests.learn.worlds import two_taste_log

SPLIT = leave_one_out(two_taste_log())
LIST = ShortList("p", ("a", "b"), ("c", "d", "e"), "d")


def test_the_best_lists_hold_nothing_seen_and_the_wanted_item_first_where_taste_is_plain() -> None:
    bench = bench_of([Popularity(), Ease(ridge=10.0)], SPLIT)
    lists = best_lists(bench, some_people(SPLIT, 10))
    assert len(lists) == 10
    assert all(one.target not in one.history for one in lists)
    rows = model_ranks(bench, lists)
    assert set(rows) == {"popularity", "ease", "taste"}
    assert rows["taste"] == humble_ranks(lists)["given"]
    assert gains(rows["taste"]).mean() > gains(humble_ranks(lists)["random"]).mean()


def test_a_file_of_candidates_always_holds_the_wanted_item(tmp_path: Path) -> None:
    path = tmp_path / "lists"
    path.write_text("p0\titem1 item3 item1 item5\np1\titem0 item2\n")
    first, second = read_lists(path, SPLIT)
    assert first.target in first.candidates and len(first.candidates) == 3
    assert set(first.candidates) <= {"item1", "item3", first.target}
    assert second.target in second.candidates
    assert read_lists(path, SPLIT) == [first, second]


def test_seen_candidates_go_last_under_taste_but_not_under_popularity(tmp_path: Path) -> None:
    person = some_people(SPLIT, 1)[0]
    seen = SPLIT.question(person, test=True)[0].rows
    names = [SPLIT.train.items[row] for row in seen]
    path = tmp_path / "lists"
    path.write_text(f"{person} {' '.join(names)} item99\n")
    bench = bench_of([Popularity(), Ease(ridge=10.0)], SPLIT)
    lists = read_lists(path, SPLIT)
    assert model_ranks(bench, lists)["ease"][0] == [1.0]


@pytest.mark.parametrize("text", ["nobody item1\n", "p0\n", "\n"])
def test_a_line_that_is_no_list_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lists"
    path.write_text(text)
    with pytest.raises(RecchatError, match="lists, line 1"):
        read_lists(path, SPLIT)


def test_files_that_are_not_there_or_empty_are_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(RecchatError, match="cannot be read"):
        read_lists(tmp_path / "none", SPLIT)
    (tmp_path / "empty").write_text("")
    with pytest.raises(RecchatError, match="empty holds no candidates"):
        read_lists(tmp_path / "empty", SPLIT)


def test_a_rank_is_the_place_in_the_order_or_none() -> None:
    assert LIST.rank([1, 0, 2]) == 1.0
    assert LIST.rank([0, 2, 1]) == 3.0
    assert ShortList("p", (), ("c",), "d").rank([0]) == np.inf


def test_chance_counts_every_place_alike() -> None:
    rows = humble_ranks([LIST, ShortList("q", (), ("c",), "z")])
    found = {one.name: one.value for one in rank_figures(rows["random"])}
    assert found["recall@20"] == 0.5
    assert found["ndcg@1"] == pytest.approx(0.5 / 3)


def test_a_strategy_is_set_against_chance_and_taste_person_by_person() -> None:
    ranker = Reranker(
        ScriptedModel("order: B", "order: A"), strategy_named("recency"), Prompts(), rounds=0
    )
    found = reranked(ranker, [LIST, LIST], {"d": "Dune (2021)"})
    beside = {**humble_ranks([LIST, LIST]), "taste": [np.ones(1), np.ones(1)]}
    figures = {one.name: one for one in strategy_figures(found, beside)}
    assert [one.tolist() for one in found.ranks] == [[1.0], [2.0]]
    assert figures["ndcg@10_over_taste"].value == pytest.approx(0.5 / np.log2(3) - 0.5)
    assert figures["told"].value == pytest.approx(1 / 3)
    assert "B. Dune (2021)" in ranker.model.asked[0].user  # type: ignore[attr-defined]
    assert "ndcg@10_over_given" not in figures


def test_an_order_that_repeats_the_prompt_is_seen_to() -> None:
    shown = np.asarray([2, 0, 1])
    as_shown, turned = np.asarray([-1.0, -2.0, 0.0]), np.asarray([1.0, 2.0, 0.0])
    assert follows_prompt(Round(shown, as_shown, 3)) == pytest.approx(1.0)
    assert follows_prompt(Round(shown, turned, 3)) == pytest.approx(-1.0)
