"""Whose cases are whose: a case frozen from a talk holds that person's words, and is theirs alone.

Cases lie beside the templates, which everyone at this computer shares; who made one from their
talk is kept here, so that nobody else sees its words, and it goes when its owner goes.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from recchat.db.choices import Choices
from recchat.web.lab_door import LabDoor, Told

KEPT_AS = "lab:owners"


@dataclass(frozen=True, slots=True)
class Owners:
    """Who made which case: a table in the store."""

    choices: Choices

    def table(self) -> dict[str, str]:
        """The person's id for each "name#case"."""
        told = json.loads(self.choices.get(KEPT_AS, "{}"))
        return told if isinstance(told, dict) else {}

    def own(self, name: str, case_id: str, person: str) -> None:
        """From now on this case is this person's."""
        if person:
            table = self.table() | {f"{name}#{case_id}": person}
            self.choices.set(KEPT_AS, json.dumps(table))

    def of(self, name: str, case_id: str) -> str:
        """Whose a case is; nobody's: everyone's."""
        return self.table().get(f"{name}#{case_id}", "")

    def visible(self, name: str, cases: Sequence[Told], person: str) -> list[Told]:
        """The cases that this person may see."""
        table = self.table()
        return [one for one in cases if table.get(f"{name}#{one['id']}", person) == person]

    def sweep(self, lab: LabDoor, people: Collection[str]) -> None:
        """Take out the cases of those who are gone."""
        table = self.table()
        gone = [key for key, person in table.items() if person not in people]
        for key in gone:
            name, _, case_id = key.rpartition("#")
            if any(one["id"] == case_id for one in lab.cases(name)):
                lab.remove_case(name, case_id)
            del table[key]
        if gone:
            self.choices.set(KEPT_AS, json.dumps(table))
