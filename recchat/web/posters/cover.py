"""One book as a cover: the same scenes and colours as a poster, bound: a joint, a name to read by.

Three bindings: the scene over the whole board, a paper label set into it, or a band of paper with
the scene below it. Pure, like a poster.
"""

import random
from collections.abc import Callable

from markupsafe import escape

from recchat.types import Item
from recchat.web.posters.canvas import HEIGHT, WIDTH, Scene, rect
from recchat.web.posters.ink import Palette, contrast
from recchat.web.posters.lettering import VOICES, Box, Voice, height_of, lettered, width_of

JOINT = 11.0  # where the board is hinged; everything stands to the right of it
LEFT, RIGHT = 24.0, 186.0  # the type area
BAND = 122.0  # height of the paper band
BOOK = VOICES["book"]
Bind = Callable[[Item, Palette, Scene, Voice], str]


def cover(item: Item, palette: Palette, scene: Scene, voice: Voice, chance: random.Random) -> str:
    """What stands on the board of a book, its joint last."""
    bind = chance.choices((full, label, band), weights=(4, 3, 3))[0]
    board = rect(0, 0, WIDTH, HEIGHT, palette.ground)
    return board + bind(item, palette, scene, voice) + joint(palette)


def full(item: Item, palette: Palette, scene: Scene, voice: Voice) -> str:
    """The scene over the whole board; the author's name under the title or above it."""
    box = scene.box
    inner = Box(LEFT, box.y, RIGHT - LEFT, box.height, "start", box.rise, box.largest)
    foot = legible(palette, scene.foot or palette.ground)
    return "".join(
        (
            scene.art,
            lettered(item.title, voice, inner, scene.letters),
            byline(item, HEIGHT - 15, foot, LEFT, "start"),
        )
    )


def label(item: Item, palette: Palette, scene: Scene, voice: Voice) -> str:
    """A label of paper set into the board, with title and author in its middle."""
    paper, ink = paper_and_ink(palette)
    middle = (JOINT + WIDTH) / 2
    box = Box(middle - 62, 0, 124, 78, "middle", "top", 30)
    tall = height_of(item.title, voice, box)
    high = tall + 62
    top = 46.0 if scene.box.rise == "top" else HEIGHT - 42 - high  # where the scene is bare
    box = Box(box.x, top + 20, box.width, box.height, "middle", "top", box.largest)
    frame = f'stroke="{ink}" stroke-width=".8"'
    return "".join(
        (
            scene.art,
            rect(middle - 74, top, 148, high, paper),
            rect(middle - 69.5, top + 4.5, 139, high - 9, "none", frame),
            lettered(item.title, voice, box, ink),
            rect(middle - 12, top + 25 + tall, 24, 0.9, ink),
            byline(item, top + high - 15, ink, middle, "middle"),
        )
    )


def band(item: Item, palette: Palette, scene: Scene, voice: Voice) -> str:
    """Paper above with title and author; below it as much of the scene as there is room for."""
    paper, ink = paper_and_ink(palette)
    cut = HEIGHT - BAND if scene.box.rise == "top" else 0
    seen = cut - (HEIGHT - BAND) + BAND if cut else 0.0
    box = Box(LEFT, 18, RIGHT - LEFT, BAND - 52, "start", "top", 34)
    return "".join(
        (
            f'<svg y="{BAND:.0f}" width="{WIDTH:.0f}" height="{HEIGHT - BAND:.0f}" '
            f'viewBox="0 {seen:.0f} {WIDTH:.0f} {HEIGHT - BAND:.0f}">{scene.art}</svg>',
            rect(0, 0, WIDTH, BAND, paper),
            rect(0, BAND, WIDTH, 2.2, palette.accent),
            lettered(item.title, voice, box, ink),
            byline(item, BAND - 14, ink, LEFT, "start"),
        )
    )


def joint(palette: Palette) -> str:
    """The hinge along the back: a shadow, and the light on its edge."""
    dark = contrast("#000000", palette.ground) < 3
    shade, light = ("#ffffff", "#000000") if dark else ("#000000", "#ffffff")
    return (
        rect(0, 0, JOINT - 2, HEIGHT, shade, 'opacity=".10"')
        + rect(JOINT - 2, 0, 2, HEIGHT, shade, 'opacity=".26"')
        + rect(JOINT, 0, 1.2, HEIGHT, light, 'opacity=".30"')
    )


def paper_and_ink(palette: Palette) -> tuple[str, str]:
    """The lightest of the colours for paper, and what reads best on it."""
    colours = (palette.ground, palette.ink, palette.accent)
    paper = max(colours, key=lambda colour: contrast(colour, "#000000"))
    return paper, max(colours, key=lambda colour: contrast(colour, paper))


def legible(palette: Palette, under: str) -> str:
    """The colour of the palette that reads best on another one."""
    colours = (palette.ink, palette.ground, palette.accent)
    return max(colours, key=lambda colour: contrast(colour, under))


def byline(item: Item, y: float, colour: str, x: float, anchor: str) -> str:
    """Who wrote it, in the face of the book, as large as the board is wide."""
    name = " & ".join(item.creators[:2])
    room = (RIGHT - LEFT) if anchor == "start" else 128.0
    if width_of(name, BOOK) * 10 > room:
        name = item.creators[0]
    size = min(14.0, room / max(width_of(name, BOOK), 1.0))
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="\'Newsreader\',serif" font-weight="500" '
        f'font-size="{size:.1f}" text-anchor="{anchor}" fill="{colour}">{escape(name)}</text>'
    )
