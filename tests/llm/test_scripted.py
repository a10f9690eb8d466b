"""The model of other stages' tests."""

import threading

import pytest

from recchat.errors import ModelBusy
from recchat.llm.door import Limits, complete
from recchat.llm.scripted import ScriptedModel
from recchat.prompts import Prompt

PROMPT, LIMITS = Prompt("talk/chat", "", "hi"), Limits(10, 1)


def test_answers_come_in_order_and_questions_are_remembered() -> None:
    model = ScriptedModel("acts: chat\nlike: Heat", "  two", "")
    answers = [complete(model, PROMPT, LIMITS) for _ in range(3)]
    assert answers == ["acts: chat\nlike: Heat", "  two", ""]
    assert model.asked == [PROMPT] * 3
    with pytest.raises(AssertionError, match="once too often"):
        complete(model, PROMPT, LIMITS)


def test_a_scripted_failure_is_raised() -> None:
    with pytest.raises(ModelBusy, match="late"):
        complete(ScriptedModel(ModelBusy("late")), PROMPT, LIMITS)


def test_it_stops_and_scores_like_the_others() -> None:
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(ModelBusy):
        complete(ScriptedModel("a b"), PROMPT, LIMITS, cancelled=cancelled)
    scores = ScriptedModel("yes").score(PROMPT, ["no", "yes"])
    assert scores[1] > scores[0]
    with pytest.raises(ModelBusy):
        ScriptedModel("yes").score(PROMPT, ["no", "yes"], cancelled=cancelled)
