"""A JSON file as numbered values: JSON Lines, one array, or one object; read bit by bit."""

import json
from collections.abc import Iterator, Mapping
from typing import TextIO

from recchat.errors import BadHistory
from recchat.history.importers.contract import Faults
from recchat.history.importers.sources import Source, file_name
from recchat.history.importers.texts import lines_of

CHUNK = 1 << 16
MAX_VALUE = 8_000_000  # characters of one entry of an array
MAX_DOCUMENT = 64_000_000  # characters of a file that is one object
BLANK = " \t\r\n,"
NOT_JSON = (json.JSONDecodeError, RecursionError, ValueError)  # too deep; a number too long

Object = Mapping[str, object]


def objects_of(
    source: Source, path: str, faults: Faults, file: str = ""
) -> Iterator[tuple[int, Object]]:
    """The objects of a file with their numbers; anything else in it is a fault."""
    with source.text(path) as text:
        is_array = source.head(path).startswith("[")
        values = array_values(text, faults, file) if is_array else line_values(text, path, faults)
        for number, value in values:
            if isinstance(value, dict):
                yield number, value
            else:
                faults.add(number, f"an object is needed, not {type(value).__name__}", file)


def line_values(text: TextIO, path: str, faults: Faults) -> Iterator[tuple[int, object]]:
    """Each line's value; a file whose first line is no value may be one object of many lines."""
    for number, line in enumerate(lines_of(text, file_name(path)), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except NOT_JSON as problem:
            whole = whole_document(line, text, path) if number == 1 else None
            if whole is not None:
                yield 1, whole
                return
            faults.add(number, f"not JSON ({said(problem)})")
            continue
        yield number, value


def whole_document(first: str, rest: TextIO, path: str) -> object:
    """The object that the whole file is, if its first line only opens one."""
    if first.strip() != "{":
        return None
    text = first + rest.read(MAX_DOCUMENT)
    if rest.read(1):
        raise BadHistory(f"{file_name(path)} is one JSON value that is too long: split it")
    try:
        value: object = json.loads(text)
    except NOT_JSON as problem:
        raise BadHistory(f"{file_name(path)} is not JSON ({said(problem)})") from problem
    return value


def array_values(text: TextIO, faults: Faults, file: str) -> Iterator[tuple[int, object]]:
    """The entries of an array; where it breaks off, the entries before that count."""
    decoder = json.JSONDecoder()
    buffer, place, number = text.read(CHUNK).lstrip(), 1, 1
    while True:
        place = past_blanks(buffer, place)
        if buffer[place : place + 1] == "]":
            return
        try:
            value, place = decoder.raw_decode(buffer, place)
        except NOT_JSON as problem:
            more = text.read(CHUNK)
            if not more or len(buffer) - place > MAX_VALUE or isinstance(problem, RecursionError):
                faults.add(number, f"from here on it is not JSON ({said(problem)})", file)
                return
            buffer, place = buffer[place:] + more, 0
            continue
        yield number, value
        number += 1


def past_blanks(buffer: str, place: int) -> int:
    """The place of the next entry."""
    while place < len(buffer) and buffer[place] in BLANK:
        place += 1
    return place


def said(problem: Exception) -> str:
    """What is wrong with it, in a few words."""
    if isinstance(problem, json.JSONDecodeError):
        return problem.msg
    return "nested too deep" if isinstance(problem, RecursionError) else "a number is too long"


def inner(value: object) -> Object:
    """An object in an object; an empty one where there is none."""
    return value if isinstance(value, dict) else {}
