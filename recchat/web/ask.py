"""What the page sent: claims, each read with a type and a limit."""

from collections.abc import Mapping
from dataclasses import dataclass

MAX_TEXT, MAX_IDS = 20_000, 500


@dataclass(frozen=True, slots=True)
class Ask:
    """One request of the page."""

    values: Mapping[str, object]

    def text(self, name: str) -> str:
        """A text; empty when it is absent or no text."""
        value = self.values.get(name)
        return value[:MAX_TEXT] if isinstance(value, str) else ""

    def ids(self, name: str, limit: int = MAX_IDS) -> tuple[str, ...]:
        """A list of texts."""
        value = self.values.get(name)
        listed = value if isinstance(value, (list, tuple)) else []
        return tuple(one for one in listed[:limit] if isinstance(one, str))

    def number(self, name: str) -> int:
        """A whole number; 0 when it is absent or none."""
        value = self.values.get(name)
        return int(value) if isinstance(value, (int, float)) and abs(value) < 1e9 else 0

    def is_on(self, name: str, *, default: bool = False) -> bool:
        """Whether a switch is on."""
        value = self.values.get(name)
        return value if isinstance(value, bool) else default

    def pairs(self, name: str, limit: int = MAX_IDS) -> dict[str, str]:
        """A table of texts."""
        value = self.values.get(name)
        rows = list(value.items())[:limit] if isinstance(value, Mapping) else []
        return {
            key: one[:MAX_TEXT]
            for key, one in rows
            if isinstance(key, str) and isinstance(one, str)
        }

    def part(self, name: str) -> "Ask":
        """A table within it."""
        value = self.values.get(name)
        return Ask(value if isinstance(value, Mapping) else {})

    @property
    def person(self) -> str:
        """Who the page says it is."""
        return self.text("person")

    @property
    def dialogue(self) -> str:
        """Which talk is open there."""
        return self.text("dialogue")
