"""One message may name a thing twice: what it turns down once, it does not want elsewhere."""

from collections.abc import Iterable
from dataclasses import replace

from recchat.types import Slot, Wish

VALUED = frozenset({Slot.GENRE, Slot.MOOD, Slot.THEME, Slot.KEYWORD, Slot.PERSON, Slot.TITLE})

Said = tuple[int, Wish]  # where its sentence starts, and the wish


def consistent(said: Iterable[Said], disliked: Iterable[str] = ()) -> list[Wish]:
    """The wishes without those for what is refused: 'I hate horror. Horror scares me.'.

    What is liked first stays, and the refusal then means its own words alone: "I like horror but
    no slashers". What one sentence asks for and turns down at once stays a contradiction, to be
    asked about. `disliked` are items that the message finds bad.
    """
    kept: list[Said] = []
    for start, one in said:
        others = [other for other in kept if is_other_sign(other[1], one)]
        if one.wanted and others:
            continue
        liked = [other for _, other in others if not other.hard]
        if liked and one.slot is Slot.GENRE:
            kept.append((start, replace(one, slot=Slot.KEYWORD, value=one.words.split()[-1])))
            continue
        kept = [other for other in kept if other not in others or other[0] == start]
        kept.append((start, one))
    bad = frozenset(disliked)
    return [one for _, one in kept if not (is_title(one) and one.wanted and one.value in bad)]


def is_other_sign(one: Wish, other: Wish) -> bool:
    """Whether two wishes of one message are of the same thing, and only one of them wants it."""
    same = one.slot is other.slot and one.value == other.value and one.slot in VALUED
    return same and one.wanted is not other.wanted


def is_title(wish: Wish) -> bool:
    """Whether a wish names an item."""
    return wish.slot is Slot.TITLE
