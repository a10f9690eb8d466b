"""Which instructions a model follows: edits of the shipped templates that must change the answers.

An edit (prompts/edits.json) replaces a line of a template and says what every answer must then
do. Judges are code. An edit counts as followed when most of the edited answers do as stated, and
more of them than without the edit, by more than chance: the interval of the paired difference is
above zero. The results are kept beside the edits.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from recchat.errors import BadPrompt
from recchat.evaluate.figures import Figure, bootstrap
from recchat.lab.jobs import Asked
from recchat.lab.judging import JUDGES, Judging
from recchat.lab.running import finished, run_template
from recchat.lab.scores import mean
from recchat.llm.door import LanguageModel
from recchat.prompts import SHIPPED, Plain, Prompts

EDITS, MEASURED = SHIPPED / "edits.json", SHIPPED / "edits_measured.json"
FOLLOWED = 0.5  # of the edited answers
RULE = (
    "Followed: most answers do as stated, and more than without the edit, by more than chance "
    "(the 95 % interval of the paired difference is above zero)."
)


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: `old` becomes `new` in the template's text, and every answer `must` do something.

    `judge` is the name of a judge, `wanted` what it looks for. `given` are variables that all its
    situations have; `larger` marks free words of the kind that larger models follow.
    """

    id: str
    template: str
    title: str
    old: str
    new: str
    must: str
    judge: str
    wanted: str = ""
    needs: tuple[str, ...] = ()
    given: Mapping[str, Plain] = field(default_factory=dict)
    larger: bool = False

    def applied(self, source: str) -> str:
        """The edited text; raises BadPrompt when the template no longer has that line."""
        if source.count(self.old) != 1:
            raise BadPrompt(f"edit {self.id}: {self.old!r} stands not once in {self.template}")
        return source.replace(self.old, self.new)


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of one edit: the share of answers that do as stated, before and after."""

    edit: Edit
    before: Figure
    after: Figure
    difference: Figure  # paired, over the situations
    changed: float  # share of answers that are other words than before
    sample: tuple[str, str]  # the first answer before and after

    @property
    def followed(self) -> bool:
        """Whether a model follows this edit."""
        return self.after.value > FOLLOWED and self.difference.low > 0

    def row(self) -> dict[str, object]:
        """As it is kept."""
        return {
            "id": self.edit.id,
            "followed": self.followed,
            "share": round(self.after.value, 3),
            "low": round(self.after.low, 3),
            "high": round(self.after.high, 3),
            "before": round(self.before.value, 3),
            "difference": round(self.difference.value, 3),
            "difference_low": round(self.difference.low, 3),
            "difference_high": round(self.difference.high, 3),
            "changed": round(self.changed, 3),
            "n": self.after.n,
            "sample": list(self.sample),
        }


def read_edits(path: Path = EDITS) -> list[Edit]:
    """The edits; raises BadPrompt when the file is damaged."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return [Edit(**{**row, "needs": tuple(row.get("needs", ()))}) for row in rows]
    except (OSError, ValueError, TypeError) as problem:
        raise BadPrompt(f"{path.name} cannot be read: {problem}") from problem


def read_measured(path: Path = MEASURED) -> Mapping[str, object]:
    """What was measured last; empty when nothing was, or it cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def measure_edits(
    edits: Sequence[Edit],
    prompts: Prompts,
    model: LanguageModel,
    situations: Sequence[Judging],
) -> Iterator[Measured]:
    """Each edit over every situation that has what it needs, with and without it."""
    for edit in edits:
        source = prompts.shipped(edit.template)
        edited = edit.applied(source)
        fit = [one for one in situations if one.fits(edit.template, edit.needs)]
        pairs = [
            (answer(edit, source, one, model), answer(edit, edited, one, model)) for one in fit
        ]
        judge = JUDGES[edit.judge]
        did = [
            [float(judge(text, one, edit.wanted)) for text in pair]
            for pair, one in zip(pairs, fit, strict=True)
        ]
        if did:
            yield Measured(
                edit,
                bootstrap(edit.id, [[one] for one, _ in did], mean, unit="share"),
                bootstrap(edit.id, [[one] for _, one in did], mean, unit="share"),
                bootstrap(edit.id, [[one - other] for other, one in did], mean),
                mean([float(one != other) for one, other in pairs]),
                pairs[0],
            )


def answer(edit: Edit, source: str, situation: Judging, model: LanguageModel) -> str:
    """What a model says with this text in this situation."""
    variables = {**situation.variables, **edit.given}
    steps = run_template(edit.template, source, Asked(variables), model)
    return finished(steps)[1].text


def summary(measured: Sequence[Measured], model: str, at: str) -> dict[str, object]:
    """All results as they are kept and shown."""
    ours = [one for one in measured if not one.edit.larger]
    return {
        "model": model,
        "measured": at,
        "followed": sum(one.followed for one in ours),
        "of": len(ours),
        "rule": RULE,
        "edits": [one.row() for one in measured],
    }
