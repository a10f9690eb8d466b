"""Which claims hold about an item for this person: code decides, the language model only words.

A claim is made only from stored facts, the person's words and their history, and carries all
three as evidence. The texts follow the patterns that the bundled model was trained on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recchat.catalogue.items import Catalogue
from recchat.explain.facts import about, facts_of, many, numbers, own, people, terms_of
from recchat.explain.requested import drawback, moved, requested
from recchat.explain.telling import Telling, make_telling
from recchat.explain.titles import title_beside
from recchat.explain.wording import is_sayable, theme_phrase
from recchat.types import (
    Claim,
    ClaimKind,
    Evidence,
    EvidenceSource,
    History,
    Item,
    Slot,
    Wish,
)

__all__ = ["claims_for", "facts_of"]

MOST_TELLING = 4  # claims about the person: the model reads six, and two are left for facts
MOST_SHARED = 2  # shared facts in one claim
MOST_LIKED = 400  # of a long history, the newest are looked at
# What tells a person most that they were heard. A request for a length is met by half of all
# items, one for a person or a theme by few.
WEIGHTS = {
    "person": 10.0,
    "moved": 9.0,
    "likeness": 8.5,
    "keyword": 8.0,
    "theme": 8.0,
    "mood": 6.5,
    "tone": 6.0,
    "genre": 5.0,
    "year": 4.5,
    "minutes": 4.0,
    "pages": 4.0,
    "language": 4.0,
    "country": 3.5,
    "age_rating": 3.0,
}


@dataclass(frozen=True, slots=True)
class Beside:
    """What guides the choice of facts in common: how they tell, and what is said already."""

    telling: Telling
    taken: frozenset[str]

    def fresh(self, values: Sequence[str]) -> list[str]:
        """Values not said already, the most telling first."""
        free = [value for value in values if value.casefold() not in self.taken]
        return self.telling.rarest(free)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim with how much it tells."""

    weight: float
    claim: Claim


def claims_for(
    item: Item,
    wishes: Sequence[Wish],
    history: History,
    catalogue: Catalogue,
    telling: Telling | None = None,
) -> tuple[Claim, ...]:
    """Everything true worth saying about the item to this person, the most telling first.

    Up to four claims about the request, named items and history; then at least two plain facts
    wherever the item has two. Pass `telling` to spare its making for every item.
    """
    telling = telling or make_telling(catalogue)
    asked = list(from_wishes(item, wishes, catalogue))
    taken = terms_in([one.claim for one in asked])
    weighed = [*asked, *alike(item, wishes, catalogue, Beside(telling, taken))]
    weighed.sort(key=lambda one: -one.weight)  # stable: ties stay as the person said them
    chosen = without_repeats([one.claim for one in weighed])[:MOST_TELLING]
    liked = from_history(item, history, catalogue, telling, chosen)
    if liked:
        chosen = [*chosen[: MOST_TELLING - 1], liked]
    drawbacks = [claim for wish in wishes if (claim := drawback(item, wish))]
    return (*chosen, *plain_facts(item, catalogue.noun, telling, chosen), *drawbacks[:1])


def from_wishes(item: Item, wishes: Sequence[Wish], catalogue: Catalogue) -> Iterator[Weighed]:
    """A claim for each wish that the item meets."""
    for wish in wishes:
        if wish.than and (claim := moved(item, wish, catalogue)):
            yield Weighed(WEIGHTS["moved"], claim)
        elif not wish.than and (claim := requested(item, wish, catalogue)):
            yield Weighed(WEIGHTS[wish.slot], claim)


def alike(
    item: Item, wishes: Sequence[Wish], catalogue: Catalogue, beside: Beside
) -> Iterator[Weighed]:
    """What the item shares with the titles that the person named."""
    named = [wish.value for wish in wishes if wish.slot is Slot.TITLE and wish.wanted]
    named += [wish.than for wish in wishes if wish.than]
    for other_id in dict.fromkeys(named):
        other = catalogue.items.get(other_id)
        if other is None or other.id == item.id:
            continue
        for claim in likenesses(item, other, beside):
            beside = replace(beside, taken=beside.taken | terms_in([claim]))
            yield Weighed(WEIGHTS["likeness"], claim)


def likenesses(item: Item, other: Item, beside: Beside) -> list[Claim]:
    """What an item shares with one that was named, and its makers where they are the same."""
    title = title_beside(other, item)
    words = Evidence(EvidenceSource.WORDS, other.id, "title", title)
    claims = []
    if shared := shared_facts(item, other, beside):
        claims.append(sharing(ClaimKind.LIKENESS, shared, f"like {title}", words))
    if creators := in_both(item.creators, other.creators):
        same = Shared(item, other, "creators", creators[:MOST_SHARED])
        claims.append(sharing(ClaimKind.LIKENESS, [same], f"like {title}", words))
    return claims


