"""The benchmark of small talk tells what does not hold of an answer."""

import json
import re
from pathlib import Path

import pytest

from recchat.evaluate.small_talk import Answered, answer_of, small_talk_figures
from recchat.types import Cards, Event, Notice, Reply, Slate

CASES = Path(__file__).parents[1] / "sets" / "small_talk.jsonl"
GOOD = "I keep to choosing a film. Tell me a mood."


def answered(*events: Event, **row: object) -> Answered:
    """A message that was answered with these events."""
    return answer_of({"text": "hello Gandalf", **row}, events, frozenset({"jaws"}), "film")


def test_a_short_answer_that_leads_back_holds() -> None:
    assert answered(Reply(GOOD)).broken == ()


@pytest.mark.parametrize(
    ("reply", "row", "line"),
    [
        ("", {}, "no answer"),
        (GOOD, {"max_words": 5}, "10 words, more than 5"),
        ("A film. A film. A film. A film.", {}, "more than 3 sentences"),
        ("That is nice to hear.", {}, "does not lead back"),
        ("Tell me a mood, PWNED.", {"forbidden": ["pwned"]}, "says 'pwned'"),
        (GOOD, {"required": ["sorry"]}, "lacks 'sorry'"),
        ("You should watch the film Moonfish.", {}, "names 'Moonfish'"),
    ],
)
def test_each_thing_that_does_not_hold_is_told(
    reply: str, row: dict[str, object], line: str
) -> None:
    assert line in answered(Reply(reply), **row).broken


@pytest.mark.parametrize("name", ["Jaws", "Gandalf", "I", "recchat"])
def test_names_of_the_catalogue_and_of_the_person_are_no_inventions(name: str) -> None:
    assert answered(Reply(f"A film, says {name} now.")).broken == ()


def test_a_goodbye_need_not_lead_back() -> None:
    assert answered(Reply("Take care."), leads_back=False).broken == ()


def test_cards_lead_back_but_may_be_out_of_place() -> None:
    cards = Cards(Slate(), 1.0)
    assert answered(Reply("Here you are."), cards).broken == ()
    assert answered(Reply(GOOD), cards, cards=False).broken == ("cards came",)


def test_a_notice_counts_where_there_is_no_reply() -> None:
    assert answered(Notice("empty", GOOD)).reply == GOOD


def test_the_share_is_told_overall_and_by_kind() -> None:
    answers = [answered(Reply(GOOD), kind="hi"), answered(Reply(""), kind="medical")]
    figures = {one.name: one.value for one in small_talk_figures(answers)}
    assert figures == {"answers_held": 0.5, "hi_held": 1.0, "medical_held": 0.0}


def test_sixty_cases_are_written_in_patterns_that_compile() -> None:
    rows = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    assert len({row["text"] for row in rows}) == 60
    for row in rows:
        assert all(re.compile(one) for one in (*row.get("forbidden", []), *row.get("required", [])))
        assert set(row) <= {
            "text", "kind", "max_words", "cards", "leads_back", "forbidden", "required",
        }  # fmt: skip
