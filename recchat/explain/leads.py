"""What a composed reason opens with: what was asked for, items named, the person's own words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recchat.explain import patterns
from recchat.explain.material import Material, Named, Said, Values, noun_phrase, slots_of
from recchat.explain.requested import bare
from recchat.explain.wording import joined, theme_phrase, with_article
from recchat.types import ClaimKind

MOST_LEADS = 3
QUOTED = {
    "year": patterns.ASKED_YEAR,
    "minutes": patterns.ASKED_MINUTES,
    "pages": patterns.ASKED_PAGES,
    "keyword": patterns.ASKED_WORDS,
}
ALONE = {
    "moods": patterns.ASKED_TONE,
    "themes": patterns.ASKED_THEME,
    "creators": patterns.ASKED_MAKER,
    "cast": patterns.ASKED_CAST,
    "languages": patterns.ASKED_LANGUAGE,
    "countries": patterns.ASKED_COUNTRY,
    "age_rating": patterns.ASKED_RATING,
}
SHARED = {
    "creators": patterns.LIKE_MAKER,
    "themes": patterns.LIKE_THEMES,
    "moods": patterns.LIKE_MOODS,
    "genres": patterns.LIKE_GENRES,
}


@dataclass(frozen=True, slots=True)
class Lead:
    """Patterns for one thing to say, with what fills them."""

    patterns: Sequence[str]
    slots: dict[str, str]


def leads_of(material: Material, noun: str) -> list[Lead]:
    """The leads of a reason: first what was asked for, then the history, then the rest."""
    history = [one for one in material.named if one.kind is ClaimKind.HISTORY]
    others = [one for one in material.named if one.kind is not ClaimKind.HISTORY]
    leads = [
        *asked_leads(material.asked, noun),
        *(named_lead(one, noun) for one in others),
        *(said_lead(one) for one in material.said),
    ]
    liked = [named_lead(one, noun) for one in history[:1]]
    return [*leads[:1], *liked, *leads[1:]][:MOST_LEADS]


def asked_leads(asked: Values, noun: str) -> Iterator[Lead]:
    """All facts that were asked for in one phrase: 'a warm comedy about time travel'."""
    kinds = [name for name in (*ALONE, "genres") if asked.of(name)]
    if not kinds:
        return
    if kinds == ["creators"] and noun != "film":
        yield Lead(patterns.ASKED_AUTHOR, slots_of(asked, noun))
    elif len(kinds) == 1 and kinds[0] in ALONE:
        slots = slots_of(asked, noun)
        yield Lead(ALONE[kinds[0]], slots | {"adjectives": slots.get("moods", "")})
    else:
        yield Lead(patterns.ASKED_NOUN, wish_slots(asked, noun))


def wish_slots(asked: Values, noun: str) -> dict[str, str]:
    """What was asked for, also by what it leaves unsaid: no pattern says "about" twice."""
    phrase = wish_phrase(asked, noun)
    slots = {"np": phrase}
    if not any(mood.startswith("not ") for mood in asked.of("moods")):
        slots["np_bare"] = phrase.split(" ", 1)[1]  # "the film that is not sad you wanted" is none
    themeless = not asked.of("themes")
    castless = not asked.of("cast") and not asked.of("creators")
    slots |= {"np_themeless": phrase} if themeless else {}
    slots |= {"np_castless": phrase} if castless else {}
    return slots | ({"np_plain": phrase} if themeless and castless else {})


def wish_phrase(asked: Values, noun: str) -> str:
    """What was asked for as one noun phrase, its parts in the order of English."""
    slots = slots_of(asked, noun)
    phrase = noun_phrase(asked.of("moods"), asked.of("genres"), noun)
    absent = [mood for mood in asked.of("moods") if mood.startswith("not ")]
    parts = [
        f"from {slots['country']}" if "country" in slots else "",
        f"in {slots['language']}" if "language" in slots else "",
        f"about {slots['themes']}" if "themes" in slots else "",
        f"with {slots['cast']}" if "cast" in slots else "",
        maker_phrase(slots, noun),
        f"rated {slots['rating']}" if "rating" in slots else "",
        f"that is {joined(absent)}" if absent else "",
    ]
    return " ".join([phrase, *(part for part in parts if part)])


def maker_phrase(slots: dict[str, str], noun: str) -> str:
    """Who made it."""
    if "creators" not in slots:
        return ""
    return f"{'directed ' if noun == 'film' else ''}by {slots['creators']}"


def said_lead(said: Said) -> Lead:
    """A length, a year or free words, quoted as the person said them."""
    return Lead(QUOTED[said.field], {said.field: said.value, "words": bare(said.words)})


def named_lead(named: Named, noun: str) -> Lead:
    """An item that was named or liked before."""
    slots = slots_of(named.values, noun) | {"title": named.title, "moved": joined(named.moved)}
    if named.kind is ClaimKind.MOVED:
        return Lead(patterns.MOVED, slots)
    if named.kind is ClaimKind.HISTORY:
        return Lead(patterns.LIKED, slots | liked_slots(named.values))
    if named.moved:
        return Lead(patterns.LIKE_BUT_MOVED, slots | liked_slots(named.values))
    field = next(name for name in SHARED if named.values.of(name))
    return Lead(SHARED[field], slots)


def liked_slots(values: Values) -> dict[str, str]:
    """What is shared with another item, as a predicate and as a noun phrase."""
    moods = joined(values.of("moods"))
    themes = joined([theme_phrase(theme) for theme in values.of("themes")])
    slots: dict[str, str] = {}
    if moods or themes:
        predicates = [moods, f"about {themes}" if themes else ""]
        nouns = [f"{with_article(', '.join(values.of('moods')))} mood" if moods else "", themes]
        slots["is_also"] = f"is also {joined([one for one in predicates if one])}"
        slots["shared"] = joined([one for one in nouns if one])
    return slots
