"""recchat prompts: list the templates, render one, check them all."""

import json as json_format
from typing import Annotated

import typer

from recchat.cli.shell import AsJson, print_json, say
from recchat.errors import BadPrompt
from recchat.prompts import Prompts, sample_of

commands = typer.Typer(help="The templates under prompts/.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(commands, name="prompts")


@commands.command(name="list")
def list_templates(json: AsJson = False) -> None:
    """Every template with its purpose.

    Example: recchat prompts list
    """
    purposes = {name: purpose_of(Prompts().source(name)) for name in Prompts().names()}
    if json:
        print_json(purposes)
    for name, purpose in () if json else purposes.items():
        say(f"{name:<18} {purpose}")


@commands.command()
def render(
    name: Annotated[str, typer.Argument(help="For example talk/understand.")],
    variables: Annotated[str, typer.Option(help="A JSON object; empty: the sample's.")] = "",
    json: AsJson = False,
) -> None:
    """Show the prompt that a template becomes.

    Example: recchat prompts render talk/chat --variables '{"noun": "film", ...}'
    """
    try:
        given = json_format.loads(variables) if variables else sample_of(name)
    except json_format.JSONDecodeError as problem:
        raise BadPrompt(f"--variables is no JSON object: {problem}") from problem
    prompt = Prompts().render(name, given)
    if json:
        print_json({"name": prompt.name, "system": prompt.system, "user": prompt.user})
    else:
        say(f"=== system\n{prompt.system}\n=== user\n{prompt.user}")


@commands.command()
def check(json: AsJson = False) -> None:
    """Render every template with its sample; exit status 1 when one does not.

    Example: recchat prompts check --json
    """
    problems = {}
    for name in Prompts().names():
        try:
            Prompts().render(name, sample_of(name))
        except BadPrompt as problem:
            problems[name] = str(problem)
    if json:
        print_json({"templates": len(Prompts().names()), "problems": problems})
    for text in () if json else problems.values():
        say(text)
    if problems:
        raise typer.Exit(1)
    if not json:
        say(f"{len(Prompts().names())} templates render.")


def purpose_of(source: str) -> str:
    """What the header comment says a template is for."""
    return source.split("purpose:", 1)[-1].split("\n", 1)[0].strip()
