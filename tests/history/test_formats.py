"""Every format is recognised, and its sample becomes the rows it should."""

import shutil
from pathlib import Path

import pytest

from recchat.errors import BadHistory
from recchat.history.importers.archives import MAGIC
from recchat.history.importers.contract import Faults
from recchat.history.importers.formats import IMPORTERS
from recchat.history.importers.rows import HistoryRead, Reading, read_history
from recchat.history.importers.sources import open_source
from recchat.history.importers.watch import Watch
from recchat.types import Judgment

DATA = Path(__file__).parent / "data"
Told = tuple[str, str, float | None, str]
RATED, SEEN, LIKED, SAVED = Judgment.RATED, Judgment.SEEN, Judgment.LIKED, Judgment.SAVED

SAMPLES: dict[str, tuple[str, list[Told]]] = {
    "letterboxd": (
        "letterboxd",
        [
            ("Comet Summer (1986)", SEEN, None, "2021-03-01"),
            ("Moss (2020)", LIKED, 0.6, "2021-03-07"),
            ("Night Ferry (1999)", RATED, 0.1, "2021-03-06"),
            ("The Salt Harbour (1994)", RATED, 0.9, "2021-04-01"),
            ("Zero Sum (2011)", SAVED, None, "2021-05-01"),
        ],
    ),
    "imdb.csv": (
        "imdb",
        [
            ("Comet Summer (1986)", RATED, 1.0, "2021-03-08"),
            ("Ferry by Night (1999)", RATED, 0.2, "2021-03-05"),
            ("Moss (2020)", RATED, 0.8, "2021-03-06"),
            ("The Salt Harbour (1994)", RATED, 0.9, "2021-03-04"),
        ],
    ),
    "imdb-watchlist.csv": ("imdb", [("Zero Sum (2011)", SAVED, None, "2021-06-01")]),
    "trakt": (
        "trakt",
        [
            ("Harbour Street (2019)", SEEN, None, "2021-03-06"),
            ("Harbour Street (2019)", SEEN, None, "2021-03-07"),
            ("Night Ferry (1999)", SEEN, None, "2021-03-05"),
            ("The Salt Harbour (1994)", RATED, 0.9, "2021-03-04"),
            ("Zero Sum (2011)", SAVED, None, "2021-05-01"),
        ],
    ),
    "NetflixViewingHistory.csv": (
        "netflix",
        [
            ("Harbour Street", SEEN, None, "2021-03-13"),
            ("Harbour Street", SEEN, None, "2021-03-13"),
            ("Lanterns: Part 1", SEEN, None, "2021-03-12"),
            ("Night Ferry", SEEN, None, "2021-03-14"),
            ("Paper Town", SEEN, None, "2021-03-11"),
            ("The Tin Band", SEEN, None, "2021-03-10"),
        ],
    ),
    "goodreads.csv": (
        "goodreads",
        [
            ("A House of Salt (1999)", SAVED, None, "2021-02-01"),
            ("Letters to Nobody (1998)", SEEN, None, "2021-02-02"),
            ("The Grey Lamp (1998)", SAVED, None, "2021-02-03"),
            ("The Tin Moon (1971)", RATED, 0.8, "2021-03-04"),
        ],
    ),
    "storygraph.csv": (
        "storygraph",
        [
            ("A House of Salt", SAVED, None, "2021-02-01"),
            ("The Tin Moon", RATED, 0.85, "2021-03-04"),
        ],
    ),
    "lastfm.csv": (
        "lastfm",
        [("First Rain", SEEN, None, "2021-03-05"), ("Grey", SEEN, None, "2021-03-05")],
    ),
    "lastfm-plain.csv": (
        "lastfm",
        [
            ("First Rain", SEEN, None, "2021-03-04"),
            ("Grey", SEEN, None, ""),
            ("Second Rain", SEEN, None, "2021-03-04"),
        ],
    ),
    "recenttracks.json": ("lastfm", [("First Rain", SEEN, None, "2021-03-04")]),
    "listenbrainz.json": ("lastfm", [("First Rain", SEEN, None, "2021-03-04")]),
    "Streaming_History_Audio_2021_0.json": ("spotify", [("First Rain", SEEN, None, "2021-03-05")]),
    "StreamingHistory_music_0.json": ("spotify", [("First Rain", SEEN, None, "2021-03-04")]),
    "movielens": (
        "movielens",
        [
            ("Moss (2020)", RATED, 0.6, "2021-03-05"),
            ("Night Boat (1999)", RATED, 0.1, "2021-03-05"),
            ("The Salt Harbour (1994)", RATED, 0.9, "2021-03-04"),
        ],
    ),
    "movielens-ratings.csv": (
        "movielens",
        [
            ("Night Ferry (1999)", RATED, 0.2, ""),
            ("The Salt Harbour (1994)", RATED, 0.9, ""),
        ],
    ),
    "stars.csv": ("plain", []),
}

