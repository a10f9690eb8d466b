"""The benchmark of constraint messages calls exact what a person would, and nothing else."""

import json
from pathlib import Path

import pytest

from recchat.catalogue.items import Catalogue
from recchat.errors import RecchatError
from recchat.evaluate.constraint_frames import ORIGINS
from recchat.evaluate.constraint_set import JUDGED, Judged, constraint_figures, judge_all
from recchat.evaluate.understanding import reading
from recchat.prompts import Prompts
from recchat.talk.reading.reader import Reader
from recchat.types import Intent, Slot, Wish

SETS = Path(__file__).parents[1] / "sets"
COMEDY = Wish(Slot.GENRE, "comedy", hard=True)
NEW, OLD = Wish(Slot.YEAR, "", low=2021, hard=True), Wish(Slot.YEAR, "", high=1980, hard=True)


def rows(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (SETS / name).read_text(encoding="utf-8").splitlines()]


def judged(expect: dict[str, object], *wishes: Wish, **row: object) -> Judged:
    """A message that was read as these wishes."""
    whole = {"text": "x", "expect": expect, **row}
    return judge_all(lambda text, year: Intent(text, wishes=wishes), [whole])[0]


@pytest.mark.parametrize("name", ["constraints.jsonl", "constraints_dev.jsonl"])
def test_every_row_uses_the_names_that_are_judged(name: str) -> None:
    for row in rows(name):
        expect, may = row["expect"], row.get("may", {})
        assert isinstance(expect, dict) and isinstance(may, dict)
        assert {*expect, *may} <= JUDGED, row
        assert {*expect.get("origins", []), *expect.get("not_origins", [])} <= set(ORIGINS)


def test_the_sets_are_of_their_size_and_share_no_message() -> None:
    held_out, dev = rows("constraints.jsonl"), rows("constraints_dev.jsonl")
    both = (held_out, dev)
    assert (len(held_out), len(dev)) == (300, 100)
    said = [{(str(row["text"]).casefold(), row.get("today")) for row in part} for part in both]
    assert (len(said[0]), len(said[1])) == (300, 100)
    assert not {text for text, _ in said[0]} & {text for text, _ in said[1]}


def test_a_bound_that_is_one_off_is_not_exact() -> None:
    assert judged({"year": [None, 1980]}, OLD).exact
    assert "year" in judged({"year": [None, 1979]}, OLD).wrong


def test_what_was_read_besides_is_wrong_unless_it_may_be() -> None:
    assert not judged({"year": [None, 1980]}, OLD, COMEDY).exact
    assert judged({"year": [None, 1980]}, OLD, COMEDY, may={"genres": ["comedy"]}).exact


def test_refusing_what_is_newer_is_the_same_bound() -> None:
    refused = Wish(Slot.YEAR, "", wanted=False, low=1981)
    assert judged({"year": [None, 1980]}, refused).exact


def test_a_refused_decade_is_no_bound() -> None:
    refused = Wish(Slot.YEAR, "", wanted=False, low=1980, high=1989)
    assert judged({"not_year": [1980, 1989]}, refused).exact
    assert not judged({"year": [1980, 1989]}, refused).exact


def test_a_decade_that_has_not_passed_has_no_end() -> None:
    decade = Wish(Slot.YEAR, "", low=2020, high=2029)
    assert judged({"year": [2020, None]}, decade).exact
    assert not judged({"year": [2020, None]}, decade, today="2035-01-01").exact


@pytest.mark.parametrize(("high", "exact"), [(2002, False), (2003, True), (2005, True)])
def test_a_bound_with_room_takes_any_value_in_it(high: int, *, exact: bool) -> None:
    early = Wish(Slot.YEAR, "", low=2000, high=high)
    assert judged({"year": [2000, "2003..2005"]}, early).exact is exact


@pytest.mark.parametrize(
    ("wish", "exact"),
    [
        (Wish(Slot.LANGUAGE, "Korean"), True),
        (Wish(Slot.COUNTRY, "South Korea"), True),
        (Wish(Slot.LANGUAGE, "Korean", wanted=False), False),
        (Wish(Slot.LANGUAGE, "Japanese"), False),
    ],
)
def test_an_origin_is_a_language_or_a_country(wish: Wish, *, exact: bool) -> None:
    assert judged({"origins": ["Korean"]}, wish).exact is exact


def test_for_children_is_a_mild_rating_or_a_film_for_families() -> None:
    rated, family = Wish(Slot.AGE_RATING, "PG"), Wish(Slot.GENRE, "family")
    expect: dict[str, object] = {"audience": "children"}
    assert judged(expect, rated).exact and judged(expect, family).exact
    assert not judged(expect, Wish(Slot.AGE_RATING, "R")).exact
    assert not judged(expect).exact


def test_no_r_is_the_rating_below() -> None:
    assert judged({"age_rating": "PG-13"}, Wish(Slot.AGE_RATING, "R", wanted=False)).exact


def test_words_that_must_be_turned_away_are() -> None:
    expect: dict[str, object] = {"not_keywords": ["zombie"]}
    refused = Wish(Slot.THEME, "zombies", wanted=False, words="no zombie")
    assert judged(expect, refused).exact
    assert not judged(expect, Wish(Slot.THEME, "zombies", words="zombie")).exact


def test_alternatives_that_are_conditions_are_told() -> None:
    expect: dict[str, object] = {"genres": ["comedy"]}
    assert judged(expect, COMEDY, either=["genres"]).loose is False
    assert judged(expect, COMEDY).loose is None


def test_an_explicit_bound_that_is_only_a_wish_is_told() -> None:
    soft = Wish(Slot.YEAR, "", high=1980)
    assert judged({"year": [None, 1980]}, OLD).firm is True
    assert judged({"year": [None, 1980]}, soft).firm is False


def test_the_figures_count_what_they_say() -> None:
    read = {"a": (NEW,), "b": (NEW,), "c": (COMEDY,)}
    written: list[dict[str, object]] = [
        {"text": "a", "expect": {"year": [2021, None]}},
        {"text": "b", "expect": {"year": [2020, None]}},
        {"text": "c", "expect": {}},
    ]
    made = judge_all(lambda text, year: Intent(text, wishes=read[text]), written)
    figures = {one.name: one for one in constraint_figures(made)}
    assert figures["frames_exact"].value == pytest.approx(1 / 3)
    assert (figures["year_agree"].value, figures["year_agree"].n) == (0.5, 2)
    assert (figures["genres_agree"].value, figures["genres_agree"].n) == (0.0, 1)


def test_lexicons_alone_read_most_of_the_development_set(catalogue: Catalogue) -> None:
    readers: dict[int, Reader] = {}

    def read(text: str, year: int) -> Intent:
        if year not in readers:
            readers[year] = Reader(catalogue, Prompts(), this_year=year)
        return reading(readers[year], None, seconds=1.0)(text, ())

    figures = constraint_figures(judge_all(read, rows("constraints_dev.jsonl")))
    assert figures[0].value >= 0.65


def test_a_slot_that_nobody_judges_is_an_error_that_names_it() -> None:
    with pytest.raises(RecchatError, match="generes"):
        judged({"generes": ["comedy"]})
