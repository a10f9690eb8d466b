"""How stable an answer is: the same question again, and with another opening where there are some.

Decoding is greedy, so that the same prompt brings the same words; a reason is asked for with an
opening that changes from card to card, and that is what is varied here.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from recchat.explain.openings import OPENINGS
from recchat.lab.jobs import Asked
from recchat.lab.running import Finished, finished, run_template
from recchat.llm.door import LanguageModel
from recchat.prompts import Plain

GREEDY = "Decoding is greedy: the same prompt brings the same words."


@dataclass(frozen=True, slots=True)
class Repeat:
    """One more answer: with which opening, and what it came to."""

    opening: str
    end: Finished


def repeats(
    name: str, source: str, asked: Asked, model: LanguageModel, *, count: int = 3, seed: int = 7
) -> Iterator[Repeat]:
    """The same variables again: as they are, then with other openings, drawn by the seed."""
    for variables, opening in varied(asked.variables, count, seed):
        again = replace(asked, variables=variables)
        _, end = finished(run_template(name, source, again, model))
        yield Repeat(opening, end)


def varied(
    variables: Mapping[str, Plain], count: int, seed: int
) -> Iterator[tuple[Mapping[str, Plain], str]]:
    """The variables, and the same with other openings in their style; or unchanged."""
    style = variables.get("style")
    parts = style.split(", ") if isinstance(style, str) else []
    now = next((part for part in parts if part in OPENINGS), "")
    yield variables, now
    others = [one for one in OPENINGS if one != now]
    drawn = random.Random(seed).sample(others, min(count - 1, len(others)))
    for opening in drawn if parts else [""] * (count - 1):
        plain = [part for part in parts if part not in OPENINGS]
        changed = {"style": ", ".join([*plain, opening])} if opening else {}
        yield {**variables, **changed}, opening


def stability(answers: list[Repeat]) -> str:
    """How far answers agree, in words."""
    texts, held = {one.end.text for one in answers}, sum(one.end.judged.holds for one in answers)
    same = "all the same" if len(texts) == 1 else f"{len(texts)} different ones"
    return f"{GREEDY} Of {len(answers)} answers: {same}; {held} would be shown."
