"""recchat prompts, as a person or a program runs it."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from recchat.cli import app
from recchat.errors import BadPrompt, RecchatError
from recchat.prompts import Prompts

NAME = "talk/chat"
EDITED = Prompts().shipped(NAME).replace("kind:", "sort:")


def run(*arguments: str, status: int = 0) -> str:
    result = CliRunner().invoke(app, ["prompts", *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == status, result.output
    return result.stdout


def read(*arguments: str, status: int = 0) -> Any:
    return json.loads(run(*arguments, "--json", status=status))


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.j2"
    path.write_text(EDITED, encoding="utf-8")
    return path


def test_an_edit_is_saved_used_compared_exported_and_taken_back(mine: Path) -> None:
    assert read("save", NAME, str(mine), "--comment", "a word") == {"id": "0001", "problem": ""}
    assert read("render", NAME)["user"].startswith("kind:")
    assert read("use", NAME, "0001") == {"in_use": "0001"}
    assert read("render", NAME)["user"].startswith("sort:")
    assert [one["in_use"] for one in read("versions", NAME)] == [False, True]
    assert "+sort: {{ kind }}" in read("diff", NAME, "shipped", "0001")["diff"]
    assert read("export")["patch"].startswith("diff --git a/prompts/talk/chat.j2")
    assert read("revert", NAME) == {"in_use": "shipped"}
    assert read("export")["patch"] == ""


def test_check_without_a_model_is_fine_and_says_what_it_counted() -> None:
    found = read("check", "--no-model")
    assert found["ok"]
    by_name = {one["name"]: one for one in found["templates"]}
    assert by_name[NAME]["cases"] == by_name[NAME]["cases_held"] == 9
    assert 0 < by_name[NAME]["tokens"] < by_name[NAME]["budget"]
    assert "All templates are fine." in run("check", "--no-model")


def test_compare_says_that_nothing_shows_without_a_model(mine: Path) -> None:
    found = read("compare", "shipped", str(mine), NAME, "--no-model")
    assert found["verdict"].startswith("no difference that 9 cases could show")
    assert len(found["rows"]) == 9


def test_a_broken_version_is_kept_but_cannot_be_used(tmp_path: Path) -> None:
    path = tmp_path / "broken.j2"
    path.write_text("=== system\n{{ settings }}\n=== user\n{{ message }}\n", encoding="utf-8")
    assert "'settings' is undefined" in read("save", NAME, str(path))["problem"]
    with pytest.raises(BadPrompt, match="cannot be used"):
        run("use", NAME, "0001")


@pytest.mark.parametrize(
    "arguments",
    [
        ("versions", "../../etc/passwd"),
        ("render", "talk/sing"),
        ("save", NAME, "/nowhere.j2"),
        ("use", NAME, "latest"),
        ("diff", NAME, "shipped", "0009"),
        ("render", NAME, "--variables", "[1]"),
        ("render", NAME, "--dialogue", "nothing"),
    ],
)
def test_what_is_not_there_is_named(arguments: tuple[str, ...]) -> None:
    with pytest.raises(RecchatError):
        run(*arguments)


def test_the_measured_edits_are_listed() -> None:
    found = read("edits")
    assert len(found["edits"]) == 20
    assert found["followed"] >= 16
    assert all(one["change"] and one["must"] for one in found["edits"])
    assert not any(one["followed"] for one in found["needs_larger"])


@pytest.mark.parametrize("command", ["list", "render", "check", "compare", "save", "edits"])
def test_help_has_an_example(command: str) -> None:
    assert "Example: recchat prompts" in run(command, "--help")
