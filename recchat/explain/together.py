"""Why an item is for each of several people: by code alone, from what each of them liked.

What somebody disliked is never told to the others (law 5): a person who finds nothing of theirs
in an item is told so in neutral words.
"""

from collections.abc import Sequence

from recchat.catalogue.items import Catalogue
from recchat.explain.claims import Beside, shared_taste
from recchat.explain.telling import Telling
from recchat.explain.titles import title_beside
from recchat.explain.wording import theme_phrase
from recchat.types import Companion, Item

MOST_LIKED = 100  # of a long history, the newest are looked at
NEW = "nothing near it yet: something new"
UNKNOWN = "no history here yet"


def why_together(
    item: Item, company: Sequence[Companion], catalogue: Catalogue, telling: Telling
) -> tuple[tuple[str, str], ...]:
    """For each person a name and what in the item is near to something they liked."""
    return tuple((one.name, near_to(item, one, catalogue, telling)) for one in company)


def near_to(item: Item, one: Companion, catalogue: Catalogue, telling: Telling) -> str:
    """The nearest thing that somebody liked, with what it has in common."""
    beside = Beside(telling, frozenset())
    best, best_weight = "", 0.0
    liked = [catalogue.items[key] for key in one.history.liked if key in catalogue.items]
    for other in liked[:MOST_LIKED]:
        shared, weight = shared_taste(item, other, beside)
        if other.id != item.id and weight > best_weight:
            words = [
                theme_phrase(value) if part.field == "themes" else value
                for part in shared
                for value in part.values
            ]
            best = f"{', '.join(words)}, like {title_beside(other, item)}"
            best_weight = weight
    return best or (NEW if liked else UNKNOWN)
