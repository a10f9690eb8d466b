"""What the application does with the answer to each template: limits, grammar, parsing, checks.

The same functions as in a turn; only the patience is the lab's.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from recchat.explain.answers import MODEL_SECONDS, MODEL_TOKENS
from recchat.explain.check import checked, covers, names_in
from recchat.explain.reading import phrasebook
from recchat.explain.speak import MOST_TOKENS
from recchat.explain.tokens import sentences
from recchat.lab.cases import Ground
from recchat.llm.door import Frame, Limits, Line
from recchat.llm.frames import Values, parse_frame
from recchat.prompts import Plain
from recchat.talk.reading.model_frame import MAX_TOKENS, frame_of
from recchat.talk.saying.questions import ASK_LIMITS, is_one_question
from recchat.talk.saying.said import holds_as_talk
from recchat.talk.saying.small_talk import CHAT_LIMITS, MAX_REPLY

LETTERS = re.compile(r"[A-Z](?=\. )")
OTHER_LIMITS = Limits(tokens=96, seconds=10.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer as the application takes it: each check in words, and what would be shown."""

    checks: tuple[tuple[str, bool], ...] = ()
    shown: str = ""
    values: Values | None = None

    @property
    def holds(self) -> bool:
        """Whether the application would use it."""
        return bool(self.checks) and all(held for _, held in self.checks)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer is judged beside: the variables, the titles there are, what claims allow."""

    variables: Mapping[str, Plain]
    titles: Collection[str] = ()
    ground: Ground | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One template's use; the time limit is the turn's, which the lab does not hold it to."""

    limits: Limits
    judge: Callable[[str, Asked], Judged]
    frame: Callable[[Mapping[str, Plain]], Frame | None] = lambda _: None
    # Letters that are scored in one pass, where no text is asked for.
    letters: Callable[[Mapping[str, Plain]], tuple[str, ...]] = lambda _: ()


def job_of(name: str) -> Job:
    """The job of a template; one that no stage uses yet is free text."""
    return JOBS.get(name) or (RANK if name.startswith("rank/") else OTHER)


def message_frame(variables: Mapping[str, Plain]) -> Frame:
    """What a reading may copy: words of the message."""
    return frame_of(str(variables.get("message", "")))


def read_message(said: str, asked: Asked) -> Judged:
    """A reading: its lines."""
    return framed(said, message_frame(asked.variables), "it reads as acts and words of the message")


def letters_of(variables: Mapping[str, Plain]) -> tuple[str, ...]:
    """The letters that stand before candidates."""
    candidates = variables.get("candidates")
    listed = candidates if isinstance(candidates, list | tuple) else []
    return tuple(found.group() for one in listed if (found := LETTERS.match(str(one))))


def read_scores(said: str, asked: Asked) -> Judged:
    """Scores of letters: every candidate has one."""
    told = {one.split(" ")[0] for one in said.split(", ") if one}
    held = bool(told) and told == set(letters_of(asked.variables))
    return Judged((("every candidate has a score", held),))


def order_frame(variables: Mapping[str, Plain]) -> Frame | None:
    """An order: every letter that stands before a candidate."""
    letters = letters_of(variables)
    return Frame((Line("order", letters, required=True, most=len(letters)),)) if letters else None


def read_order(said: str, asked: Asked) -> Judged:
    """An order: its letters."""
    frame = order_frame(asked.variables)
    return framed(said, frame, "it reads as letters of the list") if frame else free(said, asked)


def framed(said: str, frame: Frame, words: str) -> Judged:
    """An answer that was held to a frame."""
    values = parse_frame(said, frame)
    return Judged(((words, values is not None),), said if values else "", values)


def small_talk(said: str, asked: Asked) -> Judged:
    """Small talk: short, plain, nothing named."""
    text = " ".join(said.split())
    held = holds_as_talk(text, longest=MAX_REPLY, sentences=2, titles=asked.titles)
    return Judged((("one or two plain sentences that name nothing", held),), text if held else "")


def question(said: str, asked: Asked) -> Judged:
    """The one question of a turn."""
    text = " ".join(said.split())
    held = is_one_question(text, asked.titles)
    return Judged((("one short question that names nothing", held),), text if held else "")


def reason(said: str, asked: Asked) -> Judged:
    """A reason: its sentences are shown up to the first that does not rest on the claims."""
    whole = ("one to three whole sentences", 1 <= len(sentences(said, names_of(asked))) <= 3)
    if asked.ground is None:
        return Judged((whole,), said.strip() if whole[1] else "")
    held = checked(said, asked.ground.item, asked.ground.claims)
    return Judged((whole, ("it begins with a sentence that rests on claims", bool(held))), held)


def answer(said: str, asked: Asked) -> Judged:
    """An answer from facts: shown whole, or not at all."""
    judged = reason(said, asked)
    if asked.ground is None:
        return judged
    all_held = bool(judged.shown) and judged.shown == said.strip()
    checks = (*judged.checks[:1], ("every word rests on a fact", all_held))
    return Judged(checks, said.strip() if all_held else "")


def free(said: str, _: Asked) -> Judged:
    """Any words at all."""
    return Judged((("it says something", bool(said.strip())),), said.strip())


def names_of(asked: Asked) -> list[str]:
    """Titles and people in the claims; the label's title where there are none."""
    if asked.ground:
        return names_in(asked.ground.item, asked.ground.claims)
    label = str(asked.variables.get("label", ""))
    return [label, re.sub(r" \(\d{4}\)$", "", label)] if label else []


def precision_of(said: str, ground: Ground) -> Iterator[bool]:
    """For each sentence about an item whether its claims cover it."""
    book = phrasebook(ground.item, ground.claims)
    for sentence in sentences(said, names_in(ground.item, ground.claims)):
        yield covers(book, sentence)


OTHER = Job(OTHER_LIMITS, free)
RANK = Job(OTHER_LIMITS, read_order, order_frame)
SCORES = Job(OTHER_LIMITS, read_scores, letters=letters_of)
JOBS: Mapping[str, Job] = {
    "talk/understand": Job(Limits(MAX_TOKENS, 1.5), read_message, message_frame),
    "talk/chat": Job(CHAT_LIMITS, small_talk),
    "talk/ask": Job(ASK_LIMITS, question),
    "talk/answer": Job(Limits(MODEL_TOKENS, MODEL_SECONDS), answer),
    "rank/options": SCORES,
    "explain/reason": Job(Limits(MOST_TOKENS, 6.0), reason),
}
