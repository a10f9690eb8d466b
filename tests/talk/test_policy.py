"""What comes next, and when recchat may ask."""

import pytest

from recchat.llm.scripted import ScriptedModel
from recchat.prompts import Prompts
from recchat.talk.policy import QUESTIONS, Kind, Move, next_move
from recchat.talk.saying.questions import COMPOSED, question_words
from recchat.types import (
    Act,
    Control,
    DialogueState,
    History,
    Intent,
    JudgedItem,
    Judgment,
    Question,
    Slot,
    Topic,
    Wish,
)

COMEDY = Wish(Slot.GENRE, "comedy")
NOTHING = History()


def move(intent: Intent, *wishes: Wish, history: History = NOTHING, **state: object) -> Move:
    return next_move(DialogueState(wishes=wishes, **state), intent, history)  # type: ignore[arg-type]


def test_who_says_little_sees_cards_and_one_question() -> None:
    assert move(Intent("recommend something", (Act.REQUEST,))) == Move(Kind.ASK, True, "mood")


def test_who_says_something_is_not_asked() -> None:
    assert move(Intent("a comedy", (Act.REQUEST,)), COMEDY) == Move(Kind.RECOMMEND, True)


def test_bounds_alone_leave_the_question_open() -> None:
    short = Wish(Slot.MINUTES, "", high=90, hard=True)
    assert move(Intent("something short", (Act.REQUEST,)), short).kind is Kind.ASK


def test_a_known_taste_spares_the_question() -> None:
    known = History(liked=("a", "b", "c"))
    assert move(Intent("anything", (Act.REQUEST,)), history=known).kind is Kind.RECOMMEND


def test_nothing_is_asked_twice() -> None:
    assert move(Intent("hm", (Act.REQUEST,)), asked=("mood",)).asks == "liked"
    assert move(Intent("hm", (Act.REQUEST,)), asked=QUESTIONS).kind is Kind.RECOMMEND


def test_just_show_me_is_respected() -> None:
    assert move(Intent("hm", (Act.REQUEST,)), may_ask=False).kind is Kind.RECOMMEND


@pytest.mark.parametrize("control", [Control.UNDO, Control.GO_BACK])
def test_backwards(control: Control) -> None:
    assert move(Intent("undo", control=control)) == Move(Kind.UNDO, True)


@pytest.mark.parametrize(
    ("topic", "kind"),
    [
        (Topic.CAST, Kind.ANSWER),
        (Topic.COMPARE, Kind.COMPARE),
        (Topic.WHY, Kind.EXPLAIN),
        (Topic.ME, Kind.ANSWER),
    ],
)
def test_a_question_is_answered_and_the_slate_stays(topic: Topic, kind: Kind) -> None:
    assert move(Intent("?", (Act.ASK,), question=Question(topic))) == Move(kind, False)


def test_a_question_with_a_critique_brings_a_slate_too() -> None:
    lighter = Wish(Slot.TONE, "darkness", direction=-1)
    acts, question = (Act.ASK, Act.CRITIQUE), Question(Topic.TONE)
    both = Intent("is it dark? something lighter", acts, (lighter,), question=question)
    assert move(both) == Move(Kind.ANSWER, True)


def test_which_is_lighter_is_no_critique() -> None:
    which = Intent("which is lighter", (Act.ASK, Act.CRITIQUE), question=Question(Topic.COMPARE))
    assert move(which) == Move(Kind.COMPARE, False)


@pytest.mark.parametrize("act", [Act.CHAT, Act.ACCEPT, Act.UNSEEN])
def test_talk_alone_brings_no_slate(act: Act) -> None:
    assert move(Intent("thanks", (act,))) == Move(Kind.CHAT, False)


def test_thanks_with_a_wish_brings_a_slate() -> None:
    assert move(Intent("thanks, a comedy", (Act.CHAT,), (COMEDY,)), COMEDY).shows


def test_a_judgment_brings_other_items() -> None:
    hated = Intent("hated it", (Act.REJECT,), judged=(JudgedItem("a", Judgment.DISLIKED),))
    assert move(hated, COMEDY) == Move(Kind.RECOMMEND, True)


def test_a_critique_refines() -> None:
    assert move(Intent("darker", (Act.CRITIQUE,)), COMEDY) == Move(Kind.REFINE, True)


def ask(*answers: str) -> str:
    model = ScriptedModel(*answers) if answers else None
    return question_words(
        "mood", model=model, prompts=Prompts(), noun="film", titles={"Moss"}, seed="7"
    )


def test_the_models_question_is_used_when_it_is_one() -> None:
    assert ask("What mood are you in tonight?") == "What mood are you in tonight?"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "I like films.",
        "What? Why?",
        "Have you seen Moss yet?",
        "Is 5 enough?",
        "Say <b>yes</b>?",
    ],
)
def test_what_is_no_plain_question_is_replaced(words: str) -> None:
    assert ask(words) in COMPOSED["mood"]


def test_without_a_model_the_question_is_ours() -> None:
    assert ask() in COMPOSED["mood"]
