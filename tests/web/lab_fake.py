"""A small prompt lab for the page's tests: templates in memory, answers written down."""

import difflib
import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from recchat.errors import BadPrompt, NotFound
from recchat.prompts import Prompts

Told = Mapping[str, Any]
HOSTILE = "<img src=x onerror=window.__p=1>{{7*7}}"
ANSWER = "acts: request, critique\nlike: Arrival\nkeyword: warmer"


class FakeLab:
    """What recchat.web.lab_door.LabDoor asks for."""

    def __init__(self) -> None:
        self.sources = {
            name: Prompts().source(name) for name in ("talk/understand", "explain/reason")
        }
        self.saved: dict[str, list[dict[str, Any]]] = {name: [] for name in self.sources}
        self.used = dict.fromkeys(self.sources, "shipped")
        self.own: dict[str, list[dict[str, Any]]] = {name: [] for name in self.sources}
        self.asked: list[tuple[str, str]] = []  # person and dialogue of each question for examples
        self.answer = ANSWER
        self.pause = threading.Event()
        self.pause.set()

    @property
    def shelf(self) -> "FakeLab":
        return self

    def templates(self) -> Sequence[Told]:
        stages: dict[str, list[Told]] = {}
        for name in self.sources:
            stages.setdefault(name.split("/", maxsplit=1)[0], []).append(
                {
                    "name": name,
                    "purpose": "read one message into a frame that code can check",
                    "in_use": self.used[name],
                    "versions": 1 + len(self.saved[name]),
                    "problem": "",
                    "cases": len(self.cases(name)),
                }
            )
        return [{"stage": key, "title": key.title(), "templates": x} for key, x in stages.items()]

    def template(self, name: str, version: str = "") -> Told:
        if name not in self.sources:
            raise BadPrompt(f"no template {name!r}")
        chosen = version or self.used[name]
        return {
            "name": name,
            "purpose": "read one message into a frame that code can check",
            "output": "lines",
            "source": self.text(name, chosen),
            "version": chosen,
            "in_use": self.used[name],
            "shipped": self.sources[name],
            "budget": 300,
            "problem": "",
            "variables": [
                {"name": "message", "type": "text", "about": "their words", "in_system": False},
                {"name": "known", "type": "list of texts", "about": "settled", "in_system": False},
                {"name": "limit", "type": "number", "about": "", "in_system": False},
            ],
            "limits": {"tokens": 96, "seconds": 1.5},
            "grammar": True,
            "versions": self.versions(name),
        }

    def text(self, name: str, version: str) -> str:
        if version == "shipped":
            return self.sources[name]
        found = [one["source"] for one in self.saved[name] if one["id"] == version]
        if not found:
            raise NotFound(f"no version {version!r} of {name}")
        return str(found[0])

    def examples(self, name: str, person_id: str = "", dialogue_id: str = "") -> Sequence[Told]:
        self.asked.append((person_id, dialogue_id))
        given = {"message": "Something like Arrival but warmer", "known": ["comedy"], "limit": 3}
        frame = {"message_id": "", "item_id": "", "was": "", "case": ""}
        bundled = {"label": "bundled example", "origin": "bundled", "variables": given, **frame}
        cases = [
            {**frame, **one, "label": one["about"], "origin": "case", "case": one["id"]}
            for one in self.cases(name)
        ]
        return [bundled, *cases]

    def rendered(self, name: str, source: str, variables: Mapping[str, Any]) -> Told:
        is_broken = "{% if" in source and "endif" not in source
        return {
            "ok": not is_broken,
            "error": "line 4: unexpected end of template" if is_broken else "",
            "line": 4 if is_broken else None,
            "system": "You read what a person says.",
            "user": f"person: {variables.get('message')}",
            "milliseconds": 1.5,
            "parts": [
                {"name": "system", "tokens": 57, "reused": True},
                {"name": "user", "tokens": 45, "reused": False},
            ],
            "tokens": 102,
            "budget": 300,
            "within_budget": True,
            "reads_system": False,
            "counted_by": "recchat-mini",
            "warnings": ["limit is not used"],
        }

    def tokens_of_source(self, source: str) -> Sequence[Told]:
        return [{"kind": "text", "start": 0, "end": len(source)}]

    def run(
        self,
        name: str,
        source: str,
        variables: Mapping[str, Any],
        cancelled: threading.Event | None = None,
        case_id: str = "",
    ) -> Iterator[Told]:
        stop = cancelled or threading.Event()
        yield {"kind": "prompt", "system": "", "user": "", "grammar": "root ::= x", "limits": {}}
        whole = ""
        for piece in self.answer.split(" "):
            self.pause.wait(2)
            if stop.is_set():
                break
            whole = f"{whole} {piece}".strip()
            yield {"kind": "text", "text": f"{piece} ", "milliseconds": 20.0}
        yield {
            "kind": "done",
            "text": whole,
            "parsed": {"acts": ["request", "critique"], "like": [str(variables.get("message"))]},
            "holds": [{"what": "acts are known", "held": True}],
            "shown": whole,
            "first_ms": 20.4,
            "total_ms": 41.2,
            "tokens": 12,
            "stopped": stop.is_set(),
        }

    def repeats(self, name: str, source: str, variables: Mapping[str, Any], count: int = 3) -> Told:
        answers = [{"text": self.answer, "opening": ""}] * count
        return {"words": "the same words each time", "answers": answers}

    def cases(self, name: str) -> Sequence[Told]:
        shipped = {
            "id": "shipped-1",
            "about": HOSTILE,
            "origin": "shipped",
            "variables": {"message": HOSTILE},
            "expect": {},
            "needs_model": True,
            "words": ["acts are request"],
        }
        return [shipped, *self.own[name]]

    def add_case(
        self, name: str, about: str, variables: Mapping[str, Any], expect: Mapping[str, Any]
    ) -> Told:
        case = {
            "id": f"own-{len(self.own[name]) + 1}",
            "about": about,
            "origin": "own",
            "variables": dict(variables),
            "expect": dict(expect),
            "needs_model": True,
            "words": [],
        }
        self.own[name].append(case)
        return case

    def remove_case(self, name: str, case_id: str) -> None:
        self.own[name] = [one for one in self.own[name] if one["id"] != case_id]

    def case_from_turn(self, name: str, person_id: str, message_id: str, item_id: str = "") -> Told:
        return self.add_case(name, f"turn {message_id}", {"message": message_id}, {})

    def card(self, name: str, which: Mapping[str, str]) -> dict[str, Any]:
        figure = {"name": "cases_held", "value": 0.5, "n": 2, "low": 0.1, "high": 0.9, "unit": ""}
        rows = [
            {
                "case": one["id"],
                "about": one["about"],
                "held": one["origin"] == "own",
                "failed": ["no act"],
                "answer": f"answer to {one['about']}",
                "tokens": 12,
                "milliseconds": 40,
            }
            for one in self.cases(name)
        ]
        version = which.get("version", "edited")
        card = {"name": name, "version": version, "model": "recchat-mini", "rows": rows}
        return {**card, "figures": [figure]}

    def score_steps(
        self,
        name: str,
        which: Mapping[str, str],
        with_model: bool = True,
        cancelled: threading.Event | None = None,
    ) -> Iterator[Told]:
        yield {"kind": "step", "done": 1, "of": 2}
        yield {"kind": "done", **self.card(name, which)}

    def compare_steps(
        self,
        name: str,
        a: Mapping[str, str],
        b: Mapping[str, str],
        with_model: bool = True,
        cancelled: threading.Event | None = None,
    ) -> Iterator[Told]:
        yield {"kind": "step", "done": 1, "of": 2}
        first, second = self.card(name, a), self.card(name, b)
        rows = [
            {
                "case": one["case"],
                "about": one["about"],
                "a": one,
                "b": {**one, "answer": f"other {one['answer']}"},
                "changed": True,
            }
            for one in first["rows"]
        ]
        words = "b holds 1 more of 2 cases (+0.50, -0.10 to 0.90)"
        held = {"name": "cases_held", "value": 0.5, "low": -0.1, "high": 0.9, "n": 2}
        differences = [{**held, "better": "neither", "words": words}]
        verdict = "no difference that 2 cases could show"
        told = {"a": first, "b": second, "differences": differences, "rows": rows}
        yield {"kind": "done", **told, "verdict": verdict}

    def versions(self, name: str) -> Sequence[Told]:
        shipped = {"id": "shipped", "at": "", "author": "", "comment": "", "problem": ""}
        made = [{**one, "source": ""} for one in reversed(self.saved[name])]
        return [{**one, "in_use": one["id"] == self.used[name]} for one in (shipped, *made)]

    def save(self, name: str, source: str, comment: str, author: str = "") -> Told:
        version = f"{len(self.saved[name]) + 1:04d}"
        problem = "line 4: unexpected end" if "{% if" in source and "endif" not in source else ""
        told = {"id": version, "at": "2026-11-24T18:00:00", "author": author, "comment": comment}
        self.saved[name].append({**told, "source": source, "problem": problem})
        return {"id": version, "problem": problem}

    def use(self, name: str, version: str) -> Told:
        if any(one["id"] == version and one["problem"] for one in self.saved[name]):
            raise BadPrompt(f"version {version} does not render: line 4")
        self.text(name, version)
        self.used[name] = version
        return {"in_use": version}

    def revert(self, name: str) -> Told:
        self.used[name] = "shipped"
        return {"in_use": "shipped"}

    def diff(self, name: str, a: str, b: str) -> str:
        return self.diff_source(name, a, self.text(name, b))

    def diff_source(self, name: str, a: str, source: str) -> str:
        lines = difflib.unified_diff(
            self.text(name, a).splitlines(), source.splitlines(), a, "edited", lineterm=""
        )
        return "\n".join(lines)

    def export(self) -> str:
        used = [name for name, version in self.used.items() if version != "shipped"]
        return "\n".join(self.diff(name, "shipped", self.used[name]) for name in used)

    def instructions(self) -> Told:
        measured = {"share": 0.92, "low": 0.8, "high": 0.97, "n": 12, "template": "explain/reason"}
        edit = {
            "id": "short",
            "title": "One sentence",
            "change": "-style: two\n+style: one",
            "must": "every reason has one sentence",
            "followed": True,
            **measured,
        }
        lost = {**edit, "id": "rhyme", "title": "In rhyme", "followed": False, "share": 0.0}
        free = {"title": "Write like a pirate", "change": "", "must": "", "share": 0.0}
        told = {"model": "recchat-mini", "measured": "2026-11-24T17:00:00", "situations": 12}
        return {**told, "followed": 1, "of": 2, "edits": [edit, lost], "needs_larger": [free]}

    def problems(self) -> Sequence[Told]:
        return []
