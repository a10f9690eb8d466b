"""Text as tokens, and as sentences: what the claim checker reads.

A token is a run of letters and digits or one mark. Nothing is folded but case and the shapes of
quotation marks: a letter that only looks like another stays a different letter.
"""

import re
import unicodedata
from collections.abc import Sequence

Words = tuple[str, ...]

TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
# A full stop after one of these, or after a single letter, ends no sentence.
SHORTENED = frozenset("dr mr mrs ms st jr sr vs vol no prof sgt capt lt gen mt ft etc inc".split())
END = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$)")


def words_of(text: str) -> Words:
    """The tokens of a text, folded."""
    return tuple(token.casefold() for token in written_words(text))


def written_words(text: str) -> Words:
    """The tokens of a text as they are written."""
    return tuple(TOKEN.findall(unicodedata.normalize("NFC", text).translate(QUOTES)))


def is_word(token: str) -> bool:
    """Whether a token is a run of letters and digits, not a mark."""
    return token[0].isalnum()


def sentences(text: str, names: Sequence[str] = ()) -> list[str]:
    """The whole sentences of a text; a last one without its full stop is not whole.

    `names` are titles and people that may hold full stops: "E.T.", "Airplane!", "Mr. Smith".
    """
    protected = [span for name in names if name for span in spans_of(name, text)]
    found, start = [], 0
    for end in END.finditer(text):
        is_last = not text[end.end() :].strip()
        inside = any(low <= end.start() < high for low, high in protected)
        shortened = end.group().startswith(".") and is_shortened(text[start : end.start()])
        if not is_last and (inside or shortened):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    return found


def spans_of(name: str, text: str) -> list[tuple[int, int]]:
    """Where a name stands in a text, whatever the case of its letters."""
    return [match.span() for match in re.finditer(re.escape(name), text, re.IGNORECASE)]


def is_shortened(before: str) -> bool:
    """Whether the full stop after this text belongs to a short form or an initial."""
    last = re.search(r"([^\W_]+)$", before)
    if last is None:
        return False
    word = last.group(1)
    return word.casefold() in SHORTENED or (len(word) == 1 and word.isupper() and word != "I")
