"""recchat models: which language models there are, choose one, fetch one."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from recchat.assemble import open_store
from recchat.cli.shell import AsJson, Home, bar, print_json, say, settings_for
from recchat.config import BUNDLED_MODEL
from recchat.db.choices import Choices
from recchat.llm.files import choose, list_models
from recchat.llm.known import KnownModels
from recchat.llm.pull import pull
from recchat.llm.suggested import SUGGESTED, Suggested, suggested

MEGABYTE = 1_000_000
commands = typer.Typer(help="Language models: list, use, pull.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(commands, name="models")


@commands.command(name="list")
def list_all(home: Home = None, json: AsJson = False) -> None:
    """The model files on this computer, and those that can be fetched.

    Example: recchat models list --json
    """
    settings = settings_for(home)
    with open_store(settings) as store:
        chosen = KnownModels(Choices(store)).chosen()
    found = list_models(BUNDLED_MODEL, settings.models, in_use=chosen, context=settings.context)
    if json:
        models = [asdict(file) for file in found]
        print_json({"models": models, "suggested": [asdict(model) for model in SUGGESTED]})
        return
    for file in found:
        mark = "*" if file.in_use else " "
        size, needs = file.size / MEGABYTE, file.needs_bytes / MEGABYTE
        say(f"{mark} {file.name:<32} {size:7.0f} MB, needs {needs:.0f} MB of memory  {file.note}")
    for model in SUGGESTED:
        say(f"  {model.name:<32} {model.size / MEGABYTE:7.0f} MB, recchat models pull {model.file}")


@commands.command()
def use(
    path: Annotated[str, typer.Argument(help="A .gguf file, or 'bundled'.")],
    home: Home = None,
) -> None:
    """Use a model from the next start on; it is tried in a process of its own first.

    Example: recchat models use ~/Downloads/some-instruct-q4.gguf
    """
    settings = settings_for(home)
    with open_store(settings) as store:
        known = KnownModels(Choices(store))
        if path == "bundled":
            known.choose(None)
            say("The bundled model is in use from the next start on.")
            return
        file = choose(
            Path(path).expanduser(),
            context=settings.context,
            known=known,
            remember=known.remember,
        )
        known.choose(file.path)
    say(f"{file.name} is in use from the next start on ({file.size / MEGABYTE:.0f} MB).")


@commands.command(name="pull")
def fetch(
    name: Annotated[str, typer.Argument(help="A name from `recchat models list`.")] = "",
    url: Annotated[str, typer.Option(help="Another address of a .gguf file.")] = "",
    sha256: Annotated[str, typer.Option(help="Its checksum, when it is known.")] = "",
    home: Home = None,
) -> None:
    """Fetch a model: the one thing here that uses the network, because it was asked for.

    Example: recchat models pull qwen
    """
    settings = settings_for(home)
    model = suggestion(name, url, sha256)
    with bar(f"fetching {model.file}") as move:
        pulled = pull(model, settings.models, progress=lambda done, size: move(done / (size or 1)))
    say(f"{pulled.path.name} is here, sha256 {pulled.sha256}.")
    if not pulled.vouched:
        say("That checksum is the server's own word: it proves a whole file, not its maker.")
    say(f"To use it: recchat models use '{pulled.path}'")


def suggestion(name: str, url: str, sha256: str) -> Suggested:
    """What to fetch; raises DownloadFailed for a name that nobody suggested."""
    if url:
        file = url.split("?")[0].rsplit("/", 1)[-1]
        return Suggested(name=file, file=file, url=url, sha256=sha256, size=0, licence="")
    return suggested(name)
