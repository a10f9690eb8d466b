"""Undo, go back, forget, start over, strike, edit: the talk as a tree that can be walked back."""

from dataclasses import replace

from recchat.types import Act, Control, Intent, JudgedItem, Judgment, ReasonDone

from .talking import (
    COMEDY,
    FUNNY,
    MORE,
    NO_HORROR,
    SHORT,
    THRILLER,
    UNDO,
    Scene,
    ids,
    of_kind,
    said,
    stored,
    understood,
)


def test_undo_brings_back_the_slate_and_the_opinion(scene: Scene) -> None:
    shown = ids(scene.say(FUNNY))
    scene.interactions.judge(scene.person, shown[0], Judgment.LIKED, "card")
    hated = JudgedItem(shown[0], Judgment.DISLIKED)
    scene.say(Intent("hated it", (Act.REJECT,), judged=(hated,)))
    events = scene.say(UNDO)
    assert scene.interactions.history(scene.person).liked == (shown[0],)
    assert scene.interactions.history(scene.person).disliked == ()
    assert ids(events) == shown[1:]  # what was liked before is known, and stays away
    assert len(of_kind(events, ReasonDone)) == 2


def test_a_second_undo_goes_further_back(scene: Scene) -> None:
    first = ids(scene.say(FUNNY))
    scene.say(Intent("short", (Act.CRITIQUE,), (SHORT,)))
    scene.say(Intent("no horror", (Act.CRITIQUE,), (NO_HORROR,)))
    scene.say(UNDO)
    events = scene.say(UNDO)
    assert ids(events) == first
    assert understood(events).state.wishes == (COMEDY,)
    assert said(scene.say(UNDO)) == "Taken back: “a comedy”."
    assert said(scene.say(UNDO)) == "There is nothing to take back yet."


def test_go_back_shows_the_slate_before_with_its_wishes(scene: Scene) -> None:
    first = ids(scene.say(FUNNY))
    scene.say(THRILLER)
    events = scene.say(Intent("go back", control=Control.GO_BACK))
    assert ids(events) == first
    assert understood(events).state.wishes == (COMEDY,)  # type: ignore[attr-defined]


def test_forget_that_drops_the_last_wish_and_shows_others(scene: Scene) -> None:
    scene.say(FUNNY)
    shown = ids(scene.say(Intent("short", (Act.CRITIQUE,), (SHORT,))))
    events = scene.say(Intent("forget that", control=Control.FORGET))
    assert understood(events).state.wishes == (COMEDY,)
    assert not set(shown) & set(ids(events))


def test_start_over_keeps_the_history(scene: Scene) -> None:
    shown = ids(scene.say(FUNNY))
    hated = JudgedItem(shown[0], Judgment.DISLIKED)
    scene.say(Intent("hated it", (Act.REJECT,), judged=(hated,)))
    events = scene.say(Intent("start over", control=Control.START_OVER))
    assert understood(events).state.wishes == ()
    assert said(events).startswith("A fresh start")
    assert shown[0] not in ids(events)


def test_a_struck_wish_answers_again_as_a_sibling(scene: Scene) -> None:
    both = Intent("a short comedy", (Act.REQUEST,), (COMEDY, SHORT))
    message_id = understood(scene.say(both)).message_id
    read = understood(list(scene.talk.again(scene.person, message_id, [SHORT.key])))
    assert read.intent.wishes == read.state.wishes == (COMEDY,)
    assert len(scene.talk.dialogues.siblings(scene.person, message_id)) == 2
    assert understood(scene.say(MORE)).state.wishes == (COMEDY,)


def test_an_edit_takes_back_what_the_old_message_judged(scene: Scene) -> None:
    liked = Intent(
        "loved Moss", (Act.PREFERENCE,), judged=(JudgedItem("moss-2020", Judgment.LIKED),)
    )
    message_id = understood(scene.say(liked)).message_id
    list(scene.talk.edit(scene.person, message_id, "a comedy"))
    assert scene.interactions.of(scene.person) == []
    assert stored(scene) == ["a comedy"]


def test_thanks_and_questions_are_passed_over_by_undo(scene: Scene) -> None:
    scene.say(FUNNY)
    scene.say(Intent("thanks", (Act.CHAT,)))
    assert said(scene.say(UNDO)) == "Taken back: “a comedy”."


def test_forget_that_looks_past_a_message_that_added_nothing(scene: Scene) -> None:
    scene.say(FUNNY)
    scene.say(Intent("short", (Act.CRITIQUE,), (SHORT,)))
    scene.say(MORE)
    events = scene.say(Intent("forget that", (Act.CHAT,), control=Control.FORGET))
    assert understood(events).state.wishes == (COMEDY,)


def test_a_bound_read_as_a_whole_number_can_be_struck_later(scene: Scene) -> None:
    scene.say(Intent("under 100", (Act.REQUEST,), (SHORT,)))
    events = scene.say(FUNNY)
    (wish, _) = understood(events).state.wishes
    again = scene.talk.again(scene.person, understood(events).message_id, [wish.key])
    assert understood(list(again)).state.wishes == (COMEDY,)


def test_going_back_twice_goes_two_slates_back(scene: Scene) -> None:
    back = Intent("go back", (Act.CHAT,), control=Control.GO_BACK)
    first = ids(scene.say(FUNNY))
    second = ids(scene.say(THRILLER))
    scene.say(MORE)
    scene.interactions.judge(scene.person, second[0], Judgment.SEEN, "card")
    assert ids(scene.say(back)) == second[1:]
    assert ids(scene.say(back)) == first
    assert said(scene.say(back)) == "There is no choice before this one."


def test_going_back_from_an_empty_slate_shows_the_last_one(scene: Scene) -> None:
    first = ids(scene.say(FUNNY))
    assert ids(scene.say(Intent("tiny", (Act.CRITIQUE,), (replace(SHORT, high=5.0),)))) == []
    assert ids(scene.say(Intent("go back", (Act.CHAT,), control=Control.GO_BACK))) == first


def test_go_back_to_comedies_is_a_request(scene: Scene) -> None:
    scene.say(THRILLER)
    back = Intent("go back to comedies", (Act.REQUEST,), (COMEDY,), control=Control.GO_BACK)
    assert understood(scene.say(back)).state.wishes == (COMEDY,)


def test_undo_with_a_new_wish_forgets_and_asks(scene: Scene) -> None:
    scene.say(FUNNY)
    scene.say(Intent("short", (Act.CRITIQUE,), (SHORT,)))
    both = Intent("undo that, no horror", (Act.REQUEST,), (NO_HORROR,), control=Control.UNDO)
    events = scene.say(both)
    assert understood(events).state.wishes == (COMEDY, NO_HORROR)
    assert len(ids(events)) == 3
