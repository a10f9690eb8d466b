"""What the lab asks of the model, as news for the page: one run, two side by side, scores."""

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recchat.web.lab_door import LabDoor, Told, Variables
from recchat.web.lab_owners import Owners
from recchat.web.lab_views import LabViews

Which = Mapping[str, str]
SOMEBODY = "a case of somebody else"


@dataclass(frozen=True)
class Trials:
    """Runs what takes its time, for one person."""

    lab: LabDoor
    views: LabViews
    owners: Owners
    person: str

    def once(
        self, name: str, source: str, given: Variables, stop: threading.Event, case: str = ""
    ) -> Iterator[Told]:
        """One answer, piece by piece; a case lends what its answer must keep to."""
        for one in self.lab.run(name, source, given, stop, case):
            yield self.shown(one)

    def repeats(self, name: str, source: str, given: Variables) -> Iterator[Told]:
        """The same asked several times over."""
        told = self.lab.repeats(name, source, given)
        yield {"kind": "repeats", "html": self.views.repeats(told)}

    def shown(self, one: Told) -> Told:
        """A piece of a run; its end as a part of the page."""
        if one["kind"] == "done":
            return {**one, "html": self.views.run_done(one)}
        return one

    def both(
        self, name: str, sources: tuple[str, str], given: Variables, stop: threading.Event
    ) -> Iterator[Told]:
        """Two answers, one after the other, and then what differs between them."""
        ends: list[Told] = []
        for side, source in zip("ab", sources, strict=True):
            for one in self.lab.run(name, source, given, stop):
                yield {**one, "side": side}
                if one["kind"] == "done":
                    ends.append(one)
        if len(ends) == len(sources):
            yield {"kind": "both", "html": self.views.both(*ends)}

    def score(self, name: str, which: Which, stop: threading.Event) -> Iterator[Told]:
        """A score card, with its progress."""
        for one in self.lab.score_steps(name, which, True, stop):
            yield self.card(name, one) if one["kind"] == "done" else one

    def card(self, name: str, told: Told) -> Told:
        """A finished score card as a part of the page."""
        return {"kind": "card", "html": self.views.card(self.private(name, told))}

    def compare(
        self, name: str, pair: tuple[Which, Which], stop: threading.Event
    ) -> Iterator[Told]:
        """Two score cards over the same cases, with progress."""
        for one in self.lab.compare_steps(name, *pair, True, stop):
            if one["kind"] == "done":
                yield {"kind": "card", "html": self.views.comparison(self.private(name, one))}
            else:
                yield one

    def private(self, name: str, told: Told) -> Told:
        """The rows of a card without the words of other people's cases."""
        rows = [self.row(name, row) for row in told.get("rows", ())]
        return {**told, "rows": rows}

    def row(self, name: str, row: Told) -> Told:
        """One row; of somebody else's case only whether it holds."""
        if self.owners.of(name, str(row["case"])) in {"", self.person}:
            return row
        sides = {
            side: {**row[side], "answer": "", "failed": [], "about": SOMEBODY}
            for side in ("a", "b")
            if side in row
        }
        return {**row, "about": SOMEBODY, "answer": "", "failed": [], **sides}
