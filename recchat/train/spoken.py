"""Our own messages: frames filled with names and said as people type, with the frame they mean."""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from recchat.train.library import FRAMES, Film, Library, own_words
from recchat.train.notation import Part, Slot, Text, choose, fill, parse, slots_of
from recchat.train.sections import load_lines
from recchat.train.typing_habits import Piece, typed

GENRE_NOUNS = re.compile(
    r"comedy|drama|thriller|western|musical|mystery|documentary|rom ?com|romance|fantasy|cartoon"
    r"|biopic|whodunit|slasher|film"
)
AN = re.compile(r"\b(a) (?=[aeio]\w)")  # "a animated film"
ARTICLE = re.compile(r"^(a|an|the) (?=\w)", re.IGNORECASE)
ARTICLE_LAST = re.compile(r"\b(a|an|the) $", re.IGNORECASE)
ARTICLES = ("a ", "an ", "the ")
SAME = {"genres": "genre", "a_genre": "genre", "mood": "keyword", "place_kw": "keyword"} | {
    "surname": "person",
    "author": "person",
    "country_kw": "",
    "language": "",
}
TOPICS = ("liked", "genre", "mood", "length", "age", "language", "company")
RARE = {
    "critique": 1.1,
    "reject": 1.3,
    "request": 1.3,
    "preference": 1.1,
    "chat": 0.7,
}  # said more or less often
YEARS = (" ({})", " ({})", " from {}", " {}", ", the {} one")
T = TypeVar("T")
JOINS = (". ", ". ", ", ", " and ", "! ", "; ", ", also ", ". oh and ", " - ")
MADE_UP = 0.12  # share of titles that no list has, so that a title is known by its place


