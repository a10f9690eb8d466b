"""Answers to questions about items, from facts: by code, and in the model's words if they hold.

Every answer names the item, so that several can stand below each other. What the library does
not know is said to be unknown, never guessed.
"""

import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recchat.errors import ModelBusy
from recchat.explain.check import checked, used_claims
from recchat.explain.comparing import compared
from recchat.explain.facts import facts_of, many, tone_fact
from recchat.explain.feel import feel_of
from recchat.explain.tokens import sentences
from recchat.explain.wording import joined, spelled
from recchat.llm.door import LanguageModel, Limits, complete
from recchat.prompts import Prompts
from recchat.types import Claim, Dial, Item, Question, Reply, Topic

MOST_ITEMS = 5
MOST_CAST = 6
MOST_PLOT = 60  # words of a description in one answer
MADE = {"film": "was directed by", "book": "was written by"}
MODEL_SECONDS = 1.0  # the answer by code is there at once: the model gets little time
MODEL_TOKENS = 70
YES_OR_NO = re.compile(r"^\s*(is|are|was|does|do|did|has|have|can|could|would|will)\b", re.I)
FOR_CHILDREN = re.compile(
    r"\b(kids?|child|children|family|families|son|daughter|year.olds?)\b", re.I
)
# Topics that the bundled model words well; all others are best said as they are stored.
SPOKEN = frozenset({Topic.CAST, Topic.CREATORS, Topic.LENGTH, Topic.YEAR, Topic.GENRE})

