"""Real messages as training frames: ReDial (CC BY 4.0) and IARD, with names put in at random.

A human sentence is kept and the titles and people in it are exchanged, so the model learns the
sentence and not the name. ReDial has no acts: they come from a small classifier fitted on IARD.
"""

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from recchat.train.lexicon import Lexicon
from recchat.train.library import Library
from recchat.train.polarity import polarity
from recchat.train.spoken import Message, said_title, some_film
from recchat.train.typing_habits import Piece, tidy, typed

MENTION = re.compile(r"@(\d+)")
YEAR = re.compile(r"\s*\((?:19|20)\d\d\)")
DOUBLED = re.compile(r"\s*<[^<>]*>")
BREAK = re.compile(r"\.{3,}")
HELD_OUT = Path(__file__).parent / "heldout_redial.txt"
IN_IARD_GOLD = frozenset({"6009", "6499", "895"})  # ReDial dialogues in IARD's gold part
INTENTS = {
    "request": "IQU CON REF STO",
    "preference": "PRO ANS",
    "critique": "CRI-F CRI-A CRI-C",
    "accept": "ACC",
    "reject": "REJ",
    "seen": "SEE",
    "unseen": "NRE",
    "ask": "INQ ASK",
    "chat": "OTH END",
}
ACT_OF = {intent: act for act, intents in INTENTS.items() for intent in intents.split()}


@dataclass(frozen=True, slots=True)
class RealMessage:
    """A person's words in pieces, with what was said before and, where judged, their acts."""

    dialogue: str
    pieces: tuple[Piece, ...]
    last: str
    last_titles: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()

    @property
    def bare(self) -> str:
        """The words with every title replaced by one word, for the classifier of acts."""
        return "".join("TITLE" if is_title(p) else p.words for p in self.pieces)


def is_title(piece: Piece) -> bool:
    """Whether a piece is a film's title."""
    return piece.meaning in ("like", "dislike", "mention")


def held_out() -> frozenset[str]:
    """ReDial dialogues that are only for measuring."""
    return frozenset(HELD_OUT.read_text(encoding="utf-8").split())


def iard_messages(folder: Path, titles: frozenset[str], lexicon: Lexicon) -> list[RealMessage]:
    """The people's turns of IARD's partially annotated dialogues, with acts."""
    dialogues = json.loads((folder / "annotated_partially.json").read_text(encoding="utf-8"))
    found = []
    for dialogue in dialogues:
        last, named = "", titles_named(dialogue["conversation"], titles)
        for turn in dialogue["conversation"]:
            text = BREAK.sub(". ", DOUBLED.sub("", turn["utterance"])).strip()
            if turn["participant"] == "USER" and text:
                acts = {ACT_OF.get(act["intent"], "") for act in turn["dialogue_acts"]} - {""}
                cut = with_bare_titles(with_titles(text, titles, acts), named, default_of(acts))
                pieces = lexicon.marked(cut)
                found.append(
                    RealMessage(
                        str(dialogue["conversation_id"]), tuple(pieces), last, (), tuple(acts)
                    )
                )
            last = text if turn["participant"] == "AGENT" else last
    return [message for message in found if message.acts]


def with_titles(text: str, titles: frozenset[str], acts: set[str]) -> list[Piece]:
    """Titles found before a year in brackets: the longest words that the catalogue knows."""
    pieces: list[Piece] = []
    position = 0
    default = default_of(acts)
    for year in YEAR.finditer(text):
        title = title_before(text[position : year.start()], titles)
        if title:
            start = year.start() - len(title)
            meaning = polarity(text[:start], text[year.end() :], default, None)
            pieces += [Piece(text[position:start]), Piece(title, meaning, is_name=True)]
            position = year.end()
    return [p for p in [*pieces, Piece(text[position:])] if p.words]


def default_of(acts: set[str]) -> str:
    """What naming a title means where the words around it do not tell."""
    if "reject" in acts and not acts & {"accept", "preference", "seen"}:
        return "dislike"
    return "like" if acts & {"preference", "request", "critique"} else "mention"


def titles_named(turns: Sequence[Mapping[str, str]], titles: frozenset[str]) -> list[str]:
    """The titles that anybody names with their year in a dialogue, the longest first."""
    found = {
        title_before(turn["utterance"][: year.start()], titles).strip()
        for turn in turns
        for year in YEAR.finditer(turn["utterance"])
    }
    return sorted(found - {""}, key=len, reverse=True)


def with_bare_titles(pieces: Sequence[Piece], names: Sequence[str], default: str) -> list[Piece]:
    """Titles that are named without a mark; those of one word only with their capital."""
    found = list(pieces)
    for name in (name for name in names if len(name) > 3):
        flags = re.IGNORECASE if len(name) > 8 and " " in name else re.NOFLAG
        pattern = re.compile(rf"(?<![\w'’-]){re.escape(name)}(?![\w'’-])", flags)
        parts = list(enumerate(found))
        found = [
            q for i, p in parts for q in cut_title(found[:i], p, pattern, found[i + 1 :], default)
        ]
    return found


def cut_title(
    before: Sequence[Piece],
    piece: Piece,
    pattern: re.Pattern[str],
    after: Sequence[Piece],
    default: str,
) -> list[Piece]:
    """A plain piece cut around the first match of a title."""
    match = None if piece.meaning else pattern.search(piece.words)
    if not match:
        return [piece]
    head, tail = piece.words[: match.start()], piece.words[match.end() :]
    ahead, behind = "".join(p.words for p in before), "".join(p.words for p in after)
    meaning = polarity(ahead + head, tail + behind, default, None)
    cut = (Piece(head), Piece(match.group(), meaning, is_name=True), Piece(tail))
    return [part for part in cut if part.words]


