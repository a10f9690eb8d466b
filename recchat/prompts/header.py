"""What the comment at the head of a template says: purpose, variables, output, budget.

    {# purpose: small talk
       variables: noun ("film"), message (the person's words)
       output: one or two sentences
       system: noun
       budget: 200 #}

`system` names the variables that may stand in the system part, none of which holds a person's or
an item's text; without that line it is the noun alone. `budget` is in tokens of the whole prompt.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

FIELDS = ("purpose", "variables", "output", "system", "budget")
FIELD = re.compile(rf"^[ \t]*(?:\{{#-?[ \t]*)?({'|'.join(FIELDS)}):[ \t]*", re.MULTILINE)
VARIABLE = re.compile(r"([a-z_][a-z0-9_]*)[ \t\n]*(?:\(([^)]{0,400})\))?")
BUDGET = 600  # tokens, where a header names none
LONGEST = 8_000  # characters of a header
IN_SYSTEM = frozenset({"noun"})


@dataclass(frozen=True, slots=True)
class Header:
    """A template's own description; `variables` have what is said about each."""

    purpose: str = ""
    variables: Mapping[str, str] = field(default_factory=dict)
    output: str = ""
    in_system: frozenset[str] = IN_SYSTEM
    budget: int = BUDGET


def header_of(source: str) -> Header:
    """The header of a template; what it does not say is empty."""
    comment = source[:LONGEST].split("=== ", 1)[0].partition("#}")[0]
    pieces = FIELD.split(comment)
    said = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    said = {name: " ".join(text.split()) for name, text in said.items()}
    digits = re.search(r"\d+", said.get("budget", ""))
    system = said.get("system")
    return Header(
        purpose=said.get("purpose", ""),
        variables=variables_of(said.get("variables", "")),
        output=said.get("output", ""),
        in_system=IN_SYSTEM if system is None else frozenset(variables_of(system)),
        budget=int(digits.group()) if digits else BUDGET,
    )


def variables_of(text: str) -> dict[str, str]:
    """Names with what stands behind them in brackets."""
    return {name: about for name, about in VARIABLE.findall(text)}
