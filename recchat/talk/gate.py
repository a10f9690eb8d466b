"""Law 1, once more after everything else: what may not be shown is taken out, and counted."""

from collections.abc import Sequence

from recchat.catalogue.items import Catalogue
from recchat.recommend.meets import meets
from recchat.recommend.request import Request
from recchat.types import Candidate, Slot


def lawful(
    candidates: Sequence[Candidate], request: Request, catalogue: Catalogue
) -> tuple[tuple[Candidate, ...], int]:
    """The candidates that may be shown, at most as many as were asked for, and how many may not."""
    kept: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.item_id not in kept and is_allowed(candidate.item_id, request, catalogue):
            kept[candidate.item_id] = candidate
    return tuple(kept.values())[: request.count], len(candidates) - len(kept)


def is_allowed(item_id: str, request: Request, catalogue: Catalogue) -> bool:
    """In the catalogue, not known, shown or judged before, and against no hard wish."""
    item = catalogue.items.get(item_id)
    if item is None or item_id in request.excluded:
        return False
    if request.only is not None and item_id not in request.only:
        return False
    bound = (wish for wish in request.wishes if wish.hard and wish.slot is not Slot.TITLE)
    return all(meets(item, wish, catalogue) for wish in bound)
