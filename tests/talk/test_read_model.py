"""The model's frame: what it proposes is confirmed by catalogue and lexicons, or stays words."""

import pytest

from recchat.errors import ModelBusy, RecchatError
from recchat.llm.scripted import ScriptedModel
from recchat.talk.reading.model_frame import LINES, MAX_MESSAGE, frame_of
from recchat.types import Act, DialogueState, Intent, SaidBy
from tests.talk.reading import make_reader, read_with, told

READER = make_reader()


def read(text: str, *answers: str | RecchatError) -> Intent:
    return read_with(READER, text, DialogueState(), ScriptedModel(*answers))


def test_the_frame_has_acts_first_and_spans_of_the_message_after() -> None:
    acts, *lines = frame_of("a message").lines
    assert acts.required and acts.choices == tuple(str(act) for act in Act)
    assert [line.label for line in lines] == list(LINES)
    assert {line.span_of for line in lines} == {"a message"}


def test_the_prompt_holds_the_beginning_of_the_message_and_what_was_said_last() -> None:
    model = ScriptedModel("acts: chat")
    READER.read("word " * 500, DialogueState(), last="Hello!", model=model, seconds=1.0)
    assert "recchat: Hello!" in model.asked[0].user
    assert len(model.asked[0].user) < MAX_MESSAGE + 100


@pytest.mark.parametrize("answer", ["nonsense", "", "like: foo", ModelBusy("too late")])
def test_without_a_usable_answer_the_lexicons_speak_alone(answer: str | RecchatError) -> None:
    intent = read("a comedy", answer)
    assert told(intent) == {"genre:comedy!"}
    assert {wish.said_by for wish in intent.wishes} == {SaidBy.LEXICON}


def test_an_empty_message_asks_no_model() -> None:
    assert read("  ").acts == (Act.CHAT,)


def test_what_both_see_is_said_by_both() -> None:
    intent = read("a whodunit like Jaws", "acts: request\nlike: Jaws\ngenre: whodunit")
    assert {wish.said_by for wish in intent.wishes} == {SaidBy.BOTH}
    assert told(intent) == {"title:jaws", "genre:mystery!"}


@pytest.mark.parametrize(
    ("text", "answer", "wishes"),
    [
        ("up was not for me", "dislike: up", "-title:up"),
        ("dunkirk, jaws", "dislike: dunkirk; jaws", "-title:dunkirk -title:jaws"),
        ("I did not hate Titanic", "dislike: Titanic", "title:titanic"),
        ("fancy keanu reaves tonight", "person: keanu reaves", "person:Keanu_Reeves!"),
        ("foggy lighthouse vibes", "keyword: lighthouse", "keyword:lighthouse"),
        ("less is more haunted house", "keyword: haunted house", "theme:haunted_house"),
        ("hm, old grudges no", "not keyword: grudges", "-keyword:grudges"),
        ("I really like to watch it", "like: it", ""),
    ],
)
def test_proposals_that_only_the_model_makes(text: str, answer: str, wishes: str) -> None:
    found = told(read(text, f"acts: request\n{answer}"))
    expected = {short.replace("_", " ") for short in wishes.split()}
    assert expected <= found
    assert {short for short in found if "title" in short} <= expected


def test_the_model_takes_away_an_act_that_rules_often_see_wrongly() -> None:
    assert Act.ACCEPT in read_with(READER, "sounds great").acts
    assert read("sounds great", "acts: chat").acts == (Act.CHAT,)


def test_the_model_never_takes_a_critique_away() -> None:
    intent = READER.read(
        "a bit lighter",
        DialogueState(turn=1),
        last="",
        model=ScriptedModel("acts: chat"),
        seconds=1.0,
    )
    assert intent.acts == (Act.CRITIQUE,)
