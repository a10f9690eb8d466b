"""Claims as code writes them, made up for training: the text and the parts a clause can name."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recchat.train.library import Film, Library
from recchat.train.wording import WORDS, a_genre, a_theme, genre_thing, listed, theme_text


@dataclass(frozen=True, slots=True)
class MadeClaim:
    """A claim for training: `kind` chooses its clauses, `values` fill them."""

    kind: str
    text: str
    values: dict[str, str]


def pick(items: Sequence[str], most: int, rng: random.Random) -> list[str]:
    """One to `most` of the items, in their order."""
    if not items:
        return []
    count = min(len(items), rng.randint(1, most))
    chosen = set(rng.sample(range(len(items)), count))
    return [item for i, item in enumerate(items) if i in chosen]


def genre_asked(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """A genre that was asked for."""
    genre = rng.choice(film.genres)
    values = {"g": genre, "a": a_genre([genre]), "gn": genre_thing([genre])}
    return MadeClaim("genre_asked", f"genre you asked for: {genre}", values)


def mood_asked(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """A mood that was asked for."""
    mood = rng.choice(film.moods)
    return MadeClaim("mood_asked", f"mood you asked for: {mood}", {"m": mood})


def theme_asked(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """A theme that was asked for."""
    theme = rng.choice(film.themes)
    values = {"t": a_theme(theme), "raw": theme}
    return MadeClaim("theme_asked", f"theme you asked for: {theme}", values)


def said(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """Words found in the item's text."""
    words = rng.choice([rng.choice(WORDS["said"]), *film.themes])
    return MadeClaim("said", f"you said: {words}", {"q": words})


