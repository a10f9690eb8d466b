"""Ratings of any scale as numbers from 0 to 1.

A rating may bring its own scale ("8/10", "85%", stars out of five); all the others in a file
share one, which is the smallest usual scale that holds them.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

SCALES = (1.0, 5.0, 10.0, 20.0, 100.0)
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
STARS, EMPTY_STARS = "★⭐", "☆"
STAR_SCALE = 5.0
NUMBER = r"\d{1,12}(?:[.,]\d{1,20})?(?:e-?\d{1,3})?|[.,]\d{1,20}"
OUT_OF = re.compile(rf"^({NUMBER})\s*(?:/|out of|of)\s*({NUMBER})$", re.IGNORECASE)
PERCENT = re.compile(rf"^({NUMBER})\s*%$")
PLAIN = re.compile(rf"^({NUMBER})(?:\s*(?:stars?|points?|\*))?$", re.IGNORECASE)
HINT = re.compile(r"(?:out of|/|\b[01]\s*(?:-|–|to)\s*)\s*(\d{1,3})\b", re.IGNORECASE)
# A slip of the pen must not stretch the scale for everybody else: one value in 50 may not fit.
STRAYS = 50


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating as written: its number, and its scale where it names one."""

    number: float
    scale: float | None = None


def rating_of(text: str) -> Rating | None:
    """A rating out of its words, or nothing when they are none."""
    text = text.strip()
    stars = star_rating(text)
    if stars is not None:
        return stars
    text = with_fractions(text)
    if match := OUT_OF.match(text):
        return fitting(number(match[1]), number(match[2]))
    if match := PERCENT.match(text):
        return fitting(number(match[1]), 100.0)
    match = PLAIN.match(text)
    value = number(match[1]) if match else math.nan
    return Rating(value) if math.isfinite(value) and value <= SCALES[-1] else None


def star_rating(text: str) -> Rating | None:
    """Full stars and a fraction, as in ★★★½☆: always out of five."""
    full = sum(text.count(star) for star in STARS)
    rest = text.replace("\ufe0f", "").strip(STARS + EMPTY_STARS + " ")
    if not full and not (rest in FRACTIONS and EMPTY_STARS in text):
        return None
    if rest and rest not in FRACTIONS:
        return None
    return fitting(full + FRACTIONS.get(rest, 0.0), STAR_SCALE)


def with_fractions(text: str) -> str:
    """The text with a fraction of one mark as decimals: 4½ is 4.5."""
    if text and text[-1] in FRACTIONS:
        whole = text[:-1].strip() or "0"
        if whole.isdecimal() and len(whole) < 4:
            return str(int(whole) + FRACTIONS[text[-1]])
    return text


def number(text: str) -> float:
    """A number with a point or a comma before its decimals."""
    return float(text.replace(",", "."))


def fitting(value: float, scale: float) -> Rating | None:
    """A rating on its own scale, if it lies on it."""
    return Rating(value, scale) if math.isfinite(value) and 0 <= value <= scale > 0 else None


def scale_of(ratings: Iterable[Rating], header: str) -> float:
    """The scale of all ratings that name none: the header's, else the smallest that holds them."""
    hint = HINT.search(header)
    if hint and int(hint[1]) > 0:
        return float(hint[1])
    values = [rating.number for rating in ratings if rating.scale is None]
    if values and max(values) <= 1 and all(value == 1 for value in values):
        return STAR_SCALE  # nothing but ones: a single star is likelier than full marks
    allowed = len(values) // STRAYS
    return next(
        (scale for scale in SCALES if sum(value > scale for value in values) <= allowed),
        SCALES[-1],
    )


def share_of(rating: Rating, scale: float) -> float | None:
    """A rating from 0 to 1; nothing when it does not lie on the scale, or means "not rated"."""
    over = rating.scale or scale
    # Where ratings start at one, exports write 0 for "no rating".
    if rating.number > over or (rating.number == 0 and rating.scale is None and over > 1):
        return None
    return rating.number / over
