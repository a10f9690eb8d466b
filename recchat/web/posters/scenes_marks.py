"""Scenes of plain marks: discs, letter, bars, spiral, heart, target, bolt, mask, maze, flag."""

import math

from markupsafe import escape

from recchat.web.posters.canvas import (
    INNER,
    MARGIN,
    WIDTH,
    Brush,
    Scene,
    below,
    circle,
    path,
    rect,
    shape,
    stroke,
)
from recchat.web.posters.ink import mix
from recchat.web.posters.lettering import Box


def pair(brush: Brush) -> Scene:
    """Two discs and what they share: side by side, one above the other, or unequal."""
    ground, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    turn = brush.chance.choice((0, 90, 50, -35, 160))
    first, second = brush.between(40, 56), brush.between(26, 56)
    apart = (first + second) * brush.between(0.5, 0.72)
    a, b = -apart * 0.5, apart * 0.5
    along = (apart**2 + first**2 - second**2) / (2 * apart)
    height = math.sqrt(max(1.0, first**2 - along**2))
    x = a + along
    lens = (
        f"M{x:.1f} {-height:.1f} A{first:.1f} {first:.1f} 0 0 1 {x:.1f} {height:.1f} "
        f"A{second:.1f} {second:.1f} 0 0 1 {x:.1f} {-height:.1f} Z"
    )
    art = circle(a, 0, first, ink) + circle(b, 0, second, accent)
    art += path(lens, mix(ground, accent, 0.28))
    return Scene(f'<g transform="translate(100 100) rotate({turn})">{art}</g>', below(96), ink)


def letter(brush: Brush) -> Scene:
    """The first letter, larger than the sheet."""
    ground, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    size = brush.between(250, 300)
    turn = brush.chance.choice((-9, 0, 0, 7))
    art = rect(0, 0, WIDTH, 196, accent)
    art += (
        f'<svg x="0" y="0" width="200" height="196"><text x="100" y="178" '
        "font-family=\"'Newsreader',"
        f'serif" font-style="italic" font-weight="500" font-size="{size:.0f}" text-anchor="middle" '
        f'fill="{ground}" transform="rotate({turn} 100 100)">{escape(brush.initial)}</text></svg>'
    )
    return Scene(art, below(68), ink, may_turn=False)


def bars(brush: Brush) -> Scene:
    """Bars that rise and fall, as of an organ or a sound."""
    ink, accent = brush.palette.ink, brush.palette.accent
    count = brush.chance.choice((9, 11, 13))
    step, phase, art = INNER / count, brush.between(0, 6), ""
    hot = brush.chance.randrange(2, count - 2)
    for number in range(count):
        tall = 52 + 46 * math.sin(phase + number * 0.8) + brush.between(0, 50)
        x, colour = MARGIN + number * step, accent if number == hot else ink
        art += rect(
            x + step * 0.14, 176 - tall, step * 0.72, tall, colour, f'rx="{step * 0.36:.1f}"'
        )
    return Scene(art, below(84), ink)


def spiral(brush: Brush) -> Scene:
    """A spiral that draws the look inwards."""
    ground, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    x, y, phase = 100.0, brush.between(98, 108), brush.between(0, 6)
    points = []
    for step in range(190):
        turn, radius = phase + step * 0.19, 1.5 + step * 0.44
        points.append((x + radius * math.cos(turn), y + radius * math.sin(turn)))
    marks = "M" + " L".join(f"{a:.1f} {b:.1f}" for a, b in points)
    art = circle(x, y, 87, accent) + stroke(marks, ink, 6.4) + circle(x, y, 7, ground)
    return Scene(art, below(84), ink)


def hearts(brush: Brush) -> Scene:
    """A heart out of two halves that do not quite meet."""
    ink, accent = brush.palette.ink, brush.palette.accent
    slip = brush.between(5, 16)
    half = "M0 34 C-4 4 -62 -6 -62 40 C-62 78 -22 104 0 128 Z"
    turn = brush.between(-10, 10)
    art = (
        f'<g transform="translate(100 38) rotate({turn:.0f} 0 80)">'
        f'<g transform="translate(-2 {-slip:.0f})">{path(half, ink)}</g>'
        f'<g transform="translate(2 {slip:.0f}) scale(-1 1)">{path(half, accent)}</g></g>'
    )
    return Scene(art, below(88), ink)


