"""A history file goes into the store once, and comes out as one batch."""

from pathlib import Path

import pytest

from recchat.catalogue.items import Catalogue
from recchat.db import Store
from recchat.errors import BadHistory
from recchat.history.import_file import Report, import_history
from recchat.history.interactions import Interactions
from recchat.history.people import People
from recchat.types import History, Judgment, Person

DATA = Path(__file__).parent / "data"
AT = "2026-11-24T12:00:00.000+00:00"


@pytest.fixture
def ana(store: Store, catalogue: Catalogue) -> Person:
    return People(store).add("Ana")


@pytest.fixture
def interactions(store: Store) -> Interactions:
    return Interactions(store)


class Importer:
    """Imports files for one person, each under the next batch name."""

    def __init__(self, person: Person, catalogue: Catalogue, interactions: Interactions) -> None:
        self.person, self.catalogue, self.interactions = person, catalogue, interactions
        self.batch = 0

    def __call__(self, path: Path, at: str = AT) -> Report:
        self.batch += 1
        return import_history(
            path, self.person.id, self.catalogue, self.interactions, at=at, batch=str(self.batch)
        )


@pytest.fixture
def importer(ana: Person, catalogue: Catalogue, interactions: Interactions) -> Importer:
    return Importer(ana, catalogue, interactions)


def test_a_file_becomes_a_history(
    importer: Importer, interactions: Interactions, ana: Person
) -> None:
    report = importer(DATA / "stars.csv")
    assert (report.added, report.already, report.scale) == (8, 0, "out of 5")
    assert report.unmatched == ("Zero Sum (2013)", "A Film That Nobody Made (2001)")
    assert interactions.history(ana.id) == History(
        liked=(
            "the-quiet-robot-2012",
            "the-hollow-stair-1978",
            "moss-2020",
            "comet-summer-1986",
            "the-salt-harbour-1994",
        ),
        disliked=("lanterns-2018",),
        seen=("paper-detectives-2015", "night-ferry-1999"),
    )
    assert {one.origin for one in interactions.of(ana.id)} == {"import:1"}


@pytest.mark.parametrize("name", ["stars.csv", "broken.csv", "films.jsonl"])
def test_the_same_file_twice_adds_nothing(
    importer: Importer, interactions: Interactions, ana: Person, name: str
) -> None:
    first = importer(DATA / name)
    before = interactions.of(ana.id)
    second = importer(DATA / name, at="2026-12-24T12:00:00.000+00:00")
    assert (second.added, second.already) == (0, first.added + first.already)
    assert interactions.of(ana.id) == before


def test_an_import_is_undone_as_a_whole_and_can_be_made_again(
    importer: Importer, interactions: Interactions, ana: Person
) -> None:
    interactions.judge(ana.id, "static-1992", Judgment.LIKED, "card")
    before = interactions.of(ana.id)
    importer(DATA / "stars.csv")
    assert interactions.remove_batch(ana.id, "import:1") == 8
    assert interactions.of(ana.id) == before
    assert importer(DATA / "stars.csv").added == 8


def test_what_was_judged_here_stands_above_an_older_file(
    importer: Importer, interactions: Interactions, ana: Person
) -> None:
    interactions.judge(ana.id, "moss-2020", Judgment.DISLIKED, "card")
    assert importer(DATA / "stars.csv").already == 1
    assert interactions.history(ana.id).disliked[0] == "moss-2020"


def test_a_newer_file_replaces_an_older_one(
    importer: Importer, interactions: Interactions, ana: Person, tmp_path: Path
) -> None:
    path = tmp_path / "again.csv"
    for rating in (2, 9):
        path.write_text(f"title,rating\nMoss,{rating}\nStatic,10\n")
        report = importer(path)
    assert (report.added, report.already) == (1, 1)
    assert interactions.history(ana.id) == History(liked=("moss-2020", "static-1992"))


def test_of_two_rows_on_one_item_the_newer_counts(
    importer: Importer, interactions: Interactions, ana: Person, tmp_path: Path
) -> None:
    path = tmp_path / "twice.csv"
    path.write_text("title,rating,date\nMoss,10,2020-01-02\nMoss,1,2019-01-02\n")
    report = importer(path)
    assert (report.added, report.already) == (1, 1)
    assert interactions.history(ana.id).liked == ("moss-2020",)


def test_a_date_to_come_counts_as_now(
    importer: Importer, interactions: Interactions, ana: Person, tmp_path: Path
) -> None:
    path = tmp_path / "future.csv"
    path.write_text("title,date\nMoss,2126-01-02\n")
    importer(path)
    assert interactions.of(ana.id)[0].at == AT


def test_a_bad_file_writes_nothing(
    importer: Importer, interactions: Interactions, ana: Person, tmp_path: Path
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("title,rating\nMoss,4\n" + "x" * 5_000 + ",3\n")
    with pytest.raises(BadHistory):
        importer(path)
    assert interactions.of(ana.id) == []


def test_one_persons_import_is_not_anothers(
    importer: Importer, interactions: Interactions, store: Store
) -> None:
    importer(DATA / "stars.csv")
    assert interactions.of(People(store).add("Ben").id) == []
