"""Any table or JSON file with titles: columns by their usual names, or as the person maps them."""

from collections.abc import Iterator, Mapping

from recchat.errors import BadHistory
from recchat.history.importers.columns import Columns, columns_of, listed
from recchat.history.importers.contract import Faults, Importer, Told
from recchat.history.importers.json_values import Object, objects_of
from recchat.history.importers.sources import Source
from recchat.history.importers.tables import (
    RATING_HEADER,
    check_lengths,
    clean,
    table_of,
    told_of,
)

TABLES = (".csv", ".tsv", ".txt", ".jsonl", ".ndjson", ".json")
MESSAGE = "message"  # in our own export: what was written in a talk, about no item
SPREADSHEET = "xl/workbook.xml"
NAMING = {"title", "id", "imdb", "tmdb", "isbn"}  # one of them is needed


def plain_importer(by_hand: Mapping[str, str]) -> Importer:
    """The importer for files of no known format, with the columns that a person mapped."""

    def rows(source: Source, faults: Faults) -> Iterator[Told]:
        path = table_path(source)
        if source.is_json(path):
            yield from json_rows(source, path, faults, by_hand)
        else:
            yield from table_rows(source, path, faults, by_hand)

    return Importer("plain", "a table of titles", "", lambda source: True, rows)


def table_path(source: Source) -> str:
    """The one table of a source; raises BadHistory where there is none, or several."""
    if len(source.names) == 1:
        return source.names[0]
    found = [path for path in source.names if path.casefold().endswith(TABLES)]
    if len(found) == 1:
        return found[0]
    if SPREADSHEET in source.names:
        raise BadHistory(f"{source.name} is a spreadsheet: save it as CSV")
    inside = f"{len(found)} tables" if found else "no CSV or JSON file"
    raise BadHistory(
        f"{source.name} is no export that is known here (it holds {inside}): choose one file of it"
    )


def table_rows(
    source: Source, path: str, faults: Faults, by_hand: Mapping[str, str]
) -> Iterator[Told]:
    """The rows of a CSV file."""
    table = table_of(source, path)
    columns = columns_of(table.headers, by_hand=by_hand)
    if table.headers:
        check_named(columns, source)
    yield from told_of(table, columns, faults)


def json_rows(
    source: Source, path: str, faults: Faults, by_hand: Mapping[str, str]
) -> Iterator[Told]:
    """The objects of a JSON file; each may have keys of its own."""
    known: dict[tuple[str, ...], Columns] = {}
    for number, entry in objects_of(source, path, faults):
        if MESSAGE in entry:
            continue
        keys = tuple(entry)
        if keys not in known:
            known[keys] = columns_of(keys, by_hand={k: v for k, v in by_hand.items() if k in entry})
            if len(known) == 1:
                check_named(known[keys], source)
        fields = {name: clean(entry[keys[place]]) for name, place in known[keys].places.items()}
        check_lengths(fields, number, source.name)
        fields[RATING_HEADER] = known[keys].header("rating")
        yield Told(number, fields)


def check_named(columns: Columns, source: Source) -> None:
    """Raises BadHistory when no column says what a row is about."""
    if not NAMING & set(columns.places):
        raise BadHistory(
            f"{source.name} has no column of titles, only: {listed(columns.headers)}. "
            "Call one of them 'title', or map it: theirs=title"
        )


def proposed(source: Source, by_hand: Mapping[str, str]) -> Columns:
    """How the columns of a plain file are understood, for the person to edit."""
    path = table_path(source)
    if source.is_json(path):
        first: Object = next((one for _, one in objects_of(source, path, Faults())), {})
        return columns_of(tuple(first), by_hand={k: v for k, v in by_hand.items() if k in first})
    return columns_of(table_of(source, path).headers, by_hand=by_hand)
