"""Plain facts of an item as claims, each with the words it allows and what supports it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from recchat.explain.wording import (
    DIAL_WORDS,
    genre_forms,
    is_sayable,
    theme_phrase,
    tone_words,
)
from recchat.types import (
    DIALS,
    Claim,
    ClaimKind,
    Dial,
    Evidence,
    EvidenceSource,
    Item,
)

PLAIN_DIALS = (0, 1, 2, 3, 6, 7, 8, 9, 10)  # 4 and 5 are neither here nor there


def facts_of(item: Item, noun: str = "film") -> tuple[Claim, ...]:
    """Every plain fact of an item as a claim; for an answer, so lists are whole."""
    themes = [theme for theme in item.themes if is_sayable(theme)] or list(item.themes)
    facts = [
        about(item, themes),
        many(item, "moods", "mood: ", item.moods),
        many(item, "genres", "genre: ", item.genres),
        people(item, "creators", item.creators, noun),
        people(item, "cast", item.cast, noun),
        *numbers(item),
        many(item, "languages", "in ", item.languages),
        *answers_only(item),
    ]
    return tuple(fact for fact in facts if fact is not None)


def about(item: Item, themes: Sequence[str]) -> Claim | None:
    """What an item is about."""
    claim = many(item, "themes", "about ", themes)
    said = ", ".join(theme_phrase(theme) for theme in themes)
    return replace(claim, text=f"about {said}") if claim else None


def people(item: Item, field: str, names: Sequence[str], noun: str) -> Claim | None:
    """Who made an item, or who plays in it."""
    start = "with " if field == "cast" else directed(noun)
    return many(item, field, start, names)


def directed(noun: str) -> str:
    """How a creator is named: films have directors, what is not a film is by someone."""
    return "directed by " if noun == "film" else "by "


def page_terms(pages: int) -> tuple[str, ...]:
    """A length in pages."""
    return (f"{pages} pages", f"{pages} pages long", f"{pages}-page")


def many(
    item: Item,
    field: str,
    start: str,
    values: Sequence[str],
) -> Claim | None:
    """One claim from a list of values, nothing from an empty one."""
    if not values:
        return None
    text = ", ".join(values)
    terms = tuple(term for value in values for term in terms_of(field, value))
    return Claim(ClaimKind.FACT, start + text, terms, tuple(own(item, field, values)))


def own(item: Item, field: str, values: Iterable[str]) -> list[Evidence]:
    """Evidence from the catalogue for values of one field of an item."""
    return [Evidence(EvidenceSource.CATALOGUE, item.id, field, value) for value in values]


def terms_of(field: str, value: str) -> tuple[str, ...]:
    """Every way to say one value of a field."""
    if field == "genres":
        return genre_forms(value)
    if field == "minutes":
        return minute_terms(int(value))
    if field == "pages":
        return page_terms(int(value))
    return (value,)


def minute_terms(minutes: int) -> tuple[str, ...]:
    """A length in minutes, and in hours and minutes."""
    hours, rest = divmod(minutes, 60)
    terms = [f"{minutes} minutes", f"{minutes} minutes long", f"{minutes}-minute"]
    if hours:
        start = "1 hour" if hours == 1 else f"{hours} hours"
        terms += [f"{start} {rest}", f"{start} {rest} minutes", f"{start} and {rest} minutes"]
        terms += [] if rest else [start]
    return tuple(terms)


def numbers(item: Item) -> list[Claim]:
    """Year and length, in minutes or in pages."""
    year = many(item, "year", "from ", [str(item.year)]) if item.year else None
    length = many(item, "minutes", "", [str(item.minutes)]) if item.minutes else None
    if length:
        length = replace(length, text=f"{item.minutes} minutes")
    pages = many(item, "pages", "", [str(item.pages)]) if item.pages else None
    if pages:
        pages = replace(pages, text=f"about {item.pages} pages")
    return [fact for fact in (year, length, pages) if fact is not None]


def answers_only(item: Item) -> list[Claim | None]:
    """Facts that no reason gives but that people ask for."""
    rating = [item.age_rating] if item.age_rating else []
    return [
        many(item, "age_rating", "age rating: ", rating),
        many(item, "countries", "countries: ", item.countries),
        tone_fact(item, DIALS),
        many(item, "description", "plot: ", [item.description] if item.description else []),
    ]


def tone_fact(item: Item, dials: Sequence[Dial]) -> Claim | None:
    """Those tones that are clearly there or clearly not, in words."""
    clear = [dial for dial in dials if item.tones.get(dial) in PLAIN_DIALS]
    if not clear:
        return None
    said = [tone_words(dial, item.tones[dial]) for dial in clear]
    terms = tuple(term for dial in clear for term in tone_terms(dial, item.tones[dial]))
    evidence = [entry for dial in clear for entry in own(item, dial, [str(item.tones[dial])])]
    return Claim(ClaimKind.FACT, f"tone: {', '.join(said)}", terms, tuple(evidence))


def tone_terms(dial: Dial, tone: int) -> tuple[str, ...]:
    """What may be said of a tone: the words for it, and less than them."""
    said = tone_words(dial, tone)
    return (said, DIAL_WORDS[dial].high) if tone >= 8 else (said,)