@dataclass(frozen=True, slots=True)
class Group:
    """Frames that mean the same acts in the same situation."""

    acts: tuple[str, ...]
    situation: str  # none, any, shown, film (one was named), or a topic asked about
    frames: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A message with what was said before it and what it means."""

    text: str
    last: str
    acts: tuple[str, ...]
    slots: dict[str, list[str]]


def load_groups() -> list[Group]:
    """The groups of all frame files, those with one heading together."""
    lines: dict[str, list[str]] = defaultdict(list)
    for path in sorted(FRAMES.glob("understand_*.txt")):
        for head, said in load_lines(path.name).items():
            lines[head] += said
    groups: list[Group] = []
    for head, said in lines.items():
        acts, situation = head.split(" | ")
        frames = tuple(parse(line) for line in dict.fromkeys(said))
        groups.append(Group(tuple(acts.split(", ")), situation, frames))
    return groups


def group_weight(group: Group) -> float:
    """How often a group is spoken: by its size, rare acts more often."""
    return float(len(group.frames) ** 0.85) * max(RARE.get(act, 0.9) for act in group.acts)


def weight_of(frame: tuple[Part, ...]) -> float:
    """How often a frame is said within its group: those with something to copy more often."""
    names = " ".join(slots_of(frame))
    kinds = (("like|mention", 2.4), ("person|surname|author", 2.2), ("genre", 2.0))
    return max((weight for kind, weight in kinds if re.search(kind, names)), default=1.0)


class Speaker:
    """Says messages: frames, fillings, names and one source of chance."""

    def __init__(self, library: Library, questions: dict[str, list[str]], seed: int) -> None:
        self.library, self.questions = library, questions
        self.groups, self.words = load_groups(), own_words("words.txt")
        self.weights = [group_weight(group) for group in self.groups]
        self.remarks = load_lines("last_words.txt")
        self.rng = random.Random(seed)
        self.used: set[str] = set()  # in the message that is being made: nothing is named twice

    def say(self) -> Message:
        """One message: a frame or two, after some last words, typed by somebody."""
        group = self.rng.choices(self.groups, self.weights)[0]
        last, shown = self.last_words(group.situation)
        self.used.clear()
        pieces, acts = self.pieces(group, shown), set(group.acts)
        if self.rng.random() < (0.2 if group.situation == "film" else 0.13):
            more = self.companion(group)
            join = self.rng.choice(JOINS)
            join = " " if pieces[-1].words.endswith(("?", "!")) else join
            pieces += [Piece(join), *self.pieces(more, shown)]
            acts |= set(more.acts)
        pieces, acts = self.with_manners(pieces, acts)
        text, slots = typed(pieces, self.rng)
        return Message(text, last, tuple(acts), slots)

    def companion(self, group: Group) -> Group:
        """Another group that can be said in the same breath."""
        fitting = [
            other
            for other in self.groups
            if other.situation in ("any", group.situation)
            and not {"chat", "accept", "reject"} & set(other.acts)
        ]
        return self.rng.choices(fitting, [len(g.frames) for g in fitting])[0]

    def with_manners(self, pieces: list[Piece], acts: set[str]) -> tuple[list[Piece], set[str]]:
        """Now and then a greeting before or thanks after, which makes the message chat too."""
        chance = self.rng.random()
        if "chat" in acts or chance > 0.07:
            return pieces, acts
        if chance < 0.045:
            hello = self.rng.choice(["hi, ", "hello! ", "hey ", "hi there. ", "hello, ", "hey! "])
            return [Piece(hello), *pieces], acts | {"chat"}
        thanks = self.rng.choice([" thanks", ". thank you", ", thanks!", ". thanks a lot"])
        return [*pieces, Piece(thanks)], acts | {"chat"}

    def last_words(self, situation: str) -> tuple[str, list[Film]]:
        """What was said before (nothing, a slate, a question, a remark), and the films in it."""
        chance = self.rng.random()
        if situation == "none" or chance < (0.4 if situation == "any" else 0.1):
            return "", []
        if situation in TOPICS:
            return self.question(situation), []
        if situation == "any" and chance < 0.58:
            return self.question(self.rng.choice(TOPICS)), []
        if situation == "any" and chance < 0.68:
            return self.remark("open")
        if chance < {"any": 0.82, "film": 0.88}.get(situation, 0.35):
            return self.remark("film")
        shown = [self.library.title(self.rng) for _ in range(self.rng.choice((3, 5, 5)))]
        return "shown: " + ", ".join(film.label for film in shown), shown

    def remark(self, kind: str) -> tuple[str, list[Film]]:
        """A sentence of somebody who recommends, and the films it names."""
        line = self.rng.choice(self.remarks[kind])
        films = {name: self.library.title(self.rng) for name in ("t", "u")}
        values = {name: film.label for name, film in films.items()}
        values |= {"person": self.library.person(self.rng)}
        values |= {name: self.rng.choice(self.words[name]) for name in ("genre", "genres")}
        text = AN.sub(r"\1n ", fill(line, values, self.rng))
        return text, [film for film in films.values() if film.label in text]

    def question(self, topic: str) -> str:
        """A question that the model itself might have asked."""
        words = self.rng.choice(load_options(topic))
        frame = self.rng.choice(self.questions[topic])
        return fill(frame, {"options": words, "known": "comedy"}, self.rng)

    def pieces(self, group: Group, shown: Sequence[Film]) -> list[Piece]:
        """A frame of the group with its slots filled."""
        pieces: list[Piece] = []
        frame = self.rng.choices(group.frames, [weight_of(frame) for frame in group.frames])[0]
        for part in choose(frame, self.rng):
            more = [Piece(part.words)] if isinstance(part, Text) else self.fill(part, shown)
            doubled = bool(pieces) and ARTICLE_LAST.search(pieces[-1].words)
            pieces += more[1:] if doubled and more[0].words in ARTICLES else more
        return pieces

    def fill(self, slot: Slot, shown: Sequence[Film]) -> list[Piece]:
        """The words of one slot, marked with what they mean."""
        name = slot.name.removesuffix("+")
        if name.startswith("this "):
            named = self.fresh(lambda: self.film(shown, 1.0), lambda film: film.title)
            return said_title(named, name.removeprefix("this "), self.rng)
        if name in ("like", "dislike", "mention"):
            count = self.rng.choice((1, 2, 2, 3, 3, 4)) if slot.name.endswith("+") else 1
            return self.titles(name, count, shown)
        negated = name.startswith("not ")
        base = name.removeprefix("not ").replace("not_", "")
        meaning = SAME.get(base, base if base in ("genre", "keyword", "person") else "")
        meaning = f"not {meaning}" if negated and meaning else meaning
        if base in ("person", "surname"):
            full = self.fresh(lambda: self.library.person(self.rng), is_name)
            return [Piece(full.split()[-1] if base == "surname" else full, meaning, is_name=True)]
        return self.plain(base, meaning)

    def plain(self, base: str, meaning: str) -> list[Piece]:
        """Words that are no names: articles stay outside the value."""
        words = self.fresh(lambda: self.rng.choice(self.words[base]), str.lower)
        before = after = ""
        if base == "a_genre":
            before = "an " if words[0] in "aeiou" else "a "
            noun = bool(GENRE_NOUNS.search(words))
            after = "" if noun and self.rng.random() < 0.7 else self.rng.choice([" movie", " film"])
            after = "" if words.endswith("film") else after
        elif meaning and (article := ARTICLE.match(words)):
            before, words = article.group(), words[article.end() :]
        return [
            piece for piece in (Piece(before), Piece(words, meaning), Piece(after)) if piece.words
        ]

    def fresh(self, make: Callable[[], T], key: Callable[[T], str]) -> T:
        """Something that this message has not named yet; a key that is empty is never taken."""
        made = make()
        for _ in range(6):
            if key(made) and key(made) not in self.used:
                break
            made = make()
        self.used.add(key(made))
        return made

    def film(self, shown: Sequence[Film], from_slate: float) -> Film:
        """A film that was shown, with that chance, or another."""
        if shown and self.rng.random() < from_slate:
            return self.rng.choice(shown)
        return some_film(self.library, self.rng)

    def titles(self, meaning: str, count: int, shown: Sequence[Film]) -> list[Piece]:
        """One title or a list of them."""
        from_slate = 0.5 if meaning == "mention" else 0.12
        pieces: list[Piece] = []
        for i in range(count):
            film = self.fresh(lambda: self.film(shown, from_slate), lambda film: film.title)
            if i:
                last = i == count - 1
                pieces.append(
                    Piece(self.rng.choice([" and ", ", and ", " or "] if last else [", "]))
                )
            pieces += said_title(film, meaning, self.rng)
        return pieces


def is_name(person: str) -> str:
    """The name if it is one: some lists of a cast hold other words."""
    last = person.split()[-1]
    return person if person[:1].isupper() and " by" not in person and len(last) > 3 else ""


def some_film(library: Library, rng: random.Random) -> Film:
    """A film of a list, or now and then a title put together from two of them."""
    film = library.title(rng)
    if rng.random() > MADE_UP:
        return film
    first, second = film.title.split(), library.title(rng).title.split()
    words = first[: rng.randint(1, 3)] + second[-rng.randint(1, 3) :]
    return Film(" ".join(words), film.year)


def said_title(film: Film, meaning: str, rng: random.Random) -> list[Piece]:
    """A title as people say it: often without article, subtitle or year."""
    title = film.title.replace("|", " ").replace(";", " ")
    if rng.random() < 0.15:
        title = re.sub(r"^(The|A|An) (?=\w{4})", "", title)
    if ": " in title and rng.random() < 0.5:
        title = rng.choice([title.split(": ")[0], title.replace(": ", " "), title.split(": ")[1]])
    pieces = [Piece(title, meaning, is_name=True)]
    if film.year and rng.random() < 0.1:
        pieces.append(Piece(rng.choice(YEARS).format(film.year)))
    return pieces


def load_options(topic: str) -> list[str]:
    """Words a question on a topic may offer."""
    offers: dict[str, list[str]] = defaultdict(lambda: ["something"])
    offers |= {
        "mood": ["something warm or something tense", "funny, dark or dreamy"],
        "genre": ["comedy, drama or horror", "science fiction or a western"],
        "length": ["under two hours or longer"],
        "age": ["new or old"],
        "language": ["English or French"],
        "company": ["friends or the whole family", "you alone"],
    }
    return offers[topic]
