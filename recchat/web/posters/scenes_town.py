"""Scenes among buildings: city, window, stairs, door, house, checkers, table, stage."""

import itertools

from recchat.web.posters.canvas import (
    HEIGHT,
    MARGIN,
    WIDTH,
    Brush,
    Scene,
    above,
    below,
    circle,
    path,
    person,
    rect,
    shape,
    stroke,
)
from recchat.web.posters.ink import mix
from recchat.web.posters.lettering import Box


def city(brush: Brush) -> Scene:
    """A skyline in three depths, a few windows lit."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    art = circle(brush.between(40, 160), brush.between(134, 160), brush.between(20, 34), accent)
    for depth, top in ((0.28, 150), (0.6, 178), (1.0, 206)):
        x = -6.0
        while x < WIDTH:
            wide, y = brush.between(15, 32), top + brush.between(-26, 22)
            art += rect(x, y, wide + 0.6, HEIGHT - y, mix(paper, ink, depth))
            if depth == 1.0:
                art += lights(brush, x, y, wide)
            x += wide
    return Scene(art, above(102), ink, ink)


def lights(brush: Brush, x: float, y: float, wide: float) -> str:
    """Windows of one house."""
    lit = ""
    for row in range(7):
        for column in range(int((wide - 6) // 7)):
            if brush.chance.random() < 0.3:
                colour = brush.chance.choice((brush.palette.ground, brush.palette.accent))
                lit += rect(x + 4.5 + column * 7, y + 7 + row * 10, 3.4, 5.4, colour)
    return lit


def window(brush: Brush) -> Scene:
    """A dark front, one window lit, someone in it."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    art = rect(0, 106, WIDTH, 194, ink)
    odd = (brush.chance.randrange(4), brush.chance.randrange(3))
    for column in range(4):
        for row in range(3):
            x, y = 21 + column * 42, 122 + row * 50
            lit = (column, row) == odd
            art += rect(x, y, 30, 38, accent if lit else mix(paper, ink, 0.8))
            if lit:
                art += (
                    f'<svg x="{x}" y="{y}" width="30" height="38">{person(12, 50, 46, ink)}</svg>'
                )
            art += rect(x + 14.2, y, 1.6, 38, ink) + rect(x, y + 15, 30, 1.6, ink)
            art += rect(x - 2, y + 38, 34, 2.6, mix(paper, ink, 0.66))
    return Scene(art, above(76), ink, ink)


def stairs(brush: Brush) -> Scene:
    """Stairs across the sheet, and someone on them."""
    ink, accent = brush.palette.ink, brush.palette.accent
    steps, art = brush.chance.choice((7, 8, 9)), ""
    step, rise = WIDTH / steps, 172 / steps
    at = brush.chance.randrange(2, steps - 2)
    for number in range(steps):
        x, y = number * step, 282 - number * rise
        art += rect(x, y, step + 0.5, HEIGHT - y, ink)
        art += rect(x, y, step + 0.5, 4, accent)
        if number == at:
            art += person(x + step / 2, y, 52, mix(ink, accent, 0.18))
    art += rect(0, 274, WIDTH, 26, ink)
    mirror = f'<g transform="translate({WIDTH} 0) scale(-1 1)">{art}</g>'
    turned = brush.chance.random() < 0.5
    box = Box(MARGIN, 17, 170, 90, "start", "top", 52)
    return Scene(mirror if turned else art, box, ink, ink)


def door(brush: Brush) -> Scene:
    """A door ajar, light falling out of it."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    x = brush.between(84, 112)
    art = rect(0, 0, WIDTH, HEIGHT, ink)
    art += shape(
        [(x, 250), (x + 44, 250), (x + 104, HEIGHT), (x - 76, HEIGHT)], mix(ink, accent, 0.5)
    )
    art += rect(x, 138, 44, 112, accent)
    art += shape([(x, 138), (x - 24, 128), (x - 24, 262), (x, 250)], mix(ink, paper, 0.2))
    art += circle(x - 19, 196, 1.8, accent)
    art += person(x + 25, 251, 62, ink)
    return Scene(art, above(104), paper, ink)


def house(brush: Brush) -> Scene:
    """A house with a gable, one window lit, under a large sky."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    x, base = brush.between(70, 120), 262.0
    wide, tall = brush.between(62, 80), brush.between(52, 64)
    art = circle(x + brush.between(-60, 60), brush.between(128, 146), brush.between(12, 20), accent)
    art += rect(0, base - 4, WIDTH, 44, ink)
    left = x - wide / 2
    art += rect(left, base - tall, wide, tall, ink)
    art += shape(
        [(left - 9, base - tall + 1), (x, base - tall - 46), (left + wide + 9, base - tall + 1)],
        ink,
    )
    art += rect(x + wide * 0.16, base - tall - 42, 9, 30, ink)
    art += rect(x - 8, base - tall - 16, 16, 20, accent) + rect(
        x - 0.8, base - tall - 16, 1.6, 20, ink
    )
    art += rect(x - 8, base - tall - 7, 16, 1.6, ink)
    start = f"M{x + wide * 0.16 + 4.5:.0f} {base - tall - 48:.0f}"
    smoke = f"{start} c-8 -10 8 -14 0 -25 c-7 -9 6 -14 1 -22"
    art += stroke(smoke, mix(paper, ink, 0.45), 2.2)
    for side in (-1, 1):
        a = x + side * (wide / 2 + brush.between(16, 28))
        art += rect(a - 1.5, base - 26, 3, 26, ink) + path(
            f"M{a - 11:.1f} {base - 16} q11 -64 22 0 Z", ink
        )
    return Scene(art, above(88), ink, ink)


