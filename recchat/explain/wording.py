"""English for facts: articles, lists, names with their capitals, genres as nouns.

Facts come as bare words of a catalogue ("heist", "science fiction"); here they become phrases
that can stand in a sentence ("a heist", "a science fiction film").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from recchat.types import Dial

WORDS = Path(__file__).parent / "words"


def word_list(name: str) -> frozenset[str]:
    """The lines of one of the lists beside this file, folded."""
    path = WORDS / f"{name}.txt"
    return frozenset(path.read_text(encoding="utf-8").casefold().split("\n")) - {""}


UNCOUNTABLE = word_list("uncountable")
UNSAYABLE = word_list("unsayable")  # themes that no sentence can be "about"
# "new York", "north Korea", "world war II": of a name that is known, these are a part.
OF_A_NAME = re.compile(
    r"\b(?:new|north|south|east|west|central|eastern|western)\b(?= [A-Z])|\bworld war(?= I)"
)
NAMES = {word.casefold(): word for word in (WORDS / "names.txt").read_text().split()}
# Themes whose phrase no rule finds: "the Cold War", "a double life".
PHRASES = dict(line.split(": ", 1) for line in (WORDS / "phrases.txt").read_text().splitlines())

THE_COUNTRIES = re.compile(
    r"United|Republic|Union|Kingdom|Netherlands|Philippines|Emirates|Bahamas"
)
PLURALS = frozenset(
    "children people women men police mice geese elves wolves lives thieves wives in-laws "
    "ex-lovers brothers-in-law sisters-in-law buddies clergy cattle sheep has-beens others".split()
)
SINGULAR_IN_S = frozenset("circus virus bus chaos boss class princess actress waitress heiress "
    "sorceress governess villainess seamstress hostess mistress witness business wilderness "
    "christmas paris consensus genius mars texas angeles crisis oasis nemesis aids dress "
    "chess ss".split())  # fmt: skip
# A theme that starts with one of these is something people do: "finding home", not a finding.
DOING = frozenset(
    "coming getting growing leaving robbing meeting saving starting moving looking letting losing "
    "going raising winning falling slowing following believing being standing hiding playing "
    "facing proving protecting turning breaking searching living selling feeling building saying "
    "obeying finding making keeping fighting chasing taking giving learning becoming facing "
    "surviving wanting waking staying running trying stealing escaping".split()
)
HEAD_ENDS = re.compile(
    r" (?:of|in|for|against|versus|with|from|to|on|at|without|between|under|who|gone|within) "
)
# Nouns in -ing that can be counted; the others are things people do.
COUNTED_ING = frozenset(
    "wedding building uprising awakening painting meeting gathering landing sibling king ring "
    "being fling bombing shooting ending beginning misunderstanding closing opening sting "
    "haunting outing warning killing homecoming changeling spring evening morning".split()
)
VOWEL_SOUND = re.compile(r"[aeiou]|honest|honou?r|hour|heir|(?-i:FBI|HIV|MP|SOS|X-)", re.I)
YOU_OR_WON_SOUND = re.compile(r"uni(?![dmn])|us[eu]|uk|ut[oi]|uran|ufo|eu|ewe|one\b|once\b", re.I)


def with_article(phrase: str) -> str:
    """'a heist', 'an android', by the sound of the first letter."""
    if phrase[:2].isdigit():
        vowel = phrase.startswith(("8", "11", "18")) and not phrase.startswith("110")
    else:
        vowel = bool(VOWEL_SOUND.match(phrase)) and not YOU_OR_WON_SOUND.match(phrase)
    return f"{'an' if vowel else 'a'} {phrase}"


def joined(parts: Sequence[str], word: str = "and") -> str:
    """'a', 'a and b', 'a, b and c'; 'love and loss, and poker' where a part is two things."""
    if len(parts) < 2:
        return "".join(parts)
    if any(f" {word} " in part for part in parts):
        return f"{', '.join(parts[:-1])}, {word} {parts[-1]}"
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def spelled(theme: str) -> str:
    """A theme with the capitals of the names in it: catalogues keep themes folded."""
    if known := PHRASES.get(theme.casefold()):
        return re.sub(r"^(?:an?|the) ", "", known)
    named = re.sub(r"[^\W\d_]+", lambda word: NAMES.get(word[0].casefold(), word[0]), theme)
    return OF_A_NAME.sub(lambda words: words[0].title(), named)


def country_phrase(country: str) -> str:
    """A country as it stands after "from"."""
    return f"the {country}" if THE_COUNTRIES.search(country) else country


def is_plural(word: str) -> bool:
    """Whether a noun names several things, as far as its spelling shows."""
    if word in PLURALS or word.endswith("women") or word.endswith("men"):
        return True
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return ends and word not in SINGULAR_IN_S


def is_sayable(theme: str) -> bool:
    """Whether a sentence can be about this theme."""
    return theme.casefold() not in UNSAYABLE and not theme.casefold().startswith("based on ")


def theme_phrase(theme: str) -> str:
    """A theme as what something is about: 'a road trip', 'robots', 'the end of the world'."""
    folded, named = theme.casefold(), spelled(theme)
    if folded in PHRASES:
        return PHRASES[folded]
    if re.fullmatch(r"\d{4}s( .*)?|\d+(st|nd|rd|th) century( .*)?|\w+teenth century", folded):
        return f"the {named}"
    words = folded.split()
    if words[0] in {"the", "a", "an", "what", "life"} | DOING or " and " in folded:
        return named
    if words[0].endswith("s'") or words[0] in {"women's", "children's", "men's"}:
        return named
    return with_determiner(named, folded)


def with_determiner(named: str, folded: str) -> str:
    """An article where the noun that carries the phrase can be counted and stands alone."""
    start = HEAD_ENDS.split(folded, maxsplit=1)[0]
    head = start.split()[-1]
    if is_plural(head) or head in NAMES or head.isdigit():
        return named
    if is_mass(start, head):
        return named
    if f"{start} of " in folded and head not in {"team", "gang", "family", "couple", "bargain"}:
        return f"the {named}"
    return with_article(named)


def is_mass(start: str, head: str) -> bool:
    """Whether the noun that carries a phrase takes no article."""
    first = start.split()[0]
    if first.endswith("'s") or (head in SINGULAR_IN_S and head not in UNCOUNTABLE):
        return False
    if head == "family" and first not in {"family", "found", "lost"}:
        return False
    doing = head.endswith("ing") and head not in COUNTED_ING
    return doing or head in UNCOUNTABLE or head.endswith(("ness", "ism", "hood"))


@dataclass(frozen=True, slots=True)
class GenreForm:
    """How one genre stands before a noun, and alone where it is a noun of its own."""

    before: str
    alone: str = ""


GENRES = {
    "action": GenreForm("action"),
    "adventure": GenreForm("adventure", "adventure"),
    "animation": GenreForm("animated"),
    "biography": GenreForm("biographical"),
    "comedy": GenreForm("comedy", "comedy"),
    "crime": GenreForm("crime"),
    "documentary": GenreForm("documentary", "documentary"),
    "drama": GenreForm("drama", "drama"),
    "family": GenreForm("family"),
    "fantasy": GenreForm("fantasy", "fantasy"),
    "history": GenreForm("historical"),
    "horror": GenreForm("horror"),
    "music": GenreForm("music"),
    "musical": GenreForm("musical", "musical"),
    "mystery": GenreForm("mystery", "mystery"),
    "noir": GenreForm("noir", "noir"),
    "romance": GenreForm("romantic", "romance"),
    "science fiction": GenreForm("science fiction"),
    "sport": GenreForm("sports"),
    "superhero": GenreForm("superhero"),
    "thriller": GenreForm("thriller", "thriller"),
    "war": GenreForm("war"),
    "western": GenreForm("western", "western"),
}
# Genres of books. They stand apart: a word such as "story" stays free in a sentence about a film.
BOOK_GENRES = {
    "biography": GenreForm("biographical", "biography"),
    "children's": GenreForm("children's"),
    "essays": GenreForm("essay", "essay collection"),
    "family saga": GenreForm("saga", "family saga"),
    "folklore": GenreForm("folk"),
    "gothic": GenreForm("gothic"),
    "graphic novel": GenreForm("graphic", "graphic novel"),
    "history": GenreForm("historical"),
    "literary fiction": GenreForm("literary", "novel"),
    "memoir": GenreForm("memoir", "memoir"),
    "nature": GenreForm("nature"),
    "non-fiction": GenreForm("non-fiction"),
    "philosophy": GenreForm("philosophical"),
    "poetry": GenreForm("poetry", "poetry collection"),
    "satire": GenreForm("satirical", "satire"),
    "science": GenreForm("science"),
    "short stories": GenreForm("story", "story collection"),
    "travel": GenreForm("travel"),
    "true crime": GenreForm("true crime"),
    "young adult": GenreForm("young adult"),
}
# Which of two genres carries the phrase: a romantic comedy, a crime thriller, a comedy drama.
HEADS = (
    *("graphic novel", "story collection", "poetry collection", "essay collection", "memoir"),
    *"biography musical western documentary noir thriller comedy satire drama mystery".split(),
    *("adventure", "fantasy", "romance", "family saga", "novel"),
)
NEVER_BEFORE = frozenset(
    "drama thriller documentary musical western memoir story essay poetry graphic saga".split()
)
ADJECTIVES = ("al", "gothic")  # of genres: "a philosophical science book"


def stands_alone(genre: str) -> bool:
    """Whether the word for a genre of books is a noun that can be counted: "a memoir"."""
    form = form_of(genre, "book")
    return genre in {form.alone, "horror story"} or genre.removesuffix("s") == form.alone


def form_of(genre: str, noun: str = "film") -> GenreForm:
    """The form of a genre; what is no film may have one of its own."""
    own = BOOK_GENRES if noun == "book" else {}
    return own.get(genre) or GENRES.get(genre) or BOOK_GENRES.get(genre, GenreForm(genre))


def genre_phrase(genres: Sequence[str], noun: str) -> str:
    """One or two genres as one noun phrase without an article: 'romantic comedy', 'war film'."""
    forms = [form_of(genre, noun) for genre in genres[:2]]
    heads = [form for head in HEADS for form in forms if form.alone == head]
    if not forms:
        return noun
    if list(genres) == ["literary fiction"]:
        return "work of literary fiction"  # a story collection is one too
    if not heads:
        before = [form.before for form in forms]
        if noun == "book":
            before.sort(key=lambda word: not word.endswith(ADJECTIVES))
        return " ".join([*before, noun])
    rest = [form.before for form in forms if form is not heads[0]]
    if rest and rest[0] in NEVER_BEFORE:
        return heads[0].alone
    return " ".join([*rest, heads[0].alone])


def genre_forms(genre: str) -> tuple[str, ...]:
    """Every word that says this genre."""
    form = form_of(genre)
    plural = f"{genre[:-1]}ies" if genre.endswith("y") else f"{genre.removesuffix('s')}s"
    alone = BOOK_GENRES.get(genre, form).alone or genre
    return tuple(dict.fromkeys((genre, form.before, form.alone or genre, alone, plural)))


@dataclass(frozen=True, slots=True)
class DialWords:
    """The words of one dial: high and low, and which way it moved."""

    high: str
    low: str
    more: str
    less: str


DIAL_WORDS = {
    Dial.HUMOUR: DialWords("funny", "serious", "funnier", "more serious"),
    Dial.DARKNESS: DialWords("dark", "light", "darker", "lighter"),
    Dial.TENSION: DialWords("tense", "calm", "more tense", "calmer"),
    Dial.VIOLENCE: DialWords("violent", "not violent", "more violent", "less violent"),
    Dial.ROMANCE: DialWords("romantic", "not romantic", "more romantic", "less romantic"),
    Dial.WARMTH: DialWords("warm", "cool", "warmer", "cooler"),
    Dial.PACE: DialWords("fast", "slow", "faster", "slower"),
    Dial.COMPLEXITY: DialWords("complex", "simple", "more complex", "simpler"),
    Dial.SPECTACLE: DialWords("spectacular", "quiet", "bigger", "smaller"),
    Dial.STRANGENESS: DialWords("strange", "down to earth", "stranger", "more down to earth"),
}


def tone_words(dial: Dial, tone: int) -> str:
    """How much of a tone there is, in words: 'not violent', 'a little funny', 'very tense'."""
    word = DIAL_WORDS[dial].high
    if tone <= 1:
        return f"not {word}"
    if tone <= 5:
        return f"{'a little' if tone <= 3 else 'fairly'} {word}"
    return f"very {word}" if tone >= 8 else word


def moved_words(dial: Dial, direction: int) -> str:
    """The comparative of a dial: 'warmer', 'less violent'."""
    words = DIAL_WORDS[dial]
    return words.more if direction > 0 else words.less
