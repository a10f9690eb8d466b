"""Acts for real messages that have none: a linear classifier over hashed words, fitted on IARD."""

import re
import zlib
from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor
from torch.nn import functional as F

from recchat.train.corpus import RealMessage
from recchat.types import Act

WIDTH = 16384
WORD = re.compile(r"[a-z']+|[?!]")
ROUNDS, RATE, DECAY = 150, 0.05, 2e-4
SURE = 0.35
ACTS = tuple(act.value for act in Act)


def features(message: RealMessage) -> list[int]:
    """Hashed words and pairs of the message, and words of what was said before."""
    words = ["<", *WORD.findall(message.bare.lower()), ">"]
    before = WORD.findall(message.last.lower())[-25:]
    names = [*words, *(f"{a} {b}" for a, b in pairwise(words))]
    names += [f"before {word}" for word in before]
    names += [f"length {min(len(words) // 4, 6)}", f"first {not message.last}"]
    return sorted({zlib.crc32(name.encode()) % WIDTH for name in names})


def matrix(messages: Sequence[RealMessage]) -> Tensor:
    """Features of messages, (messages, WIDTH), each row of unit length."""
    rows = torch.zeros(len(messages), WIDTH)
    for row, message in zip(rows, messages, strict=True):
        found = features(message)
        row[found] = len(found) ** -0.5
    return rows


class Silver:
    """The classifier; `acts` gives those it is sure of, or the likeliest one."""

    def __init__(self, messages: Sequence[RealMessage], seed: int = 0) -> None:
        torch.manual_seed(seed)
        self.weight = torch.zeros(WIDTH, len(ACTS), requires_grad=True)
        self.bias = torch.full((len(ACTS),), -2.0, requires_grad=True)
        wanted = torch.tensor([[float(act in m.acts) for act in ACTS] for m in messages])
        rows = matrix(messages)
        adam = torch.optim.AdamW([self.weight, self.bias], lr=RATE, weight_decay=DECAY)
        for _ in range(ROUNDS):
            scores = rows @ self.weight * 4 + self.bias
            loss = F.binary_cross_entropy_with_logits(scores, wanted)
            loss = loss + 2e-4 * self.weight.square().sum() / len(ACTS)
            adam.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            adam.step()

    def acts(self, messages: Sequence[RealMessage]) -> list[tuple[str, ...]]:
        """The acts of each message."""
        with torch.no_grad():
            scores = (matrix(messages) @ self.weight * 4 + self.bias).sigmoid()
        found = []
        for row in scores:
            sure = [act for act, score in zip(ACTS, row, strict=True) if score > SURE]
            found.append(tuple(sure or [ACTS[int(row.argmax())]]))
        return found
