"""One contract for every encoder; the real one is small enough to run here."""

from pathlib import Path

import numpy as np
import pytest

from recchat.embed.encoder import Encoder, SentenceEncoder, find_encoder, verified
from recchat.embed.hashing import HashingEncoder
from recchat.errors import EncoderMissing


@pytest.fixture(scope="module", params=["hashing", "sentence"])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    if request.param == "hashing":
        return HashingEncoder()
    return SentenceEncoder(find_encoder(), threads=1)


def test_rows_have_length_one_also_for_odd_texts(encoder: Encoder) -> None:
    rows = encoder.encode(["", "😀", "a" * 5_000, "Ça va?", "\x00"])
    assert rows.shape == (5, encoder.dimension)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-4)


def test_no_texts_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_a_text_has_the_same_row_alone_and_in_a_batch(encoder: Encoder) -> None:
    texts = ["a robot learns to love", "a heist in space", "x"]
    batch = encoder.encode(texts)
    assert np.allclose(batch[1], encoder.encode([texts[1]])[0], atol=1e-4)


def test_texts_that_share_meaning_are_nearer(encoder: Encoder) -> None:
    robot, machine, bread = encoder.encode(
        ["a robot learns to love", "a robot that learns love", "bakery bread in Paris"]
    )
    assert robot @ machine > robot @ bread


def test_weights_of_unknown_make_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not the weights")
    with pytest.raises(EncoderMissing, match="not the published"):
        verified(tmp_path)
