"""The wording of the one question a turn may ask: the model's, when it holds, else ours."""

import random
from collections.abc import Collection

from recchat.errors import RecchatError
from recchat.llm.door import LanguageModel, Limits, complete
from recchat.prompts import Prompts
from recchat.talk.saying.noun_words import in_words
from recchat.talk.saying.said import holds_as_talk

ASK_LIMITS = Limits(tokens=40, seconds=0.15)  # the cards wait for it: a late one is not used
OPENINGS = frozenset(
    "what which how is are do would should any are shall who when where will could".split()
)
MAX_QUESTION = 140  # characters
COMPOSED = {
    "mood": (
        "What sort of mood are you in: something light, something tense, something moving?",
        "How would you like to feel afterwards: amused, gripped, or quietly moved?",
        "Is tonight for laughing, for a shiver, or for something gentle?",
    ),
    "liked": (
        "Is there a {noun} you loved lately? Something near it is a good start.",
        "Which {noun} could you {see} again any day?",
        "Which {noun} did you love most of late? I will go from there.",
    ),
    "genre": (
        "Any kind you lean towards: comedy, thriller, drama, science fiction?",
        "Is there a genre you are always glad of?",
        "Would a comedy, a thriller or a drama suit you best?",
    ),
}
OPTIONS = {
    "mood": ("light", "tense", "moving"),
    "liked": (),
    "genre": ("comedy", "thriller", "drama", "science fiction"),
}


def composed_question(topic: str, *, noun: str, seed: str) -> str:
    """One of our own questions on a topic; the same seed asks the same."""
    return in_words(random.Random(seed).choice(COMPOSED[topic]), noun)


def question_words(
    topic: str,
    *,
    model: LanguageModel | None,
    prompts: Prompts,
    noun: str,
    titles: Collection[str],
    seed: str,
) -> str:
    """A question on a topic: the model's when it comes in time and is one question."""
    ours = composed_question(topic, noun=noun, seed=seed)
    if model is None:
        return ours
    try:
        prompt = prompts.render(
            "talk/ask",
            {"noun": noun, "topic": topic, "options": list(OPTIONS[topic]), "known": []},
        )
        said = " ".join(complete(model, prompt, ASK_LIMITS).split())
    except RecchatError:
        return ours
    return said if is_one_question(said, titles) else ours


def is_one_question(said: str, titles: Collection[str]) -> bool:
    """One short sentence that asks, and names nothing."""
    one = holds_as_talk(said, longest=MAX_QUESTION, sentences=1, titles=titles)
    opens = said.casefold().split(" ")[0] in OPENINGS if said else False
    return one and opens and said.endswith("?") and len(said) >= 10
