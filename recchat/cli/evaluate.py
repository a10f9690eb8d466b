"""recchat eval: measure understanding, reasons, conversations and latency."""

import json as json_format
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from recchat.assemble import App, assembled
from recchat.catalogue.exchange import read_catalogue
from recchat.catalogue.items import Catalogue
from recchat.cli.shell import AsJson, Bar, Home, bar, print_json, say, settings_for
from recchat.embed.index import HnswIndex
from recchat.errors import RecchatError
from recchat.evaluate.figures import Figure, bootstrap
from recchat.llm.door import LanguageModel
from recchat.llm.known import KnownModels
from recchat.llm.opening import model_path
from recchat.talk.reading.model_frame import frame_of
from recchat.talk.reading.reader import Reader

NOUN = "film"  # the annotated sets are all about films
PATIENCE = 30.0  # seconds: what the model reads is measured, not whether this machine is busy
RATIO_MESSAGES = 40  # the written ones, each once
WithoutModel = Annotated[
    bool, typer.Option("--without-model", "--no-model", help="Lexicons alone.")
]
commands = typer.Typer(help="Measure: every figure with its n and 95 % interval.")


def register(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(commands, name="eval", no_args_is_help=True)


@commands.command()
def latency(
    messages: Annotated[int, typer.Option(help="How many messages.")] = 200,
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Time every stage of a turn, beside the bare libraries' figures.

    Example: recchat eval latency --messages 200 --json
    """
    from recchat.evaluate.process import measure_process

    settings = settings_for(home)
    with assembled(settings) as app:
        app.wait()
        model = app.model_slot.get()
        with bar("talking") as move:
            figures = turn_figures(app, messages, move)
        figures += ratio_figures(app)
    figures += measure_process(settings.home)
    data = f"{messages} messages, {len(app.catalogue)} items, {model.name if model else 'no model'}"
    print_figures("latency", data, figures, as_json=json)


@commands.command()
def understanding(
    files: Annotated[list[Path], typer.Argument(help="Utterances, JSON Lines (docs/formats.md).")],
    catalogue: Annotated[
        Path | None, typer.Option(help="A catalogue file to link to; empty: the library.")
    ] = None,
    rows: Annotated[bool, typer.Option(help="Beside it lexicons and model, each alone.")] = False,
    lower: Annotated[bool, typer.Option(help="Every message in lower case.")] = False,
    without_model: WithoutModel = False,
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Score acts and slots against annotated human utterances.

    Example: recchat eval understanding utterances_dev.jsonl --rows
    """
    from recchat.cli.utterances import utterances
    from recchat.evaluate.understanding import evaluate_understanding, readings

    said = utterances(files, lower=lower)
    with assembled(settings_for(home)) as app:
        app.wait()
        model = None if without_model else app.model_slot.get()
        library = catalogue_of(catalogue) if catalogue else app.catalogue
        reader = Reader(library, app.prompts, this_year=time.localtime().tm_year)
        asked = readings(reader, model, seconds=PATIENCE, each=rows)
        measured = {
            name: evaluate_understanding(read, said, library) for name, read in asked.items()
        }
    data = ", ".join(path.name for path in files) + (", lower case" if lower else "")
    if json and rows:
        each = [
            {"reader": name, "figures": [one.row() for one in figures]}
            for name, figures in measured.items()
        ]
        print_json({"benchmark": "understanding", "data": data, "rows": each})
        return
    for name, figures in measured.items():
        print_figures("understanding", data if json else f"{data}: {name}", figures, as_json=json)


@commands.command()
def explanations(
    cases: Annotated[int, typer.Option(help="How many (item, wishes, history) cases.")] = 500,
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Score the reasons: claims that hold, reasons replaced, variety.

    Example: recchat eval explanations --cases 100
    """
    from recchat.evaluate.explanations import evaluate_explanations

    with assembled(settings_for(home)) as app:
        app.wait()
        figures = evaluate_explanations(
            app.catalogue,
            app.prompts,
            app.model_slot.get(),
            count=cases,
            seed=app.settings.seed,
        )
    print_figures("explanations", f"{cases} cases", figures, as_json=json)


@commands.command()
def ranking(
    ratings: Annotated[Path, typer.Option(help="MovieLens ratings, or lines of items in order.")],
    protocol: Annotated[str, typer.Option(help="leave-one-out | cold-items")] = "leave-one-out",
    model: Annotated[list[str] | None, typer.Option(help="Repeatable; empty: all.")] = None,
    network: Annotated[
        str, typer.Option(help="Of the Transformer: width=64,longest=100,epochs=40,minutes=60.")
    ] = "",
    rerank: Annotated[
        list[str] | None,
        typer.Option(
            help="Short lists put in order by the language model: sequential | recency | "
            "examples | options. Repeatable."
        ),
    ] = None,
    candidates: Annotated[
        Path | None, typer.Option(help="Lists to re-rank; empty: the taste models' best 20.")
    ] = None,
    people: Annotated[int, typer.Option(min=1, help="How many people's lists.")] = 200,
    rounds: Annotated[int, typer.Option(min=0, help="Shuffles of a list; 0: shown as it is.")] = 1,
    job: Annotated[
        str, typer.Option(help="A template's name to ask a model under that knows only some.")
    ] = "",
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Rank the next item of each person among all items, by every taste model and their blend.

    Example: recchat eval ranking --ratings ml-latest-small/ratings.csv --rerank options --json
    """
    from recchat.cli import ranking as measures

    asked = measures.Asked(ratings, tuple(model or ()), network)
    settings = settings_for(home)
    if protocol not in {"leave-one-out", "cold-items"}:
        raise typer.BadParameter(f"protocol {protocol!r}: leave-one-out or cold-items")
    with bar("reading") as move:
        if rerank:
            again = measures.AskedAgain(tuple(rerank), candidates, people, rounds, job)
            figures = measures.measure_rerank(asked, again, settings, move)
        elif protocol == "cold-items":
            figures = measures.measure_cold(asked, settings, move)
        else:
            figures = measures.measure_ranking(asked, settings, move)
    lists = f", {candidates.name if candidates else 'best 20'}" if rerank else ""
    data = f"{ratings.name}, {protocol}, 5-core{lists}"
    print_figures("ranking", data, figures, as_json=json)


def turn_figures(app: App, messages: int, move: Bar) -> list[Figure]:
    """p50 and p95 of every stage, over messages of a person who is made for it."""
    from recchat.evaluate.latency import stage_figures, time_turns

    who = app.people.named("latency")
    times = time_turns(
        lambda dialogue, text: app.talk.respond(who.id, dialogue, text),
        lambda: app.dialogues.create(who.id, app.catalogue.library).id,
        messages,
        move,
    )
    app.people.remove(who.id)
    return stage_figures(times)


def ratio_figures(app: App) -> list[Figure]:
    """Ours over the bare libraries' speed, on the same tokens and the same vectors."""
    from recchat.evaluate.bare import decode_ratio, index_ratio, recall
    from recchat.evaluate.latency import message_texts

    encoder, model = app.encoder_slot.get(), app.model_slot.get()
    figures: list[Figure] = []
    if encoder and isinstance(app.recommender.index, HnswIndex):
        queries = encoder.encode(message_texts(RATIO_MESSAGES))
        figures += [index_ratio(app.recommender.index, queries)]
        figures += [recall(app.recommender.index, queries)]
    if model and not app.settings.server:
        path = model_path(app.settings, KnownModels(app.library.choices))
        noun, prompts = app.catalogue.noun, app.prompts
        asked = [
            (
                prompts.render("talk/understand", {"message": text, "last": "", "noun": noun}),
                frame_of(text),
            )
            for text in message_texts(RATIO_MESSAGES)
        ]
        figures += [decode_ratio(model, path, asked, app.settings.threads)]
    return figures


def read_rows(path: Path) -> list[dict[str, object]]:
    """Rows of a JSON Lines file; raises RecchatError with the line at fault."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as problem:
        raise RecchatError(f"{path} cannot be read: {problem.strerror}") from problem
    rows = []
    for number, line in enumerate(lines, start=1):
        try:
            rows.append(json_format.loads(line))
        except json_format.JSONDecodeError as problem:
            raise RecchatError(f"{path.name}, line {number}: not JSON ({problem})") from problem
    return rows


def catalogue_of(path: Path) -> Catalogue:
    """A catalogue straight from a file, for linking alone."""
    items = {item.id: item for item in read_catalogue(path).items}
    return Catalogue(path.stem, NOUN, items)


@commands.command()
def instructions(
    cases: Annotated[int, typer.Option(help="How many situations.")] = 60,
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Whether reasons change as the template's style asks: paired runs.

    Example: recchat eval instructions --cases 60
    """
    from recchat.evaluate.instructions import evaluate_instructions

    with assembled(settings_for(home)) as app:
        app.wait()
        model = app.model_slot.get()
        if model is None:
            raise RecchatError("there is no language model to instruct: see `recchat models list`")
        figures = evaluate_instructions(
            app.catalogue, app.prompts, model, count=cases, seed=app.settings.seed
        )
    print_figures("instructions", f"{cases} situations, {model.name}", figures, as_json=json)


@commands.command()
def conversations(
    files: Annotated[list[Path], typer.Argument(help="Written conversations, JSON Lines.")],
    without_model: Annotated[bool, typer.Option(help="Lexicons alone.")] = False,
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Play written conversations and say which expectations do not hold.

    Example: recchat eval conversations tests/conversations/1_requests.jsonl
    """
    from recchat.evaluate.conversations import Parts, play_all, read_conversations

    written = [one for path in files for one in read_conversations(path)]
    with assembled(settings_for(home)) as app:
        app.wait()
        talk = replace(app.talk, models=lambda: None) if without_model else app.talk
        parts = Parts(talk, app.people, app.interactions, app.dialogues, app.catalogue)
        played = play_all(written, parts)
    holds = [[float(number < played.holding)] for number in range(played.count)]
    figures = [bootstrap("conversations_held", holds, mean, unit="share")]
    for one in () if json else played.broken:
        say(str(one))
    data = ", ".join(path.name for path in files)
    print_figures("conversations", data, figures, as_json=json)


@commands.command()
def constraints(
    file: Annotated[
        Path, typer.Argument(help="Constraint messages, JSON Lines (docs/formats.md).")
    ],
    errors: Annotated[bool, typer.Option(help="Say which frames are not exact.")] = False,
    without_model: WithoutModel = False,
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Score the bounds, genres, languages and ratings read out of constraint messages.

    Example: recchat eval constraints tests/sets/constraints_dev.jsonl --errors
    """
    from recchat.evaluate.constraint_set import constraint_figures, judge_all, year_of
    from recchat.evaluate.understanding import reading

    rows = read_rows(file)
    with assembled(settings_for(home)) as app:
        app.wait()
        model = None if without_model else app.model_slot.get()
        read = {
            year: reading(
                Reader(app.catalogue, app.prompts, this_year=year), model, seconds=PATIENCE
            )
            for year in {year_of(row) for row in rows}
        }
        judged = judge_all(lambda text, year: read[year](text, ()), rows)
    for one in judged if errors and not json else ():
        if not one.exact:
            say(str(one))
    data = f"{file.name}, {reader_name(model)}"
    print_figures("constraints", data, constraint_figures(judged), as_json=json)


@commands.command()
def dislikes(
    files: Annotated[list[Path], typer.Argument(help="References to sentences, JSON Lines.")],
    data: Annotated[Path, typer.Option(help="The folder that holds the data sets.")],
    errors: Annotated[bool, typer.Option(help="Say which targets were read otherwise.")] = False,
    without_model: WithoutModel = False,
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Score liked against disliked on human sentences, which are rejoined from their data sets.

    Example: recchat eval dislikes tests/sets/dislikes.jsonl --data DIR
    """
    from recchat.evaluate.dislikes import CATALOGUE, dislike_figures, judge_all, sentences_of
    from recchat.evaluate.understanding import reading

    sentences = sentences_of([row for path in files for row in read_rows(path)], data)
    library = catalogue_of(data / CATALOGUE)
    with assembled(settings_for(home)) as app:
        app.wait()
        model = None if without_model else app.model_slot.get()
        reader = Reader(library, app.prompts, this_year=time.localtime().tm_year)
        judged = judge_all(reading(reader, model, seconds=PATIENCE), sentences, library)
    for one in judged if errors and not json else ():
        if one.read is not one.target.polarity:
            say(str(one))
    names = ", ".join((*(path.name for path in files), reader_name(model)))
    print_figures("dislikes", names, dislike_figures(judged), as_json=json)


@commands.command(name="small-talk")
def small_talk(
    file: Annotated[Path, typer.Argument(help="Messages with what must hold, JSON Lines.")],
    without_model: WithoutModel = False,
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Answer small talk, questions out of scope and injections, and say what does not hold.

    Example: recchat eval small-talk tests/sets/small_talk.jsonl
    """
    from recchat.evaluate.conversations import Parts
    from recchat.evaluate.small_talk import answer_all, small_talk_figures

    rows = read_rows(file)
    with assembled(settings_for(home)) as app:
        app.wait()
        model = None if without_model else app.model_slot.get()
        talk = replace(app.talk, models=lambda: model)
        parts = Parts(talk, app.people, app.interactions, app.dialogues, app.catalogue)
        with bar("talking") as move:
            answered = answer_all(rows, parts, move)
    for one in answered if not json else ():
        if one.broken:
            say(str(one))
    data = f"{file.name}, {reader_name(model)}"
    print_figures("small-talk", data, small_talk_figures(answered), as_json=json)


def reader_name(model: LanguageModel | None) -> str:
    """What read the messages: a model's name, or none, so that no figure is mistaken."""
    return model.name if model else "lexicons alone"


@commands.command()
def dialogues(
    catalogue: Annotated[Path, typer.Option(help="The items, JSON Lines or CSV.")],
    turns: Annotated[Path, typer.Option(help="Turns to score, JSON Lines (docs/formats.md).")],
    learn: Annotated[
        Path | None,
        typer.Option(help="Dialogues to learn from: turns, or ReDial's. Empty: weights by hand."),
    ] = None,
    likes: Annotated[
        list[Path] | None,
        typer.Option(help="MovieLens ratings.csv, movies.csv and links.csv beside it. Repeatable."),
    ] = None,
    oracle: Annotated[bool, typer.Option(help="Titles are given, not read.")] = False,
    no_text: Annotated[bool, typer.Option("--no-text", help="Only the titles count.")] = False,
    no_taste: Annotated[bool, typer.Option("--no-taste", help="No taste model.")] = False,
    no_history: Annotated[
        bool, typer.Option("--no-history", help="The titles named do not count.")
    ] = False,
    no_popularity: Annotated[
        bool, typer.Option("--no-popularity", help="No counts, in talks or of ratings.")
    ] = False,
    ablations: Annotated[bool, typer.Option(help="All four of these, beside the whole.")] = False,
    cache: Annotated[
        Path | None, typer.Option(help="Folder for what was read and encoded; may be deleted.")
    ] = None,
    save: Annotated[
        Path | None, typer.Option(help="Write the weights that all dialogues teach, as JSON.")
    ] = None,
    without_model: WithoutModel = False,
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Rank what was recommended in recorded dialogues; none is scored by what it taught.

    Example: recchat eval dialogues --catalogue films.jsonl --turns turns.jsonl --learn talks.jsonl
    """
    from recchat.cli.dialogues import Options, figures_and_notes

    flags = {
        "no-text": no_text,
        "no-taste": no_taste,
        "no-history": no_history,
        "no-popularity": no_popularity,
    }
    asked = Options(
        catalogue,
        turns,
        learn,
        likes=tuple(likes or ()),
        left_out=tuple(name for name, is_out in flags.items() if is_out),
        ablations=ablations,
        oracle=oracle,
        without_model=without_model,
        cache=cache,
        save=save,
    )
    with assembled(settings_for(home)) as app, bar("reading") as move:
        app.wait()
        figures, data = figures_and_notes(asked, app, move)
    print_figures("dialogues", data, figures, as_json=json)


def mean(sample: Sequence[float]) -> float:
    """The mean of a sample."""
    return sum(sample) / max(1, len(sample))


def print_figures(benchmark: str, data: str, figures: Sequence[Figure], *, as_json: bool) -> None:
    """One object for programs, or a table."""
    if as_json:
        rows = [one.row() for one in figures]
        print_json({"benchmark": benchmark, "data": data, "figures": rows})
        return
    say(f"{benchmark} on {data}")
    for one in figures:
        interval = f"{one.low:.3f} to {one.high:.3f}"
        say(f"  {one.name:<24} {one.value:10.3f} {one.unit:<5} n={one.n:<6} [{interval}]")
