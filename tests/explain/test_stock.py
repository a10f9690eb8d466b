"""Whatever a sound reason says can be written with the stock of words of its claims."""

import random
import re
from pathlib import Path

from recchat.explain.reading import phrasebook
from recchat.explain.speak import told_claims
from recchat.explain.stock import CASUAL, stock_of
from recchat.llm.stock import capital
from recchat.train.library import Sources, load_library
from recchat.train.real_reasons import catalogues_of, reason_for
from recchat.train.reasons import Reasoner
from recchat.train.situations import Situation, Situations
from recchat.train.styles import Style

SAMPLE = Path(__file__).parent.parent / "data" / "films.jsonl"


def writable(text: str, stock: tuple[str, ...]) -> bool:
    """Whether a text is a row of the stock's words: the grammar, as one of Python's expressions."""
    any_of = "|".join(re.escape(one) for one in sorted(stock, key=len, reverse=True))
    first = "|".join(re.escape(capital(one)) for one in sorted(stock, key=len, reverse=True))
    short = "(?:'(?:s|re|ll|d|ve))?"
    sentence = rf"(?:{first}){short}(?:(?:, |; |: | )(?:{any_of}){short})*[.!]"
    return re.fullmatch(rf"{sentence}(?: {sentence})*", text) is not None


def test_reasons_of_every_tone_can_be_written() -> None:
    library, rng = load_library(Sources()), random.Random(3)
    (catalogue,) = catalogues_of([SAMPLE], library, seed=1)
    situations, reasoner, missed = Situations(catalogue, seed=4), Reasoner(seed=5), []
    for tone in ("plain", "warm", "casual") * 25:
        drawn = situations.draw()
        told = Situation(drawn.item, told_claims(drawn.claims))
        made = reason_for(told, "film", reasoner, rng, Style(tone=tone, told=("length", "tone")))
        book = phrasebook(told.item, told.claims)
        if made and not writable(made.text, stock_of(told.item, told.claims, book)):
            missed.append(made.text)
    assert not missed


def test_a_plain_reason_has_no_casual_words() -> None:
    (catalogue,) = catalogues_of([SAMPLE], load_library(Sources()), seed=1)
    item = next(iter(catalogue.items.values()))
    book = phrasebook(item, ())
    assert CASUAL & set(stock_of(item, (), book))
    assert not CASUAL & set(stock_of(item, (), book, casual=False))
