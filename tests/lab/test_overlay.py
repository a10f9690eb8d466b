"""A person's own versions: kept, used, taken back, and never able to take the app down."""

import json
import os
from pathlib import Path

import pytest

from recchat.errors import BadPrompt
from recchat.prompts import SHIPPED, Overlay, Prompts, sample_of
from recchat.prompts.overlay import RECORD
from recchat.prompts.patch import diff, export

NAME = "talk/chat"
BROKEN = "=== system\n{% if %}\n=== user\nx\n"


@pytest.fixture
def overlay(tmp_path: Path) -> Overlay:
    return Overlay(tmp_path / "prompts", lambda: "2026-01-01T00:00:00+00:00")


@pytest.fixture
def prompts(overlay: Overlay) -> Prompts:
    return Prompts(overlay=overlay)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of templates that may be edited."""
    place = tmp_path / "shipped"
    for path in SHIPPED.rglob("*"):
        if path.suffix in {".j2", ".json"}:
            target = place / path.relative_to(SHIPPED)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    return place


def edited(prompts: Prompts, words: str) -> str:
    return prompts.shipped(NAME).replace("kind:", words)


def said(prompts: Prompts) -> str:
    return prompts.render(NAME, sample_of(NAME)).user


def write_later(path: Path, text: str) -> None:
    """Write as an editor does, at another moment than before."""
    path.write_text(text, encoding="utf-8")
    moved = path.stat().st_mtime_ns + 5_000_000
    os.utime(path, ns=(moved, moved))


def test_a_saved_version_answers_once_it_is_used_and_no_longer_after_revert(
    prompts: Prompts, overlay: Overlay
) -> None:
    assert said(prompts).startswith("kind:")
    version = overlay.save(NAME, edited(prompts, "sort:"), comment="a word", author="Ana")
    assert said(prompts).startswith("kind:")
    overlay.use(NAME, version.id)
    assert said(prompts).startswith("sort:")
    overlay.use(NAME, "shipped")
    assert said(prompts).startswith("kind:")
    assert prompts.problems() == []


def test_versions_keep_when_why_and_by_whom(prompts: Prompts, overlay: Overlay) -> None:
    overlay.save(NAME, edited(prompts, "a:"), comment="first\nline", author="Ana")
    overlay.save(NAME, edited(prompts, "b:"))
    first, second = overlay.record(NAME).versions
    assert (first.id, first.at, first.author, first.comment) == (
        "0001", "2026-01-01T00:00:00+00:00", "Ana", "first line",
    )  # fmt: skip
    assert second.id == "0002"
    assert overlay.save(NAME, edited(prompts, "b:")).id == "0002"


def test_a_version_put_there_by_hand_counts(prompts: Prompts, overlay: Overlay) -> None:
    place = overlay.place(NAME)
    place.mkdir(parents=True)
    (place / "0007.j2").write_text(edited(prompts, "hand:"), encoding="utf-8")
    overlay.use(NAME, "0007")
    assert said(prompts).startswith("hand:")
    assert overlay.save(NAME, edited(prompts, "next:")).id == "0008"


@pytest.mark.parametrize(
    "damage", ["{", "[]", '{"in_use": 7}', '{"in_use": "../../x"}', '{"versions": 3}', '"x"', "\0"]
)
def test_with_a_damaged_record_the_shipped_text_answers(
    prompts: Prompts, overlay: Overlay, damage: str
) -> None:
    overlay.use(NAME, overlay.save(NAME, edited(prompts, "mine:")).id)
    assert said(prompts).startswith("mine:")
    write_later(overlay.place(NAME) / RECORD, damage)
    assert said(prompts).startswith("kind:")
    assert "is damaged" in prompts.problems()[0].text
    overlay.use(NAME, "0001")  # made anew from the files there are
    assert said(prompts).startswith("mine:")
    assert prompts.problems() == []


def test_a_version_that_breaks_later_gives_way_to_the_last_good_one(
    prompts: Prompts, overlay: Overlay
) -> None:
    overlay.use(NAME, overlay.save(NAME, edited(prompts, "mine:")).id)
    assert said(prompts).startswith("mine:")
    write_later(overlay.place(NAME) / "0001.j2", BROKEN)
    assert said(prompts).startswith("mine:")
    assert "version 0001 cannot be used" in prompts.problems()[0].text
    write_later(overlay.place(NAME) / "0001.j2", edited(prompts, "mended:"))
    assert said(prompts).startswith("mended:")
    assert prompts.problems() == []


def test_a_version_that_never_was_good_gives_way_to_the_shipped_one(
    prompts: Prompts, overlay: Overlay
) -> None:
    overlay.use(NAME, overlay.save(NAME, BROKEN).id)
    assert said(prompts).startswith("kind:")
    assert "The shipped text answers" in prompts.problems()[0].text


def test_an_edit_under_prompts_is_picked_up_and_a_broken_one_is_not(
    folder: Path, overlay: Overlay
) -> None:
    prompts = Prompts(folder, overlay)
    path = folder / f"{NAME}.j2"
    good = path.read_text(encoding="utf-8")
    assert said(prompts).startswith("kind:")
    write_later(path, good.replace("kind:", "edited:"))
    assert said(prompts).startswith("edited:")
    for broken in (BROKEN, "", good.replace("{{ kind }}", "{{ settings }}"), "\0"):
        write_later(path, broken)
        assert said(prompts).startswith("edited:")
        assert NAME in prompts.problems()[0].text
    path.unlink()
    assert said(prompts).startswith("edited:")


def test_the_last_good_text_is_remembered_for_the_next_run(folder: Path, overlay: Overlay) -> None:
    path = folder / f"{NAME}.j2"
    assert said(Prompts(folder, overlay)).startswith("kind:")
    write_later(path, BROKEN)
    later = Prompts(folder, overlay)
    assert said(later).startswith("kind:")
    assert "The last good one answers" in later.problems()[0].text


def test_with_nothing_good_the_fault_is_said_with_its_line(folder: Path) -> None:
    (folder / f"{NAME}.j2").write_text(BROKEN, encoding="utf-8")
    with pytest.raises(BadPrompt, match="line 2"):
        said(Prompts(folder))


def test_a_version_that_fails_on_real_variables_gives_way_to_the_shipped_one(
    prompts: Prompts, overlay: Overlay
) -> None:
    fails_on_long = prompts.shipped(NAME) + "{{ 1 / (50 - message | length) }}\n"
    overlay.use(NAME, overlay.save(NAME, fails_on_long).id)
    prompt = prompts.render(NAME, {**sample_of(NAME), "message": "x" * 50})
    assert prompt.user.startswith("kind:")
    assert "division by zero" in prompts.problems()[0].text


def test_each_problem_is_told_once(prompts: Prompts, overlay: Overlay) -> None:
    overlay.use(NAME, overlay.save(NAME, BROKEN).id)
    said(prompts)
    assert [one.name for one in prompts.news()] == [NAME]
    said(prompts)
    assert prompts.news() == []
    assert len(prompts.problems()) == 1


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "/etc/passwd", "talk/../talk/chat", "talk", "", "Talk/Chat", "a/b\0"],
)
def test_only_names_of_templates_reach_the_disk(prompts: Prompts, name: str) -> None:
    for ask in (prompts.source, prompts.shipped, lambda one: prompts.overlay.place(one)):  # type: ignore[union-attr]
        with pytest.raises(BadPrompt):
            ask(name)


@pytest.mark.parametrize("version", ["../0001", "0001/../../x", "1", "", "00001", "latest"])
def test_only_numbers_of_versions_reach_the_disk(overlay: Overlay, version: str) -> None:
    with pytest.raises(BadPrompt, match=r"no version|is no version"):
        overlay.source(NAME, version)


def test_a_patch_applies_to_the_shipped_files(prompts: Prompts, overlay: Overlay) -> None:
    assert export(prompts) == ""
    overlay.use(NAME, overlay.save(NAME, edited(prompts, "sort:")).id)
    patch = export(prompts)
    assert patch.startswith(f"diff --git a/prompts/{NAME}.j2 b/prompts/{NAME}.j2\n--- a/prompts/")
    assert "-kind: {{ kind }}\n+sort: {{ kind }}\n" in patch
    assert diff(prompts, NAME, "shipped", "0001").count("\n") == len(patch.splitlines()) - 1
    assert diff(prompts, NAME, "0001", "0001") == ""


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path, prompts: Prompts) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    overlay = Overlay(tmp_path / "file" / "prompts")
    with pytest.raises(BadPrompt, match="cannot be saved"):
        overlay.save(NAME, prompts.shipped(NAME))
    assert said(Prompts(overlay=overlay)).startswith("kind:")


def test_the_record_is_plain_json(prompts: Prompts, overlay: Overlay) -> None:
    overlay.save(NAME, edited(prompts, "a:"), comment="why")
    row = json.loads((overlay.place(NAME) / RECORD).read_text(encoding="utf-8"))
    assert row["in_use"] == "shipped"
    assert row["versions"][0]["comment"] == "why"
