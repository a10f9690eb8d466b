"""Compare the facts of a bundled library with reference tables: bench/check_library.py DATA.

DATA is a folder that holds redial/, imdb5000/ and tmdb5000/ (films that are in none of them
are not counted). A fact agrees when one of the tables that have the film agrees. Prints every
disagreement, agreement by fact, and the share of the film mentions in the ReDial dialogues that
the library covers. Exit status 1 when director or year agree in fewer than 99 %, or minutes
(within 5) in fewer than 97 %.
"""

import collections
import csv
import json
import re
import sys
import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

LIBRARY = Path(__file__).parent.parent / "data" / "films.jsonl"
FAULTS = Path(__file__).parent / "library_faults.json"  # disagreements looked at: who is wrong
NEEDED = {"director": 0.99, "year": 0.99, "minutes": 0.97, "cast": 0.95}
NEAR_YEARS = 1  # festival and release years differ by one between tables
NEAR_MINUTES = 5


class Reference(NamedTuple):
    """What one table says about a film; empty or None where it says nothing."""

    table: str
    year: int | None
    directors: tuple[str, ...]
    cast: tuple[str, ...]
    minutes: int | None


def folded(text: str) -> str:
    """Letters and digits only, without marks, articles and case."""
    plain = unicodedata.normalize("NFKD", text.replace("&", "and"))
    plain = plain.encode("ascii", "ignore").decode().casefold()
    plain = re.sub(r"^(the|a|an) ", "", re.sub(r"[^a-z0-9 ]", "", plain).strip())
    return plain.replace(" ", "")


def redial(folder: Path) -> Iterator[tuple[str, Reference]]:
    """Title and facts of the ReDial catalogue."""
    for line in (folder / "redial/catalogue.jsonl").read_text().splitlines():
        row = json.loads(line)
        facts = Reference("redial", row["year"], tuple(row["directors"]), tuple(row["cast"]), None)
        yield row["title"], facts


def imdb5000(folder: Path) -> Iterator[tuple[str, Reference]]:
    """Title and facts of the IMDb 5000 table."""
    with (folder / "imdb5000/movie_metadata.csv").open(newline="") as lines:
        for row in csv.DictReader(lines, delimiter=";"):
            cast = tuple(row[f"actor_{place}_name"] or "" for place in (1, 2, 3))
            director = tuple(name for name in [row["director_name"]] if name)
            year, minutes = row["title_year"] or "", row["duration"] or ""
            yield (
                row["movie_title"].strip(),
                Reference("imdb5000", whole(year), director, cast, whole(minutes)),
            )


def tmdb5000(folder: Path) -> Iterator[tuple[str, Reference]]:
    """Title and facts of the TMDB 5000 table."""
    with (folder / "tmdb5000/tmdb_5000_movies.csv").open(newline="") as lines:
        for row in csv.DictReader(lines):
            facts = Reference(
                "tmdb5000", whole(row["release_date"][:4]), (), (), whole(row["runtime"])
            )
            yield row["title"], facts


def whole(text: str) -> int | None:
    """A positive whole number, or nothing."""
    text = text.split(".")[0]
    return int(text) or None if text.isdecimal() else None


def references(folder: Path) -> dict[str, list[Reference]]:
    """All that the tables say, by folded title."""
    found = collections.defaultdict(list)
    for table in (redial, imdb5000, tmdb5000):
        for title, facts in table(folder):
            found[folded(title)].append(facts)
    return found


def names_meet(ours: Collection[str], theirs: Collection[str]) -> bool:
    """Whether two lists share a name; order of its parts apart, or by surname and initial."""
    return bool(forms(ours) & forms(theirs))


def forms(names: Collection[str]) -> set[str]:
    """Each name as its sorted parts, and as surname with initial, folded."""
    found = set()
    for name in names:
        parts = [folded(part) for part in re.split(r"[ -]", name) if folded(part)]
        if parts:
            found |= {"".join(sorted(parts)), f"{parts[-1]} {parts[0][0]}"}
    return found


