"""Which models there are, and choosing one."""

import shutil
from pathlib import Path

import pytest

from recchat.errors import ModelUnusable
from recchat.llm.checksum import sha256_of
from recchat.llm.files import choose, list_models


def test_the_bundled_file_comes_first_and_is_in_use(own_path: Path, chat_path: Path) -> None:
    found = list_models(own_path, chat_path.parent, in_use=None, context=512)
    assert [(file.name, file.in_use) for file in found] == [("own", True), ("chat", False)]
    assert all(file.needs_bytes > file.size > 0 for file in found)


def test_a_file_chosen_elsewhere_is_listed_too(
    own_path: Path, chat_path: Path, tmp_path: Path
) -> None:
    found = list_models(own_path, tmp_path / "none", in_use=chat_path, context=512)
    assert [(file.name, file.in_use) for file in found] == [("own", False), ("chat", True)]


def test_broken_and_missing_files_do_not_stop_the_list(own_path: Path, tmp_path: Path) -> None:
    (tmp_path / "a.gguf").write_text("hello")
    (tmp_path / "b.gguf.part").write_text("not yet")
    shutil.copy(own_path, tmp_path / "c.gguf")
    missing = tmp_path / "gone.gguf"
    found = list_models(missing, tmp_path, in_use=tmp_path / "gone too.gguf", context=512)
    assert [file.name for file in found] == ["a", "c"]
    assert "not a GGUF file" in found[0].note
    assert not found[1].note


def test_choosing_tries_the_file_first(own_path: Path, tmp_path: Path) -> None:
    known: set[str] = set()
    file = choose(own_path, context=512, known=known, remember=known.add)
    assert file.in_use
    assert known == {file.sha256} == {sha256_of(own_path)}
    (tmp_path / "bad.gguf").write_bytes(own_path.read_bytes()[:50_000])
    with pytest.raises(ModelUnusable, match="cut short"):
        choose(tmp_path / "bad.gguf", context=512, known=known, remember=known.add)
