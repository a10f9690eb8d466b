"""The application as a process of its own: how soon its page is there, how much memory it takes."""

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

from recchat.config import PROJECT
from recchat.errors import RecchatError
from recchat.evaluate.figures import Figure

GIVE_UP_SECONDS = 60.0
SETTLE_SECONDS = 15.0  # for the models that load behind the page


def measure_process(home: Path) -> list[Figure]:
    """ready_s and memory_mb of `python app.py` with a data folder that exists already."""
    port = free_port()
    environment = os.environ | {"RECCHAT_HOME": str(home), "RECCHAT_PORT": str(port)}
    start = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, str(PROJECT / "app.py")],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        ready = wait_until_usable(f"http://127.0.0.1:{port}/", start, child)
        time.sleep(SETTLE_SECONDS)
        memory = resident_megabytes(child.pid)
    finally:
        child.terminate()
        child.wait(GIVE_UP_SECONDS)
    return [
        Figure("ready_s", ready, 1, ready, ready, "s"),
        Figure("memory_mb", memory, 1, memory, memory, "MB"),
    ]


def wait_until_usable(url: str, start: float, child: subprocess.Popen[bytes]) -> float:
    """Seconds until the page itself answers, not the one that says it is opening."""
    while time.perf_counter() - start < GIVE_UP_SECONDS and child.poll() is None:
        try:
            answer = httpx.get(url, timeout=2.0)
            if answer.status_code == httpx.codes.OK and "gradio" in answer.text:
                return time.perf_counter() - start
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise RecchatError("the page did not open within a minute")


def resident_megabytes(pid: int) -> float:
    """Memory of a process that is in use now, in MB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1000 if found else float("nan")


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
