"""What a scene draws with: a sheet of 200 by 300, three colours, seeded chance, plain shapes."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recchat.web.posters.ink import Palette
from recchat.web.posters.lettering import Box

WIDTH, HEIGHT, MARGIN = 200.0, 300.0, 15.0
INNER = WIDTH - 2 * MARGIN
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Brush:
    """What one poster is drawn with."""

    palette: Palette
    chance: random.Random
    initial: str  # the first letter of the title, for scenes made of letters

    def between(self, low: float, high: float) -> float:
        """A number by chance."""
        return self.chance.uniform(low, high)


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing, the box that it leaves for the title, and the colour of letters there."""

    art: str
    box: Box
    letters: str
    foot: str = ""  # what lies under the line of credits; empty: the paper
    may_turn: bool = True  # whether the drawing may be mirrored


def above(height: float = 96, largest: float = 84) -> Box:
    """A title box at the top."""
    return Box(MARGIN, 17, INNER, height, "start", "top", largest)


def below(height: float = 96, largest: float = 84) -> Box:
    """A title box at the foot, above the credits."""
    return Box(MARGIN, HEIGHT - 30 - height, INNER, height, "start", "bottom", largest)


def rect(x: float, y: float, width: float, height: float, fill: str, more: str = "") -> str:
    """A rectangle."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="{fill}" {more}/>'
    )


def circle(x: float, y: float, radius: float, fill: str, more: str = "") -> str:
    """A disc."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}" {more}/>'


def ring(x: float, y: float, radius: float, stroke: str, width: float) -> str:
    """A circle's outline."""
    return circle(x, y, radius, "none", f'stroke="{stroke}" stroke-width="{width:.1f}"')


def shape(points: Iterable[Point], fill: str, more: str = "") -> str:
    """A polygon."""
    marks = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polygon points="{marks}" fill="{fill}" {more}/>'


def path(marks: str, fill: str = "none", more: str = "") -> str:
    """A path, its commands given as text."""
    return f'<path d="{marks}" fill="{fill}" {more}/>'


def stroke(marks: str, colour: str, width: float) -> str:
    """A line along a path, with round ends."""
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    return path(marks, "none", f'stroke="{colour}" stroke-width="{width:.1f}" {ends}')


def through(points: Sequence[Point]) -> str:
    """A smooth curve through points, as path commands."""
    x, y = points[0]
    marks = [f"M{x:.1f} {y:.1f}"]
    for (ax, ay), (bx, by) in pairwise(points):
        middle = (ax + bx) / 2
        marks.append(f"C{middle:.1f} {ay:.1f} {middle:.1f} {by:.1f} {bx:.1f} {by:.1f}")
    return " ".join(marks)


def downwards(points: Sequence[Point]) -> str:
    """A smooth curve that falls through points, as path commands."""
    x, y = points[0]
    marks = [f"M{x:.1f} {y:.1f}"]
    for (ax, ay), (bx, by) in pairwise(points):
        middle = (ay + by) / 2
        marks.append(f"C{ax:.1f} {middle:.1f} {bx:.1f} {middle:.1f} {bx:.1f} {by:.1f}")
    return " ".join(marks)


def hill(points: Sequence[Point], fill: str) -> str:
    """The land under a smooth curve."""
    return path(f"{through(points)} V{HEIGHT:.0f} H0 Z", fill)


def person(x: float, foot: float, tall: float, colour: str) -> str:
    """A standing figure, as cut from paper."""
    head, wide = tall * 0.115, tall * 0.15
    coat = foot - tall * 0.72
    body = (
        f"M{x - wide * 0.55:.1f} {coat:.1f} Q{x:.1f} {coat - wide * 0.7:.1f} "
        f"{x + wide * 0.55:.1f} {coat:.1f} L{x + wide:.1f} {foot - tall * 0.28:.1f} "
        f"L{x + wide * 0.5:.1f} {foot - tall * 0.28:.1f} L{x + wide * 0.45:.1f} {foot:.1f} "
        f"H{x + wide * 0.06:.1f} L{x:.1f} {foot - tall * 0.26:.1f} "
        f"L{x - wide * 0.06:.1f} {foot:.1f} H{x - wide * 0.45:.1f} "
        f"L{x - wide * 0.5:.1f} {foot - tall * 0.28:.1f} H{x - wide:.1f} Z"
    )
    return circle(x, foot - tall + head, head, colour) + path(body, colour)
