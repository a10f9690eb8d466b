"""What a critique changed, in one line of true numbers: this slate against the one before."""

from collections.abc import Sequence

from recchat.explain.wording import moved_words
from recchat.recommend.meets import NUMBERS
from recchat.types import DIALS, Dial, Item, Slot, Wish

SMALL_STEP = 0.5  # of a dial: less than that rounds away
NEAR = 2.5  # steps on average over all dials: two items of the same catalogue lie 3 apart
SMALL_NUMBER = {Slot.MINUTES: 3, Slot.PAGES: 10, Slot.YEAR: 2}
UNITS = {Slot.MINUTES: "minutes ", Slot.PAGES: "pages "}
SAID = {
    (Slot.MINUTES, 1): "Longer",
    (Slot.MINUTES, -1): "Shorter",
    (Slot.PAGES, 1): "Longer",
    (Slot.PAGES, -1): "Shorter",
    (Slot.YEAR, 1): "Newer",
    (Slot.YEAR, -1): "Older",
}


def change_line(before: Sequence[Item], after: Sequence[Item], asked: Sequence[Wish]) -> str:
    """One line on what moved; "" when nothing measurable was asked for."""
    parts = [part for wish in asked if (part := change_of(wish, before, after))]
    return "; ".join([*parts[:1], *(part[:1].lower() + part[1:] for part in parts[1:])])


def change_of(wish: Wish, before: Sequence[Item], after: Sequence[Item]) -> str:
    """How one wish moved the slate."""
    if wish.slot is Slot.TONE and wish.value in set(Dial) and wish.direction:
        return dial_change(wish, before, after)
    direction = asked_direction(wish)
    if not direction:
        return ""
    numbers = [average_number(items, wish.slot) for items in (before, after)]
    if numbers[0] is None or numbers[1] is None:
        return ""
    old, new = round(numbers[0]), round(numbers[1])
    moved = (new - old) * direction >= SMALL_NUMBER[wish.slot]
    what = SAID[wish.slot, direction]
    unit = UNITS.get(wish.slot, "")
    if moved:
        return f"{what}: from {old} to {new} {unit}on average"
    # A bound holds by itself; only a step that led nowhere has to be admitted.
    step = f"Not {what.lower()} on average: {old} before, {new} {unit}now"
    return step if wish.direction else ""


def asked_direction(wish: Wish) -> int:
    """Which way a wish for a length or a year turns; 0 when it turns neither way."""
    if wish.slot not in NUMBERS or not wish.wanted:
        return 0
    if wish.direction or (wish.low is None) is (wish.high is None):
        return wish.direction
    return 1 if wish.high is None else -1


def dial_change(wish: Wish, before: Sequence[Item], after: Sequence[Item]) -> str:
    """How a dial moved: by its means, rounded to whole steps."""
    dial = Dial(wish.value)
    direction = wish.direction if wish.wanted else -wish.direction
    old, new = (average_dial(items, dial) for items in (before, after))
    if old is None or new is None:
        return ""
    word = moved_words(dial, direction)
    if (new - old) * direction >= SMALL_STEP and round(old) != round(new):
        return f"{word.capitalize()}: {dial} from {round(old)} to {round(new)} on average"
    return f"Hardly {word}: {dial} is {round(new)} of 10 on average, and was {round(old)}"


def average_dial(items: Sequence[Item], dial: Dial) -> float | None:
    """The mean of a dial over the items that have it."""
    tones = [item.tones[dial] for item in items if dial in item.tones]
    return sum(tones) / len(tones) if tones else None


def average_number(items: Sequence[Item], slot: Slot) -> float | None:
    """The mean year or length over the items that have one."""
    numbers = [NUMBERS[slot](item) for item in items]
    known = [number for number in numbers if number is not None]
    return sum(known) / len(known) if known else None


def near_words(before: Sequence[Item], after: Sequence[Item], named: Item | None) -> str:
    """That the slate came nearer to a named item, or stays near it, when by its dials it does."""
    if named is None or not named.tones:
        return ""
    old = steps_from(named, [one for one in before if one.id != named.id])
    new = steps_from(named, after)
    if old is None or new is None:
        return ""
    if old - new >= SMALL_STEP:
        return f"nearer to {named.title} than before"
    return f"staying near {named.title}" if new - old < SMALL_STEP and new <= NEAR else ""


def steps_from(item: Item, others: Sequence[Item]) -> float | None:
    """How many steps the dials of others lie from an item's, on average."""
    toned = [one for one in others if one.tones]
    if not toned:
        return None
    apart = [abs(one.tones[dial] - item.tones[dial]) for one in toned for dial in DIALS]
    return sum(apart) / len(apart)
