import pytest
from hypothesis import given
from hypothesis import strategies as st

from recchat.catalogue.items import Catalogue, Items
from recchat.catalogue.search_text import query_of
from recchat.errors import NotFound
from recchat.types import Item


def test_what_was_put_is_loaded(catalogue: Catalogue, catalogue_items: tuple[Item, ...]) -> None:
    assert tuple(catalogue.items.values()) == catalogue_items
    assert catalogue.noun == "film"


def test_an_unknown_library_is_named(items: Items) -> None:
    with pytest.raises(NotFound, match="no library 'plays'; there are: films"):
        items.load("plays")


def test_search_finds_people_themes_and_descriptions(items: Items) -> None:
    assert items.search("films", "Hana Sato", 10)[0][0] in {
        "iron-orchard-2004", "the-quiet-robot-2012", "moss-2020",
    }  # fmt: skip
    assert items.search("films", "lighthouse keeper", 3)[0][0] == "lanterns-2018"


def test_a_changed_item_is_found_by_its_new_words_only(items: Items) -> None:
    items.put("films", [Item("moss-2020", "Moss", 2020, description="A tale of lichen.")])
    assert [key for key, _ in items.search("films", "lichen", 5)] == ["moss-2020"]
    assert "moss-2020" not in dict(items.search("films", "spirits", 5))


def test_a_removed_item_is_gone_everywhere(items: Items) -> None:
    items.remove(["moss-2020"])
    assert "moss-2020" not in items.load("films").items
    assert items.search("films", "moss", 5) == []


def test_sync_writes_only_when_the_file_changed(items: Items, catalogue: Catalogue) -> None:
    rows = tuple(catalogue.items.values())
    assert [items.sync("films", rows, key) for key in ("a", "a", "b")] == [True, False, True]


@given(st.text(max_size=80))
def test_no_text_makes_an_invalid_query(text: str) -> None:
    query = query_of(text)
    assert query == "" or query.startswith('"')
    assert query.count('"') % 2 == 0


def test_search_takes_any_text(items: Items) -> None:
    for text in ('"', "a AND (", "title:x", "* NEAR", "';--", "😀" * 50, "NOT", ""):
        assert len(items.search("films", text, 5)) <= 5
