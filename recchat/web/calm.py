"""The edge of the page: whatever breaks, a person sees a calm line, never a traceback."""

import logging
import traceback
from collections.abc import Callable, Iterator, Mapping

from recchat.errors import RecchatError

LOG = logging.getLogger("recchat.web")
BROKEN = (
    "Something on my side went wrong, and nothing of yours was lost. Try it once more; "
    "if it happens again, start recchat anew."
)


def calm(
    handle: Callable[[Mapping[str, object]], dict[str, object]],
) -> Callable[[Mapping[str, object]], dict[str, object]]:
    """The handler, with its failures as a banner."""

    def handled(values: Mapping[str, object]) -> dict[str, object]:
        try:
            return handle(values)
        except RecchatError as problem:
            return {"banner": str(problem)}
        except Exception as problem:  # noqa: BLE001 - the edge: here everything must end well
            return {"banner": told(problem)}

    return handled


def calm_lines(lines: Iterator[str], line_for: Callable[[str], str]) -> Iterator[str]:
    """A stream of growing text, with its failure as one more line."""
    text = ""
    try:
        for text in lines:
            yield text
    except RecchatError as problem:
        yield text + line_for(str(problem))
    except Exception as problem:  # noqa: BLE001 - the edge: here everything must end well
        yield text + line_for(told(problem))


def told(problem: Exception) -> str:
    """Log where something broke, without the words of a person, and say so calmly."""
    frames = traceback.extract_tb(problem.__traceback__)[-4:]
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    LOG.error("a handler failed: %s at %s", type(problem).__name__, where)
    return BROKEN
