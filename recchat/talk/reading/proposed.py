"""The model's genres, people and keywords, kept where a lexicon or the catalogue knows them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recchat.talk.reading.lexicons.common_words import STOP
from recchat.talk.reading.marks import Marked
from recchat.talk.reading.model_frame import Proposal
from recchat.talk.reading.terms import Lexicon, idle_tokens
from recchat.talk.reading.text import plain_of
from recchat.types import SaidBy, Slot, Wish

MAX_WORDS = 5  # of a keyword: a longer one is a sentence
PROPOSED_SLOTS = frozenset({Slot.GENRE, Slot.KEYWORD})
# A model may call a mood a genre, or a theme a keyword: the same words confirm each other.
AKIN = frozenset(
    {
        Slot.GENRE,
        Slot.KEYWORD,
        Slot.MOOD,
        Slot.THEME,
        Slot.TONE,
        Slot.YEAR,
        Slot.AGE_RATING,
        Slot.LANGUAGE,
        Slot.COUNTRY,
        Slot.MINUTES,
        Slot.PAGES,
    }
)

Placed = tuple[int, Wish]  # token, wish


def confirmed(
    found: Sequence[Placed], marked: Marked, proposed: Sequence[Proposal], lexicon: Lexicon
) -> list[Placed]:
    """Wishes with who said them, and those that only the model saw."""
    both = [(place, with_source(place, wish, marked, proposed)) for place, wish in found]
    return [*both, *only_proposed(marked, proposed, lexicon)]


def with_source(place: int, wish: Wish, marked: Marked, proposed: Sequence[Proposal]) -> Wish:
    """The wish, said by both when the model has a span of its kind on the same words."""
    token = marked.line.tokens[place]
    agreed = any(
        one.start < token.end and token.start < one.end and is_akin(one.slot, wish.slot)
        for one in proposed
    )
    return replace(wish, said_by=SaidBy.BOTH) if agreed else wish


def is_akin(proposed: Slot, read: Slot) -> bool:
    """Whether a model's slot can mean what the lexicons read."""
    return proposed is read or (proposed in PROPOSED_SLOTS and read in AKIN)


def only_proposed(
    marked: Marked, proposed: Sequence[Proposal], lexicon: Lexicon
) -> Iterator[Placed]:
    """Genres and keywords on words that no step has read."""
    idle = {marked.line.tokens[place].start for place in idle_tokens(marked.line)}
    for one in proposed:
        if one.slot not in PROPOSED_SLOTS or is_read(one, marked):
            continue
        if any(one.start <= start < one.end for start in idle):
            continue  # "live action"
        words = " ".join(marked.line.text[one.start : one.end].split())
        wish = wish_of(words, one, lexicon)
        if wish is not None:
            yield place_of(one, marked), wish


def is_read(one: Proposal, marked: Marked) -> bool:
    """Whether a mark stands on these words already."""
    return any(
        token.form.startswith("<") and token.start < one.end and one.start < token.end
        for token in marked.line.tokens
    )


def wish_of(words: str, one: Proposal, lexicon: Lexicon) -> Wish | None:
    """A genre that a lexicon knows, a theme of the catalogue, or words to search by."""
    forms = plain_of(words).split()
    if not forms or len(forms) > MAX_WORDS or all(form in STOP for form in forms):
        return None
    wanted = one.wanted is not False
    hit = lexicon.phrases.longest(forms, 0)
    if hit and hit[0] == len(forms) and hit[1].slot in {Slot.GENRE, Slot.MOOD}:
        term = hit[1]
        if term.weak:
            return None  # "music", "family": a genre only in company, which the lexicon saw
        return Wish(term.slot, term.values[0], wanted, words=words, said_by=SaidBy.MODEL)
    wish = Wish(Slot.KEYWORD, words, wanted, words=words, said_by=SaidBy.MODEL)
    return lexicon.as_theme(wish)


def place_of(one: Proposal, marked: Marked) -> int:
    """The token where a proposal starts."""
    starts = [n for n, token in enumerate(marked.line.tokens) if token.end > one.start]
    return starts[0] if starts else 0
