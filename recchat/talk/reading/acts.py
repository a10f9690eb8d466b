"""What a message does: its acts, by the words, by the verdicts on titles and by what was asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recchat.talk.reading.lexicons.act_cues import (
    ABOUT_ITEMS,
    ACCEPT,
    CHAT,
    CLAUSE,
    CRITIQUE,
    DISLIKES,
    DOUBLE,
    FAN,
    FULL,
    NOT_SEEN,
    OTHER,
    PREFERENCE,
    REJECT,
    REQUEST,
    SEEN,
    SIMILAR,
    UNSEEN,
)
from recchat.talk.reading.lexicons.patterns import begins, whole
from recchat.talk.reading.titles import Verdict
from recchat.types import Act, Control, Question, Topic

PATTERNS: tuple[tuple[Act, re.Pattern[str]], ...] = (
    (Act.CHAT, whole(CHAT)),
    (Act.REQUEST, begins(REQUEST)),
    (Act.PREFERENCE, whole(PREFERENCE)),
    (Act.CRITIQUE, begins(CRITIQUE)),
    (Act.ACCEPT, whole(ACCEPT)),
    (Act.REJECT, begins(REJECT)),
    (Act.SEEN, whole(SEEN)),
    (Act.UNSEEN, whole(UNSEEN)),
)
NOT_WHEN_ASKED = frozenset({Act.SEEN, Act.ACCEPT, Act.REJECT, Act.UNSEEN, Act.PREFERENCE})
OF_VERDICT = {
    Verdict.LOVED: Act.PREFERENCE,
    Verdict.ALIKE: Act.REQUEST,
    Verdict.DISLIKED: Act.REJECT,
    Verdict.EXCLUDED: Act.REJECT,
    Verdict.SEEN: Act.SEEN,
    Verdict.UNSEEN: Act.UNSEEN,
    Verdict.ACCEPTED: Act.ACCEPT,
    Verdict.ASKED: Act.ASK,
}
OF_SHOWN = {Verdict.LOVED: Act.SEEN, Verdict.ALIKE: Act.CRITIQUE}
DONE = frozenset({Act.ACCEPT, Act.ASK, Act.REJECT, Act.CRITIQUE, Act.REQUEST})
DOUBTED = frozenset({Act.REQUEST, Act.ACCEPT, Act.CHAT})
STEERING = frozenset({Act.REQUEST, Act.PREFERENCE, Act.CRITIQUE})


@dataclass(frozen=True, slots=True)
class Signs:
    """What the other readers found that says what a message does."""

    verdicts: tuple[tuple[Verdict, bool], ...] = ()  # with whether recchat showed or named it
    question: Question | None = None
    control: Control | None = None
    has_wishes: bool = False
    describes: bool = False  # one of them says what kind of item
    has_steps: bool = False
    lifts: bool = False
    is_answer: bool = False  # recchat has said or shown something before
    is_asked: bool = False  # and it was a question
    has_shown: bool = False  # items have been shown in this talk
    is_full: bool = False  # "a comedy", "something funny": a request, whatever was asked
    is_alike: bool = False  # something like what recchat has shown is asked for


def acts_of(plain: str, signs: Signs, proposed: Sequence[Act] = ()) -> tuple[Act, ...]:
    """Every act, in the order of the enumeration; chat when there is nothing else."""
    if signs.question and signs.question.topic in {Topic.APP, Topic.ME}:
        return (Act.ASK,)
    if SIMILAR.search(plain) and not OTHER.search(plain):
        signs = replace(signs, is_alike=True)
    signs = replace(signs, is_full=FULL.search(plain) is not None)
    acts = {act for sentence in sentences(rewritten(plain)) for act in acts_in(sentence)}
    acts |= set(acts_of_signs(signs))
    acts = settled(acts, signs) if signs.is_answer else opening(acts, signs)
    acts = heard_by(set(proposed), acts or {Act.CHAT}, signs)
    return tuple(act for act in Act if act in acts)


def heard_by(proposed: set[Act], ruled: set[Act], signs: Signs) -> set[Act]:
    """The rules' acts, less those that the model, where it spoke, did not hear as well.

    On IARD rules alone are right more often than the model alone, and the union is worse than
    either; but what only the rules call a request, an acceptance or small talk is mostly not one.
    """
    if not proposed or signs.control:
        return ruled
    # Before anything was shown, what says nothing about items is not made a request by a guess,
    # unless it answers a question.
    begun = signs.has_shown or signs.is_asked
    if ruled == {Act.CHAT} and not (begun or signs.has_wishes or signs.verdicts):
        return ruled
    doubted = DOUBTED - ({Act.REQUEST} if signs.is_full and signs.has_wishes else set())
    kept = (ruled - (doubted - proposed)) or proposed
    return kept | {Act.REQUEST} if signs.has_wishes and kept <= {Act.CHAT} else kept


def rewritten(plain: str) -> str:
    """The line with every way of not liking as one word, and 'did not hate' as liking."""
    plain = NOT_SEEN.sub("isunseen", DOUBLE.sub("liked", plain))
    plain = CLAUSE.sub(r"\1 being", plain)
    plain = FAN.sub(lambda match: f"negfan {match['of']}", plain)
    return re.sub(" +", " ", DISLIKES.sub("neglike", plain))


def sentences(plain: str) -> Iterator[str]:
    """The sentences of a line, question marks kept."""
    for part in re.findall(r"[^.!?]+[.!?]?", plain):
        if part.strip(" .!,"):
            yield part.strip(" .!,")


def acts_in(sentence: str) -> Iterator[Act]:
    """The acts of one sentence by its words."""
    is_asked = sentence.endswith("?")
    plain = sentence.rstrip("? ")
    found = {act for act, pattern in PATTERNS if pattern.search(plain)}
    if is_asked:
        found -= NOT_WHEN_ASKED
        if not found & (STEERING | {Act.CHAT}) and ABOUT_ITEMS.search(plain):
            found.add(Act.ASK)
    yield from found


def acts_of_signs(signs: Signs) -> Iterator[Act]:
    """The acts that verdicts, questions and commands stand for."""
    for verdict, was_shown in signs.verdicts:
        act = (OF_SHOWN if was_shown else {}).get(verdict) or OF_VERDICT.get(verdict)
        if act:
            yield act
    if signs.question:
        yield Act.ASK
    if signs.has_steps or signs.lifts:
        yield Act.CRITIQUE
    if signs.control in {Control.JUST_SHOW, Control.MORE, Control.START_OVER}:
        yield Act.REQUEST


def opening(acts: set[Act], signs: Signs) -> set[Act]:
    """The first message of a talk: whatever is said of tastes in it asks for something."""
    named = any(verdict is Verdict.NAMED for verdict, _ in signs.verdicts)
    loved = Act.PREFERENCE if explicit(signs, Verdict.LOVED) else Act.REQUEST
    if acts & {Act.REQUEST, Act.CRITIQUE} or (signs.has_wishes and not acts - {Act.CHAT}) or named:
        return (acts & {Act.CHAT, Act.ASK}) | {Act.REQUEST, loved}
    if Act.PREFERENCE in acts and signs.has_wishes and not signs.verdicts:
        return (acts - {Act.PREFERENCE}) | {Act.REQUEST}
    return acts


def explicit(signs: Signs, *verdicts: Verdict) -> bool:
    """Whether one of these verdicts was given."""
    return any(verdict in verdicts for verdict, _ in signs.verdicts)


def settled(acts: set[Act], signs: Signs) -> set[Act]:
    """A later message: acts that exclude each other, and what a bare wish does."""
    if Act.UNSEEN in acts and acts & DONE:
        acts -= {Act.UNSEEN}
    if Act.REJECT in acts and not explicit(signs, Verdict.LOVED, Verdict.SEEN):
        acts -= {Act.SEEN}
    if signs.has_steps or signs.is_alike:
        acts -= {Act.REQUEST}
    if Act.REJECT in acts and signs.describes:  # "no, I don't like musicals": that is why
        acts |= {Act.CRITIQUE}
    named = any(verdict is Verdict.NAMED and not shown for verdict, shown in signs.verdicts)
    if (signs.has_wishes or named) and not acts - {Act.CHAT}:
        answers = (signs.is_asked and not signs.is_full) or named
        acts |= {Act.PREFERENCE if answers else Act.REQUEST}
    return acts