def from_history(
    item: Item,
    history: History,
    catalogue: Catalogue,
    telling: Telling,
    said: Sequence[Claim],
) -> Claim | None:
    """What the item shares with the nearest thing that this person liked before."""
    beside = Beside(telling, terms_in(said))
    named = {evidence.item_id for claim in said for evidence in claim.evidence}
    best, best_weight = None, 0.0
    for liked in history.liked[:MOST_LIKED]:
        other = catalogue.items.get(liked)
        if other is None or other.id == item.id or other.id in named:
            continue
        shared, weight = shared_taste(item, other, beside)
        if weight > best_weight:
            best, best_weight = (other, shared), weight
    if best is None:
        return None
    other, shared = best
    title = title_beside(other, item)
    liked_before = Evidence(EvidenceSource.HISTORY, other.id, "liked", title)
    end = f"like {title}, which you liked"
    return sharing(ClaimKind.HISTORY, shared, end, liked_before)


@dataclass(frozen=True, slots=True)
class Shared:
    """Values of one field that two items have in common."""

    item: Item
    other: Item
    field: str
    values: Sequence[str]


def shared_facts(item: Item, other: Item, beside: Beside) -> list[Shared]:
    """Themes in common, else moods, else genres: the most telling two that are still unsaid."""
    sayable = [theme for theme in in_both(item.themes, other.themes) if is_sayable(theme)]
    fields = {
        "themes": sayable,
        "moods": in_both(item.moods, other.moods),
        "genres": in_both(item.genres, other.genres),
    }
    for field, both in fields.items():
        if fresh := beside.fresh(both):
            return [Shared(item, other, field, fresh[:MOST_SHARED])]
    said = next((field for field, both in fields.items() if both), "")
    return [Shared(item, other, said, fields[said][:MOST_SHARED])] if said else []


def shared_taste(item: Item, other: Item, beside: Beside) -> tuple[list[Shared], float]:
    """A theme and a mood in common, or two of one kind, and how much they tell."""
    themes = [theme for theme in in_both(item.themes, other.themes) if is_sayable(theme)]
    values = beside.fresh([*in_both(item.moods, other.moods), *themes])[:MOST_SHARED]
    # One mood in common is no likeness: half of all items share one.
    if not values or (len(values) == 1 and values[0] not in themes):
        return [], 0.0
    by_field = {
        "moods": [value for value in values if value not in themes],
        "themes": [value for value in values if value in themes],
    }
    shared = [Shared(item, other, field, chosen) for field, chosen in by_field.items() if chosen]
    return shared, sum(beside.telling.weight(value) for value in values)


def sharing(kind: ClaimKind, shared: Sequence[Shared], end: str, why: Evidence) -> Claim:
    """A claim about facts in common, with both sides as evidence; the title stands last."""
    evidence = [why]
    for one in shared:
        evidence += own(one.item, one.field, one.values)
        evidence += own(one.other, one.field, one.values)
    values = [(one.field, value) for one in shared for value in one.values]
    named = ", ".join(theme_phrase(value) if f == "themes" else value for f, value in values)
    text = f"{'by ' if shared[0].field == 'creators' else ''}{named}, {end}"
    terms = [term for field, value in values for term in terms_of(field, value)]
    return Claim(kind, text, tuple(terms), tuple(evidence))


def in_both(mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Values that two lists share, in the order of the first."""
    folded = {value.casefold() for value in theirs}
    return [value for value in mine if value.casefold() in folded]


def terms_in(claims: Sequence[Claim]) -> frozenset[str]:
    """Every term of claims, folded."""
    return frozenset(term.casefold() for claim in claims for term in claim.terms)


def without_repeats(claims: Sequence[Claim]) -> list[Claim]:
    """Claims without those whose words a likeness or an earlier request says as well."""
    alike = terms_in([claim for claim in claims if claim.kind is ClaimKind.LIKENESS])
    kept: list[Claim] = []
    for claim in claims:
        before = terms_in([one for one in kept if one.kind is claim.kind])
        terms = terms_in([claim])
        repeats = claim.kind is ClaimKind.REQUEST and (terms <= alike or terms <= before)
        if not repeats and claim.text not in {one.text for one in kept}:
            kept.append(claim)
    return kept


def plain_facts(
    item: Item, noun: str, telling: Telling, said: Sequence[Claim]
) -> tuple[Claim, ...]:
    """Two or more facts that the claims before have not said."""
    taken = terms_in(said)

    def free(values: Sequence[str], most: int) -> list[str]:
        return [value for value in values if value.casefold() not in taken][:most]

    themes = [theme for theme in telling.rarest(item.themes) if is_sayable(theme)]
    foreign = item.languages[:1] if item.languages[:1] != ("English",) else ()
    facts = [
        about(item, free(themes, 2)),
        many(item, "moods", "mood: ", free(item.moods, 2)),
        many(item, "genres", "genre: ", free(item.genres, 2)),
        people(item, "creators", free(item.creators, 2), noun),
        people(item, "cast", free(item.cast, 2), noun),
        many(item, "languages", "in ", free(foreign, 1)),
        *(fact for fact in numbers(item) if fact.terms[0].casefold() not in taken),
    ]
    found = tuple(fact for fact in facts if fact is not None)
    return found or bare_fact(item)


def bare_fact(item: Item) -> tuple[Claim, ...]:
    """For an item of which nothing else is stored, its title is a fact too."""
    evidence = tuple(own(item, "title", [item.title]))
    return (Claim(ClaimKind.FACT, f"title: {item.title}", (item.title,), evidence),)
