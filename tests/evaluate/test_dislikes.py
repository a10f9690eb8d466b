"""Liked against disliked: a target counts as read with the sign that a wish or a judgment has."""

import hashlib
import json
from collections import Counter
from pathlib import Path

import pytest

from recchat.catalogue.items import Catalogue
from recchat.errors import RecchatError
from recchat.evaluate.dislikes import (
    DIALOGUES,
    ROWS,
    Polarity,
    Sentence,
    Target,
    dislike_figures,
    judge_all,
    sentences_of,
)
from recchat.types import Dial, Intent, Item, JudgedItem, Judgment, Slot, Wish

CATALOGUE = Catalogue("films", "film", {"jaws": Item("jaws", "Jaws", 1975, genres=("horror",))})
REFERENCES = Path(__file__).parents[1] / "sets" / "dislikes.jsonl"
SHARED = Path(__file__).parents[3] / "shared" / "data"
TEXT = "No @1 for me, thanks"


def references() -> list[dict[str, object]]:
    return [json.loads(line) for line in REFERENCES.read_text(encoding="utf-8").splitlines()]


def read_as(slot: Slot, words: str, **intent: object) -> Polarity:
    """What is read of one target in a sentence that was understood so."""
    sentence = Sentence("s", "g", "x", (), (Target(words, slot, Polarity.DISLIKE),))
    understood = Intent("x", **intent)  # type: ignore[arg-type]
    return judge_all(lambda text, context: understood, [sentence], CATALOGUE)[0].read


@pytest.mark.parametrize(
    ("wish", "polarity"),
    [
        (Wish(Slot.GENRE, "horror", wanted=False), Polarity.DISLIKE),
        (Wish(Slot.GENRE, "horror"), Polarity.LIKE),
        (Wish(Slot.GENRE, "comedy"), Polarity.MISSED),
        (Wish(Slot.TONE, Dial.TENSION, direction=-1, words="scary movies"), Polarity.DISLIKE),
    ],
)
def test_a_genre_is_read_by_its_name_or_its_words(wish: Wish, polarity: Polarity) -> None:
    assert read_as(Slot.GENRE, "scary movies", wishes=(wish,)) is polarity


def test_a_target_with_both_signs_is_unclear() -> None:
    both = (Wish(Slot.GENRE, "horror"), Wish(Slot.GENRE, "horror", wanted=False))
    assert read_as(Slot.GENRE, "horror", wishes=both) is Polarity.UNCLEAR


def test_what_holds_the_words_speaks_before_what_means_the_same_genre() -> None:
    wishes = (
        Wish(Slot.GENRE, "horror", words="horror"),
        Wish(Slot.GENRE, "horror", wanted=False, words="no slasher"),
    )
    assert read_as(Slot.GENRE, "slasher", wishes=wishes) is Polarity.DISLIKE


@pytest.mark.parametrize(
    ("judgment", "polarity"),
    [
        (Judgment.DISLIKED, Polarity.DISLIKE),
        (Judgment.LIKED, Polarity.LIKE),
        (Judgment.SEEN, Polarity.UNCLEAR),
    ],
)
def test_a_title_has_the_sign_of_its_judgment(judgment: Judgment, polarity: Polarity) -> None:
    assert read_as(Slot.TITLE, "jaws", judged=(JudgedItem("jaws", judgment),)) is polarity


def test_an_unknown_title_counts_by_its_words() -> None:
    unknown = Wish(Slot.TITLE, "Le Divorce", wanted=False, known=False)
    assert read_as(Slot.TITLE, "Le Divorce", wishes=(unknown,)) is Polarity.DISLIKE


def test_accuracy_is_over_what_was_read_and_the_rest_is_the_share_missed() -> None:
    targets = [
        Target("horror", Slot.GENRE, Polarity.DISLIKE),
        Target("comedy", Slot.GENRE, Polarity.LIKE),
        Target("boats", Slot.KEYWORD, Polarity.DISLIKE),
    ]
    understood = Intent("x", wishes=(Wish(Slot.GENRE, "horror"), Wish(Slot.GENRE, "comedy")))
    sentence = Sentence("s", "g", "x", (), tuple(targets))
    judged = judge_all(lambda text, context: understood, [sentence], CATALOGUE)
    figures = {one.name: one.value for one in dislike_figures(judged)}
    assert figures["polarity_accuracy"] == 0.5
    assert figures["targets_found"] == pytest.approx(2 / 3)
    assert (figures["dislike_as_like"], figures["dislike_as_missed"]) == (0.5, 0.5)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one invented dialogue of three messages."""
    for path in (*ROWS.values(), DIALOGUES):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("", encoding="utf-8")
    messages = [{"text": text} for text in ("hello", "what now", TEXT)]
    row = {"conversationId": "7", "movieMentions": {"1": "Jaws  (1975)"}, "messages": messages}
    (tmp_path / DIALOGUES).write_text(json.dumps(row), encoding="utf-8")
    return tmp_path


def reference(text: str) -> dict[str, object]:
    check = hashlib.sha256(text.encode()).hexdigest()[:8]
    place = {"source": "redial", "dialogue": "7", "message": 2, "check": check}
    return {**place, "target": "Jaws", "slot": "title", "polarity": "dislike"}


def test_a_sentence_is_rejoined_with_its_titles_and_what_was_said_before(data: Path) -> None:
    sentence = sentences_of([reference("No Jaws (1975) for me, thanks")], data)[0]
    assert sentence.text == "No Jaws (1975) for me, thanks"
    assert sentence.context == ("hello", "what now")


def test_another_sentence_than_the_one_judged_is_an_error(data: Path) -> None:
    with pytest.raises(RecchatError, match="redial/7/2"):
        sentences_of([reference("Jaws is what I want")], data)


def test_a_folder_without_the_data_is_an_error_that_says_what_belongs_there(
    tmp_path: Path,
) -> None:
    with pytest.raises(RecchatError, match="utterances_dev"):
        sentences_of([reference(TEXT)], tmp_path)


def test_the_set_has_two_hundred_dislikes_and_no_sentence() -> None:
    rows = references()
    signs = Counter(str(row["polarity"]) for row in rows)
    assert signs["dislike"] >= 200 and signs["like"] >= 100
    assert max(len(str(row["target"]).split()) for row in rows) <= 6
    assert not any("text" in row for row in rows)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data is not on this machine")
def test_every_reference_finds_its_sentence_with_its_target() -> None:
    for sentence in sentences_of(references(), SHARED):
        for target in sentence.targets:
            assert target.words.casefold() in sentence.text.casefold()
