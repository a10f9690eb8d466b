"""The one place where a model's answer is parsed: text against the frame it was held to.

A grammar makes most of these checks idle; they matter for servers that ignore grammars, and for
an answer that was cut in the middle of a word.
"""

from recchat.llm.door import Frame, Line
from recchat.llm.spans import as_typed, words_of

Values = dict[str, tuple[str, ...]]
TRIM = " \"'`*."  # what models put around a value


def parse_frame(text: str, frame: Frame) -> Values | None:
    """The valid values of each line by its label; None when nothing usable was said.

    A value that is neither a choice nor a word span is dropped, and so is a line that has none
    left. An answer without a line that is required is not usable.
    """
    said = raw_values(text, frame)
    checked = {line.label: valid(said.get(key(line), []), line) for line in frame.lines}
    found = {label: values for label, values in checked.items() if values}
    missing = any(line.required and line.label not in found for line in frame.lines)
    return found if found and not missing else None


def key(line: Line) -> str:
    """A label as it is compared."""
    return line.label.casefold()


def raw_values(text: str, frame: Frame) -> dict[str, list[str]]:
    """What stands behind each label, split at the label's separator and trimmed."""
    separators = {key(line): line.separator.strip() for line in frame.lines}
    found: dict[str, list[str]] = {}
    for row in text.splitlines():
        label, colon, rest = row.partition(":")
        label = label.strip(" -*").casefold()
        if colon and label in separators and label not in found:
            found[label] = [value.strip(TRIM) for value in rest.split(separators[label])]
    return found


def valid(values: list[str], line: Line) -> tuple[str, ...]:
    """Those of the values that this line may have, each once."""
    if line.choices:
        known = {choice.casefold(): choice for choice in line.choices}
        checked = [known.get(value.casefold(), "") for value in values]
    else:
        words = words_of(line.span_of)
        checked = [as_typed(words, value) for value in values]
    return tuple(dict.fromkeys(value for value in checked if value))
