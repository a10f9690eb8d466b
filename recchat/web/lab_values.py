"""Values of a template's variables as the browser sends them: claims, made plain and small."""

from collections.abc import Mapping

from recchat.web.ask import MAX_TEXT

MOST, DEEPEST = 200, 3  # entries of a list or table; tables within tables


def plain(value: object, depth: int = 0) -> object:
    """Text, numbers, lists and tables as far as a template may see them; the rest is nothing."""
    if isinstance(value, str):
        return value[:MAX_TEXT]
    if isinstance(value, (bool, int, float)) or value is None:
        return value
    if depth < DEEPEST and isinstance(value, (list, tuple)):
        return [plain(one, depth + 1) for one in value[:MOST]]
    if depth < DEEPEST and isinstance(value, Mapping):
        rows = list(value.items())[:MOST]
        return {str(key)[:80]: plain(one, depth + 1) for key, one in rows}
    return None


def variables_of(value: object) -> dict[str, object]:
    """The table of a template's variables."""
    made = plain(value)
    return made if isinstance(made, dict) else {}
