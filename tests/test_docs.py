"""The docs cannot rot: the map names the files there are, the README the commands there are."""

import re
import runpy
from pathlib import Path

import typer.main

from recchat.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def test_the_map_names_exactly_the_files_there_are() -> None:
    text = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
    written = runpy.run_path(str(ROOT / "tools" / "map.py"))["written"]
    assert written(text) == text, "run: python tools/map.py"


def test_the_files_that_the_docs_name_exist() -> None:
    for document in (README, (ROOT / "docs" / "map.md").read_text(encoding="utf-8")):
        named = re.findall(
            r"`((?:tests|docs|bench|data|recchat|prompts|assets)/[\w./-]+)`", document
        )
        assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_command_that_the_readme_shows_exists() -> None:
    named = set(re.findall(r"(?:`|bin/)recchat ([a-z]+)", README))
    assert {"chat", "history", "catalogue", "models", "prompts", "mcp"} <= named
    assert named <= set(COMMANDS)


def test_the_readme_counts_the_films_right() -> None:
    count = len((ROOT / "data" / "films.jsonl").read_text(encoding="utf-8").splitlines())
    assert f"{count:,} films" in README


def test_pictures_are_there() -> None:
    for picture in re.findall(r"\]\((docs/[\w.-]+)\)", README):
        assert (ROOT / picture).stat().st_size > 10_000


def test_nothing_names_an_absolute_path_of_ours() -> None:
    found = [
        str(path.relative_to(ROOT))
        for folder in ("recchat", "tests", "bench", "docs", "prompts", "tools")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".md", ".j2", ".sh"}
        and path.name != "test_docs.py"
        and re.search(r"(?<![\w.])/(work|root|home)/\w", path.read_text(encoding="utf-8"))
    ]
    assert found == []
