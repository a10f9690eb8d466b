"""MovieLens' tables of films, and how their titles are written: "Matrix, The (1999)"."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FILMS = {"movieId", "title", "genres"}  # the header of movies.csv
NO_GENRES = "(no genres listed)"
YEAR = re.compile(r"\s*\((\d{4})(?:\s*[-–]\s*\d{0,4})?\)\s*$")
# Other titles of the film in brackets, one or more.
BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")
KNOWN_AS = re.compile(r"^(?:a\.?k\.?a\.?|also known as)[:\s]*", re.IGNORECASE)
ARTICLE_LAST = re.compile(
    r"^(.*), (The|A|An|Le|La|Les|L'|Un|Une|El|Los|Las|Il|Lo|Gli|I|Der|Die|Das|Den|Det|De|O|Os|As)$"
)

Links = Mapping[str, str]
Rows = Iterator[tuple[int, object]]


@dataclass(frozen=True, slots=True)
class TitleParts:
    """A title as MovieLens writes it, taken apart."""

    title: str
    year: int | None
    also: tuple[str, ...]  # other titles it goes by


def title_parts(text: str) -> TitleParts:
    """Title, year and other titles: "City of Lost Children, The (Cité, La) (1995)"."""
    year = YEAR.search(text)
    rest = text[: year.start()] if year else text
    also: list[str] = []
    while (match := BRACKET.search(rest)) and match.start() > 0:
        also.insert(0, article_first(KNOWN_AS.sub("", match[1]).strip()))
        rest = rest[: match.start()]
    return TitleParts(
        article_first(rest.strip()), int(year[1]) if year else None, tuple(filter(None, also))
    )


def article_first(title: str) -> str:
    """The article where people say it: "Matrix, The" is "The Matrix"."""
    match = ARTICLE_LAST.match(title)
    if not match:
        return title
    space = "" if match[2].endswith("'") else " "
    return f"{match[2]}{space}{match[1]}"


def film_rows(rows: Iterable[Mapping[str, object]], path: Path) -> Rows:
    """The rows of movies.csv as items, with the ids that links.csv beside it gives them."""
    links = links_beside(path)
    for number, row in enumerate(rows, start=2):
        key = str(row.get("movieId") or "")
        yield number, film(key, str(row.get("title") or ""), str(row.get("genres") or ""), links)


def dat_rows(path: Path) -> Rows:
    """The lines of ml-1m's movies.dat as items: number::title::genres."""
    links = links_beside(path)
    with path.open(encoding="latin-1") as lines:
        for number, line in enumerate(lines, start=1):
            parts = line.strip().split("::")
            if len(parts) == len(FILMS):
                yield number, film(parts[0], parts[1], parts[2], links)
            else:
                yield number, "number::title::genres is needed"


def film(key: str, text: str, genres: str, links: Mapping[str, Links]) -> dict[str, object]:
    """One film in the exchange format; its id says whose number it is."""
    parts = title_parts(text)
    return {
        "id": f"movielens-{key}" if key else "",
        "title": parts.title,
        "year": parts.year,
        "original_title": parts.also[-1] if parts.also else "",
        "genres": [] if genres == NO_GENRES else genres.split("|"),
        "movielens_id": key,
        **links.get(key, {}),
    }


def links_beside(path: Path) -> dict[str, Links]:
    """The numbers of other sites, by MovieLens' own."""
    beside = path.parent / "links.csv"
    if not beside.is_file():
        return {}
    with beside.open(encoding="utf-8-sig", newline="") as lines:
        return {
            str(row.get("movieId")): {
                name: f"{start}{row[theirs]}"
                for name, theirs, start in (("imdb_id", "imdbId", "tt"), ("tmdb_id", "tmdbId", ""))
                if row.get(theirs)
            }
            for row in csv.DictReader(lines)
        }
