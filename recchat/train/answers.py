"""Answers about an item, questions, small talk and beliefs for training."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from recchat.explain.check import checked
from recchat.explain.facts import facts_of
from recchat.explain.wording import country_phrase, theme_phrase, tone_words
from recchat.train.library import own_lines, own_words
from recchat.train.notation import Text, choose, parse
from recchat.train.sections import load_sections
from recchat.train.wording import listed
from recchat.types import DIALS, Claim, Dial, Item

MOST = 4  # values of a list in one answer
# Topics that the app lets the model word come most often.
TOPICS = {
    "cast": 10, "creators": 10, "length": 10, "year": 10, "genre": 10, "language": 3,
    "countries": 3, "age_rating": 3, "moods": 3, "themes": 3,
    **{str(dial): 1 for dial in DIALS},
}  # fmt: skip
FIELDS = {"length": "minutes", "genre": "genres", "language": "languages"}
OF_FILMS = frozenset({"cast", "length", "countries", "age_rating"})
HIDDEN = 0.14  # how often the fact that is asked for is missing
TRIES = 12
AS_KIND = {"medical": "off_topic", "injection": "off_topic"}  # the app knows eight kinds


@dataclass(frozen=True, slots=True)
class MadeTurn:
    """The variables of a template and the answer to learn."""

    variables: dict[str, str | list[str]]
    answer: str


class Answerer:
    """Says answers, questions and small talk from their frame files."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.answers, self.about = load_sections("answer.txt"), load_sections("questions_about.txt")
        self.asks, self.chats = load_sections("ask.txt"), load_sections("chat.txt")
        self.said, self.beliefs = load_sections("chat_said.txt"), load_sections("belief.txt")
        self.offers = own_words("offers.txt")

    def answer(self, item: Item, noun: str) -> MadeTurn:
        """A question about an item, some of its facts in any order, and the answer from them."""
        rng = self.rng
        topics = {t: w for t, w in TOPICS.items() if noun == "film" or t not in OF_FILMS}
        topic = rng.choices(list(topics), list(topics.values()))[0]
        field = FIELDS.get(topic, topic)
        facts = [claim for claim in facts_of(item, noun) if not claim.text.startswith("plot: ")]
        needed = [claim for claim in facts if gives(claim, field)]
        if rng.random() < HIDDEN:
            needed = []
        others = [claim for claim in facts if not gives(claim, field)]
        shown = [*needed, *rng.sample(others, rng.randint(min(2, len(others)), len(others)))]
        if rng.random() < 0.6:
            rng.shuffle(shown)
        else:
            shown.sort(key=facts.index)  # as the app hands them over
        kind = "author" if topic == "creators" and noun != "film" else topic
        question = self.line(self.about[kind], {"title": item.title})
        if rng.random() < 0.3:
            question = question.capitalize()
        texts = [claim.text for claim in shown]
        variables: dict[str, str | list[str]] = {
            "noun": noun, "label": item.label, "facts": texts, "question": question,
        }  # fmt: skip
        said = self.told(kind, field, item, needed)
        return MadeTurn(variables, said) if said else self.answer(item, noun)

    def told(self, kind: str, field: str, item: Item, needed: Sequence[Claim]) -> str:
        """The answer, if the checker lets one pass; that nothing is known where no fact says it."""
        if not needed:
            return self.line(self.answers["none"], {})
        values = answer_values(field, item)
        section = "tone" if field in set(DIALS) else kind
        for _ in range(TRIES):
            text = self.line(self.answers[section], values)
            text = text[:1].upper() + text[1:]
            if checked(text, item, needed) == text:
                return text
        return ""

    def ask(self) -> MadeTurn:
        """A question on a topic, with or without options and what is known."""
        rng = self.rng
        topic = rng.choice(["mood", "length", "age", "language", "genre", "liked", "company"])
        with_options = topic != "liked" and rng.random() < 0.75
        options = rng.sample(self.offers[topic], rng.choice((2, 2, 3))) if with_options else []
        known = rng.sample(self.offers["known"], rng.choice((0, 0, 1, 1, 1, 2)))
        noun = "film" if rng.random() < 0.9 else "book"
        lines = list(self.asks[topic]) if rng.random() < 0.4 or not known else []
        lines += self.asks.get(f"{topic} known", []) if known else []
        values = {"options": either(options)} if options else {}
        values |= {"known": listed(known)} if known else {}
        text = self.line(lines, values, needs="options" if options else "")
        text = text.replace("{noun}", noun)
        variables: dict[str, str | list[str]] = {
            "noun": noun,
            "topic": topic,
            "options": options,
            "known": known,
        }
        return MadeTurn(variables, text[:1].upper() + text[1:])

    def chat(self) -> MadeTurn:
        """A kind of small talk, what the person said, and a reply."""
        kind = self.rng.choice(list(self.chats))
        given = AS_KIND.get(kind, kind)
        noun = "film" if self.rng.random() < 0.9 else "book"
        message = self.line(self.said[kind], {})
        message = message if self.rng.random() < 0.6 else message.capitalize()
        reply = self.line(self.chats[kind], {"noun": noun})
        reply = reply[:1].upper() + reply[1:]
        return MadeTurn({"noun": noun, "kind": given, "message": message}, reply)

    def belief(self) -> MadeTurn:
        """Counted evidence about somebody's taste, and the sentence that says it."""
        rng = self.rng
        kinds = rng.sample(["liked", "disliked", "asked"], rng.choice((1, 2, 2, 3)))
        kinds.sort(key=["liked", "asked", "disliked"].index)
        tastes = [*self.offers["taste themes"], *self.offers["taste genres"]]
        evidence, parts = [], []
        for kind, value in zip(kinds, rng.sample(tastes, len(kinds)), strict=True):
            values = {"n": str(rng.randint(3, 9)), "v": value}
            evidence.append(self.line(self.beliefs[f"{kind} evidence"], values))
            parts.append(self.line(self.beliefs[kind], values))
        joint = " but " if kinds and len(parts) == 2 and "disliked" in kinds else " and "
        text = f"{', '.join(parts[:-1])}{joint if len(parts) == 2 else ', and '}{parts[-1]}"
        text = parts[0] if len(parts) == 1 else text
        return MadeTurn({"evidence": evidence}, f"You {text}.")

    def line(
        self, lines: Sequence[tuple[object, ...]], values: dict[str, str], needs: str = ""
    ) -> str:
        """One line that the values can fill, preferably one that uses what is needed."""
        text = ""
        for _ in range(60):
            parts = choose(self.rng.choice(lines), self.rng)  # type: ignore[arg-type]
            names = {part.name for part in parts if not isinstance(part, Text)}
            if names <= {*values, "noun"}:
                text = "".join(
                    p.words if isinstance(p, Text) else values.get(p.name, "{noun}") for p in parts
                )
                if not needs or needs in names:
                    break
        return text.strip()


