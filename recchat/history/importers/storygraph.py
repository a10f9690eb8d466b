"""StoryGraph's export: one table of books. Reviews in it are not read."""

from collections.abc import Iterator

from recchat.history.importers.columns import columns_of
from recchat.history.importers.contract import BOOK, Faults, Importer, Told
from recchat.history.importers.sources import Source
from recchat.history.importers.tables import headers_of, table_of, told_of

ALIASES = {
    "title": ("title",),
    "creators": ("authors",),
    "isbn": ("isbn/uid",),
    "status": ("read status",),
    "rating": ("star rating",),
    "date": ("last date read", "dates read"),
    "added": ("date added",),
}


def recognises(source: Source) -> bool:
    """StoryGraph's status beside its rating."""
    if len(source.names) != 1:
        return False
    return {"title", "read status", "star rating"} <= headers_of(source, source.names[0])


def rows(source: Source, faults: Faults) -> Iterator[Told]:
    """Books read, with their ratings in quarter stars, and books to be read."""
    table = table_of(source, source.names[0])
    for told in told_of(table, columns_of(table.headers, ALIASES), faults):
        fields = dict(told.fields)
        fields["out_of"] = "5"
        if fields.pop("status", "") == "to-read":
            fields["judgment"] = "saved"
        added = fields.pop("added", "")
        fields["date"] = last_day(fields.get("date", "")) or added
        yield Told(told.number, fields)


def last_day(text: str) -> str:
    """The last day of "2021/03/04-2021/03/09"; one day stays as it is."""
    first, _, last = text.split(",")[-1].strip().partition("-")
    return last.strip() if last.count("/") == 2 else text.split(",")[-1].strip() or first


IMPORTER = Importer("storygraph", "StoryGraph export", BOOK, recognises, rows)
