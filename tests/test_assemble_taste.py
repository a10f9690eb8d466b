"""Taste in the assembled application: loaded behind the page, told of every like, given back."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from recchat.assemble import App, assemble, library_of, open_store, taste_folder
from recchat.config import Settings, read_settings
from recchat.learn.fitting import POINTER, Origin, Recipe, fit_taste
from recchat.learn.log import Taken, log_of
from recchat.recommend.request import Request
from recchat.types import Judgment, Source

KINDS = ("science fiction", "romance")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A home where taste is fitted: half of the people like one genre, half another."""
    made = read_settings(home=tmp_path_factory.mktemp("taste"), model="/none.gguf")
    with open_store(made) as store:
        items = library_of(made, store).catalogue.items.values()
    kinds = [[one.id for one in items if kind in one.genres][:40] for kind in KINDS]
    taken = [
        Taken(f"file:{person}", film)
        for person in range(60)
        for place, film in enumerate(kinds[person % 2])
        if (7 * person + place) % 5 < 2
    ]
    origin = Origin("films", ("made up",), "2026-01-01T00:00:00")
    fit_taste(log_of(taken), taste_folder(made), origin, Recipe(["ease"]))
    return made


@pytest.fixture(scope="module")
def app(settings: Settings) -> Iterator[App]:
    made = assemble(settings)
    made.taste.start()
    made.taste.wait(60)
    yield made
    made.close()


def slate(app: App, person: str) -> dict[str, tuple[Source, ...]]:
    history = app.interactions.history(person).within(app.catalogue.items)
    ranked = app.recommender.rank(Request("", history=history))
    return {one.item_id: one.sources for one in ranked.candidates}


def test_a_like_and_a_dislike_change_the_very_next_slate(app: App) -> None:
    me = app.people.named("me").id
    first = slate(app, me)
    assert all(Source.TASTE not in sources for sources in first.values())
    source = app.taste.get()
    assert source is not None
    liked, other = (source.log.items[row] for row in (0, len(source.log.items) - 1))
    verdict = app.interactions.judge(me, liked, Judgment.LIKED, "card")
    second = slate(app, me)
    assert set(second) != set(first) and liked not in second
    assert any(Source.TASTE in sources for sources in second.values())
    app.interactions.judge(me, next(iter(second)), Judgment.DISLIKED, "card")
    third = slate(app, me)
    assert list(third) != list(second) and not set(third) & {liked, next(iter(second))}
    app.interactions.remove(me, verdict.id)
    app.interactions.judge(me, other, Judgment.LIKED, "card")
    assert set(slate(app, me)) != set(third)


def test_each_library_has_a_taste_of_its_own(app: App) -> None:
    books = app.beside("books")
    assert books.taste.wait(60) is None and not books.taste.problem
    assert app.beside("films") is app


def test_damaged_models_cost_a_talk_nothing(settings: Settings, tmp_path: Path) -> None:
    damaged = settings.model_copy(update={"home": tmp_path / "home"})
    taste_folder(damaged).mkdir(parents=True)
    (taste_folder(damaged) / POINTER).write_text(json.dumps({"folder": "x"}))
    app = assemble(damaged)
    try:
        app.taste.start()
        assert app.taste.wait(60) is None
        assert len(slate(app, app.people.named("me").id)) == 5
        assert "recchat learn fit" in app.taste.problem
    finally:
        app.close()


def test_a_closed_application_leaves_no_thread_behind(settings: Settings, tmp_path: Path) -> None:
    before = {one.ident for one in threading.enumerate()}
    app = assemble(settings.model_copy(update={"home": tmp_path / "home"}))
    app.taste.start()
    app.beside("books")
    app.close()
    left = [one for one in threading.enumerate() if one.name == "taste" and one.is_alive()]
    assert not [one for one in left if one.ident not in before]
