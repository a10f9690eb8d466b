"""Whole turns: what is shown, in which order, and what is kept."""

from dataclasses import replace

from recchat.talk.engine import BEGINNING, Put
from recchat.types import (
    Act,
    Cards,
    Dial,
    Done,
    Intent,
    JudgedItem,
    Judgment,
    Notice,
    Question,
    ReasonDone,
    Slot,
    Suggestions,
    Topic,
    Understood,
    Wish,
)

from .talking import (
    COMEDY,
    FUNNY,
    LIGHTER,
    MORE,
    SHORT,
    THRILLER,
    Scene,
    cards_of,
    ids,
    of_kind,
    said,
    understood,
)


def test_the_events_of_a_turn_come_in_order(scene: Scene) -> None:
    events = scene.say(FUNNY)
    order = [type(event) for event in events if not isinstance(event, Notice)]
    assert order[:2] == [Understood, Cards]
    assert order[-2:] == [Suggestions, Done]
    assert [one.item_id for one in of_kind(events, ReasonDone)] == ids(events)
    assert len(ids(events)) == 3


def test_the_timings_name_every_stage(scene: Scene) -> None:
    done = scene.say(FUNNY)[-1]
    assert isinstance(done, Done)
    assert set(done.timings) == {"understand", "retrieve", "cards", "first_word", "total"}
    assert done.timings["understand"] <= done.timings["cards"] <= done.timings["total"]


def test_the_same_message_brings_the_same_slate(scene: Scene) -> None:
    first = ids(scene.say(FUNNY))
    assert ids(scene.say(FUNNY, put=Put(BEGINNING))) == first


def test_shown_items_do_not_come_back(scene: Scene) -> None:
    first = ids(scene.say(FUNNY))
    more = ids(scene.say(MORE))
    assert more and not set(first) & set(more)


def test_a_turn_comes_back_whole_from_the_store(scene: Scene) -> None:
    events = scene.say(FUNNY)
    (message,) = scene.talk.dialogues.path(scene.person, scene.dialogue)
    assert message.answer is not None
    assert message.answer.shown_cards(scene.talk.recommender.catalogue) == cards_of(events)
    reasons = {one.item_id: one.reason for one in of_kind(events, ReasonDone)}  # type: ignore[attr-defined]
    assert message.answer.reasons == reasons
    assert message.state is not None
    assert message.state.slate == tuple(ids(events))
    assert message.answer.intent.wishes == (COMEDY,)


def test_everything_shown_is_stored_before_the_reasons(scene: Scene) -> None:
    scene.reader.intents["a comedy"] = FUNNY
    events = scene.talk.respond(scene.person, scene.dialogue, "a comedy")
    cards = next(event for event in events if isinstance(event, Cards))
    (message,) = scene.talk.dialogues.path(scene.person, scene.dialogue)
    assert message.answer is not None
    assert message.answer.slate == tuple(card.item.id for card in cards.slate.cards)


def test_a_turn_that_is_broken_off_keeps_what_was_shown(scene: Scene) -> None:
    scene.reader.intents["a comedy"] = FUNNY
    events = scene.talk.respond(scene.person, scene.dialogue, "a comedy")
    shown = next(event for event in events if isinstance(event, ReasonDone))
    events.close()  # type: ignore[attr-defined]
    (message,) = scene.talk.dialogues.path(scene.person, scene.dialogue)
    assert message.answer is not None
    assert message.answer.reasons[shown.item_id] == shown.reason


def test_a_critique_says_what_changed(scene: Scene) -> None:
    scene.say(THRILLER)
    events = scene.say(LIGHTER)
    anchor = understood(events).intent.wishes[0].than
    assert anchor in scene.reader.states[-1].slate
    assert said(events).startswith(("Lighter: darkness from ", "Hardly lighter: "))


def test_a_new_title_is_no_change_of_the_slate(scene: Scene) -> None:
    scene.say(THRILLER)
    warmer = Wish(Slot.TONE, "warmth", direction=1, than="moss-2020")
    acts, wishes = (Act.REQUEST, Act.CRITIQUE), (Wish(Slot.TITLE, "moss-2020"), warmer)
    assert said(scene.say(Intent("like Moss but warmer", acts, wishes))) == ""


def test_a_first_visitor_is_asked_once_and_sees_cards(scene: Scene) -> None:
    vague = Intent("recommend something", (Act.REQUEST,))
    first, second = scene.say(vague), scene.say(vague)
    assert said(first).endswith("?")
    assert len(ids(first)) == len(ids(second)) == 3
    assert said(first) != said(second)


