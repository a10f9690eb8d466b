"""Titles set large: broken into lines that fill their box, in one of a few voices.

There is no layout engine at hand when a page is made, so the advance widths of the shipped
fonts stand here (hundredths of the size, for the characters from space to tilde).
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from types import MappingProxyType

from markupsafe import escape

MAX_LINES = 7
WIDE = frozenset("WF")  # East Asian width classes of one em


@dataclass(frozen=True, slots=True)
class Voice:
    """One way of setting a title."""

    family: str
    advances: tuple[int, ...]  # space to tilde, hundredths of the font size
    leading: float  # line height over size
    cap: float  # height of a capital over size
    case: str = ""  # "upper", "lower" or as written
    style: str = ""
    weight: int = 400
    tracking: float = 0.0  # over size


@dataclass(frozen=True, slots=True)
class Box:
    """Where a title may stand; `anchor` is start, middle or end, `rise` top or bottom."""

    x: float
    y: float
    width: float
    height: float
    anchor: str = "start"
    rise: str = "top"
    largest: float = 46.0


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines and the size that they are set in."""

    lines: tuple[str, ...]
    size: float


def advances(widths: str) -> tuple[int, ...]:
    """The widths of one font as numbers."""
    return tuple(map(int, widths.split()))


SERIF = advances(
    """22 26 36 58 58 79 72 19 28 28 42 52 24 34 23 39 58 58 58 58 58 58 58 58 58 58 26 27 52 52
    52 44 89 72 66 70 76 65 60 75 81 34 43 74 61 99 76 78 62 78 66 56 68 77 69 98 72 69 64 31
    39 31 52 41 50 47 55 44 56 46 35 50 56 28 25 55 27 83 57 53 56 55 40 38 35 54 53 75 51 53
    44 30 23 30 52"""
)
ITALIC = advances(
    """22 26 35 58 58 80 69 19 27 27 42 52 23 33 23 40 58 58 58 58 58 58 58 65 58 58 26 26 52 52
    52 45 90 69 63 68 74 63 57 73 78 34 41 71 58 95 73 75 60 75 65 54 65 74 67 94 68 66 62 30
    37 30 52 39 50 50 48 38 50 40 31 43 51 29 26 49 27 78 55 45 52 47 41 34 32 52 47 68 48 48
    41 30 24 30 52"""
)
GOTHIC = advances(
    """15 18 26 61 31 50 42 15 27 27 33 52 15 22 16 35 35 24 36 35 35 34 34 31 34 34 18 18 52 52
    52 34 43 39 36 36 37 33 30 36 38 19 21 38 30 48 40 36 35 36 36 34 33 37 36 51 37 36 32 26
    39 26 54 59 50 32 30 30 32 30 23 34 31 16 17 30 16 47 31 30 30 30 24 30 23 31 29 44 30 30
    30 34 17 34 60"""
)
ROUND = advances(
    """23 32 45 63 55 82 65 27 40 40 49 64 27 40 27 45 65 43 59 56 64 58 59 56 61 59 32 33 64 64
    64 52 99 73 61 73 70 59 56 74 75 30 57 69 55 86 77 79 61 79 65 60 60 70 74 100 71 67 63 35
    45 35 60 43 28 54 60 55 60 56 40 61 57 28 30 56 26 88 57 58 60 60 40 48 41 57 57 86 56 60
    47 40 26 40 71"""
)
VOICES: Mapping[str, Voice] = MappingProxyType(
    {
        "book": Voice("Newsreader", SERIF, 0.98, 0.67, weight=500),
        "slant": Voice("Newsreader", ITALIC, 0.98, 0.67, style="italic", weight=500),
        "plate": Voice("Newsreader", SERIF, 1.06, 0.67, case="upper", weight=500, tracking=0.05),
        "gothic": Voice("League Gothic", GOTHIC, 0.9, 0.735, case="upper"),
        "poster": Voice("League Gothic", GOTHIC, 0.86, 0.735, case="lower"),
        "bass": Voice("Figtree", ROUND, 0.94, 0.7, case="lower", weight=800, tracking=-0.02),
        "bold": Voice("Figtree", ROUND, 0.98, 0.7, weight=800, tracking=-0.015),
    }
)


def cased(text: str, voice: Voice) -> str:
    """The text in the voice's case."""
    return {"upper": text.upper(), "lower": text.lower()}.get(voice.case, text)


def width_of(text: str, voice: Voice) -> float:
    """The width of a line at size one."""
    return sum(advance(mark, voice) + voice.tracking for mark in text)


