"""What every command shares: --home, --json, progress on a terminal, errors on stderr."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from recchat.config import Settings, read_settings

app = typer.Typer(
    name="recchat",
    help="A conversational recommender that runs on this computer, privately.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)
Home = Annotated[
    Path | None, typer.Option("--home", help="Folder for all data; RECCHAT_HOME does the same.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object for programs.")]
console = Console(highlight=False)


def settings_for(home: Path | None, **given: object) -> Settings:
    """Settings of this run; a home given by option goes before the environment."""
    return read_settings(home=home, **given)


def print_json(value: object) -> None:
    """One JSON object on stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def say(text: str) -> None:
    """A line for a person; file names and titles are not markup."""
    console.print(text, markup=False)


def say_error(text: str) -> None:
    """One line on stderr."""
    sys.stderr.write(f"recchat: {' '.join(text.split())}\n")


@dataclass(slots=True)
class Bar:
    """A running bar: tell it how far things are, between 0 and 1."""

    progress: Progress
    task: int

    def __call__(self, share: float, words: str = "") -> None:
        """Move the bar; words replace what stands before it."""
        self.progress.update(self.task, completed=share, description=words or None)  # type: ignore[arg-type]


@contextmanager
def bar(words: str) -> Iterator[Bar]:
    """A progress bar on a terminal, nothing elsewhere."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    shown = Console(stderr=True)
    with Progress(*columns, console=shown, transient=True, disable=not shown.is_terminal) as one:
        yield Bar(one, one.add_task(words, total=1.0))
