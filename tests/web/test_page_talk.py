"""A whole conversation in a real browser, over a scripted talk."""

import pytest

from tests.web.conftest import Visit

pytestmark = pytest.mark.browser
REQUEST = "Something like Arrival but warmer, under two hours"


def test_a_message_brings_chips_then_five_cards_with_reasons(visit: Visit) -> None:
    visit.enter("Talker")
    visit.say(REQUEST)
    assert visit.chips() == ["like: Arrival", "warmer", "up to 120 min"]
    assert len(visit.titles()) == 5
    reasons = visit.page.locator(".card [data-reason]").all_inner_texts()
    assert all("two hours" in reason for reason in reasons)
    assert visit.page.locator(".card sup").count() == 15


def test_nothing_moves_while_reasons_stream(visit: Visit) -> None:
    visit.enter("Still")
    visit.say(f"{REQUEST}, slow", wait=False)
    visit.page.wait_for_selector(".card")
    places = "() => [...document.querySelectorAll('.card')].map(c => c.getBoundingClientRect().top)"
    before = visit.page.evaluate(places)
    visit.page.wait_for_function("document.querySelector('[data-reason]').innerText.length > 30")
    visit.page.click("#send")
    visit.rest()
    assert visit.page.evaluate(places) == before


def test_a_struck_chip_answers_again_in_place_and_can_be_put_back(visit: Visit) -> None:
    visit.enter("Striker")
    visit.say(REQUEST)
    first = visit.titles()
    visit.page.click(".chip:has-text('warmer') button")
    visit.rest()
    assert visit.page.locator(".turn").count() == 1
    assert visit.page.locator(".chip.struck").all_inner_texts() == ["warmer"]
    assert visit.titles() != first
    visit.page.click(".chip.struck button")
    visit.rest()
    assert visit.titles() == first


def test_stop_stands_where_send_was_and_keeps_the_cards(visit: Visit) -> None:
    visit.enter("Stopper")
    visit.say(f"{REQUEST}, slow", wait=False)
    visit.page.wait_for_selector(".card")
    assert visit.page.get_attribute("#send", "aria-label") == "Stop"
    visit.page.click("#send")
    visit.rest()
    assert "Stopped" in visit.page.inner_text(".turn.last .notice")
    assert len(visit.titles()) == 5


def test_a_message_during_a_turn_waits_and_is_answered_next(visit: Visit) -> None:
    visit.enter("Hasty")
    visit.say(f"{REQUEST}, slow", wait=False)
    visit.page.wait_for_selector(".card")
    visit.say("hello there", wait=False)
    assert "waits for its turn" in visit.page.inner_text(".waiting")
    visit.page.keyboard.press("Escape")
    visit.page.wait_for_selector(".turn:nth-of-type(2) .reply")
    assert visit.page.locator(".turn .words").all_inner_texts()[1] == "hello there"


def test_after_a_question_the_slate_is_still_the_one_talked_about(visit: Visit) -> None:
    visit.enter("Asker")
    visit.say(REQUEST)
    visit.say("hello")
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("j")
    assert "Starman" in visit.page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert visit.page.is_visible(".turn:first-of-type .offer")


def test_nothing_fits_offers_what_to_let_go_of(visit: Visit) -> None:
    visit.enter("Strict")
    visit.say("nothing fits")
    visit.page.click(".relax .offer")
    visit.rest()
    assert visit.page.locator(".chip.struck").count() == 1


def test_the_last_message_can_be_edited_and_its_versions_walked(visit: Visit) -> None:
    visit.enter("Editor")
    visit.say("hello")
    visit.page.click("[data-do=edit]")
    visit.page.fill(".edit textarea", REQUEST)
    visit.page.press(".edit textarea", "Enter")
    visit.rest()
    assert len(visit.titles()) == 5
    visit.open()
    visit.page.click("[data-do=version] >> nth=0")
    visit.page.wait_for_selector(".reply")
    assert visit.page.inner_text(".turn.last .words") == "hello"


def test_a_message_can_be_taken_back_and_brought_again(visit: Visit) -> None:
    visit.enter("Taker")
    visit.say(REQUEST)
    visit.page.click(".turn.last [data-do='take-back']")
    visit.page.wait_for_selector(".welcome")
    visit.page.click("#toast [data-do=undo]")
    visit.page.wait_for_selector(".card")
    assert len(visit.titles()) == 5


def test_a_turn_that_breaks_is_a_calm_banner_and_the_talk_goes_on(visit: Visit) -> None:
    visit.enter("Breaker")
    visit.say("break it")
    banner = visit.page.inner_text("#banner")
    assert "went wrong" in banner
    assert "secret" not in banner
    visit.say(REQUEST)
    assert len(visit.titles()) == 5


def test_the_talk_is_there_after_a_reload_and_in_the_list(visit: Visit) -> None:
    visit.enter("Returner")
    visit.say(REQUEST)
    visit.page.click(".card [data-do=liked]")
    visit.page.wait_for_selector(".side .fact:has-text('Starman')")
    visit.open()
    assert len(visit.titles()) == 5
    assert visit.page.get_attribute(".card [data-do=liked]", "aria-pressed") == "true"
    visit.page.click("[data-do='new-talk'] >> nth=0")
    visit.page.wait_for_selector(".welcome")
    visit.page.click(".side [data-do='open-talk']")
    visit.page.wait_for_selector(".card")


def test_two_tabs_are_two_people(visit: Visit) -> None:
    visit.enter("Left")
    visit.say(REQUEST)
    other = Visit(visit.page.context.new_page(), visit.address)
    other.enter("Right")
    other.say("hello")
    assert other.page.locator(".card").count() == 0
    assert "Something like Arrival" not in other.page.inner_text("#side")
    visit.open()
    assert visit.page.inner_text(".who-name") == "Left"
    assert len(visit.titles()) == 5


def test_a_talk_can_be_deleted_and_brought_back(visit: Visit) -> None:
    visit.enter("Deleter")
    visit.say("hello")
    visit.say(REQUEST)
    visit.page.evaluate("document.querySelector('[data-do=shelf]').dataset.kind = 'talks'")
    visit.page.click("[data-do=shelf] >> nth=0")
    visit.page.click("#shelf [data-do='drop-talk']")
    visit.page.wait_for_selector("#toast [data-do=undo]:visible")
    visit.page.wait_for_selector("#shelf-body:has-text('No talks yet')")
    visit.page.click("#toast [data-do=undo]")
    visit.page.wait_for_selector("#shelf [data-do='open-talk']")
    assert visit.page.locator("#shelf [data-do='open-talk']").count() == 1
