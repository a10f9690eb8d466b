"""Questions are answered from facts: of items, of their cards, of the talk, of the person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from recchat.catalogue.items import Catalogue
from recchat.errors import RecchatError
from recchat.explain.answers import answer
from recchat.explain.differing import differences, names_measure
from recchat.llm.door import LanguageModel
from recchat.prompts import Prompts
from recchat.talk.dialogues import Message
from recchat.talk.records import StoredCard
from recchat.talk.saying.memory_words import about_person
from recchat.talk.saying.replies import items_of
from recchat.talk.saying.small_talk import TalkKind, composed_talk, talk_kind
from recchat.talk.turn import Turn
from recchat.types import Item, Question, Reply, Topic

NOTHING_SHOWN = "There is nothing on screen to talk about yet. What are you in the mood for?"
ONE_ALONE = "Name two of them, and I will compare them."
NOT_SURE = "I am not sure which one “{}” is. Ask about one of these, or write its whole title."
# Words with a capital that do not open the sentence; "I" is no name.
NAME = re.compile(r"(?<=[\w,] )(?!I\b)[A-Z][\w'’-]*(?: (?:of |the |and |in |a )*[A-Z0-9][\w'’-]*)*")
NO_CARD = "I have not recommended that in this talk, so there is no reason to tell."
TOLD_CLAIMS = 4  # of one card
TOLD_CARDS = 3  # when nobody said which one


@dataclass(frozen=True, slots=True)
class Voice:
    """Who words an answer."""

    model: LanguageModel | None
    prompts: Prompts
    noun: str


def answered(
    question: Question,
    turn: Turn,
    catalogue: Catalogue,
    prompts: Prompts,
    model: LanguageModel | None,
) -> Reply:
    """The answer to any question, with the claims it rests on."""
    if question.topic is Topic.ME:
        return about_person(turn.history, turn.state.wishes, catalogue)
    if question.topic is Topic.APP:
        return about_app(question, catalogue.noun)
    unknown = "" if question.item_ids else named_in(question.words)
    if unknown:
        return Reply(NOT_SURE.format(unknown))
    items = items_of(question.item_ids or turn.state.slate, catalogue)
    if question.topic is Topic.COMPARE:
        items = compared_items(items, turn, catalogue)
        model = None  # an order of numbers is best said by code
    if question.topic is Topic.WHY and items:
        return why(items, turn.path)
    early = without_facts(question, items)
    return early or from_facts(question, items, turn, Voice(model, prompts, catalogue.noun))


def named_in(words: str) -> str:
    """A name that a question holds; when nothing was linked to it, the screen is not meant."""
    found = NAME.search(words)
    return found.group().strip() if found else ""


def without_facts(question: Question, items: Sequence[Item]) -> Reply | None:
    """What is said when there are too few items, or when two are compared by nothing named."""
    if not items:
        return Reply(NOTHING_SHOWN)
    if question.topic is not Topic.COMPARE or len(items) > 2:
        return None
    if len(items) == 1:
        return Reply(ONE_ALONE)
    return None if names_measure(question) else differences(items[0], items[1])


def from_facts(question: Question, items: Sequence[Item], turn: Turn, voice: Voice) -> Reply:
    """The answer about items; where a template or the model is broken, the facts answer alone."""
    say = partial(answer, question, items, prompts=voice.prompts, noun=voice.noun)
    try:
        return say(model=voice.model)
    except RecchatError:
        turn.model_failed()
        return say(model=None)


def about_app(question: Question, noun: str) -> Reply:
    """What recchat is, or how to use it."""
    kind = talk_kind(question.words)
    kind = kind if kind is TalkKind.HELP else TalkKind.IDENTITY
    return Reply(composed_talk(kind, noun=noun, seed=question.words))


def compared_items(items: list[Item], turn: Turn, catalogue: Catalogue) -> list[Item]:
    """Two items or more: one alone, or none, is compared with what was last talked about."""
    others = items_of((*turn.before.focus, *turn.state.slate), catalogue)
    if len(items) > 1 or not items:
        return items or others
    other = [one for one in others if one.id != items[0].id][:1]
    return [*items, *other]


def why(items: Sequence[Item], path: Sequence[Message]) -> Reply:
    """Why cards were chosen: the claims that were stored with them."""
    cards = [(item, card) for item in items if (card := card_of(item.id, path))]
    if not cards:
        return Reply(NO_CARD)
    if len(cards) == 1:
        item, card = cards[0]
        claims = card.claims[:TOLD_CLAIMS]
        return Reply(f"{item.title}: {'; '.join(claim.text for claim in claims)}.", claims)
    told = [(item, card.claims[0]) for item, card in cards[:TOLD_CARDS] if card.claims]
    text = " ".join(f"{item.title}: {claim.text}." for item, claim in told)
    return Reply(text, tuple(claim for _, claim in told))


def card_of(item_id: str, path: Sequence[Message]) -> StoredCard | None:
    """The card on which an item was last shown in this talk."""
    answers = (one.answer for one in reversed(path) if one.answer)
    cards = (card for given in answers for card in given.cards if card.item_id == item_id)
    return next(cards, None)
