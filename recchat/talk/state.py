"""What stands in a talk: intents folded into a frozen state, one after the other.

Constraints stay until they are lifted or replaced. What was judged or shown stays remembered,
so that it never comes back by itself (law 1).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from recchat.talk.clashes import SUBJECTS, clash, is_relative
from recchat.types import (
    Act,
    Control,
    DialogueState,
    Intent,
    JudgedItem,
    Judgment,
    Slot,
    Wish,
)

# "also in French", "and with robots": the message adds to the request before it.
ADDS = re.compile(
    r"^\W*(and|or|plus|but|with)\b|\b(also|as well|in addition|on top of that)\b|\btoo\W*$",
    re.IGNORECASE,
)
# "A comedy instead": a critique, yet it asks anew.
INSTEAD = re.compile(r"\b(instead|rather|actually|some(one|body) else)\b", re.IGNORECASE)
# An item has one main language, and one strictest rating: a new one replaces the old one.
SINGLE = frozenset({Slot.LANGUAGE, Slot.COUNTRY})
# What a new request names anew, when it names one of its kind: "a thriller", "by Varda".
HEADS = frozenset({Slot.GENRE, Slot.PERSON, Slot.TITLE})
NO_OPINION = frozenset({Judgment.SEEN, Judgment.SAVED, Judgment.CLICKED})
TURNED_DOWN = frozenset({Judgment.DISLIKED, Judgment.DISMISSED})


def fold(state: DialogueState, intent: Intent) -> DialogueState:
    """The state after one more message; the slate it will bring is added by `with_slate`."""
    if intent.control is Control.START_OVER:
        state = DialogueState(judged=state.judged, asked=state.asked, turn=state.turn)
    judged = with_judged(state.judged, intent.judged)
    return replace(
        state,
        wishes=without_disliked(folded_wishes(state.wishes, intent), intent.judged),
        judged=judged,
        focus=focus_after(state, intent),
        may_ask=state.may_ask and intent.control is not Control.JUST_SHOW,
        turn=state.turn + 1,
    )


def strike(state: DialogueState, key: str) -> DialogueState:
    """Take a wish out by its key."""
    return replace(state, wishes=tuple(wish for wish in state.wishes if wish.key != key))


def with_slate(state: DialogueState, item_ids: Sequence[str]) -> DialogueState:
    """The state once these items stand on screen."""
    shown = tuple(dict.fromkeys((*state.shown, *item_ids)))
    return replace(state, slate=tuple(item_ids), shown=shown)


def folded_wishes(standing: Sequence[Wish], intent: Intent) -> tuple[Wish, ...]:
    """The wishes that stand after a message: lifted and replaced ones gone, its own added."""
    arriving = settled(intent.wishes)
    kept = [wish for wish in standing if wish.slot not in intent.lifted]
    if is_fresh(intent):
        kept = [wish for wish in kept if not is_left_behind(wish, kept, arriving)]
    kept = [wish for wish in kept if not any(supersedes(new, wish) for new in arriving)]
    # "Shorter" binds the slate that it asked for; after that it is a leaning.
    return (*(replace(wish, hard=wish.hard and not is_relative(wish)) for wish in kept), *arriving)


def settled(wishes: Iterable[Wish]) -> tuple[Wish, ...]:
    """The wishes of one message: of two that clash the later one stands.

    A name that the catalogue does not know cannot hold for any item, so it never binds.
    """
    stand: list[Wish] = []
    for wish in wishes:
        stand = [one for one in stand if not clash(wish, one)]
        stand.append(wish if wish.known else replace(wish, hard=False))
    return tuple(stand)


def supersedes(new: Wish, old: Wish) -> bool:
    """Whether a wish of this message ends one from before it."""
    if new.slot in SINGLE and new.slot is old.slot:
        return (new.wanted and old.wanted) or clash(new, old)
    return clash(new, old)


def is_fresh(intent: Intent) -> bool:
    """Whether a message asks anew, rather than turning or adding to what was asked."""
    acts = set(intent.acts)
    if intent.references or ADDS.search(intent.text):
        return False
    if INSTEAD.search(intent.text):
        return bool(acts & {Act.REQUEST, Act.CRITIQUE})
    return Act.REQUEST in acts and not acts & {Act.CRITIQUE, Act.PREFERENCE}


def is_left_behind(wish: Wish, standing: Sequence[Wish], arriving: Sequence[Wish]) -> bool:
    """Whether a fresh request ends this wish: another genre takes the old subject with it."""
    if not wish.wanted:
        return False
    if wish.slot in HEADS:
        return any(new.slot is wish.slot and new.wanted for new in arriving)
    # "Shorter" compared with a card of the old subject, and goes with it.
    softly = (wish.slot in SUBJECTS or wish.slot is Slot.TONE) and not wish.hard
    return (softly or is_relative(wish)) and names_other_genre(standing, arriving)


def names_other_genre(standing: Sequence[Wish], arriving: Sequence[Wish]) -> bool:
    """Whether a genre was asked for before, and none of those asked for now is among them."""
    before, now = (
        {wish.value.casefold() for wish in wishes if wish.slot is Slot.GENRE and wish.wanted}
        for wishes in (standing, arriving)
    )
    return bool(before) and bool(now) and not before & now


def with_judged(
    before: Sequence[JudgedItem], arriving: Sequence[JudgedItem]
) -> tuple[JudgedItem, ...]:
    """Judgments by item: the newest opinion of each stands, beside that it was seen or saved."""
    newest = {
        (one.item_id, one.judgment if one.judgment in NO_OPINION else None): one
        for one in (*before, *arriving)
    }
    return tuple(newest.values())


def without_disliked(wishes: Sequence[Wish], judged: Sequence[JudgedItem]) -> tuple[Wish, ...]:
    """Drop the likeness to an item that the same message turned down."""
    disliked = {one.item_id for one in judged if one.judgment in TURNED_DOWN}
    return tuple(
        wish
        for wish in wishes
        if not (wish.slot is Slot.TITLE and wish.wanted and wish.value in disliked)
    )


def focus_after(state: DialogueState, intent: Intent) -> tuple[str, ...]:
    """What "it" means from now on: items pointed at, named, judged or asked about."""
    titles = (wish.value for wish in intent.wishes if wish.slot is Slot.TITLE and wish.known)
    asked = intent.question.item_ids if intent.question else ()
    judged = (one.item_id for one in intent.judged)
    named = tuple(dict.fromkeys((*intent.references, *titles, *judged, *asked)))
    if named:
        return named
    turns_away = is_fresh(intent) and any(wish.slot in HEADS for wish in intent.wishes)
    return () if turns_away else state.focus