def director_named(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """A director the person named."""
    name = rng.choice(film.directors)
    return MadeClaim("director_named", f"directed by {name}, whom you named", {"n": name})


def cast_named(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """An actor the person named."""
    name = rng.choice(film.cast)
    return MadeClaim("cast_named", f"with {name}, whom you named", {"n": name})


def year_asked(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """A year within the years asked for."""
    words = rng.choice(spans_of(film.year or 2000))
    values = {"y": str(film.year), "p": words}
    return MadeClaim("year_asked", f"from {film.year}, as you asked: {words}", values)


def minutes_asked(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """A length within the length asked for."""
    if rng.random() < 0.8:
        words, kind = rng.choice(limits_of(film.minutes or 100)), "limit_asked"
    else:
        words, kind = rng.choice(WORDS["lengths"]), "minutes_asked"
    bounded = words.startswith(("under", "less", "at most"))
    verb = rng.choice(("stays", "stays", "keeps", "is", "remains")) if bounded else "is"
    values = {"min": str(film.minutes), "p": words, "v": verb}
    return MadeClaim(kind, f"{film.minutes} minutes, as you asked: {words}", values)


def spans_of(year: int) -> list[str]:
    """Words for years that hold a year."""
    decade = year // 10 * 10
    names = dict(pair.split(" ", 1) for pair in WORDS["decades"])
    spans = [f"{decade}s", f"the {decade % 100:02d}s", f"since {decade}", f"from {year}"]
    spans += [f"after {decade - 1}", f"before {decade + 10}", f"from {decade} to {decade + 10}"]
    spans += [names.get(str(decade), f"{decade}s")] * 2
    spans += ["recent", "new", "not too old"] * (year > 2012)
    return spans + ["old", "classic"] * (year < 1975)


def limits_of(minutes: int) -> list[str]:
    """Bounds that a length keeps."""
    under = [f"under {n} minutes" for n in (90, 100, 120, 130, 150) if minutes < n]
    under += ["under two hours", "less than two hours"] * (minutes < 120)
    under += ["under an hour and a half"] * (minutes < 90) + ["at most two hours"] * (
        minutes <= 120
    )
    over = ["over two hours", "at least two hours"] * (minutes > 120) + ["over 90 minutes"] * (
        minutes > 90
    )
    near = ["about two hours"] * (110 < minutes < 130) + ["around 100 minutes"] * (
        92 < minutes < 108
    )
    return under * 3 + over + near or ["under three hours"]


def language_asked(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """The language asked for."""
    language = rng.choice(film.languages)
    return MadeClaim("language_asked", f"in {language}, as you asked", {"l": language})


def country_asked(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """The country asked for."""
    country = rng.choice(film.countries)
    country = f"the {country}" if country.startswith("United") and rng.random() < 0.4 else country
    return MadeClaim("country_asked", f"from {country}, as you asked", {"c": country})


def tone_asked(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """A tone that was asked for."""
    words = rng.choice(WORDS["tones"])
    tone = rng.choice(
        [f"very {words}", f"very {words}", words, f"not {words}", f"a little {words}"]
    )
    return MadeClaim("tone_asked", f"{tone}, as you asked", {"tone": tone})


def shared(film: Film, rng: random.Random) -> tuple[str, list[str]]:
    """What two films have in common: its sort and its words."""
    if rng.random() < 0.25:
        return "adj", pick(film.moods, 2, rng)
    themes = pick(film.themes, 3, rng)
    if rng.random() < 0.3:
        return "mixed", [rng.choice(film.moods), *themes[:2]]
    return "nouns", themes


def with_shared(prefix: str, start: str, other: str, sort: str, words: list[str]) -> MadeClaim:
    """A claim of likeness in the sort of words that are shared."""
    text = f"{start}{', '.join(words)}"
    if sort == "adj":
        return MadeClaim(f"{prefix}_adj", text, {"x": other, "list": listed(words)})
    if sort == "mixed":
        nouns = listed([a_theme(word) for word in words[1:]])
        return MadeClaim(f"{prefix}_mixed", text, {"x": other, "adj": words[0], "list": nouns})
    values = {"x": other, "list": listed([a_theme(word) for word in words]), "raw": listed(words)}
    return MadeClaim("like_shared" if prefix == "like" else "liked_nouns", text, values)


def like(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """Likeness with a title named in this talk."""
    other = library.title(rng).title
    chance = rng.random()
    if chance < 0.16 and film.directors:
        name = film.directors[0]
        values = {"x": other, "n": name}
        return MadeClaim("like_director", f"like {other}: also by {name}", values)
    if chance < 0.24 and film.cast:
        name = rng.choice(film.cast)
        return MadeClaim("like_cast", f"like {other}: also with {name}", {"x": other, "n": name})
    sort, words = shared(film, rng)
    also = "also " if sort == "adj" and rng.random() < 0.7 else ""
    return with_shared("like", f"like {other}: {also}", other, sort, words)


def liked(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """Likeness with something liked before."""
    other = library.title(rng).title
    sort, words = shared(film, rng)
    also = "also " if rng.random() < 0.8 else ""
    return with_shared("liked", f"you liked {other}: {also}", other, sort, words)


def than(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """A tone that moved against a named title."""
    other, tone = library.title(rng).title, rng.choice(WORDS["compared"])
    return MadeClaim("than", f"{tone} than {other}", {"x": other, "tone": tone})


def about(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """Themes as a fact."""
    themes = [theme_text(theme, rng) for theme in pick(film.themes, 3, rng)]
    words = listed([a_theme(theme) for theme in themes])
    return MadeClaim("about", f"about {', '.join(themes)}", {"list": words})


def mood(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """Moods as a fact."""
    moods = pick(film.moods, 3, rng)
    return MadeClaim("mood", f"mood: {', '.join(moods)}", {"list": listed(moods)})


def genre(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """Genres as a fact."""
    genres = pick(film.genres, 2, rng)
    values = {"a": a_genre(genres)} | ({"list": listed(genres)} if len(genres) > 1 else {})
    return MadeClaim("genre", f"genre: {', '.join(genres)}", values)


def directed(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """The director as a fact."""
    return MadeClaim("directed", f"directed by {film.directors[0]}", {"n": film.directors[0]})


def cast(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """Actors as a fact."""
    names = list(film.cast[: rng.choice((1, 2, 2, 3))])
    return MadeClaim("cast", f"with {', '.join(names)}", {"list": listed(names)})


def year(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """The year as a fact."""
    return MadeClaim("year", f"from {film.year}", {"y": str(film.year)})


def minutes(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """The length as a fact."""
    return MadeClaim("minutes", f"{film.minutes} minutes", {"min": str(film.minutes)})


def language(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """The language as a fact."""
    return MadeClaim("language", f"in {film.languages[0]}", {"l": film.languages[0]})


def drawback(film: Film, library: Library, rng: random.Random) -> MadeClaim:
    """A wish the item does not meet."""
    what = rng.choice(WORDS["compared"])
    if what in ("longer", "shorter"):
        value = f"{film.minutes} minutes"
    elif what in ("older", "newer"):
        value = str(film.year)
    else:
        return MadeClaim("plain_drawback", f"{what} than you asked", {"what": what})
    return MadeClaim("drawback", f"{what} than you asked: {value}", {"what": what, "d": value})


Maker = Callable[[Film, Library, random.Random], MadeClaim]
ASKED: tuple[tuple[Maker, int], ...] = (
    (genre_asked, 4), (mood_asked, 3), (theme_asked, 4), (said, 2), (director_named, 1),
    (cast_named, 2), (year_asked, 2), (minutes_asked, 2), (language_asked, 1), (country_asked, 1),
    (tone_asked, 3), (like, 7), (than, 4), (liked, 4),
)  # fmt: skip
PLAIN: tuple[tuple[Maker, int], ...] = (
    (about, 4), (mood, 3), (genre, 3), (directed, 2), (cast, 2), (year, 1), (minutes, 1),
    (language, 1),
)  # fmt: skip
SAYS = {
    "directed": "director",
    "about": "theme",
    "minutes": "limit",
}  # a fact that an asked-for claim says already


def made_claims(film: Film, library: Library, rng: random.Random) -> list[MadeClaim]:
    """Claims about one film as code would hand them over: wishes first, a drawback last."""
    asked = rng.choices((0, 1, 2, 3, 4), (2, 6, 8, 5, 1))[0]
    plain = rng.choices((0, 1, 2, 3), (1, 5, 4, 2))[0] if asked else rng.choice((2, 3, 4))
    claims = [m(film, library, rng) for m in drawn(ASKED, asked, rng)]
    claims = same_other(claims)
    told = {claim.kind.split("_")[0] for claim in claims}
    facts = [m(film, library, rng) for m in drawn(PLAIN, plain, rng)]
    claims += [fact for fact in facts if not {fact.kind, SAYS.get(fact.kind)} & told]
    if rng.random() < 0.12 and asked:
        claims.append(drawback(film, library, rng))
    return claims


def drawn(makers: tuple[tuple[Maker, int], ...], count: int, rng: random.Random) -> list[Maker]:
    """Different makers, likelier ones more often."""
    left, chosen = list(makers), []
    for _ in range(count):
        picked = rng.choices(left, [weight for _, weight in left])[0]
        left.remove(picked)
        chosen.append(picked[0])
    return chosen


def same_other(claims: list[MadeClaim]) -> list[MadeClaim]:
    """A likeness and a comparison speak of the same other title, as they do in the app."""
    likeness = next((c for c in claims if c.kind.startswith("like_")), None)
    if likeness is None:
        return claims
    x = likeness.values["x"]
    return [
        MadeClaim(c.kind, f"{c.values['tone']} than {x}", {**c.values, "x": x})
        if c.kind == "than"
        else c
        for c in claims
    ]
