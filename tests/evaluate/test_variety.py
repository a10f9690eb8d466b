"""The figures of variety count wordings, not what is said in them."""

from recchat.catalogue.items import Catalogue
from recchat.evaluate.variety import commonest_frame, distinct
from recchat.explain.facts import facts_of
from recchat.types import Item, Reason


def about(item: Item, text: str) -> tuple[Reason, Item]:
    return Reason(text, facts_of(item), composed=False), item


def test_the_same_frame_over_other_facts_is_one_frame(catalogue: Catalogue) -> None:
    one, two = list(catalogue.items.values())[:2]
    said = [
        about(one, f"It is by {one.creators[0]}."),
        about(two, f"It is by {two.creators[0]}."),
        about(two, f"{two.creators[0]} made it."),
    ]
    assert commonest_frame(said) == [1.0, 1.0, 0.0]


def test_no_reasons_have_no_frame() -> None:
    assert commonest_frame([]) == []


def test_distinct_counts_runs_over_all_texts() -> None:
    assert distinct([["a", "b", "a"], ["a", "b"]], 2) == 2 / 3
