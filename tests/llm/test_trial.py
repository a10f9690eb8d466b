"""Files that may not reach this process unless they have shown that they are harmless."""

from pathlib import Path

import pytest

from recchat.errors import ModelUnusable
from recchat.llm.checksum import sha256_of
from recchat.llm.header import Header
from recchat.llm.trial import Outcome, make_sure, require_memory, sentence, try_out

from .tiny_gguf import CHATML, Tiny, chat_file, write


def test_a_good_file_is_tried_once_and_remembered(own_path: Path, chat_path: Path) -> None:
    known: set[str] = set()
    for path in (own_path, chat_path):
        assert make_sure(path, context=512, known=known, remember=known.add) == sha256_of(path)
    make_sure(own_path, context=512, known=known, remember=lambda _: pytest.fail("tried again"))


def test_a_file_with_no_template_is_good(tmp_path: Path) -> None:
    known: set[str] = set()
    path = chat_file(tmp_path / "bare.gguf", "")
    assert make_sure(path, context=512, known=known, remember=known.add) in known


@pytest.mark.parametrize("size", [0, 3, 4, 24, 100, 3000, 60_000])
def test_a_file_cut_short_is_refused_in_words(own_path: Path, tmp_path: Path, size: int) -> None:
    path = tmp_path / "cut.gguf"
    path.write_bytes(own_path.read_bytes()[:size])
    with pytest.raises(ModelUnusable, match=r"^cut\.gguf is (cut short|damaged|not a GGUF file)"):
        make_sure(path, context=512, known=(), remember=lambda _: None)


def test_missing_foreign_and_unknown_files_are_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match="There is no model file"):
        make_sure(tmp_path / "nope.gguf", context=512, known=(), remember=lambda _: None)
    foreign = write(tmp_path / "foreign.gguf", Tiny(arch="foonet"))
    with pytest.raises(ModelUnusable, match=r'of a kind \("foonet"\)'):
        try_out(foreign, context=512)


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{% for a in 'x' * 9999 %}{% for b in 'x' * 99999 %}{% endfor %}{% endfor %}", "within 2"),
        ("{{ 'x' * 9000000000 }}", "more memory"),
    ],
)
def test_a_template_that_eats_time_or_memory_is_refused(
    tmp_path: Path, template: str, words: str
) -> None:
    path = chat_file(tmp_path / "greedy.gguf", template + CHATML)
    with pytest.raises(ModelUnusable, match=words):
        try_out(path, context=512, seconds=2)


def test_a_crash_becomes_a_sentence() -> None:
    assert sentence("x.gguf", Outcome(-6), 60) == "x.gguf crashed when it was tried (SIGABRT)."


def test_a_model_larger_than_the_memory_is_not_even_tried(own_path: Path) -> None:
    layers: dict[str, int | float | str | None] = {
        "general.architecture": "llama",
        "llama.block_count": 10**6,
        "llama.embedding_length": 10**6,
    }
    with pytest.raises(ModelUnusable, match=r"needs about \d+\.\d GB of memory and .* are free"):
        require_memory(own_path, Header(layers), 2048)
