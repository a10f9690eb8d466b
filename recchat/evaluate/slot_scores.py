"""Right, read and marked: the scores of rows, and F1 with its interval out of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recchat.evaluate.figures import Figure, bootstrap_sums
from recchat.types import Act

BY_NAME = " by name"  # behind a slot: its values compared by the first rule alone
Counts = tuple[int, int, int]  # right, read, marked


@dataclass(frozen=True, slots=True)
class Scored:
    """One row: for each slot judged, and for the acts, what was right, read and marked."""

    dialogue: str
    slots: Mapping[str, Counts]
    acts: Mapping[Act, Counts]
    milliseconds: float
    values: int = 0  # values read, of whatever slot
    invented: int = 0  # of these, values whose words are not in the message


def by_dialogue(scored: Iterable[Scored]) -> list[list[Scored]]:
    """Rows in groups: an interval resamples whole dialogues."""
    groups: dict[str, list[Scored]] = defaultdict(list)
    for one in scored:
        groups[one.dialogue].append(one)
    return list(groups.values())


def slot_figures(slot: str, groups: Sequence[Sequence[Scored]]) -> list[Figure]:
    """F1 of one slot, over the rows that judge it."""
    judged = [[one.slots[slot] for one in group if slot in one.slots] for group in groups]
    judged = [group for group in judged if group]
    sums = np.asarray([np.sum(group, axis=0) for group in judged], dtype=np.float64)
    if not len(sums) or not sums[:, 2].sum():
        return []
    n = sum(len(group) for group in judged)
    name = f"{slot.removesuffix(BY_NAME)}_f1{'_by_name' if slot.endswith(BY_NAME) else ''}"
    return [bootstrap_sums(name, sums.reshape(-1, 3), f1, n=n)]


def act_figures(scored: Sequence[Scored]) -> list[Figure]:
    """Micro and macro F1 over acts."""
    rows = [
        np.sum([[one.acts[act] for act in Act] for one in group], axis=0)
        for group in by_dialogue(scored)
    ]
    sums = np.asarray(rows, dtype=np.float64).reshape(len(rows), -1)
    n = len(scored)
    each = sums.reshape(len(rows), len(Act), 3)
    return [
        bootstrap_sums("acts_micro_f1", sums, micro_f1, n=n),
        bootstrap_sums("acts_macro_f1", sums, macro_f1, n=n),
        *critique_figures(each[:, list(Act).index(Act.CRITIQUE)]),
        *(
            bootstrap_sums(f"act_{act}_f1", each[:, at], f1, n=int(each[:, at, 2].sum()))
            for at, act in enumerate(Act)
            if each[:, at, 1:].sum()
        ),
    ]


def critique_figures(sums: NDArray[np.float64]) -> list[Figure]:
    """How many critiques were heard, where there are some."""
    n = int(sums[:, 2].sum())
    return [bootstrap_sums("critique_recall", sums, recall, n=n)] if n else []


def invented_figure(groups: Sequence[Sequence[Scored]]) -> Figure:
    """The share of values read whose words are not in the message (law: none)."""
    sums = np.asarray(
        [
            [sum(one.invented for one in group), sum(one.values for one in group)]
            for group in groups
        ],
        dtype=np.float64,
    )
    n = sum(one.values for group in groups for one in group)
    return bootstrap_sums("invented_spans", sums.reshape(-1, 2), part, n=n, unit="share")


def part(sums: NDArray[np.float64]) -> float:
    """One count over another; nothing of nothing is nothing."""
    return float(sums[0] / sums[1]) if sums[1] else 0.0


def recall(sums: NDArray[np.float64]) -> float:
    """The share of what is marked that was read."""
    return float(sums[0] / sums[2]) if sums[2] else float("nan")


def f1(sums: NDArray[np.float64]) -> float:
    """F1 of (right, read, marked)."""
    right, read, marked = sums
    return float(2 * right / (read + marked)) if read + marked else float("nan")


def micro_f1(sums: NDArray[np.float64]) -> float:
    """F1 over all acts together."""
    return f1(sums.reshape(-1, 3).sum(axis=0))


def macro_f1(sums: NDArray[np.float64]) -> float:
    """The mean F1 over the acts that somebody marked or read."""
    values = [f1(row) for row in sums.reshape(-1, 3) if row[1] + row[2]]
    return float(np.mean(values)) if values else float("nan")


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return float(np.median(values))
