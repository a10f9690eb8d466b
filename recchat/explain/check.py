"""The claim checker (law 2): a sentence is shown only if every part of it rests on a claim.

It knows no grammar to speak of. Words that no claim allows fail at once; what the claims allow
must also stand in its right place: names in their role, a comparison towards its title, "you
asked for" before what was asked for, "like X" beside what X shares.
"""

from collections.abc import Sequence

from recchat.explain.clauses import split_clauses
from recchat.explain.fluency import is_fluent
from recchat.explain.phrasing import is_well_put
from recchat.explain.reading import Phrasebook, Role, phrasebook, read
from recchat.explain.roles import places_hold, roles_hold
from recchat.explain.said import liked_holds, numbers_hold, quotes_hold, requests_hold
from recchat.explain.shared import comparisons_hold, likeness_holds
from recchat.explain.tokens import sentences, words_of
from recchat.types import Claim, Item

MOST_TOKENS = 70  # a longer sentence was not written for a card
MOST_AGAIN = 1  # facts or names of the sentences before that a further one may say again
RULES = (
    roles_hold,
    places_hold,
    requests_hold,
    quotes_hold,
    numbers_hold,
    liked_holds,
    comparisons_hold,
    likeness_holds,
    is_fluent,
    is_well_put,
)


def holds(sentence: str, item: Item, claims: Sequence[Claim]) -> bool:
    """Whether everything that a sentence says is covered by the claims."""
    return covers(phrasebook(item, claims), sentence)


def covers(book: Phrasebook, sentence: str) -> bool:
    """Whether everything that a sentence says stands in the phrasebook, in its right place."""
    tokens = read(sentence, book)
    if not tokens or len(tokens) > MOST_TOKENS:
        return False
    if any(token.role is Role.UNKNOWN for token in tokens):
        return False
    clauses = split_clauses(tokens)
    return all(rule(clauses) for rule in RULES)


def checked(text: str, item: Item, claims: Sequence[Claim]) -> str:
    """The sentences of a text up to the first that does not hold; unfinished ones do not."""
    book = phrasebook(item, claims)
    held: list[str] = []
    for sentence in sentences(text, names_in(item, claims)):
        if not covers(book, sentence) or not says_new(book, sentence, held):
            break
        held.append(sentence)
    return " ".join(held)


def says_new(book: Phrasebook, sentence: str, before: Sequence[str]) -> bool:
    """Whether a sentence says something that those before it did not, and little of it again."""
    if not before:
        return True
    here = content_of(book, sentence)
    again = here & content_of(book, " ".join(before))
    return not here or (not here <= again and len(again) <= MOST_AGAIN)


def content_of(book: Phrasebook, text: str) -> set[str]:
    """The facts and names that a text uses."""
    return {token.text for token in read(text, book) if token.is_content}


def names_in(item: Item, claims: Sequence[Claim]) -> list[str]:
    """Titles and people that a sentence may name, full stops included."""
    fields = {"title", "liked", "creators", "cast"}
    names = [one.value for claim in claims for one in claim.evidence if one.field in fields]
    return [item.title, item.original_title, *names]


def used_claims(text: str, item: Item, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that a checked text makes use of, in their order."""
    said = content_of(phrasebook(item, claims), text)
    return tuple(claim for claim in claims if makes_use(claim, said, item))


def makes_use(claim: Claim, said: set[str], item: Item) -> bool:
    """Whether a claim's words are among those said, and the title it compares with too."""
    others = {
        " ".join(words_of(one.value))
        for one in claim.evidence
        if one.field in {"title", "liked"} and one.item_id != item.id
    }
    terms = {" ".join(words_of(term)) for term in claim.terms}
    return not terms.isdisjoint(said) and others <= said
