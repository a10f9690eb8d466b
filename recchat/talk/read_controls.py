"""Commands to the talk itself, and constraints that a message lifts."""

from recchat.talk.lexicons.control_cues import CONTROL_PATTERNS, LIFTS
from recchat.types import Control, Slot


def control_of(plain: str) -> Control | None:
    """The command that a message gives, if it gives one."""
    return next((control for control, pattern in CONTROL_PATTERNS if pattern.search(plain)), None)


def lifted_slots(plain: str) -> tuple[Slot, ...]:
    """The slots whose constraints end: 'any length is fine'."""
    found = [slot for pattern, slots in LIFTS if pattern.search(plain) for slot in slots]
    return tuple(dict.fromkeys(found))
