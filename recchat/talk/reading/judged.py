"""Verdicts on titles and cards become wishes, judgments and references."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recchat.talk.reading.marks import Marked
from recchat.talk.reading.model_frame import Proposal
from recchat.talk.reading.titles import Judged, Verdict
from recchat.types import JudgedItem, Judgment, SaidBy, Slot, Wish

WANTED = {
    Verdict.LOVED: True,
    Verdict.ALIKE: True,
    Verdict.NAMED: True,
    Verdict.DISLIKED: False,
    Verdict.EXCLUDED: False,
}
JUDGMENTS = {
    Verdict.LOVED: Judgment.LIKED,
    Verdict.DISLIKED: Judgment.DISLIKED,
    Verdict.EXCLUDED: Judgment.DISMISSED,
    Verdict.SEEN: Judgment.SEEN,
}
OF_MODEL = {True: Verdict.ALIKE, False: Verdict.DISLIKED, None: Verdict.NAMED}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What a message says of titles and cards; the model is heard where rules saw nothing."""

    marked: Marked
    judged: tuple[Judged, ...]
    proposed: Sequence[Proposal] = ()
    steps: bool = False  # "the third but shorter": a card named with a step is what to be like

    def settled(self) -> "Verdicts":
        """Explicit cues first, the model where there were none."""
        return replace(self, judged=tuple(self.with_model(one) for one in self.judged))

    def with_model(self, one: Judged) -> Judged:
        """A verdict, or the model's where no cue gave one."""
        if any(self.is_likeness(place) for place in one.places):
            return replace(one, verdict=Verdict.ALIKE)
        spans = [said for place in one.places if (said := self.model_span(place))]
        if one.sure or not spans:
            return one
        return replace(one, verdict=OF_MODEL[spans[0].wanted])

    def is_likeness(self, place: int) -> bool:
        """Whether a mark stands for 'something similar'."""
        kind, number = self.marked.mark_at(place)
        return kind == "r" and self.marked.references[number].is_likeness

    def model_span(self, place: int) -> Proposal | None:
        """The model's title that overlaps with the mark at a token."""
        token = self.marked.line.tokens[place]
        return next(
            (
                one
                for one in self.proposed
                if one.slot is Slot.TITLE and one.start < token.end and token.start < one.end
            ),
            None,
        )

    def wishes(self, silent: frozenset[int]) -> Iterator[tuple[int, Wish]]:
        """Titles liked or not, with their tokens; those in a question are not wished for."""
        for one in self.judged:
            for place in one.places:
                if place in silent:
                    continue
                if one.verdict in WANTED and self.is_wish(one.verdict, place):
                    yield from ((place, wish) for wish in self.wishes_at(place, one.verdict))

    def is_wish(self, verdict: Verdict, place: int) -> bool:
        """A card is wished for only when it was chosen, not when it is called 'it'."""
        kind, number = self.marked.mark_at(place)
        if self.steps and self.follows_than(place):
            return False
        if kind == "t":
            return True
        reference = self.marked.references[number]
        if verdict is Verdict.ALIKE:
            return True
        chosen = verdict is Verdict.LOVED or (verdict is Verdict.NAMED and self.steps)
        return chosen and not reference.is_loose and len(reference.item_ids) == 1

    def follows_than(self, place: int) -> bool:
        """Whether a mark is only what another film shall be compared with."""
        before = [token.form for token in self.marked.line.tokens[:place] if token.form != "the"]
        return before[-1:] == ["than"]

    def wishes_at(self, place: int, verdict: Verdict) -> Iterator[Wish]:
        """The wishes of one mark: by item id, or by its words when it is unknown."""
        words = self.marked.line.words(place, place + 1)
        wanted = WANTED[verdict]
        said_by = SaidBy.BOTH if self.model_span(place) else SaidBy.LEXICON
        for item_id in self.marked.items_at(place):
            yield Wish(Slot.TITLE, item_id, wanted=wanted, words=words, said_by=said_by)
        kind, number = self.marked.mark_at(place)
        if kind == "t" and not self.marked.titles[number].known:
            value = self.marked.titles[number].value
            yield Wish(Slot.TITLE, value, wanted=wanted, words=words, said_by=said_by, known=False)

    def judgments(self) -> Iterator[JudgedItem]:
        """What the person says of items; of a whole slate only that it was seen, or an opinion."""
        for one in self.judged:
            judgment = JUDGMENTS.get(one.verdict)
            for place in one.places:
                items = self.marked.items_at(place)
                words = self.marked.line.words(place, place + 1)
                if judgment is None or (judgment is Judgment.DISMISSED and len(items) > 1):
                    continue
                yield from (JudgedItem(item_id, judgment, words) for item_id in items)

    def references(self) -> Iterator[str]:
        """Cards that the words point at, and titles that are named without being a wish."""
        for one in self.judged:
            for place in one.places:
                if self.marked.mark_at(place)[0] == "r" or one.verdict not in WANTED:
                    yield from self.marked.items_at(place)

    def unsure(self) -> Iterator[str]:
        """Unknown titles that became no wish."""
        for one in self.judged:
            for place in one.places if one.verdict not in WANTED else ():
                kind, number = self.marked.mark_at(place)
                if kind == "t" and not self.marked.titles[number].known:
                    yield self.marked.titles[number].value

    def compared(self) -> str:
        """The item that a step is measured from: 'like Arrival but warmer', 'than the third'."""
        after_than = [
            place for one in self.judged for place in one.places if self.follows_than(place)
        ]
        likes = [
            place
            for one in self.judged
            if one.verdict in {Verdict.ALIKE, Verdict.LOVED, Verdict.NAMED}
            for place in one.places
        ]
        found = (self.marked.items_at(place) for place in (*after_than, *likes))
        return next((ids[0] for ids in found if len(ids) == 1), "")
