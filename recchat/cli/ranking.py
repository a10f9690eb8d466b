"""What `recchat eval ranking` runs: data in, models fitted, figures out."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from recchat.config import BUNDLED_LIBRARIES, Settings
from recchat.errors import RecchatError
from recchat.evaluate.figures import Figure
from recchat.learn.log import Log, five_core, log_of
from recchat.learn.model import Progress, TasteModel
from recchat.learn.sequence_fit import Plan
from recchat.learn.sequence_network import Shape
from recchat.llm.door import LanguageModel
from recchat.prompts import open_prompts

HALF_LIFE = 180.0  # days
LATE = 3.0  # items: what comes next is told by the newest, on the validation items
COLD = ("popularity", "ease", "ials")
CLOSED_FORM = ("popularity", "ease", "ials", "ease-late", "succession", "succession-long")
ASK_UNDER = "Ask it under a job that it knows, such as --job talk/answer."
HUMBLE = ("given", "random", "popularity", "ease", "taste")  # rows beside the strategies


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of the command."""

    ratings: Path
    models: tuple[str, ...] = ()
    network: str = ""


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """The options of re-ranking: which strategies, over whose lists, and how the model is asked."""

    strategies: tuple[str, ...]
    candidates: Path | None = None
    people: int = 200
    rounds: int = 1
    job: str = ""


def measure_ranking(asked: Asked, settings: Settings, progress: Progress) -> list[Figure]:
    """Leave-one-out over every model asked for, and their blend, which leads the table."""
    import torch

    from recchat.evaluate.ranking import figures_of, leave_one_out, rows_of

    torch.set_num_threads(settings.threads)
    models = models_of(asked)
    rows, weights = rows_of(models, leave_one_out(read_log(asked)), progress)
    by_name = {row.name: row for row in rows}
    leading = by_name.pop("blend")
    figures = figures_of(leading)
    for row in by_name.values():
        figures += figures_of(row, f"{row.name}/")
    figures += [Figure(f"weight/{name}", one, 1, one, one) for name, one in weights.items()]
    return figures


def measure_rerank(
    asked: Asked, again: AskedAgain, settings: Settings, progress: Progress
) -> list[Figure]:
    """Short lists re-ranked by the language model, beside taste models, the given order, chance.

    The first strategy leads the table. Without `models` those in closed form are fitted.
    """
    from recchat.evaluate import rerank_lists
    from recchat.evaluate.ranking import leave_one_out
    from recchat.evaluate.rerank import Reranker
    from recchat.recommend.strategies import strategy_named

    strategies = [strategy_named(name) for name in again.strategies]
    labels = labels_of(asked.ratings)
    split = leave_one_out(read_log(asked))
    models = models_of(replace(asked, models=asked.models or CLOSED_FORM))
    bench = rerank_lists.bench_of(models, split, progress)
    if again.candidates:
        lists = rerank_lists.read_lists(again.candidates, split)
    else:
        lists = rerank_lists.best_lists(bench, rerank_lists.some_people(split, again.people))
    rows = rerank_lists.model_ranks(bench, lists) | rerank_lists.humble_ranks(lists)
    figures: list[Figure] = []
    with language_model(settings) as model:
        for one in strategies:
            ranker = Reranker(
                model, one, open_prompts(settings.home), rounds=again.rounds, job=again.job
            )
            found = rerank_lists.reranked(ranker, lists, labels, progress)
            if not found.answered:
                raise RecchatError(
                    f"{model.name} put no list in order: {found.problem} {ASK_UNDER}"
                )
            prefix = f"{one.name}/" if figures else ""
            figures += rerank_lists.strategy_figures(found, rows, prefix)
    for name in (one for one in HUMBLE if one in rows):
        figures += rerank_lists.rank_figures(rows[name], f"{name}/")
    return figures


@contextmanager
def language_model(settings: Settings) -> Iterator[LanguageModel]:
    """The model of these settings, closed at the end."""
    from recchat.assemble import open_library
    from recchat.llm.known import KnownModels
    from recchat.llm.opening import open_model

    with open_library(settings) as shelf:
        model = open_model(settings, KnownModels(shelf.choices))
        try:
            yield model
        finally:
            model.close()


