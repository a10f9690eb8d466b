"""The recipe of a turn: a message in, events out, everything stored before it is shown.

A message is stored first, then what was understood, then the slate, then the reasons, each in a
transaction of its own: a crash loses at most the part in flight (law 6).
"""

import threading
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from recchat.errors import StoreUnwritable
from recchat.explain.telling import make_telling
from recchat.history.interactions import Interactions
from recchat.history.people import now
from recchat.llm.door import LanguageModel
from recchat.prompts import Prompts
from recchat.recommend.request import NO_STEERING
from recchat.talk.commands import Ground
from recchat.talk.dialogues import Dialogues, Message
from recchat.talk.doors import MessageReader, Values
from recchat.talk.heard import EMPTY, Heard, heard
from recchat.talk.judging import take_back
from recchat.talk.policy import Kind, next_move
from recchat.talk.requesting import Ranker
from recchat.talk.saying.answering import answered
from recchat.talk.saying.notices import broken_templates, left_out, not_saved
from recchat.talk.saying.replies import talk_line
from recchat.talk.saying.small_talk import talk_words
from recchat.talk.showing import Showing
from recchat.talk.turn import Turn
from recchat.talk.understanding import Understanding
from recchat.talk.watched import Watched
from recchat.types import Cards, Companion, Done, Event, Reply, Steering

BEGINNING = ""  # as a parent: the message opens the talk, beside those that opened it before


@dataclass(frozen=True, slots=True)
class Put:
    """Where a message is put, and how it is to be answered.

    `parent_id` is the message before it: None for the last one of the branch in view, BEGINNING
    for none. Wishes whose keys are `struck` do not count. `steering` is how the dials stand: None
    for as they stood at the message before.
    """

    parent_id: str | None = None
    struck: tuple[str, ...] = ()
    steering: Steering | None = None


NEXT = Put()


