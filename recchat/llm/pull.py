"""Fetching a model file, for a person who asked for it: resumed, checked, then put in place.

Nothing else in recchat opens a connection to the outside. A file is known by its sha256: from
the table of suggestions, or else from the server's own words, which proves that nothing was lost
on the way but not who made it; `Pulled.vouched` tells the two apart.
"""

import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx

from recchat.errors import DownloadFailed
from recchat.llm.checksum import sha256_of
from recchat.llm.memory import in_words
from recchat.llm.suggested import Suggested

CHUNK = 1 << 18
SPARE = 256 << 20  # bytes that stay free on the disk
REDIRECTS = 5
SECONDS = 30.0  # of silence from the server
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._+-]{0,120}\.gguf")
SHA256 = re.compile(r"[0-9a-f]{64}")

Progress = Callable[[int, int], None]  # bytes so far, bytes in all (0: unknown)


@dataclass(frozen=True, slots=True)
class Pulled:
    """A file that has arrived whole; `vouched` when its checksum was known beforehand."""

    path: Path
    sha256: str
    vouched: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sends, and what it said about the file on the way."""

    response: httpx.Response
    sha256: str
    size: int  # bytes of the whole file; 0: not said

    @property
    def start(self) -> int:
        """Where in the file its bytes begin."""
        found = re.match(r"bytes (\d+)-", self.response.headers.get("Content-Range", ""))
        return int(found[1]) if found and self.response.status_code == 206 else 0


def pull(
    model: Suggested,
    folder: Path,
    *,
    progress: Progress = lambda _done, _all: None,
    cancelled: threading.Event | None = None,
) -> Pulled:
    """Fetch a model into the folder; raises DownloadFailed.

    What has come stays when the way there breaks, and the next attempt goes on from it.
    """
    path = folder / checked_name(model.file)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if model.sha256 and path.is_file() and sha256_of(path) == model.sha256:
            return Pulled(path, model.sha256, vouched=True)
        part = path.with_name(path.name + ".part")
        said = fetch(model, part, progress, cancelled or threading.Event())
        checksum = checked(part, model.sha256 or said)
        os.replace(part, path)
    except (httpx.HTTPError, httpx.InvalidURL) as problem:
        raise DownloadFailed(
            f"{model.file} could not be fetched from {host_of(model.url)} "
            f"({type(problem).__name__}). Try again: it goes on where it stopped."
        ) from problem
    except OSError as problem:
        raise DownloadFailed(f"{path} could not be written: {problem.strerror}.") from problem
    return Pulled(path, checksum, vouched=bool(model.sha256))


def checked_name(name: str) -> str:
    """The name of a file in the models folder and of nothing else; raises DownloadFailed."""
    if not FILE_NAME.fullmatch(name) or ".." in name:
        raise DownloadFailed(f"{name[:80]!r} is no name for a model file.")
    return name


def fetch(model: Suggested, part: Path, progress: Progress, cancelled: threading.Event) -> str:
    """Bring the part to its full length; the checksum that the server names, if any."""
    require_space(part.parent, model.size - size_of(part))
    with (
        httpx.Client(timeout=SECONDS, trust_env=False) as client,
        answer(client, model.url, size_of(part)) as found,
    ):
        total = model.size or found.size
        if found.response.status_code != httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            require_space(part.parent, total - found.start)
            receive(found, part, partial(watch, model.file, total, progress, cancelled))
    if total and size_of(part) != total:
        raise short_or_long(model.file, part, total)
    return found.sha256


@contextmanager
def answer(client: httpx.Client, url: str, have: int) -> Iterator[Answer]:
    """The server's answer after its redirects, asked for what comes after `have` bytes."""
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
    local, sha256, size = host_of(url) in LOOPBACK, "", 0
    for _ in range(REDIRECTS + 1):
        require_safe(url, local=local)
        with client.stream("GET", url, headers=headers) as response:
            sha256, size = sha256 or linked_sha256(response), size or linked_size(response)
            if response.has_redirect_location:
                url = next_address(url, response.headers["Location"])
                continue
            require_bytes(response)
            yield Answer(response, sha256, size or whole_size(response))
            return
    raise DownloadFailed(f"{host_of(url)} sends from one address to the next without end.")


