"""The named endpoints for programs: /recommend, /people and others (see the client of Gradio).

A person is given by name and must exist; nobody is made here by a slip of the pen.
"""

import threading
from collections.abc import Callable

import gradio as gr

from recchat.errors import NotFound, RecchatError
from recchat.types import Cards, Event, Notice, Person, ReasonDone, Reply, Understood
from recchat.web.port import GUEST, Port, Said
from recchat.web.rooms import Rooms

MAX_MESSAGE = 2_000  # characters


def add_endpoints(rooms: Rooms) -> None:
    """Offer the endpoints; called inside the Blocks."""

    def first() -> Port:
        return rooms.first.port  # a library that was read anew has another one

    def recommend(message: str, person: str = GUEST) -> dict[str, object]:
        """One turn of a new talk: what was understood, the cards with reasons, notices."""
        return spoken(lambda: recommended(first(), message, person))

    def recommend_from(library: str, message: str, person: str = GUEST) -> dict[str, object]:
        """The same, out of a library by its name."""
        return spoken(lambda: recommended(entered(rooms, library), message, person))

    def libraries() -> list[str]:
        """The names of the libraries."""
        return list(first().libraries())

    def people() -> list[str]:
        """The names of the people of this machine."""
        return [one.name for one in first().people()]

    def history(person: str) -> dict[str, object]:
        """What a person liked, disliked, has seen and saved, by title."""
        return spoken(lambda: titles(first(), person))

    gr.api(recommend, api_name="recommend", concurrency_limit=1)
    gr.api(recommend_from, api_name="recommend_from", concurrency_limit=1)
    gr.api(libraries, api_name="libraries")
    gr.api(people, api_name="people")
    gr.api(history, api_name="history")


def spoken(work: Callable[[], dict[str, object]]) -> dict[str, object]:
    """The result of a call; what a person can be told about comes as Gradio's error."""
    try:
        return work()
    except RecchatError as problem:
        raise gr.Error(str(problem), print_exception=False) from problem


def entered(rooms: Rooms, library: str) -> Port:
    """The library of that name; raises NotFound."""
    names = rooms.first.port.libraries()
    if library not in names:
        raise NotFound(f"there is no library {library!r} here, only {', '.join(names)}")
    return rooms.named(library).port


def named(port: Port, name: str) -> Person:
    """The person of that name; raises NotFound."""
    if name == GUEST:
        return port.guest()
    found = next((one for one in port.people() if one.name == name), None)
    if found is None:
        raise NotFound(f"there is nobody called {name!r} here")
    return found


def recommended(port: Port, message: str, name: str) -> dict[str, object]:
    """One turn as plain values."""
    person = named(port, name)
    dialogue = port.new_dialogue(person.id)
    said = Said(message[:MAX_MESSAGE])
    return told(list(port.respond(person.id, dialogue.id, said, threading.Event())))


def told(events: list[Event]) -> dict[str, object]:
    """The events of a turn as plain values."""
    cards = [card for one in events if isinstance(one, Cards) for card in one.slate.cards]
    reasons = {one.item_id: one.reason for one in events if isinstance(one, ReasonDone)}
    return {
        "understood": [
            wish.key for one in events if isinstance(one, Understood) for wish in one.intent.wishes
        ],
        "reply": " ".join(one.text for one in events if isinstance(one, Reply)),
        "cards": [
            {
                "id": card.item.id,
                "title": card.item.title,
                "year": card.item.year,
                "reason": reasons[card.item.id].text if card.item.id in reasons else "",
                "claims": [claim.text for claim in card.claims],
            }
            for card in cards
        ],
        "notices": [one.text for one in events if isinstance(one, Notice)],
    }


def titles(port: Port, name: str) -> dict[str, object]:
    """A person's history by title."""
    history, items = port.history(named(port, name).id), port.catalogue.items
    return {
        kind: [items[key].label for key in getattr(history, kind) if key in items]
        for kind in ("liked", "disliked", "seen", "saved")
    }
