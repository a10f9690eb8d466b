"""A file is looked at first; what was not found is matched by hand, added, or left."""

from pathlib import Path

import pytest

from recchat.catalogue.items import Catalogue, Items
from recchat.db import Store
from recchat.errors import BadHistory, NotFound
from recchat.history.import_file import Batch, Decided, commit, undo_import
from recchat.history.importers.rows import Reading
from recchat.history.interactions import Interactions
from recchat.history.people import People
from recchat.history.preview import DatesRead, Preview, preview_history
from recchat.types import Item, Person

DATA = Path(__file__).parent / "data"
AT = "2026-11-24T12:00:00.000+00:00"


@pytest.fixture
def ana(store: Store, catalogue: Catalogue) -> Person:
    return People(store).add("Ana")


@pytest.fixture
def stars(catalogue: Catalogue) -> Preview:
    return preview_history(DATA / "stars.csv", catalogue)


def test_a_preview_says_what_is_in_a_file_and_writes_nothing(stars: Preview, store: Store) -> None:
    assert (stars.label, stars.rows, stars.scale) == ("a table of titles", 10, "out of 5")
    assert stars.judged == {"rated": 9, "seen": 1}
    assert (len(stars.matched), [one.label for one in stars.unmatched]) == (
        8,
        ["Zero Sum (2013)", "A Film That Nobody Made (2001)"],
    )
    assert stars.near == (("The Quiet Robott (2012)", "The Quiet Robot (2012)"),)
    assert stars.unmatched[0].hints == ("zero-sum-2011",)
    assert stars.columns["Watched Date"] == "date"
    assert store.db.execute("SELECT count(*) FROM interactions").fetchone() == (0,)


@pytest.mark.parametrize(
    ("dates", "day_first", "order", "is_guess", "first"),
    [
        ("02/03/2021", None, "day first", True, "2021-03-02"),
        ("02/03/2021", False, "month first", False, "2021-02-03"),
        ("02/03/2021 02/28/2021", None, "month first", False, "2021-02-03"),
        ("2021-02-03", None, "", False, "2021-02-03"),
    ],
)
def test_the_order_of_dates_is_guessed_said_and_can_be_told(
    catalogue: Catalogue,
    tmp_path: Path,
    dates: str,
    day_first: bool | None,
    order: str,
    is_guess: bool,
    first: str,
) -> None:
    path = tmp_path / "dates.csv"
    path.write_text("title,date\n" + "".join(f"Moss,{date}\n" for date in dates.split()))
    read = preview_history(path, catalogue, Reading(day_first=day_first)).dates
    assert (read.first, read.order, read.is_guess) == (first, order, is_guess)


def test_dates_are_counted(stars: Preview) -> None:
    assert stars.dates == DatesRead("2021-03-04", "2021-03-13")


def test_a_title_is_matched_by_hand(stars: Preview, store: Store, ana: Person) -> None:
    interactions = Interactions(store)
    report = commit(
        stars,
        Batch(ana.id, "1", AT),
        interactions,
        decided=Decided(by_hand={1: "zero-sum-2011"}),
    )
    assert (report.added, report.unmatched) == (9, ("A Film That Nobody Made (2001)",))
    assert "zero-sum-2011" in interactions.history(ana.id).disliked


@pytest.mark.parametrize("decided", [Decided({1: "no-such-film"}), Decided({9: "moss-2020"})])
def test_a_wrong_match_changes_nothing(
    stars: Preview, store: Store, ana: Person, decided: Decided
) -> None:
    interactions = Interactions(store)
    with pytest.raises(NotFound):
        commit(stars, Batch(ana.id, "1", AT), interactions, decided=decided)
    assert interactions.of(ana.id) == []


def test_a_missing_title_becomes_a_bare_item_until_the_import_is_undone(
    stars: Preview, store: Store, ana: Person, items: Items
) -> None:
    interactions, batch = Interactions(store), Batch(ana.id, "1", AT)
    before = items.load("films")
    report = commit(stars, batch, interactions, decided=Decided(bare=frozenset({2})))
    (made,) = report.new_items
    assert items.load("films").items[made.id].label == "A Film That Nobody Made (2001)"
    assert made.id in interactions.history(ana.id).liked
    again = preview_history(DATA / "stars.csv", items.load("films"))
    assert commit(again, Batch(ana.id, "2", AT), interactions).added == 0
    assert undo_import(ana.id, batch.origin, interactions) == 9
    assert (items.load("films"), interactions.of(ana.id)) == (before, [])


def test_a_bare_item_that_another_uses_stays(
    stars: Preview, store: Store, ana: Person, items: Items
) -> None:
    interactions, ben = Interactions(store), People(store).add("Ben")
    bare = Decided(bare=frozenset({2}))
    (made,) = commit(stars, Batch(ana.id, "1", AT), interactions, decided=bare).new_items
    again = preview_history(DATA / "stars.csv", items.load("films"))
    commit(again, Batch(ben.id, "2", AT), interactions)
    undo_import(ana.id, "import:1", interactions)
    assert made.id in items.load("films").items
    assert len(interactions.of(ben.id)) == 9


def test_nothing_is_taken_from_a_file_of_several_until_one_is_chosen(
    catalogue: Catalogue, store: Store, ana: Person
) -> None:
    preview = preview_history(DATA / "ViewingActivity.csv", catalogue)
    assert (preview.users, preview.rows) == ({"Ana": 1, "Ben": 1}, 0)
    with pytest.raises(BadHistory, match="holds 2 people: choose whose rows"):
        commit(preview, Batch(ana.id, "1", AT), Interactions(store))


def test_books_are_not_taken_for_films_of_the_same_name(catalogue: Catalogue) -> None:
    namesake = Item("tin-moon", "The Tin Moon", 1971)
    films = Catalogue("films", "film", {**catalogue.items, namesake.id: namesake})
    preview = preview_history(DATA / "goodreads.csv", films)
    assert preview.matched == ()
    assert preview.note.startswith("this file is about books, and the library 'films' holds films")


def test_books_are_known_by_author_whatever_the_edition(catalogue: Catalogue) -> None:
    books = {
        "a": Item("a", "The Tin Moon", 1968, creators=("Ida Sample",)),
        "b": Item("b", "The Tin Moon", 1971, creators=("Somebody Else",)),
        "c": Item("c", "Letters to Nobody", 1998, creators=("Someone Other",)),
    }
    preview = preview_history(DATA / "goodreads.csv", Catalogue("books", "book", books))
    assert [one.item_id for one in preview.matched] == ["a"]


def test_ids_go_before_titles(catalogue: Catalogue) -> None:
    ferry = Item("ferry", "Le Ferry", 1999, extra={"imdb_id": "tt9000002"})
    films = Catalogue("films", "film", {**catalogue.items, ferry.id: ferry})
    preview = preview_history(DATA / "imdb.csv", films)
    found = {one.row.title: (one.item_id, str(one.how)) for one in preview.matched}
    assert found["Ferry by Night"] == ("ferry", "id")
    assert found["The Salt Harbour"] == ("the-salt-harbour-1994", "title")
    assert "Moss" not in found  # a series of that name


def test_albums_are_known_by_their_tracks(catalogue: Catalogue) -> None:
    album = Item("rain", "Rain Songs", 2001, creators=("The Tin Band",))
    preview = preview_history(DATA / "lastfm.csv", Catalogue("music", "album", {"rain": album}))
    assert [one.item_id for one in preview.matched] == ["rain"]
