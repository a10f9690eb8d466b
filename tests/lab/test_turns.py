"""Stored turns become cases: with exactly the variables that the app gave its templates."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from recchat.catalogue.items import Catalogue
from recchat.db import Store
from recchat.errors import NotFound
from recchat.history.interactions import Interactions
from recchat.history.people import People
from recchat.lab.desk import Lab
from recchat.llm.scripted import ScriptedModel
from recchat.prompts import Overlay, Prompts
from recchat.recommend.recommender import Recommender
from recchat.talk.dialogues import Dialogues
from recchat.talk.engine import Talk
from recchat.talk.reading.reader import Reader
from recchat.talk.saying.notices import broken_templates
from recchat.types import Cards, Notice, ReasonDone

from ..talk.talking import Few

Make = Callable[..., Lab]
SHIPPED_ALONE = Prompts()
SAID = (
    ("a comedy, and not too long", "talk/understand"),
    ("a comedy, and not too long", "explain/reason"),
    ("hello there", "talk/chat"),
)


class Told:
    """A person's turns with a model that answers nothing useful, and all that it was asked."""

    def __init__(
        self,
        store: Store,
        recommender: Recommender,
        catalogue: Catalogue,
        prompts: Prompts = SHIPPED_ALONE,
    ) -> None:
        self.model = ScriptedModel(*(["acts: request", ""] * 200))
        self.dialogues = Dialogues(store)
        reader = Reader(catalogue, prompts, this_year=2026)
        self.talk = Talk(
            reader, recommender, Interactions(store), self.dialogues, prompts,
            lambda: self.model, Few(), time.monotonic,
        )  # fmt: skip
        self.person = People(store).add("Ana").id
        self.dialogue = self.dialogues.create(self.person, "films").id

    def say(self, *texts: str) -> str:
        """Answer texts; the id of the last message."""
        for text in texts:
            list(self.talk.respond(self.person, self.dialogue, text))
        return self.dialogues.path(self.person, self.dialogue)[-1].id

    def asked(self, name: str) -> list[str]:
        """The user parts of all prompts of a job."""
        return [prompt.user for prompt in self.model.asked if prompt.name == name]


@pytest.fixture
def told(store: Store, recommender: Recommender, catalogue: Catalogue) -> Told:
    return Told(store, recommender, catalogue)


@pytest.mark.parametrize(("text", "name"), SAID)
def test_a_case_has_the_variables_that_the_app_sent(
    told: Told, make_lab: Make, text: str, name: str
) -> None:
    message, lab = told.say("something light", text), make_lab()
    case = lab.case_from_turn(name, told.person, message)
    assert Prompts().render(name, case["variables"]).user in told.asked(name)
    assert case["origin"] == "own"
    mine = [one["id"] for one in lab.cases(name) if one["origin"] == "own"]
    assert mine == [case["id"]]
    assert case["person"] == told.person


def test_what_was_said_before_is_frozen_too(told: Told, make_lab: Make) -> None:
    message = told.say("hello there", "a comedy")
    case = make_lab().case_from_turn("talk/understand", told.person, message)
    assert case["variables"]["last"]
    assert case["variables"]["message"] == "a comedy"


def test_each_card_of_a_turn_is_an_example_with_its_claims(told: Told, make_lab: Make) -> None:
    told.say("a comedy")
    lab = make_lab()
    found = lab.examples("explain/reason", told.person, told.dialogue)
    cards = [one for one in found if one["origin"] == "talk"]
    assert len(cards) == 3
    assert len({one["item_id"] for one in cards}) == 3
    assert all(one["variables"]["claims"] and one["was"] for one in cards)
    case = lab.case_from_turn(
        "explain/reason", told.person, cards[1]["message_id"], cards[1]["item_id"]
    )
    assert case["variables"] == cards[1]["variables"]


def test_a_question_about_an_item_is_an_example_with_its_facts(
    told: Told, make_lab: Make, catalogue: Catalogue
) -> None:
    item = next(iter(catalogue.items.values()))
    told.say("a comedy", f"how long is {item.title}?")
    found = make_lab().examples("talk/answer", told.person, told.dialogue)
    assert [one["variables"]["label"] for one in found if one["origin"] == "talk"] == [item.label]


def test_the_bundled_example_and_the_cases_are_there_without_a_talk(make_lab: Make) -> None:
    origins = [one["origin"] for one in make_lab().examples("talk/chat")]
    assert origins[0] == "bundled"
    assert origins.count("case") >= 8


def test_a_turn_of_somebody_else_cannot_be_frozen(told: Told, make_lab: Make, store: Store) -> None:
    message, ben = told.say("a comedy"), People(store).add("Ben").id
    with pytest.raises(NotFound):
        make_lab().case_from_turn("talk/understand", ben, message)
    with pytest.raises(NotFound):
        make_lab().examples("talk/understand", ben, told.dialogue)


def test_a_template_without_a_part_in_a_turn_says_so(told: Told, make_lab: Make) -> None:
    message = told.say("hello there")
    with pytest.raises(NotFound, match="no part"):
        make_lab().case_from_turn("explain/reason", told.person, message)


def test_a_broken_template_costs_a_talk_nothing_but_a_notice(
    store: Store, recommender: Recommender, catalogue: Catalogue, tmp_path: Path
) -> None:
    prompts = Prompts(overlay=Overlay(tmp_path / "prompts"))
    for name in ("talk/understand", "explain/reason"):
        version = prompts.overlay.save(name, "=== system\n{% if %}\n=== user\nx")  # type: ignore[union-attr]
        prompts.overlay.use(name, version.id)  # type: ignore[union-attr]
    told = Told(store, recommender, catalogue, prompts)
    events = list(told.talk.respond(told.person, told.dialogue, "a comedy"))
    assert len(next(one for one in events if isinstance(one, Cards)).slate.cards) == 3
    assert sum(isinstance(one, ReasonDone) for one in events) == 3
    assert told.asked("talk/understand")  # by the shipped text
    notices = [one for one in events if isinstance(one, Notice) and one.code == "template"]
    assert len(notices) == 2
    assert "The shipped text answers" in notices[0].text
    assert list(broken_templates(prompts)) == []
