"""recchat history: what a person liked and has seen: import, show, forget."""

import uuid
from pathlib import Path
from typing import Annotated

import typer

from recchat.assemble import open_library
from recchat.cli.shell import AsJson, Home, print_json, say, settings_for
from recchat.errors import NotFound
from recchat.history.import_file import import_history
from recchat.history.people import now
from recchat.types import Interaction

Who = Annotated[str, typer.Option("--person", help="The person's name.")]
commands = typer.Typer(help="What a person liked and has seen.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(commands, name="history")


@commands.command(name="import")
def import_file(
    file: Annotated[Path, typer.Argument(help="A .csv or .jsonl file with a title column.")],
    person: Who = "me",
    kind: Annotated[str, typer.Option("--format", help="auto: told from the file.")] = "auto",
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Bring in ratings and watched items; nothing is taken in twice.

    Example: recchat history import ratings.csv --person Ana
    """
    if kind != "auto":
        raise typer.BadParameter("only 'auto' is known")
    with open_library(settings_for(home)) as shelf:
        who = shelf.people.named(person)
        report = import_history(
            file, who.id, shelf.catalogue, shelf.interactions, at=now(), batch=uuid.uuid4().hex[:8]
        )
    if json:
        print_json({"person": person, **{key: getattr(report, key) for key in report.__slots__}})
        return
    say(f"{report.added:,} added for {person}, {report.already:,} were there already.")
    for title in report.unmatched[:20]:
        say(f"  not in this library: {title}")
    for problem in report.problems[:20]:
        say(f"  left out, {problem}")


@commands.command(name="show")
def show(person: Who = "me", home: Home = None, json: AsJson = False) -> None:
    """Everything a person said about items, newest first.

    Example: recchat history show --person Ana --json
    """
    with open_library(settings_for(home)) as shelf:
        who = next((one for one in shelf.people.all() if one.name == person), None)
        if who is None:
            names = ", ".join(one.name for one in shelf.people.all())
            raise NotFound(f"nobody is called {person!r} here; there are: {names or 'nobody yet'}")
        found = shelf.interactions.of(who.id)
        titles = {one.item_id: shelf.catalogue.items.get(one.item_id) for one in found}
    labels = {key: item.label if item else key for key, item in titles.items()}
    if json:
        print_json({"person": person, "interactions": [row(one, labels) for one in found]})
    for one in () if json else found:
        say(f"{one.at[:10]}  {one.judgment:<9}  {labels[one.item_id]}")


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
        who = shelf.people.named(person)
        wanted = title.casefold()
        chosen = [
            one
            for one in shelf.interactions.of(who.id)
            if wanted in shelf.catalogue.item(one.item_id).label.casefold()
        ]
        for one in chosen:
            shelf.interactions.remove(who.id, one.id)
    if not chosen:
        raise NotFound(f"{person} has nothing about {title!r} in their history")
    say(f"Taken back: {len(chosen)}.")


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
