"""Our own messages: frames filled with names and said as people type, with the frame they mean."""

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from recchat.train.library import Film, Library, own_lines, own_words
from recchat.train.notation import Part, Slot, Text, choose, fill, parse, slots_of
from recchat.train.typing_habits import Piece, typed

GENRE_NOUNS = re.compile(
    r"comedy|drama|thriller|western|musical|mystery|documentary|rom ?com|romance|fantasy|cartoon"
    r"|biopic|whodunit|slasher|film"
)
ARTICLE = re.compile(r"^(a|an|the) (?=\w)", re.IGNORECASE)
SAME = {"genres": "genre", "a_genre": "genre", "mood": "keyword", "place_kw": "keyword"} | {
    "surname": "person",
    "country_kw": "",
    "language": "",
}
NEGATED_PARTS = ("genres", "genre", "mood", "keyword", "surname", "person")
TOPICS = ("liked", "genre", "mood", "length", "age", "language", "company")


@dataclass(frozen=True, slots=True)
class Group:
    """Frames that mean the same acts in the same situation."""

    acts: tuple[str, ...]
    situation: str  # none, any, shown, or a topic asked about
    frames: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A message with what was said before it and what it means."""

    text: str
    last: str
    acts: tuple[str, ...]
    slots: dict[str, list[str]]


def load_groups() -> list[Group]:
    """All groups of the two frame files."""
    groups: list[Group] = []
    for name in ("understand_wishes.txt", "understand_replies.txt"):
        heads: list[tuple[str, list[str]]] = []
        for line in own_lines(name):
            if line.startswith("@ "):
                heads.append((line[2:], []))
            else:
                heads[-1][1].append(line)
        for head, lines in heads:
            acts, situation = head.split(" | ")
            groups.append(
                Group(tuple(acts.split(", ")), situation, tuple(parse(line) for line in lines))
            )
    return groups


def weight_of(frame: tuple[Part, ...]) -> int:
    """How often a frame is said within its group: those that name a person more often."""
    return 3 if any("person" in name or "surname" in name for name in slots_of(frame)) else 1


class Speaker:
    """Says messages: frames, fillings, names and one source of chance."""

    def __init__(self, library: Library, questions: dict[str, list[str]], seed: int) -> None:
        self.library, self.questions = library, questions
        self.groups, self.words = load_groups(), own_words("words.txt")
        self.weights = [len(group.frames) ** 0.85 for group in self.groups]
        self.rng = random.Random(seed)

    def say(self) -> Message:
        """One message: a frame or two, after some last words, typed by somebody."""
        group = self.rng.choices(self.groups, self.weights)[0]
        shown = [self.library.title(self.rng) for _ in range(self.rng.choice((3, 5, 5)))]
        last = self.last_words(group.situation, shown)
        shown = shown if last.startswith("shown") else []
        pieces, acts = self.pieces(group, shown), set(group.acts)
        if self.rng.random() < 0.13:
            more = self.companion(group)
            join = self.rng.choice([". ", ", ", " and ", "! ", "; ", ", also ", ". oh and "])
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
            if other.situation in ("any", group.situation) and "chat" not in other.acts
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

    def last_words(self, situation: str, shown: Sequence[Film]) -> str:
        """What recchat said before: nothing, a slate, a question, or a person's free words."""
        chance = self.rng.random()
        if situation == "none" or chance < (0.45 if situation == "any" else 0.12):
            return ""
        if situation in TOPICS:
            return self.question(situation)
        if situation == "any" and chance < 0.7:
            return self.question(self.rng.choice(TOPICS))
        if chance > 0.93:
            frame = "[how about|have you seen|you could try|what about|i liked] {t}[?|]"
            return fill(frame, {"t": shown[0].label}, self.rng)
        return "shown: " + ", ".join(film.label for film in shown)

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
            pieces += [Piece(part.words)] if isinstance(part, Text) else self.fill(part, shown)
        return pieces

    def fill(self, slot: Slot, shown: Sequence[Film]) -> list[Piece]:
        """The words of one slot, marked with what they mean."""
        name = slot.name.removesuffix("+")
        if name in ("like", "dislike", "mention"):
            count = self.rng.choice((1, 2, 2, 3, 3, 4)) if slot.name.endswith("+") else 1
            return self.titles(name, count, shown)
        negated = name.startswith("not ")
        base = name.removeprefix("not ").replace("not_", "")
        meaning = SAME.get(base, base if base in ("genre", "keyword", "person") else "")
        meaning = f"not {meaning}" if negated and meaning else meaning
        if base in ("person", "surname"):
            full = self.library.person(self.rng)
            return [Piece(full.split()[-1] if base == "surname" else full, meaning, is_name=True)]
        return self.plain(base, meaning)

    def plain(self, base: str, meaning: str) -> list[Piece]:
        """Words that are no names: articles stay outside the value."""
        words = self.rng.choice(self.words[base])
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

    def titles(self, meaning: str, count: int, shown: Sequence[Film]) -> list[Piece]:
        """One title or a list of them."""
        from_slate = 0.6 if meaning == "mention" else 0.3
        pieces: list[Piece] = []
        for i in range(count):
            use_slate = bool(shown) and self.rng.random() < from_slate
            film = self.rng.choice(shown) if use_slate else self.library.title(self.rng)
            if i:
                last = i == count - 1
                pieces.append(
                    Piece(self.rng.choice([" and ", ", and ", " or "] if last else [", "]))
                )
            pieces += said_title(film, meaning, self.rng)
        return pieces


def said_title(film: Film, meaning: str, rng: random.Random) -> list[Piece]:
    """A title as people say it: often without article, subtitle or year."""
    title = film.title.replace("|", " ").replace(";", " ")
    if rng.random() < 0.15:
        title = re.sub(r"^(The|A|An) (?=\w{4})", "", title)
    if ": " in title and rng.random() < 0.5:
        title = rng.choice([title.split(": ")[0], title.replace(": ", " ")])
    pieces = [Piece(title, meaning, is_name=True)]
    if film.year and rng.random() < 0.1:
        pieces.append(Piece(rng.choice([f" ({film.year})", f" from {film.year}"])))
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
    }
    return offers[topic]
