"""Words that say nothing about an item: a checked sentence may use them freely, and no others.

Two closed lists: ours, and the words of the frames that the bundled model was trained on. A word
that could carry a fact, turn a sentence round or praise is never neutral, whoever lists it.
"""

from pathlib import Path

from recchat.explain.tokens import Words, words_of
from recchat.explain.wording import DIAL_WORDS, GENRES, genre_forms, word_list

OURS = Path(__file__).parent / "neutral_words.txt"
OF_TRAINING = Path(__file__).parent.parent / "train" / "neutral_words.txt"


def telling_words() -> frozenset[str]:
    """Words that only a claim can allow."""
    words = set(word_list("never_neutral"))
    for dial in DIAL_WORDS.values():
        for phrase in (dial.high, dial.low, dial.more, dial.less):
            words |= {word for word in words_of(phrase) if word not in {"to", "down"}}
    for genre in GENRES:
        words |= {word for form in genre_forms(genre) for word in words_of(form)}
    return frozenset(words)


def read_neutral(*paths: Path) -> frozenset[Words]:
    """The neutral words of those lists that exist, each as its tokens ("it's" is three)."""
    telling = telling_words()
    lines = [
        line
        for path in paths
        if path.is_file()
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    lines = [line for line in lines if line and not line.startswith("#")]
    # A phrase on a line of its own was weighed as a whole: "first of all".
    read = ((line, words_of(line)) for line in lines)
    return frozenset(
        words for line, words in read if words and (" " in line or telling.isdisjoint(words))
    )


NEUTRAL_WORDS = read_neutral(OURS, OF_TRAINING)
NEUTRAL = frozenset(words[0] for words in NEUTRAL_WORDS if len(words) == 1)
