"""Score cards and comparisons: honest about few cases, clear where there is a difference."""

import threading
from collections.abc import Callable

import pytest

from recchat.lab.cases import Case
from recchat.lab.comparing import compared
from recchat.lab.desk import Lab
from recchat.lab.scores import Bench, Card, Text, Tried, card_of, tried
from recchat.llm.scripted import ScriptedModel
from recchat.prompts import Prompts

Make = Callable[..., Lab]
NAME = "talk/understand"
SOURCE = Prompts().shipped(NAME)
CASES = [
    Case(
        f"c{i}", {"message": "I loved Heat", "last": "", "noun": "film"},
        expect={"acts": ["preference"], "like": ["Heat"]},
    )
    for i in range(12)
]  # fmt: skip
RIGHT, WRONG = "acts: preference\nlike: Heat", "acts: chat"


def card(*answers: str, label: str = "shipped") -> Card:
    """Twelve cases, answered in turn."""
    text, model = Text(NAME, label, SOURCE), ScriptedModel(*answers)
    rows = list(tried(text, CASES, Bench(model, len)))
    return card_of(text, rows, model)


def figure(of: Card, name: str) -> tuple[float, int]:
    found = next(one for one in of.figures if one.name == name)
    assert found.low <= found.value <= found.high
    return round(found.value, 3), found.n


def test_a_card_counts_cases_f1_and_tokens() -> None:
    half = card(*[RIGHT, WRONG] * 6)
    assert figure(half, "cases_held") == (0.5, 12)
    assert figure(half, "understanding_f1") == (0.571, 12)  # 12 right of 18 read, 24 marked
    assert figure(half, "prompt_tokens")[1] == 12
    assert figure(half, "answer_ms")[0] >= 0


def test_the_same_answers_make_no_difference() -> None:
    found = compared(card(*[RIGHT, WRONG] * 6), card(*[RIGHT, WRONG] * 6, label="0001"))
    assert found.verdict.startswith("no difference that 12 cases could show")
    assert {one.better for one in found.differences if one.measure.is_quality} == {"neither"}


def test_one_case_more_of_twelve_is_no_difference() -> None:
    found = compared(card(*[RIGHT] * 10, *[WRONG] * 2), card(*[RIGHT] * 11, WRONG))
    assert found.verdict.startswith("no difference that 12 cases could show")


@pytest.mark.parametrize(("a", "b", "better"), [(WRONG, RIGHT, "b"), (RIGHT, WRONG, "a")])
def test_a_clear_difference_is_said_with_its_side_and_interval(a: str, b: str, better: str) -> None:
    found = compared(card(*[RIGHT] * 3, *[a] * 9), card(*[RIGHT] * 3, *[b] * 9))
    held = next(one for one in found.differences if one.measure.name == "cases_held")
    assert held.better == better
    assert abs(held.value) == 0.75
    assert held.low <= held.value <= held.high
    assert found.verdict.startswith(f"{better} is better: cases held")


def test_a_text_that_does_not_render_holds_no_case() -> None:
    text = Text(NAME, "edited", SOURCE + "{{ nobody }}")
    rows = list(tried(text, CASES, Bench(ScriptedModel(), len)))
    assert not any(row.held for row in rows)
    assert "'nobody' is undefined" in rows[0].failed[0]


def test_without_a_model_only_the_prompt_is_judged() -> None:
    rows = list(tried(Text(NAME, "shipped", SOURCE), CASES, Bench(None, len)))
    assert all(row.held and row.answer is None and row.tokens for row in rows)


def test_a_stopped_trial_tries_no_more_cases() -> None:
    cancelled = threading.Event()
    bench, rows = Bench(ScriptedModel(*[RIGHT] * 12), len, cancelled=cancelled), list[Tried]()
    for row in tried(Text(NAME, "shipped", SOURCE), CASES, bench):
        rows.append(row)
        cancelled.set()
    assert len(rows) == 1


def test_the_lab_tells_how_far_a_comparison_is(make_lab: Make) -> None:
    count = len(make_lab().cases("talk/ask"))
    lab = make_lab(*["What mood are you in?"] * 2 * count)
    a = {"version": "shipped"}
    b = {"source": lab.prompts.shipped("talk/ask").replace("ask about:", "subject:")}
    steps = list(lab.compare_steps("talk/ask", a, b))
    assert [one["kind"] for one in steps] == ["step"] * 2 * count + ["done"]
    assert steps[0]["of"] == 2 * count
    assert "verdict" in steps[-1]
    assert not any(row["changed"] for row in steps[-1]["rows"])
