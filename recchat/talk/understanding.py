"""The first half of a turn: a message is read, folded into the state, and its judgments kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recchat.catalogue.items import Catalogue
from recchat.errors import RecchatError
from recchat.history.interactions import Interactions
from recchat.llm.door import LanguageModel
from recchat.talk.commands import Ground, ground_of
from recchat.talk.critiques import anchored
from recchat.talk.doors import MessageReader
from recchat.talk.judging import take_back, write_judged
from recchat.talk.requesting import request_words
from recchat.talk.state import fold, strike
from recchat.talk.turn import Turn
from recchat.types import Control, DialogueState, Intent, Wish


@dataclass(frozen=True, slots=True)
class Understanding:
    """Reads messages of one library."""

    reader: MessageReader
    catalogue: Catalogue
    interactions: Interactions
    seconds: float

    def understand(self, turn: Turn) -> Ground:
        """Fill in the intent, the state and the words to search by; say what they build on."""
        before = ground_of(None, turn.path).state
        start = turn.clock()
        intent = commanded(evened(self._read(turn, before)))
        turn.timings["understand"] = turn.since(start)
        ground = ground_of(intent.control, turn.path)
        struck = struck_wishes(turn.message.struck, (*intent.wishes, *ground.state.wishes))
        intent = without(anchored(intent, ground.state, self.catalogue), turn.message.struck)
        turn.before = before
        turn.state = fold(struck_out(ground.state, turn.message.struck), intent)
        turn.state = struck_out(turn.state, turn.message.struck)
        words = "" if intent.control is Control.START_OVER else ground.request
        turn.answer = replace(
            turn.answer,
            intent=intent,
            request=request_words(words, intent, [wish.words for wish in struck if wish.words]),
            stands_for=ground.stands_for,
        )
        return ground

    def remember(self, turn: Turn, ground: Ground) -> None:
        """Write the judgments of the message, and withdraw those of one that was taken back."""
        take_back(self.interactions, turn.person_id, ground.taken_back)
        written = write_judged(self.interactions, turn.person_id, turn.intent, self.catalogue)
        turn.answer = replace(turn.answer, wrote=written.wrote, replaced=written.replaced)

    def _read(self, turn: Turn, before: DialogueState) -> Intent:
        """The intent; by lexicons alone when what the model needs is broken."""
        try:
            return self._read_with(turn, before, turn.model)
        except RecchatError:
            turn.model_failed()
            return self._read_with(turn, before, None)

    def _read_with(self, turn: Turn, before: DialogueState, model: LanguageModel | None) -> Intent:
        return self.reader.read(
            turn.text, before, last=turn.said_last, model=model, seconds=self.seconds
        )


def struck_out(state: DialogueState, keys: Sequence[str]) -> DialogueState:
    """The state without the wishes of these keys."""
    for key in keys:
        state = strike(state, key)
    return state


def evened(intent: Intent) -> Intent:
    """The intent with its bounds as they come back from the store, so that their keys agree."""
    return replace(
        intent,
        wishes=tuple(
            replace(
                wish,
                low=None if wish.low is None else float(wish.low),
                high=None if wish.high is None else float(wish.high),
            )
            for wish in intent.wishes
        ),
    )


def commanded(intent: Intent) -> Intent:
    """A command together with wishes: "go back to comedies" asks, "undo that, a western" does both.

    An undo shows the slate of before, which has no room for a new wish; forgetting does.
    """
    if not intent.wishes or intent.control not in {Control.GO_BACK, Control.UNDO}:
        return intent
    return replace(intent, control=Control.FORGET if intent.control is Control.UNDO else None)


def without(intent: Intent, keys: Sequence[str]) -> Intent:
    """The intent without the wishes of these keys: they were struck out by hand."""
    return replace(intent, wishes=tuple(wish for wish in intent.wishes if wish.key not in keys))


def struck_wishes(keys: Sequence[str], wishes: Sequence[Wish]) -> tuple[Wish, ...]:
    """The wishes that these keys take out."""
    return tuple(wish for wish in wishes if wish.key in keys)
