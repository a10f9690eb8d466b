"""What the language model takes a message to say, as spans of the message that code then checks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recchat.errors import ModelBusy
from recchat.llm.door import Frame, LanguageModel, Limits, Line, complete
from recchat.llm.frames import parse_frame
from recchat.prompts import Prompts
from recchat.types import Act, Slot

MAX_MESSAGE = 600  # characters that the model reads
MAX_LAST = 200
MAX_TOKENS = 96
# Lines of the frame: what slot each fills, and whether its values are wanted (None: only named).
LINES: Mapping[str, tuple[Slot, bool | None]] = {
    "like": (Slot.TITLE, True),
    "dislike": (Slot.TITLE, False),
    "mention": (Slot.TITLE, None),
    "genre": (Slot.GENRE, True),
    "not genre": (Slot.GENRE, False),
    "person": (Slot.PERSON, True),
    "not person": (Slot.PERSON, False),
    "keyword": (Slot.KEYWORD, True),
    "not keyword": (Slot.KEYWORD, False),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A stretch of the message, in characters, that the model takes for a value of a slot."""

    slot: Slot
    start: int
    end: int
    wanted: bool | None  # None: only named


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the model read: its acts, and values that stand in the message."""

    acts: tuple[Act, ...] = ()
    values: tuple[Proposal, ...] = ()


def frame_of(message: str) -> Frame:
    """The lines that a reading of this message may have."""
    acts = Line("acts", choices=tuple(str(act) for act in Act), required=True)
    return Frame((acts, *(Line(label, span_of=message) for label in LINES)))


@dataclass(frozen=True, slots=True)
class Said:
    """What the prompt needs: the message, what was said to the person before, and the noun."""

    message: str
    last: str
    noun: str


def propose(
    model: LanguageModel, prompts: Prompts, said: Said, *, seconds: float
) -> Proposed | None:
    """The model's reading; nothing when it is busy, too slow, or speaks nonsense."""
    message = " ".join(said.message[:MAX_MESSAGE].split())
    frame = frame_of(message)
    variables = {"message": message, "last": said.last[-MAX_LAST:], "noun": said.noun}
    prompt = prompts.render("talk/understand", variables)
    try:
        answer = complete(model, prompt, Limits(MAX_TOKENS, seconds), frame=frame)
    except ModelBusy:
        return None
    read = parse_frame(answer, frame)
    return None if read is None else proposed(read, said.message)


def proposed(read: Mapping[str, tuple[str, ...]], text: str) -> Proposed:
    """The lines of a frame as acts, and as stretches of the text."""
    known = {str(act): act for act in Act}
    acts = tuple(known[name] for name in read.get("acts", ()) if name in known)
    values = [
        Proposal(slot, start, end, wanted)
        for label, (slot, wanted) in LINES.items()
        for words in read.get(label, ())
        for start, end in stretches(words, text)
    ]
    return Proposed(acts, tuple(values))


def stretches(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where these words stand in a text, whatever its spaces and case; the first place only."""
    parts = [re.escape(part) for part in words.split()]
    found = re.search(r"\s+".join(parts), text, re.IGNORECASE) if parts else None
    if found:
        yield found.span()
