"""recchat history: what a person liked and has seen: import, export, show, forget."""

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from recchat.assemble import Library, open_library
from recchat.cli.history_words import (
    exported_files,
    preview_lines,
    preview_row,
    report_lines,
    report_row,
)
from recchat.cli.shell import AsJson, Home, bar, print_json, say, settings_for
from recchat.errors import NotFound
from recchat.history.import_file import Batch, Decided, commit, undo_import
from recchat.history.importers.formats import KINDS
from recchat.history.importers.rows import Reading
from recchat.history.importers.watch import Watch
from recchat.history.people import now
from recchat.history.preview import Preview, preview_history
from recchat.types import Interaction, Person

Who = Annotated[str, typer.Option("--person", help="The person's name.")]
Columns = Annotated[
    list[str] | None, typer.Option("--map", help="theirs=ours, for example Film=title.")
]
commands = typer.Typer(help="What a person liked and has seen.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(commands, name="history")


@commands.command(name="import")
def import_file(
    file: Annotated[
        Path, typer.Argument(help="An export: a zip, a folder, a .csv, .json or .jsonl file.")
    ],
    person: Who = "me",
    kind: Annotated[str, typer.Option("--format", help=f"One of: {', '.join(KINDS)}.")] = "auto",
    columns: Columns = None,
    user: Annotated[str, typer.Option(help="Whose rows, in a file of several people.")] = "",
    dates: Annotated[str, typer.Option(help="day-first or month-first, for 3/4/2021.")] = "",
    preview: Annotated[bool, typer.Option(help="Only say what would be done.")] = False,
    match: Annotated[
        list[str] | None, typer.Option(help="NUMBER=ITEM: a listed title is this item.")
    ] = None,
    add_missing: Annotated[
        bool, typer.Option(help="Put titles that the library lacks into it.")
    ] = False,
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Bring in ratings and watched items; nothing is taken in twice, and all can be undone.

    Example: recchat history import letterboxd.zip --person Ana --preview
    """
    order = {"": None, "day-first": True, "month-first": False}
    if kind not in KINDS or dates not in order:
        raise typer.BadParameter(f"a format is one of {', '.join(KINDS)}; dates are day-first ...")
    reading = Reading(kind, pairs(columns, "--map"), user, order[dates])
    with open_library(settings_for(home)) as shelf, bar("reading the file") as move:
        found = preview_history(file, shelf.catalogue, reading, Watch(move, high=0.7))
        if not preview:
            decided = decided_on(found, pairs(match, "--match"), add_missing=add_missing)
            batch = Batch(shelf.people.named(person).id, uuid.uuid4().hex[:8], now())
            report = commit(
                found, batch, shelf.interactions, decided=decided, watch=Watch(move, low=0.7)
            )
    if preview:
        tell(preview_row(found), preview_lines(found), json=json)
    else:
        tell(report_row(report, person, batch), report_lines(report, person, batch), json=json)


@commands.command(name="undo-import")
def undo(
    batch: Annotated[str, typer.Argument(help="As `history import` and `history show` name it.")],
    person: Who = "me",
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Take a whole import back; what it had replaced stands again.

    Example: recchat history undo-import 4f9d01ab --person Ana
    """
    with open_library(settings_for(home)) as shelf:
        who = known_person(shelf, person)
        origin = batch if batch.startswith("import:") else f"import:{batch}"
        batches = shelf.interactions.batches(who.id)
        if origin not in batches:
            raise NotFound(
                f"{person} has no import {batch!r}; there are: {', '.join(batches) or 'none'}"
            )
        count = undo_import(who.id, origin, shelf.interactions)
    tell({"person": person, "batch": origin, "removed": count}, [f"Undone: {count:,}."], json=json)


@commands.command(name="export")
def export(
    file: Annotated[Path, typer.Argument(help="The file to write.")],
    person: Who = "me",
    kind: Annotated[
        str, typer.Option("--format", help="jsonl (all there is), csv, letterboxd or goodreads.")
    ] = "jsonl",
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Write a person's history to a file that other programs, and recchat, can read.

    Example: recchat history export ana.jsonl --person Ana
    """
    with open_library(settings_for(home)) as shelf:
        files = exported_files(shelf, known_person(shelf, person), kind, file)
    if files is None:
        raise typer.BadParameter("a format is one of jsonl, csv, letterboxd, goodreads")
    try:
        for path, text in files.items():
            path.write_text(text, encoding="utf-8", newline="")
    except OSError as problem:
        raise NotFound(f"{file} cannot be written: {problem.strerror}") from problem
    names = [str(path) for path in files]
    tell({"person": person, "files": names}, [f"Written: {name}" for name in names], json=json)


@commands.command(name="show")
def show(person: Who = "me", home: Home = None, json: AsJson = False) -> None:
    """Everything a person said about items, newest first.

    Example: recchat history show --person Ana --json
    """
    with open_library(settings_for(home)) as shelf:
        who = known_person(shelf, person)
        found, batches = shelf.interactions.of(who.id), shelf.interactions.batches(who.id)
        titles = {one.item_id: shelf.catalogue.items.get(one.item_id) for one in found}
    labels = {key: item.label if item else key for key, item in titles.items()}
    rows = [row(one, labels) for one in found]
    lines = [f"{one.at[:10]}  {one.judgment:<9}  {labels[one.item_id]}" for one in found]
    lines += [
        f"Import {name.removeprefix('import:')}: {count:,}" for name, count in batches.items()
    ]
    tell({"person": person, "interactions": rows, "imports": batches}, lines, json=json)


@commands.command(name="forget")
def forget(
    title: Annotated[str, typer.Argument(help="Part of the title, as it is shown.")],
    person: Who = "me",
    home: Home = None,
) -> None:
    """Take back everything a person said about an item.

    Example: recchat history forget Arrival --person Ana
    """
    with open_library(settings_for(home)) as shelf:
        who = known_person(shelf, person)
        wanted, items = title.casefold(), shelf.catalogue.items
        chosen = [
            one
            for one in shelf.interactions.of(who.id)
            if one.item_id in items and wanted in items[one.item_id].label.casefold()
        ]
        for one in chosen:
            shelf.interactions.remove(who.id, one.id)
    if not chosen:
        raise NotFound(f"{person} has nothing about {title!r} in their history")
    say(f"Taken back: {len(chosen)}.")


def tell(value: object, lines: Sequence[str], *, json: bool) -> None:
    """A result for programs, or for a person."""
    if json:
        print_json(value)
    for line in () if json else lines:
        say(line)


def known_person(shelf: Library, name: str) -> Person:
    """The person of that name; raises NotFound."""
    found = next((one for one in shelf.people.all() if one.name == name), None)
    if found is None:
        names = ", ".join(one.name for one in shelf.people.all())
        raise NotFound(f"nobody is called {name!r} here; there are: {names or 'nobody yet'}")
    return found


def pairs(texts: Sequence[str] | None, option: str) -> dict[str, str]:
    """The values of an option that pairs things with an equals sign."""
    wrong = next((text for text in texts or () if "=" not in text), None)
    if wrong is not None:
        raise typer.BadParameter(f"{option} needs an equals sign, and {wrong!r} has none")
    return dict(text.rsplit("=", 1) for text in texts or ())


def decided_on(found: Preview, match: dict[str, str], *, add_missing: bool) -> Decided:
    """What the options say of the titles that were not found."""
    wrong = next((number for number in match if not number.isdecimal()), None)
    if wrong is not None:
        raise typer.BadParameter(f"--match needs the number of a listed title, not {wrong!r}")
    every = frozenset(range(1, len(found.unmatched) + 1)) if add_missing else frozenset()
    return Decided({int(number): item_id for number, item_id in match.items()}, every)


def row(one: Interaction, labels: dict[str, str]) -> dict[str, object]:
    """An interaction for programs."""
    return {
        "id": one.item_id,
        "title": labels[one.item_id],
        "judgment": one.judgment,
        "value": one.value,
        "at": one.at,
        "origin": one.origin,
    }
