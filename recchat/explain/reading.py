"""A sentence as the checker reads it: each token a neutral word, a mark, or words of a claim."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from recchat.explain.facts import terms_of
from recchat.explain.neutral import NEUTRAL_WORDS
from recchat.explain.tokens import Words, is_word, words_of, written_words
from recchat.types import Claim, ClaimKind, Item

MARKS = frozenset(",.;:!?'\"()-–—…")
LONGEST_NEUTRAL = max(map(len, NEUTRAL_WORDS))
# Of what has pages nobody says the words of the cinema, and a few others say nothing by themselves.
OF_SCREENS = frozenset(
    "film films movie movies direct directs directed director directors directing star stars "
    "starring starred cast casting camera screen watch watched watching minute minutes min hour "
    "hours runs running role roles released".split()
)
OF_PAGES = frozenset(
    "write writes wrote written writer writers writing author authors page pages reader readers "
    "reading published edition work works".split()
)
OF_PAGES_ALONE = OF_PAGES - {"work", "works"}
# What other things are: no item is one unless a claim has the word ("a comic book").
BOOKS = frozenset("book books novel novels novella novellas volume volumes".split())
ALBUMS = frozenset("album albums record records song songs track tracks".split())
SERIALS = frozenset("series serial serials show shows season seasons episode episodes".split())
WORDS_OF = "words of "  # before the field that a quoted wish is about
PLOT_RUN = 3  # words of a description may be said again in runs, not shuffled one by one


class Role(Enum):
    """What a token is to the checker."""

    WORD = auto()  # neutral
    MARK = auto()
    VALUE = auto()  # a genre, theme, mood, tone, number, ... of a claim
    NAME = auto()  # a creator or member of the cast
    MOVED = auto()  # a comparative
    TITLE = auto()  # another item
    OWN = auto()  # the item itself
    UNKNOWN = auto()


CONTENT = frozenset({Role.VALUE, Role.NAME, Role.MOVED, Role.TITLE})


@dataclass(frozen=True, slots=True)
class Sense:
    """One claim's leave to say something: `titles` are the items it compares with."""

    role: Role
    field: str
    kind: ClaimKind
    titles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Token:
    """One word, mark or phrase of a sentence with every sense that the claims give it."""

    text: str
    role: Role
    senses: tuple[Sense, ...] = ()

    @property
    def is_content(self) -> bool:
        """Whether it says something of the item or names another."""
        return self.role in CONTENT

    @property
    def fields(self) -> frozenset[str]:
        """The fields that its senses speak of."""
        return frozenset(sense.field for sense in self.senses)

    @property
    def titles(self) -> frozenset[str]:
        """The items that it is, is shared with, or is compared with."""
        return frozenset().union(*(sense.titles for sense in self.senses))

    def is_of(self, *kinds: ClaimKind) -> bool:
        """Whether a claim of one of these kinds allows it."""
        return any(sense.kind in kinds for sense in self.senses)


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Every phrase that the claims about an item allow, and the words of its description."""

    senses: Mapping[Words, tuple[Sense, ...]]
    plot: Words
    longest: int
    foreign: frozenset[str] = frozenset()  # words of other kinds of things than this item
    has_pages: bool = False

    def is_neutral(self, words: Words) -> bool:
        """Whether words say nothing of this item: nobody directs what is read, or wrote a film."""
        if self.has_pages and len(words) == 1 and words[0] in OF_PAGES:
            return True
        return words in NEUTRAL_WORDS and self.foreign.isdisjoint(words)


def foreign_to(item: Item) -> frozenset[str]:
    """Words that are said of other kinds of things: of books, of what is on a screen, of music."""
    if item.pages is not None:
        return OF_SCREENS | ALBUMS | SERIALS
    music = ALBUMS if item.cast or item.age_rating else frozenset()
    return OF_PAGES_ALONE | BOOKS | music | SERIALS


def phrasebook(item: Item, claims: Sequence[Claim]) -> Phrasebook:
    """What the claims allow."""
    senses: dict[Words, list[Sense]] = {}
    for phrase, sense in (
        *own_title(item),
        *(pair for one in claims for pair in allowed(one, item)),
    ):
        if words := words_of(phrase):
            senses.setdefault(words, []).append(sense)
    plots = [one for one in claims if is_plot(one)]
    plot = words_of(plots[0].evidence[0].value) if plots else ()
    found = {words: tuple(dict.fromkeys(given)) for words, given in senses.items()}
    longest = max(map(len, found), default=0)
    return Phrasebook(found, plot, longest, foreign_to(item), item.pages is not None)


def own_title(item: Item) -> Iterator[tuple[str, Sense]]:
    """The ways to name the item itself."""
    for name in (item.title, item.label, item.original_title):
        yield name, Sense(Role.OWN, "title", ClaimKind.FACT)


def is_plot(claim: Claim) -> bool:
    """Whether a claim is the whole description."""
    return claim.kind is ClaimKind.FACT and claim.evidence[0].field == "description"


def allowed(claim: Claim, item: Item) -> Iterator[tuple[str, Sense]]:
    """The phrases of one claim, and the titles it names, with what they mean."""
    others = {one.value for one in claim.evidence if one.field in {"title", "liked"}}
    others.discard(item.title)
    titles = frozenset(map(str.casefold, others))
    for title in others:
        yield title, Sense(Role.TITLE, "title", claim.kind, frozenset({title.casefold()}))
    if is_plot(claim):
        return
    for term in claim.terms:
        field = field_of(term, claim, item)
        yield term, Sense(role_of(claim, field), field, claim.kind, titles)


def role_of(claim: Claim, field: str) -> Role:
    """What a term of a claim is to the checker."""
    if claim.kind is ClaimKind.MOVED:
        return Role.MOVED
    if field in {"creators", "cast"}:
        return Role.NAME
    return Role.OWN if field == "title" else Role.VALUE


def field_of(term: str, claim: Claim, item: Item) -> str:
    """The field that a term speaks of; "words" for the person's own."""
    own = [one for one in claim.evidence if one.item_id == item.id]
    exact = [one.field for one in own if one.value.casefold() == term.casefold()]
    if exact:
        return exact[0]
    field = own[0].field if own else "words"
    quoted = field in {"year", "minutes", "pages"} and term not in terms_of(field, own[0].value)
    return f"{WORDS_OF}{field}" if quoted else field


