"""Fitting the taste models of a library: weighed on what was held out, swapped in one step.

A fit writes a folder of its own and then one small JSON file that names it. Who reads finds the
old models or the new ones, never half of each.
"""

import json
import shutil
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import numpy as np

from recchat.errors import RecchatError
from recchat.learn.blend import columns_of, example_of, learnt_weights, named_weights
from recchat.learn.ease import Ease
from recchat.learn.factors import Factors
from recchat.learn.log import Floats, Log, Trail, log_over
from recchat.learn.model import (
    Cancelled,
    Progress,
    TasteModel,
    TasteUnusable,
    check,
    never,
    quietly,
)
from recchat.learn.model_file import ADVICE
from recchat.learn.popularity import Popularity
from recchat.learn.source import WEIGHT, TasteSource, taste_source
from recchat.learn.succession import Succession

POINTER = "current.json"
LEAST_PEOPLE = 20  # fewer have no taste in common that could be learnt
LEAST_ITEMS = 3  # of somebody whose last item is held out
WEIGHED_PEOPLE = 400
NEW_SHARE, NEW_COUNT = 0.1, 50  # so much more than at the last fit makes another worth it
USUAL = ("popularity", "ease", "ials")  # the order in which titles are named in a talk says little


def new_sequential() -> TasteModel:
    """The sequential model; torch takes seconds to import, and few have this model."""
    from recchat.learn.sequence import Sequential

    return Sequential()


def load_sequential(path: Path) -> TasteModel:
    """The sequential model from its file."""
    from recchat.learn.sequence import Sequential

    return Sequential.load(path)


MODELS: dict[str, Callable[[], TasteModel]] = {
    "popularity": Popularity,
    "ease": Ease,
    "ials": Factors,
    "succession": Succession,
    "sasrec": new_sequential,
}
LOADERS: dict[str, Callable[[Path], TasteModel]] = {
    "popularity": Popularity.load,
    "ease": Ease.load,
    "ials": Factors.load,
    "succession": Succession.load,
    "sasrec": load_sequential,
}


@dataclass(frozen=True, slots=True)
class Beside:
    """How much taste counts beside the other signals of a recommender, and what it gains there.

    The gains are mean discounted gains of items held out, among the whole catalogue; met is the
    share of the first five that are what was asked for.
    """

    weight: float = WEIGHT
    choices: int = 0  # 0: set by hand
    gain_without: float = 0.0
    gain_with: float = 0.0
    met_without: float = 0.0
    met_with: float = 0.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """What `current.json` says: which models there are, from what, and since when."""

    folder: str
    date: str
    library: str
    data: tuple[str, ...]
    people: int
    items: int
    interactions: int
    weights: dict[str, float]  # by model, of the blend
    beside: Beside = field(default_factory=Beside)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a log came from, for the record."""

    library: str
    data: tuple[str, ...]
    date: str


@dataclass(frozen=True, slots=True)
class HeldOut:
    """One item of some people, and all trails without it."""

    rows: Mapping[str, int]  # by person
    train: Log


Weigh = Callable[[Sequence[TasteModel], Mapping[str, float], HeldOut], Beside]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Which models to fit, and how to weigh them beside everything else; None keeps `beside`."""

    names: Sequence[str] = USUAL
    beside: Beside = field(default_factory=Beside)
    weigh: Weigh | None = None


def fit_taste(
    log: Log,
    home: Path,
    origin: Origin,
    recipe: Recipe | None = None,
    progress: Progress = quietly,
    cancelled: Cancelled = never,
) -> Fitted:
    """Fit, weigh, save and swap; raises RecchatError when there is too little to learn from."""
    if len(log.trails) < LEAST_PEOPLE:
        raise RecchatError(
            f"taste needs the likes of at least {LEAST_PEOPLE} people, here are "
            f"{len(log.trails)}. Give more with --ratings FILE (a MovieLens ratings.csv)"
        )
    recipe = recipe or Recipe()
    models = [MODELS[name]() for name in recipe.names]
    held = held_out(log)
    weights = weighed(models, held, part(progress, 0.0, 0.5), cancelled)
    beside = recipe.weigh(models, weights, held) if recipe.weigh else recipe.beside
    check(cancelled)
    for place, model in enumerate(models):
        done = 0.5 + 0.45 * place / len(models)
        model.fit(log, part(progress, done, 0.45 / len(models)), cancelled)
    check(cancelled)
    folder = saved(models, home)
    fitted = Fitted(
        folder.name,
        origin.date,
        origin.library,
        origin.data,
        len(log.trails),
        len(log.items),
        log.count,
        weights,
        beside,
    )
    swap(home, fitted)
    progress(1.0, "done")
    return fitted


