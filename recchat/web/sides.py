"""What stands beside the talk: constraints in force, history, saved list, talks, people."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass

from recchat.errors import NotFound
from recchat.types import DialogueState, Item
from recchat.web.bringing import Bringing
from recchat.web.look_words import import_label
from recchat.web.port import Port
from recchat.web.shelves import Shelf, shelves
from recchat.web.views import Views, thumb
from recchat.web.wording import some

SAVED_SHOWN, TALKS_SHOWN, NAMED = 6, 4, 3
ROWS = 60  # of a long list; searching finds the rest
KINDS = (("liked", "liked"), ("disliked", "not for you"), ("seen", "{seen}"))
EXAMPLES = {
    "film": (
        "Something like Arrival but warmer, under two hours",
        "A comedy for a rainy Sunday, nothing cruel",
        "A tense French thriller from the 60s or 70s",
    ),
    "book": (
        "Something like Pride and Prejudice but funnier, under 300 pages",
        "A quiet Japanese love story, not too sad",
        "Non-fiction about nature, written since 2000",
    ),
}
ANY_EXAMPLE = ("Something warm and funny for a rainy Sunday",)
RATED = {"film": "watched", "book": "read", "album": "heard"}
EMPTY = {
    "liked": "Nothing here yet. Press like on anything, or import what you have rated.",
    "disliked": "Nothing here yet. Press not for me and it will not come back.",
    "seen": "Nothing here yet. What you have {seen} is not suggested again.",
    "saved": "Nothing saved yet.",
    "talks": "No talks yet.",
    "imports": "Nothing imported yet. What you bring in can be taken out again as a whole.",
}


@dataclass(frozen=True)
class Sides:
    """Renders the parts around the thread, each for one person."""

    port: Port
    views: Views

    def side(self, person_id: str, dialogue_id: str, state: DialogueState | None = None) -> str:
        """The whole side panel."""
        history, talks = self.port.history(person_id), self.port.talks(person_id)
        standing = state or self.port.standing(person_id, dialogue_id)
        wishes = sorted(standing.wishes, key=lambda wish: not wish.hard)
        saved = self.items(history.saved)
        return self.views.render(
            "side",
            noun=self.views.catalogue.noun,
            name=self.port.person(person_id).name,
            wishes=[self.views.chip(wish) for wish in wishes],
            history=[
                self.summary(kind, self.views.said(text), getattr(history, kind))
                for kind, text in KINDS
            ],
            saved=saved[:SAVED_SHOWN],
            saved_count=len(saved),
            talks=talks[:TALKS_SHOWN],
            more_talks=len(talks) > TALKS_SHOWN,
            dialogue=dialogue_id,
        )

    def summary(self, kind: str, text: str, ids: Sequence[str]) -> tuple[str, str, str, int]:
        """One line of the history: the newest titles and how many there are."""
        named = self.items(ids[:NAMED])
        return kind, text, ", ".join(item.title for item in named), len(ids)

    def items(self, ids: Sequence[str]) -> list[Item]:
        """Those items that are in the library in use."""
        known = self.views.catalogue.items
        return [known[key] for key in ids if key in known]

    def names(self) -> dict[str, str]:
        """The people's names by their ids."""
        return {one.id: one.name for one in self.port.people()}

    def known_dialogue(self, person_id: str, dialogue_id: str) -> str:
        """The talk's id if it is this person's, about this library."""
        with contextlib.suppress(NotFound):
            talk = self.port.dialogue(person_id, dialogue_id) if person_id else None
            if talk is not None and talk.library == self.port.catalogue.library:
                return talk.id
        return ""

    def beside(self, person_id: str, dialogue_id: str) -> str:
        """The side panel; without a talk when the one on the page is gone."""
        return self.side(person_id, self.known_dialogue(person_id, dialogue_id))

    def people(self, person_id: str, leaving: str = "") -> str:
        """The menu of people; `leaving` is what would go with the person who is here."""
        people = self.port.people()
        here = next((one for one in people if one.id == person_id), None)
        return self.views.render("people", people=people, here=here, leaving=leaving)

    def libraries(self) -> str:
        """The menu of libraries."""
        sizes = self.port.libraries()
        rows = [
            {"name": name, "label": name.capitalize(), "size": f"{size:,}"}
            for name, size in sizes.items()
        ]
        chosen = self.views.catalogue.library
        return self.views.render("libraries", libraries=rows, chosen=chosen)

    def listed(self, person_id: str, kind: str, words: str) -> str:
        """One part of a person's history, searched."""
        if kind == "talks":
            return self.talks(person_id, words)
        if kind == "imports":
            return self.imports(person_id)
        items = self.items(getattr(self.port.history(person_id), kind))
        found = [item for item in items if is_in(words, item)]
        nothing = self.views.said(EMPTY[kind])
        empty = f"Nothing with “{words}” here." if words else nothing
        shown = [thumb(item) for item in found[:ROWS]]
        rest = max(0, len(found) - ROWS)
        return self.views.render("history", items=shown, rest=rest, kind=kind, empty=empty)

    def talks(self, person_id: str, words: str) -> str:
        """A person's talks, searched by words and by titles recommended in them."""
        found = self.port.found_talks(person_id, words) if words else self.port.talks(person_id)
        talks = [
            {"id": one.id, "title": one.title, "day": one.created[:10]} for one in found[:ROWS]
        ]
        empty = f"No talk with “{words}”." if words else EMPTY["talks"]
        return self.views.render("talks", talks=talks, empty=empty)

    def imports(self, person_id: str) -> str:
        """What was brought in from elsewhere, each to be undone as a whole."""
        rows = [
            {
                "batch": one.batch,
                "label": import_label(one.kind, one.day),
                "count": some(one.count, "entry", "entries"),
            }
            for one in Bringing(self.port).past(person_id)
        ]
        return self.views.render("imports", imports=rows, empty=EMPTY["imports"])

    def welcome(self, person_id: str) -> str:
        """What stands where there is no talk yet."""
        is_first = not person_id
        name = self.port.person(person_id).name if person_id else ""
        liked = self.port.history(person_id).liked if person_id else ()
        noun = self.views.catalogue.noun
        return self.views.render(
            "welcome",
            noun=noun,
            greeting=f"What are you in the mood for, {name}?"
            if name
            else "What are you in the mood for?",
            lead=(
                f"Say it as you would to a friend who has {self.views.said('{seen}')} everything. "
                f"I look through {len(self.views.catalogue):,} {noun}s on this computer and tell "
                "you why each one."
            ),
            ask_name=is_first,
            examples=EXAMPLES.get(noun, ANY_EXAMPLE),
            rated=f"{RATED.get(noun, 'used')} or rated",
            shelves=[
                {"name": one.name, "members": [thumb(item) for item in one.items]}
                for one in (self.shelves() if not liked else ())
            ],
            liked=liked,
        )

    def shelves(self) -> list[Shelf]:
        """The shelves of this library."""
        return shelves(list(self.views.catalogue.items.values()), self.views.catalogue.noun)

    def thread(self, person_id: str, dialogue_id: str) -> str:
        """A whole talk, as it was left."""
        marks, names = self.port.marks(person_id), self.names()
        turns = [
            self.views.stored_turn(one, marks, self.port.versions(person_id, one.id), names)
            for one in self.port.messages(person_id, dialogue_id)
        ]
        return "".join(turns)


def is_in(words: str, item: Item) -> bool:
    """Whether an item's title or makers have these words."""
    text = " ".join((item.title, item.original_title, *item.creators, str(item.year or "")))
    return all(word in text.casefold() for word in words.casefold().split())
