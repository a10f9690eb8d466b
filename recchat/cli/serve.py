"""recchat serve: the page."""

from typing import Annotated

import typer

from recchat.cli.shell import Home, settings_for


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="serve")(serve)


def serve(
    home: Home = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port; 0 takes a free one.")] = None,
    library: Annotated[str | None, typer.Option(help="The library that opens first.")] = None,
    model: Annotated[str | None, typer.Option(help="A GGUF file to use in this run.")] = None,
) -> None:
    """Open the page in a browser at http://127.0.0.1:7860.

    Example: recchat serve --port 8000
    """
    from recchat.web.server import serve as serve_page

    serve_page(settings_for(home, host=host, port=port, model=model, library=library))
