"""Genres, wishes and known people found in real messages by word lists: none is annotated."""

import re
from collections.abc import Sequence

from recchat.train.library import own_words
from recchat.train.spoken import ARTICLE
from recchat.train.typing_habits import Piece

NEEDS_FILM = frozenset(  # words that are a genre only before "movie" and the like
    "music family war sport sports history historical kids heist spy cop detective crime "
    "indie drama action romance romantic adventure fantasy zombie creepy spooky".split()
) - {"drama", "action", "romance", "fantasy"}
FILM = (
    r"(?= (?:movies?|films?|flicks?|genres?|comed(?:y|ies)|ones?|type|kind|stuff|story|stories)\b)"
)
NEGATION = re.compile(
    r"\b(not|no|hate|hated|dislike|don'?t|do not|without|never|isn'?t|nothing|less|too|"
    r"can'?t stand)\b"
    r"(?![^.!?]*\b(?:but|however|instead|i love|i like|i'm|im|we)\b)[^.!?,]{0,26}$"
    r"|\b(anything|everything|all) (but|except) $",
    re.IGNORECASE,
)
BEST = ("'s best", "’s best")  # "not Nolan's best" is no word against Nolan
DOUBLE = re.compile(
    r"\b(don'?t mind|not only|no problem|not bad|why not|don'?t know)\b", re.IGNORECASE
)


class Lexicon:
    """Marks spans of genres, keywords and well-known people in text that has none."""

    def __init__(self) -> None:
        words = own_words("words.txt")
        genres = {w for w in (*words["genre"], *words["genres"]) if w not in NEEDS_FILM}
        moods = {w for w in words["mood"] if w not in genres}
        themes = {ARTICLE.sub("", w).lower() for w in words["keyword"]} - genres
        people = {*words["famous"], *words["famous_surname"]}
        self.patterns = (
            ("person", re.compile(rf"\b({either(people)})(?=\b|s\b)", re.IGNORECASE)),
            ("genre", re.compile(rf"\b({either(genres)})\b", re.IGNORECASE)),
            ("genre", re.compile(rf"\b({either(NEEDS_FILM)})\b{FILM}", re.IGNORECASE)),
            ("keyword", re.compile(rf"\b({either(moods)})\b{FILM}", re.IGNORECASE)),
            ("keyword", re.compile(rf"(?<=something )({either(moods)})\b", re.IGNORECASE)),
            ("keyword", re.compile(rf"(?<=about )({either(themes)})\b", re.IGNORECASE)),
            (
                "keyword",
                re.compile(rf"\b({either(themes)})\b(?= (?:movies?|films?))", re.IGNORECASE),
            ),
            (
                "keyword",
                re.compile(rf"\b({either({t for t in themes if ' ' in t})})\b", re.IGNORECASE),
            ),
        )

    def marked(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Pieces with the spans cut out of the plain words."""
        found = list(pieces)
        for meaning, pattern in self.patterns:
            found = [q for p in found for q in cut(p, pattern, meaning)]
        return found


def either(words: set[str] | frozenset[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def cut(piece: Piece, pattern: re.Pattern[str], meaning: str) -> list[Piece]:
    """A plain piece cut around each match."""
    if piece.meaning:
        return [piece]
    parts: list[Piece] = []
    position = 0
    for match in pattern.finditer(piece.words):
        before = piece.words[: match.start()]
        negated = NEGATION.search(before) and not DOUBLE.search(before[-40:])
        negated = negated and not piece.words[match.end() :].startswith(BEST)
        parts.append(Piece(piece.words[position : match.start()]))
        value = f"not {meaning}" if negated else meaning
        parts.append(Piece(match.group(), value, is_name=meaning == "person"))
        position = match.end()
    return [p for p in [*parts, Piece(piece.words[position:])] if p.words]
