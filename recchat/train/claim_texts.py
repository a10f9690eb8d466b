"""The texts of claims as code writes them, read back into the parts a clause can name."""

import re
from collections.abc import Sequence

from recchat.train.claims import MadeClaim, with_shared
from recchat.train.wording import WORDS, a_genre, a_theme, genre_thing, listed

MOODS = frozenset(WORDS["moods"]) | frozenset(WORDS["genres"])
PATTERNS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("genre_asked", r"genre you asked for: (?P<g>.+)"),
        ("mood_asked", r"mood you asked for: (?P<m>.+)"),
        ("theme_asked", r"theme you asked for: (?P<raw>.+)"),
        ("said", r"you said: (?P<q>.+)"),
        ("director_named", r"directed by (?P<n>.+), whom you named"),
        ("cast_named", r"with (?P<n>.+), whom you named"),
        ("year_asked", r"from (?P<y>\d{4}), as you asked: (?P<p>.+)"),
        (
            "limit_asked",
            r"(?P<min>\d+) minutes, as you asked: (?P<p>(?:under|over|less|at|ar|ab).+)",
        ),
        ("minutes_asked", r"(?P<min>\d+) minutes, as you asked: (?P<p>.+)"),
        ("language_asked", r"in (?P<l>.+), as you asked"),
        ("country_asked", r"from (?P<c>.+), as you asked"),
        ("rated_asked", r"rated (?P<r>.+), as you asked"),
        ("tone_asked", r"(?P<tone>[^:]+), as you asked"),
        ("like_director", r"like (?P<x>.+): also by (?P<n>.+)"),
        ("drawback", r"(?P<what>\w+) than you asked: (?P<d>.+)"),
        ("plain_drawback", r"(?P<what>.+) than you asked"),
        ("about", r"about (?P<words>.+)"),
        ("mood", r"mood: (?P<words>.+)"),
        ("genre", r"genre: (?P<words>.+)"),
        ("directed", r"directed by (?P<words>.+)"),
        ("cast", r"with (?P<words>.+)"),
        ("year", r"from (?P<y>\d{4})"),
        ("minutes", r"(?P<min>\d+) minutes"),
        ("language", r"in (?P<l>.+)"),
    )
)
LIKE = re.compile(r"(?P<start>(?P<how>like|you liked) (?P<x>.+): (?:also )?)(?P<words>.+)")
THAN = re.compile(r"(?P<tone>[a-z ]+) than (?P<x>.+)")


def made_of(text: str) -> MadeClaim | None:
    """The parts of a claim's text; None when it follows no pattern we have clauses for."""
    for kind, pattern in PATTERNS:
        if match := pattern.fullmatch(text):
            return MadeClaim(kind, text, with_forms(kind, match.groupdict()))
    if match := LIKE.fullmatch(text):
        return likeness(text, match)
    if match := THAN.fullmatch(text):
        return MadeClaim("than", text, match.groupdict())
    return None


def likeness(text: str, match: re.Match[str]) -> MadeClaim:
    """A likeness by the sort of what is shared."""
    words = match["words"].split(", ")
    adjectives = [word for word in words if word in MOODS]
    nouns = [word for word in words if word not in MOODS]
    sort = "adj" if not nouns else "mixed" if len(adjectives) == 1 else "nouns"
    prefix = "like" if match["how"] == "like" else "liked"
    made = with_shared(prefix, "", match["x"], sort, adjectives + nouns)
    return MadeClaim(made.kind, text, made.values)


def with_forms(kind: str, values: dict[str, str]) -> dict[str, str]:
    """The forms of a claim's values that its clauses use."""
    if kind == "genre_asked":
        return values | {"a": a_genre([values["g"]]), "gn": genre_thing([values["g"]])}
    if kind == "theme_asked":
        return values | {"t": a_theme(values["raw"])}
    if kind == "limit_asked":
        bounded = values["p"].startswith(("under", "less", "at most"))
        return values | {"v": "stays" if bounded else "is"}
    if "words" in values:
        words = values.pop("words").split(", ")
        return values | forms_of(kind, words)
    return values


def forms_of(kind: str, words: Sequence[str]) -> dict[str, str]:
    """A list of facts as clauses name it."""
    if kind == "about":
        return {"list": listed([a_theme(word) for word in words])}
    if kind == "genre":
        return {"a": a_genre(words)} | ({"list": listed(words)} if len(words) > 1 else {})
    return {"n" if kind == "directed" else "list": listed(words)}
