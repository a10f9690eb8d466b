"""A short list put in order by a language model, as one of the strategies asks it.

Models favour places in a prompt. So the list is shown shuffled, once or several times, and what
comes of the rounds is added up, as Hou et al. 2023 do ("bootstrapping").
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from recchat.errors import ModelBusy
from recchat.llm.door import Frame, LanguageModel, Limits, Line, complete
from recchat.llm.frames import parse_frame
from recchat.prompts import Prompt, Prompts
from recchat.recommend.strategies import Answer, Strategy, letters_for, rank_variables

Places = NDArray[np.int64]
LABEL = "order"
SECONDS = 60.0  # one answer: what a model ranks is measured, not how soon
TOKENS_EACH, TOKENS_AROUND = 3, 8  # of a listing: a letter, its comma and space; the label


@dataclass(frozen=True, slots=True)
class Round:
    """One question: `shown` is the candidate at each place, `worth` (n,) what came of each.

    `told` candidates were placed by the model, the others follow in the order shown. Where no
    answer came it is 0, and `problem` says why.
    """

    shown: Places
    worth: NDArray[np.float64]
    told: int
    problem: str = ""

    @property
    def order(self) -> Places:
        """Candidates, best first; of equal ones the one that was shown earlier."""
        return np.asarray(self.shown[np.argsort(-self.worth[self.shown], kind="stable")])


@dataclass(frozen=True, slots=True)
class Ordered:
    """A short list in its new order, as places in the old one, and the rounds behind that."""

    order: Places
    rounds: tuple[Round, ...]


@dataclass(frozen=True, slots=True)
class Reranker:
    """A model that is asked by a strategy.

    With 0 `rounds` the list is shown once as it is, else shuffled that often. A listing names the
    best `listed` candidates (0: all). `job` is the name that the model is asked under where it
    only knows some names, as our own small one does.
    """

    model: LanguageModel
    strategy: Strategy
    prompts: Prompts
    noun: str = "film"
    rounds: int = 1
    listed: int = 0
    job: str = ""

    def order(
        self, history: Sequence[str], candidates: Sequence[str], chance: np.random.Generator
    ) -> Ordered:
        """The candidates in order, whatever the model does: without an answer, as shown."""
        if not candidates:
            return Ordered(np.zeros(0, np.int64), ())
        places = np.arange(len(candidates))
        views = [chance.permutation(places) for _ in range(self.rounds)] or [places]
        rounds = tuple(self._round(history, candidates, view) for view in views)
        return Ordered(merged(rounds), rounds)

    def _round(self, history: Sequence[str], candidates: Sequence[str], shown: Places) -> Round:
        prompt = self._prompt(history, [candidates[place] for place in shown])
        try:
            if self.strategy.answer is Answer.SCORES:
                return scored(self.model, prompt, shown)
            return listed(self.model, prompt, shown, self.listed or len(shown))
        except ModelBusy as problem:
            return Round(shown, in_line(shown, ()), 0, str(problem))

    def _prompt(self, history: Sequence[str], labels: Sequence[str]) -> Prompt:
        variables = rank_variables(self.noun, history, labels)
        prompt = self.prompts.render(self.strategy.template, variables)
        return replace(prompt, name=self.job) if self.job else prompt


def scored(model: LanguageModel, prompt: Prompt, shown: Places) -> Round:
    """One pass: each letter's share of the choice, as a log-probability."""
    scores = np.asarray(model.score(prompt, letters_for(len(shown))), np.float64)
    worth = np.empty(len(shown))
    worth[shown] = scores - np.logaddexp.reduce(scores)
    return Round(shown, worth, len(shown))


def listed(model: LanguageModel, prompt: Prompt, shown: Places, most: int) -> Round:
    """A listing of letters, held by a grammar: none that is not there, no other words."""
    letters = letters_for(len(shown))
    frame = Frame((Line(LABEL, letters, required=True, most=min(most, len(shown))),))
    limits = Limits(TOKENS_EACH * most + TOKENS_AROUND, SECONDS)
    found = parse_frame(complete(model, prompt, limits, frame=frame), frame)
    named = [letters.index(letter) for letter in found[LABEL]] if found else []
    return Round(shown, in_line(shown, named), len(named))


def in_line(shown: Places, named: Sequence[int]) -> NDArray[np.float64]:
    """What a listing makes of each candidate (n,): 0 for the first named place, -1 for the next."""
    rest = [place for place in range(len(shown)) if place not in set(named)]
    worth = np.empty(len(shown))
    worth[shown[[*named, *rest]]] = -np.arange(len(shown))
    return worth


def merged(rounds: Sequence[Round]) -> Places:
    """One order out of all rounds: sums of what they made of each candidate, ties by the first."""
    first = rounds[0].order
    total = np.sum([one.worth for one in rounds], axis=0)
    return np.asarray(first[np.argsort(-total[first], kind="stable")])
