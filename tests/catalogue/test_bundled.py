"""The bundled film library: its size, its fields, and (where the tables are) its facts."""

import runpy
from collections import Counter
from pathlib import Path

import pytest

from recchat.catalogue.exchange import read_catalogue
from recchat.config import BUNDLED_LIBRARIES
from recchat.types import DIALS

ROOT = Path(__file__).parent.parent.parent
TABLES = ROOT.parent / "shared" / "data"
FILMS = read_catalogue(BUNDLED_LIBRARIES / "films.jsonl")


def test_the_library_is_as_large_and_as_wide_as_it_says() -> None:
    decades = Counter((film.year or 0) // 10 * 10 for film in FILMS.items)
    assert FILMS.problems == ()
    assert len(FILMS.items) >= 1_500
    assert sum(film.languages[0] != "English" for film in FILMS.items) >= 300
    assert sum((film.year or 0) >= 2018 for film in FILMS.items) >= 150
    assert all(decades[decade] >= 10 for decade in range(1920, 2030, 10))


def test_every_film_has_every_field() -> None:
    for film in FILMS.items:
        assert film.creators and film.countries and film.languages and film.minutes, film.id
        assert 1 <= len(film.genres) <= 4 and 3 <= len(film.themes) <= 8, film.id
        assert 2 <= len(film.moods) <= 5 and set(film.tones) == set(DIALS), film.id
        assert 30 <= len(film.description.split()) <= 70, film.id
        assert len(film.cast) <= 6, film.id


def test_no_two_descriptions_are_alike() -> None:
    openings = Counter(" ".join(film.description.split()[:6]) for film in FILMS.items)
    assert openings.most_common(1)[0][1] <= 3


@pytest.mark.skipif(not TABLES.is_dir(), reason="the reference tables are not here")
def test_facts_agree_with_the_reference_tables(capsys: pytest.CaptureFixture[str]) -> None:
    main = runpy.run_path(str(ROOT / "bench" / "check_library.py"))["main"]
    assert main(TABLES) == 0, capsys.readouterr().out[-800:]
    printed = capsys.readouterr().out
    assert "not looked at" not in printed
    covered = float(printed.split("mentions covered: ")[1].split("%")[0])
    assert covered >= 80
