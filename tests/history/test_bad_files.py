"""What is no history, or a trap, is refused in words, and the store stays as it was."""

import os
import resource
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from recchat.catalogue.items import Catalogue
from recchat.db import Store
from recchat.errors import BadHistory, RecchatError
from recchat.history.import_file import Batch, commit, import_history
from recchat.history.importers import archives, sources, texts
from recchat.history.importers.rows import read_history
from recchat.history.importers.watch import ImportCancelled, Watch
from recchat.history.interactions import Interactions
from recchat.history.people import People
from recchat.history.preview import preview_history

AT = "2026-11-24T12:00:00.000+00:00"
TABLE = b"Date,Name,Year,Letterboxd URI,Rating\n2021-03-05,Moss,2020,https://boxd.it/a,4\n"
Pack = Callable[[dict[str, bytes]], Path]


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    def packed(files: dict[str, bytes]) -> Path:
        path = tmp_path / "export.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        return path

    return packed


def dump(store: Store) -> list[str]:
    return [line for line in store.db.conn.iterdump() if "interactions" in line]


def refused(path: Path, store: Store, catalogue: Catalogue) -> str:
    """The message of an import that must fail, after which the store is what it was."""
    person, interactions = People(store).named("Ana"), Interactions(store)
    before = dump(store)
    with pytest.raises(RecchatError) as problem:
        import_history(path, person.id, catalogue, interactions, at=AT, batch="1")
    assert dump(store) == before
    assert len(str(problem.value)) < 400
    return str(problem.value)


def test_a_zip_bomb_is_refused_at_once(pack: Pack, store: Store, catalogue: Catalogue) -> None:
    path = pack({"ratings.csv": TABLE + b"0" * 120_000_000})
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    assert "zip bomb" in refused(path, store, catalogue)
    assert time.monotonic() - started < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def test_what_a_zip_unpacks_to_is_counted_as_it_comes(
    pack: Pack, store: Store, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 100_000)
    path = pack({"ratings.csv": TABLE + os.urandom(80_000).hex().encode()})
    assert "at most 0 MB can be read" in refused(path, store, catalogue)


