"""What a style line asks for, and which claims are handed over for it."""

import pytest

from recchat.catalogue.items import Catalogue
from recchat.explain.asking import asked_by
from recchat.explain.claims import claims_for
from recchat.explain.wanted import Wanted, chosen_claims, wanted
from recchat.prompts import Prompts
from recchat.types import Claim, ClaimKind, History, Slot, Wish

STYLES = [
    ("two sentences, plain", Wanted(None, "", 2, "plain")),
    ("one sentence, warm, name the drawback", Wanted(True, "", 1, "warm")),
    ("two sentences, casual, leave out the drawback", Wanted(False, "", 2, "casual")),
    ("do not mention the drawback", Wanted(False, "", 0)),
    ("Two sentences, plain, stress the request", Wanted(None, "request", 2, "plain")),
    ("stress their history, plain", Wanted(None, "history", 0, "plain")),
    ("plain, stress the book itself", Wanted(None, "film", 0, "plain")),
]


@pytest.fixture
def claims(catalogue: Catalogue) -> tuple[Claim, ...]:
    """Claims of a request, a history, facts and a drawback."""
    item = catalogue.items["lanterns-2018"]
    wishes = [Wish(Slot.MOOD, "warm"), Wish(Slot.MINUTES, "", high=60, words="short")]
    liked = tuple(one for one in catalogue.items if one != item.id)
    return claims_for(item, wishes, History(liked=liked), catalogue)


@pytest.mark.parametrize(("style", "asks"), STYLES)
def test_a_style_is_read(style: str, asks: Wanted) -> None:
    assert wanted(style) == asks
    assert asked_by(Prompts(), "film", style) == asks


def test_only_the_style_line_of_a_prompt_counts() -> None:
    assert wanted("film: Stress the request\nstyle: plain, stress their history") == Wanted(
        None, "history", 0, "plain"
    )


def test_a_drawback_that_is_to_be_left_out_is_not_told(claims: tuple[Claim, ...]) -> None:
    told = chosen_claims(claims, Wanted(drawback=False))
    assert [one for one in claims if one.kind is not ClaimKind.DRAWBACK] == list(told)
    assert len(told) == len(claims) - 1


@pytest.mark.parametrize("stress", ["request", "history", "film"])
def test_what_is_stressed_is_told_first(claims: tuple[Claim, ...], stress: str) -> None:
    asks = Wanted(stress=stress)
    told = chosen_claims(claims, asks)
    assert told[0].kind in asks.first
    assert sorted(map(str, told)) == sorted(map(str, claims))
