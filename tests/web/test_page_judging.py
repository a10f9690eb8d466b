"""Presses on cards, the history beside them, and everything by keyboard."""

import pytest

from tests.web.conftest import Visit

pytestmark = pytest.mark.browser
REQUEST = "Something like Arrival but warmer, under two hours"


def test_a_press_is_acknowledged_in_place_and_undone(visit: Visit) -> None:
    visit.enter("Judge")
    visit.say(REQUEST)
    place = "() => document.querySelectorAll('.card')[1].getBoundingClientRect().top"
    before = visit.page.evaluate(place)
    visit.page.click(".card [data-do=dismissed]")
    visit.page.wait_for_selector(".ack:has-text('Noted: less of this.')")
    assert visit.page.evaluate(place) == before
    visit.page.click(".ack [data-do='undo-this']")
    visit.page.wait_for_selector(".ack:has-text('Taken back.')")
    assert visit.page.get_attribute(".card [data-do=dismissed]", "aria-pressed") == "false"


def test_one_opinion_at_a_time_but_seen_and_saved_beside_it(visit: Visit) -> None:
    visit.enter("Opinion")
    visit.say(REQUEST)
    for kind in ("liked", "seen", "saved", "disliked"):
        visit.page.click(f".card [data-do={kind}]")
    visit.page.wait_for_selector(".ack:has-text('not for you')")
    pressed = visit.page.locator(".card >> nth=0 >> [aria-pressed=true]")
    assert pressed.all_inner_texts() == ["not for me", "seen", "save"]


def test_why_opens_the_claims_with_where_each_comes_from(visit: Visit) -> None:
    visit.enter("Why")
    visit.say(REQUEST)
    visit.page.click(".card .why")
    claims = visit.page.inner_text(".card .claims")
    assert "your words: “under two hours”" in claims
    assert "the film’s facts" in claims
    assert "inferred" in claims


def test_more_like_this_is_a_message_of_its_own(visit: Visit) -> None:
    visit.enter("More")
    visit.say(REQUEST)
    visit.page.click(".card [data-do='more-like']")
    visit.rest()
    assert visit.page.inner_text(".turn.last .words") == "More like Starman"


def test_the_history_is_searched_and_a_removal_undone(visit: Visit) -> None:
    visit.enter("Historian")
    visit.say(REQUEST)
    for number in (0, 2, 3):
        visit.page.click(f".card >> nth={number} >> [data-do=liked]")
    visit.page.wait_for_selector(".side .fact:has-text('Lost in Translation')")
    visit.page.click(".side [data-kind=liked]")
    visit.page.fill("#shelf-find", "coppola")
    visit.page.wait_for_function("document.querySelectorAll('#shelf-body li').length === 1")
    visit.page.click("#shelf-body [data-do=drop]")
    visit.page.wait_for_selector("#shelf-body:has-text('Nothing with')")
    visit.page.click("#toast [data-do=undo]")
    visit.page.wait_for_selector("#shelf-body .title:has-text('Lost in Translation')")
    assert visit.page.locator("#shelf-body li").count() == 1


def test_a_shelf_is_liked_with_one_tap_and_taken_back(visit: Visit) -> None:
    visit.enter("Tapper")
    visit.page.click(".shelf [data-do='shelf-like'] >> nth=0")
    visit.page.wait_for_selector("#toast:has-text('6 films you like')")
    assert visit.page.locator(".book[aria-pressed=true]").count() == 6
    visit.page.click("#toast [data-do=undo]")
    visit.page.wait_for_function("!document.querySelector('.book[aria-pressed=true]')")


def test_everything_by_keyboard(visit: Visit) -> None:
    visit.enter("Keys")
    page = visit.page
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type(REQUEST)
    page.keyboard.press("Enter")
    visit.rest()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert "Contact" in page.evaluate("document.activeElement.getAttribute('aria-label')")
    for key, kind in (("l", "liked"), ("s", "seen"), ("d", "disliked")):
        page.keyboard.press(key)
        page.wait_for_selector(f".card >> nth=1 >> [data-do={kind}][aria-pressed=true]")
    page.wait_for_selector(".ack:has-text('not for you')")
    page.keyboard.press("z")
    page.wait_for_selector(".card >> nth=1 >> [data-do=liked][aria-pressed=true]")
    page.keyboard.press("w")
    page.wait_for_selector(".card >> nth=1 >> .claims:visible")
    page.keyboard.press("k")
    page.keyboard.press("m")
    visit.rest()
    assert page.inner_text(".turn.last .words") == "More like Starman"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.wait_for_selector("#help[open]")
    page.keyboard.press("Escape")
    assert page.locator("#help[open]").count() == 0
