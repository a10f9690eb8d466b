"""A person's own versions of templates: plain files in their data folder, over the shipped ones.

    prompts/talk/chat/0001.j2       a version, as it was written
    prompts/talk/chat/versions.json which is in use, and when, why and by whom each was made
    prompts/talk/chat/cases.jsonl   cases of the person's own (recchat.lab)

A version that was put there by hand, or whose entry was lost, counts as well. What cannot be read
is named, and the shipped template answers.
"""

import contextlib
import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from recchat.errors import BadPrompt
from recchat.prompts.limits import LONGEST_SOURCE
from recchat.prompts.values import BadTemplate

SHIPPED_ID = "shipped"
RECORD = "versions.json"
NAME = re.compile(r"[a-z][a-z0-9_]*(/[a-z][a-z0-9_]*)+")
ID = re.compile(r"\d{4}")
MOST_VERSIONS = 9_999
LONGEST_COMMENT = 500


def utc_now() -> str:
    """The time, as versions keep it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class Version:
    """One saved version of a template."""

    id: str
    at: str = ""
    author: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """The versions of one template, oldest first, and which of them is in use."""

    in_use: str = SHIPPED_ID
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True)
class Overlay:
    """The folder of a person's own versions."""

    folder: Path
    clock: Callable[[], str] = field(default=utc_now, compare=False)

    def place(self, name: str) -> Path:
        """Where a template's versions lie; raises BadPrompt for what is no name of a template."""
        if not NAME.fullmatch(name):
            raise BadPrompt(f"{name!r} is no name of a template, such as talk/chat")
        return self.folder / name

    def stamp(self, name: str, version: str) -> tuple[object, ...]:
        """What differs as soon as the record or this version has been written to."""
        place = self.place(name)
        return (stamp_of(place / RECORD), stamp_of(place / f"{version}.j2"))

    def record(self, name: str) -> Record:
        """The versions there are; raises BadPrompt when their record is damaged."""
        place = self.place(name)
        written = read_record(place / RECORD)
        known = {one.id: one for one in written.versions}
        versions = tuple(known.get(key) or found_version(place, key) for key in ids_in(place))
        return replace(written, versions=versions)

    def source(self, name: str, version: str) -> str:
        """The text of a version; raises BadPrompt."""
        if not ID.fullmatch(version):
            raise BadPrompt(f"{version!r} is no version: they are called shipped, 0001, 0002, ...")
        path = self.place(name) / f"{version}.j2"
        if not path.is_file():
            raise BadPrompt(f"{name} has no version {version}: see `recchat prompts versions`")
        return read_source(path)

    def save(self, name: str, source: str, *, comment: str = "", author: str = "") -> Version:
        """Keep a text as the newest version; the same text as the newest one is not kept twice."""
        place, record = self.place(name), self._record_or_new(name)
        text = source.replace("\r\n", "\n").rstrip() + "\n"
        newest = record.versions[-1] if record.versions else None
        if newest and self.source(name, newest.id) == text:
            return newest
        try:
            place.mkdir(parents=True, exist_ok=True)
            key = new_file(place, text)
        except OSError as problem:
            raise BadPrompt(f"the version cannot be saved: {problem.strerror}") from problem
        words = " ".join(comment.split())[:LONGEST_COMMENT]
        version = Version(key, self.clock(), author.strip()[:LONGEST_COMMENT], words)
        self._write(name, replace(record, versions=(*record.versions, version)))
        return version

    def use(self, name: str, version: str) -> None:
        """Put a version, or "shipped", in use."""
        record = self._record_or_new(name)
        if version != SHIPPED_ID:
            self.source(name, version)
        self._write(name, replace(record, in_use=version))

    def _record_or_new(self, name: str) -> Record:
        """The record; one that is damaged is put aside and made anew from the files there are."""
        try:
            return self.record(name)
        except BadTemplate:
            place = self.place(name)
            with contextlib.suppress(OSError):  # what cannot be moved cannot be written either
                os.replace(place / RECORD, place / f"{RECORD}.damaged")
            return self.record(name)

    def _write(self, name: str, record: Record) -> None:
        place = self.place(name)
        text = json.dumps(asdict(record), ensure_ascii=False, indent=1)
        try:
            place.mkdir(parents=True, exist_ok=True)
            write_whole(place / RECORD, text)
        except OSError as problem:
            raise BadPrompt(f"the versions cannot be written: {problem.strerror}") from problem


def stamp_of(path: Path) -> tuple[int, int, int] | None:
    """Time, size and number of a file; none when there is no such file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino)


def read_source(path: Path) -> str:
    """The text of a template file; raises BadPrompt."""
    try:
        if path.stat().st_size > 4 * LONGEST_SOURCE:
            raise BadTemplate(f"{path.name} is too large for a template")
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise BadTemplate(f"{path.name} cannot be read: {problem}") from problem


def read_record(path: Path) -> Record:
    """What versions.json says; raises BadTemplate when it is damaged."""
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return Record()
    except (OSError, UnicodeDecodeError) as problem:
        raise BadTemplate(f"{path.parent.name}/{path.name} cannot be read: {problem}") from problem
    try:
        return record_of(json.loads(text))
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as problem:
        raise BadTemplate(
            f"{path.parent.name}/{path.name} is damaged ({problem}); it is made anew as soon as "
            "something is saved"
        ) from problem


def record_of(found: Mapping[str, object]) -> Record:
    """A record out of what was read; raises ValueError, TypeError or KeyError."""
    in_use, versions = found.get("in_use", SHIPPED_ID), found.get("versions", [])
    if not isinstance(in_use, str) or not (in_use == SHIPPED_ID or ID.fullmatch(in_use)):
        raise ValueError(f"in_use is {in_use!r}")
    if not isinstance(versions, list):
        raise TypeError("versions is no list")
    keys = ("id", "at", "author", "comment")
    return Record(
        in_use, tuple(Version(*(str(one.get(key, "")) for key in keys)) for one in versions)
    )


def ids_in(place: Path) -> list[str]:
    """The numbers of the versions that lie in a folder, oldest first."""
    return sorted(path.stem for path in place.glob("*.j2") if ID.fullmatch(path.stem))


def found_version(place: Path, key: str) -> Version:
    """A version that no record tells of."""
    made = (place / f"{key}.j2").stat().st_mtime
    at = datetime.fromtimestamp(made, UTC).isoformat(timespec="seconds")
    return Version(key, at, "", "found in the folder")


def new_file(place: Path, text: str) -> str:
    """Write a text under the next free number; says the number."""
    number = int((ids_in(place) or ["0000"])[-1]) + 1
    while number <= MOST_VERSIONS:
        try:
            with (place / f"{number:04}.j2").open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            number += 1
        else:
            return f"{number:04}"
    raise BadPrompt(f"{place.name} has {MOST_VERSIONS:,} versions: remove some files first")


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is either the old one or the new one, whatever happens."""
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(file.name, path)
