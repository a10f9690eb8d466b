"""Written conversations and bad inputs, played against the whole application."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from recchat.assemble import App, assembled
from recchat.config import BUNDLED_LIBRARIES, BUNDLED_MODEL, read_settings
from recchat.evaluate.conversations import (
    Conversation,
    Parts,
    Played,
    play,
    play_all,
    read_conversations,
)
from recchat.evaluate.expectations import CHECKS

FOLDER = Path(__file__).parent / "conversations"
ALL = [one for path in sorted(FOLDER.glob("[0-9]*.jsonl")) for one in read_conversations(path)]
WRITTEN = [one for one in ALL if one.library == "films"]
BOOKS = [one for one in ALL if one.library == "books"]
BAD_INPUT = read_conversations(FOLDER / "bad_input.jsonl")
LEAST, LEAST_WITHOUT_MODEL = 36, 30  # of the 40

pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The application over the bundled films, with the bundled model where it is."""
    home = tmp_path_factory.mktemp("conversations")
    with assembled(read_settings(home=home)) as running:
        running.wait()
        yield running


@pytest.fixture(scope="module")
def parts(app: App) -> Parts:
    return Parts(app.talk, app.people, app.interactions, app.dialogues, app.catalogue)


@pytest.fixture(scope="module")
def without_model(parts: Parts) -> Parts:
    return replace(parts, talk=replace(parts.talk, models=lambda: None))


def report(played: Played) -> str:
    lines = "\n".join(str(one) for one in played.broken)
    return f"{played.holding} of {played.count} conversations hold\n{lines}"


def test_forty_conversations_are_written_in_words_that_can_be_checked() -> None:
    ids = {line.split('"')[3] for line in (BUNDLED_LIBRARIES / "films.jsonl").open()}
    assert len(WRITTEN) == 40 and len(BAD_INPUT) == 15
    assert len({one.name for one in (*WRITTEN, *BAD_INPUT)}) == 55
    ids |= {line.split('"')[3] for line in (BUNDLED_LIBRARIES / "books.jsonl").open()}
    for one in (*ALL, *BAD_INPUT):
        assert len(one.turns) <= 6
        assert {name for turn in one.turns for name in turn.expect} <= set(CHECKS)
        assert {key for kinds in one.history.values() for k in kinds.values() for key in k} <= ids
    assert all(len(one.turns) >= 3 for one in WRITTEN)


@pytest.mark.slow
@pytest.mark.skipif(not BUNDLED_MODEL.exists(), reason="the bundled model is not there")
def test_most_conversations_hold_with_the_bundled_model(app: App, parts: Parts) -> None:
    assert app.model_slot.get() is not None
    played = play_all(WRITTEN, parts)
    print(report(played))  # noqa: T201
    assert played.holding >= LEAST, report(played)


@pytest.mark.slow
def test_many_conversations_hold_without_a_model(without_model: Parts) -> None:
    played = play_all(WRITTEN, without_model)
    print(report(played))  # noqa: T201
    assert played.holding >= LEAST_WITHOUT_MODEL, report(played)


@pytest.mark.slow
def test_conversations_about_books_hold_without_a_model(app: App) -> None:
    books = app.beside("books")
    talk = replace(books.talk, models=lambda: None)
    shelf = Parts(talk, books.people, books.interactions, books.dialogues, books.catalogue)
    played = play_all(BOOKS, shelf)
    assert len(BOOKS) >= 6
    assert played.holding == played.count == len(BOOKS), report(played)


@pytest.mark.parametrize("conversation", BAD_INPUT, ids=lambda one: one.name)
def test_bad_input_is_answered_and_nothing_is_lost(
    without_model: Parts, conversation: Conversation
) -> None:
    assert [str(one) for one in play(conversation, without_model)] == []


@pytest.mark.skipif(not BUNDLED_MODEL.exists(), reason="the bundled model is not there")
def test_bad_input_is_answered_by_the_bundled_model_too(parts: Parts) -> None:
    assert [str(one) for one in play_all(BAD_INPUT, parts).broken] == []
