"""The model's vocabulary: byte-level BPE with one control token for each job.

A prompt is put together from ids piece by piece, so that text which happens to spell a control
token stays text: the tokenizer that reads it does not know them.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

JOBS = ("talk/understand", "explain/reason", "talk/answer", "talk/ask", "talk/chat")
BOS, EOT, REPLY = "<|bos|>", "<|eot|>", "<|reply|>"
CONTROLS = (BOS, EOT, REPLY, *(f"<|{job}|>" for job in JOBS))
SIZE = 6144


def train_vocabulary(texts: Iterable[str], size: int = SIZE) -> Tokenizer:
    """Learn merges from texts; the control tokens take the first ids."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=list(CONTROLS),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return without_controls(tokenizer.to_str())


def load_vocabulary(path: Path) -> Tokenizer:
    """Read a vocabulary that `save_vocabulary` wrote."""
    return without_controls(path.read_text(encoding="utf-8"))


def save_vocabulary(tokenizer: Tokenizer, path: Path) -> None:
    """Write the vocabulary as a tokenizers JSON file."""
    path.write_text(tokenizer.to_str(), encoding="utf-8")


def without_controls(text: str) -> Tokenizer:
    """The same merges in a tokenizer that never parses a control token out of text."""
    model = json.loads(text)["model"]
    pairs = [pair_of(merge) for merge in model["merges"]]
    tokenizer = Tokenizer(models.BPE(vocab=model["vocab"], merges=pairs))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def pair_of(merge: str | list[str]) -> tuple[str, str]:
    """A merge as the JSON file writes it, as a pair."""
    first, second = merge.split(" ") if isinstance(merge, str) else merge
    return first, second


def merges_of(tokenizer: Tokenizer) -> list[str]:
    """The merges as GGUF wants them: two pieces with a space between."""
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    return [" ".join(pair_of(merge)) for merge in merges]


def prompt_ids(tokenizer: Tokenizer, job: str, user: str) -> list[int]:
    """A prompt: bos, the job's token, the rendered user part, the reply token."""
    head = [control_id(BOS), control_id(f"<|{job}|>")]
    return [*head, *tokenizer.encode(user).ids, control_id(REPLY)]


def answer_ids(tokenizer: Tokenizer, answer: str) -> list[int]:
    """An answer with its end token."""
    return [*tokenizer.encode(answer).ids, control_id(EOT)]


def control_id(token: str) -> int:
    """The id of a control token: they come first in every vocabulary."""
    return CONTROLS.index(token)


def text_of(tokenizer: Tokenizer, ids: Sequence[int]) -> str:
    """Ids back to text, without control tokens."""
    return str(tokenizer.decode([i for i in ids if i >= len(CONTROLS)]))
