"""The commands of `recchat history` and `recchat catalogue`, from a file to a file."""

import json
from pathlib import Path

import pytest

from recchat.cli import main

RATINGS = (
    "what,Year,Rating,Date\nArrival,2016,10,03/04/2021\nTitanic,1997,2,\nNo Such Film,1901,7,\n"
)


@pytest.fixture
def ratings(tmp_path: Path) -> Path:
    path = tmp_path / "ratings.csv"
    path.write_text(RATINGS)
    return path


class Shell:
    """Runs commands and gives their JSON."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *words: str, status: int = 0) -> str:
        with pytest.raises(SystemExit) as ended:
            main(words)
        printed = self.capsys.readouterr()
        assert (ended.value.code or 0) == status, printed.err
        return printed.err if status else printed.out


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all of them: the bundled libraries are put into it once."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def shell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, shared: Path
) -> Shell:
    monkeypatch.setenv("RECCHAT_HOME", str(shared))
    return Shell(capsys)


def test_a_preview_writes_nothing_and_says_how_it_reads(shell: Shell, ratings: Path) -> None:
    words = (
        "history",
        "import",
        str(ratings),
        "--map",
        "what=title",
        "--preview",
        "--person",
        "Eve",
    )
    out = shell(*words)
    assert "what is read as title" in out
    assert "read day first (a guess" in out
    found = json.loads(shell(*words, "--person", "Eve", "--json"))
    assert (found["rows"], found["matched"], found["scale"]) == (3, 2, "out of 10")
    assert found["unmatched"][0]["title"] == "No Such Film (1901)"
    assert "nobody is called 'Eve'" in shell("history", "show", "--person", "Eve", status=1)


def test_a_whole_round_import_match_export_undo(
    shell: Shell, ratings: Path, tmp_path: Path
) -> None:
    words = ("history", "import", str(ratings), "--map", "what=title", "--person", "Ana", "--json")
    done = json.loads(shell(*words, "--match", "1=arrival-2016", "--dates", "month-first"))
    assert (done["added"], done["already"], done["unmatched"]) == (2, 1, [])
    out = tmp_path / "ana.jsonl"
    shell("history", "export", str(out), "--person", "Ana")
    assert len(out.read_text().splitlines()) == 2
    shell("history", "undo-import", done["batch"], "--person", "Ana")
    assert json.loads(shell("history", "show", "--person", "Ana", "--json"))["interactions"] == []
    again = json.loads(shell("history", "import", str(out), "--person", "Ana", "--json"))
    assert (again["added"], again["problems"]) == (2, [])
    assert "has no import 'x'" in shell("history", "undo-import", "x", "--person", "Ana", status=1)


def test_a_missing_title_is_added_and_gone_again(shell: Shell, ratings: Path) -> None:
    count = json.loads(shell("catalogue", "list", "--json"))["libraries"]["films"]
    words = ("history", "import", str(ratings), "--map", "what=title", "--add-missing", "--json")
    words += ("--person", "Cora")
    done = json.loads(shell(*words))
    assert (done["added"], len(done["new_items"])) == (3, 1)
    now = json.loads(shell("catalogue", "list", "--json"))["libraries"]["films"]
    shell("history", "undo-import", done["batch"], "--person", "Cora")
    after = json.loads(shell("catalogue", "list", "--json"))["libraries"]["films"]
    assert (now, after) == (count + 1, count)


@pytest.mark.parametrize("kind", ["csv", "letterboxd", "goodreads"])
def test_other_forms_of_export(shell: Shell, ratings: Path, tmp_path: Path, kind: str) -> None:
    shell("history", "import", str(ratings), "--map", "what=title")
    out = tmp_path / "out.csv"
    shell("history", "export", str(out), "--format", kind)
    assert "Arrival" in out.read_text()


def test_wrong_usage_is_said(shell: Shell, ratings: Path, tmp_path: Path) -> None:
    shell("history", "import", str(ratings), "--format", "cinema", status=2)
    shell("history", "import", str(ratings), "--map", "what", status=2)
    shell("history", "import", str(ratings), "--map", "what=title", "--match", "a=b", status=2)
    shell("history", "import", str(ratings), "--map", "what=title")
    shell("history", "export", str(tmp_path / "x"), "--format", "pdf", status=2)
    assert "cannot be written" in shell("history", "export", str(tmp_path), status=1)


def test_a_catalogue_is_previewed_and_ids_stay_where_they_are(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "books.csv"
    path.write_text("id,Name,Pages\narrival-2016,The Tin Moon,300\n")
    out = shell("catalogue", "import", str(path), "--library", "novels", "--preview")
    assert "1 items would be in the library 'novels'" in out
    assert "Name is read as title" in out
    said = shell("catalogue", "import", str(path), "--library", "novels", status=1)
    assert "'arrival-2016' is in the library 'films' already" in said
    assert "novels" not in shell("catalogue", "list")
