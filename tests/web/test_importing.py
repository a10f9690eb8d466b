import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from recchat.errors import NotFound, RecchatError
from recchat.web.ask import Ask
from recchat.web.desk import Desk
from recchat.web.looks import Looks
from recchat.web.rooms import Rooms
from tests.web.fake_app import FakeApp

FILM, BARE = "starman-1984", "no-such-film"
TABLE = "title,year,rating\nStarman,1984,5\nPast Livs,2023,4\nNo Such Film,1901,4\n"
HEADER = b"Date,Name,Year,Letterboxd URI,Rating\n2021-03-05,Starman,1984,https://boxd.it/a,4\n"
Import = Callable[..., dict[str, object]]


@pytest.fixture
def desk(app: FakeApp, tmp_path: Path) -> Desk:
    return Rooms(app, tmp_path / "uploads").first.desk


@pytest.fixture
def ana(app: FakeApp) -> str:
    return app.people.add("Ana").id


@pytest.fixture
def look(desk: Desk, ana: str, tmp_path: Path) -> Import:
    """Upload a file and look at it, as the page does."""

    def looked(data: str | bytes = TABLE, name: str = "mine.csv") -> dict[str, object]:
        folder = tmp_path / "uploads" / os.urandom(4).hex()
        folder.mkdir(parents=True)
        path = folder / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        asked = {"person": ana, "ticket": "t", "path": str(path), "name": name}
        return desk.answer({"do": "import-look", **asked})

    return looked


def told(app: FakeApp, person: str) -> list[str]:
    return sorted(one.item_id for one in app.interactions.of(person))


def zipped(files: dict[str, bytes], path: Path) -> bytes:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path.read_bytes()


def test_a_look_shows_what_is_there_and_writes_nothing(
    app: FakeApp, look: Import, ana: str
) -> None:
    html = str(look()["html"])
    for words in ("3 rows: 3 rated", "2 of 3", "out of 5", "Past Livs (2023)", "No Such Film"):
        assert words in html
    assert told(app, ana) == []


def test_what_was_looked_at_is_added_and_its_file_is_gone(
    app: FakeApp, desk: Desk, look: Import, ana: str, tmp_path: Path
) -> None:
    look()
    answer = desk.answer({"do": "import-add", "person": ana, "ticket": "t"})
    assert answer["said"] == "2 films from your history added. 1 title left out."
    assert told(app, ana) == ["past-lives-2023", FILM]
    assert not [path for path in (tmp_path / "uploads").rglob("*") if path.is_file()]


def test_what_is_there_already_is_said_before_and_after(desk: Desk, look: Import, ana: str) -> None:
    look()
    desk.answer({"do": "import-add", "person": ana, "ticket": "t"})
    html = str(look(TABLE + "Her,2013,3\nHer,2013,4\n")["html"])
    assert "1 film; 2 you have already" in html
    answer = desk.answer({"do": "import-add", "person": ana, "ticket": "t"})
    assert str(answer["said"]).startswith("1 film from your history added. 2 you had already.")


def test_a_near_title_can_be_refused_and_a_lost_one_matched_by_hand(
    app: FakeApp, desk: Desk, look: Import, ana: str
) -> None:
    look()
    decided = {"refused": ["Past Livs (2023)"], "by_hand": {"1": "her-2013"}}
    desk.answer({"do": "import-add", "person": ana, "ticket": "t", **decided})
    assert told(app, ana) == ["her-2013", FILM]


def test_an_import_goes_as_a_whole_with_the_bare_titles_that_it_brought(
    app: FakeApp, desk: Desk, look: Import, ana: str
) -> None:
    look()
    added = desk.answer({"do": "import-add", "person": ana, "ticket": "t", "rest_bare": True})
    assert [key.startswith(BARE) for key in told(app, ana)] == [True, False, False]
    assert any(key.startswith(BARE) for key in app.items.load("films").items)
    listed = desk.answer({"do": "list", "person": ana, "kind": "imports"})
    assert "3 entries" in str(listed["html"])
    desk.answer({"do": "drop-import", "person": ana, "batch": added["batch"]})
    assert told(app, ana) == []
    assert not any(key.startswith(BARE) for key in app.items.load("films").items)


