"""From the state of a talk to a request, and from what is ranked for it to a lawful slate."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from recchat.catalogue.items import Catalogue
from recchat.explain.claims import claims_for
from recchat.explain.telling import Telling
from recchat.explain.together import why_together
from recchat.recommend.request import NO_STEERING, Ranked, Request
from recchat.talk.clashes import SUBJECTS
from recchat.talk.gate import lawful
from recchat.talk.state import HEADS, is_fresh
from recchat.types import (
    Act,
    Card,
    Companion,
    DialogueState,
    History,
    Intent,
    Item,
    Slate,
    Steering,
)

MAX_WORDS = 600  # characters of a request; what was said last counts most
POOL = 40  # near candidates on which critiques are tried


@dataclass(frozen=True, slots=True)
class ChosenBy:
    """How a slate is chosen beside the words: the dials, and who chooses along."""

    steering: Steering = NO_STEERING
    company: tuple[Companion, ...] = ()


ALONE = ChosenBy()


class Ranker(Protocol):
    """What the talk needs of a recommender."""

    @property
    def catalogue(self) -> Catalogue:
        """The library in use."""
        ...

    def rank(self, request: Request) -> Ranked:
        """Candidates for a request, best first."""
        ...


@dataclass(frozen=True, slots=True)
class Chosen:
    """A lawful slate, and how many candidates were against the law."""

    slate: Slate
    dropped: int


def request_words(before: str, intent: Intent, struck: Sequence[str]) -> str:
    """The words to search by: a critique keeps those before it, an addition joins them."""
    brings = any(wish.wanted and wish.slot in HEADS | SUBJECTS for wish in intent.wishes)
    asks = {Act.REQUEST, Act.PREFERENCE} & set(intent.acts) or not intent.acts
    if intent.control is not None:
        words = intent.text if intent.wishes else before  # "start over" is nothing to search by
    elif not before or (brings and is_fresh(intent)):
        words = intent.text
    elif not asks or (intent.wishes and not brings):
        words = before  # a critique or a constraint: the wishes say it, the words would not
    else:
        words = f"{before}. {intent.text}"
    # What was said of a named item is told by the wishes and the history, not by its words.
    for said in (*struck, *(one.words for one in intent.judged if one.words)):
        words = re.sub(re.escape(said), " ", words, flags=re.IGNORECASE)
    return words[-MAX_WORDS:]


def request_for(
    words: str,
    state: DialogueState,
    history: History,
    chosen_by: ChosenBy = ALONE,
    *,
    count: int,
    seed: int,
) -> Request:
    """What is asked of the recommender: nothing shown, judged or talked about comes back."""
    judged = (one.item_id for one in state.judged)
    without = frozenset((*state.shown, *judged, *state.focus))
    steering = chosen_by.steering
    return Request(
        words,
        state.wishes,
        history,
        without,
        shelf_of(history) if steering.shelf else None,
        count=count,
        seed=seed,
        steering=steering,
        company=chosen_by.company,
    )


def shelf_of(history: History) -> frozenset[str]:
    """What stands on a person's shelf: what they saved, and what they know and did not dislike."""
    return frozenset((*history.saved, *history.liked, *history.seen)) - set(history.disliked)


def chosen(ranker: Ranker, request: Request, telling: Telling) -> Chosen:
    """The slate for a request, with the claims that each card rests on."""
    ranked = ranker.rank(request)
    kept, dropped = lawful(ranked.candidates, request, ranker.catalogue)
    cards = []
    for candidate in kept:
        item = ranker.catalogue.items[candidate.item_id]
        claims = claims_for(item, request.wishes, request.history, ranker.catalogue, telling)
        together = why_together(item, request.company, ranker.catalogue, telling)
        cards.append(Card(item, candidate.score, candidate.sources, claims, together))
    return Chosen(Slate(tuple(cards), ranked.fitting, ranked.relax), dropped)


def near_pool(ranker: Ranker, request: Request, slate: Slate) -> tuple[Item, ...]:
    """The allowed candidates that come next after a slate."""
    shown = frozenset(card.item.id for card in slate.cards)
    wider = replace(request, without=request.without | shown, count=POOL)
    kept, _ = lawful(ranker.rank(wider).candidates, wider, ranker.catalogue)
    return tuple(ranker.catalogue.items[one.item_id] for one in kept)
