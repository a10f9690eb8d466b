"""A message as tokens that remember where they stand in it.

Reading is a row of rewritings: what one step understood (a title, a bound, a genre) is replaced
by a mark such as <t0> or <w3>, so that no later step reads the same words again, and the cues
around it ("loved <t0> but not <w1>") become patterns that one regular expression can hold.
"""

import bisect
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

MAX_READ = 2_000  # characters; what a person means to say stands in them
WORD = re.compile(r"[^\W_]+(?:['’`´][^\W_]+)*|[.,!?;:()\"“”«»&+#%\n/>]")
MARK = re.compile(r"<[a-z]\d+>")
BREAKS = frozenset(".!?;:\n")  # a phrase of a lexicon never runs across one of these
APOSTROPHES = re.compile(r"['’`´]")
HARD_SPACE = re.compile(r"(?<=[a-z])Â$")  # all that is left of one read in the wrong encoding
SIGNS = {
    "&": "and",
    "+": "and",
    "\n": ".",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    ";": ".",
    "/": "/",
}
PLAIN_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
CONTRACTIONS = {
    "cannot": "can not", "cant": "can not", "wont": "will not", "shant": "shall not",
    "aint": "is not", "gonna": "going to", "wanna": "want to", "gotta": "got to",
    "im": "i am", "ive": "i have", "id": "i would", "lets": "let us", "dunno": "do not know",
    "whats": "what is", "whos": "who is", "thats": "that is", "hes": "he is", "shes": "she is",
    "theres": "there is", "theyre": "they are", "youre": "you are", "weve": "we have",
    "youve": "you have", "havnt": "have not", "havent": "have not", "didint": "did not",
    "dint": "did not", "didn": "did not", "dont": "do not", "doesnt": "does not",
    "hows": "how is", "wheres": "where is", "isnt": "is not", "wasnt": "was not",
    "arent": "are not", "werent": "were not", "didnt": "did not", "hasnt": "has not",
    "hadnt": "had not", "wouldnt": "would not", "couldnt": "could not", "shouldnt": "should not",
    "itd": "it would", "itll": "it will", "thatll": "that will", "movi": "movie", "u": "you",
    "liek": "like", "becuase": "because", "recomend": "recommend", "reccomend": "recommend",
}  # fmt: skip
ENDINGS = {"n't": "not", "'m": "am", "'ve": "have", "'ll": "will", "'re": "are", "'d": "would"}
IS_AFTER = frozenset("it that what who how where there he she this here when which".split())


@dataclass(frozen=True, slots=True)
class Token:
    """One word, sign or mark; `form` is its letters folded, `capital` says how it was typed."""

    form: str
    start: int
    end: int
    capital: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word as typed, neither a sign nor a mark."""
        return self.form[:1].isalnum()


@dataclass(frozen=True)
class Line:
    """Tokens with their text joined by spaces: what the patterns are searched in."""

    text: str
    tokens: tuple[Token, ...]

    @cached_property
    def plain(self) -> str:
        """The forms joined by single spaces."""
        return " ".join(token.form for token in self.tokens)

    @cached_property
    def starts(self) -> list[int]:
        """Where each token starts in `plain`."""
        found, at = [], 0
        for token in self.tokens:
            found.append(at)
            at += len(token.form) + 1
        return found

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The tokens (first, one past the last) that a stretch of `plain` covers."""
        first = bisect.bisect_right(self.starts, start) - 1
        return max(first, 0), bisect.bisect_left(self.starts, end)

    def words(self, first: int, last: int) -> str:
        """What the person typed for the tokens first..last-1."""
        covered = self.tokens[first:last]
        return self.text[covered[0].start : covered[-1].end] if covered else ""

    def masked(self, marks: Iterable[tuple[int, int, str]]) -> "Line":
        """The line with stretches of tokens (first, one past the last) replaced by marks."""
        tokens: list[Token] = []
        at = 0
        for first, last, mark in sorted(marks):
            if first < at:
                continue
            start, end = self.tokens[first].start, self.tokens[last - 1].end
            tokens += [*self.tokens[at:first], Token(mark, start, end)]
            at = last
        return Line(self.text, (*tokens, *self.tokens[at:]))


def line_of(text: str) -> Line:
    """The tokens of a message, contractions still as typed: for the names in it."""
    text = text[:MAX_READ]
    return Line(text, tuple(token_of(match) for match in WORD.finditer(text)))


def token_of(match: re.Match[str]) -> Token:
    """A word with its letters folded, or a sign."""
    raw = match.group()
    return Token(SIGNS.get(raw) or folded(raw) or "_", match.start(), match.end(), raw[0].isupper())


def folded(word: str) -> str:
    """Lower case without diacritics and apostrophes: how words are compared everywhere."""
    word = APOSTROPHES.sub("", HARD_SPACE.sub("", word))
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.casefold().translate(PLAIN_LETTERS))
    return "".join(mark for mark in letters if not unicodedata.combining(mark)).replace(" ", "")


def expanded(line: Line) -> Line:
    """Contractions as two words of the same place: "didn't" is "did not"."""
    tokens: list[Token] = []
    for token in line.tokens:
        parts = parts_of(token, line.text[token.start : token.end])
        tokens += [replace(token, form=part) for part in parts]
    return Line(line.text, tuple(tokens))


def parts_of(token: Token, raw: str) -> Sequence[str]:
    """The words that one token stands for."""
    if not token.is_word or (raw.isalnum() and token.form not in CONTRACTIONS):
        return (token.form,)
    if token.form in CONTRACTIONS:
        return CONTRACTIONS[token.form].split()
    typed = APOSTROPHES.sub("'", raw).casefold()
    for ending, word in ENDINGS.items():
        if typed.endswith(ending) and len(typed) > len(ending):
            return folded(typed.removesuffix(ending)), word
    return possessed(folded(typed[:-2])) if typed.endswith("'s") else (token.form,)


def possessed(stem: str) -> Sequence[str]:
    """A word with 's: 'it is', '80s', or only the word that owns something."""
    if stem in IS_AFTER:
        return stem, "is"
    return (f"{stem}s",) if stem.isdigit() else (stem,)


def is_bare(phrase: str) -> bool:
    """Whether a phrase is only letters, digits and spaces, as nearly all of a catalogue are."""
    return phrase.isascii() and phrase.replace(" ", "").isalnum()


def forms_of(phrase: str) -> list[str]:
    """The folded words of a phrase, as typed, without its signs."""
    if is_bare(phrase):
        return phrase.lower().split()
    return [token.form for token in line_of(phrase).tokens if token.is_word]


def plain_of(phrase: str) -> str:
    """A phrase in the form that patterns and lexicons compare: folded, expanded, no signs."""
    words = phrase.lower().split() if is_bare(phrase) else []
    if words and not CONTRACTIONS.keys() & set(words):
        return " ".join(words)
    return " ".join(token.form for token in expanded(line_of(phrase)).tokens if token.is_word)
