"""The trainer's tokenizer and the one in the file: the same tokens for whatever is typed."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from recchat.train import check
from recchat.train.examples import Maker, load_corpus
from recchat.train.export import export_gguf
from recchat.train.library import Sources, load_library
from recchat.train.network import TINY, Network
from recchat.train.vocabulary import train_vocabulary

COUNT = 10_000
RANGES = ((0x20, 0x7E), (0xA0, 0x24F), (0x370, 0x3FF), (0x400, 0x45F), (0x4E00, 0x4E80))
ODD = (
    "<|bos|>",
    "<|eot|>",
    "\n",
    "  ",
    "\t",
    "'s",
    "don't",
    "🙂",
    "e\u0301",
    "12,345.67",
    "\u200d",
)


@pytest.fixture(scope="module")
def said() -> list[str]:
    """Messages, reasons and answers as the training data has them."""
    library = load_library(Sources())
    maker = Maker(library, load_corpus(Sources(), library), Sources(), 5)
    return [f"{one.user}\n{one.answer}" for one in maker.examples(3_000)]


def strings(said: list[str], rng: random.Random) -> Iterator[str]:
    """Half of it what people say, cut anywhere; half of it letters of any script and oddities."""
    for number in range(COUNT):
        if number % 2:
            text = rng.choice(said)
            start = rng.randrange(len(text))
            yield text[start : start + rng.randint(1, 60)]
        else:
            pieces = [any_piece(rng) for _ in range(rng.randint(1, 12))]
            yield "".join(pieces)


def any_piece(rng: random.Random) -> str:
    """One letter of some script, or something odd."""
    if rng.random() < 0.2:
        return rng.choice(ODD)
    return chr(rng.randint(*rng.choice(RANGES)))


def test_llama_cpp_reads_ten_thousand_strings_as_the_trainer_does(
    said: list[str], tmp_path: Path
) -> None:
    tokenizer = train_vocabulary(iter(said), TINY.vocab)
    path = tmp_path / "tiny.gguf"
    export_gguf(Network(TINY), tokenizer, path)
    model = check.open_gguf(path)
    for text in strings(said, random.Random(3)):
        read = model.tokenize(text.encode(), add_bos=False, special=False)
        assert read == tokenizer.encode(text).ids, text
