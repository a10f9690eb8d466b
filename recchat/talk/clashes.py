"""Which wishes cannot stand beside each other: opposites, and bounds that leave nothing."""

from collections.abc import Sequence

from recchat.types import BOUNDED, Slot, Wish

# The same word may be read as any of these: "no zombies" and "zombies" must find each other.
SUBJECTS = frozenset({Slot.GENRE, Slot.MOOD, Slot.THEME, Slot.KEYWORD})


def clash(new: Wish, old: Wish) -> bool:
    """Whether the newer wish leaves no room for the older: the same thing, or its opposite."""
    if new.slot in SUBJECTS and old.slot in SUBJECTS:
        return same_value(new, old) and (new.slot is old.slot or new.wanted is not old.wanted)
    if new.slot is not old.slot:
        return False
    if new.slot in BOUNDED:
        return bounds_clash(new, old)
    return new.slot is Slot.AGE_RATING or same_value(new, old)


def same_value(new: Wish, old: Wish) -> bool:
    """Whether two wishes name the same value, whatever the case of its letters."""
    return new.value.casefold() == old.value.casefold()


def bounds_clash(new: Wish, old: Wish) -> bool:
    """A bound replaces the bounds before it, but for one on the other side that fits with it."""
    if new.wanted is not old.wanted or not new.wanted:
        return (new.low, new.high) == (old.low, old.high)
    if is_relative(new):
        return is_relative(old)  # "shorter" stays inside "under two hours"
    if sides(new) & sides(old) or len(sides(new) | sides(old)) != 2 or len(sides(old)) != 1:
        return True
    return not overlap(new, old)


def is_relative(wish: Wish) -> bool:
    """Whether a wish for a year or a length compares with an item: "shorter than it"."""
    return wish.slot in BOUNDED and bool(wish.direction) and wish.low is None and wish.high is None


def sides(wish: Wish) -> frozenset[str]:
    """Which ends a bound closes."""
    low = wish.low is not None or (is_relative(wish) and wish.direction > 0)
    high = wish.high is not None or (is_relative(wish) and wish.direction < 0)
    return frozenset(name for name, closed in (("low", low), ("high", high)) if closed)


def overlap(new: Wish, old: Wish) -> bool:
    """Whether two bounds leave anything between them; a relative one always might."""
    lows = [wish.low for wish in (new, old) if wish.low is not None]
    highs = [wish.high for wish in (new, old) if wish.high is not None]
    return not lows or not highs or max(lows) <= min(highs)


def contradictions(wishes: Sequence[Wish]) -> tuple[tuple[Wish, Wish], ...]:
    """Pairs (earlier, later) of one message that cannot both hold."""
    return tuple(
        (earlier, later)
        for place, later in enumerate(wishes)
        for earlier in wishes[:place]
        if earlier.key != later.key and clash(later, earlier) and opposed(earlier, later)
    )


def opposed(earlier: Wish, later: Wish) -> bool:
    """Whether a clash is a contradiction, and not only the same thing said twice."""
    if earlier.slot in BOUNDED:
        return not overlap(earlier, later)
    if earlier.slot is Slot.TONE:
        ways = [wish.direction * (1 if wish.wanted else -1) for wish in (earlier, later)]
        return ways[0] * ways[1] < 0
    return earlier.wanted is not later.wanted
