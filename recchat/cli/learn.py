"""recchat learn: taste models of a library, from the likes of many people."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from recchat.assemble import open_library
from recchat.cli.shell import AsJson, Home, bar, print_json, say, settings_for
from recchat.config import Settings
from recchat.errors import NotFound
from recchat.history.people import now

commands = typer.Typer(help="Taste models: fit, show.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(commands, name="learn")


@commands.command()
def fit(
    ratings: Annotated[
        list[Path] | None, typer.Option(help="MovieLens ratings.csv, movies.csv beside it.")
    ] = None,
    library: Annotated[str, typer.Option(help="Which library; empty: the one in use.")] = "",
    model: Annotated[
        list[str] | None, typer.Option(help="Repeatable: popularity, ease, ials, ...")
    ] = None,
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Learn what goes with what; the models in use are replaced only when all is done.

    Example: recchat learn fit --ratings ml-latest-small/ratings.csv
    """
    import torch

    from recchat.learn.fitting import MODELS, USUAL, Origin, fit_taste
    from recchat.learn.shelf_log import gathered

    names = tuple(model or USUAL)
    if unknown := set(names) - set(MODELS):
        raise typer.BadParameter(f"no model {', '.join(unknown)}; there are: {', '.join(MODELS)}")
    settings = settings_for(home, library=library or None)
    torch.set_num_threads(settings.threads)
    with bar("reading") as move:
        with open_library(settings) as shelf:
            found = gathered(shelf.interactions, shelf.people, shelf.catalogue, ratings or [])
        origin = Origin(settings.library, found.data, now())
        fitted = fit_taste(found.log, folder_of(settings), origin, names, move)
    if json:
        print_json({**asdict(fitted), "unmatched": len(found.unmatched)})
        return
    say(
        f"Learnt from {fitted.interactions:,} likes of {fitted.people:,} people, "
        f"{fitted.items:,} items of {settings.library}."
    )
    say("Weights: " + ", ".join(f"{name} {one:g}" for name, one in fitted.weights.items()))
    if found.unmatched:
        say(f"{len(found.unmatched):,} titles are not in this library.")


@commands.command()
def show(
    library: Annotated[str, typer.Option(help="Which library; empty: the one in use.")] = "",
    home: Home = None,
    json: AsJson = False,
) -> None:
    """What was learnt last, from what, and when.

    Example: recchat learn show --json
    """
    from recchat.learn.fitting import load_models, read_fitted

    settings = settings_for(home, library=library or None)
    fitted = read_fitted(folder_of(settings))
    if fitted is None:
        raise NotFound(f"nothing is learnt for {settings.library!r} yet. Run `recchat learn fit`.")
    load_models(folder_of(settings), fitted)  # a damaged file is said here, not in a talk
    if json:
        print_json(asdict(fitted))
        return
    say(f"{settings.library}: learnt {fitted.date[:10]} from {', '.join(fitted.data)}.")
    say(f"{fitted.interactions:,} likes of {fitted.people:,} people, {fitted.items:,} items.")
    say("Weights: " + ", ".join(f"{name} {one:g}" for name, one in fitted.weights.items()))


def folder_of(settings: Settings) -> Path:
    """Where the taste models of a library live."""
    return settings.models / "taste" / settings.library