def test_small_talk_leaves_the_slate_alone(scene: Scene) -> None:
    shown = ids(scene.say(FUNNY))
    events = scene.say(Intent("thank you!", (Act.CHAT,)))
    assert not of_kind(events, Cards) and said(events)
    assert understood(events).state.slate == tuple(shown)  # type: ignore[attr-defined]


def test_a_judgment_in_words_goes_into_the_history(scene: Scene) -> None:
    shown = ids(scene.say(FUNNY))
    hated = JudgedItem(shown[1], Judgment.DISLIKED)
    events = scene.say(Intent("hated the second", (Act.REJECT,), judged=(hated,)))
    assert scene.interactions.history(scene.person).disliked == (shown[1],)
    assert scene.interactions.of(scene.person)[0].origin == "chat"
    assert said(events).startswith("Noted: less like ")
    assert shown[1] not in ids(events)


def test_an_unknown_title_is_said_to_be_unknown(scene: Scene) -> None:
    unknown = Wish(Slot.TITLE, "Zanzibar Nine", known=False, words="Zanzibar Nine")
    events = scene.say(Intent("like Zanzibar Nine", (Act.REQUEST,), (unknown,)))
    assert said(events).startswith("I do not have “Zanzibar Nine” here; I went by the words.")
    assert ids(events)


def test_a_contradiction_is_said_and_the_later_wish_holds(scene: Scene) -> None:
    late = Wish(Slot.YEAR, "", hard=True, low=2011, words="after 2010")
    early = Wish(Slot.YEAR, "", hard=True, high=1999, words="before 2000")
    events = scene.say(Intent("after 2010 and before 2000", (Act.REQUEST,), (late, early)))
    assert "“after 2010” and “before 2000” cannot both hold" in said(events)
    assert all((card.item.year or 0) < 2000 for card in cards_of(events))


def test_when_nothing_fits_a_constraint_to_lift_is_offered(scene: Scene) -> None:
    tiny = replace(SHORT, high=10, words="under ten minutes")
    events = scene.say(Intent("a comedy under ten minutes", (Act.REQUEST,), (COMEDY, tiny)))
    assert ids(events) == []
    assert said(events) == ("Nothing here fits “under ten minutes”. Shall I let go of it?")
    (offered,) = of_kind(events, Suggestions)
    assert offered.suggestions[0].text == "any length is fine"  # type: ignore[attr-defined]


def test_questions_about_the_talk_are_answered_from_what_is_stored(scene: Scene) -> None:
    shown = scene.say(FUNNY)
    card = cards_of(shown)[0]
    why = scene.say(Intent("why?", (Act.ASK,), question=Question(Topic.WHY, (card.item.id,))))
    assert card.claims[0].text in said(why)
    me = scene.say(Intent("what do you know", (Act.ASK,), question=Question(Topic.ME)))
    assert said(me) == "In this talk you asked for: comedy."


def test_items_on_screen_are_compared(scene: Scene) -> None:
    shown = scene.say(FUNNY)
    dark = Question(Topic.COMPARE, dial=Dial.DARKNESS, direction=-1)
    reply = said(scene.say(Intent("which is lighter", (Act.ASK,), question=dark)))
    least = min(cards_of(shown), key=lambda card: card.item.tones[Dial.DARKNESS])
    assert reply.startswith(f"{least.item.title} is lighter")
    two = Question(Topic.COMPARE, tuple(ids(shown)[:2]))
    reply = said(scene.say(Intent("compare the two", (Act.ASK,), question=two)))
    assert reply.startswith(f"Beside {cards_of(shown)[1].item.title}, ")


def test_a_question_about_an_unknown_name_is_not_answered_from_the_screen(scene: Scene) -> None:
    scene.say(FUNNY)
    who = Question(Topic.CREATORS, words="who directed Zanzibar of the North")
    reply = said(scene.say(Intent("who directed Zanzibar", (Act.ASK,), question=who)))
    assert reply.startswith("I am not sure which one “Zanzibar of the North” is.")


def test_a_question_before_anything_is_shown(scene: Scene) -> None:
    events = scene.say(Intent("who made it", (Act.ASK,), question=Question(Topic.CREATORS)))
    assert said(events).startswith("There is nothing on screen")
