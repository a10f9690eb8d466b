"""How a message is typed: case, missing marks, slips of the finger. Values keep their own words."""

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a message; `meaning` is the slot whose value they are."""

    words: str
    meaning: str = ""
    is_name: bool = False


def typed(pieces: Sequence[Piece], rng: random.Random) -> tuple[str, dict[str, list[str]]]:
    """The message as typed, and its values exactly as they stand in it."""
    pieces = tidy(pieces)
    habit = rng.random()
    if habit < 0.5:
        pieces = [replace(piece, words=piece.words.lower()) for piece in pieces]
    elif habit < 0.83:
        pieces = in_sentences(pieces)
    elif habit < 0.85:
        pieces = [replace(piece, words=piece.words.upper()) for piece in pieces]
    if rng.random() < 0.10:
        pieces = with_slip(pieces, rng)
    if rng.random() < 0.12:
        pieces = [replace(p, words=p.words.replace("'", "")) for p in pieces]
    pieces = with_ending(pieces, rng)
    slots: dict[str, list[str]] = defaultdict(list)
    for piece in pieces:
        if piece.meaning:
            slots[piece.meaning].append(piece.words)
    return "".join(piece.words for piece in pieces), dict(slots)


def tidy(pieces: Sequence[Piece]) -> list[Piece]:
    """No double blanks, none at the ends or before a comma."""
    kept: list[Piece] = []
    for piece in pieces:
        words = re.sub(r"\s+", " ", piece.words)
        words = re.sub(r" ([,.?!;])", r"\1", words) if not piece.meaning else words
        if (not kept or kept[-1].words.endswith(" ")) and words.startswith(" "):
            words = words.lstrip()
        if kept and not kept[-1].meaning and words[:1] in (",", ".", "?", "!", ";"):
            kept[-1] = replace(kept[-1], words=kept[-1].words.rstrip())
        if words:
            kept.append(replace(piece, words=words))
    if kept:
        kept[-1] = replace(kept[-1], words=kept[-1].words.rstrip())
    return [piece for piece in kept if piece.words]


def in_sentences(pieces: Sequence[Piece]) -> list[Piece]:
    """Capitals where a careful writer sets them."""
    text, found = "", []
    for piece in pieces:
        words = re.sub(r"\bi\b", "I", piece.words) if not piece.is_name else piece.words
        words = re.sub(r"([.?!] )([a-z])", lambda m: m.group(1) + m.group(2).upper(), words)
        if not text or text.endswith((". ", "? ", "! ")):
            words = words[:1].upper() + words[1:]
        text += words
        found.append(replace(piece, words=words))
    return found


def with_slip(pieces: Sequence[Piece], rng: random.Random) -> list[Piece]:
    """One slip of the finger in words that are no value."""
    places = [i for i, p in enumerate(pieces) if not p.meaning and len(p.words) > 5]
    if not places:
        return list(pieces)
    chosen = rng.choice(places)
    words = pieces[chosen].words
    at = rng.randrange(1, len(words) - 2)
    slips = (
        words[:at] + words[at + 1 :],
        words[:at] + words[at + 1] + words[at] + words[at + 2 :],
        words[:at] + words[at] + words[at:],
    )
    changed = replace(pieces[chosen], words=rng.choice(slips))
    return [*pieces[:chosen], changed, *pieces[chosen + 1 :]]


def with_ending(pieces: Sequence[Piece], rng: random.Random) -> list[Piece]:
    """Sometimes no question mark, sometimes a full stop or more."""
    kept = list(pieces)
    last = kept[-1]
    if not last.meaning and last.words.endswith("?") and rng.random() < 0.4:
        kept[-1] = replace(last, words=last.words[:-1])
    elif last.words[-1:].isalnum() and rng.random() < 0.35:
        kept.append(Piece(rng.choice([".", ".", "!", "...", " :)", "!!", ".", " lol"])))
    return [piece for piece in kept if piece.words]
