"""What an OpenAI-compatible server answers, as text: server-sent events or one JSON object.

Servers differ and some are broken: whatever is not as it should be is passed over, and only an
answer without any text at all is an error, which the caller raises.
"""

import json
from collections.abc import Iterable, Iterator

Json = dict[str, object]

LARGEST = 8 << 20  # bytes of one answer


class TooLarge(Exception):
    """The answer is larger than any answer should be."""


def limited(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same chunks; raises TooLarge when they come to too much."""
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > LARGEST:
            raise TooLarge
        yield chunk


def events(chunks: Iterable[bytes]) -> Iterator[str]:
    """The data of each server-sent event, up to the one that says "[DONE]"."""
    for line in lines(chunks):
        name, _, value = line.partition(":")
        data = value.removeprefix(" ").strip()
        if name == "data" and data == "[DONE]":
            return
        if name == "data" and data:
            yield data


def lines(chunks: Iterable[bytes]) -> Iterator[str]:
    """Lines of text, whatever the chunks cut them into."""
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\n")
        yield from (line.decode("utf-8", "replace").rstrip("\r") for line in whole)
    yield rest.decode("utf-8", "replace")


def streamed_text(chunks: Iterable[bytes]) -> Iterator[str]:
    """The pieces of text of a streamed answer."""
    for data in events(chunks):
        if text := text_of(first_choice(parsed(data)).get("delta")):
            yield text


def whole_text(chunks: Iterable[bytes]) -> Iterator[str]:
    """The text of an answer that comes as one object, from servers that do not stream."""
    if text := text_of(first_choice(parsed(b"".join(chunks))).get("message")):
        yield text


def top_words(body: bytes) -> dict[str, float]:
    """The log-probabilities of the likeliest first tokens; empty when the server gives none."""
    place: object = first_choice(parsed(body)).get("logprobs")
    for step in ("content", 0, "top_logprobs"):
        place = inside(place, step)
    pairs = [(inside(one, "token"), inside(one, "logprob")) for one in items(place)]
    return {
        token: float(value)
        for token, value in pairs
        if isinstance(token, str) and isinstance(value, int | float)
    }


def parsed(data: str | bytes) -> Json:
    """An object of JSON; an empty one for anything else."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def first_choice(answer: Json) -> Json:
    """The first of the choices; an empty object when there is none."""
    choice = inside(answer.get("choices"), 0)
    return choice if isinstance(choice, dict) else {}


def text_of(message: object) -> str:
    """The text of a message; nothing of tool calls and whatever else it holds."""
    content = inside(message, "content")
    return content if isinstance(content, str) else ""


def inside(value: object, step: str | int) -> object:
    """One step into parsed JSON; None where it does not lead."""
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        found: object = value[step]
        return found
    return None


def items(value: object) -> list[object]:
    """A list of parsed JSON; an empty one for anything else."""
    return value if isinstance(value, list) else []
