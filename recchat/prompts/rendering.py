"""The one renderer: a template and its variables become a prompt.

A template is a Jinja2 file of two parts, headed by the lines `=== system` and `=== user`. It
renders in a sandbox under limits, and only sees text, numbers, lists and dictionaries.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType, TracebackType

from jinja2 import Template, TemplateError, nodes

from recchat.errors import BadPrompt
from recchat.prompts.limits import LONGEST, LONGEST_SOURCE, OverLimit, new_spent
from recchat.prompts.sandbox import SPENT, environment
from recchat.prompts.values import BadTemplate, Plain, Prompt, plain

PARTS = re.compile(r"^=== (system|user)[ \t]*\n", re.MULTILINE)
FILE = "<template>"  # what Jinja2 calls a template that came as text
# Everything that text of a stranger can make Jinja2 and Python raise while it compiles and runs.
FAILURES = (
    TemplateError, SyntaxError, TypeError, ValueError, ArithmeticError, LookupError,
    AttributeError, RecursionError, MemoryError, AssertionError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a template: where in the file it starts, its text, what was made of it."""

    line: int
    text: str
    template: Template


@dataclass(frozen=True, slots=True)
class Compiled:
    """A template ready to be filled; by several threads at once, if need be."""

    name: str
    source: str
    parts: Mapping[str, Part]

    def render(self, variables: Mapping[str, Plain]) -> Prompt:
        """Fill the template; raises BadTemplate with the line at fault."""
        filled = {part: self._filled(one, variables) for part, one in self.parts.items()}
        return Prompt(self.name, filled["system"], filled["user"])

    def _filled(self, part: Part, variables: Mapping[str, Plain]) -> str:
        try:
            values = {key: plain(value) for key, value in variables.items()}
            return filled(part.template, values)
        except FAILURES as problem:
            raise explained(self.name, problem, part.line) from problem

    def used(self) -> Mapping[str, frozenset[str]]:
        """The variables that each part uses."""
        return {part: names_in(one.text) for part, one in self.parts.items()}


def render(name: str, source: str, variables: Mapping[str, Plain]) -> Prompt:
    """Fill a template given as text; raises BadTemplate with the line at fault."""
    return compiled(name, source).render(variables)


def compiled(name: str, source: str) -> Compiled:
    """Read a template; raises BadTemplate with the line at fault."""
    if len(source) > LONGEST_SOURCE:
        raise BadTemplate(
            f"template {name!r} has {len(source):,} characters; the limit is {LONGEST_SOURCE:,}"
        )
    sandbox, parts = environment(), {}
    for part, (line, text) in placed_parts(name, source).items():
        try:
            parts[part] = Part(line, text, sandbox.from_string(text))
        except FAILURES as problem:
            raise explained(name, problem, line) from problem
    return Compiled(name, source, MappingProxyType(parts))


def filled(template: Template, values: Mapping[str, Plain]) -> str:
    """The text of one part, as far as the limits go."""
    spent, pieces, length = new_spent(), [], 0
    for piece in template.generate({**values, SPENT: spent}):
        length += len(piece)
        spent.tick()
        if length > LONGEST:
            raise OverLimit(f"the prompt is longer than {LONGEST:,} characters")
        pieces.append(piece)
    return "".join(pieces).strip()


def split_parts(name: str, source: str) -> dict[str, str]:
    """The two parts of a template by their names; what stands before the first is a comment."""
    return {part: text for part, (_, text) in placed_parts(name, source).items()}


def placed_parts(name: str, source: str) -> dict[str, tuple[int, str]]:
    """Each part with the number of lines before it."""
    pieces = PARTS.split(source)
    if sorted(pieces[1::2]) != ["system", "user"]:
        raise BadTemplate(f"template {name!r} needs one '=== system' and one '=== user' line")
    found, line = {}, pieces[0].count("\n")
    for part, text in zip(pieces[1::2], pieces[2::2], strict=True):
        found[part] = (line + 1, text)
        line += 1 + text.count("\n")
    return found


def names_in(text: str) -> frozenset[str]:
    """The variables that a text of Jinja2 reads and does not set itself."""
    tree = environment().parse(text)
    names = list(tree.find_all(nodes.Name))
    stored = {one.name for one in names if one.ctx != "load"} | {"loop"}
    return frozenset(one.name for one in names if one.ctx == "load") - stored


def explained(name: str, problem: BaseException, before: int) -> BadPrompt:
    """What went wrong, in one line with the line of the file."""
    line = getattr(problem, "lineno", None) or line_of(problem.__traceback__)
    place = line + before if line else None
    where = f", line {place}" if place else ""
    text = " ".join(str(problem).split())[:300] or type(problem).__name__
    return BadTemplate(f"template {name!r}{where}: {text}", place)


def line_of(trace: TracebackType | None) -> int | None:
    """The line of the template at which an error came up while it ran."""
    line = None
    while trace:
        if trace.tb_frame.f_code.co_filename == FILE:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