def test_what_is_left_can_not_be_added_afterwards(desk: Desk, look: Import, ana: str) -> None:
    look()
    assert desk.answer({"do": "import-stop", "person": ana, "ticket": "t"}) == {"stopped": True}
    with pytest.raises(NotFound, match="choose it again"):
        desk.answer({"do": "import-add", "person": ana, "ticket": "t"})


@pytest.mark.parametrize("verb", ["add", "read", "stand", "find", "more"])
def test_the_look_of_another_is_not_found(
    app: FakeApp, desk: Desk, look: Import, verb: str
) -> None:
    look()
    ben = app.people.add("Ben").id
    with pytest.raises(NotFound):
        desk.answer({"do": f"import-{verb}", "person": ben, "ticket": "t"})


def test_nobody_undoes_the_import_of_another_nor_what_is_no_import(
    app: FakeApp, desk: Desk, look: Import, ana: str
) -> None:
    look()
    batch = desk.answer({"do": "import-add", "person": ana, "ticket": "t"})["batch"]
    desk.answer({"do": "judge", "person": ana, "item": "her-2013", "kind": "liked"})
    ben = app.people.add("Ben").id
    for person, name in ((ben, batch), (ana, "card"), (ana, "import:none")):
        with pytest.raises(NotFound):
            desk.answer({"do": "drop-import", "person": person, "batch": name})
    assert len(told(app, ana)) == 3


def test_columns_and_the_order_of_dates_can_be_read_anew(
    desk: Desk, look: Import, ana: str
) -> None:
    html = str(look("title,noted on\nStarman,03/04/2021\nHer,05/06/2021\n")["html"])
    assert "none in the file" in html
    again = {"do": "import-read", "person": ana, "ticket": "t", "columns": {"noted on": "date"}}
    assert "from 3 April 2021 to 5 June 2021" in str(desk.answer(again)["html"])
    again["dates"] = "month first"
    assert "from 4 March 2021 to 6 May 2021" in str(desk.answer(again)["html"])
    again["columns"] = {"title": "nonsense"}
    assert "not a name of ours" in str(desk.answer(again)["trouble"])


def test_a_table_of_unknown_columns_asks_which_holds_the_titles(
    app: FakeApp, desk: Desk, look: Import, ana: str
) -> None:
    html = str(look("Filmname;Jahr\nStarman;1984\n")["html"])
    assert 'data-column="Filmname"' in html
    assert 'class="facts"' not in html
    asked = {"person": ana, "ticket": "t"}
    again = {"do": "import-read", "columns": {"Filmname": "title", "Jahr": "year"}, **asked}
    assert "1 of 1 rows" in str(desk.answer(again)["html"])
    desk.answer({"do": "import-add", **asked})
    assert told(app, ana) == [FILM]


def test_of_a_file_of_several_people_one_is_chosen(
    app: FakeApp, desk: Desk, look: Import, ana: str, tmp_path: Path
) -> None:
    files = {
        "ratings.csv": b"userId,movieId,rating,timestamp\n1,7,4,1600000000\n2,7,3,1600000000\n",
        "movies.csv": b"movieId,title,genres\n7,Starman (1984),Sci-Fi\n",
    }
    html = str(look(zipped(files, tmp_path / "ml.zip"), "ml.zip")["html"])
    assert "Whose rows?" in html
    answer = desk.answer({"do": "import-add", "person": ana, "ticket": "t"})
    assert "choose whose rows" in str(answer["trouble"])
    desk.answer({"do": "import-read", "person": ana, "ticket": "t", "user": "2"})
    desk.answer({"do": "import-add", "person": ana, "ticket": "t"})
    assert told(app, ana) == [FILM]


