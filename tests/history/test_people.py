import pytest

from recchat.catalogue.items import Catalogue
from recchat.db import Store
from recchat.errors import NotFound, RecchatError
from recchat.history.interactions import Interactions
from recchat.history.people import People
from recchat.types import Judgment


def test_a_name_is_tidied_and_kept(store: Store) -> None:
    person = People(store).add("  Ana \n María ")
    assert person.name == "Ana María"
    assert People(store).all() == [person]


@pytest.mark.parametrize("name", ["", "   ", "\x00\x01", "x" * 41])
def test_a_name_that_cannot_stand_is_refused(store: Store, name: str) -> None:
    with pytest.raises(RecchatError, match="1 to 40"):
        People(store).add(name)


def test_a_taken_name_is_refused(store: Store) -> None:
    People(store).add("Ana")
    with pytest.raises(RecchatError, match="already"):
        People(store).add("Ana")


def test_a_person_is_renamed_but_not_to_a_name_that_is_taken(store: Store) -> None:
    people = People(store)
    ana, _ = people.add("Ana"), people.add("Ben")
    assert people.rename(ana.id, " Anna ").name == people.get(ana.id).name == "Anna"
    with pytest.raises(RecchatError, match="already"):
        people.rename(ana.id, "Ben")
    with pytest.raises(NotFound):
        people.rename("nobody", "Eve")


def test_named_makes_a_person_once(store: Store) -> None:
    assert People(store).named("Ana") == People(store).named("Ana")


def test_a_removed_person_leaves_nothing(store: Store, catalogue: Catalogue) -> None:
    people, interactions = People(store), Interactions(store)
    ana, ben = people.add("Ana"), people.add("Ben")
    for person in (ana, ben):
        interactions.judge(person.id, "moss-2020", Judgment.LIKED, "card")
    people.remove(ana.id)
    assert [row[0] for row in store.db.execute("SELECT person_id FROM interactions")] == [ben.id]
    with pytest.raises(NotFound):
        people.get(ana.id)
