"""Undo, go back and forget: where a turn starts from, found in the tree of messages.

A message that took others back stands for the one that it returned to, so that a second undo
goes further back and does not undo the undo.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from recchat.talk.dialogues import Message, title_of
from recchat.talk.records import Answer
from recchat.types import Control, DialogueState


@dataclass(frozen=True, slots=True)
class Ground:
    """What a turn builds on, and what a command did to get there."""

    state: DialogueState
    request: str = ""  # the words that the slate on screen was searched by
    stands_for: str | None = None
    shows: Answer | None = None  # the answer whose cards come again
    taken_back: Answer | None = None  # the answer whose judgments are withdrawn
    said: str = ""


def ground_of(control: Control | None, path: Sequence[Message]) -> Ground:
    """The ground of a message that follows this path, first message first."""
    if control is Control.UNDO:
        return undone(path)
    if control is Control.GO_BACK:
        return gone_back(path)
    if control is Control.FORGET:
        return forgotten(path)
    return as_it_is(path)


def as_it_is(path: Sequence[Message], said: str = "") -> Ground:
    """The last state of the path; a turn that was cut off has none, and is passed over."""
    state = next((one.state for one in reversed(path) if one.state), DialogueState())
    return Ground(state, request_of(path), said=said)


def request_of(path: Sequence[Message]) -> str:
    """The words last searched by."""
    return next((one.answer.request for one in reversed(path) if one.answer), "")


def undone(path: Sequence[Message]) -> Ground:
    """As if the last message had not been sent."""
    chain = dropped_idle(list(standing_chain(path)), has_changed)
    if not chain:
        return as_it_is(path, said="There is nothing to take back yet.")
    return returned(chain)


def returned(chain: Sequence[Message]) -> Ground:
    """To where the talk stood before the newest message of a chain."""
    before = chain[1:]
    shows = next((one.answer for one in before if one.answer and one.answer.cards), None)
    return Ground(
        state=state_of(before),
        request=request_of(before[:1]),
        stands_for=before[0].id if before else "",
        shows=shows,
        taken_back=chain[0].answer,
        said=f"Taken back: “{title_of(chain[0].text)}”.",
    )


def forgotten(path: Sequence[Message]) -> Ground:
    """Without what the last message added; what was shown since does not come back."""
    now = as_it_is(path).state
    chain = dropped_idle(list(standing_chain(path)), has_added)
    if not chain:
        return as_it_is(path, said="There is nothing to forget yet.")
    ground = returned(chain)
    state = replace(ground.state, shown=now.shown, asked=now.asked, slate=now.slate)
    said = ground.said.replace("Taken back", "Forgotten", 1)
    return replace(ground, state=state, shows=None, said=said)


def gone_back(path: Sequence[Message]) -> Ground:
    """The slate before this one, with the wishes of its time; opinions since then stay."""
    now = as_it_is(path).state
    chain = list(standing_chain(path))
    came_up_empty = bool(chain and chain[0].answer and chain[0].answer.relax)
    shown = [one for one in chain if one.answer and one.answer.cards and one.state]
    target = shown[0 if came_up_empty else 1 :][:1]
    if not target or target[0].state is None or target[0].answer is None:
        return as_it_is(path, said="There is no choice before this one.")
    then, answer = target[0].state, target[0].answer
    state = replace(
        then,
        shown=tuple(dict.fromkeys((*then.shown, *now.shown))),
        judged=now.judged,
        asked=now.asked,
        may_ask=now.may_ask,
    )
    return Ground(state, answer.request, target[0].id, shows=answer, said="Back to these.")


def dropped_idle(
    chain: Sequence[Message], counts: Callable[[Message, DialogueState], bool]
) -> Sequence[Message]:
    """The chain from its newest message on that did something: thanks cannot be taken back."""
    for place, one in enumerate(chain):
        if counts(one, state_of(chain[place + 1 :])):
            return chain[place:]
    return ()


def has_added(message: Message, before: DialogueState) -> bool:
    """Whether a message changed the wishes or the history."""
    wrote = message.answer is not None and bool(message.answer.wrote or message.answer.replaced)
    return wrote or (message.state is not None and message.state.wishes != before.wishes)


def has_changed(message: Message, before: DialogueState) -> bool:
    """Whether a message changed anything that can be seen."""
    shows = message.state is not None and message.state.slate != before.slate
    return shows or has_added(message, before)


def state_of(chain: Sequence[Message]) -> DialogueState:
    """The state after the newest message of a chain (newest first)."""
    return next((one.state for one in chain if one.state), DialogueState())


def standing_chain(path: Sequence[Message]) -> Iterator[Message]:
    """The messages that count, newest first: those taken back are passed over."""
    by_id = {one.id: one for one in path}
    current = path[-1] if path else None
    while current is not None:
        mark = current.answer.stands_for if current.answer else None
        if mark is not None:  # it returned to an earlier message, or to the beginning
            current = by_id.get(mark)
            continue
        yield current
        current = by_id.get(current.parent_id or "")
