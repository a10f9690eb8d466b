"""What the page needs of the prompt lab, as protocols: the tests have a small one of their own."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

Told = Mapping[str, Any]  # a plain value as the lab tells it: text, numbers, lists, tables
Variables = Mapping[str, Any]


class ShelfDoor(Protocol):
    """Templates and their versions; `recchat.lab.shelf.Shelf` is the real one."""

    def templates(self) -> Sequence[Told]: ...  # noqa: D102
    def template(self, name: str, version: str = "") -> Told: ...  # noqa: D102
    def versions(self, name: str) -> Sequence[Told]: ...  # noqa: D102
    def save(self, name: str, source: str, comment: str = "", author: str = "") -> Told: ...  # noqa: D102
    def use(self, name: str, version: str) -> Told: ...  # noqa: D102
    def revert(self, name: str) -> Told: ...  # noqa: D102
    def diff(self, name: str, a: str, b: str) -> str: ...  # noqa: D102
    def diff_source(self, name: str, a: str, source: str) -> str: ...  # noqa: D102
    def export(self) -> str: ...  # noqa: D102


class LabDoor(Protocol):
    """The lab over one library; `recchat.lab.desk.Lab` is the real one."""

    @property
    def shelf(self) -> ShelfDoor: ...  # noqa: D102
    def examples(  # noqa: D102
        self, name: str, person_id: str = "", dialogue_id: str = ""
    ) -> Sequence[Told]: ...
    def rendered(self, name: str, source: str, variables: Variables) -> Told: ...  # noqa: D102
    def run(  # noqa: D102
        self,
        name: str,
        source: str,
        variables: Variables,
        cancelled: threading.Event | None = None,
        case_id: str = "",
    ) -> Iterator[Told]: ...
    def repeats(  # noqa: D102
        self, name: str, source: str, variables: Variables, count: int = 3
    ) -> Told: ...
    def cases(self, name: str) -> Sequence[Told]: ...  # noqa: D102
    def add_case(  # noqa: D102
        self, name: str, about: str, variables: Variables, expect: Mapping[str, object]
    ) -> Told: ...
    def remove_case(self, name: str, case_id: str) -> None: ...  # noqa: D102
    def case_from_turn(  # noqa: D102
        self, name: str, person_id: str, message_id: str, item_id: str = ""
    ) -> Told: ...
    def score_steps(  # noqa: D102
        self,
        name: str,
        which: Mapping[str, str],
        with_model: bool = True,
        cancelled: threading.Event | None = None,
    ) -> Iterator[Told]: ...
    def compare_steps(  # noqa: D102
        self,
        name: str,
        a: Mapping[str, str],
        b: Mapping[str, str],
        with_model: bool = True,
        cancelled: threading.Event | None = None,
    ) -> Iterator[Told]: ...
    def instructions(self) -> Told: ...  # noqa: D102
    def problems(self) -> Sequence[Told]: ...  # noqa: D102
