import pytest

from recchat.catalogue.items import Catalogue
from recchat.db import Store
from recchat.history.interactions import Interactions
from recchat.history.people import People
from recchat.types import History, Interaction, Judgment, Person


@pytest.fixture
def ana(store: Store, catalogue: Catalogue) -> Person:
    return People(store).add("Ana")


def test_the_newest_opinion_stands(store: Store, ana: Person) -> None:
    interactions = Interactions(store)
    interactions.judge(ana.id, "moss-2020", Judgment.LIKED, "card")
    interactions.judge(ana.id, "moss-2020", Judgment.DISLIKED, "card")
    assert interactions.history(ana.id) == History(disliked=("moss-2020",))


def test_saved_and_seen_stand_beside_an_opinion(store: Store, ana: Person) -> None:
    interactions = Interactions(store)
    for judgment in (Judgment.SAVED, Judgment.SEEN, Judgment.LIKED):
        interactions.judge(ana.id, "moss-2020", judgment, "card")
    moss = ("moss-2020",)
    assert interactions.history(ana.id) == History(liked=moss, seen=moss, saved=moss)


@pytest.mark.parametrize(
    ("value", "place"), [(1.0, "liked"), (0.7, "liked"), (0.5, "seen"), (0.2, "disliked")]
)
def test_a_rating_is_liked_seen_or_disliked(
    store: Store, ana: Person, value: float, place: str
) -> None:
    one = Interaction("1", ana.id, "moss-2020", Judgment.RATED, "2026-01-01", "import:a", value)
    Interactions(store).add([one])
    assert getattr(Interactions(store).history(ana.id), place) == ("moss-2020",)


def test_a_removal_can_be_undone(store: Store, ana: Person) -> None:
    interactions = Interactions(store)
    one = interactions.judge(ana.id, "moss-2020", Judgment.LIKED, "card")
    assert interactions.remove(ana.id, one.id)
    assert interactions.history(ana.id) == History()
    assert interactions.restore(ana.id, one.id)
    assert interactions.history(ana.id).liked == ("moss-2020",)


def test_nobody_can_remove_what_is_anothers(store: Store, ana: Person) -> None:
    ben = People(store).add("Ben")
    one = Interactions(store).judge(ana.id, "moss-2020", Judgment.LIKED, "card")
    assert not Interactions(store).remove(ben.id, one.id)
    assert Interactions(store).history(ben.id) == History()


def test_a_whole_import_can_be_undone(store: Store, ana: Person) -> None:
    interactions = Interactions(store)
    interactions.judge(ana.id, "moss-2020", Judgment.LIKED, "import:1")
    interactions.judge(ana.id, "static-1992", Judgment.LIKED, "import:1")
    interactions.judge(ana.id, "zero-sum-2011", Judgment.LIKED, "card")
    assert interactions.batches(ana.id) == {"import:1": 2}
    assert interactions.remove_batch(ana.id, "import:1") == 2
    assert interactions.history(ana.id).liked == ("zero-sum-2011",)


def test_undoing_an_import_brings_back_what_it_replaced(store: Store, ana: Person) -> None:
    interactions = Interactions(store)
    interactions.judge(ana.id, "moss-2020", Judgment.DISLIKED, "card")
    before = interactions.of(ana.id)
    late = "2099-01-01T00:00:00"
    interactions.add([Interaction("1", ana.id, "moss-2020", Judgment.LIKED, late, "import:1")])
    interactions.remove_batch(ana.id, "import:1")
    assert interactions.of(ana.id) == before


def rated(person: Person, key: str, day: int, origin: str) -> Interaction:
    at = f"2099-01-0{day}T00:00:00"
    return Interaction(key, person.id, "moss-2020", Judgment.RATED, at, origin, day / 10)


def test_an_undone_import_does_not_come_back_with_a_later_one(store: Store, ana: Person) -> None:
    interactions = Interactions(store)
    for one in (("a", 1, "card"), ("b", 2, "import:1"), ("c", 3, "import:2")):
        interactions.add([rated(ana, *one)])
    interactions.remove_batch(ana.id, "import:1")
    assert [one.id for one in interactions.of(ana.id)] == ["c"]
    interactions.remove_batch(ana.id, "import:2")
    assert [one.id for one in interactions.of(ana.id)] == ["a"]


def test_imports_undone_newest_first_come_back_one_by_one(store: Store, ana: Person) -> None:
    interactions = Interactions(store)
    for one in (("a", 1, "card"), ("b", 2, "import:1"), ("c", 3, "import:2")):
        interactions.add([rated(ana, *one)])
    interactions.remove_batch(ana.id, "import:2")
    assert [one.id for one in interactions.of(ana.id)] == ["b"]
    interactions.remove_batch(ana.id, "import:1")
    assert [one.id for one in interactions.of(ana.id)] == ["a"]
