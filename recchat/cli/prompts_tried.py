"""recchat prompts check, compare, edits: templates on their cases and on the model in use."""

import json as json_format
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from recchat.assemble import assembled, open_library
from recchat.cli.shell import AsJson, Home, bar, print_json, say, settings_for
from recchat.errors import RecchatError
from recchat.lab.checking import check_all
from recchat.lab.counting import open_counter
from recchat.lab.desk import Lab, Which
from recchat.lab.edits import MEASURED, measure_edits, read_edits, summary
from recchat.lab.judging import all_situations
from recchat.lab.scores import Bench
from recchat.lab.views import View, check_view
from recchat.prompts import Prompts, open_prompts
from recchat.prompts.overlay import read_source, utc_now, write_whole

Name = Annotated[str, typer.Argument(help="For example talk/understand.")]
NoModel = Annotated[bool, typer.Option("--no-model", help="Leave out what asks a model.")]


def register(group: typer.Typer) -> None:
    """Add the commands to the group of templates."""
    for command in (check, compare, edits):
        group.command()(command)


def check(no_model: NoModel = False, home: Home = None, json: AsJson = False) -> None:
    """Check every template: it renders, its variables, its budget, its cases; status 1 when not.

    Example: recchat prompts check --no-model
    """
    if no_model:
        prompts, count = open_prompts(settings_for(home).home), open_counter().count
        view = check_view(list(check_all(prompts, Bench(None, count))))
    else:
        with opened_lab(home) as lab, bar("checking") as move:
            bench = Bench(lab.models(), lab.counter.count, lab.titles)
            view = check_view(list(check_all(lab.prompts, bench, move)))
    if json:
        print_json(view)
    else:
        print_check(view)
    if not view["ok"]:
        raise typer.Exit(1)


def compare(
    a: Annotated[str, typer.Argument(help="A version (shipped, 0001, ...) or a file.")],
    b: Annotated[str, typer.Argument(help="The same.")],
    name: Name,
    no_model: NoModel = False,
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Is b better than a? Both on all cases of a template, with paired differences.

    Example: recchat prompts compare shipped 0002 explain/reason
    """
    with opened_lab(home, with_model=not no_model) as lab:
        view: View = {}
        with bar("comparing") as move:
            for view in lab.compare_steps(name, which(a), which(b), not no_model):
                move(view.get("done", 1) / view.get("of", 1) if view["kind"] == "step" else 1.0)
    if json:
        print_json({key: value for key, value in view.items() if key != "kind"})
        return
    for one in view["differences"]:
        say(one["words"])
    for row in view["rows"]:
        if row["a"]["held"] != row["b"]["held"]:
            side = "b" if row["b"]["held"] else "a"
            say(f"  only {side} holds {row['case']}: {row['about']}")
    say(f"Verdict: {view['verdict']}.")


def edits(
    measure: Annotated[
        bool, typer.Option(help="Ask the model in use anew; takes minutes.")
    ] = False,
    ship: Annotated[bool, typer.Option(help="Keep the results under prompts/.")] = False,
    situations: Annotated[int, typer.Option(help="Situations to measure in.")] = 24,
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Which instructions a model follows: edits that must change its answers as stated.

    Example: recchat prompts edits --measure
    """
    with opened_lab(home, with_model=measure) as lab:
        found = measured_anew(lab, situations, ship=ship) if measure else lab.instructions()
    if json:
        print_json(found)
        return
    say(f"{found.get('model', 'no model')} follows {found.get('followed')} of {found.get('of')}.")
    for one in (*found["edits"], *found["needs_larger"]):
        if "share" in one:
            word = "yes" if one["followed"] else "no "
            shares = f"{one['before']:.2f} -> {one['share']:.2f} (n {one['n']})"
            say(f"{word} {one['title']:<42} {shares}")


@contextmanager
def opened_lab(home: Path | None, *, with_model: bool = True) -> Iterator[Lab]:
    """The lab over the library in use; with the model loaded where it is asked."""
    settings = settings_for(home)
    prompts = open_prompts(settings.home)
    if not with_model:
        with open_library(settings) as library:
            yield Lab(prompts, library.catalogue, library.dialogues, lambda: None, settings.seed)
        return
    with assembled(settings) as app:
        app.wait()
        yield Lab(prompts, app.catalogue, app.dialogues, app.model_slot.get, settings.seed)


def which(given: str) -> Which:
    """A version, or the text of a file."""
    path = Path(given)
    return {"source": read_source(path)} if path.is_file() else {"version": given}


def print_check(view: View) -> None:
    """What was found, for a person."""
    for one in view["templates"]:
        cases = f", {one['cases_held']} of {one['cases']} cases hold" if one["cases"] else ""
        say(f"{one['name']:<18} {one['tokens']} of {one['budget']} tokens{cases}")
        for problem in one["problems"] or one["missed"]:
            say(f"    {problem}")
    say("All templates are fine." if view["ok"] else "There are problems.")


def measured_anew(lab: Lab, situations: int, *, ship: bool) -> View:
    """Ask the model about every edit, and keep the results: one's own, or beside the edits."""
    model = lab.models()
    if model is None:
        raise RecchatError("there is no language model to instruct: see `recchat models list`")
    every, shipped = read_edits(), Prompts()
    drawn = list(all_situations(lab.catalogue, situations, lab.seed))
    found = []
    with bar("measuring") as move:
        for one in measure_edits(every, shipped, model, drawn):
            found.append(one)
            move(len(found) / len(every), one.edit.title)
    text = json_format.dumps(summary(found, model.name, utc_now()), indent=1) + "\n"
    path = MEASURED if ship else lab.measured_path or MEASURED
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
    except OSError as problem:
        raise RecchatError(f"{path} cannot be written: {problem.strerror}") from problem
    return lab.instructions()
