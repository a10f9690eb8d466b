"""Answers: exact, short, from facts; unknown is said to be unknown."""

import pytest

from recchat.catalogue.items import Catalogue
from recchat.errors import ModelBusy
from recchat.explain.answers import answer
from recchat.llm.scripted import ScriptedModel
from recchat.prompts import Prompts
from recchat.types import Dial, Item, Question, Topic

BARE = Item("x", "Bare")


def said(
    catalogue: Catalogue, question: Question, *ids: str, model: ScriptedModel | None = None
) -> str:
    items = [catalogue.items[one] for one in ids] if ids else [BARE]
    return answer(question, items, model=model, prompts=Prompts(), noun="film").text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (Question(Topic.CAST), "Marcus Hale and Anne Colin are in Zero Sum."),
        (Question(Topic.CREATORS), "Zero Sum was directed by Vera Lang."),
        (Question(Topic.LENGTH), "Zero Sum runs 1 hour 56."),
        (Question(Topic.YEAR), "Zero Sum came out in 2011."),
        (Question(Topic.LANGUAGE), "Zero Sum is in English."),
        (Question(Topic.GENRE), "Zero Sum is filed under thriller and crime."),
        (Question(Topic.AGE_RATING), "Zero Sum is rated R."),
        (
            Question(Topic.AGE_RATING, words="is it ok for my kids"),
            "Zero Sum is rated R, so it is not meant for children. It is fairly violent.",
        ),
        (Question(Topic.TONE, dial=Dial.TENSION), "Yes, Zero Sum is very tense."),
        (Question(Topic.TONE, dial=Dial.HUMOUR), "No, Zero Sum is a little funny."),
        (Question(Topic.TONE, dial=Dial.PACE, direction=-1), "No, Zero Sum is very fast."),
        (
            Question(Topic.TONE, words="is it scary"),
            "Zero Sum is not marked as scary; it is very tense and dark.",
        ),
    ],
)
def test_an_answer_by_code(catalogue: Catalogue, question: Question, text: str) -> None:
    assert said(catalogue, question, "zero-sum-2011") == text


def test_scary_and_sad_are_moods(catalogue: Catalogue) -> None:
    scary = Question(Topic.TONE, dial=Dial.TENSION, words="is it scary?")
    assert said(catalogue, scary, "the-hollow-stair-1978").startswith("Yes: the mood of")
    sad = Question(Topic.TONE, words="will it make me cry")
    assert said(catalogue, sad, "ashes-of-the-ninth-1957").startswith("Yes: the mood of")


@pytest.mark.parametrize("topic", [t for t in Topic if t not in {Topic.WHY, Topic.ME, Topic.APP}])
def test_what_the_library_does_not_know_is_said(catalogue: Catalogue, topic: Topic) -> None:
    text = said(catalogue, Question(topic, dial=Dial.HUMOUR if topic is Topic.TONE else None))
    assert "The library" in text and "Bare" in text


def test_what_it_is_about_is_the_description(catalogue: Catalogue) -> None:
    text = said(catalogue, Question(Topic.ABOUT), "zero-sum-2011")
    assert catalogue.items["zero-sum-2011"].description.startswith(text)


def test_several_items_have_one_line_each(catalogue: Catalogue) -> None:
    text = said(catalogue, Question(Topic.LENGTH), "zero-sum-2011", "moss-2020")
    assert text.splitlines() == ["Zero Sum runs 1 hour 56.", "Moss runs 1 hour 22."]


@pytest.mark.parametrize(
    ("question", "ids", "text"),
    [
        (
            Question(Topic.COMPARE, dial=Dial.DARKNESS, direction=-1),
            ("zero-sum-2011", "moss-2020"),
            "Moss is the lighter one: not dark, against dark.",
        ),
        (
            Question(Topic.COMPARE, words="which is shortest"),
            ("zero-sum-2011", "moss-2020", "static-1992"),
            "Moss is shorter than the others: 82 minutes. "
            "Then Static (93 minutes) and Zero Sum (116 minutes).",
        ),
        (
            Question(Topic.COMPARE, dial=Dial.TENSION),
            ("comet-summer-1986", "moss-2020"),
            "There is nothing between them: Comet Summer and Moss are not tense.",
        ),
    ],
)
def test_comparisons(
    catalogue: Catalogue, question: Question, ids: tuple[str, ...], text: str
) -> None:
    assert said(catalogue, question, *ids) == text


CAST = Question(Topic.CAST, words="who is in it")


def test_the_model_may_word_what_holds(catalogue: Catalogue) -> None:
    model = ScriptedModel("It stars Marcus Hale and Anne Colin.")
    text = said(catalogue, CAST, "zero-sum-2011", model=model)
    assert text == "It stars Marcus Hale and Anne Colin."


def test_who_asks_by_place_is_told_which_one_was_meant(catalogue: Catalogue) -> None:
    model = ScriptedModel("It stars Marcus Hale and Anne Colin.")
    question = Question(Topic.CAST, words="who is in the second one?")
    text = said(catalogue, question, "zero-sum-2011", model=model)
    assert text == "Marcus Hale and Anne Colin are in Zero Sum."


@pytest.mark.parametrize(
    "words",
    [
        "It stars Tom Hanks.",
        "It is directed by Marcus Hale.",
        "It is from 2011.",  # true, but no answer
        "It stars Marcus Hale. He won an award.",
        "",
        ModelBusy("no time"),
    ],
)
def test_what_does_not_hold_or_answer_is_left_to_code(
    catalogue: Catalogue, words: str | ModelBusy
) -> None:
    text = said(catalogue, CAST, "zero-sum-2011", model=ScriptedModel(words))
    assert text == "Marcus Hale and Anne Colin are in Zero Sum."


def test_an_answer_carries_its_claims(catalogue: Catalogue) -> None:
    items = [catalogue.items["zero-sum-2011"]]
    reply = answer(CAST, items, model=None, prompts=Prompts(), noun="film")
    assert [claim.text for claim in reply.claims] == ["with Marcus Hale, Anne Colin"]
