"""Small talk, and what recchat tells a person about themselves."""

import pytest

from recchat.catalogue.items import Catalogue
from recchat.errors import ModelBusy
from recchat.llm.scripted import ScriptedModel
from recchat.prompts import Prompts
from recchat.talk.saying.memory_words import about_person, wish_words
from recchat.talk.saying.noun_words import WORDS, in_words
from recchat.talk.saying.said import names_title
from recchat.talk.saying.small_talk import (
    COMPOSED,
    MAX_REPLY,
    TalkKind,
    composed_talk,
    talk_kind,
    talk_words,
)
from recchat.types import History, Slot, Wish

TITLES = frozenset({"Moss", "Night Ferry", "Her", "The Salt Harbour"})


def reply(text: str, *answers: str) -> str:
    model = ScriptedModel(*answers) if answers else None
    return talk_words(text, model=model, prompts=Prompts(), noun="film", titles=TITLES)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hi there!", TalkKind.GREETING),
        ("good evening", TalkKind.GREETING),
        ("thanks a lot", TalkKind.THANKS),
        ("ok bye", TalkKind.BYE),
        ("hi, who are you?", TalkKind.IDENTITY),
        ("help", TalkKind.HELP),
        ("you are useless", TalkKind.INSULT),
        ("how are you", TalkKind.SMALLTALK),
        ("what is the capital of Peru", TalkKind.OFF_TOPIC),
        ("我想看喜剧", TalkKind.OFF_TOPIC),
    ],
)
def test_the_kind_of_small_talk(text: str, kind: TalkKind) -> None:
    assert talk_kind(text) is kind


def test_every_composed_line_is_short_and_free_of_gaps() -> None:
    for kind, lines in COMPOSED.items():
        assert all(len(in_words(line, noun)) <= MAX_REPLY for line in lines for noun in WORDS)
        assert len(lines) == len(set(lines)) >= (1 if kind is TalkKind.DISTRESS else 2)


def test_a_good_line_of_the_model_is_shown() -> None:
    line = "You are very welcome. Shall we find another film?"
    assert reply("thanks", line) == line


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Watch Moss tonight.",
        "You might enjoy Night Ferry.",
        "See www.example.org for more.",
        "There are 12 of them.",
        "One. Two. Three.",
        "It never ends and never ends",
        "<b>Hello.</b>",
        "word " * 60 + ".",
    ],
)
def test_a_line_that_does_not_hold_is_replaced(line: str) -> None:
    assert reply("thanks", line) in COMPOSED[TalkKind.THANKS]


def test_what_recchat_is_comes_never_from_the_model() -> None:
    assert reply("who are you", "I am a human being.").startswith("I am recchat")


def test_a_model_that_is_busy_costs_nothing() -> None:
    class Busy(ScriptedModel):
        def stream(self, *_: object, **__: object) -> object:  # type: ignore[override]
            raise ModelBusy("later")

    line = talk_words("hello", model=Busy(), prompts=Prompts(), noun="film", titles=TITLES)
    assert line.format(noun="film") == line


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("I liked Her very much.", True),
        ("Her smile was kind.", False),
        ("Ask her then.", False),
        ("Try The Salt Harbour.", True),
        ("Have you seen Moss?", True),
        ("Moss is green.", True),
    ],
)
def test_titles_are_found_as_they_are_written(text: str, named: bool) -> None:
    assert names_title(text, TITLES) is named


def test_what_is_known_of_a_person_is_told_with_counts(catalogue: Catalogue) -> None:
    history = History(
        liked=("moss-2020", "static-1992", "zero-sum-2011", "lanterns-2018"),
        seen=("tin-stars-1948",),
    )
    short = Wish(Slot.MINUTES, "", hard=True, high=100)
    reply = about_person(history, (short,), catalogue)
    assert reply.text == (
        "You liked 4 films, Moss, Static and Zero Sum the latest, and have seen 1 film "
        "(Tin Stars). In this talk you asked for: at most 100 minutes."
    )
    assert len(reply.claims) == 5


def test_of_a_stranger_nothing_is_known(catalogue: Catalogue) -> None:
    assert about_person(History(), (), catalogue).text.startswith("Nothing yet")


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Wish(Slot.YEAR, "", low=1990, high=1999), "1990 to 1999"),
        (Wish(Slot.YEAR, "", low=2010), "from 2010 on"),
        (Wish(Slot.MINUTES, "", low=120), "at least 120 minutes"),
        (Wish(Slot.MINUTES, "", direction=-1, than="a"), "shorter"),
        (Wish(Slot.TONE, "darkness", direction=-1), "less dark"),
        (Wish(Slot.GENRE, "horror", wanted=False), "not horror"),
        (Wish(Slot.GENRE, "horror", wanted=False, words="nothing scary"), "nothing scary"),
    ],
)
def test_a_wish_in_few_words(wish: Wish, words: str) -> None:
    assert wish_words(wish) == words


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("I want to die", True),
        ("i just don't want to be here anymore", True),
        ("sometimes I think about killing myself", True),
        ("films about a man who wants to die", False),
        ("a movie with a killer", False),
        ("I nearly died laughing, more of that", False),
    ],
)
def test_somebody_in_distress_is_answered_with_care(text: str, meant: bool) -> None:
    assert (talk_kind(text) is TalkKind.DISTRESS) is meant
    if meant:
        assert "someone you trust" in composed_talk(TalkKind.DISTRESS, noun="film", seed=text)
