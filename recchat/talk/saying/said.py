"""What a model says freely, beside any item: kept only when it is short, plain and names nothing.

A question or small talk has no facts to rest on (law 2), so it may hold no title, no figure, no
address and no markup.
"""

import re
from collections.abc import Collection, Iterator

from recchat.talk.reading.lexicons.common_words import CHAT, PRONOUNS

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)")
FORBIDDEN = re.compile(r"\d|://|www\.|[<>{}\[\]|@#`*\\]")
COMMON = PRONOUNS | CHAT
LONGEST_TITLE = 8  # words: what is longer is not looked for


def holds_as_talk(text: str, *, longest: int, sentences: int, titles: Collection[str]) -> bool:
    """Whether these words may be shown as they are."""
    found = len(SENTENCE_END.findall(text))
    short = 2 <= len(text) <= longest and 1 <= found <= sentences
    whole = text[-1:] in {".", "!", "?"}
    return short and whole and not FORBIDDEN.search(text) and not names_title(text, titles)


def names_title(text: str, titles: Collection[str]) -> bool:
    """Whether a title stands in the text as it is written: "Her", but not "her" or "Her wish"."""
    return any(phrase in titles for phrase in phrases(text))


def phrases(text: str) -> Iterator[str]:
    """Every run of words that could be a title; a common word that opens a sentence is none."""
    words = list(WORD.finditer(text))
    for start, first in enumerate(words):
        before = text[: first.start()].rstrip(" \"'“‘")
        is_open = not before or before[-1] in ".!?"
        for last in words[start : start + LONGEST_TITLE]:
            phrase = text[first.start() : last.end()]
            is_plain = last is first and is_open and phrase.casefold() in COMMON
            if not is_plain and not phrase[:1].islower():
                yield phrase