def checkers(brush: Brush) -> Scene:
    """A floor of tiles in perspective, a figure, and its shadow."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    level, x = 158.0, brush.between(80, 120)
    art, edges = rect(0, level, WIDTH, HEIGHT - level, accent), [0.0, 8, 19, 34, 55, 84, 124, 180]
    for row, (a, b) in enumerate(itertools.pairwise(edges)):
        near, far = (level + a, level + b)
        for column in range(-9, 9):
            if (row + column) % 2:
                continue
            lean_a, lean_b = 1 + a / 26, 1 + b / 26
            art += shape(
                [
                    (100 + column * 13 * lean_a, near),
                    (100 + (column + 1) * 13 * lean_a, near),
                    (100 + (column + 1) * 13 * lean_b, far),
                    (100 + column * 13 * lean_b, far),
                ],
                ink,
            )
    foot = level + 34
    art += person(x, foot, 70, paper if brush.chance.random() < 0.5 else ink)
    art += rect(0, 274, WIDTH, 26, ink)
    return Scene(art, above(100), ink, ink)


def table(brush: Brush) -> Scene:
    """A table laid: bottle, bowl and cup as plain shapes."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    art = circle(100, 160, brush.between(50, 62), mix(paper, accent, 0.4))
    art += rect(0, 226, WIDTH, 74, ink)
    x = brush.between(42, 58)
    art += path(f"M{x - 13} 228 v-50 q0 -12 7 -16 v-26 h12 v26 q7 4 7 16 v50 Z", ink)
    art += rect(x - 13, 190, 26, 22, accent)
    bowl = brush.between(100, 112)
    art += path(f"M{bowl - 36} 194 h72 q-3 34 -36 34 q-33 0 -36 -34 Z", accent)
    for step in (-18, -2, 16):
        art += circle(bowl + step, 187 + abs(step) * 0.25, 11, ink)
    art += rect(152, 202, 24, 26, mix(paper, ink, 0.5)) + path(
        "M176 206 q12 1 0 15", "none", f'stroke="{mix(paper, ink, 0.5)}" stroke-width="4"'
    )
    return Scene(art, above(84), ink, ink)


def stage(brush: Brush) -> Scene:
    """Curtains drawn aside from a spotlight."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    art = rect(0, 0, WIDTH, HEIGHT, ink)
    art += shape([(100, 20), (26, 258), (174, 258)], mix(ink, paper, 0.22))
    art += f'<ellipse cx="100" cy="256" rx="74" ry="15" fill="{paper}"/>'
    art += person(100, 258, brush.between(66, 84), ink)
    for side in (0, 1):
        folds = ""
        for fold in range(4):
            x = fold * 13
            dark = accent if fold % 2 else mix(accent, ink, 0.3)
            folds += path(
                f"M{x} 0 H{x + 14} Q{x + 14 - fold * 2} 170 {x + 7 - fold * 7} 300 "
                f"H{x - 9 - fold * 6} Q{x - 2} 170 {x} 0 Z",
                dark,
            )
        art += f'<g transform="translate({WIDTH} 0) scale(-1 1)">{folds}</g>' if side else folds
    return Scene(art, Box(58, 22, 84, 92, "middle", "top", 34), paper, ink)


def phone_boxes(brush: Brush) -> Scene:
    """Panels as of a comic, each with a fragment."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    cut = brush.between(70, 120)
    art = rect(MARGIN, 20, cut - 4, 80, accent) + rect(MARGIN + cut, 20, 170 - cut, 80, ink)
    art += rect(MARGIN, 104, 170 - cut, 78, ink) + rect(
        MARGIN + 174 - cut, 104, cut - 4, 78, mix(paper, ink, 0.24)
    )
    art += circle(MARGIN + cut / 2, 60, 24, paper) + circle(MARGIN + cut / 2 + 5, 58, 9, ink)
    art += person(MARGIN + 85 - cut / 2, 184, 62, accent)
    x = MARGIN + cut + (170 - cut) / 2
    art += shape(
        [
            (x, 30),
            (x + 6, 54),
            (x + 26, 60),
            (x + 6, 66),
            (x, 90),
            (x - 6, 66),
            (x - 26, 60),
            (x - 6, 54),
        ],
        accent,
    )
    x = MARGIN + 174 - cut + (cut - 4) / 2
    art += stroke(f"M{x - 20:.0f} 160 q10 -36 20 -16 t20 -22", ink, 5)
    return Scene(art, below(76), ink)
