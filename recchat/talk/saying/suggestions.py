"""The critiques offered after a slate: those that would change this slate most.

Each possible critique is tried on the pool of near candidates: those of them that it would bring
are its answer, and how far they lie from the slate, in steps of ten, is its strength.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from recchat.recommend.meets import NUMBERS
from recchat.talk.saying.dial_words import pressed
from recchat.types import DIALS, Dial, Item, Slot, Suggestion, Wish

FEWEST, MOST = 3, 5
CLEAR_STEP = 1.5  # steps of a dial beyond the slate's mean: from here an item is an answer
ENOUGH = 3  # answers in the pool, for a critique to be worth a chip
SAME = 0.6  # share of common answers from which two critiques are one
STANDING = 0.5  # a turn that was asked for already is worth less a second time
MINUTES_A_STEP, PAGES_A_STEP, YEARS_A_STEP = 12.0, 45.0, 10.0  # as telling as one step of a dial
FULL_STEP = 4.0  # an answer that lies further away is no stronger
FARTHEST = 0.5  # what an answer at the end of the pool counts, against one at its beginning
# People steer by light and dark, laughter and suspense more than by the other dials.
STEERED_BY = {
    (Dial.HUMOUR, 1): 1.1,
    (Dial.HUMOUR, -1): 0.8,
    (Dial.DARKNESS, 1): 1.1,
    (Dial.DARKNESS, -1): 1.2,
    (Dial.TENSION, 1): 1.1,
    (Dial.ROMANCE, 1): 0.8,
    (Dial.ROMANCE, -1): 0.8,
    (Dial.WARMTH, -1): 0.7,
    (Dial.SPECTACLE, 1): 0.8,
    (Dial.SPECTACLE, -1): 0.8,
    (Dial.STRANGENESS, -1): 0.8,
    (Dial.VIOLENCE, 1): 0.8,
}
ORDINALS = ("first", "second", "third", "fourth", "fifth")
LIKENESS = 0.8  # "more like this one" against a dial that moves as far


@dataclass(frozen=True, slots=True)
class Turn:
    """One critique that could be offered, with the items it would bring."""

    suggestion: Suggestion
    key: str  # at most one of each key is offered
    strength: float
    answers: frozenset[str]


def suggested(
    slate: Sequence[Item], pool: Sequence[Item], wishes: Sequence[Wish]
) -> tuple[Suggestion, ...]:
    """Three to five critiques, the one that would move this slate most first."""
    turns = sorted(turns_of(slate, pool, wishes), key=lambda turn: -turn.strength)
    chosen: list[Turn] = []
    for most_alike, fewest_answers in ((SAME, ENOUGH), (1.0, 1)):
        for turn in turns:
            limit = MOST if fewest_answers == ENOUGH else FEWEST
            if len(chosen) < limit and len(turn.answers) >= fewest_answers:
                chosen += [turn] if is_new(turn, chosen, most_alike) else []
    more = [Suggestion("others", "show me more")] if len(chosen) < FEWEST and pool else []
    return (*(turn.suggestion for turn in chosen), *more)


def is_new(turn: Turn, chosen: Sequence[Turn], most_alike: float) -> bool:
    """Whether a critique leads elsewhere than those chosen before it."""
    return all(
        one.key != turn.key and alike(one.answers, turn.answers) <= most_alike for one in chosen
    )


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of common items of two answers."""
    return len(one & other) / max(1, len(one | other))


def turns_of(slate: Sequence[Item], pool: Sequence[Item], wishes: Sequence[Wish]) -> Iterator[Turn]:
    """Every critique with an answer in the pool."""
    for dial in DIALS:
        for direction in (1, -1):
            if ruled_out(Slot.TONE, str(dial), direction, wishes):
                continue
            words = pressed(dial, direction)
            turn = measured(
                Suggestion(words, words), str(dial), slate, pool, dial_steps(dial, direction)
            )
            asked = any(wish.slot is Slot.TONE and wish.value == dial for wish in wishes)
            yield scaled(
                turn, STEERED_BY.get((dial, direction), 1.0) * (STANDING if asked else 1.0)
            )
    yield from number_turns(slate, pool, wishes)
    yield from likeness_turns(slate, pool, wishes)


def dial_steps(dial: Dial, direction: int) -> Callable[[Item], float | None]:
    """How to read an item's dial so that more is further in the direction."""
    return lambda item: item.tones[dial] * direction if item.tones else None


