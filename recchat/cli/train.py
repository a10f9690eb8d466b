"""recchat train: make recchat's own small language model again, from scratch."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recchat.cli.shell import say
from recchat.config import BUNDLED_LIBRARIES, BUNDLED_MODEL
from recchat.errors import RecchatError

if TYPE_CHECKING:  # training needs packages that the application does without
    from recchat.train.library import Sources

commands = typer.Typer(help="Training.", no_args_is_help=True)
STEPS = ("data", "fit", "export", "card", "all", "smoke")


def register(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(commands, name="train")


@commands.command(name="language-model")
def language_model(
    step: Annotated[str, typer.Argument(help=" | ".join(STEPS))] = "all",
    work: Annotated[Path, typer.Option(help="Folder of this run; resumed.")] = Path("training"),
    data: Annotated[
        Path | None, typer.Option(help="Folder with redial/, iard/, wikipedia-movies/.")
    ] = None,
    minutes: Annotated[float, typer.Option(help="Wall-clock budget of `fit`.")] = 180.0,
    size: Annotated[str, typer.Option(help="mini (10 MB) or base (30 MB).")] = "mini",
    output: Annotated[Path, typer.Option(help="Where the weights go.")] = BUNDLED_MODEL,
) -> None:
    """Generate data, train, export to GGUF and write the model card.

    Example: recchat train language-model all --data ../data --minutes 180
    """
    if find_spec("tokenizers") is None or find_spec("gguf") is None:
        raise RecchatError("training needs more packages: pip install 'recchat[train]'")
    if step not in STEPS:
        raise typer.BadParameter(f"step {step!r}: one of {', '.join(STEPS)}")
    if size not in ("mini", "base"):
        raise typer.BadParameter(f"size {size!r}: mini or base")
    from recchat.train import language_model as pipeline
    from recchat.train.fit import Plan
    from recchat.train.language_model import Work

    run, sources = Work(work), sources_of(data)
    shape, tell = pipeline.SIZES[size], pipeline.logged(run, say)
    steps: dict[str, Callable[[], object]] = {
        "data": lambda: pipeline.make_data(run, sources, tell),
        "fit": lambda: pipeline.fit(run, Plan(minutes), tell, shape=shape),
        "export": lambda: pipeline.export(run, output, tell, shape=shape),
        "card": lambda: pipeline.card(
            run,
            output,
            output.with_name("MODEL_CARD.md"),
            pipeline.measure(run, output, sources),
        ),
        "all": lambda: pipeline.all(run, sources, output, Plan(minutes), tell, shape=shape),
        "smoke": lambda: pipeline.smoke(work, tell),
    }
    steps[step]()


def sources_of(data: Path | None) -> "Sources":
    """The sets that are there; the frames alone when none is."""
    from recchat.train.library import Sources

    films = (BUNDLED_LIBRARIES / "films.jsonl",)
    if data is None:
        return Sources(films)
    found = [data / name for name in ("redial", "iard", "wikipedia-movies")]
    redial, iard, wikipedia = (path if path.is_dir() else None for path in found)
    return Sources(films, redial, iard, wikipedia)
