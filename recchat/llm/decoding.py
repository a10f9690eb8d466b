"""From a prompt's tokens to the answer's, greedily, on one context.

Masks come from llguidance as bits, and tokens that a grammar forces are fed in one batch with
the token before them, so that a held answer costs fewer steps than a free one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from llguidance import LLTokenizer
from numpy.typing import NDArray

from recchat.errors import ModelBusy
from recchat.llm.guide import Guide, tokenizer_of
from recchat.llm.markup import Tokens, markup_of
from recchat.llm.native import OUTPUTS, Context, Weights
from recchat.llm.prefixes import Prefixes
from recchat.llm.turns import Deadline
from recchat.prompts import Prompt

FAMILIES = 8  # prompt names whose prefixes are kept; five are in use
SHORTEST_USER = 16  # tokens of the person's part that must find room


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next token goes."""

    sequence: int
    at: int

    def after(self, count: int) -> "Place":
        """The place that many tokens later."""
        return Place(self.sequence, self.at + count)


class Decoder:
    """One context at work; whoever calls it holds the lock and watches the clock."""

    def __init__(self, weights: Weights, *, threads: int, context: int) -> None:
        self._weights = weights
        self._markup = markup_of(weights)
        families = FAMILIES if self._markup.keeps_prefix else 1
        size = min(context, weights.trained_context)
        self._context = Context(weights, size=size, threads=threads, sequences=families)
        self._prefixes = Prefixes(self._context)
        ends = weights.vocabulary.ends()
        self._ends = frozenset(ends)
        self._tokenizer: LLTokenizer | None = tokenizer_of(weights.vocabulary, ends)

    def answer(
        self, prompt: Prompt, most: int, grammar: str, deadline: Deadline
    ) -> Iterator[bytes]:
        """The answer's tokens as bytes; `grammar` may be empty."""
        tokens = self._tokens(prompt, most, grammar, deadline)
        piece = self._weights.vocabulary.piece
        return (piece(token) for _, token in zip(range(most), tokens, strict=False))

    def score(self, prompt: Prompt, options: Sequence[str], deadline: Deadline) -> list[float]:
        """The sum of each option's token log-probabilities; the prompt is read once for all."""
        read = self._weights.vocabulary.tokens
        answers = [read(option, special=False)[:OUTPUTS] for option in options]
        place = self._read(prompt, max(map(len, answers), default=0), deadline)
        first = log_softmax(self._context.logits())
        return [self._scored(answer, first, place, deadline) for answer in answers]

    def abort(self, now: bool) -> None:
        """Stop the step under way, or let steps run; may be called by any thread."""
        self._context.abort(now)

    def free(self) -> None:
        """Give all memory back."""
        self._tokenizer = None
        self._context.free()
        self._weights.free()

    def _tokens(self, prompt: Prompt, most: int, grammar: str, deadline: Deadline) -> Iterator[int]:
        guide = Guide(self._tokenizer, grammar) if grammar and self._tokenizer else None
        yield from (forced := guide.forced() if guide else [])
        if guide and guide.ended:
            return
        place = self._read(prompt, most, deadline, forced)
        while True:
            logits = self._context.logits()
            token = guide.best(logits) if guide else int(logits.argmax())
            if token is None or token in self._ends:
                return
            pending = [token, *(guide.take(token) if guide else ())]
            yield from pending
            if guide and guide.ended:
                return
            self._decode(pending, place, deadline)
            place = place.after(len(pending))

    def _read(
        self, prompt: Prompt, most: int, deadline: Deadline, forced: Sequence[int] = ()
    ) -> Place:
        """Take in a prompt and what is forced after it; `most` tokens may follow."""
        tokens = self._fitting(prompt, most)
        kept = tokens.before if self._markup.keeps_prefix else ()
        rest = [*tokens.before[len(kept) :], *tokens.user, *tokens.after, *forced]
        sequence, known = self._prefixes.place(prompt.name, kept, len(rest) + most)
        if not known and kept:
            # On its own, so that it is the same to the last bit whatever follows it.
            self._decode(kept, Place(sequence, 0), deadline)
        self._prefixes.keep(sequence, kept)
        place = Place(sequence, len(kept))
        self._decode(rest, place, deadline)
        return place.after(len(rest))

    def _fitting(self, prompt: Prompt, most: int) -> Tokens:
        """The prompt's tokens; where they do not fit, the person's part loses its beginning."""
        tokens = self._markup.tokens(prompt)
        taken = len(tokens.before) + len(tokens.after) + most
        room = self._context.size - taken
        if room < min(SHORTEST_USER, len(tokens.user)):
            raise ModelBusy(
                f"{taken} tokens of instructions and answer do not fit into a context of "
                f"{self._context.size}. Set a larger `context`."
            )
        return Tokens(tokens.before, tokens.user[max(0, len(tokens.user) - room) :], tokens.after)

    def _decode(
        self, tokens: Sequence[int], place: Place, deadline: Deadline, *, every: bool = False
    ) -> None:
        """Run tokens through the network; raises ModelBusy when it was stopped in between."""
        deadline.check()
        if self._context.decode(tokens, at=place.at, sequence=place.sequence, every=every):
            self._prefixes.forget(place.sequence)
            deadline.check()
            raise ModelBusy("The language model could not go on with this text.")

    def _scored(
        self, answer: Sequence[int], first: NDArray[np.float32], place: Place, deadline: Deadline
    ) -> float:
        """The log-probability of one answer at this place, which it leaves as it was."""
        if not answer:
            return 0.0
        rows = [first]
        if len(answer) > 1:
            self._decode(answer[:-1], place, deadline, every=True)
            rows += [log_softmax(self._context.logits(i)) for i in range(len(answer) - 1)]
            self._context.keep(place.sequence, place.at)
        return float(sum(row[token] for row, token in zip(rows, answer, strict=True)))


def log_softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Log-probabilities (vocabulary,) of the next token."""
    shifted = logits - logits.max()
    return np.asarray(shifted - np.log(np.exp(shifted).sum()), np.float32)
