"""The one renderer: a template under prompts/ and its variables become a prompt.

A template is a Jinja2 file of two parts, headed by the lines `=== system` and `=== user`.
It renders in a sandbox with undefined variables forbidden, and only sees text, numbers, lists
and dictionaries: no object of ours, so that a template cannot reach into the application.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import DictLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from recchat.errors import BadPrompt

Plain = str | int | float | bool | None | Sequence["Plain"] | Mapping[str, "Plain"]

SHIPPED = Path(__file__).parent.parent / "prompts"
SAMPLES = SHIPPED / "samples.json"  # values for every variable of every template
# These globals of Jinja2 let a template of one line run for minutes.
UNSAFE_GLOBALS = ("lipsum", "range", "cycler", "joiner", "namespace")
PARTS = re.compile(r"^=== (system|user)[ \t]*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A rendered prompt: `name` says which job it is; `user` holds all data, `system` none."""

    name: str
    system: str
    user: str


@dataclass(frozen=True, slots=True)
class Prompts:
    """The templates of one folder, by name: "talk/understand" is talk/understand.j2."""

    folder: Path = SHIPPED

    def names(self) -> list[str]:
        """Every template here, in alphabetical order."""
        paths = self.folder.rglob("*.j2")
        return sorted(path.relative_to(self.folder).with_suffix("").as_posix() for path in paths)

    def source(self, name: str) -> str:
        """The template as written; raises BadPrompt when there is none of that name."""
        if name not in self.names():
            raise BadPrompt(f"no template {name!r}; there are: {', '.join(self.names())}")
        return (self.folder / f"{name}.j2").read_text(encoding="utf-8")

    def render(self, name: str, variables: Mapping[str, Plain]) -> Prompt:
        """Fill a template; raises BadPrompt with the line when it cannot be rendered."""
        return render(name, self.source(name), variables)


def render(name: str, source: str, variables: Mapping[str, Plain]) -> Prompt:
    """Fill a template given as text; raises BadPrompt with the line at fault."""
    try:
        parts = split_parts(name, source)
        texts = {part: environment().from_string(text) for part, text in parts.items()}
        filled = {part: text.render(dict(variables)).strip() for part, text in texts.items()}
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as problem:
        line = getattr(problem, "lineno", None)
        where = f", line {line}" if line else ""
        raise BadPrompt(
            f"template {name!r}{where}: {problem or type(problem).__name__}"
        ) from problem
    return Prompt(name, filled["system"], filled["user"])


def split_parts(name: str, source: str) -> dict[str, str]:
    """The two parts of a template by their names; what stands before the first is a comment."""
    pieces = PARTS.split(source)
    parts = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    if set(parts) != {"system", "user"}:
        raise BadPrompt(f"template {name!r} needs one '=== system' and one '=== user' line")
    return parts


def environment() -> ImmutableSandboxedEnvironment:
    """A fresh sandbox: undefined variables are errors, unsafe globals are gone."""
    sandbox = ImmutableSandboxedEnvironment(
        loader=DictLoader({}),  # a template includes no other
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    for name in UNSAFE_GLOBALS:
        sandbox.globals.pop(name, None)
    return sandbox


def sample_of(name: str) -> Mapping[str, Plain]:
    """Values for every variable of a shipped template; raises BadPrompt when it has none."""
    samples: dict[str, dict[str, Plain]] = json.loads(SAMPLES.read_text(encoding="utf-8"))
    if name not in samples:
        raise BadPrompt(f"no sample for the template {name!r} in {SAMPLES.name}")
    return samples[name]
