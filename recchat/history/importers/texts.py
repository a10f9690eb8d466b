"""Bytes of an imported file as a stream of text, whatever wrote it; what is no text is refused.

Exports come as UTF-8 with or without its mark, as UTF-16 from spreadsheets, and as Latin-1.
"""

import codecs
from collections.abc import Callable, Iterator
from typing import BinaryIO, TextIO

from recchat.errors import BadHistory

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 4_000  # bytes looked at to tell UTF-16 without a mark
CHUNK = 1 << 20
MAX_LINE = 1_000_000  # characters: a longer line is no row of a table

Opener = Callable[[], BinaryIO]


def encoding_of(opener: Opener, name: str) -> str:
    """The first encoding that the whole file fits; Latin-1 fits everything."""
    with opener() as data:
        first = encoding_of_start(data.read(SAMPLE))
    for encoding in dict.fromkeys((first, "utf-8", "cp1252", "latin-1")):
        if fits(opener, encoding, name):
            return encoding
    raise BadHistory(f"{name} is no text file: save it as CSV or JSON Lines")


def encoding_of_start(sample: bytes) -> str:
    """The encoding that a file's first bytes show, UTF-8 when they show nothing."""
    for mark, encoding in MARKS:
        if sample.startswith(mark):
            return encoding
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    # Western text in UTF-16 has a zero in nearly every second byte, all on the same side.
    if max(even, odd) * 4 > len(sample):
        return "utf-16-le" if odd > even else "utf-16-be"
    return "utf-8"


def fits(opener: Opener, encoding: str, name: str) -> bool:
    """Whether the whole file can be read so; raises BadHistory where a NUL shows it is binary."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = 0
    with opener() as data:
        try:
            while chunk := data.read(CHUNK):
                text = decoder.decode(chunk)
                refuse_binary(text, lines, name)
                lines += text.count("\n")
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def refuse_binary(text: str, lines: int, name: str) -> None:
    """No text holds a NUL."""
    place = text.find("\0")
    if place >= 0:
        line = lines + text.count("\n", 0, place) + 1
        raise BadHistory(
            f"{name} is no text file (line {line} holds a NUL): save it as CSV or JSON Lines"
        )


def lines_of(text: TextIO, name: str) -> Iterator[str]:
    """Its lines, none of them endless."""
    while line := text.readline(MAX_LINE):
        if len(line) == MAX_LINE and not line.endswith(("\n", "\r")):
            raise BadHistory(f"{name} is no history: a line has over {MAX_LINE:,} characters")
        yield line
