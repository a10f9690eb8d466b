"""A fit is weighed, saved and swapped as one thing."""

from pathlib import Path

import pytest

from recchat.errors import RecchatError
from recchat.learn.fitting import (
    POINTER,
    Fitted,
    Origin,
    Recipe,
    fit_taste,
    keep,
    load_models,
    open_source,
    read_fitted,
    worth_fitting,
)
from recchat.learn.log import log_of
from recchat.learn.model import FitCancelled, TasteUnusable, quietly
from tests.learn.worlds import ITEMS, two_taste_log, two_tastes

ORIGIN = Origin("films", ("made up",), "2026-01-01T00:00:00+00:00")


def test_what_was_fitted_is_read_again(tmp_path: Path) -> None:
    fitted = fit_taste(two_taste_log(), tmp_path, ORIGIN, Recipe(["popularity", "ease"]))
    assert read_fitted(tmp_path) == fitted
    assert sum(fitted.weights.values()) == pytest.approx(1.0, abs=1e-3)
    assert [one.name for one in load_models(tmp_path, fitted)] == ["popularity", "ease"]


def test_a_new_fit_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    first = fit_taste(two_taste_log(), tmp_path, ORIGIN, Recipe(["ease"]))
    second = fit_taste(two_taste_log(), tmp_path, ORIGIN, Recipe(["ease"]))
    assert read_fitted(tmp_path) == second != first
    assert {path.name for path in tmp_path.iterdir()} == {POINTER, second.folder}


def test_a_stopped_fit_leaves_the_models_in_use(tmp_path: Path) -> None:
    first = fit_taste(two_taste_log(), tmp_path, ORIGIN, Recipe(["ease"]))
    calls: list[int] = []

    def soon() -> bool:
        calls.append(1)
        return len(calls) > 3

    with pytest.raises(FitCancelled):
        fit_taste(two_taste_log(), tmp_path, ORIGIN, Recipe(["ease"]), quietly, soon)
    assert read_fitted(tmp_path) == first
    assert load_models(tmp_path, first)


def test_a_few_people_are_not_enough(tmp_path: Path) -> None:
    few = log_of(one for one in two_tastes() if one.person in {"p1", "p2"})
    with pytest.raises(RecchatError, match="at least 20 people, here are 2"):
        fit_taste(few, tmp_path, ORIGIN)


def test_nothing_fitted_is_no_error(tmp_path: Path) -> None:
    assert read_fitted(tmp_path) is None


@pytest.mark.parametrize("text", ["", "[]", '{"folder": "x"}', "no json"])
def test_a_damaged_pointer_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / POINTER).write_text(text)
    with pytest.raises(TasteUnusable, match="learn fit"):
        read_fitted(tmp_path)


def test_a_pointer_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    fit_taste(two_taste_log(), tmp_path, ORIGIN, Recipe(["ease"]))
    text = (tmp_path / POINTER).read_text()
    folder = read_fitted(tmp_path)
    assert folder is not None
    (tmp_path / POINTER).write_text(text.replace(folder.folder, "../elsewhere"))
    with pytest.raises(TasteUnusable):
        read_fitted(tmp_path)


def test_enough_new_data_is_worth_a_fit() -> None:
    fitted = Fitted("f", "", "films", (), 30, 10, 1000, {})
    assert not worth_fitting(fitted, 1080) and worth_fitting(fitted, 1100)
    assert worth_fitting(None, 50) and not worth_fitting(None, 49)


def test_what_is_forgotten_leaves_the_files_too(tmp_path: Path) -> None:
    fit_taste(two_taste_log(), tmp_path, ORIGIN, Recipe(["popularity", "ease"]))
    source = open_source(tmp_path, ITEMS, None)
    assert source is not None
    source.forget_person("p11")
    keep(source, tmp_path)
    again = open_source(tmp_path, ITEMS, None)
    assert again is not None and "p11" not in again.models[0].log.trails
    assert all(b"p11" not in path.read_bytes() for path in tmp_path.rglob("*.npz"))
