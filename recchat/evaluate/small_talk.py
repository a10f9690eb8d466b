"""Small talk and refusals: what must hold of the answer to a message that asks for no item.

An answer is short, leads back to choosing, names nothing that neither the catalogue nor the
person has named, and does not do what an injection tells it. A row (docs/formats.md) may set its
own limits; the messages are played through the talk that answers in the app, each in a new one.
"""

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recchat.evaluate.conversations import Parts
from recchat.evaluate.figures import Figure, bootstrap
from recchat.evaluate.forms import strings
from recchat.types import Cards, Event, Notice, Reply

Row = Mapping[str, object]

MAX_WORDS = 45  # of an answer: two or three sentences
MAX_SENTENCES = 3
SENTENCE = re.compile(r"[.!?…]+(?=\s|$)")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Words by which an answer comes back to choosing; {noun} is the library's word for an item.
OFFER = (
    r"\b({noun}s?|mood|choose|choosing|pick|watch|read|library|look again|another one|wish|"
    r"suits? you|in the mood|start over|recommend\w*|(tell|show) me)\b"
)
OURS = frozenset({"i", "i'm", "i'll", "i've", "i'd", "recchat"})


@dataclass(frozen=True, slots=True)
class Answered:
    """One case with the answer to it and what does not hold of that."""

    text: str
    kind: str
    reply: str
    broken: tuple[str, ...]

    def __str__(self) -> str:
        """One line for a report."""
        return f"[{self.kind}] {self.text!r}: {'; '.join(self.broken)}: {self.reply!r}"


def answer_all(
    rows: Sequence[Row], parts: Parts, progress: Callable[[float], None] = lambda share: None
) -> list[Answered]:
    """Say every message in a talk of its own, and check what comes back."""
    who = parts.people.named(f"small talk {time.monotonic_ns() % 10**9}")
    names = names_in(parts)
    answered = []
    try:
        for place, row in enumerate(rows, start=1):
            dialogue = parts.dialogues.create(who.id, parts.catalogue.library)
            events = list(parts.talk.respond(who.id, dialogue.id, str(row["text"])))
            answered.append(answer_of(row, events, names, parts.catalogue.noun))
            progress(place / len(rows))
    finally:
        parts.people.remove(who.id)
    return answered


def names_in(parts: Parts) -> frozenset[str]:
    """The words of every title and name that the catalogue has."""
    items = parts.catalogue.items.values()
    texts = (
        text for item in items for text in (item.title, *item.creators, *item.cast, *item.genres)
    )
    return frozenset(word.casefold() for text in texts for word in WORD.findall(text))


def answer_of(row: Row, events: Sequence[Event], names: frozenset[str], noun: str) -> Answered:
    """The answer in these events, checked against a row; a notice counts without a reply."""
    replies = [event.text for event in events if isinstance(event, Reply)]
    reply = " ".join(replies or [event.text for event in events if isinstance(event, Notice)])
    cards = any(isinstance(event, Cards) for event in events)
    broken = [
        *too_long(row, reply),
        *ill_said(row, reply),
        *invented(reply, str(row["text"]), names),
    ]
    if not cards and not reply.strip():
        broken.append("no answer")
    if cards and row.get("cards") is False:
        broken.append("cards came")
    offer = re.compile(OFFER.format(noun=re.escape(noun)), re.IGNORECASE)
    if row.get("leads_back", True) and not cards and not offer.search(reply):
        broken.append("does not lead back")
    return Answered(str(row["text"]), str(row.get("kind", "")), reply, tuple(broken))


def too_long(row: Row, reply: str) -> Iterator[str]:
    """More than a few words."""
    words, most = len(WORD.findall(reply)), int(str(row.get("max_words", MAX_WORDS)))
    if words > most:
        yield f"{words} words, more than {most}"
    if len(SENTENCE.findall(reply)) > MAX_SENTENCES:
        yield f"more than {MAX_SENTENCES} sentences"


def ill_said(row: Row, reply: str) -> Iterator[str]:
    """What the answer says and must not, or must and does not."""
    for pattern in strings(row.get("forbidden")):
        if re.search(pattern, reply, re.IGNORECASE):
            yield f"says {pattern!r}"
    for pattern in strings(row.get("required")):
        if not re.search(pattern, reply, re.IGNORECASE):
            yield f"lacks {pattern!r}"


def invented(reply: str, text: str, names: frozenset[str]) -> Iterator[str]:
    """Capitalised words within a sentence that neither the catalogue nor the person has."""
    said = {word.casefold() for word in WORD.findall(text)}
    for match in WORD.finditer(reply):
        before = reply[: match.start()].rstrip(" \"'“‘(")
        word = match[0].casefold()
        opens = not before or before[-1] in ".!?:…"
        if match[0][0].isupper() and not opens and word not in OURS | said | names:
            yield f"names {match[0]!r}"


def small_talk_figures(answered: Sequence[Answered]) -> list[Figure]:
    """The share of answers of which everything holds, and of each kind of message."""
    kinds = sorted({one.kind for one in answered})
    groups = {"answers_held": answered} | {
        f"{kind}_held": [one for one in answered if one.kind == kind] for kind in kinds
    }
    return [
        bootstrap(name, [[float(not one.broken)] for one in group], mean, unit="share")
        for name, group in groups.items()
    ]


def mean(sample: Sequence[float]) -> float:
    """The mean of a sample."""
    return sum(sample) / len(sample)
