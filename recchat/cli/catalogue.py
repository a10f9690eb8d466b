"""recchat catalogue: bring in a catalogue of one's own, list what is there."""

from pathlib import Path
from typing import Annotated

import typer

from recchat.assemble import open_store
from recchat.catalogue.exchange import read_catalogue
from recchat.catalogue.items import Items
from recchat.cli.shell import AsJson, Home, bar, print_json, say, settings_for
from recchat.embed.encoder import SentenceEncoder, find_encoder
from recchat.embed.vectors import Vectors, encode_items

BATCH = 256  # items encoded between two moves of the bar
commands = typer.Typer(help="Catalogues: import, list.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(commands, name="catalogue")


@commands.command(name="import")
def import_file(
    file: Annotated[Path, typer.Argument(help="A .jsonl or .csv file, one item a row.")],
    library: Annotated[str, typer.Option(help="The library it goes into.")] = "films",
    columns: Annotated[
        list[str] | None, typer.Option("--map", help="theirs=ours, for example Film=title.")
    ] = None,
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Add or replace the items of a file, ready to be recommended.

    Example: recchat catalogue import books.csv --library books --map Name=title
    """
    settings = settings_for(home)
    read = read_catalogue(file, dict(pair.split("=", 1) for pair in columns or [] if "=" in pair))
    with open_store(settings) as store:
        Items(store).put(library, read.items)
        encoder = SentenceEncoder(find_encoder(), threads=settings.threads)
        with bar("reading descriptions") as move:
            for start in range(0, len(read.items), BATCH):
                batch = read.items[start : start + BATCH]
                Vectors(store).save(encoder.name, encode_items(batch, encoder))
                move((start + len(batch)) / len(read.items))
    if json:
        print_json({"library": library, "items": len(read.items), "problems": read.problems})
        return
    say(f"{len(read.items):,} items are in the library {library!r}.")
    for problem in read.problems[:20]:
        say(f"  left out, {problem}")


@commands.command(name="list")
def list_libraries(home: Home = None, json: AsJson = False) -> None:
    """Every library with its number of items.

    Example: recchat catalogue list --json
    """
    with open_store(settings_for(home)) as store:
        libraries = Items(store).libraries()
    if json:
        print_json({"libraries": libraries})
    for name, count in () if json else libraries.items():
        say(f"{name}: {count:,} items")
