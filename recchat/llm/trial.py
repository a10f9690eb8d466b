"""Before a GGUF file of unknown make runs in this process, it runs in one that may die.

llama.cpp ends its process on some damaged files, and a chat template can loop without end; both
become one plain sentence here. Whoever calls keeps the checksums of files that passed.
"""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Container
from dataclasses import dataclass
from pathlib import Path

from recchat.errors import ModelUnusable
from recchat.llm.checksum import sha256_of
from recchat.llm.header import Header, read_header
from recchat.llm.memory import free_bytes, in_words, needed_bytes

SECONDS = 60
ARCHITECTURE = re.compile(r"unknown (?:model )?architecture: '([^']{1,40})'")
REFUSED = re.compile(r"error loading model: (?:error loading model )?([^\n]{1,160})")
DAMAGED = ("not within the file bounds", "gguf_init_from_reader: failed")
OUT_OF_MEMORY = ("failed to allocate", "unable to allocate", "bad_alloc", "MemoryError")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the trial process ended; a negative status is a signal."""

    status: int
    problem: str = ""
    log: str = ""


def make_sure(
    path: Path, *, context: int, known: Container[str], remember: Callable[[str], None]
) -> str:
    """The file's sha256, after a trial unless it is known; raises ModelUnusable."""
    header = read_header(path)
    require_memory(path, header, context)
    checksum = sha256_of(path)
    if checksum not in known:
        try_out(path, context=context)
        remember(checksum)
    return checksum


def try_out(path: Path, *, context: int, seconds: int = SECONDS) -> None:
    """Load the file in a process of its own and have it answer; raises ModelUnusable."""
    outcome = probe(path, context, seconds)
    if outcome.status == 0 and not outcome.problem:
        return
    raise ModelUnusable(sentence(path.name, outcome, seconds))


def require_memory(path: Path, header: Header, context: int) -> None:
    """Raise ModelUnusable when the file needs more memory than there is."""
    needed, free = needed_bytes(path.stat().st_size, header, context), free_bytes()
    if free is not None and needed > free:
        raise ModelUnusable(
            f"{path.name} needs about {in_words(needed)} of memory and {in_words(free)} are free. "
            "Close other programs, or choose a smaller model."
        )


def probe(path: Path, context: int, seconds: int) -> Outcome:
    """Run `recchat.llm.probe` on the file; its environment holds no key of anyone's."""
    command = [sys.executable, "-m", "recchat.llm.probe", str(path), str(context), str(seconds)]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            timeout=seconds,
            env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Outcome(-signal.SIGXCPU)
    errors = done.stderr.decode("utf-8", "replace")
    try:
        said = json.loads(done.stdout)
        return Outcome(done.returncode, str(said["problem"]), f"{said['log']}\n{errors}")
    except (ValueError, LookupError, TypeError):
        return Outcome(done.returncode or 1, log=errors)


def sentence(name: str, outcome: Outcome, seconds: int) -> str:
    """What went wrong, for a person."""
    said = f"{outcome.problem}\n{outcome.log}"
    if found := ARCHITECTURE.search(said):
        return f'{name} is of a kind ("{found[1]}") that this version of recchat cannot run.'
    if any(words in said for words in DAMAGED):
        return f"{name} is cut short or damaged. Fetch it again."
    if outcome.status == -signal.SIGKILL or any(words in said for words in OUT_OF_MEMORY):
        return f"{name} takes more memory than a file of its size should, or than there is."
    if outcome.status == -signal.SIGXCPU:
        return f"{name} did not answer within {seconds} seconds when it was tried."
    if outcome.status < 0:
        return f"{name} crashed when it was tried ({signal.Signals(-outcome.status).name})."
    return f"{name} could not be used as a language model when it was tried{reason(said)}."


def reason(said: str) -> str:
    """llama.cpp's own words for a file that it refused, where it has some."""
    found = REFUSED.search(said)
    return f": {found[1]}" if found else ""
