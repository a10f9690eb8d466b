"""recchat catalogue: bring in a catalogue of one's own, list what is there."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from recchat.assemble import open_store
from recchat.catalogue.exchange import KNOWN, Read, read_catalogue
from recchat.catalogue.items import Items
from recchat.cli.shell import AsJson, Home, bar, print_json, say, settings_for
from recchat.config import Settings
from recchat.db import Store
from recchat.embed.encoder import SentenceEncoder, find_encoder
from recchat.embed.vectors import Vectors, encode_items
from recchat.errors import BadCatalogue
from recchat.types import Item

BATCH = 256  # items encoded between two moves of the bar
EXAMPLES = 5
FAULTS = 20
commands = typer.Typer(help="Catalogues: import, list.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(commands, name="catalogue")


@commands.command(name="import")
def import_file(
    file: Annotated[Path, typer.Argument(help="A .jsonl, .csv or .parquet file, one item a row.")],
    library: Annotated[str, typer.Option(help="The library it goes into.")] = "films",
    columns: Annotated[
        list[str] | None, typer.Option("--map", help="theirs=ours, for example Film=title.")
    ] = None,
    preview: Annotated[bool, typer.Option(help="Only say what would be done.")] = False,
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Add or replace the items of a file, ready to be recommended.

    Example: recchat catalogue import books.csv --library books --map Name=title
    """
    read = read_catalogue(file, mapped(columns or []))
    if not preview:
        keep(read.items, library, settings_for(home))
    if json:
        print_json(
            {
                "library": library,
                "items": len(read.items),
                "columns": read.columns,
                "examples": [item.label for item in read.items[:EXAMPLES]],
                "problems": read.problems,
            }
        )
        return
    for line in lines_of(read, library, is_preview=preview):
        say(line)


def keep(items: Sequence[Item], library: str, settings: Settings) -> None:
    """Store the items and encode them; raises BadCatalogue when an id is another library's."""
    with open_store(settings) as store:
        check_ids(items, library, store)
        Items(store).put(library, items)
        encoder = SentenceEncoder(find_encoder(), threads=settings.threads)
        with bar("reading descriptions") as move:
            for start in range(0, len(items), BATCH):
                batch = items[start : start + BATCH]
                Vectors(store).save(encoder.name, encode_items(batch, encoder))
                move((start + len(batch)) / len(items))


def check_ids(items: Sequence[Item], library: str, store: Store) -> None:
    """An id belongs to one library: numbers such as 1, 2, 3 would move items out of another."""
    others = dict(
        store.db.execute("SELECT id, library FROM items WHERE library != ?", [library]).fetchall()
    )
    taken = next((item.id for item in items if item.id in others), None)
    if taken is not None:
        raise BadCatalogue(
            f"the id {taken!r} is in the library {others[taken]!r} already: give the ids of this "
            "file a beginning of their own, or leave them out with --map id=-"
        )


def mapped(pairs: Sequence[str]) -> dict[str, str]:
    """theirs=ours as a mapping."""
    wrong = next((pair for pair in pairs if "=" not in pair), None)
    if wrong is not None:
        raise typer.BadParameter(f"--map needs an equals sign, and {wrong!r} has none")
    return dict(pair.rsplit("=", 1) for pair in pairs)


def lines_of(read: Read, library: str, *, is_preview: bool) -> list[str]:
    """What came of a file, for a person."""
    stand = "would be" if is_preview else "are"
    lines = [f"{len(read.items):,} items {stand} in the library {library!r}."]
    if is_preview:
        for theirs, ours in read.columns.items():
            lines.append(f"  {theirs} is {'read as ' if ours in KNOWN else 'kept as '}{ours}")
        lines += [f"  {item.label}" for item in read.items[:EXAMPLES]]
    return lines + [f"  left out, {problem}" for problem in read.problems[:FAULTS]]


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