def read(sentence: str, book: Phrasebook) -> list[Token]:
    """A sentence as tokens; the longest phrase that is allowed wins."""
    words, written = words_of(sentence), written_words(sentence)
    tokens: list[Token] = []
    at = 0
    while at < len(words):
        token, length = next_token(words, at, book)
        if token.role is Role.WORD and tokens and is_named(written[at : at + length]):
            token = Token(token.text, Role.UNKNOWN)
        tokens.append(token)
        at += length
    return tokens


def is_named(written: Words) -> bool:
    """Whether words that are neutral by themselves are written like a title: Close-Up."""
    return any(word[0].isupper() and word != "I" for word in written)


def next_token(words: Words, at: int, book: Phrasebook) -> tuple[Token, int]:
    """The token that starts here, and how many words it takes."""
    for length in range(max(book.longest, LONGEST_NEUTRAL), 0, -1):
        phrase = words[at : at + length]
        if len(phrase) < length:
            continue
        if senses := book.senses.get(phrase):
            return Token(" ".join(phrase), min(senses, key=precedence).role, senses), length
        if book.is_neutral(phrase):
            return Token(" ".join(phrase), Role.WORD), length
    if run := plot_run(words[at:], book.plot):
        said = Sense(Role.VALUE, "description", ClaimKind.FACT)
        return Token(" ".join(words[at : at + run]), Role.VALUE, (said,)), run
    role = Role.MARK if words[at] in MARKS else Role.UNKNOWN
    return Token(words[at], role), 1


def precedence(sense: Sense) -> int:
    """A phrase that is a title and a theme is read as the title: the stricter of the two."""
    return (Role.TITLE, Role.MOVED, Role.NAME, Role.VALUE, Role.OWN).index(sense.role)


def plot_run(words: Words, plot: Words) -> int:
    """How many words from the start also stand side by side in the description."""
    best = 0
    for start in range(len(plot)):
        length = 0
        while (
            length < len(words)
            and start + length < len(plot)
            and plot[start + length] == words[length]
        ):
            length += 1
        best = max(best, length)
    while best and not is_word(words[best - 1]):
        best -= 1
    return best if best >= PLOT_RUN else 0