def agreements(row: dict, found: list[Reference]) -> dict[str, tuple[bool, str]]:
    """For each fact that some table has: whether one of them agrees, and what they say."""
    checks = {
        "year": [(facts.year, near(facts.year, row["year"], NEAR_YEARS)) for facts in found],
        "director": [
            (facts.directors, names_meet(row["directors"], facts.directors)) for facts in found
        ],
        "minutes": [
            (facts.minutes, near(facts.minutes, row["minutes"], NEAR_MINUTES)) for facts in found
        ],
        "cast": [
            (facts.cast, names_meet(row["cast"], facts.cast))
            for facts in found
            if any(facts.cast) and row["cast"]
        ],
    }
    said = {
        name: [(value, holds) for value, holds in pairs if value] for name, pairs in checks.items()
    }
    return {
        name: (any(holds for _, holds in pairs), "; ".join(str(value) for value, _ in pairs))
        for name, pairs in said.items()
        if pairs
    }


def near(theirs: int | None, ours: int, most: int) -> bool:
    """Whether two numbers differ by at most so much."""
    return theirs is not None and abs(theirs - ours) <= most


def same_film(row: dict, tables: list[Reference]) -> list[Reference]:
    """The tables' rows that are this film: those by its director, else those of its year.

    Titles are shared by many films; a row of the same year by somebody else stays in only
    where its table has no row by our director, so that a wrong director of ours shows.
    """
    close = [one for one in tables if one.year is None or abs(one.year - row["year"]) <= 3]
    ours = [one for one in close if names_meet(row["directors"], one.directors)]
    have = {one.table for one in ours}
    rest = [one for one in close if one.table not in have and near(one.year, row["year"], 1)]
    return ours + rest


def mentions(folder: Path) -> list[tuple[str, int | None]]:
    """Every film mention in the messages of the ReDial dialogues, as (folded title, year)."""
    lines = (folder / "redial/valid_data.jsonl").read_text().splitlines()
    return [found for line in lines for found in mentions_in(json.loads(line))]


def mentions_in(dialogue: dict) -> Iterator[tuple[str, int | None]]:
    """The films mentioned in one dialogue, once for each time."""
    names = dict(dialogue["movieMentions"] or {})
    for key in re.findall(r"@(\d+)", " ".join(one["text"] for one in dialogue["messages"])):
        name = re.sub(r"\s+", " ", names.get(key) or "").strip()
        match = re.match(r"(.*?) ?\((\d{4})\)$", name)
        if name:
            yield (folded(match[1]), int(match[2])) if match else (folded(name), None)


def coverage(rows: list[dict], folder: Path) -> float:
    """The share of mentions whose title and year (within one) the library has."""
    years = collections.defaultdict(set)
    for row in rows:
        for title in {row["title"], row.get("original_title", row["title"])}:
            years[folded(title)].add(row["year"])
    found = mentions(folder)
    covered = sum(
        any(year is None or abs(year - one) <= NEAR_YEARS for one in years.get(title, ()))
        for title, year in found
    )
    return covered / len(found)


def main(folder: Path) -> int:
    """Print agreement and coverage; 0 when both are good enough."""
    rows = [json.loads(line) for line in LIBRARY.read_text().splitlines()]
    tables = references(folder)
    faults = json.loads(FAULTS.read_text()) if FAULTS.exists() else {}
    counts: collections.Counter = collections.Counter()
    for row in rows:
        found = same_film(row, tables[folded(row["title"])])
        counts["checked"] += bool(found)
        for name, (holds, theirs) in agreements(row, found).items():
            counts[name, "all"] += 1
            counts[name, "agree"] += holds
            if not holds:
                ours = row["directors" if name == "director" else name]
                fault = faults.get(f"{row['id']} {name}", "not looked at")
                print(f"{row['id']}: {name}: ours {ours}, tables {theirs} ({fault})")
    print(f"{len(rows)} films, {counts['checked']} in a reference table")
    shares = {name: counts[name, "agree"] / max(1, counts[name, "all"]) for name in NEEDED}
    for name, share in shares.items():
        print(f"{name}: {share:.2%} of {counts[name, 'all']} films agree")
    print(f"mentions covered: {coverage(rows, folder):.2%} of {len(mentions(folder))}")
    return 0 if all(shares[name] >= least for name, least in NEEDED.items()) else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
