"""The lab's values as plain dictionaries, for the page and for --json."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from recchat.evaluate.figures import Figure
from recchat.lab.cases import Case
from recchat.lab.checking import Report
from recchat.lab.comparing import Comparison, Difference
from recchat.lab.edits import Edit
from recchat.lab.expectations import needs_model, words_of
from recchat.lab.running import Finished, Piece, Sent, Step
from recchat.lab.scores import Card, Tried
from recchat.lab.turns import Example
from recchat.llm.door import Limits
from recchat.prompts import Prompts
from recchat.prompts.checking import Count
from recchat.prompts.patch import unified

View = dict[str, Any]
CHANGED = re.compile(r"[-+](?![-+])")


def finite(value: object) -> object:
    """A value; what is not a number is nothing, since JSON has no word for it."""
    return None if isinstance(value, float) and math.isnan(value) else value


def figure_view(one: Figure) -> View:
    """A figure."""
    row = one.row()
    return {key: finite(value) for key, value in row.items()}


def case_view(case: Case) -> View:
    """A case with its expectations in words."""
    return {
        "id": case.id,
        "about": case.about,
        "origin": "own" if case.is_own else "shipped",
        "variables": dict(case.variables),
        "expect": dict(case.expect),
        "needs_model": needs_model(case.expect),
        "words": words_of(case.expect),
        "was": case.was,
        "person": case.person,
    }


def tried_view(row: Tried) -> View:
    """One case tried."""
    return {
        "case": row.case.id,
        "about": row.case.about,
        "held": row.held,
        "failed": list(row.failed),
        "answer": row.answer,
        "tokens": row.tokens,
        "milliseconds": row.milliseconds,
    }


def card_view(card: Card) -> View:
    """A score card."""
    return {
        "name": card.text.name,
        "version": card.text.label,
        "model": card.model,
        "figures": [figure_view(one) for one in card.figures],
        "rows": [tried_view(row) for row in card.rows],
    }


def difference_view(one: Difference) -> View:
    """A paired difference, with its words."""
    numbers = {"value": one.value, "low": one.low, "high": one.high, "a": one.a, "b": one.b}
    safe = {key: finite(value) for key, value in numbers.items()}
    return {
        "name": one.measure.name,
        "title": one.measure.words,
        **safe,
        "n": one.n,
        "better": one.better,
        "words": one.words,
    }


def comparison_view(one: Comparison) -> View:
    """Two cards side by side, row by row."""
    theirs = {row.case.id: row for row in one.b.rows}
    rows = [(row, theirs[row.case.id]) for row in one.a.rows if row.case.id in theirs]
    return {
        "a": card_view(one.a),
        "b": card_view(one.b),
        "differences": [difference_view(each) for each in one.differences],
        "verdict": one.verdict,
        "rows": [
            {
                "case": a.case.id,
                "about": a.case.about,
                "a": tried_view(a),
                "b": tried_view(b),
                "changed": a.answer != b.answer,
            }
            for a, b in rows
        ],
    }


def limits_view(limits: Limits) -> View:
    """Limits of a turn."""
    return {"tokens": limits.tokens, "seconds": limits.seconds}


def step_view(step: Step, count: Count) -> View:
    """One step of a run."""
    if isinstance(step, Sent):
        parts = {"system": step.prompt.system, "user": step.prompt.user}
        rest = {"grammar": step.grammar, "limits": limits_view(step.limits)}
        return {"kind": "prompt", **parts, **rest}
    if isinstance(step, Piece):
        return {"kind": "text", "text": step.text, "milliseconds": step.milliseconds}
    return finished_view(step, count)


def finished_view(step: Finished, count: Count) -> View:
    """The end of a run."""
    if step.error:
        return {"kind": "error", "text": step.error}
    values: Mapping[str, tuple[str, ...]] | None = step.judged.values
    return {
        "kind": "done",
        "text": step.text,
        "parsed": None if values is None else {key: list(one) for key, one in values.items()},
        "holds": [{"what": what, "held": held} for what, held in step.judged.checks],
        "shown": step.judged.shown,
        "first_ms": step.first_ms,
        "total_ms": step.total_ms,
        "tokens": count(step.text),
        "stopped": step.stopped,
    }


def example_view(one: Example, origin: str) -> View:
    """An example."""
    return {
        "label": one.label,
        "origin": origin,
        "message_id": one.message_id,
        "item_id": one.item_id,
        "variables": dict(one.variables),
        "was": one.was,
        "case": "",
    }


def edit_view(edit: Edit, prompts: Prompts) -> View:
    """An edit with the change it makes."""
    change = ""
    if edit.template in prompts.names():
        source = prompts.shipped(edit.template)
        after = source.replace(edit.old, edit.new)
        change = unified(source, after, old=edit.template, new="edited")
    lines = [line for line in change.splitlines() if CHANGED.match(line)]
    return {
        "id": edit.id,
        "template": edit.template,
        "title": edit.title,
        "must": edit.must,
        "change": "\n".join(lines),
        "larger": edit.larger,
    }


def check_view(reports: Sequence[Report]) -> View:
    """All reports."""
    return {
        "ok": not any(one.problems for one in reports),
        "templates": [
            {
                "name": one.name,
                "version": one.version,
                "problems": one.problems,
                "warnings": list(one.findings.warnings),
                "missed": one.missed,
                "tokens": one.findings.tokens,
                "budget": one.findings.budget,
                "cases": len(one.rows),
                "cases_held": one.held,
                "asked_model": one.asked_model,
            }
            for one in reports
        ],
    }
