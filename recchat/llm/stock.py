"""Sentences out of a closed stock of words, as a grammar for llguidance.

A small model that copies a name slips a letter now and then. Where only the words of a stock may
be written, whole names among them, no such slip can be written at all.
"""

import re
from collections.abc import Sequence

# One text of up to MOST sentences; a word may be shortened ("it's"). What may stand in quotation
# marks is in the stock with them.
MOST = 4
RULES = r"""start: SENTENCE (" " SENTENCE){{0,{more}}}
SENTENCE: CAPITAL SHORT? (BETWEEN WORD SHORT?)* END
BETWEEN: ", " | "; " | ": " | " "
END: "." | "!"
SHORT: "'s" | "'re" | "'ll" | "'d" | "'ve"
CAPITAL: /{capitals}/
WORD: /{words}/
"""


def stock_grammar(stock: Sequence[str]) -> str:
    """The grammar of texts whose every word, or run of words, is of the stock; "" for none."""
    if not stock:
        return ""
    longest_first = sorted({one for one in stock if one}, key=lambda one: (-len(one), one))
    return RULES.format(
        more=MOST - 1,
        capitals="|".join(literal(capital(one)) for one in longest_first),
        words="|".join(map(literal, longest_first)),
    )


def capital(text: str) -> str:
    """A text as it begins a sentence; a quotation mark may stand first."""
    at = 1 if text.startswith('"') else 0
    return f"{text[:at]}{text[at : at + 1].upper()}{text[at + 1 :]}"


def literal(text: str) -> str:
    """A text as a regular expression of Lark that matches it alone."""
    return re.sub(r"([^\w\s])", r"\\\1", " ".join(text.split()))