@pytest.mark.parametrize(
    "name", ["../ratings.csv", "a/../../ratings.csv", "/etc/ratings.csv", "..\\ratings.csv"]
)
def test_a_path_that_leaves_the_folder_is_refused(
    pack: Pack, store: Store, catalogue: Catalogue, name: str, tmp_path: Path
) -> None:
    path = pack({"ratings.csv": TABLE, name: b"x"})
    before = sorted(tmp_path.rglob("*"))
    assert "leaves the folder" in refused(path, store, catalogue)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_link_a_lock_a_double_and_a_crowd_are_refused(
    pack: Pack, store: Store, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = zipfile.ZipInfo("ratings.csv")
    link.external_attr = 0o120777 << 16
    locked = zipfile.ZipInfo("ratings.csv")
    locked.flag_bits = 1
    twice = [zipfile.ZipInfo("ratings.csv"), zipfile.ZipInfo("ratings.csv")]
    for members, says in (([link], "a link"), ([locked], "password"), (twice, "twice")):
        with pytest.raises(BadHistory, match=says):
            archives.check(members, "export.zip")
    monkeypatch.setattr(archives, "MAX_MEMBERS", 2)
    path = pack({f"{n}.csv": TABLE for n in range(3)})
    assert "holds 3 files" in refused(path, store, catalogue)


def test_a_damaged_zip_is_said(pack: Pack, store: Store, catalogue: Catalogue) -> None:
    path = pack({"ratings.csv": TABLE + os.urandom(40_000).hex().encode()})
    data = bytearray(path.read_bytes())
    data[2_000:2_100] = bytes(100)
    path.write_bytes(data)
    assert "download it again" in refused(path, store, catalogue)


def test_a_table_of_five_gigabytes_is_refused_at_once(
    store: Store, catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "ratings.csv"
    with path.open("wb") as sparse:
        sparse.write(TABLE)
        sparse.truncate(5_000_000_000)
    started = time.monotonic()
    assert "has 5,000 MB; at most 512 MB" in refused(path, store, catalogue)
    assert time.monotonic() - started < 1


def test_a_line_without_end_is_not_read_into_memory(
    store: Store, catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "ratings.csv"
    path.write_bytes(b"title,rating\n" + b"x" * (texts.MAX_LINE + 10))
    assert "a line has over 1,000,000 characters" in refused(path, store, catalogue)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("ratings.csv", b"", "has no rows"),
        ("ratings.zip", b"", "has no rows"),
        ("ratings.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is no text file"),
        ("ratings.csv", b"<html><body>Sign in</body></html>", "no column of titles"),
        ("ratings.json", b"[1, 2, 3", "has no rows"),
        ("ratings.json", b"[" * 100_000, "nested too deep"),
        ("ratings.csv", b"PK\x03\x04 no zip", "cannot be opened"),
    ],
)
def test_a_file_that_is_not_what_its_name_says(
    store: Store, catalogue: Catalogue, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert says in refused(path, store, catalogue)


def test_names_do_not_decide_what_a_file_is(pack: Pack, tmp_path: Path) -> None:
    table = tmp_path / "ratings.zip"
    table.write_bytes(TABLE)
    assert read_history(table).importer.kind == "letterboxd"
    misnamed = pack({"ratings.csv": TABLE, "watched.csv": TABLE}).rename(tmp_path / "ratings.csv")
    assert read_history(misnamed).importer.kind == "letterboxd"


def test_a_spreadsheet_and_a_zip_of_other_things_are_told_apart(
    pack: Pack, store: Store, catalogue: Catalogue
) -> None:
    assert "save it as CSV" in refused(
        pack({"xl/workbook.xml": b"<x/>", "_rels/.rels": b"<x/>"}), store, catalogue
    )
    assert "no CSV or JSON" in refused(pack({"a.png": b"x", "b.png": b"y"}), store, catalogue)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1", "cp1252"])
def test_a_semicolon_table_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "ratings.csv"
    path.write_bytes("Titel;Jahr;Title;Rating\nx;1;Café Été;4½\n".encode(encoding, "ignore"))
    row = read_history(path).rows[0]
    assert row.title == "Café Été"


def test_dates_of_six_kinds_are_one_day(tmp_path: Path) -> None:
    kinds = ["2021-03-14", "14/03/2021", "14.3.21", "March 14, 2021", "14 Mar 2021, 20:48",
             "1615750000", "1615750000000", "2021-03-14T23:30:00+02:00", "2021/3/14"]  # fmt: skip
    path = tmp_path / "dates.jsonl"
    path.write_text("".join(f'{{"title": "Moss", "date": "{kind}"}}\n' for kind in kinds))
    read = read_history(path)
    assert {row.date[:10] for row in read.rows} == {"2021-03-14"}
    assert read.problems == ()


def test_two_films_of_one_name_and_year_are_left_to_the_person(
    store: Store, catalogue: Catalogue, tmp_path: Path
) -> None:
    moss = catalogue.items["moss-2020"]
    double = type(moss)("moss-2", moss.title, moss.year, creators=("Someone Else",))
    both = Catalogue("films", "film", {**catalogue.items, double.id: double})
    path = tmp_path / "twins.csv"
    path.write_text("title,year,director\nMoss,2020,\nMoss,2020,Someone Else\n")
    preview = preview_history(path, both)
    assert [one.item_id for one in preview.matched] == ["moss-2"]
    assert preview.unmatched[0].hints == ("moss-2020", "moss-2")


@pytest.mark.parametrize("until", [0.1, 0.65, 0.9])
def test_a_cancelled_import_leaves_the_store_as_it_was(
    store: Store, catalogue: Catalogue, tmp_path: Path, until: float
) -> None:
    path = tmp_path / "long.csv"
    titles = [item.title for item in catalogue.items.values()]
    path.write_text("title\n" + "".join(f"{titles[n % len(titles)]}\n" for n in range(30_000)))
    person, cancelled = People(store).add("Ana"), threading.Event()
    before = dump(store)

    def progress(share: float) -> None:
        if share >= until:
            cancelled.set()

    with pytest.raises(ImportCancelled, match="nothing was changed"):
        preview = preview_history(path, catalogue, None, Watch(progress, cancelled, 0, 0.8))
        commit(
            preview,
            Batch(person.id, "1", AT),
            Interactions(store),
            watch=Watch(progress, cancelled, 0.8, 1),
        )
    assert dump(store) == before


def test_progress_rises_from_nothing_to_all(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("title\n" + "Moss\n" * 30_000)
    shares: list[float] = []
    preview_history(path, catalogue, None, Watch(shares.append))
    assert shares == sorted(shares)
    assert (shares[0] < 0.1, shares[-1] > 0.9) == (True, True)
