"""The dials and the company of a turn: stored with its message, kept for the next one."""

from dataclasses import replace

import pytest

from recchat.history.company import Company
from recchat.history.people import People
from recchat.talk.engine import Put
from recchat.types import Dial, Intent, Judgment, Steering

from .talking import FUNNY, Scene, cards_of, ids, said

ELSE = Intent("and something else")


@pytest.fixture
def company(scene: Scene) -> tuple[Scene, str]:
    """The scene with Ben on the same machine; his id."""
    people = People(scene.talk.dialogues.store)
    ben = people.add("Ben").id
    return replace(
        scene, talk=replace(scene.talk, company=Company(people, scene.interactions).of)
    ), ben


def test_the_dials_are_kept_with_the_message_and_hold_for_the_next(scene: Scene) -> None:
    steering = Steering(adventure=2, tone=Dial.WARMTH, tone_step=1)
    scene.say(FUNNY, put=Put(steering=steering))
    scene.say(ELSE)
    path = scene.talk.dialogues.path(scene.person, scene.dialogue)
    assert [one.steering for one in path] == [steering, steering]


def test_an_answer_is_steered_anew_in_its_place(scene: Scene) -> None:
    scene.say(FUNNY)
    first = scene.talk.dialogues.path(scene.person, scene.dialogue)[-1]
    list(scene.talk.again(scene.person, first.id, steering=Steering(adventure=-1)))
    last = scene.talk.dialogues.path(scene.person, scene.dialogue)
    assert len(last) == 1
    assert last[0].steering == Steering(adventure=-1)
    assert first.steering == Steering()


def test_an_empty_shelf_is_told_in_words(scene: Scene) -> None:
    events = scene.say(FUNNY, put=Put(steering=Steering(shelf=True)))
    assert ids(events) == []
    assert "shelf is empty" in said(events)


def test_only_from_the_shelf_shows_what_was_saved(scene: Scene) -> None:
    scene.interactions.judge(scene.person, "static-1992", Judgment.SAVED, "card")
    events = scene.say(FUNNY, put=Put(steering=Steering(shelf=True)))
    assert ids(events) == ["static-1992"]


def test_every_person_who_chooses_along_has_a_reason(company: tuple[Scene, str]) -> None:
    scene, ben = company
    scene.interactions.judge(ben, "comet-summer-1986", Judgment.LIKED, "card")
    events = scene.say(FUNNY, put=Put(steering=Steering(company=(ben,))))
    for card in cards_of(events):
        assert [name for name, _ in card.together] == ["Ana", "Ben"]
    near = next(card for card in cards_of(events) if card.item.id == "comet-winter-1988")
    assert dict(near.together)["Ben"].endswith("like Comet Summer")
    assert dict(near.together)["Ana"] == "no history here yet"
    stored = scene.talk.dialogues.path(scene.person, scene.dialogue)[-1].answer
    assert stored is not None
    assert stored.shown_cards(scene.talk.recommender.catalogue) == tuple(cards_of(events))


def test_what_anybody_knows_is_new_to_nobody(company: tuple[Scene, str]) -> None:
    scene, ben = company
    alone = ids(scene.say(FUNNY))
    for one in alone:
        scene.interactions.judge(ben, one, Judgment.SEEN, "card")
    scene.say(FUNNY, put=Put("", steering=Steering(company=(ben,))))
    path = scene.talk.dialogues.path(scene.person, scene.dialogue)
    assert path[-1].answer is not None
    assert not set(path[-1].answer.slate) & set(alone)


def test_somebody_who_is_gone_or_unknown_is_left_out(company: tuple[Scene, str]) -> None:
    scene, _ = company
    events = scene.say(FUNNY, put=Put(steering=Steering(company=("nobody",))))
    assert all([name for name, _ in card.together] == ["Ana"] for card in cards_of(events))
