"""The text of an imported file, whatever wrote it; what is too large or no text is refused.

Exports come as UTF-8 with or without its mark, as UTF-16 from spreadsheets, and as Latin-1.
"""

import codecs
from pathlib import Path

from recchat.errors import BadHistory

MAX_BYTES = 50_000_000
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 4_000  # bytes looked at to tell UTF-16 without a mark


def text_of(path: Path) -> str:
    """The whole text of a file; raises BadHistory when it cannot be read as text."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise BadHistory(
                f"{path.name} has {size / 1e6:.0f} MB; at most {MAX_BYTES / 1e6:.0f} MB can be "
                "read: split it into parts"
            )
        data = path.read_bytes()
    except OSError as problem:
        raise BadHistory(f"{path} cannot be read: {problem.strerror}") from problem
    text = decoded(data)
    place = text.find("\0")
    if place >= 0:
        line = text.count("\n", 0, place) + 1
        raise BadHistory(
            f"{path.name} is no text file (line {line} holds a NUL): save it as CSV or JSON Lines"
        )
    return text


def decoded(data: bytes) -> str:
    """Bytes as text, in the first encoding that fits; Latin-1 fits everything."""
    for encoding in (encoding_of(data), "utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def encoding_of(data: bytes) -> str:
    """The encoding that a file's first bytes show, UTF-8 when they show nothing."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    # Western text in UTF-16 has a zero in nearly every second byte, all on the same side.
    if max(even, odd) * 4 > len(sample):
        return "utf-16-le" if odd > even else "utf-16-be"
    return "utf-8"
