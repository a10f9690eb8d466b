"""The second half of a turn that shows something: reply, cards, reasons, suggestions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recchat.errors import RecchatError
from recchat.explain.speak import reasons
from recchat.explain.telling import Telling
from recchat.llm.door import LanguageModel
from recchat.prompts import Prompts
from recchat.recommend.request import Request
from recchat.talk.commands import Ground
from recchat.talk.doors import Values
from recchat.talk.gate import is_allowed
from recchat.talk.policy import Move
from recchat.talk.requesting import Chosen, ChosenBy, Ranker, chosen, near_pool, request_for
from recchat.talk.saying.answering import answered
from recchat.talk.saying.notices import no_slate
from recchat.talk.saying.questions import question_words
from recchat.talk.saying.replies import shelf_line, slate_lines, understood_lines
from recchat.talk.saying.suggestions import MOST, lifting, suggested
from recchat.talk.state import with_slate
from recchat.talk.turn import Turn
from recchat.types import (
    Card,
    Claim,
    Control,
    Event,
    ReasonDone,
    ReasonWords,
    Reply,
    Slate,
    Suggestions,
)


@dataclass(frozen=True, slots=True)
class Showing:
    """What it takes to make a slate and to speak for it."""

    ranker: Ranker
    prompts: Prompts
    values: Values
    telling: Telling
    titles: frozenset[str]

    def new_slate(self, turn: Turn, move: Move) -> Iterator[Event]:
        """Reply, cards, reasons, suggestions; a notice when nothing could be searched."""
        request = self._request(turn)
        try:
            start = turn.clock()
            made = self._chosen(turn, request)
            turn.timings["retrieve"] = turn.since(start)
        except RecchatError as problem:
            yield turn.tell(no_slate(problem))
            return
        yield from self._beside(turn, move, made)
        yield turn.cards(made.slate)
        yield from self._reasons(turn, made.slate.cards)
        yield turn.tell(self._suggestions(turn, request, made.slate))

    def shown_again(self, turn: Turn, ground: Ground) -> Iterator[Event]:
        """An earlier slate with the reasons it had; what was judged since then is left out."""
        yield turn.tell(Reply(ground.said))
        if ground.shows is None:
            return
        request = replace(self._request(turn), without=frozenset(), count=len(ground.shows.cards))
        catalogue = self.ranker.catalogue
        cards = tuple(
            card
            for card in ground.shows.shown_cards(catalogue)
            if is_allowed(card.item.id, request, catalogue)
        )
        turn.state = with_slate(turn.state, [card.item.id for card in cards])
        yield turn.cards(Slate(cards, ground.shows.fitting, ground.shows.relax))
        told = ground.shows.reasons
        for card in cards:
            if card.item.id in told:
                yield turn.tell(ReasonDone(card.item.id, told[card.item.id]))
        yield turn.tell(Suggestions(ground.shows.suggestions))

    def _chosen(self, turn: Turn, request: Request) -> Chosen:
        """New items; where a narrower wish leaves none, those shown before that still fit it."""
        made = chosen(self.ranker, request, self.telling)
        if made.slate.cards or turn.intent.control is Control.MORE:
            return made
        judged = frozenset(one.item_id for one in turn.state.judged)
        again = replace(request, without=request.without - frozenset(turn.state.shown) | judged)
        return chosen(self.ranker, again, self.telling)

    def _request(self, turn: Turn) -> Request:
        return request_for(
            turn.answer.request,
            turn.state,
            turn.history,
            ChosenBy(turn.message.steering, turn.company),
            count=self.values.cards,
            seed=self.values.seed,
        )

    def _beside(self, turn: Turn, move: Move, made: Chosen) -> Iterator[Event]:
        """The reply that stands beside the new cards, if there is anything to say."""
        catalogue, slate = self.ranker.catalogue, made.slate
        turn.answer = replace(turn.answer, dropped=made.dropped)
        lines = list(understood_lines(turn.intent, catalogue))
        claims: tuple[Claim, ...] = ()
        if turn.intent.question:
            # The cards wait for this answer: the facts give it at once.
            reply = answered(turn.intent.question, turn, catalogue, self.prompts, None)
            lines, claims = [*lines, reply.text], reply.claims
        if turn.message.steering.shelf and not slate.cards:
            lines.append(shelf_line(turn.history, catalogue.noun))
        else:
            lines += slate_lines(turn.intent, turn.before, turn.state, slate, catalogue)
        if move.asks and slate.fitting > len(slate.cards):
            lines.append(self._question(turn, move.asks))
        if lines:
            yield turn.tell(Reply(" ".join(lines), claims))
        if slate.cards:
            turn.state = with_slate(turn.state, [card.item.id for card in slate.cards])

    def _question(self, turn: Turn, topic: str) -> str:
        """The one question of this turn; the state remembers that it was asked."""
        turn.state = replace(turn.state, asked=(*turn.state.asked, topic))
        return question_words(
            topic,
            model=turn.model.model if turn.model else None,
            prompts=self.prompts,
            noun=self.ranker.catalogue.noun,
            titles=self.titles,
            seed=f"{self.values.seed}:{topic}",
        )

    def _reasons(self, turn: Turn, cards: tuple[Card, ...]) -> Iterator[Event]:
        """A reason for every card; those that the model leaves open are composed."""
        try:
            yield from map(turn.tell, self._spoken(turn, cards, turn.model))
        except RecchatError:
            turn.model_failed()
            open_cards = [card for card in cards if card.item.id not in turn.answer.reasons]
            yield from map(turn.tell, self._spoken(turn, open_cards, None))

    def _spoken(
        self, turn: Turn, cards: Sequence[Card], model: LanguageModel | None
    ) -> Iterator[ReasonWords | ReasonDone]:
        return reasons(
            model,
            self.prompts,
            cards,
            noun=self.ranker.catalogue.noun,
            seed=self.values.seed,
            seconds=self.values.speak_seconds,
            cancelled=turn.cancelled,
        )

    def _suggestions(self, turn: Turn, request: Request, slate: Slate) -> Suggestions:
        """What could be changed from here: critiques, or constraints to lift."""
        bound = (*slate.relax, *(wish for wish in turn.state.wishes if wish.hard))
        noun = self.ranker.catalogue.noun
        if not slate.cards:
            return Suggestions(lifting(bound, noun))
        pool = near_pool(self.ranker, request, slate)
        items = [card.item for card in slate.cards]
        offered = suggested(items, pool, turn.state.wishes)
        if len(items) < self.values.cards:  # the constraints leave little
            offered = (*offered, *lifting(bound, noun))[:MOST]
        return Suggestions(offered)
