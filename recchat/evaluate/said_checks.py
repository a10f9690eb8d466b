"""Checks of what recchat said in a turn, beside the cards."""

from recchat.evaluate.item_tests import folded, number, texts
from recchat.evaluate.turn_seen import Check, same


def answers(check: Check, value: object) -> list[str]:
    """Something came back: words, cards or a notice."""
    seen = check.seen
    return same("an answer", bool(seen.reply or seen.cards or seen.notices), value)


def says(check: Check, value: object) -> list[str]:
    """The reply has all of these words."""
    reply = folded(check.seen.reply)
    return [
        f"the reply lacks {word!r}: {check.seen.reply!r}"
        for word in texts(value)
        if word not in reply
    ]


def says_any(check: Check, value: object) -> list[str]:
    """The reply has one of these words."""
    reply = folded(check.seen.reply)
    if any(word in reply for word in texts(value)):
        return []
    return [f"the reply has none of {value}: {check.seen.reply!r}"]


def lacks(check: Check, value: object) -> list[str]:
    """The reply has none of these words."""
    reply = folded(check.seen.reply)
    found = [word for word in texts(value) if word in reply]
    return [f"the reply has {word!r}: {check.seen.reply!r}" for word in found]


def names(check: Check, value: object) -> list[str]:
    """The reply names these items by title."""
    labels = [
        check.catalogue.items[key].title
        for key in check.item_ids(value)
        if key in check.catalogue.items
    ]
    return [
        f"the reply does not name {title}: {check.seen.reply!r}"
        for title in labels
        if folded(title) not in folded(check.seen.reply)
    ]


def asks_at_most(check: Check, value: object) -> list[str]:
    """So many questions back at most."""
    count = len(check.seen.questions)
    return [f"{count} questions back: {check.seen.reply!r}"] if count > number(value) else []


def asks_anew(check: Check, value: object) -> list[str]:
    """No question comes a second time."""
    again = [one for one in check.seen.questions if any(one in said for said in check.seen.replies)]
    return [f"asked before: {again}"] if again else []


def notices(check: Check, value: object) -> list[str]:
    """A notice of this code came."""
    codes = [notice.code for notice in check.seen.notices]
    return [] if value in codes else [f"no notice {value!r}, only {codes}"]
