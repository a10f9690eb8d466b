"""Files of a history become rows; faults cost a field or a row, and are said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from recchat.errors import BadHistory
from recchat.history.importers import rows, sources
from recchat.history.importers.rows import HistoryRow, read_history
from recchat.types import Judgment

DATA = Path(__file__).parent / "data"
Write = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(content: str | bytes) -> Path:
        path = tmp_path / "history.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


def test_ratings_of_every_kind_share_one_scale() -> None:
    read = read_history(DATA / "stars.csv")
    assert read.scale == "out of 5"
    assert [row.rating for row in read.rows] == [0.9, 0.6, 0.7, 1, 0.2, 0.8, None, 0.8, 0.4, 1]
    assert read.problems == ()


def test_dates_of_every_kind_become_one() -> None:
    days = [row.date[:10] for row in read_history(DATA / "stars.csv").rows]
    assert days == [f"2021-03-{day:02}" for day in range(4, 14)]


def test_a_row_without_rating_was_seen() -> None:
    row = read_history(DATA / "stars.csv").rows[6]
    assert row == HistoryRow(
        8, "Paper Detectives", 2015, date="2021-03-10T00:00:00.000+00:00", judgment=Judgment.SEEN
    )


def test_a_bad_field_costs_the_field_and_a_bad_row_the_row() -> None:
    read = read_history(DATA / "broken.csv")
    titles = ["The Salt Harbour", "Night Ferry", "Comet Summer", "Moss", "Lanterns"]
    assert [row.title for row in read.rows] == [*titles, "The Fool of Kiev"]
    assert read.problems == (
        "row 3: 'nineteen' is no year",
        "row 4: no title",
        "row 5: 'great' is no rating",
        "row 6: '31/02/2021' is no date",
        "row 6: 'NaN' is no rating",
        "row 7: '1e9' is no rating",
        "row 8: more fields than the header names",
    )


def test_liked_counts_beside_a_rating_and_not_liked_is_only_seen() -> None:
    rows = read_history(DATA / "broken.csv").rows
    assert (rows[1].judgment, rows[1].rating) == (Judgment.LIKED, 0.7)
    assert (rows[4].judgment, rows[4].rating) == (Judgment.SEEN, None)


def test_a_zero_where_ratings_start_at_one_means_not_rated() -> None:
    assert read_history(DATA / "broken.csv").rows[5].judgment is Judgment.SEEN


def test_json_lines_are_read_with_the_same_names() -> None:
    read = read_history(DATA / "films.jsonl")
    assert [row.label for row in read.rows] == [
        "moss-2020",
        "Iron Orchard (2004)",
        "Iron Orchard (2004)",
        "Static",
        "Below the Ice (2019)",
    ]
    assert [row.rating for row in read.rows] == [0.9, 0.65, None, None, 1.0]
    assert read.rows[0].date.startswith("2021-03-04T00:00")
    assert len(read.problems) == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_encodings_delimiters_and_line_endings(
    write: Write, encoding: str, delimiter: str, ending: str
) -> None:
    lines = [("Title", "Year", "Your Rating"), ("Amélie d'Été", "2001", "8"), ("Ñu", "1999", "10")]
    text = ending.join(delimiter.join(line) for line in lines)
    read = read_history(write(text.encode(encoding)))
    assert [(row.title, row.year, row.rating) for row in read.rows] == [
        ("Amélie d'Été", 2001, 0.8),
        ("Ñu", 1999, 1.0),
    ]


@pytest.mark.parametrize(
    ("header", "ratings", "shares"),
    [
        ("rating", "0.5 1", [0.5, 1.0]),
        ("rating", "1 3", [0.2, 0.6]),
        ("rating", "1 7", [0.1, 0.7]),
        ("rating", "3 15", [0.15, 0.75]),
        ("rating", "40 85", [0.4, 0.85]),
        ("rating (1-10)", "1 4", [0.1, 0.4]),
        ("rating/20", "1 4", [0.05, 0.2]),
        ("stars", "½ 3½", [0.1, 0.7]),
        ("score", "7/10 85%", [0.7, 0.85]),
    ],
)
def test_the_scale_is_found(write: Write, header: str, ratings: str, shares: list[float]) -> None:
    lines = "".join(f"Film {n},{rating}\n" for n, rating in enumerate(ratings.split()))
    read = read_history(write(f"title,{header}\n{lines}"))
    assert [row.rating for row in read.rows] == pytest.approx(shares)


def test_a_slip_does_not_stretch_the_scale(write: Write) -> None:
    lines = "".join(f"Film {n},{n % 5 + 1}\n" for n in range(60))
    read = read_history(write(f"title,rating\n{lines}A Slip,50\n"))
    assert read.scale == "out of 5"
    assert read.problems == ("row 62: '50' is more than its scale allows",)


def test_the_persons_own_rating_is_taken_and_not_the_average(write: Write) -> None:
    read = read_history(write("Title,Average Rating,Rating,My Rating\nA Book,4.1,3.9,2\n"))
    assert read.rows[0].rating == 0.4


def test_months_come_first_when_the_column_proves_it(write: Write) -> None:
    read = read_history(write("title,date\nOne,02/03/2021\nTwo,02/28/2021\n"))
    assert [row.date[:10] for row in read.rows] == ["2021-02-03", "2021-02-28"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "has no rows"),
        ("title,rating\n", "has no rows"),
        ("film_name,stars\nArrival,4\n", "no column of titles, only: film_name, stars"),
        ("title,rating\n,4\n", "no row can be used"),
        ("title,rating\nA\0B,4\n", "line 2 holds a NUL"),
        (b"PK\3\4\0\0\0\0", "cannot be opened"),
        ("title\n" + "x" * 2_000, "row 2: the title has 2,000 characters"),
        ("title,note\nOne," + "x" * 200_000, "cannot be read as CSV"),
        ('{"title": "One", "year": ' + "9" * 5_000 + "}", "a number is too long"),
        ('{"title": ' + "[" * 100_000, "nested too deep"),
    ],
    ids=range(10),
)
def test_what_is_no_history_gives_one_plain_message(
    write: Write, content: str | bytes, says: str
) -> None:
    with pytest.raises(BadHistory, match=says) as problem:
        read_history(write(content))
    assert len(str(problem.value)) < 400


def test_too_many_rows_and_bytes_are_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("title\n" + "One\n" * 20)
    monkeypatch.setattr(rows, "MAX_ROWS", 10)
    with pytest.raises(BadHistory, match="more than 10 rows"):
        read_history(path)
    monkeypatch.setattr(sources, "MAX_BYTES", 10)
    with pytest.raises(BadHistory, match="split it into parts"):
        read_history(path)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadHistory, match="No such file"):
        read_history(tmp_path / "none.csv")
