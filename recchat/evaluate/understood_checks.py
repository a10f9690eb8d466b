"""Checks of what was read out of a message, and of what stands in the talk after it."""

from collections.abc import Callable, Mapping

from recchat.evaluate.item_tests import folded, meets_all, texts
from recchat.evaluate.turn_seen import Check, same, wish_fits
from recchat.types import Judgment, Slot, Wish


def has_acts(check: Check, value: object) -> list[str]:
    """These acts were read, perhaps among others."""
    acts = {str(act) for act in check.seen.intent.acts}
    return [
        f"act {act!r} was not read, only {sorted(acts)}" for act in texts(value) if act not in acts
    ]


def has_control(check: Check, value: object) -> list[str]:
    """This command was read."""
    return same("control", check.seen.intent.control, value)


def asks_about(check: Check, value: object) -> list[str]:
    """A question of this topic was read."""
    question = check.seen.intent.question
    return same("question", question.topic if question else None, value)


def points_at(check: Check, value: object) -> list[str]:
    """The message points at exactly these items, as references or by its question."""
    intent = check.seen.intent
    asked = intent.question.item_ids if intent.question else ()
    found = {*intent.references, *asked, *(one.item_id for one in intent.judged)}
    found |= {wish.value for wish in intent.wishes if wish.slot is Slot.TITLE and wish.known}
    others = [check.label(one) for one in sorted(found)]
    return [
        f"does not point at {check.label(key)}, only at {others}"
        for key in check.item_ids(value)
        if key not in found
    ]


def points_at_work_of(check: Check, value: object) -> list[str]:
    """The message points at nothing but items of this person, where one is on screen."""
    wanted = {"person": value}
    items = check.catalogue.items
    there = any(meets_all(items[key], wanted) for key in check.seen.before)
    question = check.seen.intent.question
    ids = question.item_ids if question else check.seen.intent.references
    good = bool(ids) and all(meets_all(items[key], wanted) for key in ids)
    return [] if good or not there else [f"points at {[check.label(key) for key in ids]}"]


def wishes_stand(fits: Callable[[Wish], bool], kind: str) -> Callable[[Check, object], list[str]]:
    """A check that every wish described stands and fits."""

    def checked(check: Check, value: object) -> list[str]:
        specs = [str(one) for one in value] if isinstance(value, list) else [str(value)]
        return [
            f"no {kind} wish {spec!r} stands; standing: {standing(check)}"
            for spec in specs
            if not finds(check, spec, fits)
        ]

    return checked


def wishes_gone(check: Check, value: object) -> list[str]:
    """None of the wishes described stands any more."""
    specs = [str(one) for one in value] if isinstance(value, list) else [str(value)]
    return [
        f"the wish {spec!r} still stands; standing: {standing(check)}"
        for spec in specs
        if finds(check, spec, lambda wish: True)
    ]


def finds(check: Check, spec: str, fits: Callable[[Wish], bool]) -> bool:
    """Whether a wish of the state is described and fits."""
    return any(wish_fits(wish, spec, check) and fits(wish) for wish in check.seen.state.wishes)


def standing(check: Check) -> str:
    """The wishes of the state in a message."""
    return (
        ", ".join(f"{'!' if wish.hard else ''}{wish.key}" for wish in check.seen.state.wishes)
        or "none"
    )


def likes(check: Check, value: object) -> list[str]:
    """Each item stands as one to be near to, or is judged as liked."""
    state = check.seen.state
    near = {wish.value for wish in state.wishes if wish.slot is Slot.TITLE and wish.wanted}
    near |= {one.item_id for one in state.judged if one.judgment is Judgment.LIKED}
    return [
        f"{check.label(key)} does not stand as liked"
        for key in check.item_ids(value)
        if key not in near
    ]


def judges(check: Check, value: object) -> list[str]:
    """Each item was judged so, in the talk and in the person's history."""
    if not isinstance(value, Mapping):
        raise TypeError("judged needs an object: {'seen': [ids]}")
    lines = []
    for name, names in value.items():
        told = {one.item_id for one in check.seen.state.judged if one.judgment == name}
        kept = set(getattr(check.seen.history, name))
        for key in check.item_ids(names):
            if key not in told:
                lines.append(f"{check.label(key)} is not judged as {name} in the talk")
            if key not in kept:
                lines.append(f"{check.label(key)} is not kept as {name} in the history")
    return lines


def not_in_history(check: Check, value: object) -> list[str]:
    """None of these items is known as liked, disliked or seen."""
    known = check.seen.history.known
    return [
        f"{check.label(key)} is in the history" for key in check.item_ids(value) if key in known
    ]


def unknown(check: Check, value: object) -> list[str]:
    """These words were taken for a title or a name that the catalogue lacks, and it was said."""
    lines = []
    for words in texts(value):
        wishes = check.seen.intent.wishes
        if not any(
            not wish.known and words in folded(f"{wish.value} {wish.words}") for wish in wishes
        ):
            lines.append(f"{words!r} was not read as an unknown name")
        if words not in folded(check.seen.reply):
            lines.append(f"the reply does not say that {words!r} is unknown: {check.seen.reply!r}")
    return lines
