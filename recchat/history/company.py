"""Who chooses along tonight: other people of this machine who said yes, with their histories."""

from collections.abc import Sequence
from dataclasses import dataclass

from recchat.errors import NotFound
from recchat.history.interactions import Interactions
from recchat.history.people import People
from recchat.types import Companion


@dataclass(frozen=True, slots=True)
class Company:
    """The people who choose along, looked up for each turn."""

    people: People
    interactions: Interactions

    def of(self, person_ids: Sequence[str]) -> tuple[Companion, ...]:
        """These people, in this order; whoever was removed since is left out."""
        found = []
        for one in dict.fromkeys(person_ids):
            try:
                person = self.people.get(one)
            except NotFound:
                continue
            found.append(Companion(person.name, self.interactions.history(person.id)))
        return tuple(found)
