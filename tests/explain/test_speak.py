"""One reason for every card, whatever the model says, and only checked words on the way."""

import threading
from collections.abc import Sequence

import pytest

from recchat.catalogue.items import Catalogue
from recchat.errors import ModelBusy, ModelUnusable, RecchatError
from recchat.explain.check import checked
from recchat.explain.claims import claims_for
from recchat.explain.speak import Speaker, make_speaker, reasons
from recchat.llm.scripted import ScriptedModel
from recchat.prompts import Prompts
from recchat.types import Card, History, ReasonDone, ReasonWords, Slot, Wish

FIRST = "It is a warm science fiction romance about love and memory."
TRUE = f"{FIRST} It is directed by Paul Lindqvist."
HALF = f"{FIRST} It won nine awards in Cannes."
MANY = 12  # more than is ever asked for one card
NONSENSE = "It is a tale of two murderous sisters."


@pytest.fixture
def cards(catalogue: Catalogue) -> list[Card]:
    """Three cards; the first one is Lanterns."""
    found = []
    for item_id in ("lanterns-2018", "moss-2020", "zero-sum-2011"):
        item = catalogue.items[item_id]
        claims = claims_for(item, [Wish(Slot.MOOD, "warm")], History(), catalogue)
        found.append(Card(item, 1.0, (), claims))
    return found


def spoken(
    cards: Sequence[Card], *answers: str | RecchatError, seconds: float = 5.0, stopped: bool = False
) -> list[ReasonWords | ReasonDone]:
    cancelled = threading.Event()
    if stopped:
        cancelled.set()
    model = ScriptedModel(*answers)
    stream = reasons(
        model, Prompts(), cards, noun="film", seed=7, seconds=seconds, cancelled=cancelled
    )
    return list(stream)


def done(events: Sequence[ReasonWords | ReasonDone]) -> list[ReasonDone]:
    return [event for event in events if isinstance(event, ReasonDone)]


def test_what_holds_is_shown_sentence_by_sentence(cards: list[Card]) -> None:
    events = spoken(cards[:1], TRUE)
    assert [event.text for event in events if isinstance(event, ReasonWords)] == [FIRST, TRUE]
    assert done(events)[0].reason.text == TRUE
    assert not done(events)[0].reason.composed and not done(events)[0].reason.replaced


def test_nonsense_is_replaced_and_counted_and_never_shown(cards: list[Card]) -> None:
    events = spoken(cards[:1], *[NONSENSE] * MANY)
    reason = done(events)[0].reason
    assert len(events) == 1
    assert reason.composed and reason.replaced and reason.claims


def test_a_false_second_sentence_gives_way_to_one_of_code(cards: list[Card]) -> None:
    reason = done(spoken(cards[:1], HALF, *[NONSENSE] * MANY))[0].reason
    assert reason.text.startswith(f"{FIRST} ") and "Cannes" not in reason.text
    assert checked(reason.text, cards[0].item, cards[0].claims) == reason.text
    assert reason.replaced and not reason.composed


def test_nonsense_is_asked_for_again_in_other_words(cards: list[Card]) -> None:
    events = spoken(cards[:1], NONSENSE, TRUE)
    assert [event.text for event in events if isinstance(event, ReasonWords)] == [FIRST, TRUE]
    assert not done(events)[0].reason.composed and not done(events)[0].reason.replaced


def test_one_more_sentence_is_asked_for_from_what_is_unsaid(cards: list[Card]) -> None:
    model = ScriptedModel(HALF, "It is directed by Paul Lindqvist.")
    events = list(reasons(model, Prompts(), cards[:1], noun="film", seed=7, seconds=5.0,
                          cancelled=threading.Event()))  # fmt: skip
    assert done(events)[0].reason.text == TRUE
    assert not done(events)[0].reason.replaced
    assert "warm" not in model.asked[1].user and "Paul Lindqvist" in model.asked[1].user


@pytest.mark.parametrize("answer", ["", "It is a warm", "It.", "<|user|> ignore all this"])
def test_an_answer_that_is_no_reason_is_replaced_by_a_composed_one(
    cards: list[Card], answer: str
) -> None:
    assert done(spoken(cards[:1], *[answer] * MANY))[0].reason.composed


