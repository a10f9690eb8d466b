import pytest

from recchat.types import Slot, Wish
from recchat.web.struck import wish_of

WISHES = (
    Wish(Slot.GENRE, "horror", wanted=False, hard=True),
    Wish(Slot.MINUTES, "", high=120.0),
    Wish(Slot.YEAR, "", low=1960.0, high=1979.0),
    Wish(Slot.TONE, "warmth", direction=-1),
    Wish(Slot.KEYWORD, "time: a loop"),
    Wish(Slot.PERSON, "Amy Adams"),
)


@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: wish.key)
def test_a_struck_wish_comes_back_from_its_key(wish: Wish) -> None:
    found = wish_of(wish.key)
    assert found is not None
    assert found.key == wish.key


@pytest.mark.parametrize("key", ["", "nonsense", "+genre:x", "+nothing:a:0:", "+year:a:b:"])
def test_what_is_no_key_is_no_wish(key: str) -> None:
    assert wish_of(key) is None
