"""What recchat does next, decided by rules over the state: small, and the same every time."""

from dataclasses import dataclass
from enum import StrEnum

from recchat.types import Act, Control, DialogueState, History, Intent, Slot, Topic

KNOWS_TASTE_FROM = 3  # likes: from here on a history tells more than one answer would
# Wishes that say what somebody is after; bounds alone leave everything open.
TELLING = frozenset({
    Slot.TITLE, Slot.GENRE, Slot.PERSON, Slot.KEYWORD, Slot.MOOD, Slot.THEME, Slot.TONE,
})  # fmt: skip
QUESTIONS = ("mood", "liked", "genre")  # in the order in which they are asked
BACKWARDS = frozenset({Control.UNDO, Control.GO_BACK})
WANTING = frozenset({Act.REQUEST, Act.CRITIQUE, Act.REJECT})
TALKING = frozenset({Act.CHAT, Act.ACCEPT, Act.SEEN, Act.UNSEEN})


class Kind(StrEnum):
    """The kinds of a next move."""

    RECOMMEND = "recommend"
    REFINE = "refine"
    ASK = "ask"
    ANSWER = "answer"
    COMPARE = "compare"
    EXPLAIN = "explain"
    UNDO = "undo"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Move:
    """What comes next: its kind, whether a new slate stands beside it, what to ask."""

    kind: Kind
    shows: bool
    asks: str = ""  # one of QUESTIONS, when the kind is ASK


def next_move(state: DialogueState, intent: Intent, history: History) -> Move:
    """The move that answers an intent; `state` has the intent folded in already."""
    if intent.control in BACKWARDS:
        return Move(Kind.UNDO, shows=True)
    if intent.question is not None:
        return Move(kind_of_answer(intent.question.topic), shows=wants_slate(intent))
    if is_talk_only(intent):
        return Move(Kind.CHAT, shows=False)
    topic = question_to_ask(state, history)
    if topic and intent.control is not Control.MORE:
        return Move(Kind.ASK, shows=True, asks=topic)
    turns = Act.CRITIQUE in intent.acts or intent.lifted or intent.control is Control.FORGET
    return Move(Kind.REFINE if turns else Kind.RECOMMEND, shows=True)


def kind_of_answer(topic: Topic) -> Kind:
    """Which move a question calls for."""
    return {Topic.COMPARE: Kind.COMPARE, Topic.WHY: Kind.EXPLAIN}.get(topic, Kind.ANSWER)


def wants_slate(intent: Intent) -> bool:
    """Whether a message with a question in it also asks for other items.

    "Which is lighter" has the words of a critique, and "is Alien longer" names a title: neither
    is a wish for something else.
    """
    wishes = any(wish.slot is not Slot.TITLE for wish in intent.wishes)
    return bool((wishes and WANTING & set(intent.acts)) or intent.lifted or intent.control)


def is_talk_only(intent: Intent) -> bool:
    """A greeting, thanks, "I will watch that": kind words, and the slate stays as it is."""
    said = bool(intent.acts) and set(intent.acts) <= TALKING
    asks_more = bool(intent.judged or intent.control or intent.lifted)
    # "Thanks, and something funny" is read as chat with a wish; "I will take Alien" is no wish.
    wishes_more = Act.CHAT in intent.acts and bool(intent.wishes)
    return said and not asks_more and not wishes_more


def question_to_ask(state: DialogueState, history: History) -> str:
    """The one question whose answer would change the slate much; "" when there is none."""
    if not state.may_ask or knows_much(state, history):
        return ""
    return next((topic for topic in QUESTIONS if topic not in state.asked), "")


def knows_much(state: DialogueState, history: History) -> bool:
    """Whether the talk or the history already says what this person is after."""
    told = any(wish.wanted and wish.slot in TELLING for wish in state.wishes)
    return told or len(history.liked) >= KNOWS_TASTE_FROM
