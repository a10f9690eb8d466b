"""Which model files were tried and found good, and which one is chosen: kept in the store."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recchat.db.choices import Choices

TRIED = "models:tried"  # checksums, one a line
CHOSEN = "models:chosen"  # a path; empty: the bundled one


@dataclass(frozen=True, slots=True)
class KnownModels:
    """A container of checksums for `trial.make_sure`."""

    choices: Choices

    def __contains__(self, checksum: object) -> bool:
        """Whether a file with this checksum has passed its trial here."""
        return checksum in self.choices.get(TRIED).split()

    def __iter__(self) -> Iterator[str]:
        """The checksums."""
        return iter(self.choices.get(TRIED).split())

    def remember(self, checksum: str) -> None:
        """A file has passed."""
        self.choices.set(TRIED, "\n".join([*self, checksum]))

    def chosen(self) -> Path | None:
        """The file in use, if it is not the bundled one."""
        path = self.choices.get(CHOSEN)
        return Path(path) if path else None

    def choose(self, path: Path | None) -> None:
        """Use a file from the next start on; None: the bundled one."""
        self.choices.set(CHOSEN, str(path.resolve()) if path else "")
