"""Does an item meet one wish? Each kind of wish, and what is unknown."""

import pytest

from recchat.catalogue.filters import Filter, HasFacet, allowed, make_columns
from recchat.catalogue.items import Catalogue
from recchat.recommend.meets import meets
from recchat.types import DIALS, Item, Slot, Wish


def tones(**given: int) -> dict:
    return {dial: given.get(str(dial), 5) for dial in DIALS}


ROBOTS = Item(
    id="robots",
    title="Tin Hearts",
    year=1994,
    creators=("Ada Bell",),
    cast=("Cy Dorn",),
    minutes=115,
    countries=("Japan",),
    languages=("French", "English"),
    genres=("comedy",),
    themes=("robots", "first love"),
    moods=("warm",),
    tones=tones(humour=8, violence=1),
    age_rating="PG",
    description="Two heroes' stories meet on a space station above the Earth.",
)
BARE = Item(id="bare", title="Nothing Known")
RIVAL = Item(id="rival", title="Rival", year=1990, minutes=130, tones=tones(humour=7, warmth=6))
CATALOGUE = Catalogue("films", "film", {item.id: item for item in (ROBOTS, BARE, RIVAL)})

MET = [
    Wish(Slot.GENRE, "Comedy"),
    Wish(Slot.GENRE, "horror", wanted=False),
    Wish(Slot.MOOD, "warm"),
    Wish(Slot.THEME, "first love"),
    Wish(Slot.PERSON, "ada bell"),
    Wish(Slot.PERSON, "Cy Dorn"),
    Wish(Slot.LANGUAGE, "french"),
    Wish(Slot.COUNTRY, "Japan"),
    Wish(Slot.KEYWORD, "robot"),
    Wish(Slot.KEYWORD, "Space Stations"),
    Wish(Slot.KEYWORD, "hero"),
    Wish(Slot.KEYWORD, "zombies", wanted=False),
    Wish(Slot.YEAR, "", low=1990, high=1999),
    Wish(Slot.YEAR, "", high=1980, wanted=False),
    Wish(Slot.MINUTES, "", high=115),
    Wish(Slot.MINUTES, "", direction=-1, than="rival"),
    Wish(Slot.YEAR, "", direction=1, than="rival"),
    Wish(Slot.AGE_RATING, "PG-13"),
    Wish(Slot.TONE, "humour", direction=1),
    Wish(Slot.TONE, "violence", direction=-1),
    Wish(Slot.TONE, "violence", direction=1, wanted=False),
    Wish(Slot.TONE, "humour", direction=1, than="rival"),
]
UNMET = [
    Wish(Slot.GENRE, "horror"),
    Wish(Slot.GENRE, "comedy", wanted=False),
    Wish(Slot.THEME, "love"),
    Wish(Slot.LANGUAGE, "English"),  # spoken, but not the main one
    Wish(Slot.KEYWORD, "rob"),
    Wish(Slot.KEYWORD, "station space"),
    Wish(Slot.KEYWORD, "..."),
    Wish(Slot.YEAR, "", low=1995),
    Wish(Slot.MINUTES, "", direction=1, than="rival"),
    Wish(Slot.MINUTES, "", direction=-1, than="bare"),
    Wish(Slot.AGE_RATING, "G"),
    Wish(Slot.AGE_RATING, "12A"),
    Wish(Slot.TONE, "warmth", direction=1),  # 5 is neither warm nor cool
    Wish(Slot.TONE, "warmth", direction=-1),
    Wish(Slot.TONE, "warmth", direction=1, than="rival"),
    Wish(Slot.TONE, "warmth", direction=1, than="gone"),
    Wish(Slot.TONE, "loudness", direction=1),
    Wish(Slot.TITLE, "robots"),
]


@pytest.mark.parametrize("wish", MET, ids=lambda wish: wish.key + wish.than)
def test_met(wish: Wish) -> None:
    assert meets(ROBOTS, wish, CATALOGUE)


@pytest.mark.parametrize("wish", UNMET, ids=lambda wish: wish.key + wish.than)
def test_not_met(wish: Wish) -> None:
    assert not meets(ROBOTS, wish, CATALOGUE)


@pytest.mark.parametrize("wish", [wish for wish in MET if wish.wanted], ids=lambda wish: wish.key)
def test_an_unknown_fact_meets_no_wish(wish: Wish) -> None:
    assert not meets(BARE, wish, CATALOGUE)


@pytest.mark.parametrize("wanted", [True, False])
def test_a_facet_is_met_exactly_where_the_filter_lets_through(wanted: bool) -> None:
    columns = make_columns(CATALOGUE)
    mask = allowed(columns, Filter((HasFacet(Slot.GENRE, ("comedy",), wanted),)))
    wish = Wish(Slot.GENRE, "comedy", wanted=wanted)
    assert [bool(one) for one in mask] == [
        meets(i, wish, CATALOGUE) for i in CATALOGUE.items.values()
    ]
