"""A person's history as a file that other programs, and our own importer, can read.

Both forms carry what the store holds, to the last digit: importing them elsewhere gives the
same history.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence

from recchat.catalogue.items import Catalogue
from recchat.types import Interaction

COLUMNS = ("id", "title", "year", "judgment", "rating", "rating_out_of", "date")
# A spreadsheet runs a cell that begins so as a formula (OWASP, CSV injection).
FORMULA = re.compile(r"^'*[=+\-@\t\r＝＋－＠]")

Row = dict[str, str | int | float | None]


def exported_rows(interactions: Sequence[Interaction], catalogue: Catalogue) -> list[Row]:
    """One row an interaction, oldest first; `interactions` are as the store gives them."""
    return [exported_row(one, catalogue) for one in reversed(interactions)]


def exported_row(one: Interaction, catalogue: Catalogue) -> Row:
    """One interaction; its title too, so that the file means something elsewhere."""
    item = catalogue.items.get(one.item_id)
    return {
        "id": one.item_id,
        "title": item.title if item else "",
        "year": item.year if item else None,
        "judgment": str(one.judgment),
        "rating": one.value,
        "rating_out_of": None if one.value is None else 1,
        "date": one.at,
    }


def as_json_lines(rows: Iterable[Row]) -> str:
    """The rows as JSON Lines; what is empty is left out."""
    full = ({name: value for name, value in row.items() if value not in (None, "")} for row in rows)
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in full)


def as_csv(rows: Iterable[Row]) -> str:
    """The rows as CSV with a header, safe to open in a spreadsheet."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: cell(value) for name, value in row.items()})
    return text.getvalue()


def cell(value: str | float | None) -> str | float | None:
    """A value that no spreadsheet runs: words that look like a formula get a mark before them."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value
