"""recchat prompts: list and render templates, keep versions of one's own; see `prompts_tried`."""

import json as json_format
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from recchat.assemble import open_library
from recchat.cli import prompts_tried
from recchat.cli.shell import AsJson, Home, print_json, say, settings_for
from recchat.errors import BadPrompt, NotFound
from recchat.history.people import People
from recchat.lab.counting import ESTIMATE, Counter
from recchat.lab.shelf import Shelf
from recchat.lab.turns import Past, examples_of
from recchat.prompts import Plain, open_prompts, sample_of
from recchat.prompts.checking import estimated
from recchat.prompts.header import header_of
from recchat.prompts.overlay import read_source
from recchat.types import Person

Name = Annotated[str, typer.Argument(help="For example talk/understand.")]
commands = typer.Typer(help="The templates under prompts/, and your own versions of them.")


def register(app: typer.Typer) -> None:
    """Add the group."""
    prompts_tried.register(commands)
    app.add_typer(commands, name="prompts", no_args_is_help=True)


@commands.command(name="list")
def list_templates(home: Home = None, json: AsJson = False) -> None:
    """Every template with its purpose.

    Example: recchat prompts list
    """
    prompts = open_prompts(settings_for(home).home)
    purposes = {name: header_of(prompts.source(name)).purpose for name in prompts.names()}
    if json:
        print_json(purposes)
    for name, purpose in () if json else purposes.items():
        version = prompts.in_use(name).version
        say(f"{name:<18} {'' if version == 'shipped' else f'[{version}] '}{purpose}")
    for problem in () if json else prompts.problems():
        say(problem.text)


@commands.command()
def render(
    name: Name,
    variables: Annotated[str, typer.Option(help="A JSON object; empty: the sample's.")] = "",
    dialogue: Annotated[str, typer.Option(help="A talk's id: as in its last fitting turn.")] = "",
    person: Annotated[str, typer.Option(help="Whose talk it is.")] = "",
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Show the prompt that a template becomes.

    Example: recchat prompts render talk/chat --dialogue 3f2a... --person Ana
    """
    prompts = open_prompts(settings_for(home).home)
    if dialogue:
        given = given_in(home, name, dialogue, person)
    else:
        given = read_variables(variables) if variables else dict(sample_of(name))
    prompt = prompts.render(name, given)
    if json:
        print_json({"name": prompt.name, "system": prompt.system, "user": prompt.user})
    else:
        say(f"=== system\n{prompt.system}\n=== user\n{prompt.user}")


@commands.command()
def versions(name: Name, home: Home = None, json: AsJson = False) -> None:
    """The versions of a template: the shipped one, then your own, newest first.

    Example: recchat prompts versions talk/chat
    """
    found = shelf_for(home).versions(name)
    if json:
        print_json(found)
    for one in () if json else found:
        mark = "*" if one["in_use"] else " "
        say(f"{mark} {one['id']:<8} {one['at']:<26} {one['author']:<12} {one['comment']}")
        if one["problem"]:
            say(f"    cannot be used: {one['problem']}")


@commands.command()
def save(
    name: Name,
    file: Annotated[Path, typer.Argument(help="The edited template.")],
    comment: Annotated[str, typer.Option(help="What this version is for.")] = "",
    author: Annotated[str, typer.Option(help="Who wrote it.")] = "",
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Keep a file as the newest version; it is used only after `recchat prompts use`.

    Example: recchat prompts save talk/chat mine.j2 --comment "shorter"
    """
    saved = shelf_for(home).save(name, read_source(file), comment, author)
    if json:
        print_json(saved)
        return
    say(f"Saved as {saved['id']}. Use it with: recchat prompts use {name} {saved['id']}")
    if saved["problem"]:
        say(f"It cannot be used yet: {saved['problem']}")


@commands.command()
def use(
    name: Name,
    version: Annotated[str, typer.Argument(help="shipped, 0001, 0002, ...")],
    home: Home = None,
    json: AsJson = False,
) -> None:
    """Put a version in use; a running recchat takes it up with the next message.

    Example: recchat prompts use talk/chat 0001
    """
    done = shelf_for(home).use(name, version)
    if json:
        print_json(done)
    else:
        say(f"{name} now uses {done['in_use']}.")


@commands.command()
def revert(name: Name, home: Home = None, json: AsJson = False) -> None:
    """Back to the shipped template; your versions stay.

    Example: recchat prompts revert talk/chat
    """
    done = shelf_for(home).revert(name)
    if json:
        print_json(done)
    else:
        say(f"{name} uses the shipped template again.")


@commands.command()
def diff(
    name: Name,
    a: Annotated[str, typer.Argument(help="A version.")],
    b: Annotated[str, typer.Argument(help="Another one.")],
    home: Home = None,
    json: AsJson = False,
) -> None:
    """What differs between two versions of a template.

    Example: recchat prompts diff talk/chat shipped 0001
    """
    text = shelf_for(home).diff(name, a, b)
    if json:
        print_json({"diff": text})
    else:
        typer.echo(text or "No difference.", nl=not text)


@commands.command()
def export(
    to: Annotated[Path | None, typer.Option(help="A file; without it, the screen.")] = None,
    home: Home = None,
    json: AsJson = False,
) -> None:
    """All versions in use as a patch for `git apply` in the project's folder.

    Example: recchat prompts export --to mine.patch
    """
    patch = shelf_for(home).export()
    if to:
        to.write_text(patch, encoding="utf-8")
    if json:
        print_json({"patch": patch})
    elif to:
        say(f"Written to {to}." if patch else "Nothing is edited; the file is empty.")
    else:
        typer.echo(patch or "Nothing is edited.", nl=not patch)


def given_in(home: Path | None, name: str, dialogue: str, person: str) -> Mapping[str, Plain]:
    """What a template was given in the last turn of a talk that it had a part in."""
    settings = settings_for(home)
    with open_library(settings) as library:
        who = person_named(library.people, person)
        path = library.dialogues.path(who.id, library.dialogues.get(who.id, dialogue).id)
        for place in reversed(range(len(path))):
            past = Past(path[place], path[:place], library.catalogue, settings.seed)
            for one in examples_of(name, past):
                return one.variables
    raise BadPrompt(f"{name} had no part in any turn of that talk")


def person_named(people: People, name: str) -> Person:
    """The person of that name, or the only one there is; raises NotFound."""
    known = people.all()
    fit = [one for one in known if one.name.casefold() == name.casefold()] if name else known
    if len(fit) == 1:
        return fit[0]
    names = ", ".join(one.name for one in known) or "nobody"
    raise NotFound(f"whose talk? --person is one of: {names}")


def read_variables(text: str) -> Mapping[str, Plain]:
    """Variables as a JSON object; raises BadPrompt."""
    try:
        found = json_format.loads(text)
    except json_format.JSONDecodeError as problem:
        raise BadPrompt(f"--variables is no JSON object: {problem}") from problem
    if not isinstance(found, dict):
        raise BadPrompt(f"--variables is no JSON object: {text[:60]!r}")
    return found


def shelf_for(home: Path | None) -> Shelf:
    """Templates and versions of this run."""
    return Shelf(open_prompts(settings_for(home).home), Counter(estimated, ESTIMATE))
