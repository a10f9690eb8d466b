"""The dials beside a talk, choosing together, and what a person does about themselves."""

import pytest

from tests.web.conftest import Visit
from tests.web.test_page_looks import UNNAMED, lowest, overflow

pytestmark = pytest.mark.browser
REQUEST = "Something like Arrival but warmer, under two hours"


def press(visit: Visit, dial: str, *keys: str) -> None:
    """Move a dial by the keyboard, as its person would."""
    visit.page.focus(f"#steer [name={dial}]")
    for key in keys:
        visit.page.keyboard.press(key)


def settled(visit: Visit, words: str) -> None:
    """Wait until the last message was answered under these dials."""
    visit.page.wait_for_selector(f".turn.last .steered:has-text('{words}')")
    visit.rest()


def test_a_dial_moved_by_keyboard_answers_again_in_place_and_is_reset(visit: Visit) -> None:
    visit.enter("Steerer")
    visit.say(REQUEST)
    first = visit.titles()
    assert not visit.page.is_visible("#steer-reset")
    press(visit, "adventure", "ArrowRight", "ArrowRight")
    dial = visit.page.locator("#steer [name=adventure]")
    assert dial.get_attribute("aria-valuetext") == "adventurous"
    settled(visit, "adventurous")
    assert dial.evaluate("one => one === document.activeElement")
    assert visit.page.locator(".turn").count() == 1
    assert visit.titles() != first
    visit.page.click("#steer-reset")
    visit.page.wait_for_selector(".turn.last .understood:not(:has(.steered))")
    visit.rest()
    assert visit.titles() == first


def test_a_dial_before_the_first_message_holds_for_it_and_stays(visit: Visit) -> None:
    visit.enter("Early")
    visit.page.select_option("#tone", "darkness")
    press(visit, "tone_step", "ArrowLeft")
    visit.page.click(".switch:has-text('my shelf')")
    visit.page.wait_for_timeout(700)
    assert visit.page.is_visible(".welcome")
    visit.say(REQUEST)
    settled(visit, "a little less dark · only from my shelf")
    visit.open()
    assert visit.page.input_value("#tone") == "darkness"
    assert visit.page.is_checked("#steer [name=shelf]")


def test_each_says_yes_before_cards_speak_of_them(visit: Visit) -> None:
    visit.enter("Guestless")
    visit.say(REQUEST)
    visit.page.click("[data-do='company-open']")
    visit.page.fill("#company-name", "Mo <b>")
    visit.page.press("#company-name", "Enter")
    visit.page.wait_for_selector(".consent:has-text('may what you liked')")
    assert visit.page.locator(".together").count() == 0
    assert visit.page.evaluate("document.activeElement.dataset.do") == "company-yes"
    visit.page.keyboard.press("Enter")
    settled(visit, "together with Mo <b>")
    assert visit.page.locator(".together .for").count() == 5
    visit.page.click(".companion button")
    visit.page.wait_for_selector(".turn.last .understood:not(:has(.steered))")
    visit.rest()
    assert visit.page.locator(".together").count() == 0


def test_what_stands_beside_the_talk_can_be_read_named_and_fits(visit: Visit) -> None:
    visit.enter("Looker")
    visit.say(REQUEST)
    visit.page.select_option("#tone", "warmth")
    press(visit, "tone_step", "ArrowRight")
    press(visit, "history", "ArrowLeft")
    settled(visit, "a little warmer")
    visit.page.click("[data-do='company-open']")
    visit.page.wait_for_selector(".consent")
    assert lowest(visit)[0] >= 4.5
    assert visit.page.evaluate(UNNAMED) == []
    assert not any(overflow(visit).values())
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.page.click("[data-do=panel]")
    visit.page.wait_for_selector("#side.open")
    wider = "() => document.querySelector('#side').scrollWidth - 390"
    assert visit.page.evaluate(wider) <= 0


def test_a_person_is_renamed_and_goes_after_a_second_press(visit: Visit) -> None:
    visit.enter("Brief")
    visit.page.click("[data-do=who]")
    visit.page.click("[data-do='rename-open']")
    visit.page.fill("#other-name", "Briefer")
    visit.page.press("#other-name", "Enter")
    visit.page.wait_for_function("document.querySelector('.who-name').innerText === 'Briefer'")
    visit.page.click("[data-do=who]")
    visit.page.click("[data-do='remove-person']")
    visit.page.wait_for_selector(".leaving:has-text('goes for good')")
    visit.page.click("[data-do='remove-sure']")
    visit.page.wait_for_selector("#toast:has-text('Briefer is gone')")
    visit.page.click("[data-do=who]")
    assert "Briefer" not in visit.page.inner_text("#who-list")
