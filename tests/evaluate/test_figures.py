"""Figures and their intervals."""

import math

import numpy as np

from recchat.evaluate.figures import bootstrap, bootstrap_sums


def mean(values: object) -> float:
    return float(np.mean(list(values)))  # type: ignore[call-overload]


def test_an_interval_is_the_same_every_time() -> None:
    groups = [[float(n)] for n in range(30)]
    assert bootstrap("x", groups, mean) == bootstrap("x", groups, mean)


def test_whole_groups_are_resampled() -> None:
    alike = bootstrap("x", [[0.0, 1.0]] * 10, mean)
    apart = bootstrap("x", [[0.0, 0.0]] * 5 + [[1.0, 1.0]] * 5, mean)
    assert (alike.value, alike.low, alike.high) == (0.5, 0.5, 0.5)
    assert apart.low < 0.5 < apart.high


def test_sums_give_what_units_give() -> None:
    sums = np.asarray([[1.0, 2.0], [3.0, 2.0]])
    measured = bootstrap_sums("x", sums, lambda total: float(total[0] / total[1]), n=4)
    assert (measured.value, measured.n) == (1.0, 4)


def test_nothing_measured_has_no_value() -> None:
    measured = bootstrap("x", [], mean)
    assert measured.n == 0
    assert math.isnan(measured.value)


def test_a_figure_is_printed_with_all_its_parts() -> None:
    assert set(bootstrap("x", [[1.0]], mean).row()) == {
        "name", "value", "n", "low", "high", "unit",
    }  # fmt: skip
