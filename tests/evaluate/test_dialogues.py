"""Recorded dialogues: read, followed as the app would, ranked without what they taught."""

import json
import time
from pathlib import Path

import numpy as np
import pytest

from recchat.catalogue.items import Catalogue
from recchat.embed.hashing import HashingEncoder
from recchat.errors import RecchatError
from recchat.evaluate.dialogue_lessons import Reading, lessons_of, read_all, sides_of
from recchat.evaluate.dialogues import EASE, MAIN, PLAIN, Ranked, figures_of, rank, rank_all
from recchat.evaluate.following import Follower, Points
from recchat.evaluate.likes import read_likes
from recchat.evaluate.text_vectors import TextVectors
from recchat.evaluate.turns_file import AskedTurn, Recorded, read_dialogues, read_turns
from recchat.prompts import Prompts
from recchat.talk.reading.reader import Reader
from recchat.types import Slot

FERRY, COMET, SALT = "night-ferry-1999", "comet-summer-1986", "the-salt-harbour-1994"


def quiet(_share: float, _words: str) -> None:
    """Progress that nobody watches."""


@pytest.fixture
def reading(catalogue: Catalogue) -> Reading:
    reader = Reader(catalogue, Prompts(), this_year=time.localtime().tm_year)
    return Reading(Follower(reader, None, 1.0, Points()), TextVectors(HashingEncoder()))


def written(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def row_of(**changes: object) -> dict[str, object]:
    plain = {"dialogue": "1", "turn": 1, "context": ["hi"], "mentioned": [], "targets": []}
    return {**plain, **changes}


def test_the_texts_of_a_person_are_read_and_those_of_the_other_side_are_shown(
    reading: Reading,
) -> None:
    said = ("Hello!", "I loved Comet Summer", "Then Night Ferry (1999)?", "no horror please")
    request = reading.follow(said).request()
    assert [one.items for one in request.said] == [(), (COMET,), (FERRY,), ()]
    assert [one.by_person for one in request.said] == [False, True, False, True]
    assert "Comet" not in request.said[1].text
    assert {COMET, FERRY} <= request.excluded
    assert any(wish.slot is Slot.GENRE and not wish.wanted for wish in request.wishes)


def test_a_beginning_is_read_once(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    said = ("hi", "something funny", "Comet Summer?", "seen it")
    first = reading.follow(said)
    monkeypatch.delattr(Reader, "read")
    assert reading.follow(said) == first


def test_turns_are_cut_from_whole_dialogues(tmp_path: Path, catalogue: Catalogue) -> None:
    messages = [
        {"senderWorkerId": 1, "text": "Hi, what do you like?"},
        {"senderWorkerId": 2, "text": "I liked @11"},
        {"senderWorkerId": 1, "text": "Then @12 or @11"},
        {"senderWorkerId": 2, "text": "thanks"},
    ]
    titles = {"11": "Old Film (1950)", "12": "Newer Film"}
    row = {"conversationId": 7, "respondentWorkerId": 1, "movieMentions": titles}
    row["messages"] = messages
    (found,) = read_dialogues(written(tmp_path / "d.jsonl", [row]), catalogue)
    (turn,) = found.turns
    said = ("Hi, what do you like?", "I liked Old Film (1950)")
    assert turn == AskedTurn("7", 2, said, ("11",), ("12",))
    assert found.items == ("11", "12")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("not json", "line 1: not JSON"),
        ("[1]", "an object is needed"),
        ('{"dialogue": "1"}', "turn, context, mentioned, targets is missing"),
        (json.dumps(row_of(context="hi")), "lists"),
    ],
)
def test_a_row_that_is_no_turn_is_said_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "turns.jsonl").write_text(text)
    with pytest.raises(RecchatError, match=told):
        read_turns(tmp_path / "turns.jsonl")


def test_mentioned_items_are_out_of_the_ranking_and_ties_are_shared() -> None:
    scores = np.asarray([0.9, 0.5, 0.8, 0.5, 0.1], dtype=np.float32)
    assert rank(scores, [0], 2) == 0
    assert rank(scores, [], 1) == 2.5
    assert rank(scores, [0, 3], 1) == 1
    assert rank(scores, [0, 2, 0, 2], 1) == 0.5  # mentioned twice, out once
    assert rank(scores, [], None) > 1e6


def test_figures_count_rows_and_resample_dialogues(reading: Reading, catalogue: Catalogue) -> None:
    talks = [dialogue(number) for number in range(20)]
    found = ranked(reading, catalogue, talks)
    figures = {one.name: one for one in figures_of(found, MAIN)}
    assert figures["recall@10"].n == 20
    values = [figures[f"recall@{depth}"].value for depth in (1, 10, 50)]
    assert values == sorted(values)
    assert values[-1] == 1.0  # there are fewer items than that
    assert set(found[0].ranks) >= {MAIN, PLAIN, EASE, "lawful", "popularity", "random"}


def test_no_dialogue_is_scored_by_what_it_taught(reading: Reading, catalogue: Catalogue) -> None:
    """The odd one out asks in words of its own for an item that nobody else was given."""
    talks = [dialogue(number) for number in range(20)]
    odd = AskedTurn("odd", 1, ("zebra zebra zebra",), (), (SALT,))
    found = ranked(reading, catalogue, [*talks, odd])
    (mine,) = [one for one in found if one.dialogue == "odd"]
    assert mine.ranks["popularity"][0] > 1
    assert mine.ranks[MAIN][0] > 0


def test_likes_are_linked_by_number_then_by_title(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "ratings.csv").write_text(
        "userId,movieId,rating,timestamp\n1,5,5.0,1\n1,6,4.5,2\n2,5,1.0,3\n2,9,5.0,4\n"
    )
    (tmp_path / "movies.csv").write_text(
        'movieId,title,genres\n5,"Salt Harbour, The (1994)",Drama\n6,Night Ferry (2000),Thriller\n'
        "9,Nobody Knows It (1901),Drama\n"
    )
    likes = read_likes([tmp_path / "ratings.csv"], catalogue)
    ids = list(catalogue.items)
    assert [[ids[row] for row in rows] for rows in likes.raters] == [[SALT, FERRY], []]
    assert likes.plain["plain.raters"][ids.index(SALT)] == pytest.approx(np.log1p(2) / 3)


def test_ratings_of_nothing_in_the_catalogue_are_said(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "ratings.csv").write_text("userId,movieId,rating,timestamp\n1,5,5.0,1\n")
    with pytest.raises(RecchatError, match=r"movies\.csv and links\.csv"):
        read_likes([tmp_path / "ratings.csv"], catalogue)


def dialogue(number: int) -> AskedTurn:
    """One of two kinds of dialogue."""
    words, target = ("a film about the sea", FERRY) if number % 2 else ("with robots", COMET)
    return AskedTurn(str(number), 1, (words,), (), (target,))


def ranked(reading: Reading, catalogue: Catalogue, turns: list[AskedTurn]) -> list[Ranked]:
    """The turns ranked by what all the others teach."""
    recorded = [Recorded(one.dialogue, (one,), one.targets) for one in turns]
    sides = sides_of(catalogue, reading.vectors, quiet)
    lessons = lessons_of(recorded, [], sides, reading, quiet)
    return rank_all(lessons, read_all(turns, reading, quiet), {MAIN: ()}, quiet)