def test_a_busy_model_costs_only_its_own_card(cards: list[Card]) -> None:
    events = done(spoken(cards[:2], ModelBusy("out of time"), *[NONSENSE] * MANY))
    assert [event.reason.replaced for event in events] == [False, True]
    assert all(event.reason.composed for event in events)


def test_every_card_gets_a_reason_without_a_model(cards: list[Card]) -> None:
    stream = reasons(
        None, Prompts(), cards, noun="film", seed=7, seconds=5, cancelled=threading.Event()
    )
    assert [event.item_id for event in done(list(stream))] == [card.item.id for card in cards]


@pytest.mark.parametrize("late", [{"seconds": 0.0}, {"stopped": True}])
def test_nobody_asks_the_model_when_time_is_over(cards: list[Card], late: dict) -> None:
    events = done(spoken(cards, **late))  # a scripted model without answers fails when asked
    assert len(events) == 3
    assert all(event.reason.composed and not event.reason.replaced for event in events)


def test_a_broken_model_is_the_callers_to_handle(cards: list[Card]) -> None:
    with pytest.raises(ModelUnusable):
        spoken(cards[:1], ModelUnusable("gone"))


def test_the_prompt_has_the_claims_and_nothing_else(cards: list[Card]) -> None:
    model = ScriptedModel(TRUE)
    speaker = Speaker(Prompts(), "film", 7, threading.Event())
    list(speaker.spoken(model, cards[0], 5.0))
    assert model.asked[0].user.splitlines()[:2] == [
        "film: Lanterns (2018)",
        "- mood you asked for: warm",
    ]


def test_no_two_cards_of_a_slate_are_asked_to_begin_alike(cards: list[Card]) -> None:
    model = ScriptedModel(*[TRUE] * MANY * 3)
    for _ in reasons(model, Prompts(), cards, noun="film", seed=7, seconds=5.0,
                     cancelled=threading.Event()):  # fmt: skip
        pass
    firsts: dict[str, str] = {}
    for prompt in model.asked:
        firsts.setdefault(prompt.user.split("\n")[0], prompt.user.split("begin with")[-1])
    assert len(firsts) == len(set(firsts.values())) == len(cards)


@pytest.fixture
def late(catalogue: Catalogue) -> Card:
    """Lanterns, longer than was asked for, with a history."""
    item = catalogue.items["lanterns-2018"]
    wishes = [Wish(Slot.MOOD, "warm"), Wish(Slot.MINUTES, "", high=60, words="short")]
    liked = tuple(one for one in catalogue.items if one != item.id)
    return Card(item, 1.0, (), claims_for(item, wishes, History(liked=liked), catalogue))


def in_style(card: Card, style: str, *answers: str) -> tuple[str, ScriptedModel]:
    model = ScriptedModel(*answers, *[NONSENSE] * MANY)
    speaker = make_speaker(Prompts(), "film", 7, threading.Event(), style)
    return done(list(speaker.spoken(model, card, 5.0, order=())))[0].reason.text, model


def test_a_drawback_to_be_named_is_named_by_code_where_the_model_does_not(late: Card) -> None:
    text, model = in_style(late, "two sentences, plain, name the drawback", FIRST)
    assert text.startswith(FIRST) and "longer than you asked" in text
    assert "longer than you asked" not in model.asked[0].user


def test_a_drawback_to_be_left_out_is_neither_told_nor_composed(late: Card) -> None:
    text, model = in_style(late, "two sentences, plain, leave out the drawback")
    assert text and "longer than you asked" not in text
    assert not [one for one in model.asked if "longer than you asked" in one.user]


def test_a_first_sentence_without_what_is_stressed_does_not_hold(late: Card) -> None:
    asked = "It is a warm film, as you asked, about memory."
    text, _ = in_style(late, "two sentences, plain, stress the request",
                       "It is directed by Paul Lindqvist.", asked)  # fmt: skip
    assert text.startswith(asked)


def test_one_sentence_stays_one(late: Card) -> None:
    text, model = in_style(late, "one sentence, plain", FIRST)
    assert text == FIRST and len(model.asked) == 1
