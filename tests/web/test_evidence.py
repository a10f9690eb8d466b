import pytest

from recchat.types import Claim, ClaimKind
from recchat.web.evidence import arranged, curly, numbered


def claim(*terms: str) -> Claim:
    return Claim(ClaimKind.FACT, terms[0], terms, ())


def test_numbers_stand_behind_the_words_of_their_claims() -> None:
    pieces = numbered("A warm film of 115 minutes.", [claim("115 minutes"), claim("warm")])
    assert pieces == [("A warm", (2,)), (" film of 115 minutes", (1,)), (".", ())]


def test_a_word_is_finished_before_its_number() -> None:
    assert numbered("Full of robots", [claim("robot")]) == [("Full of robots", (1,))]


def test_two_claims_at_one_place_share_it() -> None:
    assert numbered("warm", [claim("warm"), claim("warm")]) == [("warm", (1, 2))]


def test_a_claim_that_the_text_does_not_use_has_no_number() -> None:
    assert numbered("Quite short.", [claim("Arrival"), claim("of")]) == [("Quite short.", ())]


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('It is "short", I\'m told', "It is “short”, I’m told"),
        ('the \'90s ("so")', "the ‘90s (“so”)"),
        ("plain", "plain"),
    ],
)
def test_quotes_are_set_as_a_printer_would(typed: str, set_: str) -> None:
    assert curly(typed) == set_
    assert len(curly(typed)) == len(typed)


def test_claims_stand_in_the_order_in_which_they_are_used() -> None:
    unused, late, early = claim("Paris"), claim("115 minutes"), claim("warm")
    assert arranged("A warm film of 115 minutes.", [unused, late, early]) == (early, late, unused)
