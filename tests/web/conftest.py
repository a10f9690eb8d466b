"""One page served by a process of its own, one browser, and a fresh profile for each test."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from recchat.config import PROJECT
from tests.web.fake_app import FakeApp, fake_app

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# What a stranger's environment may hold: none of it may change the page.
HOSTILE = {
    "GRADIO_SHARE": "True",
    "GRADIO_SERVER_NAME": "0.0.0.0",
    "GRADIO_ALLOWED_PATHS": "/etc",
    "GRADIO_MCP_SERVER": "True",
    "GRADIO_ROOT_PATH": "http://elsewhere.example",
    "GRADIO_ANALYTICS_ENABLED": "True",
    "GRADIO_RUN_HISTORY": "True",
    "GRADIO_LOCAL_DEV_MODE": "1",
    "GRADIO_VIBE_MODE": "1",
}
READY_SECONDS = 40.0


@pytest.fixture
def app(tmp_path: Path) -> Iterator[FakeApp]:
    """The small application, in process."""
    made = fake_app(tmp_path / "app")
    yield made
    made.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page answers."""
    home = tmp_path_factory.mktemp("page")
    log = (home / "log.txt").open("w+")
    served = subprocess.Popen(
        [sys.executable, "-m", "tests.web.serve_fake", str(home)],
        cwd=PROJECT,
        stderr=log,
        env={**os.environ, **HOSTILE, "RECCHAT_HOME": str(home)},
    )
    try:
        yield wait_for(served, home / "log.txt")
    finally:
        served.terminate()
        served.wait(10)
        log.close()


def wait_for(served: subprocess.Popen[bytes], log: Path, seconds: float = READY_SECONDS) -> str:
    """The address that the server prints, once the page stands."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and served.poll() is None:
        words = [word for word in log.read_text().split() if word.startswith("http://127")]
        if words and is_ready(words[0]):
            return words[0]
        time.sleep(0.1)
    raise AssertionError(f"the page did not open: {log.read_text()}")


def is_ready(address: str) -> bool:
    """Whether the page itself answers."""
    try:
        return httpx.get(f"{address}/recchat/ready").status_code == 200
    except httpx.TransportError:
        return False


@pytest.fixture(scope="session")
def browser():  # noqa: ANN201 - playwright is imported only where there is a browser
    """A chromium, or a skip."""
    if CHROMIUM is None:
        pytest.skip("there is no chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@dataclass
class Visit:
    """One tab with what a test does in it, and what it noticed."""

    page: object
    address: str
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def open(self) -> None:
        """Load the page and wait until it can be used."""
        self.page.goto(self.address)
        self.page.wait_for_selector("#rc[data-ready=true]")

    def enter(self, name: str) -> None:
        """Say who one is, on a first visit."""
        self.open()
        self.page.click("[data-do=who]")
        self.page.fill("#new-name", name)
        self.page.press("#new-name", "Enter")
        self.page.wait_for_function(
            "name => document.querySelector('.who-name').innerText === name", arg=name
        )

    def say(self, text: str, *, wait: bool = True) -> None:
        """Send a message, and wait for the end of its answer."""
        self.page.fill("#say", text)
        self.page.press("#say", "Enter")
        if wait:
            self.rest()

    def rest(self) -> None:
        """Wait until no answer is under way."""
        self.page.wait_for_timeout(30)
        self.page.wait_for_selector("#send[data-mode=send]")

    def titles(self) -> list[str]:
        """The titles of the last slate."""
        return self.page.locator(".turn.last .card .title").all_inner_texts()

    def chips(self) -> list[str]:
        """What the last message was understood as."""
        return self.page.locator(".turn.last .chip > span").all_inner_texts()


@pytest.fixture
def visit(browser, address: str) -> Iterator[Visit]:  # noqa: ANN001
    """A tab of 1280 by 860 in a fresh profile; complaints of its console fail the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
    made = watched(Visit(context.new_page(), address))
    yield made
    context.close()
    assert made.complaints == []
    assert made.hosts <= {address.removeprefix("http://"), ""}


def watched(visit: Visit) -> Visit:
    """A visit that notes errors in the console, and every host that is asked."""
    visit.page.set_default_timeout(15_000)
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    visit.page.on(
        "console",
        lambda line: visit.complaints.append(line.text) if line.type == "error" else None,
    )
    visit.page.on("request", lambda request: visit.hosts.add(host_of(request.url)))
    return visit


def host_of(url: str) -> str:
    """Host and port of an address; nothing for data and blob addresses."""
    return httpx.URL(url).netloc.decode() if url.startswith("http") else ""
