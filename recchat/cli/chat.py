"""recchat chat: the same talk in a terminal, and one turn for programs."""

import sys
from collections.abc import Iterable
from typing import Annotated

import typer
from rich.live import Live
from rich.table import Table
from rich.text import Text

from recchat.assemble import App, assembled
from recchat.catalogue.items import Catalogue
from recchat.cli.shell import AsJson, Home, console, print_json, say, settings_for
from recchat.cli.steer import HOW, steering_of
from recchat.talk.engine import Put
from recchat.talk.records import Answer, with_event
from recchat.talk.saying.chips import chip_label
from recchat.types import (
    Card,
    Cards,
    Done,
    Event,
    Notice,
    ReasonDone,
    ReasonWords,
    Reply,
    Slate,
    Suggestions,
    Understood,
)

HELLO = "Tell me what you are in the mood for. An empty line or ctrl-d ends the talk."


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="chat")(chat)


def chat(
    once: Annotated[str | None, typer.Option(help="Answer this one message and end.")] = None,
    person: Annotated[str, typer.Option(help="Who is talking; made if new.")] = "me",
    model: Annotated[str | None, typer.Option(help="A GGUF file to use in this run.")] = None,
    library: Annotated[str | None, typer.Option(help="What to talk about: films, books.")] = None,
    steer: Annotated[list[str] | None, typer.Option(help=f"A dial: {HOW}. Repeatable.")] = None,
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Talk in the terminal, or answer one message.

    Example: recchat chat --once "like Arrival but warmer, under two hours" --json
    """
    with assembled(settings_for(home, model=model, library=library)) as application:
        application.wait()
        who = application.people.named(person)
        dialogue = application.dialogues.create(who.id, application.catalogue.library)
        put = Put(steering=steering_of(steer or (), application.people))
        if once is None:
            talk_on(application, who.id, dialogue.id, put)
            return
        events = application.talk.respond(who.id, dialogue.id, once, put)
        if json:
            print_json(turn_of(events, application.catalogue))
        else:
            show(events, application.catalogue)


def talk_on(application: App, person_id: str, dialogue_id: str, put: Put) -> None:
    """Read messages until an empty line or the end of the input."""
    say(HELLO)
    while True:
        if sys.stdin.isatty():
            console.print("\n[bold]you[/bold] ", end="")
        text = sys.stdin.readline()
        if not text.strip():
            return
        events = application.talk.respond(person_id, dialogue_id, text.strip(), put)
        show(events, application.catalogue)


def show(events: Iterable[Event], catalogue: Catalogue) -> None:
    """Print a turn as it comes: chips and words, then the cards with their reasons filling in."""
    slate, tips = Slate(), ""
    reasons: dict[str, str] = {}
    with Live(console=console, auto_refresh=False) as live:
        for event in events:
            if (line := line_of(event, catalogue)) is not None:
                live.console.print(line)
            elif isinstance(event, Cards):
                slate = event.slate
            elif isinstance(event, Suggestions):
                tips = " · ".join(one.label for one in event.suggestions)
            elif isinstance(event, ReasonWords):
                reasons[event.item_id] = event.text
            elif isinstance(event, ReasonDone):
                reasons[event.item_id] = event.reason.text
            live.update(table_of(slate, reasons, tips), refresh=True)


def line_of(event: Event, catalogue: Catalogue) -> Text | None:
    """An event that is one line of its own; none for one that changes the cards."""
    if isinstance(event, Understood):
        chips = " ".join(f"[{chip_label(wish, catalogue)}]" for wish in event.intent.wishes)
        return Text(chips, style="cyan") if chips else None
    if isinstance(event, Reply):
        return Text(event.text, style="bold")
    return Text(event.text, style="yellow") if isinstance(event, Notice) else None


def table_of(slate: Slate, reasons: dict[str, str], tips: str = "") -> Table:
    """The cards as a table."""
    table = Table(show_header=False, box=None, padding=(0, 1, 1, 1), caption=tips or None)
    for number, card in enumerate(slate.cards, start=1):
        text = Text.assemble((card.item.label, "bold"), "  ", (facts_line(card), "dim"))
        text.append(f"\n{reasons.get(card.item.id, '…')}")
        for name, why in card.together:
            text.append(f"\nfor {name}: {why}", "dim")
        table.add_row(str(number), text)
    return table


def facts_line(card: Card) -> str:
    """Length and genres in a few words; of a book also who wrote it."""
    item = card.item
    length = f"{item.minutes} min" if item.minutes else f"{item.pages} pages" if item.pages else ""
    author = ", ".join(item.creators) if item.pages else ""
    return " · ".join(part for part in (author, length, ", ".join(item.genres)) if part)


def turn_of(events: Iterable[Event], catalogue: Catalogue) -> dict[str, object]:
    """One turn as an object for programs (docs/formats.md)."""
    answer: Answer | None = None
    cards: tuple[Card, ...] = ()
    for event in events:
        if isinstance(event, Understood):
            answer = Answer(event.intent)
        elif isinstance(event, Cards):
            cards = event.slate.cards
        if answer is not None:
            answer = with_event(answer, event)
        if isinstance(event, Done):
            break
    if answer is None:
        return {"understood": None, "reply": "", "cards": [], "notices": [], "timings_ms": {}}
    return {
        "understood": understood(answer, catalogue),
        "reply": answer.reply.text if answer.reply else "",
        "cards": [card_row(card, answer) for card in cards],
        "fitting": answer.fitting,
        "notices": [{"code": one.code, "text": one.text} for one in answer.notices],
        "suggestions": [one.text for one in answer.suggestions],
        "timings_ms": dict(answer.timings),
    }


def understood(answer: Answer, catalogue: Catalogue) -> dict[str, object]:
    """The intent, field by field."""
    intent = answer.intent
    return {
        "acts": list(intent.acts),
        "wishes": [
            {name: getattr(wish, name) for name in wish.__slots__}
            | {"label": chip_label(wish, catalogue)}
            for wish in intent.wishes
        ],
        "judged": [{"id": one.item_id, "judgment": one.judgment} for one in intent.judged],
        "references": list(intent.references),
        "question": intent.question.topic if intent.question else None,
        "control": intent.control,
        "unsure": list(intent.unsure),
    }


def card_row(card: Card, answer: Answer) -> dict[str, object]:
    """One card with its reason and the claims that the reason rests on."""
    reason = answer.reasons.get(card.item.id)
    return {
        "id": card.item.id,
        "title": card.item.title,
        "year": card.item.year,
        "score": round(card.score, 4),
        "sources": list(card.sources),
        "together": [{"name": name, "why": why} for name, why in card.together],
        "reason": reason.text if reason else "",
        "claims": [
            {
                "text": claim.text,
                "kind": claim.kind,
                "evidence": [
                    {"source": one.source, "field": one.field, "value": one.value}
                    for one in claim.evidence
                ],
            }
            for claim in (reason.claims if reason else card.claims)
        ],
    }
