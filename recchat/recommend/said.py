"""What was said in a talk, message by message: the words without titles, and the items named.

Wishes say what stands now; this says who named what, when, and how, which is what the sources
that learnt from other talks look at.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from recchat.catalogue.items import Catalogue
from recchat.types import Intent, Judgment, Slot

NAMELESS = "it"  # stands where a title stood, so that the sentence stays one
REFUSED = frozenset({Judgment.DISLIKED, Judgment.DISMISSED})


@dataclass(frozen=True, slots=True)
class Said:
    """One message: the person's, or what they were shown (then `text` may be empty)."""

    text: str = ""  # without the titles
    items: tuple[str, ...] = ()  # named or shown, in order
    refused: tuple[str, ...] = ()  # those of them that were spoken of badly
    by_person: bool = True


def said_by_person(intent: Intent, catalogue: Catalogue) -> Said:
    """A message of the person's, as it was read."""
    titles = [wish for wish in intent.wishes if wish.slot is Slot.TITLE and wish.known]
    asked = intent.question.item_ids if intent.question else ()
    judged = [one.item_id for one in intent.judged]
    named = dict.fromkeys((*(wish.value for wish in titles), *judged, *intent.references, *asked))
    refused = {wish.value for wish in titles if not wish.wanted}
    refused |= {one.item_id for one in intent.judged if one.judgment in REFUSED}
    words = [*(wish.words for wish in titles), *(one.words for one in intent.judged)]
    words += [catalogue.items[key].title for key in named if key in catalogue.items]
    bad = tuple(key for key in named if key in refused)
    return Said(nameless(intent.text, words), tuple(named), bad)


def nameless(text: str, titles: Iterable[str]) -> str:
    """A text with every title, and a year behind it, taken out."""
    for title in sorted({one for one in titles if one}, key=len, reverse=True):
        pattern = rf"{re.escape(title)}(?:\s*\(\d{{4}}\))?"
        text = re.sub(pattern, NAMELESS, text, flags=re.IGNORECASE)
    return " ".join(text.split())
