"""The values that stages exchange: frozen, slotted, in the field's own words.

Nothing here imports another part of recchat. A stage receives some of these values and
returns others; `docs/map.md` shows which.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Dial(StrEnum):
    """A tone of an item, from 0 (none at all) to 10 (among the strongest there are)."""

    HUMOUR = "humour"
    DARKNESS = "darkness"
    TENSION = "tension"
    VIOLENCE = "violence"
    ROMANCE = "romance"
    WARMTH = "warmth"
    PACE = "pace"
    COMPLEXITY = "complexity"
    SPECTACLE = "spectacle"
    STRANGENESS = "strangeness"


DIALS = tuple(Dial)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a catalogue with its facts; `tones` has all ten dials or none."""

    id: str
    title: str
    year: int | None = None
    original_title: str = ""
    creators: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    minutes: int | None = None
    pages: int | None = None
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    tones: Mapping[Dial, int] = field(default_factory=dict)
    age_rating: str = ""
    description: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Title with year, as people write it: 'Arrival (2016)'."""
        return f"{self.title} ({self.year})" if self.year else self.title


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who uses the app on this machine."""

    id: str
    name: str


class Judgment(StrEnum):
    """What a person can do with an item; the kinds of interaction that a history holds."""

    RATED = "rated"
    LIKED = "liked"
    DISLIKED = "disliked"
    SEEN = "seen"
    DISMISSED = "dismissed"
    CLICKED = "clicked"
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class Interaction:
    """One thing a person did with an item: `value` is a rating from 0 to 1 where there is one."""

    id: str
    person_id: str
    item_id: str
    judgment: Judgment
    at: str  # ISO 8601, UTC
    origin: str  # "chat", "card", "shelf", or "import:<batch>"
    value: float | None = None


@dataclass(frozen=True, slots=True)
class History:
    """A person's interactions as sets of item ids, newest first."""

    liked: tuple[str, ...] = ()
    disliked: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()

    @property
    def known(self) -> frozenset[str]:
        """Every item that must not be recommended unless asked for."""
        return frozenset(self.liked) | frozenset(self.disliked) | frozenset(self.seen)

    def within(self, items: Container[str]) -> "History":
        """What of it is about these items: a person's books say nothing of their films."""
        kinds = (self.liked, self.disliked, self.seen, self.saved)
        return History(*(tuple(key for key in ids if key in items) for ids in kinds))


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody else on this machine who chooses along tonight, with what they did with items."""

    name: str
    history: History


class Act(StrEnum):
    """What a message does; one message may do several things."""

    REQUEST = "request"
    PREFERENCE = "preference"
    CRITIQUE = "critique"
    ACCEPT = "accept"
    REJECT = "reject"
    SEEN = "seen"
    UNSEEN = "unseen"
    ASK = "ask"
    CHAT = "chat"


class Slot(StrEnum):
    """What a wish is about."""

    TITLE = "title"  # value: an item id; or the words, when the catalogue has no such title
    PERSON = "person"  # a creator or member of the cast
    GENRE = "genre"
    MOOD = "mood"
    THEME = "theme"
    KEYWORD = "keyword"  # free words, matched by text and vector only
    YEAR = "year"  # bounds in `low`, `high`, inclusive
    MINUTES = "minutes"  # bounds in `low`, `high`, inclusive
    PAGES = "pages"  # the same, for what is read
    LANGUAGE = "language"
    COUNTRY = "country"
    AGE_RATING = "age_rating"  # value: the strictest rating allowed, e.g. "PG"
    TONE = "tone"  # value: a dial; `direction` +1 more, -1 less


class SaidBy(StrEnum):
    """Who read a wish out of the words: it is shown, and counted in evaluation."""

    LEXICON = "lexicon"
    MODEL = "model"
    BOTH = "both"
    PERSON = "person"  # pressed, not typed: a chip, a card's button


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing a person wants or does not want; a hard wish is a constraint.

    A chip on the page is a wish. `words` are the person's own words that it was read from.
    A tone may be relative to an item (`than`, an item id): "like Arrival but warmer".
    """

    slot: Slot
    value: str
    wanted: bool = True  # False: "no horror", "not with Tom Cruise", a title disliked
    hard: bool = False
    low: float | None = None
    high: float | None = None
    direction: int = 0
    than: str = ""
    words: str = ""
    said_by: SaidBy = SaidBy.LEXICON
    known: bool = True  # False: the catalogue knows no such title or name

    @property
    def key(self) -> str:
        """Identity for striking out and replacing: same slot, value, sign and bounds."""
        sign = "+" if self.wanted else "-"
        bounds = f"{written(self.low)}..{written(self.high)}" if self.slot in BOUNDED else ""
        return f"{sign}{self.slot}:{self.value.casefold()}:{self.direction}:{bounds}"


BOUNDED = frozenset({Slot.YEAR, Slot.MINUTES, Slot.PAGES})


def written(bound: float | None) -> str:
    """A bound in a key: the same for 100 and 100.0, nothing for none."""
    return "" if bound is None else f"{bound:g}"


class Topic(StrEnum):
    """What a question about items or about the talk is about."""

    ABOUT = "about"  # what is it, tell me more
    CAST = "cast"
    CREATORS = "creators"
    LENGTH = "length"
    YEAR = "year"
    LANGUAGE = "language"
    GENRE = "genre"
    AGE_RATING = "age_rating"
    TONE = "tone"  # "is it scary"; the dial stands in `dial`
    COMPARE = "compare"  # "which is lighter"; the dial stands in `dial` when named
    WHY = "why"
    ME = "me"  # what do you know about me
    APP = "app"  # what can you do, who are you


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the person's, with the items it is about (empty: those on screen)."""

    topic: Topic
    item_ids: tuple[str, ...] = ()
    dial: Dial | None = None
    direction: int = 1
    words: str = ""


