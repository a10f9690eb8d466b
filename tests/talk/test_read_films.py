"""Reading over the bundled films: titles of plain words, and the time it takes."""

import time
from pathlib import Path

import pytest

from recchat.catalogue.exchange import read_catalogue
from recchat.catalogue.items import Catalogue
from recchat.prompts import Prompts
from recchat.talk.reading.reader import Reader
from tests.talk.reading import read_with, told

FILMS = Path(__file__).parent.parent.parent / "data" / "films.jsonl"
pytestmark = pytest.mark.skipif(not FILMS.exists(), reason="data/films.jsonl is not there")

MESSAGES = [
    ("something like Up but for grown ups", {"title:up-2009"}),
    ("loved Her and It", {"title:her-2013", "title:it-2017"}),
    ("I want to go home and relax", {"tone:tension-"}),
    ("what is it like, is it good?", set()),
    ("a heist movie from the last five years", {"genre:crime!", "theme:heist", "year:2020..!"}),
    ("tarantino but less violent", {"person:Quentin Tarantino!", "tone:violence-"}),
    ("hitchcock thrillers under 100 minutes", {
        "person:Alfred Hitchcock!", "genre:thriller!", "minutes:..99!"}),
    ("star wars or star trek", None),
    ("a warm korean family drama, nothing violent, from the 2010s and not too long", {
        "tone:warmth+", "language:Korean!", "genre:drama!", "tone:violence-!",
        "year:2010..2019!", "minutes:..120"}),
]  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Reader:
    items = read_catalogue(FILMS).items
    catalogue = Catalogue("films", "film", {item.id: item for item in items})
    return Reader(catalogue, Prompts(), this_year=2025)


@pytest.mark.parametrize(("text", "wishes"), [one for one in MESSAGES if one[1] is not None])
def test_messages_about_real_films(reader: Reader, text: str, wishes: set[str]) -> None:
    assert told(read_with(reader, text)) == wishes


def test_a_message_is_read_in_a_few_milliseconds(reader: Reader) -> None:
    times = []
    for text, _ in MESSAGES * 3:
        start = time.perf_counter()
        read_with(reader, text)
        times.append(time.perf_counter() - start)
    assert sorted(times)[len(times) // 2] < 0.015
