"""What must hold of a template before it answers anyone, as far as no model is needed."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from recchat.errors import BadPrompt
from recchat.prompts.header import Header, header_of
from recchat.prompts.rendering import Compiled, compiled
from recchat.prompts.values import Plain, Prompt

LETTERS = 4  # characters a token, where no model counts them
LARGEST_BUDGET = 1_500  # tokens: the context has to hold the answer as well

Count = Callable[[str], int]


def estimated(text: str) -> int:
    """About how many tokens a text is."""
    return math.ceil(len(text) / LETTERS)


@dataclass(frozen=True, slots=True)
class Known:
    """What the application gives a template: its variables, by sample or by the shipped header."""

    header: Header
    sample: Mapping[str, Plain] | None

    @property
    def names(self) -> frozenset[str]:
        """The variables that are given."""
        return frozenset(self.sample if self.sample is not None else self.header.variables)


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found: problems keep a template from being used, warnings do not."""

    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    tokens: int = 0
    budget: int = 0


def checked(
    name: str, source: str, known: Known, count: Count = estimated
) -> tuple[Compiled | None, Findings]:
    """The compiled template, where nothing speaks against it, and what was found."""
    header = header_of(source)
    budget = min(header.budget, LARGEST_BUDGET)
    try:
        made = compiled(name, source)
        used = made.used()
        prompt = made.render(known.sample) if known.sample is not None else None
    except BadPrompt as problem:
        return None, Findings((str(problem),), budget=budget)
    problems = [*unknown(used, known), *displaced(used, known)]
    tokens = tokens_of(prompt, count) if prompt else 0
    if tokens > budget:
        problems.append(f"the prompt of the sample has {tokens} tokens, the budget is {budget}")
    warnings = tuple(unused(used, header))
    found = Findings(tuple(f"{name}: {one}" for one in problems), warnings, tokens, budget)
    return (None if problems else made), found


def tokens_of(prompt: Prompt, count: Count) -> int:
    """The tokens of a prompt, without the markup that a model puts around it."""
    return count(prompt.system) + count(prompt.user)


def unknown(used: Mapping[str, frozenset[str]], known: Known) -> list[str]:
    """Variables that nobody gives."""
    strange = sorted(frozenset().union(*used.values()) - known.names)
    there = ", ".join(sorted(known.names))
    return [f"{one!r} is undefined; the variables are: {there}" for one in strange] if there else []


def displaced(used: Mapping[str, frozenset[str]], known: Known) -> list[str]:
    """Text of people and items in the system part, where a model takes it for instructions."""
    return [
        f"{one!r} holds text of a person or an item: it belongs below === user"
        for one in sorted((used["system"] & known.names) - known.header.in_system)
    ]


def unused(used: Mapping[str, frozenset[str]], header: Header) -> list[str]:
    """Variables that a template declares and leaves out."""
    left = sorted(set(header.variables) - frozenset().union(*used.values()))
    return [f"{one!r} is declared in the header, but not used" for one in left]
