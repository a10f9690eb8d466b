"""What can be measured of how the page looks: contrast, sizes, widths, labels."""

from pathlib import Path

import pytest

from tests.web.conftest import Visit

pytestmark = pytest.mark.browser
REQUEST = "vibey, something warmer"
HERE = Path(__file__).parent
LOWEST = (HERE / "lowest_contrast.js").read_text()
SMALLEST = (HERE / "smallest_text.js").read_text()
UNNAMED = """() => [...document.querySelectorAll('#rc button, #rc input, #rc textarea')]
  .filter(one => !one.innerText.trim() && !one.getAttribute('aria-label') && !one.labels?.length)
  .map(one => one.outerHTML)"""
LINE_LENGTH = """() => {
  const style = getComputedStyle(document.querySelector('.reason'));
  return parseFloat(style.width) / parseFloat(style.fontSize);
}"""
LISTEN = """() => {
  const status = document.querySelector('#status');
  window.told = [];
  new MutationObserver(() => told.push(status.innerText))
    .observe(status, {childList: true, characterData: true, subtree: true});
}"""


def lowest(visit: Visit) -> tuple[float, list[object]]:
    """The lowest contrast of what is on the page now, over both themes."""
    found = []
    for theme in ("light", "dark"):
        visit.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        found.append(visit.page.evaluate(LOWEST))
    return min(one[0] for one in found), found


def test_every_text_has_contrast_enough_in_both_themes(visit: Visit) -> None:
    visit.enter("Eyes")
    welcome = lowest(visit)
    visit.say(REQUEST)
    visit.page.click(".chip:not(.unsure) button")
    visit.rest()
    visit.page.click(".card .why")
    visit.page.click(".card [data-do=liked]")
    visit.page.wait_for_selector(".ack a, .ack button")
    talk = lowest(visit)
    visit.page.click("[data-do=help]")
    sheet = lowest(visit)
    assert min(welcome, talk, sheet)[0] >= 4.5, (welcome, talk, sheet)


def test_a_chosen_theme_stays_after_a_reload(visit: Visit) -> None:
    visit.enter("Theme")
    visit.page.click("[data-do=theme]")
    visit.page.click("[data-do=theme]")
    visit.open()
    assert (
        visit.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(27, 23, 20)"
    )


def overflow(visit: Visit) -> dict[int, int]:
    """How far the page is wider than its window, at several widths."""
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    found = {}
    for width in (390, 640, 820, 1080, 1440):
        visit.page.set_viewport_size({"width": width, "height": 844})
        found[width] = max(0, visit.page.evaluate(wider))
    return found


def test_no_width_scrolls_sideways(visit: Visit) -> None:
    visit.enter("Wide")
    assert not any(overflow(visit).values())
    visit.say(f"{REQUEST} {'verylongword' * 20}")
    visit.page.click(".card .why")
    assert not any(overflow(visit).values())


def test_on_a_phone_the_side_is_a_sheet_and_buttons_suit_thumbs(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.enter("Thumb")
    visit.say(REQUEST)
    assert not visit.page.is_visible("#side")
    heights = "() => [...document.querySelectorAll('.press')].map(one => one.offsetHeight)"
    assert min(visit.page.evaluate(heights)) >= 44
    visit.page.click("[data-do=panel]")
    visit.page.wait_for_selector("#side.open")
    assert visit.page.locator(".standing li").count() >= 1
    visit.page.keyboard.press("Escape")
    visit.page.wait_for_selector("#side:not(.open)", state="hidden")


def test_text_is_never_small_and_lines_are_not_long(visit: Visit) -> None:
    visit.enter("Reader")
    visit.say(REQUEST)
    assert visit.page.evaluate(SMALLEST)[0] >= 16
    assert visit.page.evaluate(LINE_LENGTH) <= 36


def test_every_control_has_a_name(visit: Visit) -> None:
    visit.enter("Labels")
    visit.say(REQUEST)
    assert visit.page.evaluate(UNNAMED) == []


def test_nothing_of_gradio_is_seen(visit: Visit) -> None:
    visit.enter("Chrome")
    assert visit.page.title() == "recchat"
    assert visit.page.locator("footer:visible").count() == 0
    assert "gradio" not in visit.page.inner_text("body").casefold()


def test_the_slate_is_told_to_a_screen_reader(visit: Visit) -> None:
    visit.enter("Listener")
    visit.page.evaluate(LISTEN)
    visit.say(REQUEST)
    assert "Five films, reasons follow." in visit.page.evaluate("told")
