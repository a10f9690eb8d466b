"""Names and facts that fill the frames: from film files where they are given, else our own few."""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

FRAMES = Path(__file__).parent / "frames"
FIRST_WIKIPEDIA_YEAR = 1955  # older titles of that list are rarely named by anyone
POOL_WEIGHTS = (6, 5, 3, 1)  # library, ReDial, Wikipedia, own


@dataclass(frozen=True, slots=True)
class Film:
    """What a frame can say about a film."""

    title: str
    year: int | None = None
    directors: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    minutes: int | None = None
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    dials: tuple[int, ...] = ()
    age_rating: str = ""
    description: str = ""

    @property
    def label(self) -> str:
        """Title with year."""
        return f"{self.title} ({self.year})" if self.year else self.title


@dataclass(frozen=True, slots=True)
class Sources:
    """Where data lies; all may be absent."""

    films: tuple[Path, ...] = ()  # .jsonl in the exchange format, or .psv drafts of it
    redial: Path | None = None  # a folder with catalogue.jsonl and valid_data.jsonl
    iard: Path | None = None  # a folder with annotated_partially.json
    wikipedia: Path | None = None  # a folder of movies-*.json


@dataclass(frozen=True, slots=True)
class Library:
    """Pools to draw from, each a list of alternatives with a weight."""

    films: tuple[Film, ...]  # with all facts
    titles: tuple[tuple[Film, ...], ...]
    people: tuple[tuple[str, ...], ...]
    weights: tuple[int, ...] = field(default=POOL_WEIGHTS)

    def title(self, rng: random.Random) -> Film:
        """A film to name."""
        return rng.choice(rng.choices(self.titles, self.weights)[0])

    def person(self, rng: random.Random) -> str:
        """A name to name."""
        return rng.choice(rng.choices(self.people, self.weights)[0])


def load_library(sources: Sources) -> Library:
    """Everything there is to name."""
    own = tuple(own_titles())
    films = tuple(film for path in sources.films for film in films_in(path))
    redial = tuple(redial_films(sources.redial)) if sources.redial else ()
    wikipedia = tuple(wikipedia_films(sources.wikipedia)) if sources.wikipedia else ()
    pools = (films, redial, wikipedia, own)
    names = (*(people_of(pool) for pool in pools[:3]), tuple(own_lines("people.txt")))
    return Library(
        films,
        tuple(pool or own for pool in pools),
        tuple(pool or names[3] for pool in names),
    )


def own_lines(name: str) -> list[str]:
    """The lines of a frame file, without comments and blanks."""
    lines = (FRAMES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def own_words(name: str) -> dict[str, list[str]]:
    """Word lists of a frame file: "name: words; words" a line."""
    pairs = (line.split(": ", 1) for line in own_lines(name))
    return {key: words.split("; ") for key, words in pairs}


def own_titles() -> Iterator[Film]:
    """The titles we ship for data without a library."""
    for line in own_lines("titles.txt"):
        title, year = line.split(" | ")
        yield Film(title, int(year))


def people_of(films: Sequence[Film]) -> tuple[str, ...]:
    """Directors and first cast members; those named often are drawn often."""
    return tuple(
        name for film in films for name in (*film.directors, *film.cast[:5]) if " " in name
    )


def films_in(path: Path) -> Iterator[Film]:
    """Films of a library file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if path.suffix == ".psv":
            fields = [part.strip() for part in line.split("|")]
            if len(fields) == 14 and fields[2].isdigit():
                yield film_of_fields(fields)
        elif line.strip():
            yield film_of_json(json.loads(line))


def film_of_fields(fields: list[str]) -> Film:
    """One line of a draft: fields divided by bars, lists by semicolons."""
    lists = {i: tuple(p.strip() for p in fields[i].split(";") if p.strip()) for i in range(14)}
    return Film(
        title=fields[0],
        year=int(fields[2]),
        directors=lists[3],
        cast=lists[4],
        minutes=int(fields[5]) if fields[5].isdigit() else None,
        countries=lists[6],
        languages=lists[7],
        genres=lists[8],
        themes=lists[9],
        moods=lists[10],
        dials=tuple(int(n) for n in fields[11].split(",") if n.strip().isdigit()),
        age_rating=fields[12],
        description=fields[13],
    )


def film_of_json(row: dict[str, object]) -> Film:
    """One row of the exchange format."""

    def many(key: str) -> tuple[str, ...]:
        value = row.get(key)
        return tuple(str(part) for part in value) if isinstance(value, list) else ()

    year, minutes, tones = row.get("year"), row.get("minutes"), row.get("tones")
    return Film(
        title=str(row["title"]),
        year=year if isinstance(year, int) else None,
        directors=many("directors") or many("creators"),
        cast=many("cast"),
        minutes=minutes if isinstance(minutes, int) else None,
        countries=many("countries"),
        languages=many("languages"),
        genres=many("genres"),
        themes=many("themes"),
        moods=many("moods"),
        dials=tuple(int(n) for n in tones.values()) if isinstance(tones, dict) else (),
        age_rating=str(row.get("age_rating") or ""),
        description=str(row.get("description") or ""),
    )


def redial_films(folder: Path) -> Iterator[Film]:
    """ReDial's catalogue: titles and people only; its plots are not free."""
    for line in (folder / "catalogue.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Film(row["title"], row["year"], tuple(row["directors"]), tuple(row["cast"]))


def wikipedia_films(folder: Path) -> Iterator[Film]:
    """Titles, casts and extracts of films people may still name."""
    for path in sorted(folder.glob("movies-*.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            if row["year"] >= FIRST_WIKIPEDIA_YEAR and row["cast"]:
                yield Film(
                    row["title"],
                    row["year"],
                    cast=tuple(row["cast"][:3]),
                    description=row.get("extract") or "",
                )
