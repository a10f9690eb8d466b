"""Composed reasons: true, varied, of a good length, and the same every time."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from recchat.catalogue.items import Catalogue
from recchat.explain.check import checked
from recchat.explain.claims import claims_for
from recchat.explain.compose import composed_reason
from recchat.explain.reading import Role, phrasebook, read
from recchat.types import ClaimKind, History, Item, Slot, Wish
from tests.explain.conftest import Told


def test_a_reason_is_the_same_for_the_same_seed(catalogue: Catalogue) -> None:
    item = catalogue.items["lanterns-2018"]
    claims = claims_for(item, [Wish(Slot.MOOD, "warm")], History(), catalogue)
    reasons = [composed_reason(item, claims, noun="film", seed=seed) for seed in (7, 7, 8, 9, 10)]
    assert reasons[0] == reasons[1]
    assert len({reason.text for reason in reasons}) > 1


def test_composed_reasons_hold_and_have_a_good_length(told: Sequence[Told]) -> None:
    lengths = []
    for one in told:
        reason = composed_reason(one.item, one.claims, noun="film", seed=7)
        assert checked(reason.text, one.item, one.claims) == reason.text, reason.text
        assert reason.claims and reason.composed and not reason.replaced
        lengths.append(len(reason.text.split()))
    good = sum(12 <= length <= 35 for length in lengths)
    assert good / len(lengths) > 0.97
    assert max(lengths) <= 42


def test_no_frame_is_worn_out_and_words_vary(told: Sequence[Told]) -> None:
    frames: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for one in told:
        text = composed_reason(one.item, one.claims, noun="film", seed=7).text
        tokens = read(text, phrasebook(one.item, one.claims))
        frames[
            " ".join("#" if token.role is not Role.WORD else token.text for token in tokens)
        ] += 1
        words = re.findall(r"[\w'-]+", text.casefold())
        pairs.update(pairwise(words))
    assert frames.most_common(1)[0][1] / len(told) <= 0.08
    assert len(pairs) / pairs.total() > 0.49


def test_a_reason_speaks_of_the_request_and_of_the_history(catalogue: Catalogue) -> None:
    item = catalogue.items["lanterns-2018"]
    history = History(liked=("the-quiet-robot-2012",))
    claims = claims_for(item, [Wish(Slot.GENRE, "romance")], history, catalogue)
    kinds = {claim.kind for claim in composed_reason(item, claims, noun="film", seed=7).claims}
    assert {ClaimKind.REQUEST, ClaimKind.HISTORY} <= kinds


def test_a_drawback_is_said_openly(catalogue: Catalogue) -> None:
    item = catalogue.items["the-cartographer-2001"]
    wish = Wish(Slot.MINUTES, "", high=120, words="under two hours")
    text = composed_reason(
        item, claims_for(item, [wish], History(), catalogue), noun="film", seed=7
    ).text
    assert "longer than you asked" in text and "151 minutes" in text


def test_an_item_without_facts_still_gets_words() -> None:
    item = Item("x", "Bare")
    empty = Catalogue("films", "film", {item.id: item})
    reason = composed_reason(item, claims_for(item, [], History(), empty), noun="film", seed=7)
    assert "Bare" in reason.text and reason.claims


def test_a_book_has_no_director(catalogue: Catalogue) -> None:
    item = catalogue.items["zero-sum-2011"]
    books = Catalogue("books", "book", catalogue.items)
    for wishes in ([Wish(Slot.PERSON, "Vera Lang")], [Wish(Slot.GENRE, "crime")], []):
        claims = claims_for(item, wishes, History(), books)
        texts = [composed_reason(item, claims, noun="book", seed=seed).text for seed in range(20)]
        assert not any("direct" in text or "film" in text for text in texts)
