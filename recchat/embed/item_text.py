"""What of an item is encoded: the words by which people would ask for it."""

from recchat.types import Item


def text_of(item: Item) -> str:
    """Title, genres, moods, themes and description in one text; people are matched by name."""
    parts = (
        item.label,
        ", ".join((*item.moods[:3], *item.genres)),
        ", ".join(item.themes),
        item.description,
    )
    return ". ".join(part for part in parts if part)
