"""What an understood message is written as: one line for each slot, in a fixed order."""

from collections.abc import Iterable, Mapping, Sequence

from recchat.types import Act

SLOTS = (
    "like",
    "dislike",
    "mention",
    "genre",
    "not genre",
    "person",
    "not person",
    "keyword",
    "not keyword",
)
MOST_VALUES = 6  # of one slot; a message with more is rare and only costs tokens


def write_frame(acts: Iterable[str], slots: Mapping[str, Sequence[str]]) -> str:
    """Acts in canonical order, then each slot that has values, each value once."""
    said = set(acts)
    lines = ["acts: " + ", ".join(act.value for act in Act if act.value in said)]
    for slot in SLOTS:
        values = list(dict.fromkeys(slots.get(slot, ())))[:MOST_VALUES]
        if values:
            lines.append(f"{slot}: " + "; ".join(values))
    return "\n".join(lines)


def read_frame(text: str) -> tuple[list[str], dict[str, list[str]]]:
    """Acts and slots of a written frame; lines that are no part of one are passed over."""
    acts: list[str] = []
    slots: dict[str, list[str]] = {}
    for line in text.splitlines():
        name, _, values = line.partition(": ")
        if name == "acts":
            acts = [act for act in values.split(", ") if act in set(Act)]
        elif name in SLOTS:
            slots[name] = [value.strip() for value in values.split(";") if value.strip()]
    return acts, slots
