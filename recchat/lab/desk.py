"""Everything that the page and the commands ask of the lab: plain values in, dictionaries out.

One lab for each library. What asks the model takes seconds and can be cancelled; all else is
quick. A person's talks are read under that person's id alone (law 5).
"""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from recchat.catalogue.items import Catalogue
from recchat.errors import BadPrompt, NotFound
from recchat.lab.cases import Case, add_case, cases_of, checked, new_id, remove_case, row_of
from recchat.lab.checking import check_all
from recchat.lab.colouring import spans_of
from recchat.lab.comparing import compared
from recchat.lab.counting import Counter, open_counter
from recchat.lab.edits import MEASURED, RULE, read_edits, read_measured
from recchat.lab.jobs import Asked
from recchat.lab.repeats import repeats, stability
from recchat.lab.running import run_template
from recchat.lab.scores import Bench, Card, Text, Tried, card_of, tried
from recchat.lab.shelf import Shelf
from recchat.lab.turns import Example, Past, examples_of
from recchat.lab.views import (
    View,
    card_view,
    case_view,
    check_view,
    comparison_view,
    edit_view,
    example_view,
    finished_view,
    step_view,
)
from recchat.llm.door import LanguageModel
from recchat.prompts import Plain, Prompts
from recchat.talk.dialogues import Dialogues, Message

MOST_TURNS = 20  # of a talk that are looked at for examples
Which = Mapping[str, str]  # {"version": "0003"} or {"source": "..."}


