"""Claims sorted for the composer: what was asked for, which items are named, what is left."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from recchat.explain.wording import country_phrase, genre_phrase, joined, theme_phrase, with_article
from recchat.types import DIALS, Claim, ClaimKind, EvidenceSource, Item

NAMED = frozenset({"title", "liked"})


@dataclass(frozen=True, slots=True)
class Values:
    """Values by field, in the order of the claims; moods and tones stand together as "moods"."""

    by_field: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, name: str) -> tuple[str, ...]:
        """The values of one field."""
        return self.by_field.get(name, ())


@dataclass(frozen=True, slots=True)
class Named:
    """Another item with what this one shares with it, or how this one moved against it."""

    kind: ClaimKind
    title: str
    values: Values
    moved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A number or words that were asked for, with the person's words."""

    field: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Material:
    """All that a reason can be composed of."""

    asked: Values
    said: tuple[Said, ...]
    named: tuple[Named, ...]
    facts: Values
    too_long: str = ""  # minutes or pages, where a length asked for is not kept


def sort_claims(item: Item, claims: Sequence[Claim]) -> Material:
    """Claims as material, in their order."""
    asked = [one for one in claims if one.kind is ClaimKind.REQUEST]
    facts = [one for one in claims if one.kind is ClaimKind.FACT]
    long = [one for one in claims if one.kind is ClaimKind.DRAWBACK]
    return Material(
        asked=values_of(item, [one for one in asked if not is_said(one)]),
        said=tuple(said_in(item, one) for one in asked if is_said(one)),
        named=tuple(named_in(item, claims)),
        facts=values_of(item, facts),
        too_long=str(item.pages or item.minutes) if long else "",
    )


def is_said(claim: Claim) -> bool:
    """Whether a request is a number or free words, to be quoted."""
    return claim.evidence[0].field in {"year", "minutes", "pages", "keyword"}


def said_in(item: Item, claim: Claim) -> Said:
    """A quoted request with what meets it."""
    words = claim.evidence[0]
    own = next(one for one in claim.evidence if one.item_id == item.id)
    return Said(words.field, own.value, words.value if words.field != "keyword" else own.value)


def values_of(item: Item, claims: Sequence[Claim]) -> Values:
    """The item's own values that claims speak of, by field."""
    found: dict[str, list[str]] = {}
    for claim in claims:
        for one in claim.evidence:
            if one.item_id != item.id or one.source is not EvidenceSource.CATALOGUE:
                continue
            is_tone = one.field in set(DIALS)
            name, value = ("moods", claim.terms[0]) if is_tone else (one.field, one.value)
            found.setdefault(name, []).append(value)
    return Values({name: tuple(dict.fromkeys(values)) for name, values in found.items()})


def named_in(item: Item, claims: Sequence[Claim]) -> Iterator[Named]:
    """Items named by claims, each once for all that it shares and all that moved against it."""
    about: dict[tuple[bool, str], list[Claim]] = {}
    for claim in claims:
        if claim.kind in {ClaimKind.LIKENESS, ClaimKind.MOVED, ClaimKind.HISTORY}:
            liked = claim.kind is ClaimKind.HISTORY
            about.setdefault((liked, title_in(claim)), []).append(claim)
    for (_, title), found in about.items():
        moved = [one for one in found if one.kind is ClaimKind.MOVED]
        alike = [one for one in found if one.kind is not ClaimKind.MOVED]
        kind = alike[0].kind if alike else ClaimKind.MOVED
        words = tuple(one.terms[0] for one in moved)
        yield Named(kind, title, values_of(item, alike), words)


def title_in(claim: Claim) -> str:
    """The title of the other item that a claim names."""
    return next(one.value for one in claim.evidence if one.field in NAMED)


def slots_of(values: Values, noun: str) -> dict[str, str]:
    """Ready phrases from values, by the name of the slot they fill."""
    slots: dict[str, str] = {}
    themes, moods, genres = values.of("themes")[:2], values.of("moods")[:2], values.of("genres")
    if themes:
        slots["themes"] = joined([theme_phrase(theme) for theme in themes])
    if moods:
        slots |= mood_slots(moods)
    if genres:
        slots["genre"] = genre_phrase(genres, noun)
        slots["genre_np"] = with_article(slots["genre"])
    if genres or moods:
        slots["np"] = noun_phrase(moods, genres, noun)
    if "np" in slots and themes:
        slots["np_about"] = f"{slots['np']} about {slots['themes']}"
    return slots | people_slots(values) | number_slots(values)


def mood_slots(moods: Sequence[str]) -> dict[str, str]:
    """Moods as they stand after "is", and before "mood"."""
    moods = sorted(moods, key=lambda mood: mood.startswith("not "))  # "slow and not violent"
    before = ", ".join(moods)
    return {
        "moods": joined(moods),
        "a_moods": with_article(before),
        "moods_np": f"{with_article(before)} mood",
    }


def noun_phrase(moods: Sequence[str], genres: Sequence[str], noun: str) -> str:
    """'a tender, hopeful romantic drama'."""
    genre = genre_phrase(genres, noun)
    said = [mood for mood in moods if mood.startswith("not ") or says_mood(genre, mood)]
    adjectives = [mood for mood in moods if mood not in said]
    return with_article(f"{', '.join(adjectives)} {genre}".strip())


def says_mood(genre: str, mood: str) -> bool:
    """Whether a genre says a mood already: a romantic comedy, a mystery."""
    return mood in genre or (mood == "mysterious" and "mystery" in genre)


def people_slots(values: Values) -> dict[str, str]:
    """Names, with verbs in their number."""
    slots: dict[str, str] = {}
    if creators := values.of("creators")[:2]:
        slots["creators"] = joined(creators)
        slots["direct"] = "directs" if len(creators) == 1 else "direct"
    if cast := values.of("cast")[:2]:
        one = len(cast) == 1
        slots["cast"] = joined(cast)
        slots |= {"star": "stars", "are": "is"} if one else {"star": "star", "are": "are"}
    return slots


def number_slots(values: Values) -> dict[str, str]:
    """Single values as they are."""
    names = {
        "year": "year",
        "minutes": "minutes",
        "pages": "pages",
        "language": "languages",
        "rating": "age_rating",
    }
    slots = {slot: values.of(name)[0] for slot, name in names.items() if values.of(name)}
    if countries := values.of("countries"):
        slots["country"] = country_phrase(countries[0])
    return slots