def number_turns(
    slate: Sequence[Item], pool: Sequence[Item], wishes: Sequence[Wish]
) -> Iterator[Turn]:
    """Shorter, older, newer."""
    ways = (
        ("shorter", Slot.MINUTES, -1, MINUTES_A_STEP),
        ("shorter", Slot.PAGES, -1, PAGES_A_STEP),
        ("older", Slot.YEAR, -1, YEARS_A_STEP),
        ("newer", Slot.YEAR, 1, YEARS_A_STEP),
    )
    for label, slot, direction, step in ways:
        if not ruled_out(slot, "", direction, wishes):
            steps = number_steps(slot, direction / step)
            yield measured(Suggestion(label, f"something {label}"), str(slot), slate, pool, steps)


def number_steps(slot: Slot, scale: float) -> Callable[[Item], float | None]:
    """How to read an item's year or length in steps, in a direction."""

    def steps(item: Item) -> float | None:
        number = NUMBERS[slot](item)
        return None if number is None else number * scale

    return steps


def ruled_out(slot: Slot, value: str, direction: int, wishes: Sequence[Wish]) -> bool:
    """Whether a standing wish asks for the opposite; a slate is not turned against it."""
    return any(
        wish.slot is slot
        and (slot is not Slot.TONE or wish.value == value)
        and wish.direction * (1 if wish.wanted else -1) * direction < 0
        for wish in wishes
    )


def measured(
    suggestion: Suggestion,
    key: str,
    slate: Sequence[Item],
    pool: Sequence[Item],
    steps: Callable[[Item], float | None],
) -> Turn:
    """A critique with the nearest items that answer it, and how far they lie from the slate."""
    shown = [own for item in slate if (own := steps(item)) is not None]
    if not shown:
        return Turn(suggestion, key, 0.0, frozenset())
    mean = sum(shown) / len(shown)
    found = [(own - mean, item.id) for item in pool if (own := steps(item)) is not None]
    near = [
        (min(step, FULL_STEP) * (1 - (1 - FARTHEST) * place / len(found)), item_id)
        for place, (step, item_id) in enumerate(found)
        if step >= CLEAR_STEP
    ][: len(slate)]
    strength = sum(step for step, _ in near) / len(slate)  # too few answers count for less
    return Turn(suggestion, key, strength, frozenset(item_id for _, item_id in near))


def likeness_turns(
    slate: Sequence[Item], pool: Sequence[Item], wishes: Sequence[Wish]
) -> Iterator[Turn]:
    """More like one card: the slate would go where that card stands apart from the others."""
    liked = {wish.value for wish in wishes if wish.slot is Slot.TITLE}
    for place, item in enumerate(slate[: len(ORDINALS)]):
        others = [one for one in slate if one is not item and one.tones]
        if not item.tones or not others or item.id in liked:
            continue
        apart = distance(item, others)
        near = sorted((one for one in pool if one.tones), key=lambda one: distance(one, [item]))
        answers = [one.id for one in near[: len(slate)]]
        # The place is clearer than a title that is a common word: "more like Alien".
        chip = Suggestion(f"more like {item.title}", f"more like the {ORDINALS[place]} one")
        yield Turn(chip, "likeness", apart * LIKENESS, frozenset(answers))


def distance(item: Item, others: Sequence[Item]) -> float:
    """How many steps a dial of an item lies from the others' mean: the mean of the widest three."""
    means = {dial: sum(one.tones[dial] for one in others) / len(others) for dial in DIALS}
    apart = sorted((abs(item.tones[dial] - means[dial]) for dial in DIALS), reverse=True)
    return sum(apart[:3]) / 3


def scaled(turn: Turn, by: float) -> Turn:
    """The same critique, worth more or less."""
    return Turn(turn.suggestion, turn.key, turn.strength * by, turn.answers)


# What lifts all wishes of a slot, as a person says it; the chip shows it without its "is fine".
LIFTS = {
    Slot.MINUTES: "any length",
    Slot.PAGES: "any length",
    Slot.YEAR: "any year",
    Slot.LANGUAGE: "any language",
    Slot.COUNTRY: "any country",
    Slot.GENRE: "any genre",
    Slot.MOOD: "any mood",
    Slot.TONE: "any mood",
    Slot.PERSON: "any cast",
    Slot.AGE_RATING: "any age rating",
}


def lifting(relax: Sequence[Wish], noun: str = "film") -> tuple[Suggestion, ...]:
    """Chips that lift a constraint, the one whose lifting leaves most first."""
    lifts = LIFTS | ({Slot.PERSON: "any author"} if noun == "book" else {})
    labels = dict.fromkeys(lifts[wish.slot] for wish in relax if wish.slot in lifts)
    return tuple(Suggestion(label, f"{label} is fine") for label in list(labels)[:MOST])
