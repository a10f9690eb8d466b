"""How varied reasons are: different runs of words, and how often one sentence frame returns."""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import fmean

from recchat.evaluate.figures import Figure
from recchat.explain.check import names_in
from recchat.explain.reading import Role, phrasebook, read
from recchat.explain.tokens import sentences
from recchat.types import Item, Reason

FOLDS = 20  # for the interval of a figure over all words
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def commonest_frame(reasons: Sequence[tuple[Reason, Item]]) -> list[float]:
    """One for each reason that has the sentence frame which most reasons have, else nought."""
    framed = [frames_of(reason, item) for reason, item in reasons]
    counts = Counter(frame for frames in framed for frame in frames)
    if not counts:
        return []
    commonest = counts.most_common(1)[0][0]
    return [float(commonest in frames) for frames in framed]


def frames_of(reason: Reason, item: Item) -> set[tuple[str, ...]]:
    """Each sentence of a reason with what it says left open: its wording alone."""
    book = phrasebook(item, reason.claims)
    whole = sentences(reason.text, names_in(item, reason.claims))
    return {
        tuple(one.text if one.role in {Role.WORD, Role.MARK} else one.role.name for one in tokens)
        for tokens in (read(sentence, book) for sentence in whole)
    }


def words_in(text: str) -> list[str]:
    """The words of a text, folded."""
    return WORD.findall(text.casefold())


def distinct(texts: Sequence[Sequence[str]], length: int) -> float:
    """The share of different runs of words among all of them."""
    runs = [
        tuple(words[at : at + length]) for words in texts for at in range(len(words) - length + 1)
    ]
    return len(set(runs)) / len(runs) if runs else float("nan")


def over_words(name: str, texts: Sequence[Sequence[str]], length: int) -> Figure:
    """A figure over all words at once; its interval by leaving out a fold at a time."""
    value = distinct(texts, length)
    folds = [[t for at, t in enumerate(texts) if at % FOLDS != fold] for fold in range(FOLDS)]
    left = [distinct(fold, length) for fold in folds]
    centre = fmean(left)
    error = ((FOLDS - 1) / FOLDS * sum((one - centre) ** 2 for one in left)) ** 0.5
    return Figure(name, value, len(texts), value - 1.96 * error, value + 1.96 * error, "share")
