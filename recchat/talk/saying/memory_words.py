"""What recchat knows about a person, told from their history and this talk, with counts."""

from collections.abc import Iterable, Sequence

from recchat.catalogue.items import Catalogue
from recchat.explain.wording import joined
from recchat.talk.saying.dial_words import pressed
from recchat.talk.saying.noun_words import in_words
from recchat.types import (
    BOUNDED,
    Claim,
    ClaimKind,
    Dial,
    Evidence,
    EvidenceSource,
    History,
    Reply,
    Slot,
    Wish,
)

NAMED = 3  # titles of each kind that are named; the rest are counted
NOTHING_YET = (
    "Nothing yet. What you like, dislike and have {seen} is kept on this computer once you tell me."
)
UNITS = {Slot.MINUTES: " minutes", Slot.PAGES: " pages"}


def about_person(history: History, wishes: Sequence[Wish], catalogue: Catalogue) -> Reply:
    """Likes, dislikes, seen and saved with their numbers, and what stands in this talk."""
    kinds = (
        ("liked", "liked", history.liked),
        ("disliked", "turned down", history.disliked),
        ("seen", in_words("have {seen}", catalogue.noun), history.seen),
        ("saved", "saved", history.saved),
    )
    told = [(name, said, ids) for name, said, ids in kinds if ids]
    if not told and not wishes:
        return Reply(in_words(NOTHING_YET, catalogue.noun))
    sentences = []
    if told:
        parts = [counted(said, ids, catalogue) for _, said, ids in told]
        sentences.append(f"You {joined(parts)}.")
    told_wishes = [title_or_words(wish, catalogue) for wish in wishes]
    if wishes:
        sentences.append(f"In this talk you asked for: {', '.join(told_wishes)}.")
    claims = [claim_of(name, key, catalogue) for name, _, ids in told for key in ids[:NAMED]]
    return Reply(" ".join(sentences), (*claims, *map(wish_claim, wishes)))


def counted(said: str, ids: Sequence[str], catalogue: Catalogue) -> str:
    """How many items of one kind, and the newest of them by title."""
    titles = titles_of(ids, catalogue)[:NAMED]
    noun = catalogue.noun if len(ids) == 1 else f"{catalogue.noun}s"
    if not titles:
        return f"{said} {len(ids)} {noun}"
    if len(titles) < len(ids):
        return f"{said} {len(ids)} {noun}, {joined(titles)} the latest"
    return f"{said} {len(ids)} {noun} ({joined(titles)})"


def titles_of(ids: Iterable[str], catalogue: Catalogue) -> list[str]:
    """Titles of those ids that are in the catalogue."""
    return [catalogue.items[key].title for key in ids if key in catalogue.items]


def claim_of(name: str, item_id: str, catalogue: Catalogue) -> Claim:
    """One thing from the history as a claim."""
    item = catalogue.items.get(item_id)
    label = item.label if item else item_id
    evidence = Evidence(EvidenceSource.HISTORY, item_id, name, label)
    return Claim(ClaimKind.HISTORY, f"{name}: {label}", (label,), (evidence,))


def wish_claim(wish: Wish) -> Claim:
    """One wish of this talk as a claim that rests on the person's words."""
    words = wish.words or wish_words(wish)
    evidence = Evidence(EvidenceSource.WORDS, "", str(wish.slot), words)
    return Claim(ClaimKind.REQUEST, wish_words(wish), (words,), (evidence,))


def title_or_words(wish: Wish, catalogue: Catalogue) -> str:
    """A wish in few words; an item by its title, since "the third one" is long gone."""
    item = catalogue.items.get(wish.value) if wish.slot is Slot.TITLE else None
    if item is None:
        return wish_words(wish)
    return f"like {item.title}" if wish.wanted else f"not {item.title}"


def wish_words(wish: Wish) -> str:
    """A wish in few words: the person's own, else what was made of them."""
    if wish.words:
        return wish.words
    sign = "" if wish.wanted else "not "
    if wish.slot in BOUNDED:
        return sign + bound_words(wish)
    if wish.slot is Slot.TONE and wish.value in set(Dial) and wish.direction:
        return sign + pressed(Dial(wish.value), 1 if wish.direction > 0 else -1)
    return sign + wish.value


def bound_words(wish: Wish) -> str:
    """A bound in words: "1990 to 1999", "at most 100 minutes"."""
    unit = UNITS.get(wish.slot, "")
    if wish.low is not None and wish.high is not None:
        return f"{wish.low:g} to {wish.high:g}{unit}"
    if wish.high is not None:
        return f"at most {wish.high:g}{unit}" if unit else f"up to {wish.high:g}"
    if wish.low is not None:
        return f"at least {wish.low:g}{unit}" if unit else f"from {wish.low:g} on"
    words = ("shorter", "longer") if unit else ("older", "newer")
    return words[wish.direction > 0]