BY_PLACE = re.compile(r"\b(first|second|third|fourth|fifth|last|one|[1-5])\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of one item, and the claims behind it; none where nothing is known."""

    text: str
    claims: tuple[Claim, ...] = ()


def answer(
    question: Question,
    items: Sequence[Item],
    *,
    model: LanguageModel | None,
    prompts: Prompts,
    noun: str,
) -> Reply:
    """The answer to a question about one item or a few, from their facts alone."""
    if not items:
        return Reply(f"Which {noun} do you mean?")
    if question.topic is Topic.COMPARE and len(items) > 1:
        return compared(question, items[:MOST_ITEMS])
    answers = [answer_about(item, question, noun) for item in items[:MOST_ITEMS]]
    if len(answers) == 1 and model is not None and is_spoken(question, answers[0]):
        return Reply(
            spoken(question, items[0], answers[0], Voice(model, prompts, noun)), answers[0].claims
        )
    if len(answers) > 1:
        answers = [first_sentence(one, item) for one, item in zip(answers, items, strict=False)]
    claims = tuple(claim for one in answers for claim in one.claims)
    return Reply("\n".join(one.text for one in answers), claims)


def answer_about(item: Item, question: Question, noun: str) -> Answer:
    """What the facts of one item say to a question."""
    if question.topic is Topic.TONE:
        return tone_answer(item, question)
    if question.topic is Topic.AGE_RATING:
        return rating_answer(item, question)
    return SIMPLE.get(question.topic, plot)(item, noun)


def known(claim: Claim | None, text: str, unknown: str) -> Answer:
    """An answer where there is a fact for it, else that the library does not know."""
    return Answer(text, (claim,)) if claim else Answer(unknown)


def cast(item: Item, noun: str) -> Answer:
    """Who plays."""
    if noun != "film" and not item.cast:
        return known(
            many(item, "creators", "by ", item.creators),
            f"{item.title} is a {noun}, so nobody plays in it; it is by {joined(item.creators)}.",
            f"{item.title} is a {noun}, so nobody plays in it.",
        )
    names = item.cast[:MOST_CAST]
    verb = "is" if len(names) == 1 else "are"
    return known(
        many(item, "cast", "with ", names),
        f"{joined(names)} {verb} in {item.title}.",
        f"The library does not know who is in {item.title}.",
    )


def creators(item: Item, noun: str) -> Answer:
    """Who made it."""
    start = MADE.get(noun, "is by")
    return known(
        many(item, "creators", "directed by " if noun == "film" else "by ", item.creators),
        f"{item.title} {start} {joined(item.creators)}.",
        f"The library does not know who made {item.title}.",
    )


def length(item: Item, noun: str) -> Answer:
    """How long it is, in hours and minutes, or in pages."""
    if item.pages:
        claim = many(item, "pages", "about ", [str(item.pages)])
        return known(claim, f"{item.title} has about {item.pages} pages in a usual edition.", "")
    return known(
        many(item, "minutes", "", [str(item.minutes)] if item.minutes else []),
        f"{item.title} runs {hours_of(item.minutes or 0)}.",
        f"The library does not know how long {item.title} is.",
    )


def hours_of(minutes: int) -> str:
    """'1 hour 55', '2 hours', '48 minutes'."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{minutes} minutes"
    start = "1 hour" if hours == 1 else f"{hours} hours"
    return f"{start} {rest}" if rest else start


def year(item: Item, noun: str) -> Answer:
    """When it came out."""
    return known(
        many(item, "year", "from ", [str(item.year)] if item.year else []),
        f"{item.title} {'was first published' if item.pages else 'came out'} in {item.year}.",
        f"The library does not know when {item.title} came out.",
    )


def language(item: Item, noun: str) -> Answer:
    """The main language, and what else is spoken."""
    more = joined(item.languages[1:])
    verb = "was written in" if item.pages else "is in"
    text = f"{item.title} {verb} {joined(item.languages[:1])}"
    return known(
        many(item, "languages", "in ", item.languages),
        f"{text}; {more} {'is' if len(item.languages) == 2 else 'are'} spoken too."
        if more
        else f"{text}.",
        f"The library does not know the language of {item.title}.",
    )


def genre(item: Item, noun: str) -> Answer:
    """Its genres."""
    return known(
        many(item, "genres", "genre: ", item.genres),
        f"{item.title} is filed under {joined(item.genres)}.",
        f"The library has no genre for {item.title}.",
    )


def plot(item: Item, noun: str) -> Answer:
    """The first sentences of the description, else what it is about."""
    if item.description:
        claim = many(item, "description", "plot: ", [item.description])
        return known(claim, opening(item.description), "")
    themes = [spelled(theme) for theme in item.themes]
    return known(
        many(item, "themes", "about ", themes),
        f"{item.title} is about {joined(themes)}.",
        f"The library does not say what {item.title} is about.",
    )


def opening(description: str) -> str:
    """As many whole sentences as fit one answer, at least one."""
    kept: list[str] = []
    for sentence in sentences(description) or [description]:
        if kept and len(" ".join([*kept, sentence]).split()) > MOST_PLOT:
            break
        kept.append(sentence)
    return " ".join(kept)


SIMPLE: dict[Topic, Callable[[Item, str], Answer]] = {
    Topic.ABOUT: plot,
    Topic.CAST: cast,
    Topic.CREATORS: creators,
    Topic.LENGTH: length,
    Topic.YEAR: year,
    Topic.LANGUAGE: language,
    Topic.GENRE: genre,
}


def tone_answer(item: Item, question: Question) -> Answer:
    """Whether it is scary, sad, funny, slow, from its dials and moods."""
    feel = feel_of(item, question)
    if feel is None:
        return Answer(f"The library does not know the tone of {item.title}.")
    return Answer(feel.text, feel.claims)


def rating_answer(item: Item, question: Question) -> Answer:
    """The age rating; asked about children, also how violent it is."""
    rating = many(item, "age_rating", "age rating: ", [item.age_rating] if item.age_rating else [])
    violence = tone_fact(item, [Dial.VIOLENCE]) if item.tones else None
    claims = tuple(claim for claim in (rating, violence) if claim)
    if not FOR_CHILDREN.search(question.words):
        return known(
            rating,
            f"{item.title} is rated {item.age_rating}.",
            f"The library knows no age rating for {item.title}.",
        )
    return Answer(for_children(item), claims)


def for_children(item: Item) -> str:
    """Careful words about children: what is known, and that a grown-up decides."""
    tone = feel_of(item, Question(Topic.TONE, dial=Dial.VIOLENCE, words=""))
    how = f" {tone.plain}." if tone else ""
    if not item.age_rating:
        return f"The library knows no age rating for {item.title}, so look before you choose.{how}"
    advice = RATED.get(item.age_rating, "so look before you choose")
    return f"{item.title} is rated {item.age_rating}, {advice}.{how}"


RATED = {
    "G": "which means suitable for all ages",
    "PG": "so parents may want to watch along",
    "PG-13": "so it is meant for those of 13 and over",
    "R": "so it is not meant for children",
    "NC-17": "so it is for adults only",
}


def first_sentence(one: Answer, item: Item) -> Answer:
    """The start of an answer among several, with the title where it does not name it."""
    text = (sentences(one.text, [item.title]) or [one.text])[0]
    named = text if item.title in text else f"{item.title}: {text}"
    return Answer(named, one.claims)


@dataclass(frozen=True, slots=True)
class Voice:
    """A language model with what it needs to be asked."""

    model: LanguageModel
    prompts: Prompts
    noun: str


def is_spoken(question: Question, found: Answer) -> bool:
    """Whether the model may word this answer: a plain question with a known answer."""
    plain = question.topic in SPOKEN and not YES_OR_NO.match(question.words)
    return plain and bool(found.claims) and bool(question.words.strip())


def spoken(question: Question, item: Item, found: Answer, voice: Voice) -> str:
    """The model's words if all of them hold and give the fact asked for, else the code's."""
    facts = facts_of(item, voice.noun)
    variables = {
        "noun": voice.noun,
        "label": item.label,
        "facts": [claim.text for claim in facts if not claim.text.startswith("plot: ")],
        "question": question.words,
    }
    prompt = voice.prompts.render("talk/answer", variables)
    try:
        limits = Limits(MODEL_TOKENS, MODEL_SECONDS)
        said = complete(voice.model, prompt, limits, cancelled=threading.Event()).strip()
    except ModelBusy:
        return found.text
    used = {claim.text for claim in used_claims(said, item, facts)}
    wanted = {claim.text for claim in found.claims}
    fields = {claim.evidence[0].field for claim in found.claims}
    gives = used & wanted or any(
        claim.evidence[0].field in fields for claim in facts if claim.text in used
    )
    # Whoever asked about "the second one" is told which one was meant.
    is_named = item.title.casefold() in said.casefold() or not BY_PLACE.search(question.words)
    holds = said and checked(said, item, facts) == said and gives and is_named
    return said if holds else found.text
