from recchat.recommend.request import Request, describing_text, telling_words
from recchat.types import Slot, Wish

ARRIVAL = Wish(Slot.TITLE, "arrival-2016", words="Arrival")


def test_titles_tones_bounds_and_denials_do_not_describe() -> None:
    wishes = (
        ARRIVAL,
        Wish(Slot.TONE, "warmth", direction=1, words="warmer"),
        Wish(Slot.MINUTES, "", high=120, words="under two hours"),
        Wish(Slot.GENRE, "horror", wanted=False, words="no horror"),
    )
    text = "Something like Arrival but warmer, under two hours, no horror, in space"
    assert telling_words(Request(text, wishes)) == "space"


def test_an_unknown_title_still_helps_by_its_words() -> None:
    wish = Wish(Slot.TITLE, "Robot Winter", words="Robot Winter", known=False)
    assert describing_text(Request("like Robot Winter", (wish,))) == "Robot Winter"


def test_wishes_that_still_stand_describe_too() -> None:
    standing = Wish(Slot.THEME, "heist", words="a heist")
    assert describing_text(Request("in space please", (standing,))) == "in space. heist"


def test_filler_alone_describes_nothing() -> None:
    assert telling_words(Request("can you recommend me something good please")) == ""
