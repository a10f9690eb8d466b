"""Languages, countries and age ratings in a message."""

import re
from collections.abc import Callable, Iterator

from recchat.talk.reading.lexicons.genres import NOUNS
from recchat.talk.reading.lexicons.patterns import whole
from recchat.talk.reading.lexicons.phrases import listed, plural
from recchat.talk.reading.lexicons.places import COUNTRIES, LANGUAGES, NOUNS_OF_PLACES
from recchat.talk.reading.terms import Found, Term, placed
from recchat.talk.reading.text import Line, plain_of
from recchat.types import Slot

SPOKEN = {plain_of(phrase): name for phrase, name in listed(LANGUAGES)}
PLACES = {plain_of(phrase): name for phrase, name in listed(COUNTRIES)}
ORIGINS = {word: name for word, name in PLACES.items() if word not in NOUNS_OF_PLACES}


def either(words: dict[str, str] | frozenset[str] | set[str]) -> str:
    """One of these phrases, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


KIND = (
    rf"(?:{NOUNS}|ones?|cinema|stuff|things?|<w\d+>|speaking|audio|dub|dubs|soundtrack|"
    r"productions?|features?|director)"
)
TELLING = r"(?:\S+ ){0,2}?"
KIN = (
    "kids?|children|child|family|little ones?|toddlers?|daughters?|sons?|grandkids|grandchildren|"
    "niece|nephew|nieces|nephews|granddaughter|grandson|boys|girls|grandma|grandmother|youngest"
)
IN_LANGUAGE = whole(
    rf"(?:is )?(?:in|en|auf|speaks?|spoken in|dubbed in) (?P<name>{either(SPOKEN)})|"
    rf"(?P<spoken>{either(SPOKEN)}) (?:language|speaking|spoken)"
)
FOREIGN = whole(
    r"foreign(?: language)?|non english|not in english|not english|world cinema|"
    r"with subtitles|subtitled|"
    r"(?<!or without )subtitles|with english subtitles|other than english|in another language|"
    r"(?:in )?(?:any (?:other )?language|anything|everything) (?:but|except|other than|besides) "
    r"english"
)
NO_SUBTITLES = whole(
    r"(?:no|(?<!or )without|not (?:a|any)|not|nothing with|nothing|do not (?:want|like|"
    r"feel like)(?: to)?(?: read(?:ing)?)?|"
    r"hate(?: reading)?|avoid) "
    r"(?:any )?(?:foreign (?:films?|movies?|language)|subtitles|subtitled|reading subtitles)"
)
ADJECTIVE = whole(
    rf"(?P<name>{either({*SPOKEN, *ORIGINS})})(?= (?:{TELLING}{KIND}|and|or|,|\.|\?|!|but|"
    rf"please|either|too|anymore|as well|only|preferably|if possible|is fine|would be|instead|"
    rf"again|though|this time|next time|tonight)(?!\S)|$)"
)
ORIGIN = whole(
    rf"(?:from|made in|produced in|out of|shot in|(?<=movie )of|(?<=movies )of|(?<=film )of|"
    rf"(?<=films )of) (?P<name>{either(PLACES)})"
)
RATING = r"(?:nc 17|pg 13|pg13|pg|g|r)"
RATED = whole(
    rf"(?P<no>(?:no|not|nothing|without|avoid|(?:anything|everything) but|do not want(?: any)?|"
    rf"isnt|non)(?: (?:that is|too|be|"
    rf"go|get|anything|stuff))? )?"
    rf"(?P<cap>(?:above|over|beyond|higher than|lower than|less than|worse than|more than|up to|"
    rf"max(?:imum)?|"
    rf"under|below|stronger than) )?"
    rf"(?:(?:a |an )?(?:rated|rating|rating of) (?P<one>{RATING})|"
    rf"(?P<two>{RATING}) (?:rated|ratings?)|(?P<three>nc 17|pg 13|pg13|pg|(?:(?<=no )|(?<=not )|"
    rf"(?<=not be )|(?<=below )|(?<=under )|(?<=than )|(?<=but ))r(?! and b)))"
    rf"(?P<down> (?:or|and) (?:below|under|lower|less|milder|younger|softer)|"
    rf" (?:at (?:the )?most|max))?"
    rf"(?P<fine> (?:is|are) (?:ok|okay|fine|good|no problem))?"
)
OUTSIDE = whole(rf"outside (?:of )?(?P<name>{either(PLACES)})")
AGE_OF = whole(
    rf"(?:my|our|the) (?:\S+ )?(?:{KIN}) (?:is|are|just turned|turned|turns) (?:only |just |about "
    rf"|now )?"
    rf"(?P<age>\d\d?|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)"
    rf"(?: years old)?(?! (?:hours?|minutes?|of|feet|times))"
)
NEXT_ORIGIN = re.compile(
    rf"^ (?:or|and|,|/|nor)(?: (?:or|and|from|in))* (?P<name>{either(PLACES)})(?!\S)"
)
FAMILY = whole(
    rf"for (?:the )?(?:(?:{KIN}) )?under (?:the age of )?\d\d?s?|(?:family|kid|kids|child|"
    rf"children) (?:friendly|safe|proof)|appropriate for (?:\S+ )?(?:{KIN})|"
    rf"(?:suitable|good|safe|ok|okay|fine|fun|great) for "
    rf"(?:the |my |our |young )?(?:whole |entire )?(?:{KIN}|all ages)|for (?:the |my |our |"
    rf"a |young |small |little )*(?:whole |entire |younger )?(?:{KIN})(?! (?:{NOUNS}))|"
    rf"with (?:the |my |our |a |young |small |little )+(?:whole |entire |"
    rf"younger )?(?:{KIN})|all ages|(?:my|our|the) (?:{KIN}) (?:can|could|will|would|"
    rf"to) (?:watch|"
    rf"enjoy|like|see)|"
    rf"to take (?:the|my|our) (?:{KIN})|g rated clean|squeaky clean|clean(?= (?:{NOUNS}|"
    rf"comedy|humou?r|fun|<w))"
)
AGED = whole(
    r"(?:for |with )?(?:a |an |my |our |the )*(?P<age>\d\d?|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve|thirteen) (?:year|yr) olds?(?: (?:daughter|son|kid|kids|child|boy|"
    r"girl))?"
)
CLEAN = whole(
    r"(?:no|without|not any|nothing with) (?:\S+ (?:and|or|,) )?(?:nudity|sex|sex scenes|"
    r"nude scenes|swearing|bad language|cursing|cussing|profanity)"
)
AGES = "three four five six seven eight nine ten eleven twelve thirteen".split()
LENIENT = {"G": "", "PG": "G", "PG-13": "PG", "R": "PG-13", "NC-17": "R"}  # one step stricter


def subtitles(_: re.Match[str]) -> Term:
    """'No subtitles': English, as far as a catalogue can tell."""
    return Term(Slot.LANGUAGE, ("English",), firm=True)


def foreign(_: re.Match[str]) -> Term:
    """'Foreign': any language but English."""
    return Term(Slot.LANGUAGE, ("English",), wanted=False, firm=True)


def in_language(match: re.Match[str]) -> Term:
    """'in French', 'French-speaking'."""
    return spoken(match["name"] or match["spoken"])


def adjective(match: re.Match[str]) -> Term:
    """'French' means the language, 'British' the country."""
    name = match["name"]
    return spoken(name) if name in SPOKEN else Term(Slot.COUNTRY, (ORIGINS[name],))


def origin(match: re.Match[str]) -> Term:
    """'from Japan'."""
    return Term(Slot.COUNTRY, (PLACES[match["name"]],))


def outside_of(match: re.Match[str]) -> Term:
    """'Outside the US'."""
    return Term(Slot.COUNTRY, (PLACES[match["name"]],), wanted=False, firm=True)


def find_places(line: Line) -> list[Found]:
    """Languages and countries of origin, where the words around them mean the film's own."""
    found: list[Found] = []
    for pattern, term_of in RULES:
        for match in pattern.finditer(line.plain):
            add(found, line, match, term_of(match))
    for match in ORIGIN.finditer(line.plain):
        add_listed(found, line, match.end())
    return found


