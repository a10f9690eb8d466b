"""Scenes of plain signs: sun, arches, orbit, grid, thread, eye, burst, teeth, paper, leaves."""

import math

from recchat.web.posters.canvas import (
    INNER,
    MARGIN,
    WIDTH,
    Brush,
    Scene,
    above,
    below,
    circle,
    downwards,
    path,
    rect,
    ring,
    shape,
    stroke,
)
from recchat.web.posters.ink import mix


def sun(brush: Brush) -> Scene:
    """One disc, cut by bands that thicken downwards."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    x, radius = brush.between(84, 116), brush.between(56, 70)
    y = 176 - radius - brush.between(0, 14)
    art, at = circle(x, y, radius, accent), y + 4
    for step in range(8):
        art += rect(0, at, WIDTH, 1.5 + step * 1.15, paper)
        at += 10.5
    return Scene(art, below(92), ink)


def arches(brush: Brush) -> Scene:
    """Arches in one another, as on a record sleeve."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    x = brush.chance.choice((48.0, 100.0, 152.0))
    colours = [ink, accent, paper, mix(paper, accent, 0.5), ink, accent]
    art = ""
    for step, colour in enumerate(colours):
        radius = 112 - step * 18
        art += path(
            f"M{x - radius} 194 V{136} a{radius} {radius} 0 0 1 {2 * radius} 0 V194 Z", colour
        )
    art += rect(0, 194, WIDTH, 106, paper)
    return Scene(art, below(66), ink)


def orbit(brush: Brush) -> Scene:
    """Rings around a body, round or seen from the side, smaller bodies upon them."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    x, y = brush.chance.choice(((100, 190), (40, 236), (156, 214), (100, 176)))
    flat, lean = brush.chance.choice(((1.0, 0), (1.0, 0), (0.34, -24), (0.42, 18)))
    count, first = brush.chance.choice((3, 4, 6)), brush.between(38, 54)
    art = circle(0, 0, brush.between(18, 34), accent, f'transform="scale(1 {1 / flat:.2f})"')
    for step in range(count):
        radius, turn = first + step * brush.between(18, 26), brush.between(0, 2 * math.pi)
        art += ring(0, 0, radius, mix(paper, ink, 0.85 - step * 0.1), 1.6)
        at = (radius * math.cos(turn), radius * math.sin(turn))
        art += f'<g transform="translate({at[0]:.1f} {at[1]:.1f}) scale(1 {1 / flat:.2f})">'
        art += circle(0, 0, brush.between(3, 8.5), ink) + "</g>"
    art = f'<g transform="translate({x} {y}) rotate({lean}) scale(1 {flat})">{art}</g>'
    cover = rect(0, 0, WIDTH, 84, paper) + rect(0, 274, WIDTH, 26, paper)
    return Scene(art + cover, above(66), ink)


def grid(brush: Brush) -> Scene:
    """A grid of discs, halves and squares; one is alive."""
    ink = brush.palette.ink
    size, art = INNER / 4, ""
    odd = (brush.chance.randrange(4), brush.chance.randrange(4))
    for column in range(4):
        for row in range(4):
            x, y = MARGIN + column * size, 18 + row * size
            art += tile(brush, (x, y), size, alive=(column, row) == odd)
    return Scene(art, below(70, 44), ink)


def tile(brush: Brush, at: tuple[float, float], size: float, *, alive: bool) -> str:
    """One square of the grid, turned by chance."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    x, y = at
    soft = mix(paper, ink, 0.16)
    if alive:
        return rect(x, y, size, size, accent) + circle(
            x + size / 2, y + size / 2, size * 0.3, paper
        )
    kind, turn = brush.chance.randrange(4), brush.chance.randrange(4) * 90
    ground = brush.chance.choice((paper, soft, ink))
    front = ink if ground != ink else brush.chance.choice((paper, mix(paper, accent, 0.6)))
    inside = (
        path(f"M0 0 H{size:.1f} A{size:.1f} {size:.1f} 0 0 1 0 {size:.1f} Z", front),
        path(f"M0 0 H{size:.1f} A{size / 2:.1f} {size / 2:.1f} 0 0 1 0 0 Z", front),
        circle(size / 2, size / 2, size * 0.36, front),
        shape([(0, 0), (size, 0), (0, size)], front),
    )[kind]
    middle = size / 2
    turned = f'<g transform="translate({x:.1f} {y:.1f}) rotate({turn} {middle:.1f} {middle:.1f})">'
    return rect(x, y, size + 0.3, size + 0.3, ground) + f"{turned}{inside}</g>"


