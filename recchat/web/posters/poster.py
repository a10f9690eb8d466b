"""One item as a poster: colours from its dials, a scene from its cues, letters from its decade.

Pure: the same item gives the same SVG, byte for byte. The fonts are those of the page.
"""

import hashlib
import random

from markupsafe import escape

from recchat.types import Item
from recchat.web.posters.canvas import HEIGHT, INNER, MARGIN, WIDTH, Brush, Scene, rect
from recchat.web.posters.casting import scene_for, voice_for
from recchat.web.posters.cover import cover
from recchat.web.posters.ink import Palette, contrast, mix, palette_for
from recchat.web.posters.lettering import lettered

BYLINE_MARKS = 34  # characters of a name that fit the foot beside the year


def poster(item: Item) -> str:
    """The item's poster as an SVG element, to stand in the page beside its title."""
    digest = hashlib.sha256(f"{item.title}|{item.year}".encode()).digest()
    chance = random.Random(int.from_bytes(digest[:8], "big"))
    palette = palette_for(item.tones, chance)
    scene = scene_for(item, chance)(Brush(palette, chance, initial_of(item)))
    voice = voice_for(item, chance)
    if item.pages and item.creators:
        return sheet(cover(item, palette, scene, voice, chance), "poster cover")
    parts = (
        rect(0, 0, WIDTH, HEIGHT, palette.ground),
        mirrored(scene.art) if scene.may_turn and chance.random() < 0.5 else scene.art,
        era(item.year or 2000, palette, scene),
        lettered(item.title, voice, scene.box, scene.letters),
        credits_of(item, legible(palette, scene)),
    )
    return sheet("".join(parts), "poster")


def sheet(art: str, kind: str) -> str:
    """A drawing as an element of the page."""
    return (
        f'<svg class="{kind}" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" aria-hidden="true" '
        f'focusable="false" xmlns="http://www.w3.org/2000/svg">{art}</svg>'
    )


def initial_of(item: Item) -> str:
    """The first letter of the title that is not an article's."""
    words = [word for word in item.title.split() if word.casefold() not in {"the", "a", "an", "la"}]
    return (words or [item.title or "?"])[0][0].upper()


def mirrored(art: str) -> str:
    """The drawing seen from behind the paper: one more way for two films to differ."""
    return f'<g transform="translate({WIDTH:.0f} 0) scale(-1 1)">{art}</g>'


def era(year: int, palette: Palette, scene: Scene) -> str:
    """What a decade leaves on its posters: a frame, a slipped plate, a band."""
    line = legible(palette, scene)
    is_plain = scene.foot in {"", palette.ground}  # a frame needs one colour all around
    if year < 1940 and is_plain:
        frame = f'stroke="{line}" stroke-width="1.6"'
        fine = f'stroke="{line}" stroke-width=".7"'
        return rect(6, 6, 188, 288, "none", frame) + rect(9.5, 9.5, 181, 281, "none", fine)
    if year < 1955 and is_plain:
        return rect(6, 6, 188, 288, "none", f'stroke="{line}" stroke-width="1.2"')
    if 1970 <= year < 1980:
        bands = (palette.accent, palette.glow, mix(palette.ground, palette.ink, 0.3))
        return "".join(rect(0, 2.6 * n, WIDTH, 2.7, colour) for n, colour in enumerate(bands))
    return ""


def legible(palette: Palette, scene: Scene) -> str:
    """The colour of the palette that reads best at the foot of the sheet."""
    under = scene.foot or palette.ground
    colours = (palette.ink, palette.ground, palette.accent)
    return max(colours, key=lambda colour: contrast(colour, under))


def credits_of(item: Item, colour: str) -> str:
    """The line at the foot: who made it, and when."""
    name = ", ".join(item.creators[:2])
    name = name if len(name) <= BYLINE_MARKS else (item.creators[0][:BYLINE_MARKS])
    style = 'font-family="\'League Gothic\',sans-serif" font-size="10.5" letter-spacing=".7"'
    y = HEIGHT - 14
    return (
        f'<text x="{MARGIN}" y="{y}" {style} fill="{colour}">{escape(name.upper())}</text>'
        f'<text x="{MARGIN + INNER}" y="{y}" {style} text-anchor="end" fill="{colour}">'
        f"{item.year or ''}</text>"
    )
