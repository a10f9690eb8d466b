import pytest

from recchat.catalogue.items import Catalogue
from recchat.talk.saying.chips import chip_label
from recchat.types import Dial, Slot, Wish


@pytest.mark.parametrize(
    ("wish", "label"),
    [
        (Wish(Slot.TITLE, "moss-2020"), "like: Moss"),
        (Wish(Slot.TITLE, "moss-2020", wanted=False), "not like: Moss"),
        (Wish(Slot.TITLE, "Zork", known=False), "not sure: Zork"),
        (Wish(Slot.GENRE, "horror", wanted=False), "no horror"),
        (Wish(Slot.PERSON, "Hana Sato"), "with Hana Sato"),
        (Wish(Slot.MINUTES, "", high=119), "under 120 min"),
        (Wish(Slot.MINUTES, "", high=90), "up to 90 min"),
        (Wish(Slot.YEAR, "", low=1990, high=1999), "1990 to 1999"),
        (Wish(Slot.YEAR, "", low=2010), "from 2010"),
        (Wish(Slot.LANGUAGE, "French"), "in French"),
        (Wish(Slot.AGE_RATING, "PG"), "rated PG at most"),
        (Wish(Slot.TONE, Dial.WARMTH, direction=1, than="moss-2020", words="but warmer"), "warmer"),
        (Wish(Slot.TONE, Dial.HUMOUR, direction=1, words="really funny"), "really funny"),
        (Wish(Slot.TONE, "nonsense", words="odd"), "odd"),
    ],
)
def test_a_chip_says_the_wish_in_a_few_words(catalogue: Catalogue, wish: Wish, label: str) -> None:
    assert chip_label(wish, catalogue) == label
