"""Titles in a row: behind one that is sure even plain words are one, "donnie brasco or heat"."""

from collections.abc import Iterator, Sequence

from recchat.talk.reading.lexicons.name_cues import REPLIES
from recchat.talk.reading.names import MAX_NAME_WORDS, Finder, Named
from recchat.types import Slot

JOINS = frozenset({"and", "or", ",", "/"})


def listed_titles(finder: Finder, found: Sequence[Named]) -> list[Named]:
    """Titles right behind those found, joined to them, up to the end of the phrase."""
    starts = {one.first for one in found}
    more: list[Named] = []
    for one in found:
        title: Named | None = one if one.slot is Slot.TITLE else None
        while title and (title := next(behind(finder, title, starts), None)):
            more.append(title)
    return more


def behind(finder: Finder, title: Named, starts: set[int]) -> Iterator[Named]:
    """The longest title behind a join, where no other name starts."""
    at = title.last
    while finder.context.form(at) in JOINS and at < title.last + 2:
        at += 1
    if at == title.last or at in starts:
        return
    for last in range(min(at + MAX_NAME_WORDS, len(finder.line.tokens)), at, -1):
        item_id = listed_item(finder, at, last)
        if item_id:
            yield Named(Slot.TITLE, item_id, at, last)


def listed_item(finder: Finder, first: int, last: int) -> str | None:
    """The item that these words name, if nothing else goes on behind them."""
    tokens = finder.line.tokens[first:last]
    if not all(token.is_word for token in tokens) or not finder.context.ends_at(last):
        return None
    key = finder.index.title_key([token.form for token in tokens])
    is_other = key in finder.index.pronouns or key in REPLIES or finder.index.is_ordinary(key)
    if not key or len(key) < 3 or is_other or finder.context.is_lower_within(first, last):
        return None
    return finder.index.item_of(key)
