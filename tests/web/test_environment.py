from pathlib import Path

import pytest

from recchat.errors import StoreUnwritable
from recchat.web.environment import settle


def test_hostile_variables_of_gradio_are_gone(tmp_path: Path) -> None:
    variables = {"GRADIO_SHARE": "True", "GRADIO_ROOT_PATH": "http://evil", "HOME": "/root"}
    settle(tmp_path, variables)
    assert variables["GRADIO_SHARE"] == "False"
    assert "GRADIO_ROOT_PATH" not in variables
    assert variables["HOME"] == "/root"


def test_uploads_lie_in_a_private_folder_of_the_cache(tmp_path: Path) -> None:
    variables: dict[str, str] = {}
    uploads = settle(tmp_path / "cache", variables)
    assert variables["GRADIO_TEMP_DIR"] == str(uploads)
    assert uploads.stat().st_mode & 0o777 == 0o700


def test_a_cache_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file is in the way")
    with pytest.raises(StoreUnwritable, match="RECCHAT_HOME"):
        settle(tmp_path / "cache", {})
