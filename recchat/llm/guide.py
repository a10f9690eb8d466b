"""Holding an answer to a grammar: which tokens may come next, by llguidance."""

import llguidance.llamacpp
import numpy as np
from llguidance import LLMatcher, LLTokenizer
from llguidance.numpy import allocate_token_bitmask, fill_next_token_bitmask
from numpy.typing import NDArray

from recchat.llm.native import Vocabulary


def tokenizer_of(vocabulary: Vocabulary, ends: list[int]) -> LLTokenizer:
    """Llguidance's own view of a vocabulary: costs up to a second, so made once per model.

    It reads the vocabulary in place and must not be used after the weights are freed.
    """
    return llguidance.llamacpp.lltokenizer_from_vocab(vocabulary.pointer, eos_token=ends)


class Guide:
    """One answer on its way through a grammar, token by token."""

    def __init__(self, tokenizer: LLTokenizer, grammar: str) -> None:
        self._matcher = LLMatcher(tokenizer, LLMatcher.grammar_from_lark(grammar), log_level=0)
        self._mask = allocate_token_bitmask(1, tokenizer.vocab_size)

    @property
    def ended(self) -> bool:
        """Nothing more can come; also when the grammar was too much for its engine."""
        return self._matcher.is_stopped()

    def forced(self) -> list[int]:
        """Tokens that must come next whatever the model thinks; they count as taken."""
        tokens = self._matcher.compute_ff_tokens()
        self._matcher.consume_tokens(tokens)
        return tokens

    def best(self, logits: NDArray[np.float32]) -> int | None:
        """The best token that may come next; None when the grammar's engine has given up."""
        fill_next_token_bitmask(self._matcher, self._mask)
        bits = np.unpackbits(self._mask.view(np.uint8)[0], count=len(logits), bitorder="little")
        allowed = np.flatnonzero(bits)
        return int(allowed[logits[allowed].argmax()]) if allowed.size else None

    def take(self, token: int) -> list[int]:
        """Go on with a token that `best` gave; what is forced after it."""
        self._matcher.consume_token(token)
        return self.forced()
