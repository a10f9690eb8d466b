"""What the model reads right on people's messages that it never saw: acts and titles."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from recchat.train.corpus import YEAR, held_out, is_title, redial_dialogues, redial_messages
from recchat.train.frame_text import read_frame
from recchat.train.lexicon import Lexicon
from recchat.types import Act

Answer = Callable[[str, str], str]  # (message, last) -> the frame as written
TITLE_SLOTS = ("like", "dislike", "mention")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value and how many messages it rests on."""

    name: str
    value: float
    n: int


@dataclass(frozen=True, slots=True)
class Judged:
    """A message with what people said it does and names."""

    text: str
    last: str
    titles: dict[str, str]  # plain title -> like, dislike or mention
    acts: tuple[str, ...] = ()


def plain(title: str) -> str:
    """A title as compared: small letters, no year, no leading article, no marks."""
    words = re.sub(r"[^\w\s]", " ", YEAR.sub("", title).lower()).split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)


def redial_held_out(folder: Path) -> list[Judged]:
    """The seeker's messages of the held-out ReDial dialogues; they have no acts."""
    away, lexicon = held_out(), Lexicon()
    return [
        Judged(
            "".join(piece.words for piece in message.pieces),
            message.last,
            {plain(piece.words): piece.meaning for piece in message.pieces if is_title(piece)},
        )
        for dialogue in redial_dialogues(folder)
        if str(dialogue["conversationId"]) in away
        for message in redial_messages(dialogue, frozenset(), lexicon)
    ]


def iard_gold(folder: Path) -> list[Judged]:
    """IARD's gold half, with acts and titles."""
    rows = [json.loads(line) for line in (folder / "utterances_dev.jsonl").open(encoding="utf-8")]
    return [
        Judged(
            row["text"],
            row["context"][-1] if row["context"] else "",
            {plain(t): "like" for t in row["slots"]["titles"]}
            | {plain(t): "dislike" for t in row["slots"]["not_titles"]},
            tuple(row["acts"]),
        )
        for row in rows
    ]


def figures(name: str, messages: Sequence[Judged], answer: Answer) -> list[Figure]:
    """All figures of one set of messages."""
    read = [read_frame(answer(message.text, message.last)) for message in messages]
    counts: Counter[str] = Counter()
    for message, (acts, slots) in zip(messages, read, strict=True):
        counts.update(title_counts(message, slots))
        counts.update(act_counts(message.acts, acts))
    n = len(messages)
    found = [Figure(f"{name} titles F1", f1(counts, "title"), n)]
    found.append(Figure(f"{name} titles precision", share(counts, "title right", "title said"), n))
    found.append(Figure(f"{name} titles recall", share(counts, "title right", "title gold"), n))
    found.append(Figure(f"{name} polarity", share(counts, "polarity", "liking"), counts["liking"]))
    invented = share(counts, "invented", "values")
    found.append(Figure(f"{name} values not in the message", invented, counts["values"]))
    if any(message.acts for message in messages):
        found.append(Figure(f"{name} acts micro-F1", f1(counts, "act"), n))
        found += [Figure(f"{name} {act} F1", f1(counts, act), counts[f"{act} gold"]) for act in Act]
    return found


def title_counts(message: Judged, slots: dict[str, list[str]]) -> Counter[str]:
    """Right, said and gold titles; polarity of those that are right and liked or disliked."""
    said = {plain(value): slot for slot in TITLE_SLOTS for value in slots.get(slot, ())}
    right = set(said) & set(message.titles)
    counts = Counter({"title right": len(right), "title said": len(said)})
    counts["title gold"] = len(message.titles)
    clear = [title for title in right if "mention" not in (said[title], message.titles[title])]
    counts["liking"] = len(clear)
    counts["polarity"] = sum(said[title] == message.titles[title] for title in clear)
    values = [value for found in slots.values() for value in found]
    counts["values"] = len(values)
    counts["invented"] = sum(value not in message.text for value in values)
    return counts


def act_counts(gold: Iterable[str], said: Iterable[str]) -> Counter[str]:
    """Right, said and gold acts, together and each."""
    gold, said = set(gold), set(said)
    counts: Counter[str] = Counter()
    for name, acts in (("right", gold & said), ("said", said), ("gold", gold)):
        counts[f"act {name}"] = len(acts)
        counts.update({f"{act} {name}": 1 for act in acts})
    return counts


def share(counts: Counter[str], part: str, whole: str) -> float:
    """One count over another; 0 when there is nothing."""
    return counts[part] / counts[whole] if counts[whole] else 0.0


def f1(counts: Counter[str], name: str) -> float:
    """The harmonic mean of precision and recall."""
    said_and_gold = counts[f"{name} said"] + counts[f"{name} gold"]
    return 2 * counts[f"{name} right"] / said_and_gold if said_and_gold else 0.0