def gives(claim: Claim, field: str) -> bool:
    """Whether a fact is of this field."""
    return any(one.field == field for one in claim.evidence)


def answer_values(field: str, item: Item) -> dict[str, str]:
    """What fills the lines of an answer."""
    if field in set(DIALS):
        dial = Dial(field)
        return {"v": tone_words(dial, item.tones[dial]), "own": item.title}
    found = getattr(item, field)
    values = [str(value) for value in found][:MOST] if isinstance(found, tuple) else [str(found)]
    if field == "themes":
        values = [theme_phrase(value) for value in values]
    if field == "countries":
        values = [country_phrase(value) for value in values]
    one = len(values) == 1
    verbs = {"are": "is", "star": "stars"} if one else {"are": "are", "star": "star"}
    return {"v": listed(values), "own": item.title, **verbs}


def either(words: Sequence[str]) -> str:
    """Words to choose from: "warm, tense or funny"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def questions_by_topic() -> dict[str, list[str]]:
    """The lines of questions, as written, for the last words before a message."""
    found: dict[str, list[str]] = {}
    topic = ""
    for line in own_lines("ask.txt"):
        if line.startswith("@ "):
            topic = line[2:].removesuffix(" known")
        else:
            found.setdefault(topic, []).append(line)
    for lines in found.values():
        for line in lines:
            parse(line)
    return found
