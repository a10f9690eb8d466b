"""Files of ratings as data sets publish them; the lines are made up."""

import lzma
from pathlib import Path

import pytest

from recchat.errors import BadHistory
from recchat.learn.log import Taken, five_core, log_of
from recchat.learn.ratings_file import Rating, read_ratings, read_titles


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_is_read_by_its_header(tmp_path: Path) -> None:
    text = "userId,movieId,rating,timestamp\r\n7,31,2.5,1260759144\r\n7,32,,1260759145\r\n"
    rows = read_ratings(written(tmp_path / "ratings.csv", text))
    assert rows[0] == Rating("7", "31", 1260759144.0, 2.5)
    assert rows[1].value is None


def test_double_colons_are_read(tmp_path: Path) -> None:
    rows = read_ratings(written(tmp_path / "ratings.dat", "1::1193::5::978300760\n"))
    assert rows == [Rating("1", "1193", 978300760.0, 5.0)]


def test_lines_of_items_are_in_order(tmp_path: Path) -> None:
    rows = read_ratings(written(tmp_path / "Beauty.txt", "1 4 9\n2 9\n"))
    assert [(one.person, one.item, one.at) for one in rows] == [
        ("1", "4", 0.0), ("1", "9", 1.0), ("2", "9", 0.0)
    ]  # fmt: skip


def test_a_packed_table_leaves_out_rows_without_a_place(tmp_path: Path) -> None:
    path = tmp_path / "ordered.tsv.xz"
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.write("user_id\tmovie_id\tpos\ttimestamp\n1\t5\t1\t\n1\t6\t\t9\n1\t7\t0\t\n")
    log = log_of(one.taken for one in read_ratings(path))
    assert [log.items[row] for row in log.of("1").rows] == ["7", "5"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "holds no ratings|names no person"),
        ("a,b\n1,2\n", "names no person, item and time"),
        ("userId,movieId,rating,timestamp\n1,2\n", "line 2"),
        ("userId,movieId,rating,timestamp\n1,2,x,3\n", "line 2"),
        ("1::2::3\n", "line 1"),
    ],
)
def test_what_is_no_ratings_file_is_said(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BadHistory, match=told):
        read_ratings(written(tmp_path / "ratings.csv", text))


def test_bytes_are_no_ratings(tmp_path: Path) -> None:
    (tmp_path / "ratings.csv").write_bytes(b"\xff\xfe\x00\x01" * 50)
    with pytest.raises(BadHistory, match="no text"):
        read_ratings(tmp_path / "ratings.csv")


def test_titles_stand_beside(tmp_path: Path) -> None:
    text = 'movieId,title,genres\n1,"Glass, The (1999)",Drama\n2,Untitled,Drama\n'
    written(tmp_path / "movies.csv", text)
    assert read_titles(tmp_path / "ratings.csv") == {
        "1": ("Glass, The", 1999),
        "2": ("Untitled", None),
    }


def test_ties_in_time_keep_the_order_of_the_file() -> None:
    log = log_of([Taken("a", "z", 5.0), Taken("a", "b", 5.0), Taken("a", "m", 1.0)])
    assert [log.items[row] for row in log.of("a").rows] == ["m", "z", "b"]


def test_the_core_falls_away_until_it_holds() -> None:
    full = [Taken(f"p{p}", f"i{i}") for p in range(3) for i in range(3)]
    extra = [Taken("p9", "i0"), Taken("p9", "i1"), Taken("p9", "lonely")]
    assert five_core([*full, *extra], 3) == full
