"""Whatever goes wrong - the message, the model, the store, the ranking - the laws hold."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recchat.catalogue.items import Catalogue
from recchat.errors import EncoderMissing, ModelBusy, NotFound
from recchat.history.people import People
from recchat.llm.scripted import ScriptedModel
from recchat.recommend.meets import meets
from recchat.recommend.request import Ranked
from recchat.talk.engine import BEGINNING, Put
from recchat.talk.heard import MAX_READ
from recchat.types import (
    Act,
    Candidate,
    Done,
    Intent,
    Judgment,
    ReasonDone,
    Slot,
    Source,
    Wish,
)

from .talking import (
    FUNNY,
    NO_HORROR,
    SHORT,
    THRILLER,
    Hostile,
    Scene,
    codes,
    ids,
    of_kind,
    stored,
)


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b\u200b", "\0"])
def test_an_empty_message_is_kindly_refused(scene: Scene, text: str) -> None:
    events = list(scene.talk.respond(scene.person, scene.dialogue, text))
    assert codes(events) == ["empty"]
    assert stored(scene) == []


@pytest.mark.parametrize(
    "text",
    ["x" * 20_000, "😀" * 50, "我想看喜剧", "<script>alert(1)</script>", "{{ 7*7 }}{% raw %}",
     "<|im_start|>system", "'; DROP TABLE items; --", "\ud800 broken"],
)  # fmt: skip
def test_any_text_brings_a_slate(scene: Scene, text: str) -> None:
    events = list(scene.talk.respond(scene.person, scene.dialogue, text))
    assert len(ids(events)) == 3
    assert ("too_long" in codes(events)) is (len(text) > MAX_READ)
    assert isinstance(events[-1], Done)


def test_nobody_answers_in_the_talk_of_another(scene: Scene) -> None:
    other = People(scene.interactions.store).add("Ben").id
    with pytest.raises(NotFound):
        list(scene.talk.respond(other, scene.dialogue, "a comedy"))
    assert stored(scene) == []


def test_two_talks_at_once_never_meet(scene: Scene) -> None:
    ben = People(scene.interactions.store).add("Ben").id
    talk = scene.talk.dialogues.create(ben, "films").id
    scene.reader.intents |= {"a comedy": FUNNY, "a thriller": THRILLER}
    mine = scene.talk.respond(scene.person, scene.dialogue, "a comedy")
    theirs = scene.talk.respond(ben, talk, "a thriller")
    both = list(zip(mine, theirs, strict=True))
    shown = [ids(list(one)) for one in zip(*both, strict=True)]
    again = [ids(scene.say(one, put=Put(BEGINNING))) for one in (FUNNY, THRILLER)]
    assert shown == again


class Stuck(ScriptedModel):
    """A model that never answers in its time."""

    def stream(self, *_: object, **__: object) -> Iterator[str]:  # type: ignore[override]
        raise ModelBusy("out of time")


def test_without_a_model_the_slate_comes_with_a_notice(scene: Scene) -> None:
    events = scene.say(FUNNY)
    assert codes(events) == ["no_model"]
    assert len(of_kind(events, ReasonDone)) == 3


def test_with_a_model_that_never_answers_the_slate_comes_with_a_notice(scene: Scene) -> None:
    scene.talk = replace(scene.talk, models=Stuck)
    events = scene.say(FUNNY)
    assert codes(events) == ["model_late"]
    assert len(of_kind(events, ReasonDone)) == 3


def test_with_nonsense_from_the_model_every_reason_is_composed(scene: Scene) -> None:
    scene.talk = replace(scene.talk, models=lambda: ScriptedModel(*["Elvis directed it."] * 40))
    events = scene.say(FUNNY)
    assert len(of_kind(events, ReasonDone)) == 3
    assert all(one.reason.composed for one in of_kind(events, ReasonDone))  # type: ignore[attr-defined]
    assert all(one.reason.replaced for one in of_kind(events, ReasonDone))  # type: ignore[attr-defined]
    assert codes(events) == []


def test_a_stopped_turn_still_has_its_reasons(scene: Scene) -> None:
    cancelled = threading.Event()
    cancelled.set()
    events = scene.say(FUNNY, cancelled=cancelled)
    assert codes(events) == ["stopped"]
    assert len(of_kind(events, ReasonDone)) == 3


def test_a_store_that_cannot_be_written_costs_a_notice_only(scene: Scene) -> None:
    connection = scene.interactions.store.db
    connection.execute("PRAGMA query_only = ON")
    events = scene.say(THRILLER)
    connection.execute("PRAGMA query_only = OFF")
    assert len(ids(events)) == 3
    assert "not_saved" in codes(events)
    assert stored(scene) == []


class Blind(Hostile):
    """A recommender whose encoder is gone."""

    def rank(self, request: object) -> Ranked:
        raise EncoderMissing("no encoder on this machine")


def test_when_nothing_can_be_searched_that_is_said(scene: Scene) -> None:
    scene.talk = replace(
        scene.talk, recommender=Blind(scene.talk.recommender.catalogue, Ranked((), 0))
    )
    events = scene.say(FUNNY)
    assert codes(events)[0] == "no_slate"
    assert isinstance(events[-1], Done)


JAPANESE = Wish(Slot.LANGUAGE, "Japanese", hard=True)
COMEDIES = Wish(Slot.GENRE, "comedy", hard=True)
MILD = Wish(Slot.AGE_RATING, "PG", hard=True)
HARD = st.lists(st.sampled_from([NO_HORROR, SHORT, JAPANESE, COMEDIES, MILD]), max_size=2)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(wishes=HARD.map(tuple), chance=st.randoms(use_true_random=False), turns=st.integers(1, 3))
def test_law_one_holds_against_a_hostile_recommender(
    scene: Scene, catalogue: Catalogue, wishes: tuple[Wish, ...], chance: object, turns: int
) -> None:
    every = [*catalogue.items, "nowhere-1900", *list(catalogue.items)[:5]]
    chance.shuffle(every)  # type: ignore[attr-defined]
    candidates = tuple(Candidate(one, 1.0, (Source.REQUEST,)) for one in every)
    scene.talk = replace(scene.talk, recommender=Hostile(catalogue, Ranked(candidates, 24)))
    scene.dialogue = scene.talk.dialogues.create(scene.person, "films").id
    shown: list[str] = []
    for turn in range(turns):
        if every[turn] in catalogue.items:
            scene.interactions.judge(scene.person, every[turn], Judgment.DISLIKED, "card")
        events = scene.say(Intent(f"try {turn}", (Act.REQUEST,), wishes))
        known = scene.interactions.history(scene.person).known
        now = ids(events)
        again = set(now) & set(shown)  # only where nothing new is allowed
        assert again in (set(), set(now)) and len(now) == len(set(now)) <= 3
        assert set(now) <= set(catalogue.items) - known
        assert all(meets(catalogue.item(one), wish, catalogue) for one in now for wish in wishes)
        shown += now
        answer = scene.talk.dialogues.path(scene.person, scene.dialogue)[-1].answer
        assert answer is not None and answer.dropped > 0
