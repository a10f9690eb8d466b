"""How an item feels, in words: "Yes, it is very tense" from a dial, "scary" from several facts."""

import re
from dataclasses import dataclass

from recchat.explain.facts import many, own
from recchat.explain.wording import DIAL_WORDS, joined, tone_words
from recchat.types import Claim, ClaimKind, Dial, Item, Question

# Words that no single dial measures, with the moods that say them and the dials that hint.
FEELINGS = (
    (
        re.compile(r"\b(scary|frighten|creepy|terrify|horror|spooky|nightmare)", re.I),
        "scary",
        frozenset({"scary", "eerie", "unsettling"}),
        (Dial.TENSION, Dial.DARKNESS),
    ),
    (
        re.compile(r"\b(sad|depress|cry|tear|heartbreak|tragic|bleak)", re.I),
        "sad",
        frozenset({"sad", "melancholy", "bleak", "bittersweet"}),
        (Dial.DARKNESS, Dial.WARMTH),
    ),
    (
        re.compile(r"\b(happy|cheer|uplift|feel.?good)", re.I),
        "feel-good",
        frozenset({"feel-good", "uplifting", "warm", "hopeful"}),
        (Dial.WARMTH, Dial.DARKNESS),
    ),
)


@dataclass(frozen=True, slots=True)
class Feel:
    """An answer about tone: with yes or no in front, and plain."""

    text: str
    plain: str
    claims: tuple[Claim, ...]


def feel_of(item: Item, question: Question) -> Feel | None:
    """What the facts say to "is it scary"; nothing when no dial or mood is known."""
    for pattern, word, moods, dials in FEELINGS:
        if pattern.search(question.words):
            return feeling(item, word, moods, dials)
    if question.dial is None:
        return moods_of(item)
    return dial_feel(item, question.dial, question.direction)


def moods_of(item: Item) -> Feel | None:
    """The moods, when nothing in particular was asked."""
    claim = many(item, "moods", "mood: ", item.moods)
    if claim is None:
        return None
    text = f"The mood of {item.title} is {joined(item.moods)}."
    return Feel(text, f"The mood is {joined(item.moods)}", (claim,))


def dial_feel(item: Item, dial: Dial, direction: int) -> Feel | None:
    """A dial in words, with yes where it is as asked and no where it is not."""
    if dial not in item.tones:
        return None
    tone = item.tones[dial]
    words = said_of(dial, tone, direction)
    asked = tone if direction >= 0 else 10 - tone
    start = "Yes" if asked >= 6 else "No" if asked <= 3 else "Somewhat"
    evidence = tuple(own(item, dial, [str(tone)]))
    claim = Claim(ClaimKind.FACT, f"tone: {words}", (words,), evidence)
    joint = ":" if start == "Somewhat" else ","
    return Feel(f"{start}{joint} {item.title} is {words}.", f"It is {words}", (claim,))


def said_of(dial: Dial, tone: int, direction: int) -> str:
    """A dial by its high word; by its low word where that was asked and is true."""
    low = DIAL_WORDS[dial].low
    if direction < 0 and tone <= 4 and not low.startswith("not "):
        return f"very {low}" if tone <= 1 else low if tone <= 3 else f"fairly {low}"
    return tone_words(dial, tone)


def feeling(item: Item, word: str, moods: frozenset[str], dials: tuple[Dial, ...]) -> Feel | None:
    """A feeling from the moods that say it; without them, what the dials hint at."""
    shown = [mood for mood in item.moods if mood in moods]
    claim = many(item, "moods", "mood: ", shown or item.moods)
    if shown and claim:
        start = "Yes" if word in shown else "Somewhat"
        text = f"{start}: the mood of {item.title} is {joined(shown)}."
        return Feel(text, f"The mood is {joined(shown)}", (claim,))
    if item.tones:
        said = [tone_words(dial, item.tones[dial]) for dial in dials]
        evidence = tuple(one for dial in dials for one in own(item, dial, [str(item.tones[dial])]))
        fact = Claim(ClaimKind.FACT, f"tone: {', '.join(said)}", tuple(said), evidence)
        text = f"{item.title} is not marked as {word}; it is {joined(said)}."
        return Feel(text, f"It is {joined(said)}", (fact,))
    return moods_of(item)