def add_listed(found: list[Found], line: Line, end: int) -> None:
    """The other places of a list: 'from Iran, Turkey or Egypt'."""
    while match := NEXT_ORIGIN.search(line.plain[end:]):
        first, last = line.place(end + match.start("name"), end + match.end())
        term = Term(Slot.COUNTRY, (PLACES[match["name"]],))
        if all(last <= one[0] or first >= one[1] for one in found):
            found.append((first, last, placed(term, line, first, last)))
        end += match.end()


def spoken(name: str) -> Term:
    """A language named as such."""
    return Term(Slot.LANGUAGE, (SPOKEN[name],))


RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Term]], ...] = (
    (NO_SUBTITLES, subtitles),
    (FOREIGN, foreign),
    (IN_LANGUAGE, in_language),
    (ADJECTIVE, adjective),
    (OUTSIDE, outside_of),
    (ORIGIN, origin),
)


def find_ratings(line: Line) -> list[Found]:
    """The strictest age rating that is asked for."""
    found: list[Found] = []
    for match in RATED.finditer(line.plain):
        term = rating_term(match)
        if term:
            add(found, line, match, term)
    for match in (*AGED.finditer(line.plain), *AGE_OF.finditer(line.plain)):
        age = match["age"]
        years = int(age) if age.isdigit() else AGES.index(age) + 3
        if years < 17:
            add(found, line, match, rated("PG-13" if years >= 13 else "PG"))
    for pattern, rating in ((FAMILY, "PG"), (CLEAN, "PG-13")):
        for match in pattern.finditer(line.plain):
            add(found, line, match, rated(rating))
    return found


def rating_term(match: re.Match[str]) -> Term | None:
    """What is allowed by words such as 'PG-13 or below', 'nothing R rated'."""
    rating = (match["one"] or match["two"] or match["three"]).upper()
    rating = {"PG 13": "PG-13", "PG13": "PG-13", "NC 17": "NC-17"}.get(rating, rating)
    if match["fine"] and not match["no"]:
        return Term(Slot.AGE_RATING, ("",), firm=False)
    is_strict = (match["cap"] or "").startswith(("under", "below", "lower", "less"))
    if bool(match["no"]) != is_strict and (is_strict or not match["cap"]):
        rating = LENIENT[rating]
    # A film "rated R" cannot be asked for: a rating here is the strictest one allowed.
    return rated(rating) if rating and rating not in {"R", "NC-17"} else None


def rated(rating: str) -> Term:
    """A strictest rating; it always holds."""
    return Term(Slot.AGE_RATING, (rating,), firm=True)


def add(found: list[Found], line: Line, match: re.Match[str], term: Term) -> None:
    """Keep a term unless its words are taken already."""
    first, last = line.place(*match.span())
    if all(last <= one[0] or first >= one[1] for one in found):
        found.append((first, last, placed(term, line, first, last)))


def ordinary_places() -> Iterator[str]:
    """Every word for a place or a language: no evidence of a title."""
    return (form for word in {*SPOKEN, *PLACES} for form in (word, plural(word)))
