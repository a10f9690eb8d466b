"""Claims about what the person asked for: a wish that is met, a tone that moved, a drawback."""

import re
from collections.abc import Callable

from recchat.catalogue.items import Catalogue
from recchat.explain.facts import directed, own, terms_of
from recchat.explain.titles import title_beside
from recchat.explain.wording import DIAL_WORDS, country_phrase, moved_words, theme_phrase
from recchat.recommend.meets import NUMBERS, keyword_field, meets
from recchat.types import (
    Claim,
    ClaimKind,
    Dial,
    Evidence,
    EvidenceSource,
    Item,
    Slot,
    Wish,
)

MOST_WORDS = 60  # characters of a person's own words in a claim
MOVED_NUMBERS = {
    Slot.MINUTES: ("longer", "shorter"),
    Slot.PAGES: ("longer", "shorter"),
    Slot.YEAR: ("newer", "older"),
}
# Differences from which "much" is true; of a dial it is three steps.
WIDE = {"minutes": 20, "pages": 100, "year": 10}
LENGTHS = (Slot.MINUTES, Slot.PAGES)
FAR, NEAR = ("much", "far", "clearly", "a good deal"), ("a little", "rather")
FACETS = {
    Slot.GENRE: ("genres", "genre you asked for: {}"),
    Slot.MOOD: ("moods", "mood you asked for: {}"),
    Slot.THEME: ("themes", "theme you asked for: {}"),
    Slot.LANGUAGE: ("languages", "in {}, as you asked"),
    Slot.COUNTRY: ("countries", "from {}, as you asked"),
}


def requested(item: Item, wish: Wish, catalogue: Catalogue) -> Claim | None:
    """The claim that a wish is met; none for what is not wanted: absence makes no reason."""
    make = MAKERS.get(wish.slot)
    if make is None or not meets(item, wish, catalogue):
        return None
    if not wish.wanted and wish.slot is not Slot.TONE:
        return None
    return make(item, wish, catalogue)


def words_of(wish: Wish) -> str:
    """The person's words for a wish on one line, or its value where they pressed a button."""
    words = plain(wish.words).strip(" .,;:!?\"'")
    if words and len(words) <= MOST_WORDS:
        return words
    return wish.value or bounds_words(wish)


def plain(words: str) -> str:
    """Words on one line, without the marks of any markup: they go to a prompt and a page."""
    return " ".join(re.sub(r"[<>\[\]{}`|\\*_#\"]", "", words).split())


def bare(words: str) -> str:
    """The words without a preposition in front: "from the nineties" as "nineties"."""
    return re.sub(r"^(?:from|in|of)(?: the)? ", "", words, flags=re.IGNORECASE)


def bounds_words(wish: Wish) -> str:
    """The bounds of a wish in words: '1990 to 1999', 'up to 120 minutes'."""
    unit = f" {wish.slot}" if wish.slot in LENGTHS else ""
    if wish.low is not None and wish.high is not None:
        return f"{wish.low:.0f} to {wish.high:.0f}{unit}"
    if wish.high is not None:
        return f"up to {wish.high:.0f}{unit}"
    return f"from {wish.low or 0:.0f}{unit} up"


def said(wish: Wish) -> Evidence:
    """The person's words as evidence."""
    return Evidence(EvidenceSource.WORDS, "", str(wish.slot), words_of(wish))


def facet(item: Item, wish: Wish, _: Catalogue) -> Claim:
    """A genre, mood, theme, language or country that was asked for."""
    field, pattern = FACETS[wish.slot]
    values: tuple[str, ...] = getattr(item, field)
    value = next(one for one in values if one.casefold() == wish.value.casefold())
    phrase = {"themes": theme_phrase, "countries": country_phrase}.get(field, str)
    text = pattern.format(phrase(value))
    evidence = (said(wish), *own(item, field, [value]))
    return Claim(ClaimKind.REQUEST, text, terms_of(field, value), evidence)


def person(item: Item, wish: Wish, catalogue: Catalogue) -> Claim:
    """A creator or member of the cast whom the person named."""
    for field, names, start in (
        ("creators", item.creators, directed(catalogue.noun)),
        ("cast", item.cast, "with "),
    ):
        for name in names:
            if name.casefold() == wish.value.casefold():
                evidence = (said(wish), *own(item, field, [name]))
                return Claim(ClaimKind.REQUEST, f"{start}{name}, whom you named", (name,), evidence)
    raise AssertionError("meets() found a person who is not there")


def keyword(item: Item, wish: Wish, _: Catalogue) -> Claim:
    """Words of the person's that stand in the themes or the description."""
    value = plain(wish.value)
    evidence = (said(wish), *own(item, keyword_field(item, wish.value), [value]))
    return Claim(ClaimKind.REQUEST, f"you said: {value}", (value,), evidence)


