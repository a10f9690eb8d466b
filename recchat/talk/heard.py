"""A message as it came in, made fit to be stored and read; nothing of it is lost without a word."""

from dataclasses import dataclass

from recchat.types import Notice

MAX_READ = 2_000  # characters; a wish stands in far fewer
MAX_STORED = 20_000
EMPTY = Notice("empty", "There were no words in that message. What are you in the mood for?")
TOO_LONG = Notice("too_long", f"That was a long message: I read its first {MAX_READ:,} characters.")


@dataclass(frozen=True, slots=True)
class Heard:
    """What is kept of a message, and the part of it that is read."""

    kept: str
    read: str
    notices: tuple[Notice, ...] = ()


def heard(text: str) -> Heard:
    """A message without what cannot be stored; `read` is empty when nobody could see a word."""
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    visible = any(mark.isprintable() and not mark.isspace() for mark in whole)
    read = whole.strip()[:MAX_READ] if visible else ""
    notices = (TOO_LONG,) if len(whole.strip()) > MAX_READ else ()
    return Heard(whole[:MAX_STORED], read, notices)
