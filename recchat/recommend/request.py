"""What is asked of the recommender, and what it gives back."""

import re
from dataclasses import dataclass

from recchat.catalogue.search_text import STOP, WORD
from recchat.recommend.said import Said
from recchat.types import Candidate, Companion, History, Slot, Steering, Wish

NO_HISTORY = History()
NO_STEERING = Steering()


@dataclass(frozen=True, slots=True)
class Request:
    """Everything that a slate depends on: same store, same request, same slate.

    `text` is what the person said, for the vector and the full-text search; `without` are items
    shown or judged in this talk; `only` limits to a shelf; `said` is for what learnt from talks;
    `company` are all who choose together, the person among them; empty for one alone.
    """

    text: str
    wishes: tuple[Wish, ...] = ()
    history: History = NO_HISTORY
    without: frozenset[str] = frozenset()
    only: frozenset[str] | None = None
    count: int = 5
    seed: int = 7
    said: tuple[Said, ...] = ()  # the talk so far, oldest first; empty where nobody kept it
    steering: Steering = NO_STEERING
    company: tuple[Companion, ...] = ()

    @property
    def titles(self) -> tuple[Wish, ...]:
        """The wishes that name an item of the catalogue."""
        return tuple(wish for wish in self.wishes if wish.slot is Slot.TITLE and wish.known)

    @property
    def excluded(self) -> frozenset[str]:
        """Items that may not come back: shown, judged, named just now, or known to anyone here.

        With "nothing I have seen" switched off only what somebody disliked stays away.
        """
        named = frozenset(wish.value for wish in self.titles)
        histories = (self.history, *(one.history for one in self.company))
        known = (one.known if self.steering.unseen else one.disliked for one in histories)
        return self.without.union(named, *known)


@dataclass(frozen=True, slots=True)
class Ranked:
    """The chosen candidates, best first; `fitting` counts all items the constraints allow."""

    candidates: tuple[Candidate, ...]
    fitting: int
    relax: tuple[Wish, ...] = ()  # constraints whose lifting would help, best first


# Slots whose words describe the item; the words of all others are matched in another way.
DESCRIBING = frozenset({Slot.GENRE, Slot.MOOD, Slot.THEME, Slot.KEYWORD})
# Words of conversation: full-text search drops more of them, a sentence vector needs the rest.
FRAMES = re.compile(
    r"\b(i'?m|i am|looking for|in the mood for|can you|could you|recommend|suggest|show me|find me|"
    r"something|anything|please|like|but|films?|movies?|tonight|want|to watch|watch)\b",
    re.IGNORECASE,
)


def describing_text(request: Request) -> str:
    """What is wanted, in the person's own words: no known titles, names, bounds, tones, denials."""
    text = request.text
    for wish in request.wishes:
        kept = wish.wanted and (wish.slot in DESCRIBING or not wish.known)
        if not kept and wish.words:
            text = re.sub(re.escape(wish.words), " ", text, flags=re.IGNORECASE)
    standing = [
        wish.value
        for wish in request.wishes
        if wish.wanted and wish.slot in DESCRIBING and wish.words.casefold() not in text.casefold()
    ]
    said = " ".join(FRAMES.sub(" ", text).split()).strip(" ,.;:!?")
    return ". ".join(part for part in (said, ", ".join(standing)) if part)


def telling_words(request: Request) -> str:
    """The words of `describing_text` that tell something; empty when there are none."""
    words = WORD.findall(describing_text(request))
    return " ".join(word for word in words if word.casefold() not in STOP)
