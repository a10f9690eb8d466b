"""Questions: about an item, between items, about a pick, about the person or about recchat."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recchat.talk.reading.lexicons.question_cues import ASKING, KIND, PATTERNS, REQUESTS, TONE
from recchat.types import Topic


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's topic, with its place in the line of marks, and the term it names."""

    topic: Topic
    start: int  # characters of the line's plain text
    end: int
    mark: str = ""


def questions_in(plain: str) -> list[Asked]:
    """Every question of a line of marks, sentence by sentence."""
    found, at = [], 0
    for part in re.split(r"( [.!?](?= |$)|^[.!?](?= |$))", plain):
        start, at = at, at + len(part)
        sentence = part.strip(" .!?")
        asked = asked_in(sentence, is_asked=plain[at : at + 2] == " ?") if sentence else None
        if asked:
            found.append(Asked(asked[0], start, at, asked[1]))
    return found


def main_question(asked: Sequence[Asked]) -> Asked | None:
    """The one to answer: in "what about Up? is it sad?" the one that asks for more."""
    telling = [one for one in asked if one.topic is not Topic.ABOUT]
    return next(iter(telling or asked), None)


def asked_in(sentence: str, *, is_asked: bool) -> tuple[Topic, str] | None:
    """What one sentence asks, with the term it names."""
    plain = re.sub(r"[,\"():] ?", "", sentence)
    about_talk = next((t for t, p in PATTERNS[:2] if p.search(plain)), None)
    if about_talk:
        return about_talk, ""
    if not (is_asked or ASKING.match(plain)) or REQUESTS.search(plain):
        return None
    topics = [topic for topic, pattern in PATTERNS[2:] if pattern.search(plain)]
    toned = TONE.search(plain)
    if toned and (not topics or topics[0] is Topic.ABOUT):
        groups = (toned["mark"], toned["how"], toned["tag"], toned["said"])
        return Topic.TONE, next(mark for mark in groups if mark)
    if KIND.search(plain):
        return Topic.GENRE, ""
    if topics:
        mark = re.search(r"<w\d+>", plain)
        return topics[0], mark.group() if mark else ""
    return None
