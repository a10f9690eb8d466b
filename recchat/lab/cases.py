"""Cases of a template: variables, and what must hold of the prompt and of the answer.

Shipped cases lie beside their template, `prompts/talk/chat.cases.jsonl`; a person's own ones lie
with their versions, `<home>/prompts/talk/chat/cases.jsonl`. One JSON object a line; see
prompts/README.md.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from recchat.errors import BadPrompt, NotFound
from recchat.lab.expectations import check_expect
from recchat.prompts import BadTemplate, Plain, Prompts
from recchat.prompts.overlay import write_whole
from recchat.types import Claim, Item

OWN = "cases.jsonl"
LARGEST = 2_000_000  # bytes of a file of cases
MOST = 500  # cases of one template
ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,40}")


@dataclass(frozen=True, slots=True)
class Ground:
    """What the claim checker needs to judge words about an item."""

    item: Item
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """Variables of a template, and what must hold; `was` is what was said when it happened.

    A case with a `person` holds that person's words: the page shows it to nobody else (law 5).
    """

    id: str
    variables: Mapping[str, Plain]
    about: str = ""
    expect: Mapping[str, object] = field(default_factory=dict)
    ground: Ground | None = None
    was: str = ""
    is_own: bool = False
    person: str = ""


def cases_of(prompts: Prompts, name: str) -> list[Case]:
    """The shipped cases of a template, then those of the people here."""
    shipped = read_cases(prompts.folder / f"{name}.cases.jsonl", is_own=False)
    if prompts.overlay is None:
        return shipped
    return [*shipped, *read_cases(own_path(prompts, name), is_own=True)]


def add_case(prompts: Prompts, name: str, case: Case) -> Case:
    """Keep a case among the person's own, in the place of one of the same id."""
    path = own_path(prompts, name)
    kept = [one for one in read_cases(path, is_own=True) if one.id != case.id]
    if len(kept) >= MOST:
        raise BadPrompt(f"{name} has {MOST} cases of your own: remove some first")
    checked(row_of(case), "this case", is_own=True)
    write_cases(path, [*kept, case])
    return case


def remove_case(prompts: Prompts, name: str, case_id: str) -> None:
    """Drop one of the own cases; raises NotFound."""
    path = own_path(prompts, name)
    before = read_cases(path, is_own=True)
    kept = [one for one in before if one.id != case_id]
    if len(kept) == len(before):
        raise NotFound(f"{name} has no case {case_id!r} of your own")
    write_cases(path, kept)


def new_id(prompts: Prompts, name: str) -> str:
    """An id that no case of this template has yet."""
    taken = {one.id for one in cases_of(prompts, name)}
    numbers = (f"own-{number}" for number in range(1, 10 * MOST))
    return next(one for one in numbers if one not in taken)


def own_path(prompts: Prompts, name: str) -> Path:
    """Where the person's own cases lie; raises BadPrompt where there is no data folder."""
    if prompts.overlay is None:
        raise BadPrompt("there is no data folder to keep cases in")
    return prompts.overlay.place(name) / OWN


def read_cases(path: Path, *, is_own: bool) -> list[Case]:
    """The cases of a file; raises BadPrompt with the line at fault."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadPrompt(f"{path.name} is larger than {LARGEST:,} bytes")
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as problem:
        raise BadPrompt(f"{path.name} cannot be read: {problem}") from problem
    found = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            found.append(read_case(line, f"{path.name}, line {number}", is_own=is_own))
    return found


def read_case(line: str, where: str, *, is_own: bool) -> Case:
    """One line as a case; raises BadPrompt that says where and why."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise BadTemplate(f"{where}: not JSON ({problem})") from problem
    return checked(row, where, is_own=is_own)


def checked(row: object, where: str, *, is_own: bool) -> Case:
    """A row as a case; raises BadPrompt."""
    if not isinstance(row, dict) or not isinstance(row.get("variables"), dict):
        raise BadTemplate(f'{where}: a case has an "id" and "variables"')
    key, expect = row.get("id"), row.get("expect", {})
    if not isinstance(key, str) or not ID.fullmatch(key):
        raise BadTemplate(f"{where}: {key!r} is no id (small letters, digits, - and _)")
    check_expect(expect, where)
    try:
        ground = GROUND.validate_python(row["ground"]) if row.get("ground") else None
    except ValidationError as problem:
        first = problem.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise BadTemplate(f"{where}: ground, {place}: {first['msg']}") from problem
    about, was, person = (str(row.get(one, "")) for one in ("about", "was", "person"))
    return Case(key, row["variables"], about, expect, ground, was, is_own, person)


def row_of(case: Case) -> dict[str, Any]:
    """A case as it is written; what is empty is left out."""
    row: dict[str, Any] = {"id": case.id, "about": case.about, "variables": dict(case.variables)}
    row |= {"expect": dict(case.expect), "was": case.was, "person": case.person}
    if case.ground:
        row["ground"] = GROUND.dump_python(case.ground, mode="json", exclude_defaults=True)
    return {key: value for key, value in row.items() if value or key == "variables"}


def write_cases(path: Path, cases: Iterable[Case]) -> None:
    """Write a file of cases; raises BadPrompt where it cannot be written."""
    lines = [json.dumps(row_of(one), ensure_ascii=False) for one in cases]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, "".join(f"{line}\n" for line in lines))
    except OSError as problem:
        raise BadPrompt(f"the cases cannot be written: {problem.strerror}") from problem


GROUND = TypeAdapter(Ground)
