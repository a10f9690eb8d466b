"""How a message is typed: case, missing marks, slips of the finger. Values keep their own words."""

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

FILLERS = ("um", "uh", "like", "you know", "i mean", "um,", "uh,", "well", "sort of", "so")
SHORT = {
    r"\byou\b": "u",
    r"\bare\b": "r",
    r"\bplease\b": "plz",
    r"\bbecause\b": "cuz",
    r"\bgoing to\b": "gonna",
    r"\bwant to\b": "wanna",
    r"\bthough\b": "tho",
    r"\breally\b": "rly",
    r"\bsomething\b": "smth",
    r"\bgreat\b": "gr8",
    r"\bfor\b": "4",
}
SMALL_WORDS = re.compile(r"\b(?:a|an|the|is|are|do|to) ")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a message; `meaning` is the slot whose value they are."""

    words: str
    meaning: str = ""
    is_name: bool = False


def typed(pieces: Sequence[Piece], rng: random.Random) -> tuple[str, dict[str, list[str]]]:
    """The message as typed, and its values exactly as they stand in it."""
    pieces = cased(with_manner(tidy(pieces), rng), rng)
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


def with_manner(pieces: list[Piece], rng: random.Random) -> list[Piece]:
    """Now and then as spoken aloud, in short forms, or by somebody who learns the language."""
    chance = rng.random()
    if chance < 0.07:
        return spoken_aloud(pieces, rng)
    if chance < 0.12:
        chosen = [form for form in SHORT if rng.random() < 0.5]
        return [in_short_forms(piece, chosen) for piece in pieces]
    if chance < 0.145:
        return tidy(
            [p if p.meaning else replace(p, words=SMALL_WORDS.sub("", p.words)) for p in pieces]
        )
    return pieces


def without_small_words(piece: Piece) -> Piece:
    """Plain words without articles and the like."""
    return piece if piece.meaning else replace(piece, words=SMALL_WORDS.sub("", piece.words))


def in_short_forms(piece: Piece, patterns: Sequence[str]) -> Piece:
    """Plain words shortened as in a text message."""
    words = piece.words
    for pattern in () if piece.meaning else patterns:
        words = re.sub(pattern, SHORT[pattern], words)
    return replace(piece, words=words)


def spoken_aloud(pieces: Sequence[Piece], rng: random.Random) -> list[Piece]:
    """Fillers and words said twice between plain words."""
    said = []
    for piece in pieces:
        words = piece.words.split(" ")
        for at in range(len(words) - 1, 0, -1):
            chance = 1.0 if piece.meaning else rng.random()
            if chance < 0.12:
                words.insert(at, rng.choice(FILLERS))
            elif chance < 0.16 and words[at].isalpha():
                words.insert(at, words[at])
        said.append(replace(piece, words=" ".join(words)))
    return said


def cased(pieces: list[Piece], rng: random.Random) -> list[Piece]:
    """All small, as a careful writer sets it, all capitals, or only the names small."""
    habit = rng.random()
    if habit < 0.46:
        return [replace(piece, words=piece.words.lower()) for piece in pieces]
    if habit < 0.78:
        return in_sentences(pieces)
    if habit < 0.80:
        return [replace(piece, words=piece.words.upper()) for piece in pieces]
    if habit < 0.87:
        small = [replace(p, words=p.words.lower()) if p.is_name else p for p in pieces]
        return in_sentences(small, names=False)
    return pieces


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


def in_sentences(pieces: Sequence[Piece], names: bool = True) -> list[Piece]:
    """Capitals where a careful writer sets them; names as they are unless `names`."""
    text, found = "", []
    for piece in pieces:
        words = re.sub(r"\bi\b", "I", piece.words) if not piece.is_name else piece.words
        words = re.sub(r"([.?!] )([a-z])", lambda m: m.group(1) + m.group(2).upper(), words)
        starts = not text or text.endswith((". ", "? ", "! "))
        if starts and (names or not piece.is_name):
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