def advance(mark: str, voice: Voice) -> float:
    """The width of one character at size one; an accent takes no room of its own."""
    plain = unicodedata.normalize("NFD", mark)[0]
    if " " <= plain <= "~":
        return voice.advances[ord(plain) - 32] / 100
    return 1.0 if unicodedata.east_asian_width(mark) in WIDE else 0.58


def pieces_of(title: str) -> list[str]:
    """What may not be broken: words; single characters where a script has no spaces."""
    pieces: list[str] = []
    for word in title.split():
        wide = sum(unicodedata.east_asian_width(mark) in WIDE for mark in word)
        pieces += list(word) if wide > len(word) / 2 else [word]
    return pieces or [title]


def joined(pieces: Sequence[str]) -> str:
    """Pieces as a line: characters of a script without spaces stand close."""
    line = ""
    for piece in pieces:
        close = line and unicodedata.east_asian_width(piece[0]) in WIDE
        line += piece if not line or close else f" {piece}"
    return line


def ways_to_break(pieces: Sequence[str]) -> list[tuple[str, ...]]:
    """Ways to break the pieces into lines; for a long title only even ones are tried."""
    count = len(pieces)
    if count > 9:
        return [even_lines(pieces, lines) for lines in range(2, MAX_LINES + 1)]
    ways = []
    for lines in range(1, min(count, MAX_LINES) + 1):
        for cuts in combinations(range(1, count), lines - 1):
            edges = (0, *cuts, count)
            ways.append(tuple(joined(pieces[a:b]) for a, b in pairwise(edges)))
    return ways


def even_lines(pieces: Sequence[str], lines: int) -> tuple[str, ...]:
    """Pieces over so many lines, each of about the same length."""
    total = sum(len(piece) + 1 for piece in pieces)
    groups: list[list[str]] = [[] for _ in range(lines)]
    passed = 0
    for piece in pieces:
        groups[min(lines - 1, passed * lines // total)].append(piece)
        passed += len(piece) + 1
    return tuple(joined(group) for group in groups if group)


def fit(title: str, voice: Voice, box: Box) -> Setting:
    """The breaking that allows the largest letters; small words rather share a line."""
    ways = ways_to_break(pieces_of(cased(title, voice)))
    return max(
        (set_in(lines, voice, box) for lines in ways), key=lambda one: worth(one, voice, box)
    )


def set_in(lines: tuple[str, ...], voice: Voice, box: Box) -> Setting:
    """The largest size at which these lines fit the box."""
    widest = max(width_of(line, voice) for line in lines)
    tall = voice.cap + (len(lines) - 1) * voice.leading + 0.22
    return Setting(lines, min(box.largest, box.width / widest, box.height / tall))


def worth(setting: Setting, voice: Voice, box: Box) -> float:
    """Large letters are good; a lone 'the' or 'of' on a line and ragged lines cost a little."""
    lone = sum(len(line) < 4 for line in setting.lines) if len(setting.lines) > 1 else 0
    widths = [width_of(line, voice) for line in setting.lines]
    ragged = 1 - min(widths) / max(widths)
    return setting.size * (1 - 0.10 * lone - 0.12 * ragged) - 0.4 * len(setting.lines)


def lettered(title: str, voice: Voice, box: Box, colour: str) -> str:
    """The title as SVG text, in its box."""
    setting = fit(title, voice, box)
    size, step = setting.size, setting.size * voice.leading
    tall = voice.cap * size + (len(setting.lines) - 1) * step
    top = box.y if box.rise == "top" else box.y + box.height - tall - 0.2 * size
    x = {"start": box.x, "middle": box.x + box.width / 2}.get(box.anchor, box.x + box.width)
    spans = "".join(
        f'<tspan x="{x:.1f}" y="{top + voice.cap * size + row * step:.1f}">{escape(line)}</tspan>'
        for row, line in enumerate(setting.lines)
    )
    style = f' font-style="{voice.style}"' if voice.style else ""
    return (
        f"<text font-family=\"'{voice.family}','Noto Sans CJK SC',sans-serif\"{style} "
        f'font-weight="{voice.weight}" font-size="{size:.2f}" text-anchor="{box.anchor}" '
        f'letter-spacing="{voice.tracking * size:.2f}" fill="{colour}">{spans}</text>'
    )


def height_of(title: str, voice: Voice, box: Box) -> float:
    """How much of the box the title takes, descenders included."""
    setting = fit(title, voice, box)
    return setting.size * (voice.cap + 0.2 + (len(setting.lines) - 1) * voice.leading)
