"""Reasons from real claims: only those that the app's own checker lets pass."""

from pathlib import Path

import pytest

from recchat.train.claim_texts import made_of
from recchat.train.library import Sources, load_library
from recchat.train.real_reasons import real_reasons
from recchat.train.reasons import Reasoner
from recchat.train.situations import Situations

SAMPLE = Path(__file__).parent.parent / "data" / "films.jsonl"


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("mood you asked for: warm", "mood_asked", {"m": "warm"}),
        ("warmer than Up", "than", {"tone": "warmer", "x": "Up"}),
        ("very funny, as you asked", "tone_asked", {"tone": "very funny"}),
        ("like Up: also by Pete Docter", "like_director", {"x": "Up", "n": "Pete Docter"}),
        ("with A B, C D", "cast", {"list": "A B and C D"}),
        ("longer than you asked: 130 minutes", "drawback", {"what": "longer", "d": "130 minutes"}),
    ],
)
def test_a_claim_is_read_back_into_its_parts(text: str, kind: str, values: dict[str, str]) -> None:
    made = made_of(text)
    assert made and (made.kind, made.values) == (kind, values)


def test_shared_moods_are_adjectives_and_shared_themes_nouns() -> None:
    assert [made.kind for text in ("quiet", "grief, first contact", "quiet, grief")
            if (made := made_of(f"you liked Heat: also {text}"))] == [
        "liked_adj", "liked_nouns", "liked_mixed",
    ]  # fmt: skip


def test_every_claim_that_code_makes_follows_a_known_pattern() -> None:
    situations = Situations(SAMPLE, seed=4)
    texts = [claim.text for _ in range(300) for claim in situations.draw().claims]
    assert not [text for text in texts if made_of(text) is None]


def test_most_situations_have_a_reason_that_holds() -> None:
    reasoner = Reasoner(load_library(Sources()), seed=1)
    assert len(list(real_reasons(SAMPLE, reasoner, 80, seed=2))) > 55
