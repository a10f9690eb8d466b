"""Where a history comes from: one file, a folder or a zip, as named files that can be read.

Only the files that an importer asks for are opened, so that what else an export holds (a
profile, an address, comments) is never read.
"""

import contextlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO, cast

from recchat.errors import BadHistory
from recchat.history.importers.archives import MAX_MEMBERS, is_archive, open_archive
from recchat.history.importers.texts import encoding_of
from recchat.history.importers.watch import Watch

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_BYTES = 512_000_000  # of all files that are read, unpacked
HEAD = 1 << 16  # characters
PASSES = 2  # a file is read once for its encoding, and once for its rows


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a source."""

    size: int
    open: Callable[[], BinaryIO]


class Source:
    """The files of an export by their paths in it; one budget of bytes for all of them."""

    def __init__(
        self, name: str, members: Mapping[str, Member], watch: Watch, *, folder: Path | None = None
    ) -> None:
        self.name = name
        self.members = dict(members)
        self.names = tuple(members)  # the paths of its files, in order
        self.watch = watch
        self.folder = folder  # of a single file: the one beside it may explain it
        self.spent: dict[str, int] = {}  # bytes read of each file, at most, in one go
        self.whole = max(1, sum(member.size for member in members.values()) * PASSES)
        self.passed = 0
        self.streams: list[TextIO] = []
        self.encodings: dict[str, str] = {}
        self.heads: dict[str, str] = {}

    def find(self, name: str) -> str | None:
        """The path of the file of that name: in the source, or beside a single file."""
        found = [path for path in self.members if file_name(path) == name]
        beside = self.folder / name if self.folder else None
        if not found and beside and beside.is_file() and not beside.is_symlink():
            self.members[name] = file_member(beside)
            return name
        return min(found, key=len, default=None)

    def binary(self, path: str) -> BinaryIO:
        """The bytes of a file, counted."""
        try:
            opened = self.members[path].open()
        except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as problem:
            raise BadHistory(f"{path} in {self.name} cannot be opened: {problem}") from problem
        return cast(BinaryIO, io.BufferedReader(Counted(self, path, opened), 1 << 16))

    def text(self, path: str) -> TextIO:
        """The text of a file, read bit by bit; raises BadHistory when it is no text."""
        if path not in self.encodings:
            self.encodings[path] = encoding_of(lambda: self.binary(path), file_name(path))
        stream = io.TextIOWrapper(self.binary(path), encoding=self.encodings[path], newline="")
        self.streams.append(stream)
        return stream

    def head(self, path: str) -> str:
        """The beginning of a file, without the space before it: what a format is known by."""
        if path not in self.heads:
            with self.text(path) as text:
                self.heads[path] = text.read(HEAD).lstrip("\ufeff \t\r\n")
        return self.heads[path]

    def is_json(self, path: str) -> bool:
        """Whether a file begins as JSON does."""
        return self.head(path)[:1] in {"[", "{"}

    def close(self) -> None:
        """Close every file of it."""
        for stream in self.streams:
            stream.close()

    def count(self, path: str, place: int, more: int) -> None:
        """So many bytes more were read of a file; raises BadHistory when it is enough."""
        self.spent[path] = max(self.spent.get(path, 0), place)
        self.passed += more
        if sum(self.spent.values()) > MAX_BYTES:
            raise too_large(self.name, f"more than {MAX_BYTES / 1e6:,.0f} MB")
        self.watch.at(self.passed / self.whole)


class Counted(io.RawIOBase):
    """A file of a source whose bytes are counted as they come, not as its header promises."""

    def __init__(self, source: Source, path: str, opened: BinaryIO) -> None:
        super().__init__()
        self.source, self.path, self.opened, self.place = source, path, opened, 0

    def readable(self) -> bool:
        """It can only be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill the buffer as far as the file goes."""
        room = memoryview(buffer)
        try:
            data = self.opened.read(len(room))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as problem:
            raise BadHistory(
                f"{self.path} in {self.source.name} is damaged ({problem}): download it again"
            ) from problem
        room[: len(data)] = data
        self.place += len(data)
        self.source.count(self.path, self.place, len(data))
        return len(data)

    def close(self) -> None:
        """Close the file too."""
        self.opened.close()
        super().close()


@contextlib.contextmanager
def open_source(path: Path, watch: Watch) -> Iterator[Source]:
    """The file, folder or zip at a path; raises BadHistory."""
    with contextlib.ExitStack() as closing:
        try:
            members = members_of(path, closing)
        except OSError as problem:
            raise BadHistory(f"{path} cannot be read: {problem.strerror}") from problem
        folder = path.parent if tuple(members) == (path.name,) else None
        source = Source(path.name, members, watch, folder=folder)
        closing.callback(source.close)
        yield source


def members_of(path: Path, closing: contextlib.ExitStack) -> dict[str, Member]:
    """The files that there are at a path."""
    if path.is_dir():
        return folder_members(path)
    if is_archive(path):
        return archive_members(closing.enter_context(open_archive(path)))
    return {path.name: file_member(path)}


def file_member(path: Path) -> Member:
    """A file on disk."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise too_large(path.name, f"{size / 1e6:,.0f} MB")
    return Member(size, lambda: path.open("rb"))


def folder_members(folder: Path) -> dict[str, Member]:
    """The files of a folder and the folders in it; links are not followed."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not path.is_symlink() and not name.startswith("."):
            found[name] = file_member(path)
        if len(found) > MAX_MEMBERS:
            raise BadHistory(f"{folder.name} holds over {MAX_MEMBERS:,} files: name the one")
    return found


def archive_members(archive: zipfile.ZipFile) -> dict[str, Member]:
    """The files of a zip."""

    def member(one: zipfile.ZipInfo) -> Member:
        return Member(one.file_size, lambda: cast(BinaryIO, archive.open(one)))

    return {one.filename: member(one) for one in archive.infolist() if not one.is_dir()}


def file_name(path: str) -> str:
    """The name of a file without its folders, in small letters."""
    return path.rsplit("/", 1)[-1].casefold()


def too_large(name: str, size: str) -> BadHistory:
    """The message on a file that is too large."""
    return BadHistory(
        f"{name} has {size}; at most {MAX_BYTES / 1e6:,.0f} MB can be read: split it into parts"
    )
