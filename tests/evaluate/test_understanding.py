"""The benchmark of understanding counts what it says it counts."""

import json
from pathlib import Path

import pytest

from recchat.catalogue.exchange import read_catalogue
from recchat.catalogue.items import Catalogue
from recchat.evaluate.figures import Figure
from recchat.evaluate.understanding import evaluate_understanding, model_alone, reading
from recchat.llm.scripted import ScriptedModel
from recchat.prompts import Prompts
from recchat.talk.reading.reader import Reader
from recchat.types import Act, Intent, Item, JudgedItem, Judgment, Slot, Wish

JAWS = Item("jaws", "Jaws", 1975, genres=("horror",))
CATALOGUE = Catalogue("films", "film", {"jaws": JAWS})
SHARED = Path(__file__).parents[3] / "shared" / "data"


def figures(intent: Intent, *rows: dict[str, object]) -> dict[str, Figure]:
    """The figures of a reader that reads every row as this intent."""
    measured = evaluate_understanding(lambda text, context: intent, rows, CATALOGUE)
    return {figure.name: figure for figure in measured}


def row(dialogue: str = "1", **slots: list[str]) -> dict[str, object]:
    return {"dialogue": dialogue, "text": "x", "acts": ["request"], "slots": slots}


def test_acts_count_over_all_and_by_kind() -> None:
    measured = figures(Intent("x", acts=(Act.REQUEST, Act.CHAT)), row())
    assert measured["acts_micro_f1"].value == pytest.approx(2 / 3)
    assert measured["acts_macro_f1"].value == pytest.approx(0.5)


@pytest.mark.parametrize("title", ["Jaws", "jaws (1975)", "The JAWS"])
def test_titles_are_compared_without_case_article_and_year(title: str) -> None:
    intent = Intent("x", judged=(JudgedItem("jaws", Judgment.SEEN),))
    assert figures(intent, row(titles=[title]))["titles_f1"].value == 1.0


def test_genres_are_compared_under_one_name() -> None:
    wishes = Wish(Slot.GENRE, "romance"), Wish(Slot.GENRE, "comedy")
    assert figures(Intent("x", wishes=wishes), row(genres=["rom-coms"]))["genres_f1"].value == 1.0


def test_a_refused_genre_counts_as_a_genre_only_where_the_sign_is_not_judged() -> None:
    intent = Intent("x", wishes=(Wish(Slot.GENRE, "horror", wanted=False),))
    assert figures(intent, row(genres=["horror"]))["genres_f1"].value == 1.0
    judged = figures(intent, row(genres=["comedy"], not_genres=["horror"]))
    assert judged["genres_f1"].value == 0.0
    assert judged["not_genres_f1"].value == 1.0


def test_a_name_in_part_is_the_same_person() -> None:
    intent = Intent("x", wishes=(Wish(Slot.PERSON, "Christopher Nolan", words="with Nolan"),))
    assert figures(intent, row(people=["Nolan"]))["people_f1"].value == 1.0


MAD_MAX = Item("mad-max", "Mad Max: Fury Road", 2015)
WITH_SERIES = Catalogue("films", "film", {"mad-max": MAD_MAX})


@pytest.mark.parametrize("marked", ["Fury Road", "the first Fury Road", "Fury Road movies"])
def test_a_title_is_right_when_the_words_it_was_read_from_are_marked(marked: str) -> None:
    intent = Intent("x", wishes=(Wish(Slot.TITLE, "mad-max", words="fury road"),))
    measured = evaluate_understanding(lambda *_: intent, [row(titles=[marked])], WITH_SERIES)
    values = {figure.name: figure.value for figure in measured}
    assert values["titles_f1"] == 1.0
    assert values["titles_f1_by_name"] == 0.0


@pytest.mark.parametrize("slot", [Slot.GENRE, Slot.THEME, Slot.KEYWORD])
def test_a_genre_is_right_when_the_words_it_was_read_from_are_marked(slot: Slot) -> None:
    wish = Wish(slot, "action", wanted=False, words="no superhero movies")
    measured = figures(Intent("x", wishes=(wish,)), row(genres=["superhero"]))
    assert measured["genres_f1"].value == 1.0
    assert measured["genres_f1_by_name"].value == 0.0


def test_another_title_is_wrong_whatever_is_marked() -> None:
    intent = Intent("x", wishes=(Wish(Slot.TITLE, "jaws", words="Jaws"),))
    assert figures(intent, row(titles=["Fury Road"]))["titles_f1"].value == 0.0


def test_a_value_whose_words_were_not_said_is_invented() -> None:
    wishes = Wish(Slot.GENRE, "horror", words="HORROR"), Wish(Slot.GENRE, "war", words="war film")
    said = row(genres=["horror"]) | {"text": "some  horror"}
    assert figures(Intent("x", wishes=wishes), said)["invented_spans"].value == 0.5


def test_recall_of_critiques_stands_beside_the_acts() -> None:
    critiques = [row() | {"acts": ["critique"]}, row() | {"acts": ["critique", "request"]}]
    measured = figures(Intent("x", acts=(Act.REQUEST,)), *critiques, row())
    assert measured["critique_recall"].value == 0.0
    assert measured["act_request_f1"].value == pytest.approx(0.8)


def test_the_model_alone_gives_its_spans_as_they_are() -> None:
    model = ScriptedModel("acts: request\nlike: Fury Rod\nnot genre: horror")
    read = model_alone(model, Prompts(), "film", seconds=1.0)
    intent = read("like Fury Rod, no horror", ())
    assert {(wish.slot, wish.value, wish.wanted) for wish in intent.wishes} == {
        (Slot.TITLE, "Fury Rod", True),
        (Slot.GENRE, "horror", False),
    }


def test_a_slot_that_is_absent_is_not_judged() -> None:
    intent = Intent("x", wishes=(Wish(Slot.KEYWORD, "boats", words="boats"),))
    assert "keywords_f1" not in figures(intent, row(genres=["horror"]))


def test_every_figure_has_an_interval_around_it() -> None:
    intent = Intent("x", acts=(Act.REQUEST,), wishes=(Wish(Slot.GENRE, "horror"),))
    rows = [row(str(n), genres=["horror" if n % 2 else "comedy"]) for n in range(20)]
    measured = figures(intent, *rows)["genres_f1"]
    assert measured.low < measured.value < measured.high
    assert measured.n == 20


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data is not on this machine")
def test_lexicons_alone_on_iard() -> None:
    items = read_catalogue(SHARED / "redial" / "catalogue.jsonl").items
    catalogue = Catalogue("films", "film", {item.id: item for item in items})
    lines = (SHARED / "iard" / "utterances_dev.jsonl").read_text(encoding="utf-8").splitlines()
    reader = Reader(catalogue, Prompts(), this_year=2018)
    measured = evaluate_understanding(
        reading(reader, None, seconds=1.0), map(json.loads, lines), catalogue
    )
    values = {figure.name: figure.value for figure in measured}
    assert values["acts_micro_f1"] > 0.72
    assert values["titles_f1"] > 0.82
    assert values["genres_f1"] > 0.72
