"""What prompts of one name have in common stays in the context between calls.

Reading 150 tokens of instructions takes a 1.5B model two seconds on two cores; kept, they cost
nothing. Each prompt name has a sequence of its own in the context's one buffer.
"""

from collections.abc import Sequence

from recchat.llm.native import Context


class Prefixes:
    """Which prefix stands at the beginning of which sequence."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._sequences: dict[str, int] = {}  # by prompt name
        self._kept: dict[int, tuple[int, ...]] = {}  # tokens by sequence

    def place(self, name: str, prefix: Sequence[int], needed: int) -> tuple[int, bool]:
        """The sequence for a prompt of that name, and whether its prefix stands there already.

        All sequences are cut back to their prefixes; the others go when there is no room left
        for this one's prefix and `needed` tokens more.
        """
        sequence = self._sequence(name)
        for other in list(self._kept):
            self._cut(other)
        if self._kept.get(sequence) != tuple(prefix):
            self.forget(sequence)
        others = sum(len(kept) for other, kept in self._kept.items() if other != sequence)
        if others + len(prefix) + needed > self._context.size:
            for other in [kept for kept in self._kept if kept != sequence]:
                self.forget(other)
        return sequence, sequence in self._kept

    def keep(self, sequence: int, prefix: Sequence[int]) -> None:
        """The prefix has been read and stands at the beginning of its sequence."""
        self._kept[sequence] = tuple(prefix)

    def forget(self, sequence: int) -> None:
        """Drop everything in a sequence."""
        self._context.keep(sequence, 0)
        self._kept.pop(sequence, None)

    def _cut(self, sequence: int) -> None:
        if not self._context.keep(sequence, len(self._kept[sequence])):
            self.forget(sequence)  # recurrent models cannot go back halfway

    def _sequence(self, name: str) -> int:
        """A sequence for each name; all start anew when there are more names than sequences."""
        if name not in self._sequences and len(self._sequences) == self._context.sequences:
            for sequence in self._sequences.values():
                self.forget(sequence)
            self._sequences.clear()
        return self._sequences.setdefault(name, len(self._sequences))
