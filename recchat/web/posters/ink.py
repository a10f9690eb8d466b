"""The colours of a poster: palettes with a temper, the nearest one to an item's dials wins."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from recchat.types import Dial

# A palette's temper, in this order, from 0 to 10; the rest of the dials does not choose colours.
TEMPER = (
    Dial.HUMOUR,
    Dial.DARKNESS,
    Dial.TENSION,
    Dial.ROMANCE,
    Dial.WARMTH,
    Dial.STRANGENESS,
    Dial.SPECTACLE,
)
NEIGHBOURS = 10  # of the nearest palettes, chance takes one: slates of one mood still differ


@dataclass(frozen=True, slots=True)
class Palette:
    """Two or three colours: the paper, the ink of shapes and letters, and one accent."""

    ground: str
    ink: str
    accent: str

    @property
    def soft(self) -> str:
        """The ink thinned into the paper: far hills, shadows."""
        return mix(self.ground, self.ink, 0.22)

    @property
    def half(self) -> str:
        """Between paper and ink."""
        return mix(self.ground, self.ink, 0.5)

    @property
    def glow(self) -> str:
        """The accent thinned into the paper."""
        return mix(self.ground, self.accent, 0.45)


# ground, ink, accent, then humour darkness tension romance warmth strangeness spectacle
PALETTES = """
F0BE45 1D2540 D23B27 8 2 2 2 7 4 4
F3E6CF 2A1814 D0402A 6 3 3 3 6 3 2
BDDFCD 17353A EC6444 8 1 2 4 8 3 3
A6D0E0 15304B E97C22 7 2 3 2 8 3 6
F1C6BF 541029 D4304B 5 2 2 9 7 3 2
F5D8C7 104448 DE5A39 5 3 2 8 7 3 2
F4B184 3A1440 FCEBC9 4 3 2 8 7 4 4
CBBCE2 231942 E8524C 6 3 3 7 5 7 3
15120F EFE4D2 CC4A2D 1 9 7 2 2 3 2
0F1A33 EBE2CD E5B046 2 6 5 4 4 5 4
6A0E16 F5E5D0 16090A 1 9 8 2 1 5 4
E8DECA 1A1613 931D1D 1 9 8 1 2 6 2
10382F F0E3C3 DE9D36 3 5 4 3 6 3 3
8C9A63 1A2214 F4E9CA 4 4 2 3 7 4 2
374957 F5EADA F0896A 2 6 4 4 5 2 2
E2A552 38190F A8361B 4 5 5 3 4 2 6
0C4867 F3E9D2 F2A356 4 4 5 3 6 3 9
2B1D5F F7E9DB F23A78 5 4 5 5 4 9 7
D3DC4A 1C1A24 6A32D8 7 3 4 1 4 9 5
B8441F FDEFDA 12303D 4 5 7 2 4 2 8
1F3DA0 F8EED9 F5C534 6 3 5 2 6 3 10
C9CEC8 1F2629 4E7077 1 7 4 4 4 4 2
EEF0EA 192838 C33829 3 6 6 2 3 3 2
38152F F4DECA E77C46 3 6 4 7 4 6 4
0E4649 FADDD1 F27A80 4 5 3 7 6 4 3
EAD6AE 1B3A5A C54B36 5 3 4 4 7 2 5
1F100C F6DAB0 EF5A28 2 8 9 1 2 2 9
16231B DCEAC9 8BCB4B 3 8 7 1 2 9 5
F19AB5 380D29 FFEBAE 8 1 1 6 7 6 4
C63A27 FFF2DB 1B1828 7 4 6 3 5 4 6
DCE4EA 22304A 7C9CC4 3 4 3 4 6 4 4
F6EBD8 0F5A50 E0A02A 6 2 2 4 8 3 3
7A1F3D FBE3D6 F2A65E 4 4 3 8 6 3 3
2F3E63 FCE9D2 F4A48B 3 4 3 7 6 4 4
F3E9DC 2E4A3B D9678A 4 3 2 7 7 3 2
E9C4A0 43243A 2F6F73 4 3 2 6 7 4 3
D8E3C8 24402F D86A3C 5 2 2 5 8 3 3
FBE2B8 7B2335 2E6E8E 6 2 3 6 7 4 4
"""


def palettes() -> list[tuple[Palette, tuple[int, ...]]]:
    """Every palette with its temper."""
    rows = (line.split() for line in PALETTES.strip().splitlines())
    return [
        (Palette(*(f"#{colour}" for colour in row[:3])), tuple(map(int, row[3:]))) for row in rows
    ]


def palette_for(tones: Mapping[Dial, int], chance: random.Random) -> Palette:
    """One of the palettes whose temper is nearest to the dials; any, where there are none."""
    every = palettes()
    if not tones:
        return chance.choice(every)[0]
    wanted = [tones.get(dial, 5) for dial in TEMPER]
    every.sort(key=lambda pair: sum((a - b) ** 2 for a, b in zip(pair[1], wanted, strict=True)))
    return chance.choice(every[:NEIGHBOURS])[0]


def mix(first: str, second: str, share: float) -> str:
    """The colour that lies `share` of the way from the first to the second."""
    pairs = zip(channels(first), channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def channels(colour: str) -> tuple[int, ...]:
    """Red, green and blue of '#rrggbb'."""
    return tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))


def luminance(colour: str) -> float:
    """How light a colour is, after WCAG."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (channel / 255 for channel in channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """The contrast of two colours, from 1 to 21, after WCAG."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