def year(item: Item, wish: Wish, _: Catalogue) -> Claim:
    """A year within the bounds asked for."""
    words, value = words_of(wish), str(item.year)
    evidence = (said(wish), *own(item, "year", [value]))
    text = f"from {value}, as you asked: {words}"
    return Claim(ClaimKind.REQUEST, text, (value, words, bare(words)), evidence)


def length(item: Item, wish: Wish, _: Catalogue) -> Claim:
    """A length within the bounds asked for: in minutes, or about so many pages."""
    words, value = words_of(wish), str(getattr(item, wish.slot))
    evidence = (said(wish), *own(item, wish.slot, [value]))
    text = f"{length_words(wish.slot, value)}, as you asked: {words}"
    terms = (*terms_of(wish.slot, value), words, bare(words))
    return Claim(ClaimKind.REQUEST, text, terms, evidence)


def length_words(slot: Slot, value: str) -> str:
    """A length in words; editions differ, so a number of pages is about so many."""
    return f"about {value} pages" if slot is Slot.PAGES else f"{value} minutes"


def age_rating(item: Item, wish: Wish, _: Catalogue) -> Claim:
    """An age rating as strict as was asked for."""
    evidence = (said(wish), *own(item, "age_rating", [item.age_rating]))
    text = f"rated {item.age_rating}, as you asked"
    return Claim(ClaimKind.REQUEST, text, (item.age_rating,), evidence)


def tone(item: Item, wish: Wish, _: Catalogue) -> Claim:
    """A tone that is as high or as low as was asked for."""
    dial = Dial(wish.value)
    level = item.tones[dial]
    high = wish.direction > 0 if wish.wanted else wish.direction < 0
    word = DIAL_WORDS[dial].high if high else DIAL_WORDS[dial].low
    terms = (f"very {word}", word) if high and level >= 8 else (word,)
    evidence = (said(wish), *own(item, dial, [str(level)]))
    return Claim(ClaimKind.REQUEST, f"{terms[0]}, as you asked", terms, evidence)


MAKERS: dict[Slot, Callable[[Item, Wish, Catalogue], Claim]] = {
    **dict.fromkeys(FACETS, facet),
    Slot.PERSON: person,
    Slot.KEYWORD: keyword,
    Slot.YEAR: year,
    **dict.fromkeys(LENGTHS, length),
    Slot.AGE_RATING: age_rating,
    Slot.TONE: tone,
}


def moved(item: Item, wish: Wish, catalogue: Catalogue) -> Claim | None:
    """The claim that a tone, the length or the year moved as asked against a named item."""
    other = catalogue.items.get(wish.than)
    if other is None or other.id == item.id or not meets(item, wish, catalogue):
        return None
    direction = wish.direction if wish.wanted else -wish.direction
    if wish.slot is Slot.TONE and other.tones:
        dial = Dial(wish.value)
        field, word = str(dial), moved_words(dial, direction)
        values = str(item.tones[dial]), str(other.tones[dial])
    elif wish.slot in MOVED_NUMBERS and direction:
        field, word = str(wish.slot), MOVED_NUMBERS[wish.slot][direction < 0]
        values = str(getattr(item, field)), str(getattr(other, field))
    else:
        return None
    title = title_beside(other, item)
    evidence = (
        Evidence(EvidenceSource.WORDS, other.id, "title", title),
        *own(item, field, [values[0]]),
        *own(other, field, [values[1]]),
    )
    terms = (word, *degrees(field, word, abs(int(values[0]) - int(values[1]))))
    return Claim(ClaimKind.MOVED, f"{word} than {title}", terms, evidence)


def degrees(field: str, word: str, difference: int) -> list[str]:
    """How far it may be said to have moved: "much warmer", "a little shorter"."""
    wide = WIDE.get(field, 3)
    said = (
        ("much", "far", "clearly", "a good deal") if difference >= wide else ("a little", "rather")
    )
    return [f"{degree} {word}" for degree in said]


def drawback(item: Item, wish: Wish) -> Claim | None:
    """A soft wish for a length that the item does not keep to, said openly."""
    soft = wish.slot in LENGTHS and wish.wanted and not wish.hard and not wish.than
    number = NUMBERS[wish.slot](item) if soft else None
    if number is None or wish.high is None or number <= wish.high:
        return None
    value = str(number)
    evidence = (said(wish), *own(item, wish.slot, [value]))
    text = f"longer than you asked: {length_words(wish.slot, value)}"
    terms = ("longer than you asked", *terms_of(wish.slot, value))
    return Claim(ClaimKind.DRAWBACK, text, terms, evidence)
