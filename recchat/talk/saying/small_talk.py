"""Greetings, thanks, questions about recchat itself: a short kind word, then back to choosing."""

import random
import re
import threading
from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType

from recchat.errors import RecchatError
from recchat.llm.door import LanguageModel, Limits, complete
from recchat.prompts import Prompts
from recchat.talk.reading.distress import in_distress
from recchat.talk.saying.noun_words import in_words
from recchat.talk.saying.said import holds_as_talk

CHAT_LIMITS = Limits(tokens=70, seconds=1.5)
MAX_REPLY = 240  # characters
MAX_SHOWN = 300  # characters of the person's message that the model sees


class TalkKind(StrEnum):
    """The kinds of small talk."""

    GREETING = "greeting"
    THANKS = "thanks"
    BYE = "bye"
    IDENTITY = "identity"
    HELP = "help"
    INSULT = "insult"
    OFF_TOPIC = "off_topic"
    DISTRESS = "distress"
    SMALLTALK = "smalltalk"


# The first that is found decides; a greeting stands late, since "hi, who are you?" asks more.
RULES: tuple[tuple[TalkKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            TalkKind.INSULT,
            r"\b(you('re| are)? (so |really |such )?(a |an )?(stupid|dumb|useless|idiot|rubbish|"
            r"terrible|bad|awful|suck)|idiot|moron|shut up|stupid (bot|thing|machine)|"
            r"f+u+c+k+ (you|off)|screw you|i hate you)",
        ),
        (
            TalkKind.IDENTITY,
            r"\b(who|what) (are|r) (you|u)\b|\byour name\b|\bare you (an? )?(ai|bot|robot|human|"
            r"person|real|machine|chat ?gpt)|\bwho (made|built|wrote) you\b|\bhow do you work\b",
        ),
        (
            TalkKind.HELP,
            r"^\W*help\b|\bhow (do|can|should) i\b|\bwhat can (you|i)\b|\bhow does this work\b|"
            r"\bwhat (do|should) i (do|say|type)\b",
        ),
        (
            TalkKind.BYE,
            r"\b(bye|goodbye|good night|see (you|ya)|farewell|that's all|that is all)\b",
        ),
        (TalkKind.THANKS, r"\b(thanks?|thank you|thx|ty|cheers|appreciate)\b"),
        (
            TalkKind.GREETING,
            r"^\W*(hi+|hello+|hey+|howdy|yo|greetings|good (morning|afternoon|evening|day))\b",
        ),
        (
            TalkKind.SMALLTALK,
            r"\b(how are you|how('s| is) it going|what's up|whats up|nice|cool|great|ok(ay)?|lol|"
            r"ha(ha)+|perfect|awesome|wow|yes|no|sure|fine|good)\b",
        ),
    )
)
# What recchat is and can do is a fact, and somebody in distress needs care: no chance in these.
OURS_ALONE = frozenset({TalkKind.IDENTITY, TalkKind.HELP, TalkKind.DISTRESS})
COMPOSED: Mapping[TalkKind, tuple[str, ...]] = MappingProxyType(
    {
        TalkKind.GREETING: (
            "Hello! Tell me what you are in the mood for, or a {noun} that you loved.",
            "Good to see you. What sort of {noun} would suit you now?",
            "Hello there. A mood, a name, a {noun} you liked: any of them is a good start.",
        ),
        TalkKind.THANKS: (
            "With pleasure. I am here when you want another one.",
            "You are welcome. Say so if it was not quite right, and I will look again.",
            "Glad to help. Enjoy it.",
        ),
        TalkKind.BYE: (
            "Goodbye. I will remember what you told me for next time.",
            "See you. What you liked is kept on this computer, for when you come back.",
            "Take care, and enjoy your {noun}.",
        ),
        TalkKind.IDENTITY: (
            "I am recchat, a program on this computer that helps you choose a {noun}. "
            "Nothing you say leaves this machine.",
            "I am recchat: I know the {noun}s of this library, and I choose among them with you. "
            "It all stays on this computer.",
        ),
        TalkKind.HELP: (
            "Tell me a mood, a {noun} you liked, a name, a length or a decade. Then correct me: "
            '"shorter", "less dark", "more like the second one".',
            'Say it as you would to a friend, such as "something warm, {a_length}". '
            'You can also ask about any {noun} I show, or say "start over".',
        ),
        TalkKind.INSULT: (
            "I am sorry that this was not right. Tell me what was off, and I will choose again.",
            "Fair enough, that missed. What should the next {noun} have that these did not?",
            "I can do better if you tell me what you did not like about these.",
        ),
        TalkKind.OFF_TOPIC: (
            "That is beyond me: I only know the {noun}s here. What are you in the mood for?",
            "I am no help with that, but I can find you a good {noun}. What suits you today?",
            "I keep to choosing a {noun}. Tell me a mood, and I will start there.",
        ),
        TalkKind.DISTRESS: (
            "I am sorry it is this hard. I am only a program about {noun}s; please talk to "
            "someone you trust now, or call a crisis line or the emergency number where you live.",
        ),
        TalkKind.SMALLTALK: (
            "Good. Tell me when you want another {noun}, or what to change about these.",
            "All well here. What sort of {noun} would you like?",
            "I am listening. A mood or a name is enough to go on.",
        ),
    }
)


def talk_kind(text: str) -> TalkKind:
    """What sort of small talk a message is, by small rules; what fits none is off topic."""
    if in_distress(text):
        return TalkKind.DISTRESS
    found = (kind for kind, pattern in RULES if pattern.search(text))
    return next(found, TalkKind.OFF_TOPIC)


def composed_talk(kind: TalkKind, *, noun: str, seed: str) -> str:
    """One of our own lines; the same seed brings the same one."""
    line = random.Random(f"{seed}:{kind}").choice(COMPOSED[kind])
    return in_words(line, noun)


def talk_words(
    text: str,
    *,
    model: LanguageModel | None,
    prompts: Prompts,
    noun: str,
    titles: Collection[str],
    cancelled: threading.Event | None = None,
) -> str:
    """A reply to small talk: the model's when it comes in time and holds, else ours."""
    kind = talk_kind(text)
    ours = composed_talk(kind, noun=noun, seed=text)
    if model is None or kind in OURS_ALONE:
        return ours
    try:
        prompt = prompts.render(
            "talk/chat", {"noun": noun, "message": text[:MAX_SHOWN], "kind": str(kind)}
        )
        said = " ".join(complete(model, prompt, CHAT_LIMITS, cancelled=cancelled).split())
    except RecchatError:
        return ours
    good = holds_as_talk(said, longest=MAX_REPLY, sentences=2, titles=titles)
    leads_back = kind is not TalkKind.OFF_TOPIC or "?" in said or noun in said
    return said if good and leads_back else ours