class Control(StrEnum):
    """A command to the talk itself."""

    START_OVER = "start_over"
    UNDO = "undo"
    GO_BACK = "go_back"  # the slate before this one
    FORGET = "forget"  # drop what the last message added
    JUST_SHOW = "just_show"  # ask me nothing
    MORE = "more"  # more of the same slate


@dataclass(frozen=True, slots=True)
class JudgedItem:
    """An item that a message judges: "I have seen the second one and hated it"."""

    item_id: str
    judgment: Judgment
    words: str = ""


@dataclass(frozen=True, slots=True)
class Intent:
    """Everything that one message was understood to say."""

    text: str
    acts: tuple[Act, ...] = ()
    wishes: tuple[Wish, ...] = ()
    judged: tuple[JudgedItem, ...] = ()
    references: tuple[str, ...] = ()  # ids of items on screen that the words point at
    question: Question | None = None
    control: Control | None = None
    lifted: tuple[Slot, ...] = ()  # "any length is fine": constraints of this slot end
    unsure: tuple[str, ...] = ()  # words that look like a name or a wish but were not understood


@dataclass(frozen=True, slots=True)
class DialogueState:
    """What stands in this talk: folded from intents, never mutated."""

    wishes: tuple[Wish, ...] = ()
    shown: tuple[str, ...] = ()  # every item id shown so far, oldest first
    slate: tuple[str, ...] = ()  # ids on screen, in order
    judged: tuple[JudgedItem, ...] = ()
    asked: tuple[str, ...] = ()  # what recchat has asked already, so that it never asks twice
    focus: tuple[str, ...] = ()  # items last talked about: "it", "that director"
    may_ask: bool = True
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Steering:
    """The dials beside a talk: set by the person's own hand, never inferred from words.

    Steps run from -2 to 2; 0 is the middle, where a dial changes nothing.
    """

    adventure: int = 0  # -2 familiar, 2 adventurous
    history: int = 0  # -2 only what is asked for, 2 history above all
    tone: Dial | None = None
    tone_step: int = 0  # -2 much less of that tone, 2 much more
    shelf: bool = False  # only what the person has put on their shelf
    unseen: bool = True  # nothing that the person knows already
    company: tuple[str, ...] = ()  # ids of the people who choose along tonight


class Source(StrEnum):
    """What brought a candidate."""

    REQUEST = "request"  # vector of the words
    LIKED = "liked"  # near to titles named in this talk
    HISTORY = "history"  # near to what the person liked before
    CRITIQUE = "critique"  # in the direction asked for
    LEXICAL = "lexical"  # full-text search
    PERSON = "person"
    FACET = "facet"  # genre, theme, mood, dials
    TASTE = "taste"  # a trained taste model
    STANDING = "standing"  # well known and well liked
    BROWSE = "browse"  # nothing was asked: a varied choice


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that one or more sources propose; higher scores are better."""

    item_id: str
    score: float
    sources: tuple[Source, ...]


class ClaimKind(StrEnum):
    """What a claim in a reason rests on."""

    REQUEST = "request"  # a wish the item meets
    LIKENESS = "likeness"  # shared facts with a named item
    MOVED = "moved"  # a dial that moved against a named item
    HISTORY = "history"  # shared facts with something liked before
    FACT = "fact"  # a plain fact of the item
    DRAWBACK = "drawback"  # a wish it does not meet


class EvidenceSource(StrEnum):
    """Where evidence comes from."""

    WORDS = "words"  # the person's words in this talk
    CATALOGUE = "catalogue"
    INFERRED = "inferred"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One stored thing that supports a claim."""

    source: EvidenceSource
    item_id: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that may be said about an item, with what supports it.

    `text` is a short phrase fit for a bullet ("under two hours: 115 minutes"); `terms` are the
    words of the claim that only this claim allows a sentence to use.
    """

    kind: ClaimKind
    text: str
    terms: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """The sentences shown about a card, and the claims they rest on."""

    text: str
    claims: tuple[Claim, ...]
    composed: bool  # True: by code, since no model spoke or its sentence did not hold
    replaced: bool = False  # True: the model spoke, and the checker took its sentence away


@dataclass(frozen=True, slots=True)
class Card:
    """One recommended item as it is shown."""

    item: Item
    score: float
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    together: tuple[tuple[str, str], ...] = ()  # of each person who chooses along: name, why


@dataclass(frozen=True, slots=True)
class Slate:
    """The cards of one turn; `fitting` counts all allowed items that meet the constraints."""

    cards: tuple[Card, ...] = ()
    fitting: int = 0
    relax: tuple[Wish, ...] = ()  # constraints whose lifting would help, best first


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A critique offered as a chip: pressing it sends `text`."""

    label: str
    text: str


# The stream of events that a turn yields, in this order; the page, the terminal and the API
# are three customers of it.


@dataclass(frozen=True, slots=True)
class Understood:
    """The message has been read."""

    message_id: str
    intent: Intent
    state: DialogueState
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Cards:
    """The slate stands; reasons follow in their places."""

    slate: Slate
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Reply:
    """What recchat says beside the cards: an answer, a question, small talk."""

    text: str
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """The reason of one card so far: whole checked text, not a difference."""

    item_id: str
    text: str


@dataclass(frozen=True, slots=True)
class ReasonDone:
    """The reason of one card is final."""

    item_id: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Critiques that would move this slate most."""

    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something was left out or went wrong, said in words for a person; `code` is for tests."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Done:
    """The turn is over; timings in milliseconds by stage name (docs/formats.md)."""

    timings: Mapping[str, float]


Event = Understood | Cards | Reply | ReasonWords | ReasonDone | Suggestions | Notice | Done
