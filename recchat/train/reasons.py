"""Reasons for training: clauses of claims put together into one or two sentences."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from recchat.train.claims import MadeClaim, made_claims
from recchat.train.library import Film, Library
from recchat.train.notation import Part, Text, choose
from recchat.train.sections import load_sections
from recchat.train.wording import WORDS

STYLES = ("plain", "warm", "brief")
AS_YOU = re.compile(r"\b(as you|you (asked|wanted|were after|wished))\b")
YOU = re.compile(r"\byou\b", re.IGNORECASE)
OPENERS = frozenset(  # first words of a clause that are no names
    "It This You Like As At With From Since Here The For If In Directed Close Also Beside Next "
    "Compared Expect What".split()
)
MENDED = (
    ("it also is also ", "it is also "),
    ("it also is ", "it is also "),
    ("it also also ", "it also "),
    ("it also it ", "it also "),
    (" and and ", " and "),
    (", , ", ", "),
    ("  ", " "),
    ("?,", ","),
)
MOST_WORDS = {"plain": 38, "warm": 38, "brief": 18}


@dataclass(frozen=True, slots=True)
class MadeReason:
    """What the model is given and what it should say."""

    label: str
    claims: tuple[str, ...]
    style: str
    noun: str
    text: str


def always(_: str) -> bool:
    """Made-up claims have no checker."""
    return True


class Reasoner:
    """Writes reasons from the clauses of reason.txt."""

    def __init__(self, library: Library, seed: int) -> None:
        self.library, self.rng = library, random.Random(seed)
        self.clauses = load_sections("reason.txt")

    def reason(self) -> MadeReason:
        """A film, claims about it, and a reason that says the first of them."""
        film = self.film()
        noun = "film" if self.rng.random() < 0.9 else "book"
        claims = made_claims(film, self.library, self.rng)
        style = self.rng.choices(STYLES, (5, 3, 3))[0]
        text = self.best_of(claims, style, noun)
        return MadeReason(film.label, tuple(claim.text for claim in claims), style, noun, text)

    def film(self) -> Film:
        """A film with all facts: one of the library, or one put together from others."""
        library, rng = self.library, self.rng
        whole = rng.choice(library.films) if library.films else made_film(library, rng)
        complete = whole.themes and whole.moods and whole.cast and whole.directors
        if not complete or not (whole.genres and whole.languages and whole.countries):
            return made_film(library, rng)
        if rng.random() < 0.4:
            people = [library.person(rng) for _ in range(4)]
            return replace(whole, directors=(people[0],), cast=tuple(people[1:]),
                           minutes=rng.randint(70, 200), year=rng.randint(1930, 2025))  # fmt: skip
        return whole

    def best_of(
        self,
        claims: list[MadeClaim],
        style: str,
        noun: str,
        holds: Callable[[str], bool] = always,
    ) -> str:
        """A text of the right length that holds; the nearest of some tries when none does."""
        tries = []
        for _ in range(20):
            text = self.text(claims, style).replace("{noun}", noun)
            count = len(text.split())
            least = 7 if style == "brief" else 12
            wrong = clumsy(text, claims) + (not least <= count <= MOST_WORDS[style])
            wrong = wrong if wrong else 3 * (not holds(text))
            if not wrong:
                return text
            tries.append((wrong, abs(count - (11 if style == "brief" else 22)), text))
        return min(tries)[2]

    def text(self, claims: list[MadeClaim], style: str) -> str:
        """One or two sentences of the leading claims."""
        rng = self.rng
        drawbacks = [c for c in claims if "drawback" in c.kind]
        leading = [c for c in claims if "drawback" not in c.kind]
        if style == "brief":
            said = leading[: rng.choice((1, 2, 2, 2))]
            return self.opened(self.sentence(said, [], first=True), "brief")
        said = leading[: rng.choice((2, 3, 3, 4))]
        cut = rng.choice((1, 2, 2, 3)) if len(said) > 2 else rng.choice((1, 2))
        first, second = said[:cut], said[cut:]
        ends = [self.sentence(first, [] if second else drawbacks, first=True)]
        if second:
            ends.append(self.sentence(second, drawbacks, first=False))
        return self.closed(self.opened(" ".join(ends), style), style)

    def closed(self, text: str, style: str) -> str:
        """Warm words at the end, when there are none at the start."""
        if style == "warm" and text[-1] == "." and self.rng.random() < 0.3 and ": " not in text:
            return f"{text} {capital(self.words('closing warm', {}))}"
        return text

    def opened(self, sentence: str, style: str) -> str:
        """The first sentence, with a friendly opening when the style is warm."""
        chance = self.rng.random()
        if style == "warm" and chance < 0.55:
            opening = self.words("opening warm", {})
            plain = re.sub(r"^This( one| \{noun\})? (?=[a-z])", "It ", sentence)
            return capital(f"{opening}: {lower_first(plain)}")
        return sentence

    def sentence(self, claims: list[MadeClaim], drawbacks: list[MadeClaim], first: bool) -> str:
        """One sentence of one to three claims and perhaps a drawback."""
        text = self.joined(claims, self.words("subject any" if first else "again any", {}))
        for claim in drawbacks:
            if self.rng.random() < 0.7:
                text += ", " + self.form(claim, "post")
            else:
                text += ". " + capital(self.form(claim, "s"))
        return capital(fluent(text)) + "."

    def joined(self, claims: list[MadeClaim], subject: str) -> str:
        """Clauses of the claims under one subject."""
        rng, head = self.rng, claims[0]
        if len(claims) == 1:
            return self.alone(head, subject)
        second = claims[1]
        if head.kind.startswith("like_") and second.kind == "than" and rng.random() < 0.7:
            text = f"{self.alone(head, subject)}, {self.words('than short', second.values)}"
            return text + self.tail(claims[2:])
        plan = rng.random()
        if plan < 0.30 and self.has(head, "front"):
            front = self.form(head, "front")
            join = " " if front.endswith(" and") else ", "
            return (
                f"{front}{join}{self.subject_again(subject)} {self.form(second, 'vp')}"
                + self.tail(claims[2:])
            )
        if plan < 0.62 and self.has(head, "vp"):
            verbs = [self.form(claim, "vp") for claim in claims if self.has(claim, "vp")]
            if len(verbs) == len(claims):
                return f"{subject} {and_verbs(verbs, rng)}"
        if plan < 0.85 and self.has(second, "post"):
            return f"{self.alone(head, subject)}, {self.form(second, 'post')}" + self.tail(
                claims[2:]
            )
        return (
            f"{self.alone(head, subject)}, and {self.alone(second, 'it', plain=True)}"
            + self.tail(claims[2:])
        )

    def subject_again(self, subject: str) -> str:
        """The subject after a front, where "this" reads badly."""
        return "it" if subject == "this" else subject

    def alone(self, claim: MadeClaim, subject: str, plain: bool = False) -> str:
        """One claim as a clause of its own."""
        if (
            self.has(claim, "s")
            and not plain
            and (self.rng.random() < 0.4 or not self.has(claim, "vp"))
        ):
            return self.form(claim, "s")
        if not self.has(claim, "vp"):
            return self.form(claim, "s")
        return f"{subject} {self.form(claim, 'vp')}"

    def tail(self, claims: list[MadeClaim]) -> str:
        """What is left of the claims, after commas."""
        text = ""
        for claim in claims:
            if self.has(claim, "post"):
                text += ", " + self.form(claim, "post")
            else:
                text += ", and " + self.alone(claim, "it", plain=True)
        return text

    def has(self, claim: MadeClaim, form: str) -> bool:
        """Whether a claim can be said in a form."""
        return f"{claim.kind} {form}" in self.clauses

    def form(self, claim: MadeClaim, form: str) -> str:
        """The claim said in a form."""
        return self.words(f"{claim.kind} {form}", claim.values)

    def words(self, section: str, values: dict[str, str]) -> str:
        """A line of a section, filled; "{noun}" stays for the end."""
        lines: list[tuple[Part, ...]] = self.clauses[section]
        while True:
            parts = choose(self.rng.choice(lines), self.rng)
            names = {part.name for part in parts if not isinstance(part, Text)}
            if names <= {*values, "noun"}:
                return "".join(
                    p.words if isinstance(p, Text) else values.get(p.name, "{noun}") for p in parts
                )


def clumsy(text: str, claims: list[MadeClaim]) -> int:
    """How many things a careful writer would mend: words said twice."""
    repeated = len(AS_YOU.findall(text)) > 1 or len(YOU.findall(text)) > 3
    names = {v for c in claims for k, v in c.values.items() if k in "qntraw" and len(v) > 4}
    named_twice = any(text.count(name) > 1 for name in names)
    others = any(text.count(c.values["x"]) > 1 for c in claims if len(c.values.get("x", "")) > 3)
    return repeated + named_twice + others + (text.lower().count("this") > 1)


def and_verbs(verbs: list[str], rng: random.Random) -> str:
    """Predicates in a row; a second "is" may be left out."""
    kept = [verbs[0]]
    for before, verb in pairwise(verbs):
        short = before.startswith("is ") and verb.startswith("is ") and rng.random() < 0.5
        short = short and " by " not in before and " and " not in before + verb
        kept.append(verb.removeprefix("is ") if short and len(verbs) == 2 else verb)
    joined = ", ".join(kept[:-1])
    comma = "," if "," in joined or len(kept) > 2 else ""
    return f"{joined}{comma} and {kept[-1]}"


def fluent(text: str) -> str:
    """Mend what the joining leaves: word order of "also", doubled adverbs."""
    for found, wanted in MENDED:
        text = text.replace(found, wanted)
    return re.sub(r"\b([Aa]) (?=[aeioAEIO](?!ne\b|nce\b|ne-))", r"\1n ", text)


def capital(text: str) -> str:
    """First letter large."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """First letter small, unless the first word is a name or "I"."""
    first = text.split(" ", 1)[0].strip(",")
    return text[:1].lower() + text[1:] if first in OPENERS else text


def made_film(library: Library, rng: random.Random) -> Film:
    """A film put together from names and words, for data without a library."""
    named = library.title(rng)
    return Film(
        title=named.title,
        year=named.year or rng.randint(1940, 2025),
        directors=(library.person(rng),),
        cast=tuple(library.person(rng) for _ in range(4)),
        minutes=rng.randint(75, 190),
        countries=(rng.choice(("France", "Japan", "United States", "South Korea", "Italy")),),
        languages=(rng.choice(("English", "French", "Japanese", "Korean", "Spanish")),),
        genres=tuple(rng.sample(WORDS["genres"], 2)),
        themes=tuple(rng.sample(WORDS["themes"], 5)),
        moods=tuple(rng.sample(WORDS["moods"], 4)),
        age_rating=rng.choice(("G", "PG", "PG-13", "R", "")),
    )
