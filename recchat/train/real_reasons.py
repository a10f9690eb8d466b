"""Reasons for training from real claims: those that pass the app's own claim checker."""

import random
from collections.abc import Iterator
from pathlib import Path

from recchat.explain.check import checked
from recchat.train.claim_texts import made_of
from recchat.train.reasons import MadeReason, Reasoner, clumsy
from recchat.train.situations import Situation, Situations

MOST_CLAIMS = 6  # as many as the app hands to the model
STYLES = ("plain", "warm", "brief")


def real_reasons(path: Path, reasoner: Reasoner, count: int, seed: int) -> Iterator[MadeReason]:
    """Reasons about the items of a catalogue file; a situation without one is passed over."""
    situations, rng = Situations(path, seed), random.Random(seed)
    for _ in range(count):
        reason = reason_for(situations.draw(), reasoner, rng.choices(STYLES, (6, 2, 2))[0])
        if reason:
            yield reason


def reason_for(situation: Situation, reasoner: Reasoner, style: str) -> MadeReason | None:
    """A composed reason that holds, if one was found."""
    item, claims = situation.item, situation.claims[:MOST_CLAIMS]
    made = [claim for claim in (made_of(claim.text) for claim in claims) if claim]
    if not made:
        return None

    def holds(text: str) -> bool:
        return checked(text, item, claims) == text

    text = reasoner.best_of(made, style, "film", holds)
    texts = tuple(claim.text for claim in claims)
    good = holds(text) and not clumsy(text, made)
    return MadeReason(item.label, texts, style, "film", text) if good else None
