"""What templates are given and become: plain values in, a prompt out, an error that has a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recchat.errors import BadPrompt

Plain = str | int | float | bool | None | Sequence["Plain"] | Mapping[str, "Plain"]

DEEPEST = 6  # lists within lists


@dataclass(frozen=True, slots=True)
class Prompt:
    """A rendered prompt: `name` says which job it is; `user` holds all data, `system` none."""

    name: str
    system: str
    user: str


class BadTemplate(BadPrompt):
    """A template that cannot be used; `line` is the line of the file at fault, where known."""

    def __init__(self, text: str, line: int | None = None) -> None:
        super().__init__(text)
        self.line = line


def plain(value: object, depth: int = 0) -> Plain:
    """The same value out of text, numbers, lists and dictionaries alone.

    A template that holds no object of ours cannot reach the application through one.
    """
    if isinstance(value, str):
        return str(value)  # an enumeration's value becomes bare text
    if value is None or isinstance(value, bool | int | float):
        return value
    if depth < DEEPEST and isinstance(value, Mapping):
        return {str(key): plain(one, depth + 1) for key, one in value.items()}
    if depth < DEEPEST and isinstance(value, list | tuple):
        return [plain(one, depth + 1) for one in value]
    raise BadTemplate(
        f"a template cannot be given a {type(value).__name__}, nor lists {DEEPEST} deep"
    )