# Each format once more, broken: what is left, and what is said.
LETTERBOXD = "Date,Name,Year,Letterboxd URI,Rating\n"
IMDB = "Const,Your Rating,Date Rated,Title,Title Type,Year\n"
GOODREADS = "Title,Author,My Rating,Exclusive Shelf,Date Read\n"
STORYGRAPH = "Title,Authors,Read Status,Star Rating,Last Date Read\n"
BROKEN = [
    ("ratings.csv", LETTERBOXD + "soon,Moss,2020,x,4\n,,,,\n", "row 2: 'soon' is no date"),
    ("ratings.csv", IMDB + "tt1,eleven,2021-03-04,Moss,movie,2020\n", "'eleven' is no rating"),
    ("a.json", '[{"rated_at": "2021-03-04", "rating": 4, "movie": '
     '{"title": "Moss", "ids": {}}}, {"r',
     "from here on it is not JSON"),
    ("netflix.csv", "Title,Date\nMoss,31/31/2021\n", "'31/31/2021' is no date"),
    ("a.csv", GOODREADS + "Moss,A,9,read,\n", "'9' is more than its scale allows"),
    ("a.csv", STORYGRAPH + "Moss,A,read,good,\n", "'good' is no rating"),
    ("a.csv", "uts,utc_time,artist,track\nnever,,A,Moss\n1,2,A,B,C,D\n", "more fields than"),
    ("a.json", '[{"endTime": "2021-03-04 10:00", "artistName": "A", "trackName": "Moss", '
     '"msPlayed": 99999}, 7', "an object is needed, not int"),
    ("a.jsonl", '{"title": "Moss"}\n{"title": \n', "row 2: not JSON"),
]  # fmt: skip


def told(read: HistoryRead) -> list[Told]:
    return sorted((row.label, row.judgment, row.rating, row.date[:10]) for row in read.rows)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_recognised_and_understood(name: str) -> None:
    kind, rows = SAMPLES[name]
    read = read_history(DATA / name)
    assert (read.importer.kind, read.problems) == (kind, ())
    assert not rows or told(read) == rows


@pytest.mark.parametrize("name", ["letterboxd", "trakt", "movielens"])
def test_a_zip_gives_what_its_folder_gives(tmp_path: Path, name: str) -> None:
    packed = shutil.make_archive(str(tmp_path / "export"), "zip", DATA / name)
    assert Path(packed).read_bytes().startswith(MAGIC)
    assert told(read_history(Path(packed))) == SAMPLES[name][1]


@pytest.mark.parametrize(("name", "content", "says"), BROKEN, ids=range(len(BROKEN)))
def test_a_broken_file_gives_what_is_left_and_says_the_rest(
    tmp_path: Path, name: str, content: str, says: str
) -> None:
    path = tmp_path / name
    path.write_text(content)
    read = read_history(path)
    assert [row.title for row in read.rows] == ["Moss"]
    assert says in read.problems[0]


def test_every_format_has_a_sample() -> None:
    assert {one.kind for one in IMPORTERS} <= {kind for kind, _ in SAMPLES.values()}


@pytest.mark.parametrize("name", ["letterboxd", "trakt"])
def test_a_profile_is_never_opened(name: str) -> None:
    with open_source(DATA / name, Watch()) as source:
        importer = next(one for one in IMPORTERS if one.kind == name)
        faults = Faults()
        assert importer.recognises(source)
        assert len(list(importer.rows(source, faults))) == 5
        assert not any("profile" in path or "deleted" in path for path in source.spent)


