"""Leave-one-out over all items, and items held out of training."""

import numpy as np
import pytest

from recchat.evaluate.cold_items import measure_cold_items, without_items
from recchat.evaluate.ranking import figures_of, leave_one_out, ranks, rows_of
from recchat.learn.ease import Ease
from recchat.learn.log import NO_TRAIL, Taken, Trail, log_of
from recchat.learn.popularity import Popularity
from recchat.learn.succession import Succession
from tests.learn.worlds import ITEMS, two_taste_log


def test_the_last_item_is_the_test_and_the_one_before_it_the_validation() -> None:
    log = log_of(Taken("a", item, at) for at, item in enumerate(["w", "x", "y", "z"]))
    split = leave_one_out(log)
    assert [log.items[row] for row in split.train.of("a").rows] == ["w", "x"]
    history, target = split.question("a", test=True)
    assert [log.items[row] for row in history.rows] == ["w", "x", "y"]
    assert log.items[target] == "z"
    assert log.items[split.question("a", test=False)[1]] == "y"


def test_ranks_leave_out_the_history_and_put_ties_in_the_middle() -> None:
    scores = np.asarray([[9.0, 5.0, 7.0, 5.0, 1.0]], np.float32)
    seen = Trail(np.asarray([0], np.int32), np.zeros(1))
    assert ranks(scores, seen, 1)[0] == 2.5
    assert ranks(scores, NO_TRAIL, 1)[0] == 3.5


def test_a_chain_is_learnt_by_what_reads_order_alone() -> None:
    chain = [Taken(f"p{p}", f"i{(p + at) % 20}", at) for p in range(20) for at in range(8)]
    models = [Popularity(), Succession(ridge=1.0)]
    rows, weights = rows_of(models, leave_one_out(log_of(chain)))
    by_name = {row.name: row.ranks for row in rows}
    assert (by_name["succession"] == 1).all() and (by_name["blend"] == 1).all()
    assert by_name["popularity"].mean() > 3
    assert weights["succession"] > 0.9


def test_figures_have_n_and_interval() -> None:
    rows, _ = rows_of([Ease(ridge=10.0)], leave_one_out(two_taste_log()))
    found = {one.name: one for one in figures_of(rows[0], "ease/")}
    recall = found["ease/recall@5"]
    assert recall.n == 24 and recall.low <= recall.value <= recall.high
    assert found["ease/recall@20"].value == 1.0  # there are twelve items


def test_held_out_items_are_nowhere_in_training() -> None:
    log = two_taste_log()
    split = without_items(log, share=0.25, seed=1)
    assert set(split.train.items) | {log.items[row] for row in split.cold} == set(ITEMS)
    assert len(split.cold) == 3
    total = split.train.count + sum(len(rows) for rows in split.wanted.values())
    assert total == log.count


def test_texts_carry_taste_to_items_that_nobody_took() -> None:
    chance = np.random.default_rng(0)
    log = log_of(
        Taken(f"p{person}", f"i{item}", at)
        for person in range(60)
        for at, item in enumerate(chance.permutation(range(person % 2, 200, 2))[:30])
    )
    side = [[1.0, 0.0] if int(item[1:]) % 2 else [0.0, 1.0] for item in log.items]
    figures = measure_cold_items([Ease(ridge=10.0)], log, np.asarray(side, np.float32))
    found = {one.name: one.value for one in figures}
    assert found["ease/cold_recall@10"] > found["random/cold_recall@10"] + 0.05
    assert found["texts/cold_recall@10"] == pytest.approx(found["ease/cold_recall@10"], abs=0.2)