def held_out(log: Log) -> HeldOut:
    """One item held out of some people's trails, drawn the same each time."""
    chance = np.random.default_rng(len(log.trails))
    able = [one for one, trail in log.trails.items() if len(trail) >= LEAST_ITEMS]
    people = [able[one] for one in chance.permutation(len(able))[:WEIGHED_PEOPLE]]
    held = {one: int(chance.choice(log.trails[one].rows)) for one in people}
    rest: dict[str, Trail] = {
        one: trail.without(held[one]) if one in held else trail for one, trail in log.trails.items()
    }
    return HeldOut(held, log_over(log.items, rest))


def weighed(
    models: Sequence[TasteModel], held: HeldOut, progress: Progress, cancelled: Cancelled
) -> dict[str, float]:
    """The weights of the blend, by what was held out; leaves the models fitted without it."""
    for place, model in enumerate(models):
        model.fit(held.train, part(progress, place / len(models), 1 / len(models)), cancelled)
    rest = held.train.trails
    examples = [
        example_of(columns_of(models, rest[one]), rest[one], row) for one, row in held.rows.items()
    ]
    return dict(named_weights(models, learnt_weights(examples, len(models))))


def part(progress: Progress, start: float, share: float) -> Progress:
    """The progress of one part of the work."""
    return lambda done, words: progress(start + share * done, words)


def saved(models: Sequence[TasteModel], home: Path) -> Path:
    """Write every model into a new folder."""
    folder = home / uuid.uuid4().hex[:12]
    for model in models:
        model.save(folder / f"{model.name}.npz")
    return folder


def swap(home: Path, fitted: Fitted) -> None:
    """Let `current.json` name the new folder, and drop the others."""
    beside = home / f"{POINTER}.{fitted.folder}.part"
    beside.write_text(json.dumps(asdict(fitted), ensure_ascii=False, indent=2), encoding="utf-8")
    beside.replace(home / POINTER)
    for folder in home.iterdir():
        if folder.is_dir() and folder.name != fitted.folder:
            shutil.rmtree(folder, ignore_errors=True)


def read_fitted(home: Path) -> Fitted | None:
    """What was fitted last; None where nothing was. Raises TasteUnusable."""
    path = home / POINTER
    if not path.is_file():
        return None
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
        beside = Beside(**row.get("beside", {}))
        fitted = Fitted(**{**row, "data": tuple(row["data"]), "beside": beside})
        float(beside.weight)
        weights = {name: float(one) for name, one in fitted.weights.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as problem:
        raise TasteUnusable(f"{POINTER} of the taste models is damaged. {ADVICE}") from problem
    if set(weights) - set(LOADERS) or Path(fitted.folder).name != fitted.folder:
        raise TasteUnusable(f"{POINTER} names models that there are not. {ADVICE}")
    return fitted


def load_models(home: Path, fitted: Fitted) -> list[TasteModel]:
    """The models of a fit; raises TasteUnusable."""
    folder = home / fitted.folder
    models = [LOADERS[name](folder / f"{name}.npz") for name in fitted.weights]
    if any(model.log.items != models[0].log.items for model in models):
        raise TasteUnusable(f"the taste models in {folder.name} know different items. {ADVICE}")
    return models


def open_source(home: Path, ids: Sequence[str], texts: Floats | None) -> TasteSource | None:
    """The door to what was fitted last, over these catalogue rows; raises TasteUnusable."""
    fitted = read_fitted(home)
    if fitted is None:
        return None
    models = load_models(home, fitted)
    return taste_source(models, fitted.weights, ids, texts, weight=fitted.beside.weight)


def keep(source: TasteSource, home: Path) -> None:
    """Write the models as they are now: what was forgotten is then in no file any more."""
    fitted = read_fitted(home)
    if fitted is not None:
        with source.lock:
            folder = saved(source.models, home)
        swap(home, replace(fitted, folder=folder.name))


def worth_fitting(fitted: Fitted | None, interactions: int) -> bool:
    """Whether so much came since the last fit that another one is worth its time."""
    if fitted is None:
        return interactions >= NEW_COUNT
    return interactions - fitted.interactions >= max(NEW_COUNT, NEW_SHARE * fitted.interactions)