def title_before(text: str, titles: frozenset[str]) -> str:
    """The longest end of a text that is a known title."""
    starts = [0, *(match.end() for match in re.finditer(r"\s+|(?<=[.!?,])", text))]
    for start in starts:
        if text[start:].strip().lower() in titles:
            return text[start:]
    return ""


def redial_dialogues(folder: Path) -> Iterator[dict[str, object]]:
    """The raw dialogues."""
    for line in (folder / "valid_data.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def redial_messages(
    dialogue: Mapping[str, object], people: frozenset[str], lexicon: Lexicon
) -> list[RealMessage]:
    """The seeker's messages of one dialogue, without acts."""
    found, last = [], ""
    last_titles: tuple[str, ...] = ()
    names = dict(dialogue["movieMentions"] or {})  # type: ignore[call-overload]
    liked = dict(dialogue["initiatorQuestions"] or {})  # type: ignore[call-overload]
    bare = sorted((YEAR.sub("", clean_title(names, i)).strip() for i in names), key=len)[::-1]
    for turn in dialogue["messages"]:  # type: ignore[attr-defined]
        text = turn["text"].strip()
        if turn["senderWorkerId"] != dialogue["initiatorWorkerId"]:
            last = MENTION.sub(lambda m: clean_title(names, m.group(1)), text)
            last_titles = tuple(clean_title(names, i) for i in MENTION.findall(text))
        elif text:
            marked = with_bare_titles(with_mentions(text, names, liked), bare, "mention")
            pieces = lexicon.marked(marked)
            pieces = with_people(pieces, [e for e in turn["entity"] if e in people])
            found.append(
                RealMessage(str(dialogue["conversationId"]), tuple(pieces), last, last_titles)
            )
    return found


def clean_title(names: Mapping[str, str], film: str) -> str:
    """The title of a mentioned film, blanks tidied."""
    return re.sub(r"\s+", " ", names.get(film) or "that one").strip()


def with_mentions(
    text: str, names: Mapping[str, str], liked: Mapping[str, Mapping[str, int]]
) -> list[Piece]:
    """Text with "@id" replaced by titles, whose meaning comes from words and the form."""
    pieces: list[Piece] = []
    position = 0
    for match in MENTION.finditer(text):
        film = match.group(1)
        pieces.append(Piece(text[position : match.start()]))
        position = match.end()
        if names.get(film):
            title = YEAR.sub("", clean_title(names, film)).strip()
            judged = liked.get(film, {}).get("liked", 2)
            default = ("dislike", "like", "mention")[judged]
            meaning = polarity(text[: match.start()], text[match.end() :], default, judged)
            pieces.append(Piece(title, meaning, is_name=True))
    return [p for p in [*pieces, Piece(text[position:])] if p.words]


def with_people(pieces: Sequence[Piece], people: Sequence[str]) -> list[Piece]:
    """Names of people that were annotated in the message, as pieces of their own."""
    found = list(pieces)
    for person in people:
        found = [q for p in found for q in split_at(p, person)]
    return found


def split_at(piece: Piece, person: str) -> list[Piece]:
    """A piece cut around a name."""
    match = None if piece.meaning else re.search(re.escape(person), piece.words, re.IGNORECASE)
    if not match:
        return [piece]
    before, after = piece.words[: match.start()], piece.words[match.end() :]
    negated = (
        re.search(r"\b(not|no|without)\b[^.!?]{0,12}$", before, re.IGNORECASE)
        or polarity(before, after, "like", None) == "dislike"
    )
    name = Piece(match.group(), "not person" if negated else "person", is_name=True)
    return [p for p in (Piece(before), name, Piece(after)) if p.words]


def retold(message: RealMessage, library: Library, rng: random.Random) -> Message:
    """The same sentence with other names, and other last words of the same kind."""
    pieces: list[Piece] = []
    for piece in message.pieces:
        if is_title(piece) and rng.random() < 0.75:
            pieces += said_title(some_film(library, rng), piece.meaning, rng)
        elif piece.meaning.endswith("person") and rng.random() < 0.7:
            name = library.person(rng)
            bare = " " not in piece.words
            pieces.append(replace(piece, words=name.split()[-1] if bare else name))
        else:
            pieces.append(piece)
    text, slots = typed(tidy(pieces), rng) if rng.random() < 0.55 else as_written(pieces)
    return Message(text, retold_last(message, library, rng), message.acts, slots)


def as_written(pieces: Sequence[Piece]) -> tuple[str, dict[str, list[str]]]:
    """The text as it stands, with its values."""
    slots: dict[str, list[str]] = {}
    for piece in tidy(pieces):
        if piece.meaning:
            slots.setdefault(piece.meaning, []).append(piece.words)
    return "".join(piece.words for piece in tidy(pieces)), slots


def retold_last(message: RealMessage, library: Library, rng: random.Random) -> str:
    """Nothing, what was said, or a slate where titles were said, as in the app."""
    chance = rng.random()
    if chance < 0.25 or not message.last:
        return ""
    if message.last_titles and chance < 0.62:
        more = [library.title(rng).label for _ in range(rng.choice((0, 2, 4)))]
        return "shown: " + ", ".join([*message.last_titles, *more][:5])
    return message.last[:240]
