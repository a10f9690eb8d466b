"""A history goes out as a file, and comes back the same."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recchat.catalogue.items import Catalogue
from recchat.db import Store
from recchat.history.export import Row, as_csv, as_json_lines, cell, exported_rows
from recchat.history.import_file import import_history
from recchat.history.importers.rows import read_history
from recchat.history.importers.tables import ESCAPED
from recchat.history.interactions import Interactions
from recchat.history.people import People
from recchat.types import Interaction, Item, Judgment

Form = Callable[[Iterable[Row]], str]
FORMS = pytest.mark.parametrize("form", [as_csv, as_json_lines])


def some_history(person_id: str) -> list[Interaction]:
    told = [
        ("moss-2020", Judgment.LIKED, 1 / 3),
        ("moss-2020", Judgment.SEEN, None),
        ("static-1992", Judgment.RATED, 0.85),
        ("lanterns-2018", Judgment.DISLIKED, None),
        ("zero-sum-2011", Judgment.SAVED, None),
        ("night-ferry-1999", Judgment.DISMISSED, None),
        ("below-the-ice-2019", Judgment.RATED, 0.0),
    ]
    return [
        Interaction(
            f"id{n}",
            person_id,
            item,
            judgment,
            f"2026-0{n + 1}-02T03:04:05.678+00:00",
            "card",
            value,
        )
        for n, (item, judgment, value) in enumerate(told)
    ]


@FORMS
def test_a_history_survives_export_and_import(
    store: Store, catalogue: Catalogue, tmp_path: Path, form: Form
) -> None:
    ana, ben = (People(store).add(name) for name in ("Ana", "Ben"))
    interactions = Interactions(store)
    interactions.add(some_history(ana.id))
    path = tmp_path / "history.txt"
    path.write_text(form(exported_rows(interactions.of(ana.id), catalogue)), newline="")
    report = import_history(
        path, ben.id, catalogue, interactions, at="2026-11-24T12:00:00.000+00:00", batch="1"
    )
    assert (report.added, report.problems) == (7, ())
    told = [
        [(one.item_id, one.judgment, one.value, one.at) for one in interactions.of(person.id)]
        for person in (ana, ben)
    ]
    assert told[0] == told[1]


@FORMS
@pytest.mark.parametrize(
    "title", ["=HYPERLINK(1)", "'=1+1", "''@x", "'71", "-30-", "＝x", "9 to 5"]
)
def test_a_title_that_looks_like_a_formula_is_marked_and_comes_back(
    tmp_path: Path, form: Form, title: str
) -> None:
    films = Catalogue("films", "film", {"x": Item("x", title, 1999)})
    one = Interaction("1", "ana", "x", Judgment.SEEN, "2026-01-02T00:00:00.000+00:00", "card")
    path = tmp_path / "history.txt"
    path.write_text(form(exported_rows([one], films)), encoding="utf-8", newline="")
    assert read_history(path).rows[0].title == title


@given(st.text(max_size=6))
def test_no_cell_begins_a_formula_and_every_cell_comes_back(text: str) -> None:
    marked = str(cell(text))
    assert marked[:1] not in {*"=+-@\t\r＝＋－＠"} or not marked
    assert ESCAPED.sub("", marked) == text


def test_numbers_stay_numbers() -> None:
    assert cell(-1) == -1
