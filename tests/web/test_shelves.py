from recchat.catalogue.exchange import read_catalogue
from recchat.config import BUNDLED_LIBRARIES
from recchat.types import Item
from recchat.web.shelves import shelves

FILMS = read_catalogue(BUNDLED_LIBRARIES / "films.jsonl").items


def test_three_shelves_of_six_share_no_film() -> None:
    made = shelves(FILMS)
    ids = [item.id for shelf in made for item in shelf.items]
    assert [len(shelf.items) for shelf in made] == [6, 6, 6]
    assert len(set(ids)) == 18


def test_a_shelf_spans_decades() -> None:
    for shelf in shelves(FILMS):
        assert len({(item.year or 0) // 10 for item in shelf.items}) >= 4


def test_a_library_without_dials_has_no_shelves() -> None:
    assert shelves([Item(str(n), f"Book {n}", 2000) for n in range(40)]) == []
