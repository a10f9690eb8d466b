"""Whether llama.cpp reads the file as we meant it: same tokens, same scores.

Its functions run the model in this process; on machines where llama.cpp's extra buffer types
crash (they name AMX, the machine forbids it) these are switched off first.
"""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import llama_cpp
import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from recchat.train.network import Network
from recchat.train.vocabulary import EOT, control_id, prompt_ids, text_of


@dataclass(frozen=True, slots=True)
class Parity:
    """How far the file and the network agree over a list of token rows."""

    same_tokens: float  # share of texts that both tokenisers read alike
    same_choice: float  # share of positions with the same best token
    largest_difference: float  # of any logit


def open_gguf(path: Path, context: int = 512) -> llama_cpp.Llama:
    """Load a file without llama.cpp's extra buffer types."""
    plain_parameters = llama_cpp.llama_cpp.llama_model_default_params

    def without_extra_buffers() -> llama_cpp.llama_model_params:
        parameters = plain_parameters()
        parameters.use_extra_bufts = False
        return parameters

    llama_cpp.llama_cpp.llama_model_default_params = without_extra_buffers
    try:
        return llama_cpp.Llama(
            str(path), n_ctx=context, n_batch=context, n_threads=1, logits_all=True, verbose=False
        )
    finally:
        llama_cpp.llama_cpp.llama_model_default_params = plain_parameters


def parity(
    model: llama_cpp.Llama, network: Network, tokenizer: Tokenizer, texts: Sequence[str]
) -> Parity:
    """Compare tokens of every text, and logits over each text's tokens."""
    rows = [tokenizer.encode(text).ids[:200] for text in texts]
    read = [model.tokenize(text.encode(), add_bos=False, special=False)[:200] for text in texts]
    agree, worst = [], 0.0
    for row in rows:
        ours, theirs = network_scores(network, row), file_scores(model, row)
        agree.append((ours.argmax(-1) == theirs.argmax(-1)).mean())
        worst = max(worst, float(np.abs(ours - theirs).max()))
    same = float(np.mean([a == b for a, b in zip(rows, read, strict=True)]))
    return Parity(same, float(np.mean(agree)), worst)


def network_scores(network: Network, row: Sequence[int]) -> NDArray[np.float32]:
    """The network's logits at every position."""
    with torch.no_grad():
        scores: NDArray[np.float32] = network.logits(network(torch.tensor([row])))[0].numpy()
    return scores


def file_scores(model: llama_cpp.Llama, row: Sequence[int]) -> NDArray[np.float32]:
    """The file's logits at every position."""
    model.reset()
    model.eval(row)
    return np.array(model.scores[: len(row)], np.float32)


def answer(
    model: llama_cpp.Llama, tokenizer: Tokenizer, job: str, user: str, longest: int = 110
) -> str:
    """A greedy answer, to look at and to measure."""
    end, ids = control_id(EOT), prompt_ids(tokenizer, job, user)
    found: list[int] = []
    model.reset()
    model.eval(ids)
    while len(found) < longest:
        logits = ctypes.cast(llama_cpp.llama_get_logits_ith(model.ctx, -1), ctypes.c_void_p)
        size = tokenizer.get_vocab_size()
        row = np.ctypeslib.as_array(ctypes.cast(logits, ctypes.POINTER(ctypes.c_float)), (size,))
        best = int(row.argmax())
        if best == end:
            break
        found.append(best)
        model.eval([best])
    return text_of(tokenizer, found)
