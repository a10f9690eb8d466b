"""Answers about an item, questions and small talk for training."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from recchat.train.library import Film, own_lines, own_words
from recchat.train.notation import Text, choose, parse
from recchat.train.sections import load_sections
from recchat.train.wording import WORDS, listed
from recchat.types import Dial

STRENGTHS, TONE_WORDS = WORDS["strengths"], WORDS["dial_words"]
TONE_TOPICS = {
    "scary": (2, 1),
    "funny": (0, 5),
    "violent": (3, 2),
    "sad": (1, 5),
    "slow": (6, 7),
    "romantic": (4, 5),
}
SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class MadeTurn:
    """The variables of a template and the answer to learn."""

    variables: dict[str, str | list[str]]
    answer: str


class Answerer:
    """Says answers, questions and small talk from their frame files."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.answers, self.asked = load_sections("answer.txt"), load_sections("questions_said.txt")
        self.asks, self.chats = load_sections("ask.txt"), load_sections("chat.txt")
        self.said = load_sections("chat_said.txt")
        self.offers = own_words("offers.txt")

    def answer(self, film: Film) -> MadeTurn:
        """A question about a film, its facts, and an answer from them."""
        topic = self.rng.choice([*self.asked, "plot", "plot"])
        style = self.rng.random() < 0.5
        tones = [i for i in range(10) if film.dials and self.rng.random() < 0.6]
        if topic in TONE_TOPICS and film.dials:
            tones = sorted({*tones, TONE_TOPICS[topic][0]})
        facts = self.facts(film, topic, tones, style)
        question = self.line(self.asked[topic], {"title": film.title})
        spoken = self.spoken(film, topic, facts, tones, style)
        noun = "film" if self.rng.random() < 0.92 else "book"
        return MadeTurn(
            {"noun": noun, "label": film.label, "facts": facts, "question": question}, spoken
        )

    def facts(self, film: Film, topic: str, tones: Sequence[int], in_words: bool) -> list[str]:
        """The facts handed over: sometimes all, sometimes only those the question needs."""
        known = [
            ("directed", f"directed by {listed(film.directors)}" if film.directors else ""),
            ("cast", f"with {', '.join(film.cast[:4])}" if film.cast else ""),
            ("year", f"from {film.year}" if film.year else ""),
            ("minutes", f"{film.minutes} minutes" if film.minutes else ""),
            ("language", f"in {', '.join(film.languages[:2])}" if film.languages else ""),
            ("country", f"countries: {', '.join(film.countries)}" if film.countries else ""),
            ("genre", f"genre: {', '.join(film.genres)}" if film.genres else ""),
            ("age_rating", f"age rating: {film.age_rating}" if film.age_rating else ""),
            ("about", f"about {', '.join(film.themes[:3])}" if film.themes else ""),
            ("mood", f"mood: {', '.join(film.moods[:3])}" if film.moods else ""),
            ("tone", self.tone_fact(film, tones, in_words)),
            ("plot", f"plot: {film.description}" if film.description else ""),
        ]
        share = self.rng.choice((0.15, 0.3, 0.6, 1.0))
        needed = "tone" if topic in TONE_TOPICS else topic
        hide = self.rng.random() < 0.06
        return [
            fact
            for name, fact in known
            if fact and (not hide if name == needed else self.rng.random() < share)
        ]

    def tone_fact(self, film: Film, tones: Sequence[int], in_words: bool) -> str:
        """Tones in words, or as numbers out of ten."""
        if not tones:
            return ""
        if in_words:
            said = [f"{STRENGTHS[film.dials[i]]} {TONE_WORDS[i]}" for i in tones]
            return "tone: " + ", ".join(said)
        return ", ".join(f"{list(Dial)[i].value} {film.dials[i]} of 10" for i in tones)

    def spoken(
        self, film: Film, topic: str, facts: list[str], tones: Sequence[int], in_words: bool
    ) -> str:
        """The answer: one or two sentences that only say the facts."""
        text = "\n".join(facts)
        if topic == "plot":
            return self.plot(film, text)
        if topic in TONE_TOPICS:
            return self.tone(film, topic, text, tones, in_words)
        values = self.values(film, topic, text)
        return self.line(self.answers[topic if values else "none"], values)

    def plot(self, film: Film, facts: str) -> str:
        """The first sentence of the plot, or two short ones; the themes when there is none."""
        if "plot: " in facts:
            sentences = SENTENCE.split(film.description)
            two = len(" ".join(sentences[:2]).split()) <= 38
            return " ".join(sentences[: 2 if two else 1])
        if "about " in facts:
            return self.line(self.answers["about"], {"t": listed(film.themes[:3])})
        return self.line(self.answers["none"], {})

    def tone(self, film: Film, topic: str, facts: str, tones: Sequence[int], in_words: bool) -> str:
        """How strong the tone asked about is, with one that goes with it where it is given."""
        first, second = TONE_TOPICS[topic]
        if "of 10" not in facts and "tone: " not in facts:
            if topic in ("scary", "sad") and "mood: " in facts:
                return self.line(self.answers["mood"], {"m": listed(film.moods[:3])})
            return self.line(self.answers["none"], {})
        chosen = [first, *([second] if second in tones and self.rng.random() < 0.5 else [])]
        if in_words:
            said = [f"{STRENGTHS[film.dials[i]]} {TONE_WORDS[i]}" for i in chosen]
            return self.line(self.answers["tone"], {"tone": " and ".join(said)})
        values = {"dial": list(Dial)[first].value, "k": str(film.dials[first])}
        return self.line(self.answers["dial"], values)

    def values(self, film: Film, topic: str, facts: str) -> dict[str, str]:
        """What fills the answer, when the facts hold it."""
        found = {
            "cast": ("with ", {"cast": listed(film.cast[:4])} if film.cast else {}),
            "directed": ("directed by ", {"n": listed(film.directors)} if film.directors else {}),
            "minutes": (" minutes", {"min": str(film.minutes)}),
            "year": ("from ", {"y": str(film.year)}),
            "language": ("in ", {"l": listed(film.languages[:2])} if film.languages else {}),
            "genre": ("genre: ", {"g": listed(film.genres)} if film.genres else {}),
            "country": ("countries: ", {"c": listed(film.countries)} if film.countries else {}),
            "age_rating": ("age rating: ", {"r": film.age_rating}),
        }
        sign, values = found[topic]
        starts = [line for line in facts.split("\n") if not line.startswith("plot: ")]
        return values if any(sign in line for line in starts) else {}

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
        noun = "film" if self.rng.random() < 0.9 else "book"
        message = self.line(self.said[kind], {})
        message = message if self.rng.random() < 0.6 else message.capitalize()
        reply = self.line(self.chats[kind], {"noun": noun})
        return MadeTurn({"noun": noun, "kind": kind, "message": message}, reply)

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
