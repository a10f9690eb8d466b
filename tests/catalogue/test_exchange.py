import json
from pathlib import Path

import pytest

from recchat.catalogue.exchange import item_of, read_catalogue, row_of
from recchat.errors import BadCatalogue
from recchat.types import Dial, Item


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_item_survives_the_round_trip(catalogue_items: tuple[Item, ...]) -> None:
    for item in catalogue_items:
        assert item_of(json.loads(json.dumps(row_of(item))), {}) == item


def test_unknown_keys_are_kept_as_facts() -> None:
    item = item_of({"title": "Heat", "box_office": 187}, {})
    assert isinstance(item, Item)
    assert item.extra == {"box_office": 187}


def test_a_bad_field_costs_the_field() -> None:
    item = item_of({"title": "Heat", "year": "soon", "minutes": -3, "tones": {"humour": 99}}, {})
    assert item == Item(id="heat|", title="Heat")


def test_a_bad_row_costs_the_row(tmp_path: Path) -> None:
    read = read_catalogue(
        written(tmp_path, "a.jsonl", '{"title": "Heat"}\n{oops\n[1]\n{"year": 1}\n')
    )
    assert [item.title for item in read.items] == ["Heat"]
    assert [problem.split(":")[0] for problem in read.problems] == ["row 2", "row 3", "row 4"]


def test_csv_columns_are_known_by_their_usual_names(tmp_path: Path) -> None:
    text = "Name;Year;Director;Runtime;Genre\nHeat;1995;Michael Mann;170;crime|drama\n"
    item = read_catalogue(written(tmp_path, "a.csv", text)).items[0]
    assert (item.title, item.year, item.creators, item.minutes, item.genres) == (
        "Heat", 1995, ("Michael Mann",), 170, ("crime", "drama"),
    )  # fmt: skip


def test_columns_can_be_mapped_by_hand(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "film,when\nHeat,1995\n")
    assert read_catalogue(path, {"film": "title", "when": "year"}).items[0].label == "Heat (1995)"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.xlsx", b"PK", "jsonl, a .csv or a .parquet"),
        ("a.jsonl", b"", "no items found"),
        ("a.jsonl", b'{"year": 1}', "no title"),
        ("a.jsonl", b'{"title": "\xff\xfe"}', "not UTF-8"),
        ("a.csv", b'title\n"' + b"x" * 200_000, "cannot be read as CSV"),
        ("a.jsonl", b"[" * 100_000, "not JSON"),
    ],
)
def test_a_file_that_is_no_catalogue_is_refused_in_words(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadCatalogue, match=says):
        read_catalogue(path)


def test_control_marks_and_turned_text_leave_titles() -> None:
    item = item_of({"title": "He\x00at\u202e \n (1995)"}, {})
    assert isinstance(item, Item)
    assert item.title == "Heat (1995)"


def test_dials_are_all_there_or_none(catalogue_items: tuple[Item, ...]) -> None:
    assert all(set(item.tones) == set(Dial) for item in catalogue_items)


def test_pages_are_known_by_their_usual_names() -> None:
    for name in ("pages", "page_count", "Number of Pages", "num_pages"):
        item = item_of({"title": "A Book", name: "312"}, {})
        assert isinstance(item, Item)
        assert (item.pages, row_of(item)["pages"]) == (312, 312)


def test_columns_are_proposed_and_edited(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "Film;Author;Shelf;Rating\nHeat;Mann;A3;7.8\n")
    read = read_catalogue(path)
    assert read.columns == {
        "Film": "title", "Author": "directors", "Shelf": "shelf", "Rating": "age_rating",
    }  # fmt: skip
    assert (read.items[0].age_rating, read.items[0].extra) == ("", {"shelf": "A3"})
    edited = read_catalogue(path, {"Shelf": "title", "Film": "-"})
    assert [item.title for item in edited.items] == ["A3"]


def test_a_column_that_is_not_there_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "Film\nHeat\n")
    with pytest.raises(BadCatalogue, match="no column 'Movie', only: Film"):
        read_catalogue(path, {"Movie": "title"})


def test_of_one_title_and_year_different_creators_make_two_items(tmp_path: Path) -> None:
    text = "title,year,director\nMoss,2020,Ida\nMoss,2020,Ben\nMoss,2020,Ida\n"
    read = read_catalogue(written(tmp_path, "a.csv", text))
    assert [(item.id, item.creators) for item in read.items] == [
        ("moss|2020", ("Ida",)), ("moss|2020|ben", ("Ben",)),
    ]  # fmt: skip
    assert read.problems == ("row 4: the id 'moss|2020' was there already",)
