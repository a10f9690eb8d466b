"""The critiques offered after a slate, what they change, and comparisons."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recchat.catalogue.items import Catalogue
from recchat.explain.differing import differences
from recchat.talk.critiques import anchored
from recchat.talk.saying.changes import change_line, near_words
from recchat.talk.saying.suggestions import FEWEST, MOST, lifting, suggested
from recchat.types import (
    Act,
    DialogueState,
    Intent,
    Item,
    Slot,
    Suggestion,
    Wish,
)

DARK = ("night-ferry-1999", "the-hollow-stair-1978", "static-1992", "ashes-of-the-ninth-1957")
LIGHT = ("comet-summer-1986", "grandmother-plays-bass-2023", "paper-detectives-2015", "moss-2020")
LIGHTER = Wish(Slot.TONE, "darkness", direction=-1, than="visitors-at-dusk-2016")


@pytest.fixture
def dark(catalogue: Catalogue) -> list[Item]:
    return [catalogue.item(key) for key in DARK]


@pytest.fixture
def light(catalogue: Catalogue) -> list[Item]:
    return [catalogue.item(key) for key in LIGHT]


def labels(slate: list[Item], pool: list[Item], *wishes: Wish) -> list[str]:
    return [one.label for one in suggested(slate, pool, wishes)]


def test_a_dark_slate_offers_what_would_lift_it(dark: list[Item], light: list[Item]) -> None:
    offered = labels(dark, light)
    assert FEWEST <= len(offered) <= MOST
    assert {"less dark", "warmer", "funnier", "calmer"} & set(offered)
    assert "darker" not in offered


def test_the_opposite_of_a_standing_wish_is_not_offered(
    dark: list[Item], light: list[Item]
) -> None:
    darker = Wish(Slot.TONE, "darkness", direction=1)
    assert "less dark" not in labels(dark, light, darker)


def test_a_card_that_stands_apart_is_offered_as_a_way_on(
    dark: list[Item], light: list[Item], catalogue: Catalogue
) -> None:
    pool = [item for item in catalogue.items.values() if item not in [*dark, light[0]]]
    assert "more like Comet Summer" in labels([*dark, light[0]], pool)


def test_the_text_of_a_chip_is_what_a_person_would_type(
    dark: list[Item], light: list[Item]
) -> None:
    older = [item for item in suggested(light, dark, ()) if item.label == "older"]
    assert all(one.text == "something older" for one in older)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(chance=st.randoms(), count=st.integers(1, 5), rest=st.integers(0, 19))
def test_three_to_five_different_chips_for_any_slate(
    catalogue: Catalogue, chance: object, count: int, rest: int
) -> None:
    items = list(catalogue.items.values())
    chance.shuffle(items)  # type: ignore[attr-defined]
    offered = labels(items[:count], items[count : count + rest])
    assert len(offered) == len(set(offered)) <= MOST
    assert len(offered) >= FEWEST or rest < 10


def test_a_constraint_to_lift_becomes_a_chip() -> None:
    short = Wish(Slot.MINUTES, "", high=60, hard=True, words="under an hour")
    assert lifting([short, short]) == (Suggestion("any length", "any length is fine"),)


def test_what_changed_is_said_in_true_numbers(dark: list[Item], light: list[Item]) -> None:
    assert change_line(dark, light, [LIGHTER]) == "Lighter: darkness from 8 to 0 on average"


def test_a_critique_that_changed_nothing_is_admitted(dark: list[Item]) -> None:
    line = change_line(dark, dark, [LIGHTER])
    assert line == "Hardly lighter: darkness is 8 of 10 on average, and was 8"


def test_shorter_and_older_are_told_in_minutes_and_years(
    dark: list[Item], light: list[Item]
) -> None:
    shorter = Wish(Slot.MINUTES, "", direction=-1, than=DARK[0])
    newer = Wish(Slot.YEAR, "", low=1990)
    assert change_line(dark, light, [shorter, newer]) == (
        "Shorter: from 107 to 94 minutes on average; newer: from 1982 to 2011 on average"
    )


def test_nearness_is_only_said_when_it_is_true(
    catalogue: Catalogue, dark: list[Item], light: list[Item]
) -> None:
    winter = catalogue.item("comet-winter-1988")
    assert near_words(dark, light, winter) == "nearer to Comet Winter than before"
    assert near_words(light, light, winter) == "staying near Comet Winter"
    assert near_words(light, dark, winter) == near_words(light, dark, None) == ""


def test_a_critique_is_measured_from_what_was_talked_about(catalogue: Catalogue) -> None:
    warmer = Intent("warmer", (Act.CRITIQUE,), (Wish(Slot.TONE, "warmth", direction=1),))
    state = DialogueState(slate=DARK, focus=(DARK[2],))
    assert anchored(warmer, state, catalogue).wishes[0].than == DARK[2]


def test_a_critique_moves_on_from_both_the_talk_and_the_slate(catalogue: Catalogue) -> None:
    shorter = Wish(Slot.MINUTES, "", direction=-1)
    state = DialogueState(slate=LIGHT, focus=("the-cartographer-2001",))
    (wish,) = anchored(Intent("shorter", (Act.CRITIQUE,), (shorter,)), state, catalogue).wishes
    assert wish.than in LIGHT and wish.hard


def test_said_again_it_is_measured_from_the_slate(catalogue: Catalogue) -> None:
    warmer = Wish(Slot.TONE, "warmth", direction=1)
    state = DialogueState((warmer,), slate=DARK, focus=("zero-sum-2011",))
    intent = Intent("warmer still", (Act.CRITIQUE,), (warmer,))
    assert anchored(intent, state, catalogue).wishes[0].than in DARK


def test_a_wish_that_is_no_critique_keeps_no_anchor(catalogue: Catalogue) -> None:
    intent = Intent("something warm", (Act.REQUEST,), (Wish(Slot.TONE, "warmth", direction=1),))
    assert anchored(intent, DialogueState(slate=DARK), catalogue) == intent


def test_two_items_are_compared_by_where_they_differ_most(catalogue: Catalogue) -> None:
    reply = differences(catalogue.item("static-1992"), catalogue.item("moss-2020"))
    assert reply.text.startswith("Beside Moss, Static is longer (93 minutes against 82)")
    assert "darker (darkness 8 against 1)" in reply.text
    assert [claim.evidence[0].value for claim in reply.claims][:2] == ["93", "82"]