def target(brush: Brush) -> Scene:
    """Rings as of a target or a lens, cropped by the edge."""
    ground, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    x, y = brush.chance.choice(((0, 60), (36, 96), (100, 84), (100, 0), (160, 110)))
    colours = brush.chance.choice(
        (
            (ink, ground, accent, ground, ink),
            (accent, ground, accent, ink),
            (ink, accent, ink, ground),
        )
    )
    step, art = brush.between(20, 27), ""
    for number, colour in enumerate(colours):
        art += circle(x, y, 112 - number * step, colour)
    if brush.chance.random() < 0.4:
        art += rect(x - 0.8, 0, 1.6, 186, ink) + rect(0, y - 0.8, WIDTH, 1.6, ink)
    art += rect(0, 186, WIDTH, 114, ground)
    return Scene(art, below(76), ink)


def lightning(brush: Brush) -> Scene:
    """A bolt through a block of colour, or through the whole sheet."""
    ground, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    x, scale, lean = brush.between(-18, 22), brush.between(0.7, 1.0), brush.between(-12, 12)
    bolt = [(124, -30), (52, 96), (92, 96), (62, 200), (150, 74), (106, 74), (156, -30)]
    thin = [(a * scale + 100 * (1 - scale) + x, b) for a, b in bolt]
    back, front = brush.chance.choice(((ink, accent), (accent, ground), (ground, ink)))
    art = rect(0, 0, WIDTH, 184, back)
    art += f'<g transform="rotate({lean:.0f} 100 90)">{shape(thin, front)}</g>'
    art += rect(0, 184, WIDTH, 116, ground)
    return Scene(art, below(78), ink)


def mask(brush: Brush) -> Scene:
    """A face of two halves: one laughs, one does not."""
    ground, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    y = 104.0
    left = (
        f"M100 {y - 76} C40 {y - 76} 34 {y - 20} 40 {y + 20} "
        f"C46 {y + 56} 76 {y + 76} 100 {y + 78} Z"
    )
    art = path(left, ink)
    art += f'<g transform="translate(200 0) scale(-1 1)">{path(left, accent)}</g>'
    art += f'<ellipse cx="70" cy="{y - 12}" rx="13" ry="8" fill="{ground}"/>'
    art += path(f"M117 {y - 9} q13 -16 26 0 Z", ground)
    smile = brush.chance.choice((1, -1))
    art += path(
        f"M72 {y + 34} q28 {26 * smile} 56 0",
        "none",
        f'stroke="{ground}" stroke-width="5" stroke-linecap="round"',
    )
    return Scene(art, below(82), ink)


def maze(brush: Brush) -> Scene:
    """Squares in one another with gaps, and a dot that looks for the way."""
    ground, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    art, middle = "", (100.0, 96.0)
    for step in range(6):
        half = 77 - step * 13.0
        side = brush.chance.randrange(4)
        art += rect(
            middle[0] - half,
            middle[1] - half,
            2 * half,
            2 * half,
            "none",
            f'stroke="{ink}" stroke-width="4.6"',
        )
        gap = brush.between(-half * 0.6, half * 0.6)
        x, y = ((gap, -half), (half, gap), (gap, half), (-half, gap))[side]
        art += rect(middle[0] + x - 7, middle[1] + y - 7, 14, 14, ground)
    art += circle(*middle, 6.5, accent)
    return Scene(art, below(84), ink)


def flag(brush: Brush) -> Scene:
    """Blocks of colour as of a flag or a book cloth, nothing else."""
    ink, accent = brush.palette.ink, brush.palette.accent
    cut = brush.between(100, 132)
    style = brush.chance.randrange(3)
    if style == 0:
        art = rect(0, 0, WIDTH, cut, accent) + rect(0, cut, WIDTH, 10, ink)
    elif style == 1:
        art = rect(0, 0, 74, 272, accent) + rect(74, 0, 7, 272, ink)
        return Scene(art, Box(94, 17, 92, 190, "start", "top", 50), ink, may_turn=False)
    else:
        art = shape([(0, 0), (WIDTH, 0), (0, 190)], accent) + stroke("M0 202 L212 -8", ink, 5)
    return Scene(art, Box(MARGIN, 150, INNER, 118, "start", "bottom", 62), ink)
