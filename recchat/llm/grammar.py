"""A frame as a grammar: in Lark's notation for llguidance, in GBNF for servers.

Both are written from the same rules: a grammar here is a mapping of rule names to expressions
that both notations read alike, and only names and string escapes differ.
"""

import json
from collections.abc import Callable, Iterator, Sequence

from recchat.llm.door import Frame, Line
from recchat.llm.spans import LONGEST_SPAN, Word, words_of

MOST_VALUES = 6  # on one line; a model that repeats itself ends here instead of at its limit

Quote = Callable[[str], str]


def lark(frame: Frame) -> str:
    """The grammar for llguidance; "" when the frame has no line that can be filled."""
    return written(frame, lark_string, start="start", arrow=": ")


def gbnf(frame: Frame) -> str:
    """The grammar for llama.cpp and servers built on it; "" as for `lark`."""
    return written(frame, gbnf_string, start="root", arrow=" ::= ")


def fillable(frame: Frame) -> tuple[Line, ...]:
    """The lines that can have a value: those with choices or with words to copy."""
    return tuple(line for line in frame.lines if line.choices or words_of(line.span_of))


def written(frame: Frame, quote: Quote, *, start: str, arrow: str) -> str:
    """All rules of a frame in one notation."""
    lines = fillable(frame)
    if not lines:
        return ""
    rules = [(start, opening(lines)), *tails(lines, quote), *line_rules(lines, quote)]
    return "".join(f"{name}{arrow}{body}\n" for name, body in rules)


def opening(lines: Sequence[Line]) -> str:
    """Which line may come first: any up to the first that is required, with what follows it."""
    first = next((i for i, line in enumerate(lines) if line.required), len(lines) - 1)
    starts = " | ".join(f"line{i} tail{i + 1}" for i in range(first + 1))
    return starts if lines[first].required else f"({starts})?"


def tails(lines: Sequence[Line], quote: Quote) -> Iterator[tuple[str, str]]:
    """One rule per place in the order: what may still follow there."""
    newline = quote("\n")
    for i, line in enumerate(lines[1:], start=1):
        optional = "" if line.required else "?"
        yield f"tail{i}", f"({newline} line{i}){optional} tail{i + 1}"
    yield f"tail{len(lines)}", quote("")


def line_rules(lines: Sequence[Line], quote: Quote) -> Iterator[tuple[str, str]]:
    """One rule per line and one, in capitals, for its values; lines of one text share it."""
    texts = list(dict.fromkeys(line.span_of for line in lines if not line.choices))
    for i, line in enumerate(lines):
        value = f"CHOICE{i}" if line.choices else f"SPAN{texts.index(line.span_of)}"
        most = (line.most or min(MOST_VALUES, len(line.choices) or MOST_VALUES)) - 1
        more = f" ({quote(line.separator)} {value}){{0,{most}}}" if most else ""
        yield f"line{i}", f"{quote(line.label + ': ')} {value}{more}"
        if line.choices:
            yield value, " | ".join(map(quote, line.choices))
    for i, text in enumerate(texts):
        yield f"SPAN{i}", spans(words_of(text), quote)


def spans(words: Sequence[Word], quote: Quote) -> str:
    """Every span of these words: one alternative for each first word, however far it goes."""
    starts = (words[i : i + LONGEST_SPAN] for i in range(len(words)))
    return " | ".join(dict.fromkeys(span_from(some, quote) for some in starts))


def span_from(words: Sequence[Word], quote: Quote) -> str:
    """The spans that start with the first of these words: "a" (" b" (" c")?)?."""
    end = next((i for i, word in enumerate(words) if word.gap is None), len(words) - 1)
    expression = ""
    for i in range(end, -1, -1):
        piece = quote((words[i - 1].gap or "" if i else "") + words[i].text)
        expression = f"{piece} ({expression})?" if expression else piece
    return expression


def lark_string(text: str) -> str:
    """A string literal of Lark, which is one of JSON."""
    return json.dumps(text, ensure_ascii=False)


def gbnf_string(text: str) -> str:
    """A string literal of GBNF, which knows fewer escapes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
