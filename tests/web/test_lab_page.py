"""The prompt lab in a real browser, over the real lab and a model of one answer."""

import pytest

from recchat.lab.colouring import spans_of
from tests.web.conftest import Visit
from tests.web.test_page_looks import LOWEST, SMALLEST, UNNAMED, overflow

pytestmark = pytest.mark.browser
REQUEST = "Something like <img src=x onerror=window.__p=9> but warmer"
ODD = "{# a\nb #}\n=== system\n{{ noun }}s {%- if x %}\n=== user\n{{ '{%' }} é {# open"
DRAWN = """() => [...document.querySelectorAll('#lab-shown .ln:not([hidden])')].map(
  line => [...line.children].filter(one => !one.hidden)
    .map(one => [one.className.slice(2), one.textContent]))"""


def enter_lab(visit: Visit, address: str = "?lab=talk/understand") -> None:
    visit.page.goto(f"{visit.address}/{address}")
    visit.page.wait_for_selector("#lab-fields textarea", state="attached")
    visit.page.click("[data-lab=tour-close]")


def lines_of(source: str) -> list[list[list[str]]]:
    """What the lab colours, line by line."""
    lines: list[list[list[str]]] = [[]]
    for span in spans_of(source):
        for place, part in enumerate(source[span.start : span.end].split("\n")):
            if place:
                lines.append([])
            if part:
                lines[-1].append([str(span.kind), part])
    return lines


def test_an_edit_is_rendered_at_once_and_its_fault_stands_at_its_line(visit: Visit) -> None:
    enter_lab(visit)
    visit.page.wait_for_selector("#lab-prompt pre:has-text('Arrival')")
    visit.page.focus("#lab-source")
    visit.page.keyboard.press("Control+End")
    visit.page.keyboard.type("{{ nobody }}")
    visit.page.wait_for_selector("#lab-error:has-text('nobody')")
    bad = visit.page.locator(".ln.bad")
    assert "nobody" in bad.inner_text()
    visit.page.keyboard.press("Control+z")
    visit.page.wait_for_function("!document.querySelector('#lab-source').value.includes('{{ nob')")
    visit.page.wait_for_selector("#lab-error", state="hidden")


def test_the_editor_colours_what_the_lab_colours(visit: Visit) -> None:
    enter_lab(visit)
    for source in (visit.page.input_value("#lab-source"), ODD):
        visit.page.fill("#lab-source", source)
        assert visit.page.evaluate(DRAWN) == lines_of(source)


def test_it_runs_by_keyboard_and_shows_what_code_makes_of_it(visit: Visit) -> None:
    enter_lab(visit)
    visit.page.focus("#lab-source")
    visit.page.keyboard.press("Control+Enter")
    visit.page.wait_for_selector("#lab-done .lab-parsed:has-text('Arrival')")
    assert "like: Arrival" in visit.page.inner_text("#lab-answer")
    visit.page.keyboard.press("Escape")
    assert visit.page.evaluate("document.activeElement.id") != "lab-source"


def test_a_turn_is_tried_in_the_lab_made_a_case_and_left_by_back(visit: Visit) -> None:
    visit.enter("Tester")
    visit.say(REQUEST)
    visit.page.click(".turn [data-lab=turn]")
    visit.page.wait_for_selector("#lab-fields textarea")
    assert visit.page.input_value("[data-variable=message]") == REQUEST
    visit.page.click("[data-lab=keep-case]")
    visit.page.wait_for_selector("#lab-cases [data-lab='drop-case']", state="attached")
    visit.page.go_back()
    visit.page.wait_for_selector(".turn .words")
    assert visit.page.is_hidden("#lab")
    assert visit.page.evaluate("window.__p") is None


def test_a_version_is_saved_put_in_use_and_taken_back(visit: Visit) -> None:
    enter_lab(visit, "?lab=talk/ask")
    visit.page.fill("#lab-source", visit.page.input_value("#lab-source") + "\nBe brief.")
    visit.page.fill("#lab-comment", "shorter")
    visit.page.press("#lab-comment", "Control+s")
    visit.page.click("#lab-use")
    in_use = "[data-name='talk/ask'] .lab-mark"
    visit.page.wait_for_selector(in_use)
    assert visit.page.inner_text(in_use) == "0001"
    visit.page.click("[data-lab=pane][data-pane=versions]")
    visit.page.click("[data-lab=revert]")
    visit.page.wait_for_selector(in_use, state="detached")
    assert visit.page.locator(in_use).count() == 0


def test_the_lab_can_be_read_named_and_held_at_every_width(visit: Visit) -> None:
    enter_lab(visit)
    contrast = []
    for pane in ("prompt", "compare", "cases", "versions", "follows"):
        visit.page.click(f"[data-lab=pane][data-pane={pane}]")
        visit.page.wait_for_timeout(150)
        for theme in ("light", "dark"):
            visit.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            contrast.append((pane, theme, visit.page.evaluate(LOWEST)))
    assert min(one[2][0] for one in contrast) >= 4.5, contrast
    assert visit.page.evaluate(SMALLEST)[0] >= 16
    assert visit.page.evaluate(UNNAMED) == []
    assert not any(overflow(visit).values())
