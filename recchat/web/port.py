"""All that the page asks of the application, in one place; the person is checked in every call.

An id that comes from a browser is a claim, not a right: each function here takes the person's id
first and answers only about what is that person's own (law 5).
"""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recchat.catalogue.items import Catalogue
from recchat.db.choices import Choices
from recchat.history.interactions import OPINIONS
from recchat.llm.loading import LOADING
from recchat.talk.dialogues import Dialogue, Message
from recchat.talk.engine import Put
from recchat.talk.records import read_steering, steering_json
from recchat.types import (
    DialogueState,
    Event,
    History,
    Interaction,
    Item,
    Judgment,
    Person,
    Steering,
)
from recchat.web.doors import App

GUEST = "Guest"  # who talks before a name was given


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgment that was written, and the opinions that it took the place of."""

    interaction: str
    replaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Port:
    """The application, as the page sees it."""

    app: App

    @property
    def catalogue(self) -> Catalogue:
        """The library in use."""
        return self.app.catalogue

    def libraries(self) -> dict[str, int]:
        """Every library that has items, with how many; films come first."""
        sizes = {name: size for name, size in self.app.items.libraries().items() if size}
        return dict(sorted(sizes.items(), key=lambda one: (one[0] != "films", one[0])))

    def people(self) -> list[Person]:
        """Everyone on this machine, by name: they choose who they are."""
        return self.app.people.all()

    def person(self, person_id: str) -> Person:
        """The person of an id; raises NotFound."""
        return self.app.people.get(person_id)

    def add_person(self, name: str) -> Person:
        """A new person; raises RecchatError when the name will not do."""
        return self.app.people.add(name)

    def rename(self, person_id: str, name: str) -> Person:
        """Another name for a person; raises RecchatError when it will not do."""
        return self.app.people.rename(person_id, name)

    def remove_person(self, person_id: str) -> None:
        """Take a person out for good."""
        self.app.people.remove(self.person(person_id).id)

    def guest(self) -> Person:
        """Whoever has not said their name."""
        return self.app.people.named(GUEST)

    def item(self, item_id: str) -> Item:
        """An item of the library; raises NotFound."""
        return self.app.catalogue.item(item_id)

    def history(self, person_id: str) -> History:
        """What a person did with items of this library, as sets of ids."""
        history = self.app.interactions.history(self.person(person_id).id)
        return history.within(self.catalogue.items)

    def marks(self, person_id: str) -> dict[str, dict[str, str]]:
        """For each item the judgments that stand, with the ids of their interactions."""
        marks: dict[str, dict[str, str]] = {}
        for one in self.app.interactions.of(self.person(person_id).id):
            marks.setdefault(one.item_id, {}).setdefault(str(one.judgment), one.id)
        return marks

    def judge(self, person_id: str, item_id: str, judgment: Judgment, origin: str) -> Verdict:
        """Write a judgment; its undo also restores what it replaced."""
        person, item = self.person(person_id), self.item(item_id)
        kinds = OPINIONS if judgment in OPINIONS else {judgment}
        standing = self.app.interactions.of(person.id)
        replaced = [x.id for x in standing if x.item_id == item.id and x.judgment in kinds]
        written = self.app.interactions.judge(person.id, item.id, judgment, origin)
        return Verdict(written.id, tuple(replaced))

    def take_back(self, person_id: str, interaction: str, restore: Sequence[str]) -> None:
        """Undo a judgment, or a removal when only `restore` is given."""
        person = self.person(person_id)
        if interaction:
            self.app.interactions.remove(person.id, interaction)
        for one in restore:
            self.app.interactions.restore(person.id, one)

    def withdraw(
        self, person_id: str, item_id: str, only: Judgment | None = None
    ) -> tuple[str, ...]:
        """Take an item out of a person's history, or one kind only; says what can be restored."""
        person = self.person(person_id)
        of_item = [
            one
            for one in self.app.interactions.of(person.id)
            if one.item_id == item_id and only in {None, one.judgment}
        ]
        for one in of_item:
            self.app.interactions.remove(person.id, one.id)
        return tuple(one.id for one in of_item)

    def interactions(self, person_id: str) -> list[Interaction]:
        """A person's interactions, newest first."""
        return self.app.interactions.of(self.person(person_id).id)

    def talks(self, person_id: str) -> list[Dialogue]:
        """A person's talks about this library that have words in them, newest first."""
        talks = self.app.dialogues.all(self.person(person_id).id)
        return [one for one in talks if one.title and one.library == self.catalogue.library]

    def found_talks(self, person_id: str, words: str) -> list[Dialogue]:
        """Talks with these words, or with such a title recommended in them."""
        person = self.person(person_id)
        ids = [one.dialogue_id for one in self.app.dialogues.search(person.id, words)]
        talks = {one.id: one for one in self.talks(person_id)}
        in_titles = [one.id for one in talks.values() if words.casefold() in one.title.casefold()]
        return [talks[key] for key in dict.fromkeys([*in_titles, *ids]) if key in talks]

    def dialogue(self, person_id: str, dialogue_id: str) -> Dialogue:
        """A talk of this person; raises NotFound."""
        return self.app.dialogues.get(self.person(person_id).id, dialogue_id)

    def new_dialogue(self, person_id: str) -> Dialogue:
        """An empty talk."""
        library = self.app.catalogue.library
        return self.app.dialogues.create(self.person(person_id).id, library)

    def remove_talk(self, person_id: str, dialogue_id: str) -> None:
        """Put a talk away; `restore_talk` brings it back."""
        self.app.dialogues.remove(self.person(person_id).id, dialogue_id)

    def restore_talk(self, person_id: str, dialogue_id: str) -> None:
        """Undo the removal of a talk."""
        self.app.dialogues.restore(self.person(person_id).id, dialogue_id)

    def messages(self, person_id: str, dialogue_id: str) -> list[Message]:
        """The branch of a talk that is in view, first message first."""
        self.dialogue(person_id, dialogue_id)
        return self.app.dialogues.path(person_id, dialogue_id)

    def versions(self, person_id: str, message_id: str) -> list[str]:
        """A message and its siblings, oldest first."""
        return [one.id for one in self.app.dialogues.siblings(person_id, message_id)]

    def switch(self, person_id: str, message_id: str) -> Message:
        """Bring another version into view."""
        return self.app.dialogues.switch(self.person(person_id).id, message_id)

    def remove_message(self, person_id: str, message_id: str) -> None:
        """Take a message and what follows out of view."""
        self.app.dialogues.remove_message(self.person(person_id).id, message_id)

    def restore_message(self, person_id: str, message_id: str) -> None:
        """Bring a message back, with what follows it."""
        self.app.dialogues.restore_message(self.person(person_id).id, message_id)

    def standing(self, person_id: str, dialogue_id: str) -> DialogueState:
        """What stands in a talk now."""
        if not dialogue_id:
            return DialogueState()
        states = [one.state for one in self.messages(person_id, dialogue_id) if one.state]
        return states[-1] if states else DialogueState()

    def respond(
        self, person_id: str, dialogue_id: str, said: "Said", cancelled: threading.Event
    ) -> Iterator[Event]:
        """The events of a turn."""
        dialogue = self.dialogue(person_id, dialogue_id)
        for other in said.steering.company if said.steering else ():
            self.person(other)
        return self.app.talk.respond(
            person_id,
            dialogue.id,
            said.text,
            Put(said.parent_id, said.struck, said.steering),
            cancelled,
        )

    def steering(self, person_id: str, dialogue_id: str) -> Steering:
        """How the dials stand: as the talk's last message had them, else as they were left."""
        messages = self.messages(person_id, dialogue_id) if dialogue_id else []
        if messages:
            return messages[-1].steering
        return read_steering(self._choices.get(self._steering_name(person_id)))

    def keep_steering(self, person_id: str, steering: Steering) -> None:
        """Leave the dials so for the next talk; the company is of one evening and not kept."""
        alone = replace(steering, company=())
        self._choices.set(self._steering_name(person_id), steering_json(alone))

    def _steering_name(self, person_id: str) -> str:
        return f"steering:{self.person(person_id).id}:{self.catalogue.library}"

    @property
    def _choices(self) -> Choices:
        return Choices(self.app.people.store)

    @property
    def model_line(self) -> str:
        """The model in use, or what it is doing, in a few words."""
        model = self.app.model_slot.get()
        if model is not None:
            return f"{model.name}, on this computer"
        is_loading = self.app.model_slot.status == LOADING
        return "the language model is loading" if is_loading else "without a language model"


@dataclass(frozen=True, slots=True)
class Said:
    """A message as the page sends it.

    `parent_id` is the message that it follows: none for the last one, empty for the beginning.
    """

    text: str
    parent_id: str | None = None
    struck: tuple[str, ...] = ()
    steering: Steering | None = None  # none: as at the message before
