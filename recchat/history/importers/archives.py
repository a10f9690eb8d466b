"""A zip that came from outside, made fit to be read: nothing is ever unpacked to disk.

What could fill the memory or reach outside the archive is refused as a whole.
"""

import stat
import zipfile
from collections.abc import Sequence
from pathlib import Path

from recchat.errors import BadHistory

MAGIC = b"PK\x03\x04"
MAX_MEMBERS = 1_000
MAX_RATIO = 200  # text packs to a tenth; a bomb to a thousandth
RATIO_FROM = 10_000_000  # bytes: what is smaller can do no harm
ENCRYPTED = 0x1


def is_archive(path: Path) -> bool:
    """Whether a file begins as a zip does, whatever its name says."""
    with path.open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


def open_archive(path: Path) -> zipfile.ZipFile:
    """The zip, with every name in it checked; raises BadHistory."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as problem:
        raise BadHistory(
            f"{path.name} begins as a zip but cannot be opened ({problem}): download it again"
        ) from problem
    try:
        check(archive.infolist(), path.name)
    except BadHistory:
        archive.close()
        raise
    return archive


def check(members: Sequence[zipfile.ZipInfo], name: str) -> None:
    """Refuse what no export contains."""
    if len(members) > MAX_MEMBERS:
        raise BadHistory(f"{name} holds {len(members):,} files; an export has {MAX_MEMBERS:,}")
    seen: set[str] = set()
    for member in members:
        fault = fault_of(member, seen)
        if fault:
            raise BadHistory(f"{name} is not read: {fault} ({shown(member.orig_filename)})")
        seen.add(member.filename)


def fault_of(member: zipfile.ZipInfo, seen: set[str]) -> str:
    """What is wrong with a file in the archive; empty when nothing is."""
    path = member.orig_filename
    parts = path.replace("\\", "/").split("/")
    if ".." in parts or path.startswith(("/", "\\")) or "\0" in path or path[1:2] == ":":
        return "a path in it leaves the folder"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "it holds a link"
    if member.flag_bits & ENCRYPTED:
        return "it is locked with a password"
    if member.filename in seen:
        return "it holds a file twice"
    if member.file_size > RATIO_FROM and member.file_size > MAX_RATIO * member.compress_size:
        return "a file in it unpacks to far more than an export has, as a zip bomb does"
    return ""


def shown(path: str) -> str:
    """A path from an archive, fit for a message."""
    return repr(path[:60])