@dataclass(frozen=True)
class Talk:
    """Everything a conversation needs; between turns it holds nothing of anyone."""

    reader: MessageReader
    recommender: Ranker
    interactions: Interactions
    dialogues: Dialogues
    prompts: Prompts
    models: Callable[[], LanguageModel | None]
    values: Values
    clock: Callable[[], float]
    company: Callable[[Sequence[str]], tuple[Companion, ...]] = lambda _: ()

    @cached_property
    def titles(self) -> frozenset[str]:
        """Every title, so that free words name none."""
        return frozenset(item.title for item in self.recommender.catalogue.items.values())

    @cached_property
    def _showing(self) -> Showing:
        telling = make_telling(self.recommender.catalogue)
        return Showing(self.recommender, self.prompts, self.values, telling, self.titles)

    def respond(
        self,
        person_id: str,
        dialogue_id: str,
        text: str,
        put: Put = NEXT,
        cancelled: threading.Event | None = None,
    ) -> Iterator[Event]:
        """Answer a message: the events of one turn, in order, the last one Done."""
        words = heard(text)
        if not words.read:
            yield EMPTY
            yield Done({})
            return
        turn = self._opened(person_id, dialogue_id, words, put)
        turn.cancelled = cancelled or turn.cancelled
        yield from self._stored(turn, chain(map(turn.tell, words.notices), self._turn(turn)))

    def edit(
        self,
        person_id: str,
        message_id: str,
        text: str,
        cancelled: threading.Event | None = None,
    ) -> Iterator[Event]:
        """Answer a message as if this had been written in its place; the old branch stays."""
        message = self.dialogues.message(person_id, message_id)
        return self.respond(
            person_id,
            message.dialogue_id,
            text,
            Put(
                message.parent_id or BEGINNING,
                message.struck if text == message.text else (),
                message.steering,
            ),
            cancelled,
        )

    def again(
        self,
        person_id: str,
        message_id: str,
        struck: Sequence[str] = (),
        steering: Steering | None = None,
        cancelled: threading.Event | None = None,
    ) -> Iterator[Event]:
        """Answer a message once more: with more of it struck out, steered anew, or as it was."""
        message = self.dialogues.message(person_id, message_id)
        return self.respond(
            person_id,
            message.dialogue_id,
            message.text,
            Put(
                message.parent_id or BEGINNING,
                (*message.struck, *struck),
                message.steering if steering is None else steering,
            ),
            cancelled,
        )

    def _opened(
        self,
        person_id: str,
        dialogue_id: str,
        words: Heard,
        put: Put,
    ) -> Turn:
        """Store the message where it belongs; what it stands in place of loses its judgments."""
        began = self.clock()
        in_view = self.dialogues.path(person_id, dialogue_id)
        last = in_view[-1].id if in_view else None
        parent = last if put.parent_id is None else put.parent_id or None
        path = in_view
        if put.parent_id is not None:
            path = self.dialogues.path(person_id, dialogue_id, parent) if parent else []
        before = path[-1].steering if path else NO_STEERING
        steering = before if put.steering is None else put.steering
        notice = None
        try:
            with self.dialogues.store.transaction():
                message = self.dialogues.append(
                    person_id,
                    dialogue_id,
                    words.kept,
                    parent_id=parent,
                    struck=put.struck,
                    steering=steering,
                )
                replaced = next((one for one in in_view if one.parent_id == parent), None)
                take_back(self.interactions, person_id, replaced.answer if replaced else None)
        except StoreUnwritable as problem:
            message = Message(
                uuid.uuid4().hex, dialogue_id, parent, now(), words.kept, put.struck, steering
            )
            notice = not_saved(problem)
        model = self.models()
        turn = Turn(person_id, message, words.read, path, Watched(model) if model else None)
        turn.clock, turn.began, turn.unsaved = self.clock, began, notice
        return turn

    def _turn(self, turn: Turn) -> Iterator[Event]:
        """The recipe."""
        ground = self._understood(turn)
        yield turn.understood()
        move = next_move(turn.state, turn.intent, turn.history)
        if move.kind is Kind.UNDO:
            yield from self._showing.shown_again(turn, ground)
        elif move.shows:
            yield from self._showing.new_slate(turn, move)
        else:
            yield turn.tell(self._words_alone(turn))
        yield from map(turn.tell, (*left_out(turn), *broken_templates(self.prompts)))
        turn.timings["total"] = turn.since(turn.began)
        yield turn.tell(Done(dict(turn.timings)))

    def _understood(self, turn: Turn) -> Ground:
        """Read the message and keep what it judges."""
        catalogue, seconds = self.recommender.catalogue, self.values.understand_seconds
        understanding = Understanding(self.reader, catalogue, self.interactions, seconds)
        ground = understanding.understand(turn)
        try:
            with self.dialogues.store.transaction():
                understanding.remember(turn, ground)
                self._save(turn)
        except StoreUnwritable as problem:
            turn.unsaved = not_saved(problem)
        turn.history = self.interactions.history(turn.person_id).within(catalogue.items)
        turn.company = self._company(turn)
        return ground

    def _company(self, turn: Turn) -> tuple[Companion, ...]:
        """Who chooses along, and the person with them, each with what they did in this library."""
        others = [one for one in turn.message.steering.company if one != turn.person_id]
        if not others:
            return ()
        items = self.recommender.catalogue.items
        everyone = self.company([turn.person_id, *others])
        return tuple(Companion(one.name, one.history.within(items)) for one in everyone)

    def _words_alone(self, turn: Turn) -> Reply:
        """An answer or small talk: the slate stays as it is."""
        catalogue = self.recommender.catalogue
        if turn.intent.question is not None:
            return answered(turn.intent.question, turn, catalogue, self.prompts, turn.model)
        line = talk_line(turn.intent, catalogue)
        if line:
            return Reply(line)
        words = talk_words(
            turn.text,
            model=turn.model,
            prompts=self.prompts,
            noun=catalogue.noun,
            titles=self.titles,
            cancelled=turn.cancelled,
        )
        return Reply(words)

    def _stored(self, turn: Turn, events: Iterable[Event]) -> Iterator[Event]:
        """Events as they come, stored before the decisive ones are shown, and at an early end."""
        is_done = False
        try:
            for event in events:
                is_done = isinstance(event, Done)
                if isinstance(event, Cards | Done):
                    self._save(turn)
                yield event
        finally:
            if not is_done:  # stopped half-way: keep what was shown
                self._save(turn)

    def _save(self, turn: Turn) -> None:
        """Write the turn as it stands; a store that cannot be written costs the turn nothing."""
        if turn.unsaved:
            return
        items = self.recommender.catalogue.items
        titles = [items[key].title for key in turn.answer.slate if key in items]
        try:
            self.dialogues.store_answer(turn.message.id, turn.answer, turn.state, titles)
        except StoreUnwritable as problem:
            turn.unsaved = not_saved(problem)
