"""The menu of libraries at the top of the page, over the real application without a model."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from recchat.config import PROJECT
from tests.web.conftest import Visit, wait_for, watched

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
ASK = "something like Pride and Prejudice but funnier, under 300 pages"


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the real page answers."""
    home = tmp_path_factory.mktemp("libraries")
    log = (home / "log.txt").open("w+")
    names = {"RECCHAT_HOME": str(home), "RECCHAT_PORT": "0", "RECCHAT_MODEL": str(home / "none")}
    served = subprocess.Popen(
        [sys.executable, "-m", "tests.web.serve_real"],
        cwd=PROJECT,
        stderr=log,
        env={**os.environ, **names},
    )
    try:
        yield wait_for(served, Path(log.name), seconds=90)
    finally:
        served.terminate()
        served.wait(10)
        log.close()


@pytest.fixture
def tab(browser, real: str) -> Iterator[Visit]:  # noqa: ANN001
    context = browser.new_context(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
    made = watched(Visit(context.new_page(), real))
    made.page.set_default_timeout(30_000)
    yield made
    context.close()
    assert made.complaints == []


def library(tab: Visit) -> str:
    return tab.page.locator("[data-said=library]").inner_text()


def enter(tab: Visit, name: str) -> None:
    tab.page.click("[data-do=libraries]")
    tab.page.click(f"[data-do=enter][data-id={name}]")
    tab.page.wait_for_selector(f"[data-said=library]:text-is('{name.capitalize()}')")


def test_books_are_chosen_asked_for_kept_and_left_again(tab: Visit) -> None:
    tab.open()
    assert library(tab) == "Films" and "films" in tab.page.inner_text(".foot")
    enter(tab, "books")
    assert "492 books" in tab.page.inner_text(".foot")
    tab.say(ASK)
    titles = tab.titles()
    metas = tab.page.locator(".turn.last .card .meta:not(.original)").all_inner_texts()
    assert len(titles) == 5 and all("pages" in meta for meta in metas)
    assert "under 300 pages" in tab.chips()
    assert tab.page.locator(".turn.last .card .poster.cover").count() == 5
    assert "read" in tab.page.locator(".turn.last .acts").first.inner_text()
    tab.open()
    assert library(tab) == "Books" and tab.titles() == titles
    enter(tab, "films")
    assert tab.page.locator(".turn").count() == 0 and "films" in tab.page.inner_text(".foot")
    enter(tab, "books")
    assert tab.titles() == titles


def test_the_menu_is_used_by_keyboard(tab: Visit) -> None:
    tab.open()
    tab.page.focus("[data-do=libraries]")
    tab.page.keyboard.press("Enter")
    assert tab.page.evaluate("document.activeElement.dataset.id") == "films"
    tab.page.keyboard.press("ArrowDown")
    assert tab.page.evaluate("document.activeElement.dataset.id") == "books"
    tab.page.keyboard.press("Escape")
    assert tab.page.evaluate("document.activeElement.dataset.do") == "libraries"
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.press("ArrowUp")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_selector("[data-said=library]:text-is('Books')")
