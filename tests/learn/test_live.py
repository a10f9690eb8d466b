"""Taste that runs: it knows what stands in the store at every moment, and learns again."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from recchat.catalogue.items import Catalogue
from recchat.db import Store
from recchat.history.interactions import Interactions
from recchat.history.people import People
from recchat.learn.fitting import POINTER, Origin, Recipe, fit_taste, read_fitted
from recchat.learn.live import Ground, LiveTaste
from recchat.learn.log import Taken, log_of, taken_of
from recchat.learn.shelf_log import Likes
from recchat.learn.source import TasteSource
from recchat.types import Interaction, Judgment

QUIET = 0.01


@pytest.fixture
def likes(store: Store, catalogue: Catalogue) -> Likes:
    return Likes(Interactions(store), People(store), catalogue)


def ground_of(likes: Likes, home: Path) -> Ground:
    return Ground(likes, home, tuple(likes.catalogue.items), None, lambda: "2026-01-01T00:00:00")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the models live: a folder of their own, as a swap drops all others in it."""
    made = tmp_path / "taste"
    made.mkdir()
    return made


@contextmanager
def running(likes: Likes, home: Path) -> Iterator[LiveTaste]:
    taste = LiveTaste(ground_of(likes, home), QUIET)
    taste.start()
    try:
        yield taste
    finally:
        taste.close()


def two_kinds(catalogue: Catalogue, people: int) -> list[Taken]:
    """Half of some people like the first six films, half the next six."""
    films = list(catalogue.items)
    return [
        Taken(f"ratings.csv:{person}", films[number + 6 * (person % 2)], float(number))
        for person in range(people)
        for number in range(6)
        if (person + number) % 4
    ]


def fit(likes: Likes, home: Path) -> None:
    log = log_of(two_kinds(likes.catalogue, 24), list(likes.catalogue.items)[:12])
    fit_taste(log, home, Origin("films", ("ratings.csv",), "then"), Recipe(["popularity", "ease"]))


def known(taste: LiveTaste, person: str) -> set[str]:
    """What the models know of somebody at this moment."""
    source = taste.get()
    assert source is not None
    return {source.log.items[row] for row in source.log.of(person).rows}


def soon(what: Callable[[], bool]) -> bool:
    """Whether something comes true within some seconds."""
    end = time.monotonic() + 20
    while not what() and time.monotonic() < end:
        time.sleep(0.01)
    return what()


def test_nothing_fitted_is_no_taste_and_no_trouble(likes: Likes, folder: Path) -> None:
    with running(likes, folder) as taste:
        assert taste.wait(20) is None and not taste.problem


def test_a_damaged_file_is_told_and_answers_do_without(likes: Likes, folder: Path) -> None:
    (folder / POINTER).write_text("no json")
    with running(likes, folder) as taste:
        assert taste.wait(20) is None
        assert soon(lambda: "recchat learn fit" in taste.problem)


def test_what_was_liked_while_nothing_ran_is_known_at_once(likes: Likes, folder: Path) -> None:
    fit(likes, folder)
    me, film = likes.people.named("me"), next(iter(likes.catalogue.items))
    likes.interactions.judge(me.id, film, Judgment.LIKED, "card")
    with running(likes, folder) as taste:
        assert taste.wait(20) is not None and known(taste, me.id) == {film}


def test_every_way_to_change_a_history_reaches_the_next_answer(likes: Likes, folder: Path) -> None:
    fit(likes, folder)
    me, (one, two, three) = likes.people.named("me"), list(likes.catalogue.items)[:3]
    told = likes.interactions
    with running(likes, folder) as taste:
        taste.wait(20)
        liked = told.judge(me.id, one, Judgment.LIKED, "card")
        assert known(taste, me.id) == {one}
        told.remove(me.id, liked.id)
        assert known(taste, me.id) == set()
        told.restore(me.id, liked.id)
        told.judge(me.id, two, Judgment.SAVED, "chat")
        assert known(taste, me.id) == {one, two}
        told.judge(me.id, one, Judgment.DISLIKED, "card")
        assert known(taste, me.id) == {two}
        rated = Interaction("r", me.id, three, Judgment.RATED, liked.at, "import:7", 0.9)
        told.add([rated])
        assert known(taste, me.id) == {two, three}
        told.remove_batch(me.id, "import:7")
        assert known(taste, me.id) == {two}
        told.withdraw(me.id, two, Judgment.SAVED)
        assert known(taste, me.id) == set()


