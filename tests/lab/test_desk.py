"""What the page asks of the lab: always an answer, whatever text stands in the editor."""

import threading
from collections.abc import Callable

import pytest

from recchat.errors import BadPrompt, ModelBusy
from recchat.lab.desk import Lab
from recchat.prompts import Prompts, sample_of

Make = Callable[..., Lab]
NAME = "talk/chat"
SHIPPED = Prompts().shipped(NAME)


def test_templates_are_listed_by_stage_with_what_is_in_use(make_lab: Make) -> None:
    lab = make_lab()
    lab.shelf.use(NAME, lab.shelf.save(NAME, SHIPPED.replace("kind:", "sort:"))["id"])
    stages = {one["stage"]: one["templates"] for one in lab.shelf.templates()}
    chat = next(one for one in stages["talk"] if one["name"] == NAME)
    assert (chat["in_use"], chat["versions"], chat["cases"]) == ("0001", 1, 9)
    assert chat["purpose"].startswith("small talk")
    assert [one["name"] for one in stages["explain"]] == ["explain/reason"]


def test_a_template_is_told_with_variables_limits_and_versions(make_lab: Make) -> None:
    found = make_lab().shelf.template("explain/reason")
    assert found["source"] == found["shipped"]
    assert {one["name"]: one["type"] for one in found["variables"]} == {
        "noun": "text", "label": "text", "claims": "list of texts", "style": "text",
    }  # fmt: skip
    assert [one["name"] for one in found["variables"] if one["in_system"]] == ["noun"]
    assert found["limits"]["tokens"] == 90
    assert make_lab().shelf.template("talk/understand")["grammar"]
    assert not found["grammar"]


def test_a_rendered_text_has_its_tokens_by_part(make_lab: Make) -> None:
    found = make_lab("x").rendered(NAME, SHIPPED, sample_of(NAME))
    assert found["ok"]
    assert found["warnings"] == []
    assert found["user"] == "kind: greeting\nperson: hello there"
    assert found["tokens"] == sum(part["tokens"] for part in found["parts"])
    assert [part["reused"] for part in found["parts"]] == [True, False]
    assert "vocabulary of" in found["counted_by"]


@pytest.mark.parametrize(
    ("change", "says", "line"),
    [
        (("person: {{", "person: {{ nobody }} {{"), "'nobody' is undefined", 10),
        (("person: {{", "person: {% if %}{{"), "Expected an expression", 10),
        (("=== user", "=== nobody"), "needs one '=== system'", None),
        (("{{ message }}", "{{ ''.__class__ }}"), "unsafe", 10),
    ],
)
def test_a_bad_text_is_answered_with_its_fault_and_line(
    make_lab: Make, change: tuple[str, str], says: str, line: int | None
) -> None:
    found = make_lab().rendered(NAME, SHIPPED.replace(*change), sample_of(NAME))
    assert not found["ok"]
    assert says in found["error"]
    assert found["line"] == line
    assert found["tokens"] == 0


@pytest.mark.parametrize(
    ("change", "warns"),
    [
        (("Name no titles.", "{{ message }}"), "belongs below === user"),
        (("{{ message }}", "x"), "'message' is declared in the header, but not used"),
        (("person:", "word " * 400 + "person:"), "the budget is 200"),
    ],
)
def test_a_doubtful_text_is_rendered_with_a_warning(
    make_lab: Make, change: tuple[str, str], warns: str
) -> None:
    found = make_lab().rendered(NAME, SHIPPED.replace(*change), sample_of(NAME))
    assert found["ok"]
    assert any(warns in one for one in found["warnings"])


def test_a_version_with_a_fault_is_kept_but_not_used(make_lab: Make) -> None:
    shelf = make_lab().shelf
    saved = shelf.save(NAME, SHIPPED.replace("Name no titles.", "{{ message }}"))
    assert "belongs below === user" in saved["problem"]
    with pytest.raises(BadPrompt, match="cannot be used"):
        shelf.use(NAME, saved["id"])
    assert [one["in_use"] for one in shelf.versions(NAME)] == [True, False]


def test_a_run_streams_words_and_ends_with_a_verdict(make_lab: Make) -> None:
    steps = list(make_lab("Hello. What are you after?").run(NAME, SHIPPED, sample_of(NAME)))
    assert [one["kind"] for one in steps] == ["prompt", *["text"] * 5, "done"]
    done = steps[-1]
    assert done["text"] == "".join(one["text"] for one in steps if one["kind"] == "text")
    assert done["shown"] == "Hello. What are you after?"
    assert done["holds"][0]["held"]
    assert 0 <= done["first_ms"] <= done["total_ms"]


def test_a_reading_is_run_under_its_grammar_and_parsed(make_lab: Make) -> None:
    name, given = "talk/understand", sample_of("talk/understand")
    lab = make_lab("acts: request\nlike: Arrival; Nothing")
    steps = list(lab.run(name, lab.prompts.shipped(name), given))
    assert '"acts: "' in steps[0]["grammar"]
    assert steps[-1]["parsed"] == {"acts": ["request"], "like": ["Arrival"]}


def test_what_small_talk_may_not_name_is_not_shown(make_lab: Make) -> None:
    lab = make_lab("Watch it at 7 or 8.")
    assert list(lab.run(NAME, SHIPPED, sample_of(NAME)))[-1]["shown"] == ""


def test_a_run_can_be_stopped(make_lab: Make) -> None:
    cancelled = threading.Event()
    steps = make_lab("one two three").run(NAME, SHIPPED, sample_of(NAME), cancelled)
    kinds = []
    for step in steps:
        kinds.append(step["kind"])
        if step["kind"] == "text":
            cancelled.set()
    assert kinds == ["prompt", "text", "done"]


@pytest.mark.parametrize("answer", [None, ModelBusy("too slow")])
def test_without_an_answer_a_run_says_why(make_lab: Make, answer: object) -> None:
    lab = make_lab(answer) if answer else make_lab()
    last = list(lab.run(NAME, SHIPPED, sample_of(NAME)))[-1]
    assert last["kind"] == "error"
    assert last["text"] in {"too slow", "The language model is not ready."}


def test_repeats_change_the_opening_alone(make_lab: Make) -> None:
    name = "explain/reason"
    lab = make_lab("It is short.", "It is long.", "It is short.")
    found = lab.repeats(name, lab.prompts.shipped(name), sample_of(name))
    assert len({one["opening"] for one in found["answers"]}) == 3
    assert found["words"].startswith("Decoding is greedy")
    assert "2 different ones" in found["words"]


@pytest.mark.parametrize("source", [SHIPPED, "", "{{", "{# open", "=== user\n{% if a %}b{{ c }}"])
def test_colours_cover_the_whole_text(make_lab: Make, source: str) -> None:
    spans = make_lab().tokens_of_source(source)
    assert "".join(source[one["start"] : one["end"]] for one in spans) == source


def test_every_template_passes_its_check(make_lab: Make) -> None:
    found = make_lab().check()
    assert [one["problems"] for one in found["templates"] if one["problems"]] == []
    assert found["ok"]


def test_instructions_are_those_of_the_model_in_use_where_it_was_measured(make_lab: Make) -> None:
    lab, bundled = make_lab("x"), make_lab().instructions()["model"]
    assert lab.instructions()["model"] == bundled
    path = lab.measured_path
    assert path is not None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('{"model": "scripted", "followed": 1, "of": 20, "edits": []}')
    assert lab.instructions()["model"] == "scripted"
    path.write_text('{"model": "another", "edits": []}')
    assert lab.instructions()["model"] == bundled
