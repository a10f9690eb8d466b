"""recchat learn: taste models of a library, from the likes of many people."""

from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recchat.assemble import Library, open_library, recommender_of, taste_folder, texts_of
from recchat.cli.shell import AsJson, Home, bar, print_json, say, settings_for
from recchat.embed.encoder import SentenceEncoder, find_encoder
from recchat.embed.loading import EncoderSlot
from recchat.errors import NotFound
from recchat.history.people import now

if TYPE_CHECKING:  # numpy and more, which `learn show` does without
    from recchat.learn.fitting import Fitted, Weigh

WEIGHED_ITEMS = 20_000  # of a library: beyond, every choice would take seconds

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

    from recchat.learn.fitting import MODELS, USUAL, Origin, Recipe, fit_taste
    from recchat.learn.shelf_log import gathered

    names = tuple(model or USUAL)
    if unknown := set(names) - set(MODELS):
        raise typer.BadParameter(f"no model {', '.join(unknown)}; there are: {', '.join(MODELS)}")
    settings = settings_for(home, library=library or None)
    torch.set_num_threads(settings.threads)
    with bar("reading") as move, open_library(settings) as shelf:
        found = gathered(shelf.interactions, shelf.people, shelf.catalogue, ratings or [])
        origin = Origin(settings.library, found.data, now())
        recipe = Recipe(names, weigh=weigher(shelf))
        fitted = fit_taste(found.log, taste_folder(settings), origin, recipe, move)
    if json:
        print_json({**asdict(fitted), "unmatched": len(found.unmatched)})
        return
    say(
        f"Learnt from {fitted.interactions:,} likes of {fitted.people:,} people, "
        f"{fitted.items:,} items of {settings.library}."
    )
    say_weights(fitted)
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
    fitted = read_fitted(taste_folder(settings))
    if fitted is None:
        raise NotFound(f"nothing is learnt for {settings.library!r} yet. Run `recchat learn fit`.")
    load_models(taste_folder(settings), fitted)  # a damaged file is said here, not in a talk
    if json:
        print_json(asdict(fitted))
        return
    say(f"{settings.library}: learnt {fitted.date[:10]} from {', '.join(fitted.data)}.")
    say(f"{fitted.interactions:,} likes of {fitted.people:,} people, {fitted.items:,} items.")
    say_weights(fitted)


def weigher(shelf: Library) -> "Weigh | None":
    """How taste is weighed beside the other signals of this library; None where it is too large."""
    from recchat.recommend.taste_weight import weight_beside

    if len(shelf.catalogue.items) > WEIGHED_ITEMS:
        return None
    slot = EncoderSlot(lambda: SentenceEncoder(find_encoder(), threads=shelf.settings.threads))
    slot.start()
    recommender = recommender_of(shelf, slot)
    slot.wait()
    return partial(weight_beside, recommender, texts_of(recommender))


def say_weights(fitted: "Fitted") -> None:
    """The weights, and where they come from."""
    say("Weights: " + ", ".join(f"{name} {one:g}" for name, one in fitted.weights.items()))
    beside = fitted.beside
    if beside.choices:
        say(
            f"Beside the other signals: {beside.weight:g}, from {beside.choices} held-out choices "
            f"(gain {beside.gain_without:.3f} without taste, {beside.gain_with:.3f} with it; "
            f"first five as asked for {beside.met_without:.0%} and {beside.met_with:.0%})."
        )