def labels_of(ratings: Path) -> dict[str, str]:
    """Titles with years by item id; raises RecchatError where no table of titles stands beside."""
    from recchat.learn.ratings_file import read_titles

    found = read_titles(ratings)
    if not found:
        raise RecchatError(
            f"{ratings.parent} has no movies.csv or movies.dat: a language model needs titles"
        )
    return {item: f"{title} ({year})" if year else title for item, (title, year) in found.items()}


def measure_cold(asked: Asked, settings: Settings, progress: Progress) -> list[Figure]:
    """Recall of items that no model has seen, by their texts in the library alone."""
    from recchat.assemble import open_library
    from recchat.embed.encoder import NAME
    from recchat.embed.vectors import Vectors, item_vectors, read_shipped
    from recchat.evaluate.cold_items import measure_cold_items
    from recchat.learn.fitting import MODELS
    from recchat.learn.shelf_log import from_file

    with open_library(settings) as shelf:
        taken, _ = from_file(asked.ratings, shelf.catalogue)
        log = log_of(five_core(taken))
        known = read_shipped(BUNDLED_LIBRARIES / f"{settings.library}.vectors.npz")
        known |= Vectors(shelf.store).known(NAME)
        items = [shelf.catalogue.items[one] for one in log.items]
    texts, missing = item_vectors(items, NAME, known)
    if missing:
        raise RecchatError(f"{len(missing)} items have no vectors yet: start recchat once")
    models = [MODELS[name]() for name in COLD]
    return measure_cold_items(models, log, texts, progress)


def read_log(asked: Asked) -> Log:
    """The interactions of the file, of people and items with at least five."""
    from recchat.learn.ratings_file import read_ratings

    return log_of(five_core([one.taken for one in read_ratings(asked.ratings)]))


def models_of(asked: Asked) -> Sequence[TasteModel]:
    """The models asked for; raises RecchatError for a name that there is not."""
    from recchat.learn.ease import Ease
    from recchat.learn.factors import SPARSE, Factors
    from recchat.learn.popularity import Popularity
    from recchat.learn.sequence import Sequential
    from recchat.learn.succession import Succession

    shape, plan = network_of(asked.network)
    made: dict[str, Callable[[], TasteModel]] = {
        "popularity": Popularity,
        "popularity-late": lambda: Popularity(HALF_LIFE, name="popularity-late"),
        "ease": Ease,
        "ials": lambda: Factors(recent=LATE),
        "ials-sparse": lambda: Factors(128, LATE, pull=SPARSE, name="ials-sparse"),
        "ease-late": lambda: Ease(recent=LATE, name="ease-late"),
        "succession": Succession,
        "succession-long": lambda: Succession(10.0, 3.0, name="succession-long"),
        "sasrec": lambda: Sequential(shape, plan),
    }
    unknown = set(asked.models) - set(made)
    if unknown:
        raise RecchatError(f"no model {', '.join(sorted(unknown))}; there are: {', '.join(made)}")
    return [make() for name, make in made.items() if not asked.models or name in asked.models]


def network_of(text: str) -> tuple[Shape, Plan]:
    """Sizes and plan written as "width=128,epochs=20"; raises RecchatError."""
    usual = Plan()
    known: dict[str, float] = {**asdict(Shape()), "epochs": usual.epochs, "minutes": usual.minutes}
    for part in filter(None, text.split(",")):
        name, _, value = (one.strip() for one in part.partition("="))
        try:
            known[name] = type(known[name])(value)
        except (KeyError, ValueError) as problem:
            names = ", ".join(known)
            raise RecchatError(f"network {part!r}: one of {names}, as name=number") from problem
    plan = Plan(epochs=int(known.pop("epochs")), minutes=known.pop("minutes"))
    return replace(Shape(), **known), plan  # type: ignore[arg-type]
