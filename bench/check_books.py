"""Check the library of books against its own rules: bench/check_books.py [FILE].

Every record has its keys in order, an id of its title and year that no other has, genres and moods
of the fixed lists, all ten dials, and a description of 30 to 70 words. Prints every fault, and how
often descriptions open alike. Exit status 1 when there is a fault.
"""

import collections
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

LIBRARY = Path(__file__).parent.parent / "data" / "books.jsonl"
KEYS = (
    "id title original_title year creators pages countries languages genres themes moods tones "
    "renown acclaim description"
).split()
DIALS = (
    "humour darkness tension violence romance warmth pace complexity spectacle strangeness"
).split()
GENRES = frozenset(
    "adventure, biography, children's, comedy, crime, drama, essays, family saga, fantasy, "
    "folklore, gothic, graphic novel, history, horror, literary fiction, memoir, mystery, nature, "
    "non-fiction, philosophy, poetry, romance, satire, science, science fiction, short stories, "
    "thriller, travel, true crime, war, western, young adult".split(", ")
)
MOODS = frozenset(
    "absurd angry bittersweet bleak cosy dark dreamy eerie epic exciting feel-good funny gritty "
    "hopeful inspiring intense melancholy mysterious nostalgic playful quiet quirky raw romantic "
    "sad satirical scary sensual silly stylish surreal suspenseful tender tense thoughtful "
    "unsettling uplifting warm witty".split()
)
SALES_TALK = re.compile(
    r"masterpiece|gripping|unforgettable|must-read|page-turner|tale of|haunting|poignant", re.I
)
MOST_ALIKE = 5  # descriptions that may open with the same two words, but for articles


def faults(row: dict) -> Iterator[str]:
    """What is wrong with one record."""
    if list(row) != [key for key in KEYS if key in row or key != "original_title"]:
        yield f"keys are {list(row)}"
        return
    if row["id"] != f"{slug(row['title'])}-{row['year']}":
        yield f"the id should be {slug(row['title'])}-{row['year']}"
    if not 20 <= row["pages"] <= 3000 or not row["creators"] or not row["languages"]:
        yield "pages, creators or languages"
    yield from opinion_faults(row)


def opinion_faults(row: dict) -> Iterator[str]:
    """What is wrong with what was judged or written, and not looked up."""
    if wrong := set(row["genres"]) - GENRES | set(row["moods"]) - MOODS:
        yield f"not in the lists: {sorted(wrong)}"
    for name, least, most in (("genres", 1, 4), ("themes", 4, 8), ("moods", 2, 5)):
        if not least <= len(set(row[name])) == len(row[name]) <= most:
            yield f"{len(row[name])} {name}"
    numbers = [*row["tones"].values(), row["renown"], row["acclaim"]]
    if list(row["tones"]) != DIALS or any(not 0 <= number <= 10 for number in numbers):
        yield "dials, renown or acclaim are missing or out of range"
    if not 30 <= len(row["description"].split()) <= 70 or SALES_TALK.search(row["description"]):
        yield f"a description of {len(row['description'].split())} words"


def slug(title: str) -> str:
    """A title as it stands in an id."""
    plain = title.replace("&", "and").replace("¾", " 3 4").replace("Š", "S")
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]", "", plain))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")


def main(path: Path = LIBRARY) -> int:
    """Print the faults of a library; 1 when there are any."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = [f"{row.get('id')}: {fault}" for row in rows for fault in faults(row)]
    ids = collections.Counter(row["id"] for row in rows)
    found += [f"{key}: {count} times" for key, count in ids.items() if count > 1]
    if [row["year"] for row in rows] != sorted(row["year"] for row in rows):
        found.append("the records are not in the order of years")
    openings = collections.Counter(" ".join(row["description"].split()[:3]) for row in rows)
    found += [f"{words} …: opens {n}" for words, n in openings.items() if n > MOST_ALIKE]
    sys.stdout.write("\n".join([*found, f"{len(rows)} books, {len(found)} faults"]) + "\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
