"""From frames to a file that llama.cpp runs."""

from pathlib import Path

import numpy as np

from recchat.train.export import in_pairs
from recchat.train.language_model import smoke


def test_halves_become_pairs() -> None:
    halves = np.array([[0], [1], [2], [3], [10], [11], [12], [13]], np.float32)  # 2 heads of 4
    assert in_pairs(halves, 2).ravel().tolist() == [0, 2, 1, 3, 10, 12, 11, 13]


def test_a_tiny_model_goes_all_the_way(tmp_path: Path) -> None:
    lines: list[str] = []
    smoke(tmp_path, lines.append)
    parity = next(line for line in lines if "Parity" in line)
    assert "same_tokens=1.0" in parity
    assert float(parity.split("same_choice=")[1].split(",")[0]) > 0.9
