"""The model card: what the weights are, what they were trained on, what they can and cannot do."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from recchat.train.library import FRAMES
from recchat.train.measure import Figure


@dataclass(frozen=True, slots=True)
class Facts:
    """What a card says about a training run."""

    weights: Path
    minutes: float
    steps: int
    examples: int
    tokens: int


def write_card(facts: Facts, figures: Sequence[Figure], path: Path) -> None:
    """Write the card."""
    content = facts.weights.read_bytes()
    rows = [f"| {f.name} | {f.value:.3f} | {f.n} |" for f in figures if f.n]
    text = (
        (FRAMES / "card.md")
        .read_text(encoding="utf-8")
        .format(
            file=facts.weights.name,
            size=len(content) / 1e6,
            sha=hashlib.sha256(content).hexdigest(),
            minutes=facts.minutes,
            steps=f"{facts.steps:,}",
            examples=f"{facts.examples:,}",
            tokens=facts.tokens / 1e6,
            figures="\n".join(rows) or "| not measured | - | 0 |",
        )
    )
    path.write_text(text, encoding="utf-8")
