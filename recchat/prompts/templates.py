"""Which text stands for a template's name right now, and what answers when it cannot be used.

A version of the person's own goes before the shipped file; both are read again as soon as they
were written to. What fails its check never answers: the last good text of this run does, else
the shipped one, else the last good one that an earlier run remembered.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from recchat.errors import BadPrompt
from recchat.prompts.checking import Known, checked
from recchat.prompts.header import Header, header_of
from recchat.prompts.overlay import (
    NAME,
    SHIPPED_ID,
    Overlay,
    read_source,
    stamp_of,
    write_whole,
)
from recchat.prompts.rendering import Compiled
from recchat.prompts.samples import SHIPPED, sample_of
from recchat.prompts.values import Plain, Prompt

REMEMBERED = ".last_good"


@dataclass(frozen=True, slots=True)
class Problem:
    """A template that cannot be used at present, and what answers in its place."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found when a template was last looked at."""

    stamp: tuple[object, ...]
    version: str
    template: Compiled


@dataclass(slots=True)
class Live:
    """What one running application knows of its templates."""

    lock: threading.RLock = field(default_factory=threading.RLock)
    looked: dict[str, Looked] = field(default_factory=dict)
    good: dict[str, Compiled] = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)
    told: set[Problem] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Prompts:
    """The templates of one folder, by name: "talk/understand" is talk/understand.j2."""

    folder: Path = SHIPPED
    overlay: Overlay | None = None
    _live: Live = field(default_factory=Live, repr=False, compare=False)

    def names(self) -> list[str]:
        """Every template here, in alphabetical order."""
        paths = self.folder.rglob("*.j2")
        return sorted(path.relative_to(self.folder).with_suffix("").as_posix() for path in paths)

    def source(self, name: str) -> str:
        """The text in use; raises BadPrompt when there is no template of that name."""
        return self.in_use(name).template.source

    def render(self, name: str, variables: Mapping[str, Plain]) -> Prompt:
        """Fill a template; raises BadPrompt with the line when no text of it can be rendered."""
        looked = self.in_use(name)
        try:
            return looked.template.render(variables)
        except BadPrompt as problem:
            other = self._instead(name, looked.template)
            if other is None:
                raise
            self._note(name, f"{problem}. The shipped text answers.")
            return other.render(variables)

    def in_use(self, name: str) -> Looked:
        """The text that answers, with its version; looked up anew when a file has changed."""
        with self._live.lock:
            before = self._live.looked.get(name)
            if before and before.stamp == self._stamp(name, before.version):
                return before
            found = self._look(name)
            self._live.looked[name] = found
            return found

    def shipped(self, name: str) -> str:
        """The text of the shipped file; raises BadPrompt when there is none of that name."""
        path = self.folder / f"{name}.j2"
        if not NAME.fullmatch(name) or not path.is_file():
            raise BadPrompt(f"no template {name!r}; there are: {', '.join(self.names())}")
        return read_source(path)

    def known(self, name: str) -> Known:
        """What the application gives a template of this name."""
        sample, header = None, Header()
        with contextlib.suppress(BadPrompt):
            sample = sample_of(name, self.folder)
        with contextlib.suppress(BadPrompt):
            header = header_of(self.shipped(name))
        return Known(header, sample)

    def problems(self) -> list[Problem]:
        """The templates that cannot be used at present, by name."""
        with self._live.lock:
            return [self._live.problems[name] for name in sorted(self._live.problems)]

    def news(self) -> list[Problem]:
        """The problems that nobody has been told of yet; each is given once."""
        with self._live.lock:
            new = [one for one in self.problems() if one not in self._live.told]
            self._live.told.update(new)
            return new

    def _stamp(self, name: str, version: str) -> tuple[object, ...]:
        own = self.overlay.stamp(name, version) if self.overlay else ()
        return (stamp_of(self.folder / f"{name}.j2"), *own)

    def _look(self, name: str) -> Looked:
        """Check the text that should answer; where it fails, find one that can."""
        if not NAME.fullmatch(name):
            raise BadPrompt(f"no template {name!r}; there are: {', '.join(self.names())}")
        self._live.problems.pop(name, None)
        version = self._chosen(name)
        stamp = self._stamp(name, version)
        try:
            made = self._checked(name, self.version_source(name, version))
        except BadPrompt as problem:
            return Looked(stamp, version, self._last_good(name, version, problem))
        self._live.good[name] = made
        self._remember(name, made.source)
        return Looked(stamp, version, made)

    def version_source(self, name: str, version: str) -> str:
        """The text of a version, "shipped" or one of the person's own; raises BadPrompt."""
        if version == SHIPPED_ID or self.overlay is None:
            return self.shipped(name)
        return self.overlay.source(name, version)

    def _chosen(self, name: str) -> str:
        """The version that the person put in use; "shipped" where the record is damaged."""
        try:
            return self.overlay.record(name).in_use if self.overlay else SHIPPED_ID
        except BadPrompt as problem:
            self._note(name, f"{problem}. The shipped text answers.")
            return SHIPPED_ID

    def _checked(self, name: str, source: str) -> Compiled:
        made, found = checked(name, source, self.known(name))
        if made is None:
            raise BadPrompt("; ".join(found.problems))
        return made

    def _last_good(self, name: str, version: str, problem: BadPrompt) -> Compiled:
        """What answers instead; raises the problem when there is nothing."""
        what = "the file under prompts/" if version == SHIPPED_ID else f"version {version}"
        good = self._live.good.get(name)
        if good:
            self._note(name, f"{what} cannot be used ({problem}). The last good one answers.")
            return good
        for words, read in self._others(name):
            try:
                made = self._checked(name, read())
            except (BadPrompt, OSError):
                continue
            self._note(name, f"{what} cannot be used ({problem}). {words} answers.")
            return made
        raise problem

    def _others(self, name: str) -> Iterator[tuple[str, Callable[[], str]]]:
        """Other texts that may answer, the nearest first."""
        yield "The shipped text", lambda: self.shipped(name)
        if self.overlay:
            path = self.overlay.folder / REMEMBERED / f"{name}.j2"
            yield "The last good one", lambda: read_source(path)

    def _instead(self, name: str, failed: Compiled) -> Compiled | None:
        """The shipped text, where it is another than the one that failed."""
        try:
            shipped = self.shipped(name)
            return None if shipped == failed.source else self._checked(name, shipped)
        except BadPrompt:
            return None

    def _note(self, name: str, text: str) -> None:
        with self._live.lock:
            self._live.problems[name] = Problem(name, f"{name}: {text}")

    def _remember(self, name: str, source: str) -> None:
        """Keep a good text for a later run; a folder that cannot be written costs nothing."""
        if self.overlay is None:
            return
        path = self.overlay.folder / REMEMBERED / f"{name}.j2"
        with contextlib.suppress(OSError, BadPrompt):
            if not path.is_file() or read_source(path) != source:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, source)


def open_prompts(home: Path) -> Prompts:
    """The shipped templates under the person's own versions in a data folder."""
    return Prompts(overlay=Overlay(home / "prompts"))
