"""What recchat says beside the cards, sentence by sentence, from what was understood and done."""

from collections.abc import Iterator, Sequence

from recchat.catalogue.items import Catalogue
from recchat.explain.wording import joined
from recchat.talk.clashes import contradictions
from recchat.talk.saying.changes import change_line, near_words
from recchat.talk.saying.memory_words import wish_words
from recchat.talk.saying.noun_words import in_words
from recchat.talk.state import HEADS, settled
from recchat.types import (
    Act,
    Control,
    DialogueState,
    History,
    Intent,
    Item,
    JudgedItem,
    Judgment,
    Slate,
    Slot,
)

NOTED = {
    Judgment.LIKED: "you liked {}",
    Judgment.DISLIKED: "less like {}",
    Judgment.DISMISSED: "less like {}",
    Judgment.SEEN: "you have {seen} {}",
    Judgment.SAVED: "{} is saved",
    Judgment.RATED: "your rating of {}",
}
CONTROLS = {
    Control.START_OVER: "A fresh start; what you liked and have {seen} is still remembered.",
    Control.JUST_SHOW: "No more questions, then.",
}
ENJOY = "Enjoy {}. Tell me afterwards how it was, and I will remember."
WHICH_ONE = "Which one do you mean? Say “the second one”, or its title."
THEN_STILL = "Then it may still be one for you. Shall I keep looking?"
NOT_CAUGHT = "I did not catch a wish in that, so I went by its words alone."
SHOWN_BEFORE = "Nothing new fits that; these were on screen before, and do."
ALL_THAT_FIT = "These are all that are left that fit."
ONLY_ONE = "This is the only one left that fits."
ALL_SHOWN = (
    "That was everything that fits. Lift a wish, or say “start over” to see earlier ones again."
)


def understood_lines(intent: Intent, catalogue: Catalogue) -> Iterator[str]:
    """What has to be said of the message itself: commands, contradictions, unknown names."""
    if intent.control in CONTROLS:
        yield in_words(CONTROLS[intent.control], catalogue.noun)
    for earlier, later in contradictions(intent.wishes):
        one, other = wish_words(earlier), wish_words(later)
        yield f"“{one}” and “{other}” cannot both hold, so I went by “{other}”."
    yield from unknown_lines(intent)
    noted = noted_words(intent.judged, catalogue)
    if noted:
        yield f"Noted: {noted}."
    understood = intent.acts or intent.wishes or intent.judged or intent.control
    if not (understood or intent.question or intent.lifted):
        yield NOT_CAUGHT


def unknown_lines(intent: Intent) -> Iterator[str]:
    """Names that the catalogue does not have, said in the person's own words."""
    unknown = [wish for wish in intent.wishes if not wish.known]
    titles = [f"“{wish.words or wish.value}”" for wish in unknown if wish.slot is Slot.TITLE]
    names = [f"“{wish.words or wish.value}”" for wish in unknown if wish.slot is Slot.PERSON]
    if titles:
        yield f"I do not have {joined(titles)} here; I went by the words."
    if names:
        yield f"I know nobody called {joined(names)} here; I went by the words."


def noted_words(judged: Sequence[JudgedItem], catalogue: Catalogue) -> str:
    """What was written into the history, in few words."""
    told: dict[Judgment, list[str]] = {}
    for one in judged:
        if one.item_id in catalogue.items and one.judgment in NOTED:
            told.setdefault(one.judgment, []).append(catalogue.items[one.item_id].title)
    seen = in_words("{seen}", catalogue.noun)
    return "; ".join(NOTED[kind].format(joined(titles), seen=seen) for kind, titles in told.items())


def slate_lines(
    intent: Intent, before: DialogueState, state: DialogueState, slate: Slate, catalogue: Catalogue
) -> Iterator[str]:
    """What has to be said of the new slate: what a critique changed, or why nothing came."""
    if not slate.cards:
        yield nothing_fits(state, slate)
        return
    if {card.item.id for card in slate.cards} <= set(before.shown):
        yield SHOWN_BEFORE
    elif len(slate.cards) == slate.fitting and any(wish.hard for wish in state.wishes):
        yield ALL_THAT_FIT if len(slate.cards) > 1 else ONLY_ONE
    old = items_of(before.slate, catalogue)
    if not old or not turns_the_slate(intent, before):
        return
    new = [card.item for card in slate.cards]
    moved = change_line(old, new, settled(intent.wishes))
    near = near_words(old, new, named_item(intent, state, catalogue))
    parts = [part for part in (moved, near) if part]
    if parts:
        line = "; ".join(parts)
        yield f"{line[:1].upper()}{line[1:]}."


def shelf_line(history: History, noun: str) -> str:
    """Why nothing came from the shelf, and what to do."""
    if not history.saved:
        return f"Your shelf is empty: press save on a {noun}, or switch off “only from my shelf”."
    return "Nothing more on your shelf fits that. Switch off “only from my shelf” to see others."


def turns_the_slate(intent: Intent, before: DialogueState) -> bool:
    """Whether a message changes what is on screen, rather than asking for something else."""
    heads = (wish for wish in intent.wishes if wish.slot in HEADS and wish.wanted)
    turned = all(wish.value in {*before.slate, *before.focus} for wish in heads)
    return Act.CRITIQUE in intent.acts and turned


def named_item(intent: Intent, state: DialogueState, catalogue: Catalogue) -> Item | None:
    """The item that the talk circles: one named in it, else the one the critique starts from."""
    likes = [
        wish.value
        for wish in (*intent.wishes, *reversed(state.wishes))
        if wish.slot is Slot.TITLE and wish.wanted
    ]
    anchors = [wish.than for wish in intent.wishes if wish.slot is Slot.TONE]
    return next(iter(items_of((*likes, *anchors), catalogue)), None)


def nothing_fits(state: DialogueState, slate: Slate) -> str:
    """Which constraint to lift when none is left, or that all was shown."""
    if not slate.relax:
        return ALL_SHOWN
    first, *others = (f"“{wish_words(wish)}”" for wish in slate.relax[:2])
    if sum(wish.hard for wish in state.wishes) < 2:
        return f"Nothing here fits {first}. Shall I let go of it?"
    either = f", or of {others[0]}" if others else ""
    return f"Nothing here fits all of that. Shall I let go of {first}{either}?"


def talk_line(intent: Intent, catalogue: Catalogue) -> str:
    """What there is to say to a choice, or to a verdict that names no item; "" to small talk."""
    acts = set(intent.acts)
    named = items_of(intent.references, catalogue)
    if Act.ACCEPT in acts:
        return ENJOY.format(joined([item.title for item in named]) or "it")
    if Act.SEEN in acts and not named:
        return WHICH_ONE
    return THEN_STILL if Act.UNSEEN in acts else ""


def items_of(item_ids: Sequence[str], catalogue: Catalogue) -> list[Item]:
    """The items of those ids that the catalogue has."""
    return [catalogue.items[key] for key in item_ids if key in catalogue.items]
