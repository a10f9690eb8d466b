"""The verbs about a person: who comes, another name, and going for good."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from recchat.web.ask import Ask
from recchat.web.bringing import Bringing
from recchat.web.port import Port
from recchat.web.sides import Sides
from recchat.web.tonight import Tonight
from recchat.web.wording import some

Answer = dict[str, object]


@dataclass(frozen=True)
class PeopleDesk:
    """Answers what a person asks about themselves: nobody is renamed or removed by another."""

    port: Port
    sides: Sides
    tonight: Tonight

    def verbs(self) -> Mapping[str, Callable[[Ask], Answer]]:
        """Every verb by its name."""
        return {
            "people": self.menu,
            "rename": self.rename,
            "remove-person": self.remove,
        }

    def rename(self, ask: Ask) -> Answer:
        """Another name."""
        person = self.port.rename(ask.person, ask.text("name"))
        said = f"From now on you are {person.name}."
        return {
            "name": person.name,
            "said": said,
            "people": self.sides.people(person.id),
            "side": self.sides.beside(person.id, ask.dialogue),
            "welcome": self.sides.welcome(person.id),
        }

    def menu(self, ask: Ask) -> Answer:
        """The menu of people anew."""
        return {"people": self.sides.people(ask.person)}

    def belongings(self, person_id: str) -> str:
        """What a person has here, over all libraries: '3 talks and 41 things in the history'."""
        talks = [one for one in self.port.app.dialogues.all(person_id) if one.title]
        history = self.port.interactions(person_id)
        imports = Bringing(self.port).past(person_id)
        parts = [
            some(len(talks), "talk"),
            some(len(history), "entry", "entries") + " in the history",
            some(len(imports), "import"),
        ]
        return f"{parts[0]}, {parts[1]} and {parts[2]}"

    def remove(self, ask: Ask) -> Answer:
        """A person goes for good, with all that is theirs; `sure` is the second press."""
        person = self.port.person(ask.person)
        if not ask.is_on("sure"):
            leaving = self.belongings(person.id)
            return {"people": self.sides.people(person.id, leaving=leaving)}
        self.tonight.forget(person.id)
        bringing = Bringing(self.port)
        for one in bringing.past(person.id):
            bringing.remove(person.id, one.batch)
        self.port.remove_person(person.id)
        return {"said": f"{person.name} is gone from this computer, with all that was theirs."}
