"""Examples as flat arrays: what the training loop reads, in one .npz file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from recchat.train.vocabulary import answer_ids, prompt_ids

BUCKETS = (32, 48, 64, 96, 144, 208, 288)  # padded lengths; each costs one compilation
TOKENS_PER_BATCH = 4096


@dataclass(frozen=True, slots=True)
class Example:
    """One prompt and its answer; plain text has no job."""

    job: str
    user: str
    answer: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Packed:
    """All examples end to end; `answers` is where each answer starts, within its example."""

    tokens: NDArray[np.uint16]
    starts: NDArray[np.int64]  # (examples + 1,)
    answers: NDArray[np.int32]
    weights: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.answers)

    @property
    def name(self) -> str:
        """Which data this is: the same for the same examples in the same order."""
        return sha256(self.tokens.tobytes()).hexdigest()[:16]

    def row(self, index: int) -> NDArray[np.uint16]:
        """The tokens of one example."""
        return self.tokens[self.starts[index] : self.starts[index + 1]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tokens (B, T) and the weight of predicting each token from those before it."""

    tokens: NDArray[np.int64]
    weights: NDArray[np.float32]


def pack(examples: Iterable[Example], tokenizer: Tokenizer) -> Packed:
    """Tokenise; what is longer than the longest bucket is left out."""
    rows, answers, weights = [], [], []
    for example in examples:
        prompt = prompt_of(tokenizer, example)
        row = prompt + answer_ids(tokenizer, example.answer)
        if len(row) <= BUCKETS[-1]:
            rows.append(np.array(row, np.uint16))
            answers.append(len(prompt))
            weights.append(example.weight)
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    return Packed(
        np.concatenate(rows),
        starts.astype(np.int64),
        np.array(answers, np.int32),
        np.array(weights, np.float32),
    )


def prompt_of(tokenizer: Tokenizer, example: Example) -> list[int]:
    """What stands before the answer; without a job, only the words."""
    if example.job:
        return prompt_ids(tokenizer, example.job, example.user)
    return [int(i) for i in tokenizer.encode(example.user).ids]


def save(packed: Packed, path: Path) -> None:
    """Write the arrays."""
    np.savez(
        path,
        tokens=packed.tokens,
        starts=packed.starts,
        answers=packed.answers,
        weights=packed.weights,
    )


def load(path: Path) -> Packed:
    """Read the arrays that `save` wrote."""
    with np.load(path) as arrays:
        return Packed(arrays["tokens"], arrays["starts"], arrays["answers"], arrays["weights"])


def batches(packed: Packed, seed: int, skip: int = 0) -> Iterator[Batch]:
    """Batches of one length each, epoch after epoch, the same for the same seed."""
    epoch, passed = 0, 0
    while True:
        rng = np.random.default_rng((seed, epoch))
        for rows in epoch_rows(packed, rng):
            if passed >= skip:
                yield collate(packed, rows)
            passed += 1
        epoch += 1


def epoch_rows(packed: Packed, rng: np.random.Generator) -> list[NDArray[np.int64]]:
    """Every example once, in batches of one bucket, shuffled within and among buckets."""
    lengths = np.diff(packed.starts)
    bucket_of = np.searchsorted(BUCKETS, lengths)
    found = []
    for bucket, length in enumerate(BUCKETS):
        members = rng.permutation(np.flatnonzero(bucket_of == bucket))
        size = max(1, TOKENS_PER_BATCH // length)
        found += [members[i : i + size] for i in range(0, len(members) - size + 1, size)]
        if 0 < len(members) < size:  # a small bucket fills its one batch by repetition
            found.append(np.resize(members, size))
    return [found[i] for i in rng.permutation(len(found))]


def collate(packed: Packed, rows: NDArray[np.int64]) -> Batch:
    """Pad on the right to the bucket's length."""
    longest = max(len(packed.row(int(row))) for row in rows)
    length = BUCKETS[int(np.searchsorted(BUCKETS, longest))]
    tokens = np.zeros((len(rows), length), np.int64)
    weights = np.zeros((len(rows), length), np.float32)
    for i, index in enumerate(rows):
        row = packed.row(int(index))
        tokens[i, : len(row)] = row
        weights[i, max(1, packed.answers[index]) : len(row)] = packed.weights[index]
    return Batch(tokens, weights)
