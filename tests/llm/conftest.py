"""Tiny model files for every test of this folder, written once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from recchat.llm.door import LanguageModel
from recchat.llm.local import open_local

from .tiny_gguf import chat_file, own_file


@pytest.fixture(scope="session")
def own_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file in our own format."""
    return own_file(tmp_path_factory.mktemp("models") / "own.gguf")


@pytest.fixture(scope="session")
def chat_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a chat template."""
    return chat_file(tmp_path_factory.mktemp("models") / "chat.gguf")


@pytest.fixture(params=["own", "chat"])
def model(
    request: pytest.FixtureRequest, own_path: Path, chat_path: Path
) -> Iterator[LanguageModel]:
    """Each kind of file, open."""
    path = own_path if request.param == "own" else chat_path
    opened = open_local(path, threads=1, context=1024)
    yield opened
    opened.close()
