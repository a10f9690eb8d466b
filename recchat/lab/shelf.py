"""The templates and their versions, as the lab shows and changes them."""

import time
from dataclasses import dataclass
from itertools import groupby

from recchat.errors import BadPrompt
from recchat.lab.cases import cases_of
from recchat.lab.counting import Counter
from recchat.lab.jobs import job_of
from recchat.lab.views import View, limits_view
from recchat.llm.door import LanguageModel
from recchat.prompts import SHIPPED_ID, Overlay, Plain, Prompt, Prompts, render
from recchat.prompts.checking import checked
from recchat.prompts.header import header_of
from recchat.prompts.patch import diff, export, unified

TITLES = {"talk": "Talk", "explain": "Reasons", "rank": "Ranking by the model"}


@dataclass(frozen=True, slots=True)
class Shelf:
    """Reads and writes templates; each answer is a plain dictionary."""

    prompts: Prompts
    counter: Counter

    @property
    def overlay(self) -> Overlay:
        """Where versions are kept; raises BadPrompt where there is no data folder."""
        if self.prompts.overlay is None:
            raise BadPrompt("there is no data folder to keep versions in")
        return self.prompts.overlay

    def templates(self) -> list[View]:
        """Every template by stage."""
        stages = groupby(self.prompts.names(), key=lambda name: name.split("/")[0])
        return [
            {
                "stage": stage,
                "title": TITLES.get(stage, stage.capitalize()),
                "templates": [self.entry(name) for name in names],
            }
            for stage, names in stages
        ]

    def entry(self, name: str) -> View:
        """One line of the list; a template that is broken says so."""
        source, version, problem = "", SHIPPED_ID, ""
        try:
            looked = self.prompts.in_use(name)
            source, version = looked.template.source, looked.version
        except BadPrompt as why:
            problem = str(why)
        return {
            "name": name,
            "purpose": header_of(source).purpose,
            "in_use": version,
            "versions": self.count_versions(name),
            "problem": problem or self.problem_of(name),
            "cases": self.count_cases(name),
        }

    def template(self, name: str, version: str = "") -> View:
        """Everything about one version of a template; "" means the one in use."""
        shipped = self.prompts.shipped(name)
        in_use = self.prompts.in_use(name).version
        chosen = version or in_use
        source = self.prompts.version_source(name, chosen)
        header, job = header_of(source), job_of(name)
        return {
            "name": name,
            "purpose": header.purpose,
            "output": header.output,
            "source": source,
            "version": chosen,
            "in_use": in_use,
            "shipped": shipped,
            "budget": header.budget,
            "problem": self.problem_of(name),
            "variables": self.variables(name),
            "limits": limits_view(job.limits),
            "grammar": job.frame(self.prompts.known(name).sample or {}) is not None,
            "versions": self.versions(name),
        }

    def variables(self, name: str) -> list[View]:
        """The variables that the application gives, with their types."""
        known = self.prompts.known(name)
        sample = known.sample or {}
        return [
            {
                "name": one,
                "type": type_of(sample.get(one)),
                "about": known.header.variables.get(one, ""),
                "in_system": one in known.header.in_system,
            }
            for one in sorted(known.names)
        ]

    def rendered(
        self, name: str, source: str, variables: dict[str, Plain], model: LanguageModel | None
    ) -> View:
        """A text filled with variables, or why it cannot be; never raises for a bad template."""
        began = time.perf_counter()
        _, found = checked(name, source, self.prompts.known(name), self.counter.count)
        budget, notes = found.budget, [*found.problems, *found.warnings]
        try:
            prompt = render(name, source, variables)
        except BadPrompt as problem:
            line = getattr(problem, "line", None)
            empty = self.parts(Prompt(name, "", ""), budget, model)
            failed: View = {"ok": False, "error": str(problem), "line": line, "warnings": []}
            return {**empty, **failed, "milliseconds": since(began)}
        good = {"ok": True, "error": "", "line": None, "warnings": notes}
        return {**self.parts(prompt, budget, model), **good, "milliseconds": since(began)}

    def parts(self, prompt: Prompt, budget: int, model: LanguageModel | None) -> View:
        """A prompt with its tokens by part, and which of them the model reads anew each time."""
        reads = self.counter.reads_system(model)
        texts = {"system": prompt.system, "user": prompt.user}
        parts = [
            {"name": part, "tokens": self.counter.count(text), "reused": part == "system" and reads}
            for part, text in texts.items()
        ]
        total = sum(int(str(one["tokens"])) for one in parts)
        return {
            **texts,
            "parts": parts,
            "tokens": total,
            "budget": budget,
            "within_budget": total <= budget,
            "reads_system": reads,
            "counted_by": self.counter.by,
        }

    def versions(self, name: str) -> list[View]:
        """The shipped text, then the person's own versions, the newest first."""
        self.prompts.shipped(name)  # raises for a name that there is not
        shipped = {"id": SHIPPED_ID, "at": "", "author": "", "comment": "as it came"}
        try:
            record = self.overlay.record(name)
        except BadPrompt:
            return [{**shipped, "in_use": True, "problem": self.problem_of(name)}]
        own = [
            {"id": one.id, "at": one.at, "author": one.author, "comment": one.comment}
            for one in reversed(record.versions)
        ]
        return [
            {**one, "in_use": one["id"] == record.in_use, "problem": self.fault(name, one["id"])}
            for one in (shipped, *own)
        ]

    def save(self, name: str, source: str, comment: str = "", author: str = "") -> View:
        """Keep a version; one with a problem is kept too, but cannot be used."""
        self.prompts.shipped(name)  # raises for a name that there is not
        version = self.overlay.save(name, source, comment=comment, author=author)
        return {"id": version.id, "problem": self.fault(name, version.id)}

    def use(self, name: str, version: str) -> View:
        """Put a version in use; raises BadPrompt when it does not pass its check."""
        problem = self.fault(name, version)
        if problem:
            raise BadPrompt(f"version {version} cannot be used: {problem}")
        self.overlay.use(name, version)
        return {"in_use": self.prompts.in_use(name).version}

    def revert(self, name: str) -> View:
        """The shipped text again; versions stay."""
        self.prompts.shipped(name)
        self.overlay.use(name, SHIPPED_ID)
        return {"in_use": SHIPPED_ID}

    def diff(self, name: str, a: str, b: str) -> str:
        """From one version to another."""
        return diff(self.prompts, name, a, b)

    def diff_source(self, name: str, a: str, source: str) -> str:
        """From a version to a text that is not saved."""
        before = self.prompts.version_source(name, a)
        return unified(before, source, old=f"{name} {a}", new=f"{name} edited")

    def export(self) -> str:
        """All versions in use as one patch."""
        return export(self.prompts)

    def fault(self, name: str, version: str) -> str:
        """Why a version cannot be used; nothing when it can."""
        try:
            source = self.prompts.version_source(name, version)
            _, found = checked(name, source, self.prompts.known(name), self.counter.count)
        except BadPrompt as problem:
            return str(problem)
        return "; ".join(found.problems)

    def problem_of(self, name: str) -> str:
        """What is wrong with a template at present."""
        return next((one.text for one in self.prompts.problems() if one.name == name), "")

    def count_versions(self, name: str) -> int:
        """How many versions of the person's own there are."""
        try:
            return len(self.overlay.record(name).versions)
        except BadPrompt:
            return 0

    def count_cases(self, name: str) -> int:
        """How many cases a template has; none when its files cannot be read."""
        try:
            return len(cases_of(self.prompts, name))
        except BadPrompt:
            return 0


def type_of(value: Plain) -> str:
    """A variable's type, in words."""
    if isinstance(value, str):
        return "text"
    if isinstance(value, bool):
        return "yes or no"
    return "number" if isinstance(value, int | float) else "list of texts"


def since(began: float) -> float:
    """Milliseconds."""
    return round((time.perf_counter() - began) * 1000, 1)
