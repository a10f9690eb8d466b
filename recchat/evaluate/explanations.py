"""Reasons, measured: whether every claim holds, the request is cited, the wording varies.

Cases are items of a real library with wishes they meet and a history, drawn with a seed. Claims
are checked again here, from the catalogue alone, by other code than that which made them.
"""

import random
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from recchat.catalogue.items import Catalogue
from recchat.evaluate.figures import Figure, bootstrap
from recchat.evaluate.variety import commonest_frame, over_words, words_in
from recchat.explain.claims import claims_for
from recchat.explain.speak import reasons
from recchat.explain.telling import Telling, make_telling
from recchat.explain.wording import genre_forms
from recchat.llm.door import LanguageModel
from recchat.prompts import Prompts
from recchat.types import (
    DIALS,
    Card,
    Claim,
    ClaimKind,
    Dial,
    Evidence,
    EvidenceSource,
    History,
    Item,
    Reason,
    ReasonDone,
    Slot,
    Wish,
)

CASES = 500
LIKED = 12  # items in a made history; half of the people have none
SECONDS = 60.0  # for one reason: speed is measured elsewhere
ABOUT_REQUEST = frozenset({ClaimKind.REQUEST, ClaimKind.LIKENESS, ClaimKind.MOVED})
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Case:
    """One item recommended to one person, and the reason they would read."""

    item: Item
    wishes: tuple[Wish, ...]
    history: History
    claims: tuple[Claim, ...]
    reason: Reason


@dataclass(frozen=True, slots=True)
class Ground:
    """What all cases of a run share."""

    catalogue: Catalogue
    telling: Telling
    prompts: Prompts
    model: LanguageModel | None
    seed: int


def evaluate_explanations(
    catalogue: Catalogue,
    prompts: Prompts,
    model: LanguageModel | None,
    *,
    count: int = CASES,
    seed: int = 7,
) -> list[Figure]:
    """The figures of the reasons as shown, then those of composed ones as the humble row."""
    ground = Ground(catalogue, make_telling(catalogue), prompts, model, seed)
    figures = figures_of(list(cases(ground, count)), ground)
    if model is None:
        return figures
    humble = replace(ground, model=None)
    composed = figures_of(list(cases(humble, count)), humble)
    return [*figures, *(replace(one, name=f"composed/{one.name}") for one in composed)]


def cases(ground: Ground, count: int) -> Iterator[Case]:
    """Cases drawn with the seed, each with its reason."""
    chance = random.Random(ground.seed)
    items = list(ground.catalogue.items.values())
    for _ in range(count):
        item = chance.choice(items)
        wishes = wishes_met(item, items, chance)
        liked = tuple(one.id for one in chance.sample(items, min(LIKED, len(items))))
        history = History(liked=liked if chance.random() < 0.5 else ())
        yield explained(item, wishes, history, ground)


def explained(item: Item, wishes: tuple[Wish, ...], history: History, ground: Ground) -> Case:
    """A case with its claims and its reason."""
    claims = claims_for(item, wishes, history, ground.catalogue, ground.telling)
    card = Card(item, 1.0, (), claims)
    spoken = reasons(
        ground.model,
        ground.prompts,
        [card],
        noun=ground.catalogue.noun,
        seed=ground.seed,
        seconds=SECONDS,
        cancelled=threading.Event(),
    )
    done = [event for event in spoken if isinstance(event, ReasonDone)]
    return Case(item, wishes, history, claims, done[-1].reason)


def wishes_met(item: Item, items: Sequence[Item], chance: random.Random) -> tuple[Wish, ...]:
    """None to three things that a person may have said before getting this item."""
    makers = chance.sample(WISHES, k=chance.choice((0, 1, 1, 2, 2, 3)))
    near = [one for one in items if one.id != item.id and set(one.themes) & set(item.themes)]
    other = chance.choice(near or list(items))
    return tuple(wish for make in makers if (wish := make(item, other, chance)))


def facet_wish(slot: Slot, values: Callable[[Item], Sequence[str]]) -> "WishMaker":
    """A maker of wishes for one of the item's values."""

    def make(item: Item, _: Item, chance: random.Random) -> Wish | None:
        found = values(item)
        return Wish(slot, chance.choice(found)) if found else None

    return make


def year_wish(item: Item, _: Item, chance: random.Random) -> Wish | None:
    """The decade of the item."""
    low = (item.year or 0) // 10 * 10
    words = chance.choice((f"{low}s", f"from the {low}s"))
    return Wish(Slot.YEAR, "", low=low, high=low + 9, words=words) if item.year else None


def length_wish(item: Item, _: Item, chance: random.Random) -> Wish | None:
    """Under two hours, hard or soft."""
    words, hard = "under two hours", chance.random() < 0.7
    return Wish(Slot.MINUTES, "", high=119, words=words, hard=hard) if item.minutes else None


def tone_wish(item: Item, _: Item, chance: random.Random) -> Wish | None:
    """A tone, more or less of it."""
    return Wish(Slot.TONE, str(chance.choice(DIALS)), direction=chance.choice((1, -1)))


def like_wish(item: Item, other: Item, chance: random.Random) -> Wish | None:
    """Something like another item."""
    return Wish(Slot.TITLE, other.id)


