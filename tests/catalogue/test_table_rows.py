"""A catalogue comes as a table of any kind."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from recchat.catalogue.exchange import read_catalogue
from recchat.errors import BadCatalogue

MOVIES = (
    "movieId,title,genres\n"
    '7,"Lamp, The (1981)",Drama|War\n'
    '8,"Salt of Kings, A (Sel des rois, Le) (1999)",(no genres listed)\n'
    "9,Untitled,Comedy\n"
)


def test_movielens_films_are_read_with_their_other_numbers(tmp_path: Path) -> None:
    (tmp_path / "movies.csv").write_text(MOVIES)
    (tmp_path / "links.csv").write_text("movieId,imdbId,tmdbId\n7,0900001,55\n8,0900002,\n")
    lamp, salt, untitled = read_catalogue(tmp_path / "movies.csv").items
    assert (lamp.id, lamp.label, lamp.genres) == (
        "movielens-7", "The Lamp (1981)", ("drama", "war"),
    )  # fmt: skip
    assert lamp.extra == {"movielens_id": "7", "imdb_id": "tt0900001", "tmdb_id": "55"}
    assert (salt.title, salt.original_title, salt.genres) == (
        "A Salt of Kings",
        "Le Sel des rois",
        (),
    )
    assert (untitled.title, untitled.year) == ("Untitled", None)


def test_ml_1m_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "movies.dat"
    path.write_bytes("7::Café, The (1981)::Drama|War\nnonsense\n".encode("latin-1"))
    read = read_catalogue(path)
    assert [item.label for item in read.items] == ["The Café (1981)"]
    assert read.problems == ("row 2: number::title::genres is needed",)


@pytest.mark.skipif(importlib.util.find_spec("pyarrow") is not None, reason="pyarrow is here")
def test_without_pyarrow_a_parquet_file_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "films.parquet"
    path.write_bytes(b"PAR1")
    with pytest.raises(BadCatalogue, match="install pyarrow"):
        read_catalogue(path)


class TwoBatches:
    """What pyarrow gives of a file, as far as it is used."""

    def __init__(self, path: Path) -> None:
        if path.read_bytes() != b"PAR1":
            raise ValueError("magic bytes not found")

    def iter_batches(self, batch_size: int) -> Iterator["TwoBatches"]:
        assert batch_size > 0
        yield self
        yield self

    def to_pylist(self) -> list[dict[str, object]]:
        return [{"name": "Heat", "year": 1995, "genres": ["crime"]}]


def test_a_parquet_file_is_read_batch_by_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = ModuleType("pyarrow.parquet")
    module.ParquetFile = TwoBatches  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pyarrow", ModuleType("pyarrow"))
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", module)
    path = tmp_path / "films.parquet"
    path.write_bytes(b"PAR1")
    read = read_catalogue(path)
    assert [(item.label, item.genres) for item in read.items] == [("Heat (1995)", ("crime",))]
    assert read.problems == ("row 2: the id 'heat|1995' was there already",)
    path.write_bytes(b"PAR2")
    with pytest.raises(BadCatalogue, match="cannot be read as Parquet"):
        read_catalogue(path)


def test_a_file_that_is_not_what_its_name_says(tmp_path: Path) -> None:
    path = tmp_path / "films.csv"
    path.write_bytes(b"PK\x03\x04rest")
    with pytest.raises(BadCatalogue, match="a zip or a spreadsheet: save it as CSV"):
        read_catalogue(path)