@dataclass(frozen=True)
class Lab:
    """The lab over one library."""

    prompts: Prompts
    catalogue: Catalogue
    dialogues: Dialogues
    models: Callable[[], LanguageModel | None]
    seed: int = 7

    @cached_property
    def counter(self) -> Counter:
        """How tokens are counted."""
        return open_counter()

    @cached_property
    def shelf(self) -> Shelf:
        """Templates and versions."""
        return Shelf(self.prompts, self.counter)

    @cached_property
    def titles(self) -> frozenset[str]:
        """Every title, which small talk may not name."""
        return frozenset(item.title for item in self.catalogue.items.values())

    @property
    def measured_path(self) -> Path | None:
        """Where measurements of the person's own model are kept."""
        return self.prompts.overlay.folder / MEASURED.name if self.prompts.overlay else None

    def examples(self, name: str, person_id: str = "", dialogue_id: str = "") -> list[View]:
        """Variables to try a template with: of a stored talk, the bundled ones, those of cases."""
        found = [example_view(one, "talk") for one in self._of_talk(name, person_id, dialogue_id)]
        sample = self.prompts.known(name).sample
        if sample is not None:
            found.append(example_view(Example("bundled example", sample), "bundled"))
        for case in cases_of(self.prompts, name):
            label = case.about or case.id
            found.append(example_view(Example(label, case.variables), "case") | {"case": case.id})
        return found

    def rendered(self, name: str, source: str, variables: Mapping[str, Plain]) -> View:
        """A text filled with variables, its tokens, its faults."""
        return self.shelf.rendered(name, source, dict(variables), self.models())

    def tokens_of_source(self, source: str) -> list[View]:
        """The parts of a text that an editor colours."""
        return [{"kind": one.kind, "start": one.start, "end": one.end} for one in spans_of(source)]

    def run(
        self,
        name: str,
        source: str,
        variables: Mapping[str, Plain],
        cancelled: threading.Event | None = None,
        case_id: str = "",
    ) -> Iterator[View]:
        """One text on the model in use, as it answers; a case lends its claims to the checker."""
        cases = cases_of(self.prompts, name) if case_id else []
        ground = next((one.ground for one in cases if one.id == case_id), None)
        asked = Asked(variables, self.titles, ground)
        try:
            for step in run_template(name, source, asked, self.models(), cancelled=cancelled):
                yield step_view(step, self.counter.count)
        except BadPrompt as problem:
            yield {"kind": "error", "text": str(problem)}

    def repeats(
        self, name: str, source: str, variables: Mapping[str, Plain], count: int = 3
    ) -> View:
        """The same again, and with other openings: how stable the answers are."""
        asked = Asked(variables, self.titles)
        answers = list(repeats(name, source, asked, self._model(), count=count, seed=self.seed))
        views = [
            {**finished_view(one.end, self.counter.count), "opening": one.opening}
            for one in answers
        ]
        return {"words": stability(answers), "answers": views}

    def cases(self, name: str) -> list[View]:
        """The cases of a template; whose words one holds stands in its `person`."""
        return [case_view(one) for one in cases_of(self.prompts, name)]

    def add_case(
        self,
        name: str,
        about: str,
        variables: Mapping[str, Plain],
        expect: Mapping[str, object],
    ) -> View:
        """Keep a case; raises BadPrompt."""
        self.prompts.shipped(name)
        key = new_id(self.prompts, name)
        case = Case(key, dict(variables), about, dict(expect), is_own=True)
        return self._added(name, case)

    def remove_case(self, name: str, case_id: str) -> None:
        """Drop a case that did not come with recchat; raises NotFound."""
        remove_case(self.prompts, name, case_id)

    def case_from_turn(self, name: str, person_id: str, message_id: str, item_id: str = "") -> View:
        """Freeze what a template was given in a turn as a case; raises NotFound."""
        found = examples_of(name, self._past(person_id, message_id))
        fit = [one for one in found if not item_id or one.item_id == item_id]
        if not fit:
            raise NotFound(f"{name} had no part in that turn")
        one = fit[0]
        key = new_id(self.prompts, name)
        case = Case(key, one.variables, one.label, {}, one.ground, one.was, True, person_id)
        return self._added(name, case)

    def score_steps(
        self,
        name: str,
        which: Which,
        with_model: bool = True,
        cancelled: threading.Event | None = None,
    ) -> Iterator[View]:
        """The score card of one text, after how far it is."""
        bench, cases = self._bench(with_model, cancelled), cases_of(self.prompts, name)
        text, rows = self._text(name, which), []
        for row in tried(text, cases, bench):
            rows.append(row)
            yield {"kind": "step", "done": len(rows), "of": len(cases)}
        yield {"kind": "done", **card_view(card_of(text, rows, bench.model))}

    def compare_steps(
        self,
        name: str,
        a: Which,
        b: Which,
        with_model: bool = True,
        cancelled: threading.Event | None = None,
    ) -> Iterator[View]:
        """Two texts on the same cases and which is better, after how far it is."""
        bench, cases = self._bench(with_model, cancelled), cases_of(self.prompts, name)
        cards, done = list[Card](), 0
        for text in [self._text(name, which) for which in (a, b)]:
            rows = list[Tried]()
            for row in tried(text, cases, bench):
                rows.append(row)
                done += 1
                yield {"kind": "step", "done": done, "of": 2 * len(cases)}
            cards.append(card_of(text, rows, bench.model))
        yield {"kind": "done", **comparison_view(compared(cards[0], cards[1]))}

    def check(self, with_model: bool = False) -> View:
        """Every template checked."""
        reports = list(check_all(self.prompts, self._bench(with_model, None)))
        return check_view(reports)

    def instructions(self) -> View:
        """Which edits a model follows: the one in use, where that was measured, or the bundled."""
        measured = self._measured()
        rows = measured.get("edits")
        known = {str(row["id"]): row for row in rows} if isinstance(rows, list) else {}
        views = [edit_view(one, self.prompts) | dict(known.get(one.id, {})) for one in read_edits()]
        return {
            "rule": RULE,
            **{key: value for key, value in measured.items() if key != "edits"},
            "edits": [one for one in views if not one["larger"]],
            "needs_larger": [one for one in views if one["larger"]],
        }

    def problems(self) -> list[View]:
        """Templates that cannot be used at present, and what answers."""
        return [{"name": one.name, "text": one.text} for one in self.prompts.problems()]

    def _measured(self) -> Mapping[str, object]:
        model, own = self.models(), self.measured_path
        found = read_measured(own) if model and own else {}
        return found if model and found.get("model") == model.name else read_measured()

    def _added(self, name: str, case: Case) -> View:
        fresh = checked(row_of(case), "this case", is_own=True)
        return case_view(add_case(self.prompts, name, replace(fresh, is_own=True)))

    def _bench(self, with_model: bool, cancelled: threading.Event | None) -> Bench:
        model = self.models() if with_model else None
        return Bench(model, self.counter.count, self.titles, cancelled)

    def _model(self) -> LanguageModel:
        model = self.models()
        if model is None:
            raise BadPrompt("The language model is not ready.")
        return model

    def _text(self, name: str, which: Which) -> Text:
        if "source" in which:
            return Text(name, "edited", which["source"])
        version = which.get("version") or self.prompts.in_use(name).version
        return Text(name, version, self.prompts.version_source(name, version))

    def _past(self, person_id: str, message_id: str) -> Past:
        message = self.dialogues.message(person_id, message_id)
        path: Sequence[Message] = ()
        if message.parent_id:
            path = self.dialogues.path(person_id, message.dialogue_id, message.parent_id)
        return Past(message, path, self.catalogue, self.seed)

    def _of_talk(self, name: str, person_id: str, dialogue_id: str) -> Iterator[Example]:
        if not (person_id and dialogue_id):
            return
        path = self.dialogues.path(person_id, dialogue_id)
        for place in reversed(range(len(path))[-MOST_TURNS:]):
            past = Past(path[place], path[:place], self.catalogue, self.seed)
            yield from examples_of(name, past)
