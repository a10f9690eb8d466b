"""Commands to the talk itself, and constraints that a message lifts."""

import re

from recchat.talk.reading.lexicons.control_cues import CONTROL_PATTERNS, LIFTS
from recchat.types import Control, Slot


def control_of(plain: str) -> Control | None:
    """The command that a message gives in one of its sentences, if it gives one."""
    sentences = [part.strip(" ,") for part in re.split(r"[.!?]", plain)]
    return next(
        (
            control
            for control, pattern in CONTROL_PATTERNS
            if any(pattern.search(sentence) for sentence in sentences)
        ),
        None,
    )


def lifted_slots(plain: str) -> tuple[Slot, ...]:
    """The slots whose constraints end: 'any length is fine'."""
    found = [slot for pattern, slots in LIFTS if pattern.search(plain) for slot in slots]
    return tuple(dict.fromkeys(found))
