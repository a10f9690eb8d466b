"""The verbs beside a talk: the dials, and who chooses along tonight."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from recchat.types import Person, Steering
from recchat.web.ask import Ask
from recchat.web.port import Port
from recchat.web.sides import Sides
from recchat.web.steering import steering_of
from recchat.web.tonight import Tonight

Answer = dict[str, object]


@dataclass(frozen=True)
class SteeringDesk:
    """Answers what the page asks about steering."""

    port: Port
    sides: Sides
    tonight: Tonight

    def verbs(self) -> Mapping[str, Callable[[Ask], Answer]]:
        """Every verb by its name."""
        return {
            "steer": self.steer,
            "company": self.company,
            "company-new": self.invite_new,
            "company-yes": self.join,
            "company-leave": self.leave,
        }

    def steering(self, ask: Ask) -> Steering:
        """The dials of a message, with those who have said yes tonight."""
        company = tuple(one.id for one in self.others(ask.person))
        return replace(steering_of(ask.part("steering")), company=company)

    def steer(self, ask: Ask) -> Answer:
        """Leave the dials so for the next talk too."""
        self.port.keep_steering(ask.person, steering_of(ask.part("steering")))
        return {}

    def others(self, person_id: str) -> list[Person]:
        """Those who choose along with a person, as far as they are still here."""
        people = {one.id: one for one in self.port.people()}
        return [people[key] for key in self.tonight.with_whom(person_id) if key in people]

    def company(self, ask: Ask) -> Answer:
        """Who chooses along; `open` shows who else could, `asked` whom the page asks now."""
        return {"company": self.company_html(ask)}

    def company_html(self, ask: Ask, asked: str = "") -> str:
        """That part of the side panel."""
        person = self.port.person(ask.person)
        chosen = self.others(person.id)
        there = {person.id, *(one.id for one in chosen)}
        free = [one for one in self.port.people() if one.id not in there]
        whom = asked or ask.text("asked")
        return self.sides.views.render(
            "company",
            chosen=chosen,
            free=free,
            is_open=ask.is_on("open"),
            asked=next((one for one in free if one.id == whom), None),
        )

    def invite_new(self, ask: Ask) -> Answer:
        """Somebody new, by name, who is then asked as everybody is."""
        self.port.person(ask.person)
        name = ask.text("name").strip()
        there = next((one for one in self.port.people() if one.name == name), None)
        other = there or self.port.add_person(name)
        people = self.sides.people(ask.person)
        return {"company": self.company_html(ask, other.id), "people": people}

    def join(self, ask: Ask) -> Answer:
        """Somebody said yes by a press of their own."""
        person, other = self.port.person(ask.person), self.port.person(ask.text("other"))
        self.tonight.join(person.id, other.id)
        return {**self.company(ask), "said": f"{other.name} chooses along."}

    def leave(self, ask: Ask) -> Answer:
        """Somebody chooses no longer along."""
        self.tonight.leave(self.port.person(ask.person).id, ask.text("other"))
        return self.company(ask)
