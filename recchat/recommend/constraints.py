"""Hard wishes as a filter, and which of them to lift when nothing is left."""

import math
from collections.abc import Iterable

from recchat.catalogue.filters import (
    AGE_RATINGS,
    FACETS,
    Columns,
    Condition,
    Filter,
    HasFacet,
    RatedAtMost,
    Within,
    allowed,
)
from recchat.recommend.request import Request
from recchat.types import BOUNDED, Slot, Wish


def filter_of(request: Request, lifted: Wish | None = None) -> Filter:
    """All hard wishes (but `lifted`) and all exclusions as one filter."""
    conditions = (condition_of(wish) for wish in request.wishes if wish.hard and wish != lifted)
    found = tuple(condition for condition in conditions if condition is not None)
    return Filter(found, request.excluded, request.only)


def condition_of(wish: Wish) -> Condition | None:
    """One hard wish as a condition; None for what only `meets` can tell, item by item."""
    if wish.slot in FACETS:
        return HasFacet(wish.slot, (wish.value,), wish.wanted)
    if wish.slot in BOUNDED and wish.wanted:
        low = -math.inf if wish.low is None else wish.low
        high = math.inf if wish.high is None else wish.high
        return Within(wish.slot, low, high)
    if wish.slot is Slot.AGE_RATING and wish.wanted and wish.value in AGE_RATINGS:
        return RatedAtMost(wish.value)
    return None


def item_by_item(wishes: Iterable[Wish]) -> tuple[Wish, ...]:
    """The hard wishes that no condition expresses: they are asked of each ranked item."""
    beyond = (wish for wish in wishes if wish.hard and wish.slot is not Slot.TITLE)
    return tuple(wish for wish in beyond if condition_of(wish) is None or wish.than)


def worth_lifting(columns: Columns, request: Request) -> tuple[Wish, ...]:
    """Hard wishes that leave something when lifted, the one that leaves most first."""
    gains = [
        (int(allowed(columns, filter_of(request, lifted=wish)).sum()), wish)
        for wish in request.wishes
        if wish.hard and wish.slot is not Slot.TITLE
    ]
    gains.sort(key=lambda gain: -gain[0])
    helping = tuple(wish for gain, wish in gains if gain > 0)
    return helping or tuple(wish for _, wish in gains[:1])
