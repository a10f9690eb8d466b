"""Acts for real messages that have none: a linear classifier over hashed words, fitted on IARD."""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import torch
from torch import Tensor
from torch.nn import functional as F

from recchat.train.corpus import RealMessage
from recchat.train.polarity import NEGATIVE
from recchat.types import Act

WIDTH = 16384
WORD = re.compile(r"[a-z']+|[?!]")
ROUNDS, RATE, DECAY = 150, 0.05, 2e-4
SURE = 0.35
ACTS = tuple(act.value for act in Act)
NOT_SEEN = re.compile(
    r"\b(haven'?t|have not|hadn'?t|never|didn'?t|yet to)( \w+)? (seen?|saw|watch(ed)?|heard of)\b"
)
HAS_SEEN = re.compile(
    r"(?<!not )\b(i|we|i've|ive|have|already|just)( \w+)? (seen|saw|watched)\b|\bi did see\b"
)
ASKS_MORE = re.compile(
    r"\b(any|some|know|suggest|recommend)( \w+){0,3} (others?|ones|recommendations|suggestions)\b|"
    r"\b(any|what|anything|something) (others?|else)( \w+){0,3} ?\?|"
    r"\bcan you (recommend|suggest|find)\b"
)
WILL_SEE = re.compile(
    r"\b(i'?ll|i will|i'?m going to|gonna|i'?ll have to|have to) "
    r"(definitely |probably |be sure to )?(watch|check|see|try|look into|give|rent|add)\b|"
    r"\bsounds? (really |very |pretty )?(good|great|interesting|fun|perfect|awesome)\b"
)
CRITICAL = re.compile(
    r"n'?t\b|\b(not|no|too|more|less|rather|prefer|instead|else|similar|like|fan|into|care|bad|boring|"
    r"enough|without|but|want|need|looking|better|wish|kind of|kinda|bit|something|anything)\b"
)
SHORT = 3  # words that say no taste by themselves
TELLING = frozenset({"preference", "critique", "reject", "request"})
LIKES = re.compile(r"\bi('m| am)?( \w+){0,2} (love|like|loved|liked|into|enjoy|enjoyed)\b")


def features(message: RealMessage) -> list[int]:
    """Hashed words and pairs of the message, and words of what was said before."""
    words = ["<", *WORD.findall(message.bare.lower()), ">"]
    before = WORD.findall(message.last.lower())[-25:]
    names = [*words, *(f"{a} {b}" for a, b in pairwise(words))]
    names += [f"before {word}" for word in before]
    names += [f"length {min(len(words) // 4, 6)}", f"first {not message.last}"]
    return sorted({zlib.crc32(name.encode()) % WIDTH for name in names})


@dataclass(frozen=True, slots=True)
class Bags:
    """The features of messages, one after another: sparse rows of unit length."""

    words: Tensor
    starts: Tensor
    shares: Tensor

    def scores(self, weight: Tensor, bias: Tensor) -> Tensor:
        """A score of each act for each message."""
        summed = F.embedding_bag(
            self.words, weight, self.starts, mode="sum", per_sample_weights=self.shares
        )
        return summed * 4 + bias


def bags_of(messages: Sequence[RealMessage]) -> Bags:
    """The bags of some messages."""
    bags = [features(message) for message in messages]
    return Bags(
        torch.tensor([word for bag in bags for word in bag]),
        torch.tensor([0, *accumulate(len(bag) for bag in bags[:-1])]),
        torch.tensor([len(bag) ** -0.5 for bag in bags for _ in bag]),
    )


class Silver:
    """The classifier; `acts` gives those it is sure of, or the likeliest one."""

    def __init__(self, messages: Sequence[RealMessage], seed: int = 0) -> None:
        torch.manual_seed(seed)
        self.weight = torch.zeros(WIDTH, len(ACTS), requires_grad=True)
        self.bias = torch.full((len(ACTS),), -2.0, requires_grad=True)
        wanted = torch.tensor([[float(act in m.acts) for act in ACTS] for m in messages])
        bags = bags_of(messages)
        adam = torch.optim.AdamW([self.weight, self.bias], lr=RATE, weight_decay=DECAY)
        for _ in range(ROUNDS):
            said = bags.scores(self.weight, self.bias)
            loss = F.binary_cross_entropy_with_logits(said, wanted)
            loss = loss + 2e-4 * self.weight.square().sum() / len(ACTS)
            adam.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            adam.step()

    def acts(self, messages: Sequence[RealMessage]) -> list[tuple[str, ...]]:
        """The acts of each message."""
        if not messages:
            return []
        with torch.no_grad():
            said = bags_of(messages).scores(self.weight, self.bias).sigmoid()
        found = []
        for row in said:
            sure = [act for act, score in zip(ACTS, row, strict=True) if score > SURE]
            found.append(tuple(sure or [ACTS[int(row.argmax())]]))
        return [mended(acts, m) for acts, m in zip(found, messages, strict=True)]


def mended(acts: tuple[str, ...], message: RealMessage) -> tuple[str, ...]:
    """Acts without what the words contradict: "never seen" is not seen, naming a taste no chat."""
    words, found = message.bare.lower().replace("’", "'"), set(acts)
    meanings = {piece.meaning for piece in message.pieces}
    told_seen(found, words, meanings)
    if not CRITICAL.search(words):
        found.discard("critique")
    if found == {"preference"} and not message.last and len(words.split()) < SHORT:
        found = {"chat"}
    if ASKS_MORE.search(words):
        found.add("request")
    if WILL_SEE.search(words) and "reject" not in found:
        found.add("accept")
    named = {p.words for p in message.pieces if p.meaning in ("like", "dislike")}
    is_taste = named - set(message.last_titles) or meanings & {"genre", "not genre"}
    if is_taste and LIKES.search(words) and not found & TELLING:
        found.add("preference")
    return tuple(act for act in ACTS if act in found) or ("chat",)


def told_seen(found: set[str], words: str, meanings: set[str]) -> None:
    """Seen and unseen as the words tell, in place."""
    if not NOT_SEEN.search(words):
        if HAS_SEEN.search(words):
            found.add("seen")
        return
    if not HAS_SEEN.search(NOT_SEEN.sub(" ", words)):
        found.discard("seen")
    if not meanings & {"dislike", "not genre"} and not NEGATIVE.search(words):
        found.discard("reject")
    if not found & {"accept", "reject", "critique"}:
        found.add("unseen")
