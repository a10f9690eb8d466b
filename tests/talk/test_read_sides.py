"""Everyday ways to take sides for a title or a kind, and against it."""

import pytest

from recchat.types import Judgment
from tests.talk.reading import make_reader, read_with, told

READER = make_reader()
LIKED, DISLIKED = Judgment.LIKED, Judgment.DISLIKED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bailed on Inception after an hour", {"inception": DISLIKED}),
        ("Titanic left me cold", {"titanic": DISLIKED}),
        ("I don't get the hype around Inception", {"inception": DISLIKED}),
        ("Inception? Hard pass", {"inception": DISLIKED}),
        ("everyone loves Titanic, I don't", {"titanic": DISLIKED}),
        ("Titanic was too long", {"titanic": DISLIKED}),
        ("I can't say I enjoyed Titanic", {"titanic": DISLIKED}),
        ("I'd give Titanic a 2", {"titanic": DISLIKED}),
        ("never get tired of Jaws", {"jaws": LIKED}),
        ("I didn't hate Jaws", {"jaws": LIKED}),
        ("Jaws still holds up", {"jaws": LIKED}),
        ("thought I would hate Jaws but it was great", {"jaws": LIKED}),
        ("Jaws isn't bad", {"jaws": LIKED}),
        ("Jaws over Titanic any day", {"jaws": LIKED, "titanic": DISLIKED}),
        ("I'd rather watch Jaws than Titanic", {"jaws": LIKED, "titanic": DISLIKED}),
        ("Titanic doesn't hold a candle to Jaws", {"jaws": LIKED, "titanic": DISLIKED}),
    ],
)
def test_titles_are_liked_or_disliked(text: str, expected: dict[str, Judgment]) -> None:
    assert {one.item_id: one.judgment for one in read_with(READER, text).judged} == expected


@pytest.mark.parametrize(
    ("text", "genre", "wanted"),
    [
        ("horror gets on my nerves", "horror", False),
        ("I'm allergic to horror", "horror", False),
        ("horror and romance are not for me", "romance", False),
        ("Horror movies. I tend to avoid those.", "horror", False),
        ("comedy over horror any day", "horror", False),
        ("I prefer comedies to horror", "horror", False),
        ("less horror please, more comedy", "horror", False),
        ("it should be a horror film", "horror", True),
        ("I wouldn't say no to horror", "horror", True),
    ],
)
def test_kinds_are_wanted_or_refused(text: str, genre: str, wanted: bool) -> None:
    signs = {
        wish.wanted if wish.slot == "genre" else wish.direction > 0
        for wish in read_with(READER, text).wishes
        if wish.value == genre or (wish.slot == "tone" and genre in wish.words)
    }
    assert signs == {wanted}


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("1973 or earlier", "year:..1973!"),
        ("a film from '99", "year:1999..1999!"),
        ("from around 1990", "year:1988..1992"),
        ("nothing older than five years", "year:2020..!"),
        ("20th century only", "year:1900..1999!"),
        ("from ten years ago", "year:2013..2017"),
        ("from 2003, 2004 or 2005", "year:2003..2005!"),
        ("made in 2000 instead of 1990", "year:2000..2000!"),
        ("I refuse to watch anything made after 1980", "year:..1980!"),
        ("no more than 1 hr 40", "minutes:..100!"),
        ("an hour and twenty max", "minutes:..80!"),
        ("<100 min", "minutes:..99!"),
        ("150+ minutes", "minutes:150..!"),
        ("nothing that's not under two hours", "minutes:..119!"),
        ("I can't sit still for more than 80 minutes", "minutes:..80!"),
        ("my train ride is 2 hours", "minutes:..120!"),
        ("from Iran or Turkey", "country:Turkey"),
        ("my daughter is seven, a film for her", "age_rating:PG!"),
        ("in any language but English", "-language:English!"),
    ],
)
def test_bounds_as_people_say_them(text: str, bounds: str) -> None:
    assert {one.rstrip("!") for one in told(read_with(READER, text))} >= {bounds.rstrip("!")}


def test_hours_of_a_day_are_no_length() -> None:
    assert told(read_with(READER, "i worked 12 hours today")) == set()
