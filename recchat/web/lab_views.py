"""The parts of the lab's page as HTML, escaped like every other part."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from recchat.web.lab_door import Told
from recchat.web.lab_marks import diff_lines, marked
from recchat.web.views import Views

WORDS = {
    "cases_held": "cases held",
    "understanding_f1": "understanding, F1",
    "claim_precision": "claims that hold",
    "prompt_tokens": "tokens of the prompt",
    "answer_ms": "time of an answer",
}
FAULT = re.compile(r"^template '[^']*'(?:, line \d+)?: ")
STAGES = ("talk", "explain", "rank")  # in the order in which they matter to people
SAMPLE = 2  # an answer without the edit and one with it
SHARES = frozenset({"share", "ratio", "f1", ""})
NOT_MEASURED: Told = MappingProxyType(
    {"model": "", "followed": 0, "of": 0, "situations": 0, "rule": ""}
)


@dataclass(frozen=True)
class LabViews:
    """Tells what the lab tells, as parts of the page."""

    views: Views

    def frame(self, **values: object) -> Markup:
        """The page of the lab, its parts still empty."""
        return self.views.render("lab", **values)

    def listed(self, stages: Sequence[Told]) -> Markup:
        """The templates by stage."""
        order = {stage: place for place, stage in enumerate(STAGES)}
        shown = sorted(stages, key=lambda one: order.get(one["stage"], len(order)))
        return self.views.render("lab_list", stages=shown)

    def prompt(self, told: Told) -> Markup:
        """The rendered prompt, or at which line it breaks."""
        return self.views.render("lab_prompt", told=told, bars=bars(told))

    def run_done(self, told: Told) -> Markup:
        """What came of a run: the parsed value, whether it holds, what the app would show."""
        shown, text = str(told.get("shown") or ""), str(told.get("text") or "")
        parsed = lines_of(told.get("parsed"))
        is_other = shown.split() != text.split()
        return self.views.render("lab_run", told=told, parsed=parsed, shown=is_other and shown)

    def both(self, a: Told, b: Told) -> Markup:
        """Two answers to the same input, their differences marked."""
        first, second = marked(str(a.get("text", "")), str(b.get("text", "")))
        return self.views.render("lab_both", sides=(("a", a, first), ("b", b, second)))

    def cases(self, cases: Sequence[Told]) -> Markup:
        """The cases of a template."""
        return self.views.render("lab_cases", cases=cases)

    def card(self, card: Told) -> Markup:
        """A score card."""
        return self.views.render("lab_card", card=card, figures=figures_of(card))

    def comparison(self, told: Told) -> Markup:
        """Two score cards: the verdict in words, the figures, and the cases that changed."""
        rows = [pair_of(row) for row in told.get("rows", ()) if row.get("changed")]
        return self.views.render(
            "lab_compared",
            told=told,
            pairs=paired_figures(told["a"], told["b"]),
            rows=rows,
            same=len(told.get("rows", ())) - len(rows),
        )

    def versions(self, versions: Sequence[Told], chosen: str) -> Markup:
        """The history of a template."""
        shown = [{**one, "when": str(one.get("at", ""))[:16].replace("T", " ")} for one in versions]
        return self.views.render("lab_versions", versions=shown, chosen=chosen)

    def diff(self, diff: str) -> Markup:
        """A unified diff with its lines told apart."""
        return self.views.render("lab_diff", lines=diff_lines(diff))

    def instructions(self, told: Told) -> Markup:
        """Which instructions the model follows, and which need a larger one."""
        return self.views.render(
            "lab_follows",
            told={**NOT_MEASURED, **told},
            edits=[edit_of(one) for one in told["edits"]],
            larger=[edit_of(one) for one in told.get("needs_larger", ())],
            day=str(told.get("measured", ""))[:10],
        )

    def repeats(self, told: Told) -> Markup:
        """The same question asked several times, and how stable the answers are."""
        return self.views.render("lab_repeats", told=told)


def edit_of(one: Told) -> dict[str, object]:
    """An edit of a template, with what was measured of it where it was."""
    sample = one.get("sample") or ()
    return {
        **dict.fromkeys(("share", "low", "high", "n", "before")),
        **one,
        "followed": bool(one.get("followed")),
        "verdict": verdict_of(one),
        "lines": diff_lines(one.get("change", "")),
        "sample": sample if len(sample) == SAMPLE else (),
    }


def verdict_of(one: Told) -> str:
    """Whether an edit is followed, in words."""
    if one.get("followed") is None:
        return "not measured"
    return "followed" if one["followed"] else "not followed"


def said_error(text: str) -> str:
    """What is wrong with a template, without its name and line: the page shows both."""
    return FAULT.sub("", text, count=1)


def bars(told: Told) -> list[dict[str, object]]:
    """The parts of a prompt as shares of the budget, or of the prompt where that is longer."""
    whole = max(float(told.get("budget") or 0), float(told.get("tokens") or 0), 1.0)
    return [{**part, "share": 100 * part["tokens"] / whole} for part in told.get("parts", ())]


def lines_of(parsed: object) -> list[tuple[str, str]]:
    """A parsed value as lines: the name of each part and what stands there."""
    if not isinstance(parsed, Mapping):
        return []
    return [(str(name), said_of(value)) for name, value in parsed.items() if value not in ("", [])]


def said_of(value: object) -> str:
    """A plain value in words."""
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {said_of(one)}" for name, one in value.items())
    if isinstance(value, (list, tuple)):
        return "; ".join(said_of(one) for one in value)
    return "" if value is None else str(value)


def figures_of(card: Told) -> list[dict[str, str]]:
    """The figures of a score card as they are set, with the interval where there is one."""
    return [
        {
            "name": WORDS.get(one["name"], str(one["name"]).replace("_", " ")),
            "value": figure(one.get("value"), one),
            "interval": interval(one),
            "n": f"{one['n']} cases" if one.get("n") else "",
        }
        for one in card.get("figures", ())
    ]


def figure(value: float | None, one: Told) -> str:
    """A number with its unit."""
    unit = str(one.get("unit") or "")
    return number(value, unit) + ("" if unit in SHARES or value is None else f" {unit}")


def number(value: float | None, unit: str) -> str:
    """A number: shares with two figures after the point, counts whole."""
    if value is None:
        return "not measured"
    return f"{value:.2f}" if unit in SHARES else f"{value:,.0f}"


def interval(one: Told) -> str:
    """The 95 % interval: nothing where there is none."""
    low, high, unit = one.get("low"), one.get("high"), str(one.get("unit") or "")
    if low is None or high is None:
        return ""
    return f"{number(low, unit)} to {number(high, unit)}"


def paired_figures(a: Told, b: Told) -> list[tuple[dict[str, str], dict[str, str]]]:
    """The figures of two cards, row by row."""
    second = {one["name"]: one for one in figures_of(b)}
    return [(one, second[one["name"]]) for one in figures_of(a) if one["name"] in second]


def pair_of(row: Told) -> dict[str, object]:
    """One case under both versions, the words of the answers marked where they differ."""
    a, b = row.get("a") or {}, row.get("b") or {}
    first, second = marked(str(a.get("answer", "")), str(b.get("answer", "")))
    return {"about": row.get("about", ""), "sides": (("a", a, first), ("b", b, second))}
