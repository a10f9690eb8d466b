"""Cases: what they may hold, how they are judged, and that broken files say where."""

from collections.abc import Callable
from pathlib import Path

import pytest

from recchat.errors import BadPrompt, NotFound
from recchat.lab.cases import OWN, cases_of, read_cases, row_of
from recchat.lab.desk import Lab
from recchat.lab.expectations import KINDS, Outcome, failures, words_of
from recchat.prompts import Prompt, Prompts

Make = Callable[..., Lab]
PROMPT = Prompt("talk/chat", "Be kind.", "person: Hello, it’s me")
JOBS = ("talk/understand", "talk/chat", "talk/ask", "talk/answer", "explain/reason")


def outcome(said: str | None = None, **how: object) -> Outcome:
    return Outcome(PROMPT, 12, said, **how)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", JOBS)
def test_each_template_has_eight_cases_that_render_as_they_say(name: str) -> None:
    cases = cases_of(Prompts(), name)
    assert len(cases) >= 8
    assert len({one.id for one in cases}) == len(cases)
    for case in cases:
        prompt = Prompts().render(name, case.variables)
        assert list(failures(case.expect, Outcome(prompt, 1))) == []
        assert case.about


@pytest.mark.parametrize("name", ["talk/answer", "explain/reason"])
def test_cases_about_items_bring_the_claims_that_they_are_judged_by(name: str) -> None:
    key = "claims" if name == "explain/reason" else "facts"
    for case in cases_of(Prompts(), name):
        assert case.ground is not None
        assert [one.text for one in case.ground.claims] == case.variables[key]


@pytest.mark.parametrize(
    ("expect", "good", "bad"),
    [
        ({"sentences": 2}, "One. Two.", "One."),
        ({"sentences_most": 1}, "One.", "One. Two."),
        ({"words_most": 2}, "two words", "three words here"),
        ({"contains": ["it's"]}, "It’s here.", "It is here."),
        ({"contains_one": ["a", "b"]}, "B!", "C!"),
        ({"lacks": ["no"]}, "yes", "no"),
        ({"lacks": ["no"]}, "yes", ""),
        ({"question": True}, "Is it?", "It is."),
    ],
)
def test_what_is_expected_of_words(expect: dict[str, object], good: str, bad: str) -> None:
    assert list(failures(expect, outcome(good))) == []
    assert list(failures(expect, outcome(bad))) == words_of(expect)


def test_what_is_expected_of_a_frame() -> None:
    values = {"acts": ("request",), "like": ("Heat", "Cats")}
    read = outcome("x", values=values)
    assert list(failures({"acts": ["request"], "like": ["cats", "heat"]}, read)) == []
    assert list(failures({"dislike": []}, read)) == []
    assert list(failures({"like": ["Heat"]}, read)) == ["like is “Heat”"]


def test_what_is_expected_of_the_prompt_needs_no_answer() -> None:
    expect = {"prompt_contains": ["it's me"], "max_tokens": 12, "sentences": 9}
    assert list(failures(expect, outcome())) == []
    assert len(list(failures({"prompt_lacks": ["kind"], "max_tokens": 11}, outcome()))) == 2


def test_every_expectation_has_words() -> None:
    for name, kind in KINDS.items():
        value: object = True if kind.takes is bool else 3 if kind.takes is int else ["a"]
        assert "{}" not in words_of({name: value})[0]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "line 2: not JSON"),
        ("[]", "variables"),
        ('{"id": "a"}', "variables"),
        ('{"id": "../a", "variables": {}}', "is no id"),
        ('{"id": "a", "variables": {}, "expect": {"sings": 1}}', "'sings' cannot be expected"),
        ('{"id": "a", "variables": {}, "expect": {"sentences": "two"}}', "takes a int"),
        ('{"id": "a", "variables": {}, "expect": []}', "has to be an object"),
        ('{"id": "a", "variables": {}, "ground": {"item": 3}}', "ground"),
    ],
)
def test_a_broken_case_is_named_with_its_line(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / OWN
    path.write_text('{"id": "good", "variables": {}}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(BadPrompt, match=says):
        read_cases(path, is_own=True)


def test_own_cases_are_kept_and_dropped_and_shipped_ones_stay(make_lab: Make) -> None:
    lab = make_lab()
    before = len(lab.cases("talk/chat"))
    case = lab.add_case("talk/chat", "mine", {"noun": "film"}, {"sentences": 1})
    assert case["words"] == ["the answer has 1 sentences"]
    assert len(lab.cases("talk/chat")) == before + 1
    lab.remove_case("talk/chat", case["id"])
    with pytest.raises(NotFound):
        lab.remove_case("talk/chat", "hello")
    with pytest.raises(BadPrompt, match="cannot be expected"):
        lab.add_case("talk/chat", "mine", {}, {"sings": True})
    assert len(lab.cases("talk/chat")) == before


def test_a_case_comes_back_as_it_was_written() -> None:
    for case in cases_of(Prompts(), "explain/reason"):
        assert case.ground is not None
        assert row_of(case)["ground"]["item"]["id"] == case.ground.item.id
