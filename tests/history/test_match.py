"""Rows find their items: exactly first, nearly only when there is no doubt."""

import pytest

from recchat.catalogue.items import Catalogue
from recchat.history.importers.match import Titles, match_rows
from recchat.history.importers.rows import HistoryRow
from recchat.types import Item

FILMS = Catalogue(
    "films",
    "film",
    {
        item.id: item
        for item in (
            Item("arrival-2016", "Arrival", 2016),
            Item("godzilla-1954", "Godzilla", 1954, original_title="Gojira"),
            Item("godzilla-2014", "Godzilla", 2014),
            Item("basterds-2009", "Inglourious Basterds", 2009),
            Item("hallows-1", "Harry Potter and the Deathly Hallows: Part 1", 2010),
            Item(
                "amelie-2001", "Amélie", 2001, original_title="Le Fabuleux Destin d'Amélie Poulain"
            ),
            Item("pride", "Pride & Prejudice", 2005),
            Item("the-lighthouse-2019", "The Lighthouse", 2019),
            Item("roar-2019", "The Long Winter Roar", 2019),
            Item("road-2019", "The Long Winter Road", 2019),
        )
    },
)


def found(title: str, year: int | None = None, item_id: str = "") -> str:
    matched = match_rows([HistoryRow(1, title, year, item_id)], Titles(FILMS))
    return matched.rows[0].item_id if matched.rows else ""


@pytest.mark.parametrize(
    ("title", "year", "item_id"),
    [
        ("arrival", 2016, "arrival-2016"),
        ("Arrival", 2017, "arrival-2016"),
        ("Arrival", None, "arrival-2016"),
        ("Godzilla", 1954, "godzilla-1954"),
        ("GODZILLA", 2015, "godzilla-2014"),
        ("Gojira", None, "godzilla-1954"),
        ("amelie", 2001, "amelie-2001"),
        ("Le fabuleux destin d’Amelie Poulain", None, "amelie-2001"),
        ("Pride and Prejudice", 2005, "pride"),
        ("Lighthouse, The", 2019, "the-lighthouse-2019"),
        ("Inglorious Basterds", 2009, "basterds-2009"),
        ("Inglorious Basterds", None, "basterds-2009"),
    ],
)
def test_a_title_finds_its_item(title: str, year: int | None, item_id: str) -> None:
    assert found(title, year) == item_id


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Arrival", 1996),  # another film of that name
        ("Godzilla", None),  # two of them
        ("Harry Potter and the Deathly Hallows: Part 2", 2011),
        ("Inglorious Basterds", 1978),
        ("The Long Winter Roat", 2019),  # two are near
        ("Departures", 2008),
        ("!!!", None),
    ],
)
def test_a_doubtful_title_stays_unmatched(title: str, year: int | None) -> None:
    assert found(title, year) == ""


def test_an_id_decides_before_the_title() -> None:
    assert found("Godzilla", 1954, item_id="godzilla-2014") == "godzilla-2014"
    assert found("Arrival", 2016, item_id="tt2543164") == "arrival-2016"
