"""Ways in which a language model can put a short list in order: a template, and how it answers.

The first three follow Hou et al. 2023 ("Large Language Models are Zero-Shot Rankers"): the plain
history, its newest item stressed, a worked example in context. The last reads the scores of the
options' letters in one pass. No turn uses one, since none was measured to help (bench/RESULTS.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_uppercase

from recchat.errors import RecchatError
from recchat.prompts import Plain

HISTORY = 5  # newest items that are told, as in that paper: more did not help there
LONGEST_LABEL = 80  # characters
MOST_CANDIDATES = len(ascii_uppercase)


class Answer(StrEnum):
    """How an order comes out of a model."""

    LISTING = "listing"  # letters written one after another, held by a grammar
    SCORES = "scores"  # the score of every letter, in one pass


@dataclass(frozen=True, slots=True)
class Strategy:
    """One way, by the name that people select it with; `about` is a line for them."""

    name: str
    answer: Answer
    about: str

    @property
    def template(self) -> str:
        """The name of its template."""
        return f"rank/{self.name}"


STRATEGIES = (
    Strategy("sequential", Answer.LISTING, "The history in order, nothing stressed."),
    Strategy("recency", Answer.LISTING, "The newest choice weighs most."),
    Strategy("examples", Answer.LISTING, "The person's own last step as a worked example."),
    Strategy("options", Answer.SCORES, "One letter is asked for; the letters' scores decide."),
)


def strategy_named(name: str) -> Strategy:
    """The strategy of that name; raises RecchatError with those that there are."""
    for strategy in STRATEGIES:
        if strategy.name == name:
            return strategy
    names = ", ".join(one.name for one in STRATEGIES)
    raise RecchatError(f"no strategy {name!r}; there are: {names}")


def letters_for(count: int) -> tuple[str, ...]:
    """One letter for each candidate; raises RecchatError where the alphabet is too short."""
    if count > MOST_CANDIDATES:
        raise RecchatError(f"{count} candidates: at most {MOST_CANDIDATES} can have a letter each")
    return tuple(ascii_uppercase[:count])


def rank_variables(
    noun: str, history: Sequence[str], candidates: Sequence[str]
) -> dict[str, Plain]:
    """The variables of every template of the stage "rank"; labels, the history oldest first."""
    lettered = zip(letters_for(len(candidates)), candidates, strict=True)
    return {
        "noun": noun,
        "history": [shown(label) for label in history[-HISTORY:]],
        "candidates": [f"{letter}. {shown(label)}" for letter, label in lettered],
    }


def shown(label: str) -> str:
    """A label on one line, so that no title can look like a line of its own."""
    return " ".join(label.split())[:LONGEST_LABEL]
