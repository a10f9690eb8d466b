"""Everything the page can ask for beside a turn: one verb each, one answer each.

What a browser sends is a claim: every verb reads its values with a type and a limit, and the port
checks the person. An answer is a dictionary that the page's script lays out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from recchat.errors import RecchatError
from recchat.talk.saying.noun_words import in_words
from recchat.types import Judgment, Steering
from recchat.web.ask import Ask
from recchat.web.port import Port
from recchat.web.sides import EMPTY, Sides
from recchat.web.steering import steering_values
from recchat.web.steering_desk import SteeringDesk
from recchat.web.turns import Running
from recchat.web.wording import NOTED, counted

Answer = dict[str, object]
Verb = Callable[[Ask], Answer]
CARD_VERBS = {kind: Judgment(kind) for kind in ("liked", "disliked", "seen", "saved", "dismissed")}


@dataclass(frozen=True)
class Desk:
    """Answers what the page asks."""

    port: Port
    sides: Sides
    running: Running
    steering: SteeringDesk
    others: Mapping[str, Verb]  # the verbs of the desks beside this one

    def answer(self, values: Mapping[str, object]) -> Answer:
        """The answer to one request; raises RecchatError with words for the person."""
        ask = Ask(values)
        verb = self.verbs().get(ask.text("do"))
        if verb is None:
            raise RecchatError("this page is older than the recchat that runs: load it again")
        return verb(ask)

    def verbs(self) -> Mapping[str, Callable[[Ask], Answer]]:
        """Every verb by its name."""
        return {
            **self.others,
            "hello": self.hello,
            "person": self.add_person,
            "guest": self.guest,
            "new": self.new,
            "begin": self.begin,
            "status": self.status,
            "stop": self.stop,
            "judge": self.judge,
            "like": self.like_all,
            "take-back": self.take_back,
            "drop": self.drop,
            "list": self.listed,
            "side": self.side,
            "drop-talk": self.drop_talk,
            "restore-talk": self.restore_talk,
            "version": self.version,
            "drop-message": self.drop_message,
            "restore-message": self.restore_message,
        }

    def hello(self, ask: Ask) -> Answer:
        """The page as it stood: for this person and this talk, as far as they still exist."""
        person = self.known_person(ask.person)
        dialogue = self.sides.known_dialogue(person, ask.dialogue)
        thread = self.sides.thread(person, dialogue) if dialogue else ""
        steering = self.port.steering(person, dialogue) if person else Steering()
        return {
            "person": person,
            "name": self.port.person(person).name if person else "",
            "dialogue": dialogue,
            "people": self.sides.people(person),
            "thread": thread or self.sides.welcome(person),
            "side": self.sides.side(person, dialogue) if person else "",
            "steering": steering_values(steering),
            "company": self.steering.company_html(Ask({"person": person})) if person else "",
            "model": self.port.model_line,
            "library": self.port.catalogue.library,
            "libraries": self.sides.libraries(),
            "words": self.sides.views.words(),
        }

    def known_person(self, person_id: str) -> str:
        """The person's id, or nothing when they are gone; the only one there is by default."""
        people = [one.id for one in self.port.people()]
        if person_id in people:
            return person_id
        return people[0] if len(people) == 1 and not person_id else ""

    def add_person(self, ask: Ask) -> Answer:
        """A new person, who has the page at once."""
        person = self.port.add_person(ask.text("name"))
        return self.hello(Ask({"person": person.id}))

    def guest(self, ask: Ask) -> Answer:
        """Someone who talks before they say their name."""
        return self.hello(Ask({"person": self.port.guest().id}))

    def new(self, ask: Ask) -> Answer:
        """The page without a talk."""
        return self.hello(Ask({"person": ask.person}))

    def begin(self, ask: Ask) -> Answer:
        """A person and a talk for a first message; for somebody new, their menus too."""
        person = self.known_person(ask.person) or self.port.guest().id
        known = self.sides.known_dialogue(person, ask.dialogue)
        dialogue = known or self.port.new_dialogue(person).id
        begun: Answer = {"person": person, "name": self.port.person(person).name}
        if person != ask.person:
            begun["people"] = self.sides.people(person)
            begun["company"] = self.steering.company_html(Ask({"person": person}))
        return {**begun, "dialogue": dialogue}

    def status(self, ask: Ask) -> Answer:
        """What the model is doing."""
        return {"model": self.port.model_line}

    def stop(self, ask: Ask) -> Answer:
        """Stop the turn under way."""
        return {"stopped": self.running.stop(ask.person, ask.dialogue)}

    def judge(self, ask: Ask) -> Answer:
        """One press on a card, or its taking back when it stood already."""
        kind, origin = CARD_VERBS.get(ask.text("kind")), ask.text("origin") or "card"
        if kind is None or origin not in {"card", "shelf"}:
            raise RecchatError("that is not something one can say of it")
        if ask.values.get("on") is False:
            gone = self.port.withdraw(ask.person, ask.text("item"), kind)
            undo = {"interaction": "", "restore": gone}
            return {
                "said": "Taken back.",
                "undo": undo,
                "side": self.beside(ask),
            }
        verdict = self.port.judge(ask.person, ask.text("item"), kind, origin)
        undo = {"interaction": verdict.interaction, "restore": verdict.replaced}
        said = in_words(NOTED[kind], self.port.catalogue.noun)
        return {"said": said, "undo": undo, "side": self.beside(ask)}

    def like_all(self, ask: Ask) -> Answer:
        """A shelf at once."""
        verdicts = [
            self.port.judge(ask.person, item_id, Judgment.LIKED, "shelf")
            for item_id in ask.ids("items")
        ]
        return {
            "said": f"Noted: {counted(len(verdicts), self.port.catalogue.noun)} you like.",
            "undo": [{"interaction": one.interaction, "restore": one.replaced} for one in verdicts],
            "side": self.beside(ask),
        }

    def take_back(self, ask: Ask) -> Answer:
        """Undo a press, several, or a removal."""
        undo = ask.values.get("undo")
        for one in undo if isinstance(undo, list) else [undo]:
            part = Ask(one if isinstance(one, dict) else {})
            self.port.take_back(ask.person, part.text("interaction"), part.ids("restore"))
        marks = self.port.marks(ask.person).get(ask.text("item"), {})
        return {"side": self.beside(ask), "marks": list(marks)}

    def drop(self, ask: Ask) -> Answer:
        """Take an item out of the history, or off the saved list."""
        item, kind = self.port.item(ask.text("item")), ask.text("kind")
        only = Judgment.SAVED if kind == "saved" else None
        gone = self.port.withdraw(ask.person, item.id, only)
        return {
            "said": f"Removed: {item.title}.",
            "undo": {"interaction": "", "restore": gone},
            "side": self.beside(ask),
        }

    def listed(self, ask: Ask) -> Answer:
        """One part of the history, or the talks, searched."""
        kind = ask.text("kind")
        if kind not in EMPTY:
            raise RecchatError("there is no such list")
        return {"html": self.sides.listed(ask.person, kind, ask.text("words").strip())}

    def side(self, ask: Ask) -> Answer:
        """The side panel anew."""
        return {"side": self.beside(ask)}

    def beside(self, ask: Ask) -> str:
        """The side panel; without a talk when the one on the page is gone."""
        return self.sides.beside(ask.person, ask.dialogue)

    def drop_talk(self, ask: Ask) -> Answer:
        """Put a talk away."""
        self.port.remove_talk(ask.person, ask.text("talk"))
        return {"said": "Talk deleted.", **self.side(ask)}

    def restore_talk(self, ask: Ask) -> Answer:
        """Bring it back."""
        self.port.restore_talk(ask.person, ask.text("talk"))
        return self.side(ask)

    def version(self, ask: Ask) -> Answer:
        """Another version of a message, with what followed it."""
        self.port.switch(ask.person, ask.text("message"))
        return self.hello(ask)

    def drop_message(self, ask: Ask) -> Answer:
        """Take a message back, with what follows."""
        self.port.remove_message(ask.person, ask.text("message"))
        return {"said": "Taken back.", **self.hello(ask)}

    def restore_message(self, ask: Ask) -> Answer:
        """Bring it back."""
        self.port.restore_message(ask.person, ask.text("message"))
        return self.hello(ask)
