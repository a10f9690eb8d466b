"""Constraint messages: the bounds, genres, languages and ratings that one message sets.

A row says what a reasonable person means (docs/formats.md). A frame is exact when every slot that
is judged agrees: bounds as inclusive numbers, other values as sets. Moods, themes and tones are
not judged. A bound may have room ("2003..2005") where people differ, and an origin ("Korean") is
met by the language or by the country.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from recchat.errors import RecchatError
from recchat.evaluate.constraint_frames import SET_SLOTS, Frame, fits, form, frame_of, settle
from recchat.evaluate.figures import Figure, bootstrap
from recchat.evaluate.forms import genre_names, overlaps, strings
from recchat.talk.reading.text import plain_of
from recchat.types import BOUNDED, Intent, Slot, Wish

Row = Mapping[str, object]
Read = Callable[[str, int], Intent]  # the text, and the present year

TODAY = "2026-11-24"  # of a row that says no other day
JUDGED = frozenset({
    "year", "not_year", "minutes", "not_minutes", "genres", "not_genres", "languages",
    "not_languages", "countries", "not_countries", "age_rating", "origins", "not_origins",
    "audience", "not_keywords",
})  # fmt: skip
SLOT_FIGURES = ("year", "minutes", "genres", "languages", "countries", "age_rating")


@dataclass(frozen=True, slots=True)
class Judged:
    """One row as it was read: what is wrong with it, by slot, and what each slot had to do."""

    text: str
    kind: str
    wrong: Mapping[str, str]  # slot -> what was read
    used: frozenset[str]  # slots that the row marks or that were read
    firm: bool | None = None  # exact, and what must always hold is hard; None: nothing to judge
    loose: bool | None = None  # alternatives ("comedy or romance") are not conditions

    @property
    def exact(self) -> bool:
        """Whether every slot agrees."""
        return not self.wrong

    def __str__(self) -> str:
        """One line for a report."""
        return f"[{self.kind}] {self.text!r}: " + "; ".join(self.wrong.values())


def judge_all(read: Read, rows: Iterable[Row]) -> list[Judged]:
    """Read every row, each in its own year."""
    names = genre_names()
    return [judge(row, read(str(row["text"]), year_of(row)), names) for row in rows]


def constraint_figures(judged: Sequence[Judged]) -> list[Figure]:
    """The share of exact frames, and of agreement in each slot where there is something."""
    figures = [share("frames_exact", [one.exact for one in judged])]
    for slot in SLOT_FIGURES:
        kin = {slot, f"not_{slot}", *extra(slot)}
        rows = [one for one in judged if one.used & kin]
        figures.append(share(f"{slot}_agree", [not one.wrong.keys() & kin for one in rows]))
    figures.append(share("firm_kept", [one.firm for one in judged if one.firm is not None]))
    loose = [one.loose for one in judged if one.loose is not None]
    return [*figures, share("alternatives_kept", loose)]


def extra(slot: str) -> tuple[str, ...]:
    """Slots of a row that another slot answers."""
    return {
        "languages": ("origins", "not_origins"),
        "countries": ("origins", "not_origins"),
        "age_rating": ("audience",),
    }.get(slot, ())


def share(name: str, holds: Sequence[bool]) -> Figure:
    """A share with its interval over rows."""
    groups = [[float(one)] for one in holds]
    return bootstrap(name, groups, lambda sample: sum(sample) / len(sample), unit="share")


def year_of(row: Row) -> int:
    """The year in which a message is said."""
    return int(str(row.get("today", TODAY))[:4])


def judge(row: Row, intent: Intent, names: Mapping[str, tuple[str, ...]]) -> Judged:
    """Compare what was read with what a row says."""
    expect, may = mapping(row.get("expect")), mapping(row.get("may"))
    if unknown := {*expect, *may} - JUDGED:
        raise RecchatError(f"{row['text']!r}: {sorted(unknown)} is not judged, see docs/formats.md")
    wishes, refused = without_keywords(intent.wishes, strings(expect.get("not_keywords")))
    frame = frame_of(wishes, year_of(row), names)
    used = frozenset({*expect, *frame.bounds, *(k for k, v in frame.values.items() if v)})
    wrong = {} if refused else {"not_keywords": f"{expect['not_keywords']} not refused"}
    wrong |= settle(frame, expect, may)
    wrong |= differences(frame, expect, year_of(row), names)
    either = strings(row.get("either"))
    return Judged(
        str(row["text"]),
        str(row.get("kind", "")),
        wrong,
        used,
        firm=None if wrong or either else is_firm(wishes, expect),
        loose=None if wrong or not either else is_loose(wishes, either),
    )


def mapping(value: object) -> dict[str, object]:
    """An object of a row, or an empty one."""
    return {str(k): v for k, v in value.items()} if isinstance(value, Mapping) else {}


def without_keywords(
    wishes: Sequence[Wish], phrases: Sequence[str]
) -> tuple[tuple[Wish, ...], bool]:
    """The wishes without those that hold these phrases, and whether each phrase is refused."""
    held = {
        phrase: [wish for wish in wishes if is_about(wish, plain_of(phrase))] for phrase in phrases
    }
    taken = [wish for found in held.values() for wish in found]
    refused = all(any(not_wanted(wish) for wish in found) for found in held.values())
    return tuple(wish for wish in wishes if wish not in taken), refused


def is_about(wish: Wish, phrase: str) -> bool:
    """Whether a wish was read from a phrase, in whatever slot."""
    return any(overlaps(phrase, plain_of(words)) for words in (wish.value, wish.words) if words)


def not_wanted(wish: Wish) -> bool:
    """Whether a wish turns something away; years from some year on refuse what is old."""
    return not wish.wanted or (wish.slot is Slot.YEAR and wish.low is not None and not wish.high)


def differences(
    frame: Frame,
    expect: Mapping[str, object],
    this_year: int,
    names: Mapping[str, tuple[str, ...]],
) -> dict[str, str]:
    """Every slot that does not agree, with what was read."""
    wrong = {}
    for slot in BOUNDED:
        for name in (str(slot), f"not_{slot}"):
            wanted = expect.get(name)
            found = frame.bounds.get(name, (None, None))
            if not fits(found, wanted if isinstance(wanted, list) else [None, None], this_year):
                wrong[name] = f"{name} {found}, not {wanted}"
    for name in frame.values.keys() - {"age_rating"}:
        wanted_values = form(name.removeprefix("not_"), strings(expect.get(name)), names)
        if frame.values[name] != wanted_values:
            wrong[name] = f"{name} {sorted(frame.values[name])}, not {sorted(wanted_values)}"
    ratings = str(expect.get("age_rating", "")).split("|")
    if frame.values["age_rating"] not in [{one} - {""} for one in ratings]:
        wrong["age_rating"] = f"age_rating {sorted(frame.values['age_rating'])}, not {ratings}"
    return wrong


def is_firm(wishes: Sequence[Wish], expect: Mapping[str, object]) -> bool | None:
    """Whether exact bounds, refusals and ratings always hold; None when the row has none."""
    exact = {
        name for name in ("year", "minutes") if name in expect and ".." not in str(expect[name])
    }
    bounds = [any(w.hard for w in wishes if str(w.slot) == name) for name in exact]
    others = [
        wish.hard
        for wish in wishes
        if wish.slot is Slot.AGE_RATING or (wish.slot in SET_SLOTS.values() and not wish.wanted)
    ]
    return all((*bounds, *others)) if bounds or others else None


def is_loose(wishes: Iterable[Wish], either: Sequence[str]) -> bool:
    """Whether none of several alternatives is a condition by itself."""
    slots = {SET_SLOTS[name] for name in either}
    return not any(wish.hard and wish.wanted for wish in wishes if wish.slot in slots)
