from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recchat.recommend.meets import meets
from recchat.recommend.recommender import Recommender
from recchat.recommend.request import Request
from recchat.types import Dial, History, Slot, Source, Steering, Wish

GENRES = ["comedy", "drama", "horror", "science fiction", "western", "opera"]
IDS = ["moss-2020", "static-1992", "lanterns-2018", "tin-stars-1948", "nowhere-1900"]
WISHES = st.one_of(
    st.builds(
        Wish,
        slot=st.just(Slot.GENRE),
        value=st.sampled_from(GENRES),
        wanted=st.booleans(),
        hard=st.booleans(),
    ),
    st.builds(
        Wish,
        slot=st.sampled_from([Slot.YEAR, Slot.MINUTES]),
        value=st.just(""),
        wanted=st.booleans(),
        hard=st.booleans(),
        low=st.sampled_from([None, 80.0, 1960.0]),
        high=st.sampled_from([None, 110.0, 2005.0]),
    ),
    st.builds(
        Wish,
        slot=st.just(Slot.TONE),
        value=st.sampled_from(list(Dial)),
        hard=st.booleans(),
        direction=st.sampled_from([-1, 1]),
        than=st.sampled_from(["", *IDS]),
    ),
    st.builds(
        Wish,
        slot=st.just(Slot.KEYWORD),
        value=st.just("robot"),
        wanted=st.booleans(),
        hard=st.just(True),
    ),
    st.builds(Wish, slot=st.just(Slot.TITLE), value=st.sampled_from(IDS), wanted=st.booleans()),
)


def shown(recommender: Recommender, request: Request) -> list[str]:
    return [candidate.item_id for candidate in recommender.rank(request).candidates]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    wishes=st.lists(WISHES, max_size=5).map(tuple),
    without=st.frozensets(st.sampled_from(IDS)),
    liked=st.lists(st.sampled_from(IDS), max_size=2).map(tuple),
    disliked=st.lists(st.sampled_from(IDS), max_size=2).map(tuple),
    text=st.sampled_from(["", "a robot film", "''; -- <script> {{x}}", "😀"]),
)
def test_law_one_no_card_against_the_constraints(
    recommender: Recommender,
    wishes: tuple[Wish, ...],
    without: frozenset[str],
    liked: tuple[str, ...],
    disliked: tuple[str, ...],
    text: str,
) -> None:
    history = History(liked=liked, disliked=disliked)
    ranked = recommender.rank(Request(text, wishes, history, without))
    cards = [one.item_id for one in ranked.candidates]
    assert len(cards) == len(set(cards)) == min(5, ranked.fitting)
    assert not set(cards) & (without | history.known)
    for wish in wishes:
        if wish.slot is Slot.TITLE:
            assert wish.value not in cards
        elif wish.hard:
            for item_id in cards:
                assert meets(recommender.catalogue.item(item_id), wish, recommender.catalogue)


def test_the_same_request_gives_the_same_slate(recommender: Recommender) -> None:
    request = Request("a warm film about robots", seed=3)
    assert recommender.rank(request) == recommender.rank(request)


def test_a_named_person_comes_first(recommender: Recommender) -> None:
    ranked = recommender.rank(Request("by Hana Sato", (Wish(Slot.PERSON, "Hana Sato", hard=True),)))
    assert ranked.fitting == 3
    assert all(Source.PERSON in one.sources for one in ranked.candidates)


def test_what_is_like_a_named_film_and_warmer_comes_first(recommender: Recommender) -> None:
    named = "visitors-at-dusk-2016"
    wishes = (Wish(Slot.TITLE, named), Wish(Slot.TONE, Dial.WARMTH, direction=1, than=named))
    assert shown(recommender, Request("", wishes))[0] == "lanterns-2018"


def test_a_like_before_draws_its_kin_and_a_dislike_pushes_them_away(
    recommender: Recommender,
) -> None:
    liked = Request("", history=History(liked=("comet-summer-1986",)))
    disliked = Request("", history=History(disliked=("comet-summer-1986",)), count=10)
    assert "comet-winter-1988" in shown(recommender, liked)[:2]
    assert "comet-winter-1988" not in shown(recommender, disliked)


def test_nothing_fits_names_the_constraint_to_lift(recommender: Recommender) -> None:
    western = Wish(Slot.GENRE, "western", hard=True)
    recent = Wish(Slot.YEAR, "", hard=True, low=2000)
    opera = Wish(Slot.GENRE, "opera", hard=True)
    assert recommender.rank(Request("", (western, recent))).relax[0] == western
    assert recommender.rank(Request("", (opera, western))).candidates == ()


def test_only_from_a_shelf_may_bring_back_what_is_known(recommender: Recommender) -> None:
    history = History(seen=("moss-2020",))
    shelf = frozenset({"moss-2020", "static-1992"})
    request = Request("", history=history, only=shelf)
    assert set(shown(recommender, request)) == {"static-1992"}
    again = replace(request, steering=Steering(unseen=False))
    assert set(shown(recommender, again)) == shelf


@pytest.mark.parametrize("count", [0, 1, 24, 100])
def test_as_many_cards_as_asked_for_and_exist(recommender: Recommender, count: int) -> None:
    assert len(shown(recommender, Request("", count=count))) == min(count, 24)


def test_a_soft_bound_draws_what_lies_inside(recommender: Recommender) -> None:
    recent = Wish(Slot.YEAR, "", low=2010)
    ranked = recommender.rank(Request("", (recent,), count=5))
    years = [recommender.catalogue.item(one.item_id).year or 0 for one in ranked.candidates]
    assert min(years) >= 2010
