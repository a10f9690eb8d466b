"""Checks of the cards on screen after a turn, and of what is offered to change them."""

from collections.abc import Callable, Mapping

from recchat.evaluate.item_tests import folded, meets_all, number, texts
from recchat.evaluate.turn_seen import Check, mean, wish_fits

MOST = 0.6  # the share of cards that "most" means


def has_cards(check: Check, value: object) -> list[str]:
    """So many cards came: a number, or "some"."""
    count = len(check.seen.cards) if check.seen.showed else 0
    if value == "some":
        return [] if count else [f"no cards came; reply: {check.seen.reply!r}"]
    return [] if count == value else [f"{count} cards came, not {value}"]


def has_no_cards(check: Check, value: object) -> list[str]:
    """No new card came."""
    came = [item.label for item in check.seen.cards]
    return [f"cards came: {came}"] if check.seen.showed and came else []


def share_holds(least: float, word: str) -> Callable[[Check, object], list[str]]:
    """A check that so large a share of the cards on screen passes tests of items."""

    def checked(check: Check, value: object) -> list[str]:
        if not isinstance(value, Mapping):
            raise TypeError("tests of items are an object")
        items = [check.catalogue.items[key] for key in check.seen.on_screen]
        failing = [item.label for item in items if not meets_all(item, value)]
        passing = len(items) - len(failing)
        if items and passing >= max(1, least * len(items) - 1e-9):
            return []
        return [f"not {word} of {len(items)} cards are {dict(value)}; not so: {failing}"]

    return checked


def mean_moves(sign: int) -> Callable[[Check, object], list[str]]:
    """A check that the mean of a dial, the years or minutes rises (+1) or falls (-1).

    The value is a dial, "minutes" or "year", or an object {that: what it is compared with}.
    """

    def checked(check: Check, value: object) -> list[str]:
        pairs = (
            value.items()
            if isinstance(value, Mapping)
            else [(one, "slate") for one in texts(value)]
        )
        lines = []
        for name, than in pairs:
            against = check.seen.before if than == "slate" else [check.item_id(str(than))]
            old, new = mean(check, str(name), against), mean(check, str(name), check.seen.on_screen)
            if old is None or new is None or (new - old) * sign <= 0:
                lines.append(f"mean {name} went {old} -> {new}, not {'up' if sign > 0 else 'down'}")
        return lines

    return checked


def has_none_of(check: Check, value: object) -> list[str]:
    """None of these is on screen."""
    ids = check.item_ids(value)
    return [f"{check.label(key)} is on screen" for key in ids if key in check.seen.on_screen]


def includes(check: Check, value: object) -> list[str]:
    """At least one of these is on screen."""
    ids = check.item_ids(value)
    if set(ids) & set(check.seen.on_screen):
        return []
    shown = [check.label(key) for key in check.seen.on_screen]
    return [f"none of {[check.label(key) for key in ids]} is on screen, but {shown}"]


def repeats_nothing(check: Check, value: object) -> list[str]:
    """No card was shown before in this talk."""
    shown = {key for slate in check.seen.slates for key in slate}
    again = [item.label for item in check.seen.cards if item.id in shown]
    return [f"shown before: {again}"] if again else []


def same_slate(check: Check, value: object) -> list[str]:
    """What is on screen is the slate of that number in this talk, the first being 1."""
    place = int(number(value)) - 1
    wanted = check.seen.slates[place] if place < len(check.seen.slates) else ()
    found = check.seen.on_screen
    if wanted and found == wanted:
        return []
    return [f"slate {value} is not on screen, but {[check.label(key) for key in found]}"]


def offers(check: Check, value: object) -> list[str]:
    """One of the suggested critiques has these words; or there are at least so many."""
    offered = check.seen.suggestions
    if isinstance(value, int):
        return [] if len(offered) >= value else [f"only {len(offered)} suggestions: {offered}"]
    if any(word in folded(one) for word in texts(value) for one in offered):
        return []
    return [f"nothing like {value} is suggested, but {offered}"]


def relaxes(check: Check, value: object) -> list[str]:
    """One of these wishes is offered to be lifted."""
    specs = [str(one) for one in value] if isinstance(value, list) else [str(value)]
    if any(wish_fits(wish, spec, check) for wish in check.seen.relax for spec in specs):
        return []
    return [
        f"none of {specs} is offered to be lifted, but {[wish.key for wish in check.seen.relax]}"
    ]
