"""Tables that Letterboxd and Goodreads take in, and that lose nothing of a title on the way."""

import csv
import io

import pytest

from recchat.catalogue.items import Catalogue
from recchat.history import export_elsewhere
from recchat.history.export_elsewhere import (
    GOODREADS,
    LETTERBOXD,
    for_goodreads,
    for_letterboxd,
    watchlist_for_letterboxd,
)
from recchat.history.importers.rows import Reading, read_history
from recchat.history.interactions import history_of
from recchat.types import Interaction, Item, Judgment

ITEMS = {
    item.id: item
    for item in (
        Item("a", "=SUM(1)", 1999, creators=("Ida Sample",), pages=300),
        Item("b", "Moss", 2020, extra={"imdb_id": "tt1", "isbn13": "978"}),
        Item("c", "Static", 1992),
    )
}
LIBRARY = Catalogue("films", "film", ITEMS)
DAY = "2021-03-04T10:00:00.000+00:00"
TOLD = [  # newest first, as the store gives them
    Interaction("4", "ana", "c", Judgment.SAVED, DAY, "card"),
    Interaction("3", "ana", "b", Judgment.LIKED, DAY, "card"),
    Interaction("2", "ana", "a", Judgment.RATED, DAY, "import:1", 0.87),
    Interaction("1", "ana", "a", Judgment.SEEN, DAY, "import:1"),
]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_letterboxd_gets_half_stars_and_the_day_only_where_it_was_watched() -> None:
    (text,) = for_letterboxd(TOLD, LIBRARY)
    first, second = rows(text)
    assert tuple(first) == LETTERBOXD
    assert (first["Title"], first["Rating"], first["WatchedDate"]) == (
        "'=SUM(1)",
        "4.5",
        "2021-03-04",
    )
    assert (second["imdbID"], second["Rating"], second["WatchedDate"]) == ("tt1", "", "")


def test_the_watchlist_goes_into_a_table_of_its_own() -> None:
    (text,) = watchlist_for_letterboxd(history_of(TOLD), LIBRARY)
    assert [row["Title"] for row in rows(text)] == ["Static"]


def test_a_long_history_becomes_several_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_elsewhere, "MAX_BYTES", 110)
    parts = for_letterboxd(TOLD, LIBRARY)
    assert [row["Title"] for part in parts for row in rows(part)] == ["'=SUM(1)", "Moss"]
    assert len(parts) == 2


def test_goodreads_gets_whole_stars_and_shelves() -> None:
    found = rows(for_goodreads(TOLD, history_of(TOLD), LIBRARY))
    assert tuple(found[0]) == GOODREADS
    shelves = [(row["My Rating"], row["Exclusive Shelf"]) for row in found]
    assert shelves == [("4", "read"), ("0", "read"), ("0", "to-read")]
    assert (found[0]["Number of Pages"], found[0]["Date Read"]) == ("300", "2021/03/04")


@pytest.mark.parametrize("kind", ["plain", "goodreads"])
def test_what_goes_out_comes_back(tmp_path_factory: pytest.TempPathFactory, kind: str) -> None:
    path = tmp_path_factory.mktemp("out") / "history.csv"
    texts = {
        "plain": for_letterboxd(TOLD, LIBRARY)[0],
        "goodreads": for_goodreads(TOLD, history_of(TOLD), LIBRARY),
    }
    path.write_text(texts[kind], newline="")
    read = read_history(path, Reading())
    assert (read.importer.kind, read.problems) == (kind, ())
    assert (read.rows[0].title, read.rows[0].year, read.rows[0].date[:10]) == (
        "=SUM(1)", 1999, "2021-03-04",
    )  # fmt: skip
    assert read.rows[0].rating == pytest.approx(0.87, abs=0.1)
