"""What stands in a talk, message by message."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from recchat.talk.clashes import clash, contradictions
from recchat.talk.state import fold, strike, with_slate
from recchat.types import (
    Act,
    Control,
    DialogueState,
    Intent,
    JudgedItem,
    Judgment,
    Question,
    Slot,
    Topic,
    Wish,
)

COMEDY = Wish(Slot.GENRE, "comedy")
WESTERN = Wish(Slot.GENRE, "western")
NO_HORROR = Wish(Slot.GENRE, "horror", wanted=False, hard=True)
SHORT = Wish(Slot.MINUTES, "", hard=True, high=100)
FRENCH = Wish(Slot.LANGUAGE, "French", hard=True)

WISHES = st.builds(
    Wish,
    slot=st.sampled_from([Slot.GENRE, Slot.MOOD, Slot.KEYWORD, Slot.LANGUAGE, Slot.PERSON]),
    value=st.sampled_from(["comedy", "horror", "warm", "French", "Mira Oakes"]),
    wanted=st.booleans(),
    hard=st.booleans(),
) | st.builds(
    Wish,
    slot=st.sampled_from([Slot.YEAR, Slot.MINUTES]),
    value=st.just(""),
    low=st.sampled_from([None, 80.0, 1990.0]),
    high=st.sampled_from([None, 120.0, 1999.0]),
    hard=st.booleans(),
)
INTENTS = st.builds(
    Intent,
    text=st.sampled_from(["a comedy", "also short", "less dark"]),
    acts=st.lists(st.sampled_from(list(Act)), max_size=2).map(tuple),
    wishes=st.lists(WISHES, max_size=4).map(tuple),
    lifted=st.lists(st.sampled_from([Slot.YEAR, Slot.LANGUAGE]), max_size=1).map(tuple),
)


def said(*wishes: Wish, text: str = "", acts: tuple[Act, ...] = (Act.REQUEST,)) -> Intent:
    return Intent(text, acts, wishes)


def after(*intents: Intent) -> tuple[Wish, ...]:
    state = DialogueState()
    for intent in intents:
        state = fold(state, intent)
    return state.wishes


def test_a_constraint_stays_until_it_is_lifted() -> None:
    assert after(said(SHORT), said(COMEDY)) == (SHORT, COMEDY)
    assert after(said(SHORT), Intent("any length is fine", lifted=(Slot.MINUTES,))) == ()


def test_a_new_bound_replaces_the_old_one() -> None:
    shorter = replace(SHORT, high=80)
    assert after(said(SHORT), said(shorter)) == (shorter,)


def test_bounds_on_two_sides_stand_together() -> None:
    since, until = Wish(Slot.YEAR, "", low=1990), Wish(Slot.YEAR, "", high=1999)
    assert after(said(since), said(until)) == (since, until)


def test_of_contradicting_bounds_the_later_one_stands() -> None:
    late, early = (
        Wish(Slot.YEAR, "", low=2011, hard=True),
        Wish(Slot.YEAR, "", high=1999, hard=True),
    )
    assert after(said(late, early)) == (early,)
    assert contradictions((late, early)) == ((late, early),)


def test_a_comedy_that_is_not_a_comedy_is_a_contradiction() -> None:
    not_comedy = replace(COMEDY, wanted=False)
    assert contradictions((COMEDY, not_comedy)) == ((COMEDY, not_comedy),)
    assert after(said(COMEDY, not_comedy)) == (not_comedy,)


def test_another_language_replaces_the_first() -> None:
    japanese = replace(FRENCH, value="Japanese")
    assert after(said(FRENCH), said(japanese)) == (japanese,)


def test_two_languages_in_one_message_stand_together() -> None:
    japanese = replace(FRENCH, value="Japanese")
    assert after(said(FRENCH, japanese)) == (FRENCH, japanese)


def test_another_genre_in_a_fresh_request_takes_the_old_subject_with_it() -> None:
    heist = Wish(Slot.KEYWORD, "heist")
    assert after(said(COMEDY, heist, SHORT), said(WESTERN)) == (SHORT, WESTERN)


def test_also_adds_a_genre() -> None:
    assert after(said(COMEDY), said(WESTERN, text="also a western")) == (COMEDY, WESTERN)


def test_a_critique_leaves_the_genre_in_place() -> None:
    darker = Wish(Slot.TONE, "darkness", direction=1)
    assert after(said(COMEDY), said(darker, acts=(Act.CRITIQUE,))) == (COMEDY, darker)


def test_the_same_critique_moves_on_to_its_new_anchor() -> None:
    once = Wish(Slot.TONE, "darkness", direction=-1, than="a")
    twice = replace(once, than="b")
    warmer = Wish(Slot.TONE, "warmth", direction=1, than="a")
    assert after(said(once), said(warmer), said(twice)) == (warmer, twice)


def test_the_opposite_wish_replaces() -> None:
    assert after(said(NO_HORROR), said(Wish(Slot.GENRE, "Horror"))) == (Wish(Slot.GENRE, "Horror"),)


def test_no_zombies_ends_the_wish_for_them_whatever_slot_it_was_read_into() -> None:
    none = Wish(Slot.KEYWORD, "zombies", wanted=False)
    assert after(said(Wish(Slot.THEME, "zombies")), said(none)) == (none,)


def test_an_unknown_name_never_binds() -> None:
    nobody = Wish(Slot.PERSON, "Zyx Qua", hard=True, known=False)
    assert after(said(nobody)) == (replace(nobody, hard=False),)


def test_start_over_keeps_only_what_was_judged() -> None:
    judged = JudgedItem("a", Judgment.DISLIKED)
    state = fold(DialogueState(), Intent("", (Act.REJECT,), (COMEDY,), (judged,)))
    state = fold(with_slate(state, ["b"]), Intent("start over", control=Control.START_OVER))
    assert state == DialogueState(judged=(judged,), turn=2)


def test_just_show_ends_the_questions() -> None:
    assert not fold(DialogueState(), Intent("just show", control=Control.JUST_SHOW)).may_ask


def test_likeness_to_an_item_ends_when_it_is_turned_down() -> None:
    like = Wish(Slot.TITLE, "a")
    disliked = Intent("not that", (Act.REJECT,), judged=(JudgedItem("a", Judgment.DISLIKED),))
    assert after(said(like), disliked) == ()


def test_the_newest_opinion_stands_beside_that_it_was_seen() -> None:
    seen, liked = JudgedItem("a", Judgment.SEEN), JudgedItem("a", Judgment.LIKED)
    hated = JudgedItem("a", Judgment.DISLIKED)
    state = fold(
        fold(DialogueState(), Intent("", judged=(seen, liked))), Intent("", judged=(hated,))
    )
    assert state.judged == (seen, hated)


def test_focus_follows_references_titles_and_questions() -> None:
    state = fold(DialogueState(), said(Wish(Slot.TITLE, "a")))
    assert state.focus == ("a",)
    state = fold(state, Intent("who made it", question=Question(Topic.CREATORS, ("b",))))
    assert state.focus == ("b",)
    assert fold(state, said(COMEDY)).focus == ()


@given(first=INTENTS, struck=WISHES, second=INTENTS)
def test_what_was_struck_never_comes_back_by_itself(
    first: Intent, struck: Wish, second: Intent
) -> None:
    state = strike(fold(DialogueState(), first), struck.key)
    said_again = {wish.key for wish in second.wishes}
    assert {wish.key for wish in fold(state, second).wishes} <= said_again | {
        wish.key for wish in state.wishes
    }
    assert struck.key not in {wish.key for wish in state.wishes}


@given(shown=st.lists(st.sampled_from("abcdef"), max_size=4), later=st.lists(INTENTS, max_size=4))
def test_shown_and_judged_items_are_never_forgotten(shown: list[str], later: list[Intent]) -> None:
    judged = tuple(JudgedItem(one, Judgment.DISLIKED) for one in shown)
    state = fold(with_slate(DialogueState(), shown), Intent("", judged=judged))
    for intent in later:
        state = fold(state, intent)
    assert set(shown) <= set(state.shown)
    assert set(shown) == {one.item_id for one in state.judged}


@given(wishes=st.lists(WISHES, max_size=4), chance=st.randoms())
def test_the_order_of_unrelated_wishes_does_not_matter(wishes: list[Wish], chance: object) -> None:
    unrelated: list[Wish] = []
    for wish in wishes:
        if not any(clash(wish, one) or clash(one, wish) for one in unrelated):
            unrelated.append(wish)
    turned = list(unrelated)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert set(after(said(*unrelated))) == set(after(said(*turned)))


@given(later=INTENTS)
def test_a_hard_wish_survives_whatever_does_not_speak_of_it(later: Intent) -> None:
    state = fold(DialogueState(), said(NO_HORROR, SHORT))
    spoken = {wish.slot for wish in later.wishes} | set(later.lifted)
    left = fold(state, later).wishes
    assert SHORT in left or Slot.MINUTES in spoken
    assert NO_HORROR in left or any(wish.value == "horror" for wish in later.wishes)
