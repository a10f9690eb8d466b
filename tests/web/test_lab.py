"""The verbs of the prompt lab, over a small lab in memory."""

import time
from collections.abc import Callable

import pytest

from recchat.db.choices import Choices
from recchat.web.ask import Ask
from recchat.web.lab import LabDesk
from recchat.web.lab_owners import Owners
from recchat.web.lab_views import LabViews
from recchat.web.port import Port
from recchat.web.views import Views
from tests.web.fake_app import FakeApp
from tests.web.lab_fake import HOSTILE, FakeLab

NAME = "talk/understand"
BROKEN = "{% if x %}"
Answer = dict[str, object]
Asking = Callable[..., Answer]


@pytest.fixture
def lab() -> FakeLab:
    return FakeLab()


@pytest.fixture
def ask(app: FakeApp, lab: FakeLab) -> Asking:
    views = LabViews(Views(app.catalogue))
    verbs = LabDesk(Port(app), lab, views, Owners(Choices(app.store))).verbs()

    def asking(verb: str, **values: object) -> Answer:
        return verbs[verb](Ask({"name": NAME, **values}))

    return asking


def finished(ask: Asking, job: object, person: str = "") -> list[dict[str, object]]:
    """All news of a job, once it is over."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        told = ask("lab-news", job=job, person=person)
        if told["over"]:
            return told["news"]
    raise AssertionError("the job does not end")


def test_the_list_tells_stages_versions_and_cases_and_escapes_them(ask: Asking) -> None:
    told = ask("lab-open")
    assert "Understand" in ask("lab")["list"].title()
    assert "1 case" in told["list"]
    assert HOSTILE not in told["cases"]
    assert "&lt;img src=x" in told["cases"]


def test_a_template_opens_with_its_values_and_its_history(ask: Asking, lab: FakeLab) -> None:
    told = ask("lab-open")
    assert told["source"] == lab.sources[NAME]
    assert [one["id"] for one in told["version_ids"]] == ["shipped"]
    assert told["examples"][0]["variables"]["message"] == "Something like Arrival but warmer"


def test_values_come_from_a_talk_of_the_person_alone(
    app: FakeApp, ask: Asking, lab: FakeLab
) -> None:
    ana, ben = app.people.add("Ana").id, app.people.add("Ben").id
    talk = app.dialogues.create(ana, "films").id
    assert ask("lab-examples", person=ana, talk=talk)["talk"] == talk
    refused = ask("lab-examples", person=ben, talk=talk)
    assert "not here" in str(refused["trouble"])
    assert lab.asked == [(ana, talk)]


def test_a_person_who_is_not_there_gets_nothing(ask: Asking, lab: FakeLab) -> None:
    assert "trouble" in ask("lab-open", person="nobody")
    assert lab.asked == []


def test_a_broken_template_is_told_with_its_line(ask: Asking) -> None:
    told = ask("lab-rendered", source=BROKEN, variables={"message": "x"})
    assert (told["ok"], told["line"]) == (False, 4)
    assert "unexpected end" in str(told["error"])


def test_the_prompt_says_what_is_reused_and_what_this_model_does_not_read(ask: Asking) -> None:
    html = ask("lab-rendered", source="x", variables={"message": "<b>bold</b>"})["html"]
    assert "102" in html
    assert "not read by this model" in html
    assert "&lt;b&gt;bold" in html


def test_a_run_brings_text_as_it_comes_and_the_parsed_value(ask: Asking) -> None:
    news = finished(ask, ask("lab-run", source="x", variables={"message": HOSTILE})["job"])
    assert [one["kind"] for one in news][:2] == ["prompt", "text"]
    assert "request; critique" in news[-1]["html"]
    assert HOSTILE not in news[-1]["html"]


def test_a_run_stops_when_it_is_told_to(ask: Asking, lab: FakeLab) -> None:
    lab.pause.clear()
    job = ask("lab-run", source="x", variables={})["job"]
    ask("lab-stop", job=job)
    lab.pause.set()
    assert finished(ask, job)[-1]["stopped"] is True


def test_the_news_of_a_run_are_for_the_person_who_began_it(app: FakeApp, ask: Asking) -> None:
    ana, ben = app.people.add("Ana").id, app.people.add("Ben").id
    job = ask("lab-run", source="x", variables={}, person=ana)["job"]
    assert "trouble" in ask("lab-news", job=job, person=ben)
    assert finished(ask, job, ana)


def test_two_versions_on_one_input_are_marked_where_they_differ(ask: Asking, lab: FakeLab) -> None:
    job = ask("lab-both", a="shipped", b="", source="other", variables={})["job"]
    news = finished(ask, job)
    assert {one.get("side") for one in news} >= {"a", "b"}
    assert "word for word" in news[-1]["html"]


def test_scores_and_comparisons_tell_progress_and_intervals(ask: Asking) -> None:
    card = finished(ask, ask("lab-score", a="shipped")["job"])
    assert card[0] == {"kind": "step", "done": 1, "of": 2}
    assert "0.10 to 0.90" in card[-1]["html"]
    both = finished(ask, ask("lab-compare", a="shipped", b="", source="x")["job"])
    assert "no difference that 2 cases could show" in both[-1]["html"]
    assert "<mark>other" in both[-1]["html"]


def test_a_case_of_one_person_is_hidden_from_the_others(app: FakeApp, ask: Asking) -> None:
    ana, ben = app.people.add("Ana").id, app.people.add("Ben").id
    secret = {"about": "the secret of Ana", "variables": {"message": "the secret of Ana"}}
    assert "secret of Ana" in ask("lab-keep-case", person=ana, **secret)["cases"]
    told = ask("lab-open", person=ben)
    scored = finished(ask, ask("lab-score", a="shipped", person=ben)["job"], ben)
    compared = finished(ask, ask("lab-compare", a="shipped", b="", person=ben)["job"], ben)
    assert "secret" not in str((told, scored, compared))
    assert "somebody else" in scored[-1]["html"]
    assert "trouble" in ask("lab-drop-case", case="own-1", person=ben)


def test_the_cases_of_a_person_go_with_them(app: FakeApp, ask: Asking, lab: FakeLab) -> None:
    ana = app.people.add("Ana").id
    ask("lab-keep-case", person=ana, about="mine", variables={"message": "mine"})
    app.people.remove(ana)
    ask("lab")
    assert lab.own[NAME] == []


def test_a_turn_of_another_makes_no_case(app: FakeApp, ask: Asking, lab: FakeLab) -> None:
    ana, ben = app.people.add("Ana").id, app.people.add("Ben").id
    talk = app.dialogues.create(ana, "films").id
    message = app.dialogues.append(ana, talk, "something warm", parent_id=None).id
    assert "trouble" in ask("lab-keep-case", person=ben, message=message)
    assert "cases" in ask("lab-keep-case", person=ana, message=message)
    assert [one["variables"]["message"] for one in lab.own[NAME]] == [message]


def test_a_version_is_saved_used_compared_exported_and_taken_back(
    ask: Asking, lab: FakeLab
) -> None:
    saved = ask("lab-save", source="other\n", comment="shorter")
    assert saved["version"] == "0001"
    ask("lab-use", version="0001")
    assert lab.used[NAME] == "0001"
    assert "+other" in ask("lab-diff", a="shipped", b="0001")["html"]
    assert "+other" in str(ask("lab-export")["patch"])
    ask("lab-revert")
    assert lab.used[NAME] == "shipped"


def test_a_broken_version_is_kept_and_cannot_be_put_in_use(ask: Asking, lab: FakeLab) -> None:
    saved = ask("lab-save", source=BROKEN, comment="")
    assert "cannot be put in use" in str(saved["said"])
    assert "does not render" in str(ask("lab-use", version="0001")["trouble"])
    assert lab.used[NAME] == "shipped"


def test_what_the_model_follows_is_told_with_what_it_does_not(ask: Asking) -> None:
    html = ask("lab-follows")["html"]
    assert "follows 1 of 2" in html
    assert "80 % to 97 %" in html
    assert "a larger model" in html


def test_odd_values_from_a_browser_are_made_plain(ask: Asking) -> None:
    deep: list[object] = []
    for _ in range(50):
        deep = [deep]
    told = ask("lab-rendered", source="x", variables={"message": deep, "n": 1.5, "t": "x" * 99999})
    assert told["ok"] is True
    assert "trouble" not in ask("lab-rendered", source="x", variables="no table")
