"""The contract for programs: JSON on stdout, one line on stderr, exit status 0, 1 or 2."""

import json
from pathlib import Path

import pytest
import typer.main

from recchat.cli import app, main

RATINGS = "Title,Year,Rating\nArrival,2016,10\nTitanic,1997,2\nNo Such Film Ever,1901,7\n"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit status, stdout and stderr of a command."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    printed = capsys.readouterr()
    return int(ended.value.code or 0), printed.out, printed.err


def commands() -> list[list[str]]:
    """Every command there is, as its words."""
    found = []
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        found += [[name, sub] for sub in inner] if inner else [[name]]
    return found


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_every_command_has_help_with_an_example(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    status, out, _ = run(capsys, *words, "--help")
    assert status == 0
    assert f"Example: recchat {' '.join(words)}" in " ".join(out.split())


def test_one_turn_as_json_has_every_field(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "chat", "--once", "a warm film about robots", "--json")
    turn = json.loads(out)
    assert status == 0
    assert {"understood", "reply", "cards", "notices", "timings_ms"} <= set(turn)
    card = turn["cards"][0]
    assert {"id", "title", "year", "score", "sources", "together", "reason", "claims"} == set(card)
    assert {"text", "kind", "evidence"} == set(card["claims"][0])
    assert {"understand", "retrieve", "cards", "first_word", "total"} <= set(turn["timings_ms"])


def test_a_history_comes_in_counts_and_is_undone(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "ratings.csv"
    file.write_text(RATINGS)
    status, out, _ = run(capsys, "history", "import", str(file), "--person", "Ana", "--json")
    assert (status, json.loads(out)["added"]) == (0, 2)
    assert "No Such Film Ever" in out
    run(capsys, "history", "forget", "Titanic", "--person", "Ana")
    _, out, _ = run(capsys, "history", "show", "--person", "Ana", "--json")
    assert [one["id"] for one in json.loads(out)["interactions"]] == ["arrival-2016"]


def test_a_catalogue_of_ones_own(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "games.csv"
    file.write_text("Name,Year\nChess,600\nGo,-2000\n")
    status, out, _ = run(capsys, "catalogue", "import", str(file), "--library", "games")
    assert (status, "2 items" in out) == (0, True)
    _, out, _ = run(capsys, "catalogue", "list", "--json")
    assert json.loads(out)["libraries"]["games"] == 2


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["catalogue", "import", "missing.csv"], 1, "missing.csv cannot be read"),
        (["history", "show", "--person", "Nobody"], 1, "nobody is called 'Nobody'"),
        (["models", "use", "missing.gguf"], 1, "missing.gguf"),
        (["models", "pull", "gpt-9"], 1, "gpt-9"),
        (["prompts", "render", "talk/sing"], 1, "talk/sing"),
        (["eval", "understanding", "missing.jsonl"], 1, "missing.jsonl"),
        (["dance"], 2, "dance"),
        (["chat", "--twice"], 2, "--twice"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_a_status(
    capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, says: str
) -> None:
    found, out, err = run(capsys, *arguments)
    assert (found, out) == (status, "")
    assert says in err
    assert "Traceback" not in err
    if status == 1:
        assert err.count("\n") == 1


def test_templates_are_listed_and_checked(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "prompts", "list")
    assert "talk/understand" in out
    assert run(capsys, "prompts", "check")[0] == 0


def test_models_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "models", "list", "--json")
    listed = json.loads(out)
    assert listed["models"][0]["in_use"]
    assert len(listed["suggested"]) == 2
