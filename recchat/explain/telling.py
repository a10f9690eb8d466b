"""How much it tells that two items share a theme or a mood: rare ones tell more than common ones.

Made once for a catalogue and kept by the caller; a new catalogue needs a new one.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from recchat.catalogue.items import Catalogue

MOOD_SHARE = 0.5  # a mood says less about an item than a theme of the same rarity


@dataclass(frozen=True, slots=True)
class Telling:
    """Weights of themes and moods, from nearly 0 (everywhere) upwards (rare)."""

    themes: Mapping[str, float]
    moods: Mapping[str, float]

    def rarest(self, values: Iterable[str]) -> list[str]:
        """Themes, moods or genres, the most telling first; ties as they came."""
        return sorted(dict.fromkeys(values), key=lambda value: -self.weight(value))

    def weight(self, value: str) -> float:
        """How telling a theme or a mood is; what is neither tells nothing."""
        return self.themes.get(value, 0.0) or self.moods.get(value, 0.0)


def make_telling(catalogue: Catalogue) -> Telling:
    """Weigh the themes and moods of a catalogue by how many items have them."""
    items = catalogue.items.values()
    themes = Counter(chain.from_iterable(item.themes for item in items))
    moods = Counter(chain.from_iterable(item.moods for item in items))
    count = len(catalogue) + 1
    return Telling(
        {theme: math.log(count / number) for theme, number in themes.items()},
        {mood: MOOD_SHARE * math.log(count / number) for mood, number in moods.items()},
    )
