"""--steer: dials from the command line."""

import pytest

from recchat.cli.steer import steering_of
from recchat.db import Store
from recchat.errors import RecchatError
from recchat.history.people import People
from recchat.types import Dial, Steering


def test_dials_tones_switches_and_company(store: Store) -> None:
    people = People(store)
    ben = people.add("Ben")
    given = ["adventure=2", "history=-1", "warmth=1", "shelf", "seen-too", "with=Ben"]
    assert steering_of(given, people) == Steering(
        2, -1, Dial.WARMTH, 1, shelf=True, unseen=False, company=(ben.id,)
    )
    assert steering_of([], people) is None


@pytest.mark.parametrize(
    "given", ["adventure=3", "history=much", "sweetness=1", "with=Zoe", "shelf=2", ""]
)
def test_what_is_no_dial_is_told_with_its_value(store: Store, given: str) -> None:
    with pytest.raises(RecchatError, match="steer"):
        steering_of([given], People(store))
