"""Settings, read once: defaults, then recchat.toml in the home folder, then the environment.

Every setting has an environment variable of its name with RECCHAT_ in front: RECCHAT_HOME,
RECCHAT_PORT, RECCHAT_THREADS, ...
"""

import os
from pathlib import Path

import platformdirs
from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from recchat.errors import BadSetting

PROJECT = Path(__file__).parent.parent
BUNDLED_MODEL = PROJECT / "assets" / "recchat-mini.gguf"
BUNDLED_LIBRARIES = PROJECT / "data"


class Settings(BaseSettings):
    """What a person may set; all of it has a default that works."""

    model_config = SettingsConfigDict(env_prefix="RECCHAT_", extra="forbid", frozen=True)

    home: Path = Field(default_factory=lambda: Path(platformdirs.user_data_dir("recchat")))
    host: str = "127.0.0.1"
    port: int = Field(default=7860, ge=0, le=65535)
    library: str = "films"
    model: str = ""  # a path of a GGUF file; empty: the one chosen with `models use`, or bundled
    server: str = ""  # address of an OpenAI-compatible server to use in place of a GGUF file
    server_key: str = Field(default="", repr=False)
    threads: int = Field(default_factory=lambda: max(1, (os.cpu_count() or 2) - 1), ge=1, le=64)
    context: int = Field(default=2048, ge=512, le=32768)  # tokens
    understand_seconds: float = Field(default=1.5, gt=0)  # then the lexicons answer alone
    speak_seconds: float = Field(default=6.0, gt=0)  # for all reasons of one slate
    cards: int = Field(default=5, ge=1, le=20)
    seed: int = 7

    @property
    def database(self) -> Path:
        """The one file that holds everything that must not be lost."""
        return self.home / "recchat.db"

    @property
    def models(self) -> Path:
        """Where GGUF files that were fetched or chosen live."""
        return self.home / "models"

    @property
    def cache(self) -> Path:
        """What may be deleted at any time: index files, uploads in flight."""
        return self.home / "cache"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then recchat.toml in the home folder."""
        given = getattr(init_settings, "init_kwargs", {}).get("home")
        default = platformdirs.user_data_dir("recchat")
        home = Path(given or os.environ.get("RECCHAT_HOME") or default)
        file = TomlConfigSettingsSource(settings_cls, toml_file=home / "recchat.toml")
        return (init_settings, env_settings, file)


def read_settings(**given: object) -> Settings:
    """Settings from what was given, the environment and recchat.toml; raises BadSetting."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as problem:
        first = problem.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise BadSetting(f"setting {name}: {first['msg']} (value: {first['input']!r})") from problem
    except ValueError as problem:  # a recchat.toml that is no TOML
        raise BadSetting(f"recchat.toml cannot be read: {problem}") from problem
