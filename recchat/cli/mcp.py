"""recchat mcp: one read-only tool for assistants that speak the Model Context Protocol.

Over stdio only, so that no web page can reach it; for one fixed person; nothing is imported,
changed or forgotten through it.
"""

from importlib.util import find_spec
from typing import Annotated

import typer

from recchat.assemble import App, assembled
from recchat.cli.chat import turn_of
from recchat.cli.shell import Home, settings_for
from recchat.errors import RecchatError

MAX_MESSAGE = 2_000  # characters


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="mcp")(mcp)


def mcp(
    person: Annotated[str, typer.Option(help="Whose history counts; made if new.")] = "me",
    home: Home = None,
) -> None:
    """Offer the tool `recommend` over stdio to an assistant that starts this command.

    Example: recchat mcp --person Ana
    """
    if find_spec("mcp") is None:
        raise RecchatError("this needs one more package: pip install 'recchat[mcp]'")
    from mcp.server.fastmcp import FastMCP

    with assembled(settings_for(home)) as application:
        server = FastMCP("recchat")
        noun = application.catalogue.noun
        about = f"Recommend {noun}s for a request in words, each with a checked reason."
        server.add_tool(
            lambda request: recommend(application, person, request),
            name="recommend",
            description=about,
        )
        server.run(transport="stdio")


def recommend(application: App, person: str, request: str) -> dict[str, object]:
    """One turn of a new talk, as `recchat chat --once --json` prints it."""
    application.wait()
    who = application.people.named(person)
    dialogue = application.dialogues.create(who.id, application.catalogue.library)
    events = application.talk.respond(who.id, dialogue.id, request[:MAX_MESSAGE])
    return turn_of(events, application.catalogue)
