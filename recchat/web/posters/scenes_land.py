"""Scenes out of doors: horizon, road, waves, forest, peaks, rain, field, figure, island."""

from recchat.web.posters.canvas import (
    HEIGHT,
    MARGIN,
    WIDTH,
    Brush,
    Scene,
    above,
    below,
    circle,
    hill,
    path,
    person,
    rect,
    shape,
    stroke,
    through,
)
from recchat.web.posters.ink import mix


def horizon(brush: Brush) -> Scene:
    """Layers of hills under a low sun."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    level = brush.between(158, 182)
    sun = circle(brush.between(60, 150), level - 4, brush.between(24, 36), accent)
    layers = []
    for step in range(4):
        base = level + step * 34
        points = [(x, base + brush.between(-15, 15)) for x in (-10, 40, 90, 140, 210)]
        layers.append(hill(points, mix(paper, ink, (0.22, 0.42, 0.68, 1.0)[step])))
    return Scene(sun + "".join(layers), above(98), ink, ink)


def road(brush: Brush) -> Scene:
    """A road that runs to its vanishing point."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    level, x = brush.between(160, 176), brush.between(70, 130)
    sky = circle(x + brush.between(-34, 34), level, brush.between(24, 38), accent)
    land = rect(0, level, WIDTH, HEIGHT - level, ink)
    way = shape(
        [(x - 2, level), (x + 2, level), (176, HEIGHT), (24, HEIGHT)], mix(paper, ink, 0.78)
    )
    dashes = []
    for step in range(6):
        near, far = (step / 6) ** 2, ((step + 0.45) / 6) ** 2
        span = HEIGHT - level
        a, b = level + 3 + span * near, level + 3 + span * far
        at = [x + (100 - x) * share for share in (near, far)]
        wide = [0.4 + 5 * near, 0.4 + 5 * far]
        dashes.append(
            shape(
                [
                    (at[0] - wide[0], a),
                    (at[0] + wide[0], a),
                    (at[1] + wide[1], b),
                    (at[1] - wide[1], b),
                ],
                paper,
            )
        )
    return Scene(sky + land + way + "".join(dashes), above(98), ink, ink)


def waves(brush: Brush) -> Scene:
    """A sea of scales, each row before the last, and something small on it."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    size = brush.between(19, 27)
    rows, level, art = 8, brush.between(140, 158), ""
    art += circle(brush.between(50, 150), level - 8, brush.between(20, 30), accent)
    for row in range(rows):
        y = level + row * size * 0.82
        shift = size if row % 2 else 0
        for column in range(-1, int(WIDTH / size / 2) + 2):
            x = column * size * 2 + shift
            for ring, colour in enumerate((paper, ink, paper, ink)):
                art += circle(x, y + size * 0.5, size * (1.06 - 0.26 * ring), colour)
    return Scene(art + rect(0, 276, WIDTH, 24, ink), above(104), ink, ink)


def forest(brush: Brush) -> Scene:
    """Trunks close together, and a light between them."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    moon = circle(brush.between(60, 140), brush.between(140, 170), brush.between(22, 34), accent)
    far, near, x = "", "", -4.0
    while x < WIDTH:
        wide = brush.between(4, 9)
        far += rect(x, 108, wide, 200, mix(paper, ink, 0.3))
        x += wide + brush.between(7, 15)
    x = -6.0
    while x < WIDTH:
        wide, lean = brush.between(7, 17), brush.between(-5, 5)
        near += shape([(x + lean, 108), (x + wide + lean, 108), (x + wide, 300), (x, 300)], ink)
        x += wide + brush.between(16, 34)
    ground = hill([(-5, 262), (60, 254), (130, 266), (210, 256)], ink)
    cover = rect(0, 0, WIDTH, 109, paper)
    return Scene(far + moon + near + ground + cover, above(84), ink, ink)


