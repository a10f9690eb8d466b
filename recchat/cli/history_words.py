"""What `recchat history` says of a preview and of an import, and what it writes on export."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from recchat.assemble import Library
from recchat.history.export import as_csv, as_json_lines, exported_rows
from recchat.history.export_elsewhere import (
    for_goodreads,
    for_letterboxd,
    watchlist_for_letterboxd,
)
from recchat.history.import_file import Batch, Report
from recchat.history.preview import Preview
from recchat.types import Person

LISTED = 20  # titles and faults named to a person; --json has them all


def preview_row(found: Preview) -> dict[str, object]:
    """A preview for programs."""
    dates = found.dates
    return {
        "format": found.kind,
        "label": found.label,
        "note": found.note,
        "rows": found.rows,
        "judged": found.judged,
        "scale": found.scale,
        "dates": {name: getattr(dates, name) for name in dates.__slots__},
        "columns": found.columns,
        "headers": found.headers,
        "users": found.users,
        "matched": len(found.matched),
        "near": found.near,
        "examples": found.examples,
        "unmatched": [
            {"number": number, "title": one.label, "rows": len(one.rows), "hints": one.hints}
            for number, one in enumerate(found.unmatched, start=1)
        ],
        "problems": found.problems,
    }


def preview_lines(found: Preview) -> list[str]:
    """A preview for a person."""
    lines = [f"{found.label}: {found.rows:,} rows ({counts(found.judged)})."]
    lines += [f"Mind: {found.note}."] if found.note else []
    lines += [f"Ratings are {found.scale}."] if found.scale else []
    lines += date_lines(found)
    lines += [f"  {theirs} is read as {ours}" for theirs, ours in found.columns.items()]
    rows = sum(len(one.rows) for one in found.unmatched)
    lines.append(f"{len(found.matched):,} rows are in the library, {rows:,} are not.")
    lines += [f"  {theirs} -> {ours}" for theirs, ours in found.examples]
    lines += [f"  nearly: {theirs} -> {ours}" for theirs, ours in found.near[:LISTED]]
    for number, one in list(enumerate(found.unmatched, start=1))[:LISTED]:
        hints = f" (near: {', '.join(one.hints)})" if one.hints else ""
        lines.append(f"  not found, {number}: {one.label}{hints}")
    return lines + rest(found.unmatched) + [f"  left out, {one}" for one in found.problems[:LISTED]]


def date_lines(found: Preview) -> list[str]:
    """How the dates were understood."""
    dates = found.dates
    if not dates.first:
        return []
    order = f", read {dates.order}" if dates.order else ""
    guess = " (a guess: --dates says otherwise)" if dates.is_guess else ""
    return [f"Dates run from {dates.first} to {dates.last}{order}{guess}."]


def report_row(report: Report, person: str, batch: Batch) -> dict[str, object]:
    """What an import did, for programs."""
    return {
        "person": person,
        "batch": batch.name,
        **{name: getattr(report, name) for name in report.__slots__ if name != "new_items"},
        "new_items": [item.id for item in report.new_items],
    }


def report_lines(report: Report, person: str, batch: Batch) -> list[str]:
    """What an import did, for a person."""
    lines = [f"{report.added:,} added for {person}, {report.already:,} were there already."]
    if report.new_items:
        lines.append(f"{len(report.new_items):,} titles are new in the library.")
    lines += [f"  not in this library: {title}" for title in report.unmatched[:LISTED]]
    lines += rest(report.unmatched)
    lines += [f"  left out, {problem}" for problem in report.problems[:LISTED]]
    if report.added:
        lines.append(f"To take it back: recchat history undo-import {batch.name} --person {person}")
    return lines


def rest(listed: Sequence[object]) -> list[str]:
    """How many were not named."""
    more = len(listed) - LISTED
    return [f"  and {more:,} more (--json has them all)"] if more > 0 else []


def counts(judged: Mapping[str, int]) -> str:
    """How many rows say what."""
    return ", ".join(f"{count:,} {name}" for name, count in judged.items()) or "nothing to take"


def exported_files(shelf: Library, who: Person, kind: str, file: Path) -> dict[Path, str] | None:
    """The files of an export with their text; nothing for a format that is not known."""
    told = shelf.interactions.of(who.id)
    history, catalogue = shelf.interactions.history(who.id), shelf.catalogue
    if kind == "jsonl":
        text = as_json_lines(exported_rows(told, catalogue)) + messages(shelf, who)
        return {file: text}
    if kind == "csv":
        return {file: as_csv(exported_rows(told, catalogue))}
    if kind == "goodreads":
        return {file: for_goodreads(told, history, catalogue)}
    if kind != "letterboxd":
        return None
    seen = numbered(file, for_letterboxd(told, catalogue))
    saved = file.with_name(f"{file.stem}-watchlist{file.suffix}")
    return seen | numbered(saved, watchlist_for_letterboxd(history, catalogue))


def numbered(file: Path, parts: Sequence[str]) -> dict[Path, str]:
    """A file for each part: ana.csv, ana-2.csv, ..."""
    return {
        file if place == 1 else file.with_name(f"{file.stem}-{place}{file.suffix}"): text
        for place, text in enumerate(parts, start=1)
    }


def messages(shelf: Library, who: Person) -> str:
    """What the person wrote in their talks, a line each; an import passes over it."""
    lines = (
        json.dumps(
            {"message": one.text, "date": one.at, "dialogue": dialogue.title}, ensure_ascii=False
        )
        for dialogue in shelf.dialogues.all(who.id)
        for one in shelf.dialogues.path(who.id, dialogue.id)
    )
    return "".join(f"{line}\n" for line in lines)
