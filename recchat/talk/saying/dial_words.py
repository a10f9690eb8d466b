"""What a person would say to turn a dial: the words of a critique on its chip."""

from collections.abc import Mapping
from types import MappingProxyType

from recchat.explain.wording import moved_words
from recchat.types import Dial

# Where the comparative alone would be vague on a chip, or could mean something else.
CLEARER: Mapping[tuple[Dial, int], str] = MappingProxyType(
    {
        (Dial.DARKNESS, -1): "less dark",
        (Dial.WARMTH, -1): "less sentimental",
        (Dial.SPECTACLE, 1): "more spectacular",
        (Dial.SPECTACLE, -1): "less epic",
    }
)


def pressed(dial: Dial, direction: int) -> str:
    """A critique of this dial in a person's words."""
    return CLEARER.get((dial, direction)) or moved_words(dial, direction)