def peaks(brush: Brush) -> Scene:
    """Mountains with a lit and a dark side."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    art = circle(brush.between(40, 160), brush.between(138, 160), 17, accent)
    tops = [
        (brush.between(20, 60), 176),
        (brush.between(130, 180), 164),
        (brush.between(80, 120), 138),
    ]
    for number, (x, y) in enumerate(tops):
        half = 88 - number * 4
        dark = mix(paper, ink, 0.62 + 0.19 * number)
        ridge = [(x, y), (x + half * 0.16, y + 46), (x - half * 0.1, y + 88), (x + 12, HEIGHT)]
        art += shape([(x, y), (x - half, HEIGHT), (x + half, HEIGHT)], dark)
        art += shape([*ridge, (x - half, HEIGHT)], mix(paper, ink, 0.26))
    art += hill([(-5, 272), (70, 262), (140, 274), (210, 264)], ink)
    return Scene(art, above(106), ink, ink)


def rain(brush: Brush) -> Scene:
    """Slanting rain on someone under an umbrella."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    art, x = "", brush.between(52, 148)
    for _ in range(brush.chance.choice((34, 64, 90))):
        a, b, long = brush.between(-20, 220), brush.between(96, 268), brush.between(9, 24)
        art += stroke(f"M{a:.1f} {b:.1f} l{-long * 0.34:.1f} {long:.1f}", mix(paper, ink, 0.4), 1.3)
    art += rect(0, 264, WIDTH, 36, ink)
    art += person(x, 268, 74, ink)
    y = 196.0
    art += path(
        f"M{x - 47} {y} a47 41 0 0 1 94 0 q-12 -9 -23.5 0 q-11.5 -9 -23.5 0 "
        "q-12 -9 -23.5 0 q-11.5 -9 -23.5 0 Z",
        accent,
    )
    art += stroke(f"M{x + 6} {y - 6} V236", ink, 2)
    return Scene(art, above(84), ink, ink)


def field(brush: Brush) -> Scene:
    """Rows of upright strokes, one of them unlike the others."""
    ink, accent = brush.palette.ink, brush.palette.accent
    columns, rows, art = brush.chance.choice((7, 8, 9)), 6, ""
    odd = (brush.chance.randrange(1, columns - 1), brush.chance.randrange(1, rows - 1))
    step = (WIDTH - 2 * MARGIN) / columns
    for row in range(rows):
        for column in range(columns):
            x = MARGIN + step * (column + 0.5)
            y = 128 + row * 25
            if (column, row) == odd:
                art += stroke(f"M{x - 7:.1f} {y + 15:.1f} h15", accent, 6.4)
            else:
                lean = brush.between(-1.5, 1.5)
                art += stroke(f"M{x:.1f} {y + 15:.1f} l{lean:.1f} -15", ink, 6.4)
    return Scene(art, above(88), ink)


def figure(brush: Brush) -> Scene:
    """Someone small in a large emptiness, with a long shadow."""
    ink, accent = brush.palette.ink, brush.palette.accent
    x, foot = brush.between(60, 140), brush.between(196, 212)
    level = foot - 12
    side = brush.chance.choice((-1, 1))
    art = rect(0, level, WIDTH, HEIGHT, accent)
    art += shape(
        [(x - 5, foot), (x + 5, foot), (x + side * 62 + 16, HEIGHT), (x + side * 62 - 12, HEIGHT)],
        mix(accent, ink, 0.5),
    )
    art += person(x, foot, brush.between(36, 56), ink)
    return Scene(art, above(118, 64), ink, accent)


def island(brush: Brush) -> Scene:
    """An island, its double in the water, and a bird or two."""
    paper, ink, accent = brush.palette.ground, brush.palette.ink, brush.palette.accent
    level, x = 176.0, brush.between(84, 116)
    points = [
        (x - 62, level),
        (x - 34, level - 34),
        (x - 8, level - 52),
        (x + 22, level - 30),
        (x + 60, level),
    ]
    top = f"{through(points)} Z"
    art = circle(x + brush.between(-46, 46), level - 48, 22, accent)
    art += path(top, ink)
    art += f'<g transform="translate(0 {2 * level}) scale(1 -1)" opacity=".34">{path(top, ink)}</g>'
    for row in range(9):
        y, half = level + 8 + row * 11, brush.between(16, 78)
        art += stroke(
            f"M{x - half:.1f} {y:.1f} h{half * 2:.1f}", mix(paper, ink, 0.62 - row * 0.05), 1.6
        )
    for _ in range(3):
        a, b = brush.between(24, 176), brush.between(96, 124)
        art += stroke(f"M{a:.1f} {b:.1f} q4 -5 8 0 q4 -5 8 0", ink, 1.6)
    return Scene(art, above(72), ink)


def train(brush: Brush) -> Scene:
    """Speed: bands that thin out to one side, and a bright nose."""
    ink, accent = brush.palette.ink, brush.palette.accent
    art, y = "", 16.0
    for row in range(12):
        tall = 1.2 + row * 0.92
        left = brush.between(-10, 90) if row % 3 else -10
        colour = accent if row in {4, 9} else ink
        art += rect(left, y, WIDTH + 20, tall, colour)
        y += tall + 5
    return Scene(art, below(104), ink)