def moved_wish(item: Item, other: Item, chance: random.Random) -> Wish | None:
    """More or less of a tone than another item."""
    way = chance.choice((1, -1))
    return Wish(Slot.TONE, str(chance.choice(DIALS)), direction=way, than=other.id)


WishMaker = Callable[[Item, Item, random.Random], Wish | None]
WISHES: tuple[WishMaker, ...] = (
    facet_wish(Slot.GENRE, lambda item: item.genres),
    facet_wish(Slot.MOOD, lambda item: item.moods),
    facet_wish(Slot.THEME, lambda item: item.themes),
    facet_wish(Slot.PERSON, lambda item: (*item.creators, *item.cast)),
    facet_wish(Slot.KEYWORD, lambda item: item.themes),
    year_wish,
    length_wish,
    tone_wish,
    like_wish,
    moved_wish,
)


def figures_of(found: Sequence[Case], ground: Ground) -> list[Figure]:
    """All figures over a list of cases."""
    telling = [one for one in found if any(c.kind in ABOUT_REQUEST for c in one.claims)]
    liking = [one for one in found if any(c.kind is ClaimKind.HISTORY for c in one.claims)]
    without = [explained(c.item, c.wishes, History(), ground) for c in cited_history(liking)]
    changed = [
        float(a.reason.text != b.reason.text)
        for a, b in zip(cited_history(liking), without, strict=True)
    ]
    checks = [checks_of(one, ground.catalogue) for one in found]
    return [
        bootstrap("claim_precision", checks, mean, unit="share"),
        share("replaced_share", [float(one.reason.replaced) for one in found]),
        share("composed_share", [float(one.reason.composed) for one in found]),
        share("cites_request", [float(cites(one, ABOUT_REQUEST)) for one in telling]),
        share("cites_history", [float(cites(one, {ClaimKind.HISTORY})) for one in liking]),
        share("counterfactual_change", changed),
        over_words("distinct_1", [words_in(one.reason.text) for one in found], 1),
        over_words("distinct_2", [words_in(one.reason.text) for one in found], 2),
        share("commonest_frame_share", commonest_frame([(c.reason, c.item) for c in found])),
        bootstrap("reason_words", [[float(len(words_in(one.reason.text)))] for one in found], mean),
    ]


def cited_history(found: Sequence[Case]) -> list[Case]:
    """The cases whose reason speaks of the history."""
    return [one for one in found if cites(one, {ClaimKind.HISTORY})]


def cites(case: Case, kinds: frozenset[ClaimKind] | set[ClaimKind]) -> bool:
    """Whether a reason rests on a claim of one of these kinds."""
    return any(claim.kind in kinds for claim in case.reason.claims)


def share(name: str, values: Sequence[float]) -> Figure:
    """A share of cases."""
    return bootstrap(name, [[value] for value in values], mean, unit="share")


def mean(values: Sequence[float]) -> float:
    """The average."""
    return sum(values) / len(values) if values else float("nan")


def checks_of(case: Case, catalogue: Catalogue) -> list[float]:
    """One for each claim and each number or genre of a reason that is true, else nought."""
    held = [supported(claim, case, catalogue) for claim in case.reason.claims]
    return [float(one) for one in (*held, *mentions(case))]


def supported(claim: Claim, case: Case, catalogue: Catalogue) -> bool:
    """Whether every piece of evidence is there: in the store, the words, or the history."""
    return all(stands(one, case, catalogue) for one in claim.evidence)


def stands(one: Evidence, case: Case, catalogue: Catalogue) -> bool:
    """Whether one piece of evidence is where it says it is."""
    if one.source is EvidenceSource.HISTORY:
        return one.item_id in case.history.liked
    if one.source is EvidenceSource.WORDS and one.item_id:
        return any(one.item_id in {wish.value, wish.than} for wish in case.wishes)
    if one.source is EvidenceSource.WORDS:
        return any(str(wish.slot) == one.field for wish in case.wishes)
    return is_stored(one.item_id, one.field, one.value, catalogue)


def is_stored(item_id: str, field: str, value: str, catalogue: Catalogue) -> bool:
    """Whether the catalogue has this value in this field of this item."""
    item = catalogue.items[item_id]
    if field in set(DIALS):
        return str(item.tones.get(Dial(field))) == value
    stored = getattr(item, field)
    if isinstance(stored, tuple):
        return value.casefold() in {one.casefold() for one in stored} or any(
            set(value.casefold().split()) <= set(one.casefold().split()) for one in stored
        )
    return value == str(stored) or value.casefold() in str(stored).casefold()


def mentions(case: Case) -> Iterator[bool]:
    """Whether each number and each genre that a reason names is one of the case's own."""
    text, item = case.reason.text, case.item
    named = " ".join([item.label, *(e.value for c in case.claims for e in c.evidence)])
    numbers = {str(item.year), str(item.minutes), *NUMBER.findall(named)}
    if item.minutes:  # "2 hours and 23 minutes" is 143
        numbers |= {str(part) for part in divmod(item.minutes, 60)}
    yield from (number in numbers for number in NUMBER.findall(text))
    words = set(words_in(text)) - set(words_in(named))
    forms = {form for genre in item.genres for form in genre_forms(genre)}
    known = {form for genre in ALL_GENRES for form in genre_forms(genre)}
    yield from (word in forms for word in words & known)


ALL_GENRES = ("comedy", "drama", "horror", "thriller", "western", "musical", "documentary", "war")