def thread(brush: Brush) -> Scene:
    """One line from top to foot that ties a loop on the way."""
    ink, accent = brush.palette.ink, brush.palette.accent
    points = [(100 + (-1) ** step * brush.between(24, 76), 112 + step * 23.0) for step in range(7)]
    start = (brush.between(60, 140), 100.0)
    points = [start, *points[1:], (brush.between(60, 140), 330)]
    x, y = points[3]
    art = circle(x, y, brush.between(26, 38), accent)
    art += stroke(downwards(points), ink, 4.2) + circle(*start, 6, ink)
    return Scene(art, above(70), ink)


def eye(brush: Brush) -> Scene:
    """An eye that looks back."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    y, lid = brush.between(112, 124), brush.between(58, 76)
    lens = f"M8 {y:.0f} Q100 {y - lid * 1.5:.0f} 192 {y:.0f} Q100 {y + lid * 1.5:.0f} 8 {y:.0f} Z"
    art = path(lens, ink)
    side = brush.between(-14, 14)
    art += circle(100 + side, y, 40, paper) + circle(100 + side, y, 33, accent)
    art += circle(100 + side, y, 16, ink) + circle(106 + side, y - 8, 5, paper)
    for step in range(9):
        x = 22 + step * 19.5
        lift = 1 - ((x - 100) / 100) ** 2
        foot = y - lid * 0.72 * lift - 3
        art += stroke(
            f"M{x:.1f} {foot:.1f} L{x + (x - 100) * 0.16:.1f} {foot - 15 - 6 * lift:.1f}", ink, 3
        )
    return Scene(art, below(82), ink)


def burst(brush: Brush) -> Scene:
    """Rays out of one point."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    x, y = brush.between(70, 130), brush.between(96, 120)
    rays, art = brush.chance.choice((14, 18, 22)), ""
    for number in range(rays):
        if number % 2:
            continue
        turn, width = 2 * math.pi * number / rays, 2 * math.pi / rays
        far = [(x + 340 * math.cos(a), y + 340 * math.sin(a)) for a in (turn, turn + width)]
        art += shape([(x, y), *far], accent)
    art += circle(x, y, brush.between(24, 36), paper) + circle(x, y, brush.between(13, 20), ink)
    art += rect(0, 188, WIDTH, 112, ink)
    return Scene(art, below(76), paper, ink)


def teeth(brush: Brush) -> Scene:
    """Points that close from above and below."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    count = brush.chance.choice((5, 6, 7))
    step, art = WIDTH / count, rect(0, 0, WIDTH, 186, accent)
    for number in range(count):
        x = number * step
        art += shape([(x, -1), (x + step, -1), (x + step / 2, brush.between(56, 88))], paper)
        foot = [(x - step / 2, 188), (x + step / 2, 188), (x, brush.between(104, 132))]
        art += shape(foot, paper)
    art += shape([(WIDTH - step / 2, 188), (WIDTH + step / 2, 188), (WIDTH, 118)], paper)
    art += rect(0, 186, WIDTH, 114, paper)
    return Scene(art, below(80), ink)


def paper(brush: Brush) -> Scene:
    """Scraps of cut paper, laid over one another."""
    ground, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    art = ""
    for number, colour in enumerate((mix(ground, ink, 0.2), accent, ink, mix(ground, accent, 0.5))):
        middle = (brush.between(56, 144), 52 + number * 32.0)
        points = []
        corners = brush.chance.choice((4, 5, 5))
        for corner in range(corners):
            turn = 2 * math.pi * (corner + brush.between(-0.3, 0.3)) / corners + 0.6
            points.append(
                (
                    middle[0] + brush.between(40, 74) * math.cos(turn),
                    middle[1] + brush.between(18, 34) * math.sin(turn),
                )
            )
        art += shape(points, colour)
    return Scene(art, below(84), ink)


def leaves(brush: Brush) -> Scene:
    """A branch with leaves, as Matisse cut them."""
    ink, accent = brush.palette.ink, brush.palette.accent
    points = [
        (brush.between(80, 120), 308.0),
        (100, 240),
        (brush.between(84, 116), 170),
        (100, 104),
    ]
    art = stroke(downwards(points), ink, 3.4)
    for number in range(9):
        y = 270 - number * 19.0
        side = -1 if number % 2 else 1
        colour = accent if number % 4 == 1 else ink
        long, lift = brush.between(44, 66) - number * 2, brush.between(20, 34)
        tip = (100 + side * long, y - lift)
        art += path(
            f"M100 {y:.0f} Q{100 + side * long * 0.3:.0f} {y - lift * 1.6:.0f} "
            f"{tip[0]:.0f} {tip[1]:.0f} "
            f"Q{100 + side * long * 0.85:.0f} {y + 5:.0f} 100 {y:.0f} Z",
            colour,
        )
    art += circle(brush.between(92, 108), 100, 9, accent)
    return Scene(art, above(66), ink)
