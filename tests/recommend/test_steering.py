"""The dials: each moves a slate the way it says, and in the middle none of them does anything."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recchat.recommend.recommender import Recommender
from recchat.recommend.request import Request
from recchat.types import DIALS, Companion, Dial, History, Slot, Steering, Wish

SEEN = "moss-2020"
LIKED = "comet-summer-1986"
STEERINGS = st.builds(
    Steering,
    adventure=st.integers(-2, 2),
    history=st.integers(-2, 2),
    tone=st.none() | st.sampled_from(list(Dial)),
    tone_step=st.integers(-2, 2),
    shelf=st.just(False),
    unseen=st.booleans(),
)


def shown(recommender: Recommender, request: Request) -> list[str]:
    return [one.item_id for one in recommender.rank(request).candidates]


def known(recommender: Recommender, standing: dict[str, float]) -> Recommender:
    """The same films, some of them well known."""
    columns = recommender.columns
    values = np.asarray([standing.get(one, 0.0) for one in columns.ids], dtype=np.float32)
    return replace(recommender, columns=replace(columns, standing=values))


def test_familiar_brings_the_well_known_and_adventurous_the_little_known(
    recommender: Recommender,
) -> None:
    famous = {one: 1.0 if place % 2 else -1.0 for place, one in enumerate(recommender.columns.ids)}
    films = known(recommender, famous)

    def standing(step: int) -> float:
        request = Request("", count=8, steering=Steering(adventure=step))
        return float(np.mean([famous[one] for one in shown(films, request)]))

    assert standing(-2) == 1.0
    assert standing(-2) >= standing(0) > standing(2) == -1.0


def test_history_can_be_left_out_or_lead(recommender: Recommender) -> None:
    wishes = (Wish(Slot.GENRE, "horror"),)
    request = Request("", wishes, History(liked=(LIKED,)))

    def first(step: int) -> str:
        return shown(recommender, replace(request, steering=Steering(history=step)))[0]

    asked = shown(recommender, replace(request, history=History()))[0]
    assert first(-2) == asked
    assert first(2) == "comet-winter-1988"


@pytest.mark.parametrize("dial", [Dial.DARKNESS, Dial.HUMOUR, Dial.WARMTH])
def test_a_tone_moves_the_slate_both_ways(recommender: Recommender, dial: Dial) -> None:
    place = DIALS.index(dial)

    def mean(step: int) -> float:
        request = Request("", steering=Steering(tone=dial, tone_step=step))
        rows = recommender.columns.rows_of(shown(recommender, request))
        return float(recommender.columns.tones[rows, place].mean())

    assert mean(-2) < mean(0) < mean(2)


def test_what_is_known_comes_back_only_when_that_was_switched(recommender: Recommender) -> None:
    request = Request("", history=History(seen=(SEEN,), disliked=(LIKED,)), count=24)
    assert SEEN not in shown(recommender, request)
    again = shown(recommender, replace(request, steering=Steering(unseen=False)))
    assert SEEN in again
    assert LIKED not in again  # nobody wants to see again what they disliked


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(steering=STEERINGS, seen=st.frozensets(st.sampled_from([SEEN, LIKED, "static-1992"])))
def test_no_dial_lifts_a_constraint_or_what_a_companion_disliked(
    recommender: Recommender, steering: Steering, seen: frozenset[str]
) -> None:
    western = Wish(Slot.GENRE, "western", wanted=False, hard=True)
    ben = Companion("Ben", History(disliked=("static-1992",), seen=tuple(seen)))
    me = Companion("Ana", History(liked=(LIKED,)))
    request = Request("", (western,), me.history, count=24, steering=steering, company=(me, ben))
    cards = set(shown(recommender, request))
    assert not cards & {"tin-stars-1948", "static-1992"}
    if steering.unseen:
        assert not cards & {LIKED, *seen}


def test_a_dial_in_the_middle_changes_nothing(recommender: Recommender) -> None:
    request = Request("a warm film", history=History(liked=(LIKED,)))
    turned = replace(request, steering=Steering(tone=Dial.WARMTH))
    assert recommender.rank(turned) == recommender.rank(request)