def test_titles_are_suggested_by_their_beginning_and_by_their_makers(
    desk: Desk, look: Import, ana: str
) -> None:
    look()
    for words, title in (
        ("star", "Starman"),
        ("amel", "Amélie"),
        ("away", "Spirited Away"),
        ("coppola", "Lost in Translation"),
    ):
        found = desk.answer({"do": "import-find", "person": ana, "ticket": "t", "words": words})
        assert title in str(found["html"])
    nothing = desk.answer({"do": "import-find", "person": ana, "ticket": "t", "words": "<b>zzq"})
    assert "&lt;b&gt;zzq" in str(nothing["html"])


def test_many_lost_titles_come_in_parts(desk: Desk, look: Import, ana: str) -> None:
    rows = "".join(f"Zzq {number} nowhere,19{number:02}\n" for number in range(60))
    html = str(look("title,year\nStarman,1984\n" + rows)["html"])
    assert html.count('class="lost"') == 40
    more = desk.answer({"do": "import-more", "person": ana, "ticket": "t", "from": 40})
    assert str(more["html"]).count('class="lost"') == 20
    assert more["more"] == 0


def test_bad_files_are_a_calm_line_and_leave_nothing(
    app: FakeApp, look: Import, ana: str, tmp_path: Path
) -> None:
    bomb = zipped({"ratings.csv": HEADER + b"0" * 30_000_000}, tmp_path / "bomb.zip")
    leaving = zipped({"../ratings.csv": HEADER}, tmp_path / "leaving.zip")
    for data, name, says in (
        (bomb, "bomb.zip", "zip bomb"),
        (leaving, "leaving.zip", "leaves the folder"),
        (b"", "empty.csv", "empty"),
        (b"PK\x03\x04 and then nothing", "half.zip", "cannot be opened"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "photo.csv", "photo.csv"),
        (b'{"title": "Starman"', "cut.json", "cut.json"),
    ):
        trouble = str(look(data, name)["trouble"])
        assert says in trouble
        assert "Traceback" not in trouble
    assert told(app, ana) == []
    assert not [one for one in (tmp_path / "uploads").rglob("*") if one.is_file()]


def test_another_encoding_is_read_as_what_it_is(look: Import) -> None:
    assert "Amélie" in str(look("title,year\nAmélie,2001\n".encode("utf-16"))["html"])


@pytest.mark.parametrize("path", ["/etc/passwd", "../../etc/passwd", "", "/proc/self/environ"])
def test_only_a_file_of_the_upload_folder_is_read(desk: Desk, ana: str, path: str) -> None:
    with pytest.raises(RecchatError, match="did not arrive"):
        desk.answer({"do": "import-look", "person": ana, "path": path, "ticket": "t"})


def test_an_import_that_is_stopped_half_way_leaves_the_history_as_it_was(
    app: FakeApp, tmp_path: Path, look: Import, ana: str, desk: Desk
) -> None:
    look()
    importing = desk.others["import-add"].__self__  # type: ignore[attr-defined]
    importing.looks.get(ana, "t").cancelled.set()
    answer = importing.add(Ask({"person": ana, "ticket": "t"}))
    assert answer == {"trouble": "the import was stopped: nothing was changed"}
    assert told(app, ana) == []


def test_a_new_look_puts_the_one_before_away_and_only_so_many_are_held(tmp_path: Path) -> None:
    now = [0.0]
    looks = Looks(lambda: now[0])

    def begin(person: str, ticket: str) -> Path:
        path = tmp_path / f"{person}{ticket}.csv"
        path.write_text("x")
        looks.begin(person, ticket, "x.csv", path)
        return path

    first = begin("a", "1")
    begin("a", "2")
    assert not first.exists()
    for person in "bcd":
        begin(person, "1")
    with pytest.raises(RecchatError, match="in a minute"):
        begin("e", "1")
    now[0] = 4000.0
    begin("e", "1")
    assert set(looks.standing) == {("e", "1")}
