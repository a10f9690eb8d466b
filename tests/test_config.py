from pathlib import Path

import pytest

from recchat.config import read_settings
from recchat.errors import BadSetting


def test_the_environment_goes_before_the_file_and_arguments_before_both(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.mkdir()
    (home / "recchat.toml").write_text("port = 1111\nthreads = 3\ncards = 4\n")
    monkeypatch.setenv("RECCHAT_PORT", "2222")
    monkeypatch.setenv("RECCHAT_CARDS", "6")
    settings = read_settings(cards=7)
    assert (settings.threads, settings.port, settings.cards) == (3, 2222, 7)
    assert settings.database == home / "recchat.db"


@pytest.mark.parametrize(
    ("text", "says"),
    [("port = 99999", "port"), ("prot = 1", "prot"), ("port = = 1", "recchat.toml")],
)
def test_a_bad_setting_is_named(home: Path, text: str, says: str) -> None:
    home.mkdir()
    (home / "recchat.toml").write_text(text)
    with pytest.raises(BadSetting, match=says):
        read_settings()


def test_a_key_is_never_printed() -> None:
    assert "secret" not in repr(read_settings(server_key="secret"))