def test_a_list_of_letterboxd_that_lost_its_name_is_not_guessed_at(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    shutil.copy(DATA / "letterboxd" / "watchlist.csv", path)
    with pytest.raises(BadHistory, match=r"call it watched.csv, films.csv or watchlist.csv"):
        read_history(path)


def test_a_second_download_keeps_its_role(tmp_path: Path) -> None:
    path = tmp_path / "watchlist (1).csv"
    shutil.copy(DATA / "letterboxd" / "watchlist.csv", path)
    assert read_history(path).rows[0].judgment is SAVED


def test_series_are_told_from_films() -> None:
    read = read_history(DATA / "NetflixViewingHistory.csv")
    assert {row.title for row in read.rows if row.medium == "film"} == {
        "Night Ferry",
        "Lanterns: Part 1",
    }


def test_types_are_understood_in_other_languages(tmp_path: Path) -> None:
    path = tmp_path / "ratings.csv"
    kinds = ["Film", "Serie TV", "Mini serie TV", "Épisode", "tvMovie"]
    path.write_text(IMDB + "".join(f"tt1,8,2021-03-04,X,{kind},2020\n" for kind in kinds))
    media = [row.medium for row in read_history(path).rows]
    assert media == ["film", "series", "series", "series", "film"]


def test_of_several_people_one_is_chosen() -> None:
    path = DATA / "ViewingActivity.csv"
    read = read_history(path)
    assert (read.rows, read.users) == ((), {"Ana": 1, "Ben": 1})
    assert [row.title for row in read_history(path, Reading(user="Ana")).rows] == ["Night Ferry"]
    with pytest.raises(BadHistory, match="nothing of 'Eve'; it holds 2 people"):
        read_history(path, Reading(user="Eve"))


def test_the_double_colons_of_ml_1m_are_read_with_their_accents() -> None:
    read = read_history(DATA / "ml-1m", Reading(user="1"))
    assert told(read) == [
        ("Café Lanterns (2018)", RATED, 0.2, "2000-12-31"),
        ("The Salt Harbour (1994)", RATED, 1.0, "2000-12-31"),
    ]


def test_the_files_beside_movielens_ratings_name_its_films(tmp_path: Path) -> None:
    row = read_history(DATA / "movielens" / "ratings.csv").rows[0]
    assert row.ids == (("imdb", "9000001"), ("tmdb", "901"), ("movielens", "11"))
    shutil.copy(DATA / "movielens" / "ratings.csv", tmp_path)
    with pytest.raises(BadHistory, match=r"put movies.csv"):
        read_history(tmp_path / "ratings.csv")


def test_a_format_asked_for_must_fit(tmp_path: Path) -> None:
    with pytest.raises(BadHistory, match="does not look like a Goodreads export"):
        read_history(DATA / "imdb.csv", Reading(kind="goodreads"))
    with pytest.raises(BadHistory, match="'cinema' is no format"):
        read_history(DATA / "imdb.csv", Reading(kind="cinema"))


def test_columns_are_mapped_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("what,when,how good\nMoss,2020,4\nStatic,1992,5\n")
    by_hand = {"what": "title", "when": "year", "how good": "rating"}
    read = read_history(path, Reading(columns=by_hand))
    assert (read.columns, read.headers) == (by_hand, ("what", "when", "how good"))
    assert [(row.label, row.rating) for row in read.rows] == [
        ("Moss (2020)", 0.8),
        ("Static (1992)", 1.0),
    ]


@pytest.mark.parametrize(
    ("columns", "says"),
    [({"film": "title"}, "no column 'film', only: Name, Year"), ({"Name": "x"}, "'x' is not a")],
)
def test_a_mapping_that_cannot_be_is_said(columns: dict[str, str], says: str) -> None:
    with pytest.raises(BadHistory, match=says):
        read_history(DATA / "stars.csv", Reading(columns=columns))


def test_thumbs_are_opinions(tmp_path: Path) -> None:
    path = tmp_path / "thumbs.csv"
    path.write_text("title,rating\nMoss,👍\nStatic,Thumbs down\n")
    read = read_history(path)
    assert [row.judgment for row in read.rows] == [Judgment.LIKED, Judgment.DISLIKED]
    assert read.problems == ()
