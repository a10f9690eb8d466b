"""The whole check of every template: what prompts.checking finds, and whether its cases hold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from recchat.errors import BadPrompt
from recchat.lab.cases import cases_of
from recchat.lab.scores import Bench, Text, Tried, tried
from recchat.prompts import Prompts
from recchat.prompts.checking import Findings, checked

HELD = 0.25  # the share of cases that has to hold where a model answers


@dataclass(frozen=True, slots=True)
class Report:
    """What was found of one template."""

    name: str
    version: str
    findings: Findings
    rows: tuple[Tried, ...] = ()
    asked_model: bool = False

    @property
    def held(self) -> int:
        """How many cases hold."""
        return sum(row.held for row in self.rows)

    @property
    def missed(self) -> list[str]:
        """What cases expect and do not get, in words."""
        return [f"case {row.case.id}: not so: {one}" for row in self.rows for one in row.failed]

    @property
    def problems(self) -> list[str]:
        """Everything that speaks against the template.

        A small model misses some cases; where it misses most, the template misleads it.
        """
        unused = [f"{self.name}: {one}" for one in self.findings.warnings]
        enough = not self.rows or self.held >= HELD * len(self.rows)
        missed = [] if enough and self.asked_model else self.missed
        return [*self.findings.problems, *unused, *missed]


def check_all(
    prompts: Prompts, bench: Bench, move: Callable[[float, str], None] = lambda *_: None
) -> Iterator[Report]:
    """Each template in use; cases ask the model where the bench has one."""
    names = prompts.names()
    for place, name in enumerate(names):
        move(place / len(names), name)
        yield check_one(prompts, name, bench)


def check_one(prompts: Prompts, name: str, bench: Bench) -> Report:
    """One template."""
    try:
        looked = prompts.in_use(name)
        version, source = looked.version, prompts.version_source(name, looked.version)
        cases = cases_of(prompts, name)
    except BadPrompt as problem:
        return Report(name, "", Findings((str(problem),)))
    _, found = checked(name, source, prompts.known(name), bench.count)
    rows = tuple(tried(Text(name, version, source), cases, bench)) if not found.problems else ()
    return Report(name, version, found, rows, asked_model=bench.model is not None)
