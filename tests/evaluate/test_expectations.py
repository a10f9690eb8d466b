"""Every check of a written conversation can hold, and can fail with words that help."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from recchat.catalogue.items import Catalogue
from recchat.evaluate.expectations import CHECKS, broken
from recchat.evaluate.turn_seen import TurnSeen
from recchat.types import (
    Act,
    Control,
    DialogueState,
    History,
    Intent,
    JudgedItem,
    Judgment,
    Notice,
    Question,
    Slot,
    Topic,
    Wish,
)

BEFORE = ("night-ferry-1999", "the-salt-harbour-1994")
WISHES = (
    Wish(Slot.GENRE, "comedy", hard=True),
    Wish(Slot.GENRE, "horror", wanted=False, hard=True),
    Wish(Slot.MINUTES, "", hard=True, high=119.0),
    Wish(Slot.TONE, "humour", direction=1),
    Wish(Slot.TITLE, "moss-2020"),
)


@pytest.fixture
def seen(catalogue: Catalogue) -> TurnSeen:
    """A turn that asked for comedies, judged the first card, and was answered with two others."""
    judged = (JudgedItem("night-ferry-1999", Judgment.SEEN),)
    strange = Wish(Slot.TITLE, "Zorblax", known=False)
    return TurnSeen(
        intent=Intent(
            "...",
            acts=(Act.REQUEST,),
            wishes=(*WISHES, strange),
            judged=judged,
            question=Question(Topic.CAST, ("the-salt-harbour-1994",)),
            control=Control.MORE,
        ),
        state=DialogueState(wishes=WISHES, judged=judged),
        cards=(catalogue.item("comet-summer-1986"), catalogue.item("moss-2020")),
        showed=True,
        relax=(WISHES[2],),
        reply="Noted: Night Ferry. I do not have Zorblax. What else?",
        notices=(Notice("no_model", "..."),),
        suggestions=("shorter", "less dark"),
        before=BEFORE,
        slates=(BEFORE,),
        replies=("What else?",),
        history=History(seen=("night-ferry-1999",)),
    )


HOLD: Mapping[str, object] = {
    "acts": ["request"],
    "control": "more",
    "question": "cast",
    "about": ["@2"],
    "wish": ["tone:humour+", "title:moss-2020", "any:comedy", "+genre:comedy"],
    "hard": ["genre:comedy", "minutes<=120"],
    "not": ["genre:horror"],
    "wishes_gone": ["year>=1990", "minutes<=90", "tone:humour-", "-genre:comedy"],
    "liked": ["moss-2020"],
    "judged": {"seen": ["@1"]},
    "not_known": ["@2"],
    "cards": 2,
    "all": {"year_min": 1986, "minutes_max": 96, "without_genre": "horror"},
    "most": {"year_min": 1986},
    "some": {"year_min": 2020, "director": "hana sato"},
    "mean_up": {"warmth": "night-ferry-1999"},
    "mean_down": ["minutes", "darkness"],
    "none_of": ["@1"],
    "includes": ["moss-2020", "@1"],
    "not_repeated": True,
    "reply_contains": ["noted"],
    "reply_contains_any": ["noted", "done"],
    "reply_names": ["@1"],
    "unknown": "zorblax",
    "reply_lacks": ["horror"],
    "answers": True,
    "questions_max": 1,
    "about_person": "Mira Oakes",
    "notice": "no_model",
    "suggests": "dark",
    "relax": ["year>=1990", "minutes<=120"],
}
FAIL: Mapping[str, object] = {
    "acts": ["chat"],
    "control": "undo",
    "question": "length",
    "about": ["lanterns-2018"],
    "wish": ["tone:humour-"],
    "hard": ["tone:humour+"],
    "not": ["genre:comedy"],
    "wishes_gone": ["genre:comedy"],
    "liked": ["lanterns-2018"],
    "judged": {"liked": ["@1"]},
    "not_known": ["@1"],
    "cards": 5,
    "no_cards": True,
    "all": {"year_min": 1990},
    "most": {"year_min": 1990},
    "some": {"year_min": 2022},
    "mean_up": "minutes",
    "mean_down": {"warmth": "night-ferry-1999"},
    "none_of": ["moss-2020"],
    "includes": ["@2"],
    "slate": 1,
    "reply_contains": ["noted", "horror"],
    "reply_contains_any": ["horror"],
    "reply_names": ["@2"],
    "unknown": "lanterns",
    "reply_lacks": ["zorblax"],
    "answers": False,
    "questions_max": 0,
    "asks_anew": True,
    "about_person": "Mira Nobody",
    "notice": "empty",
    "suggests": 3,
    "relax": ["genre:comedy"],
}


@pytest.mark.parametrize("name", HOLD)
def test_a_check_holds(seen: TurnSeen, catalogue: Catalogue, name: str) -> None:
    assert broken({name: HOLD[name]}, seen, catalogue) == []


@pytest.mark.parametrize("name", [name for name in FAIL if name != "about_person"])
def test_a_check_fails_in_words(seen: TurnSeen, catalogue: Catalogue, name: str) -> None:
    lines = broken({name: FAIL[name]}, seen, catalogue)
    assert lines and all(len(line) > 10 for line in lines)


def test_a_repeated_card_and_a_wrong_reference_are_said(
    seen: TurnSeen, catalogue: Catalogue
) -> None:
    again = replace(seen, cards=(catalogue.item(BEFORE[0]),))
    assert broken({"not_repeated": True}, again, catalogue) == [
        "shown before: ['Night Ferry (1999)']"
    ]
    lost = replace(seen, intent=replace(seen.intent, question=None))
    assert broken({"about_person": "Mira Oakes"}, lost, catalogue) == ["points at []"]


def test_an_earlier_slate_on_screen_again_holds(seen: TurnSeen, catalogue: Catalogue) -> None:
    back = replace(seen, cards=tuple(catalogue.item(key) for key in BEFORE))
    assert broken({"slate": 1, "includes": ["@2"]}, back, catalogue) == []


def test_an_unknown_check_is_an_error(seen: TurnSeen, catalogue: Catalogue) -> None:
    with pytest.raises(KeyError):
        broken({"cardz": 5}, seen, catalogue)


def test_every_check_is_tested() -> None:
    assert set(CHECKS) == set(HOLD) | set(FAIL) | {"not_repeated"}