def test_a_write_that_is_rolled_back_was_never_there(likes: Likes, folder: Path) -> None:
    fit(likes, folder)
    me, film = likes.people.named("me"), next(iter(likes.catalogue.items))
    with running(likes, folder) as taste:
        taste.wait(20)
        likes.people.named("somebody else")  # a commit, so that the next look is a long one
        with pytest.raises(KeyError), likes.interactions.store.transaction():
            likes.interactions.judge(me.id, film, Judgment.LIKED, "chat")
            assert known(taste, me.id) == {film}
            raise KeyError
        assert known(taste, me.id) == set()


def test_the_models_after_a_talk_are_those_of_a_new_fit(likes: Likes, folder: Path) -> None:
    fit(likes, folder)
    me, films = likes.people.named("me"), list(likes.catalogue.items)
    with running(likes, folder) as taste:
        taste.wait(20)
        for film in films[:8]:
            likes.interactions.judge(me.id, film, Judgment.LIKED, "card")
            taste.get()
        source = taste.get()
        assert source is not None
        anew = type(source.models[1])()
        anew.fit(log_of(taken_of(source.log), source.log.items))
        trail = source.log.trail_of(films[:2])
        found = source.models[1].scores(trail)
        np.testing.assert_allclose(found, anew.scores(trail), rtol=1e-3, atol=1e-5)


def test_somebody_who_leaves_is_in_no_model_and_in_no_file(likes: Likes, folder: Path) -> None:
    fit(likes, folder)
    me = likes.people.named("me")
    likes.interactions.judge(me.id, next(iter(likes.catalogue.items)), Judgment.LIKED, "card")
    with running(likes, folder) as taste:
        taste.wait(20)
        before = read_fitted(folder)
        likes.people.remove(me.id)
        assert known(taste, me.id) == set()
        assert soon(lambda: read_fitted(folder) != before)
    files = [path.read_bytes() for path in folder.rglob("*.npz")]
    assert files and all(me.id.encode() not in one for one in files)


def test_enough_new_likes_bring_a_new_fit_beside_the_old_ratings(
    likes: Likes, folder: Path
) -> None:
    fit(likes, folder)
    films, first = list(likes.catalogue.items), read_fitted(folder)
    people = [likes.people.named(f"person {number}") for number in range(6)]
    with running(likes, folder) as taste:
        old = taste.wait(20)
        for person in people:
            for film in films[12:24]:
                likes.interactions.judge(person.id, film, Judgment.LIKED, "card")
        assert taste.get() is old  # the old one answers while the new one is made
        assert soon(lambda: read_fitted(folder) != first and taste.get() is not old)
        source = taste.get()
    fitted = read_fitted(folder)
    assert fitted is not None and isinstance(source, TasteSource)
    assert fitted.people == 30 and fitted.date == "2026-01-01T00:00:00"
    assert set(films) == set(source.log.items)
    assert fitted.data == ("ratings.csv", "histories of this machine")


def test_enough_people_bring_a_first_fit(likes: Likes, folder: Path) -> None:
    films = list(likes.catalogue.items)
    for number in range(20):
        person = likes.people.named(f"person {number}")
        for film in films[number % 2 : 12 : 2][:4]:
            likes.interactions.judge(person.id, film, Judgment.LIKED, "card")
    with running(likes, folder) as taste:
        assert soon(lambda: taste.get() is not None)


def test_closing_stops_a_fit_and_leaves_what_was_there(likes: Likes, folder: Path) -> None:
    fit(likes, folder)
    first = read_fitted(folder)
    for number in range(20):
        person = likes.people.named(f"person {number}")
        for film in list(likes.catalogue.items)[:6]:
            likes.interactions.judge(person.id, film, Judgment.LIKED, "card")
    taste = LiveTaste(ground_of(likes, folder), quiet=0.0)
    taste.start()
    taste.wait(20)
    taste.close()
    assert taste.get() is None
    assert read_fitted(folder) == first or len(list(folder.iterdir())) == 2
