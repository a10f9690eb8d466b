from hypothesis import given
from hypothesis import strategies as st

from recchat.catalogue.exchange import read_catalogue
from recchat.catalogue.filters import Filter, HasFacet, RatedAtMost, Within, allowed, make_columns
from recchat.catalogue.items import Catalogue
from recchat.types import Dial, Item, Slot
from tests.conftest import SAMPLE

ITEMS = {item.id: item for item in read_catalogue(SAMPLE).items}
COLUMNS = make_columns(Catalogue("films", "film", ITEMS))
GENRES = sorted({genre for item in ITEMS.values() for genre in item.genres})


def passing(wanted: Filter) -> set[str]:
    mask = allowed(COLUMNS, wanted)
    return {COLUMNS.ids[row] for row in mask.nonzero()[0]}


@given(st.sampled_from(GENRES), st.booleans(), st.integers(1930, 2025), st.integers(0, 40))
def test_a_filter_lets_through_exactly_what_holds(
    genre: str, wanted: bool, low: int, span: int
) -> None:
    conditions = (HasFacet(Slot.GENRE, (genre,), wanted), Within(Slot.YEAR, low, low + span))
    expected = {
        item.id
        for item in ITEMS.values()
        if (genre in item.genres) is wanted and item.year and low <= item.year <= low + span
    }
    assert passing(Filter(conditions)) == expected


def test_an_unknown_fact_does_not_hold() -> None:
    columns = make_columns(Catalogue("films", "film", {"x": Item("x", "X")}))
    for condition in (Within(Slot.YEAR, 0), Within(Dial.HUMOUR, 0, 10), RatedAtMost("R")):
        assert not allowed(columns, Filter((condition,))).any()


def test_age_ratings_are_ordered() -> None:
    assert passing(Filter((RatedAtMost("G"),))) == {"moss-2020"}


def test_without_and_only() -> None:
    only = frozenset({"moss-2020", "static-1992", "gone"})
    assert passing(Filter(only=only)) == {"moss-2020", "static-1992"}
    assert passing(Filter(only=only, without=frozenset({"moss-2020"}))) == {"static-1992"}


def test_names_match_in_any_case() -> None:
    assert len(passing(Filter((HasFacet(Slot.PERSON, ("hana sato",)),)))) == 3
