"""The edits that say which instructions a model follows, and how that is counted."""

from recchat.catalogue.items import Catalogue
from recchat.lab.edits import measure_edits, read_edits, read_measured, summary
from recchat.lab.judging import JUDGES, Judging, all_situations
from recchat.llm.scripted import ScriptedModel
from recchat.prompts import Prompts, sample_of

EDITS = read_edits()
CHAT = [Judging("talk/chat", sample_of("talk/chat"))] * 4
THANKS = next(one for one in EDITS if one.id == "chat-thanks")


def test_twenty_edits_still_fit_the_shipped_templates() -> None:
    assert len([one for one in EDITS if not one.larger]) == 20
    for edit in EDITS:
        source = Prompts().shipped(edit.template)
        assert edit.applied(source) != source
        assert edit.judge in JUDGES
        assert Prompts().render(edit.template, sample_of(edit.template))


def test_there_are_situations_for_every_edit(catalogue: Catalogue) -> None:
    drawn = list(all_situations(catalogue, 20, 7))
    for edit in EDITS:
        fit = [one for one in drawn if one.fits(edit.template, edit.needs)]
        assert len(fit) >= 3, edit.id


def test_an_edit_counts_only_when_it_changes_answers_as_stated() -> None:
    prompts = Prompts()

    def measured(before: str, after: str) -> bool:
        model = ScriptedModel(*[before, after] * 4)
        return next(iter(measure_edits([THANKS], prompts, model, CHAT))).followed

    assert measured("Hello.", "You are welcome.")
    assert not measured("You are welcome.", "You are welcome.")  # did so without the edit
    assert not measured("Hello.", "Hello.")
    assert not measured("You are welcome.", "Hello.")


def test_half_of_the_answers_are_not_enough() -> None:
    model = ScriptedModel(*["Hello.", "You are welcome.", "Hello.", "Hello."] * 2)
    found = list(measure_edits([THANKS], Prompts(), model, CHAT))
    assert found[0].after.value == 0.5
    assert summary(found, "scripted", "now")["followed"] == 0


def test_what_was_measured_is_about_these_edits() -> None:
    measured = read_measured()
    rows = measured["edits"]
    assert isinstance(rows, list)
    assert {row["id"] for row in rows} == {one.id for one in EDITS}
    ours = {one.id for one in EDITS if not one.larger}
    assert measured["followed"] == sum(row["followed"] for row in rows if row["id"] in ours)
    assert measured["of"] == 20
    assert int(str(measured["followed"])) >= 16