def watch(name: str, total: int, progress: Progress, cancelled: threading.Event, have: int) -> None:
    """After each piece: say how far it is, and raise DownloadFailed when it must not go on."""
    progress(have, total)
    if cancelled.is_set():
        raise DownloadFailed(f"{name} was stopped; next time it goes on from here.")


def receive(found: Answer, part: Path, after_each: Callable[[int], None]) -> None:
    """Write what comes, no more than the disk can hold."""
    have = found.start
    if have and have != size_of(part):
        raise DownloadFailed("The server answered with another part of the file than was asked.")
    with part.open("ab" if have else "wb") as file:
        for chunk in found.response.iter_raw(CHUNK):
            file.write(chunk)
            have += len(chunk)
            after_each(have)
            require_space(part.parent, 0)
            if found.size and have > found.size:
                break
        file.flush()
        os.fsync(file.fileno())


def checked(part: Path, expected: str) -> str:
    """The checksum of what has come; raises DownloadFailed, and deletes it, when it is wrong."""
    with part.open("rb") as file:
        known = file.read(4) == b"GGUF"
    actual = sha256_of(part)
    if known and actual == (expected or actual):
        return actual
    part.unlink()
    what = "does not match its checksum" if known else "is not a GGUF file"
    raise DownloadFailed(f"What came {what}, so it was deleted. Try again, or another model.")


def short_or_long(name: str, part: Path, total: int) -> DownloadFailed:
    """Why a part has the wrong length; one that is too long is deleted."""
    have = size_of(part)
    if have > total:
        part.unlink()
        return DownloadFailed(f"{name} is longer than it should be, so it was deleted.")
    return DownloadFailed(
        f"{name} ended after {in_words(have)} of {in_words(total)}. "
        "Try again: it goes on where it stopped."
    )


def require_safe(url: str, *, local: bool) -> None:
    """Only https; plain http from this machine to itself. Raises DownloadFailed."""
    scheme = url.partition(":")[0].lower()
    if scheme != "https" and not (scheme == "http" and local and host_of(url) in LOOPBACK):
        raise DownloadFailed(f"{host_of(url) or url[:80]!r} is not fetched from: only https is.")


def require_bytes(response: httpx.Response) -> None:
    """Raise DownloadFailed unless the answer holds the file's own bytes."""
    if response.status_code not in {200, 206, 416}:
        raise DownloadFailed(f"{response.url.host} answered {response.status_code}.")
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise DownloadFailed(f"{response.url.host} sends the file packed, which was not asked for.")


def require_space(folder: Path, needed: int) -> None:
    """Raise DownloadFailed when the disk would not hold this many bytes more."""
    free = shutil.disk_usage(folder).free - SPARE
    if max(0, needed) > free or free < 0:
        raise DownloadFailed(
            f"{folder} has {in_words(max(0, free))} to spare and {in_words(max(0, needed))} are "
            "needed. Free some space, and try again."
        )


def linked_sha256(response: httpx.Response) -> str:
    """What the hub says the checksum of a large file is."""
    found = response.headers.get("X-Linked-Etag", "").strip('W/"')
    return found if SHA256.fullmatch(found) else ""


def linked_size(response: httpx.Response) -> int:
    """What the hub says the length of a large file is."""
    return whole(response.headers.get("X-Linked-Size", ""))


def whole_size(response: httpx.Response) -> int:
    """The length of the whole file from the headers of an answer; 0 when they do not say."""
    if response.status_code == httpx.codes.OK:
        return whole(response.headers.get("Content-Length", ""))
    return whole(response.headers.get("Content-Range", "").rpartition("/")[2])


def next_address(url: str, location: str) -> str:
    """Where a redirect leads; raises DownloadFailed when it is no address."""
    try:
        return urljoin(url, location)
    except ValueError as problem:
        raise DownloadFailed(f"{host_of(url)} sends to what is no address.") from problem


def whole(digits: str) -> int:
    """A number of bytes; 0 for anything else."""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 16 else 0


def size_of(path: Path) -> int:
    """The length of a file; 0 when there is none."""
    return path.stat().st_size if path.is_file() else 0


def host_of(url: str) -> str:
    """The host of an address, without user names, ports or paths."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
