"""Reads one message into an intent: the lexicons always, the model's proposals where it has any.

The message is rewritten into a line of marks (marks), cues around the marks say how it
stands to each of them (stance, titles), and the rest says what the message does
(intent). The model's values count only where the catalogue, a lexicon or the message itself
confirms them.
"""

from recchat.catalogue.items import Catalogue
from recchat.llm.door import LanguageModel
from recchat.prompts import Prompts
from recchat.talk.reading.distress import in_distress
from recchat.talk.reading.health import asks_a_doctor
from recchat.talk.reading.intent import reading_of
from recchat.talk.reading.lexicons.common_words import EXCLAIMED
from recchat.talk.reading.link import NameIndex
from recchat.talk.reading.marks import Marker
from recchat.talk.reading.model_frame import Proposed, Said, propose
from recchat.talk.reading.places import ordinary_places
from recchat.talk.reading.terms import Lexicon
from recchat.talk.reading.text import MAX_READ
from recchat.types import Act, DialogueState, Intent


class Reader:
    """Reads messages about one catalogue; made once, it holds no state of any talk."""

    def __init__(self, catalogue: Catalogue, prompts: Prompts, *, this_year: int) -> None:
        """Index the names of a catalogue and the phrases of the lexicons."""
        self.catalogue = catalogue
        self.prompts = prompts
        self.this_year = this_year
        self.lexicon = Lexicon(catalogue)
        ordinary = (*self.lexicon.ordinary(), *ordinary_places(), *EXCLAIMED)
        self.names = NameIndex(catalogue, ordinary)
        self.marker = Marker(catalogue, self.names, self.lexicon, this_year)

    def read(
        self,
        text: str,
        state: DialogueState,
        *,
        last: str,
        model: LanguageModel | None,
        seconds: float,
    ) -> Intent:
        """What a message says, given what stands in the talk and what recchat said last."""
        if in_distress(text) or asks_a_doctor(text):
            return Intent(text, acts=(Act.CHAT,))
        proposed = Proposed()
        if model is not None and text.strip():
            said = Said(text[:MAX_READ], last, self.catalogue.noun)
            proposed = propose(model, self.prompts, said, seconds=seconds) or Proposed()
        marked = self.marker.mark(text, state, proposed)
        return reading_of(self.marker, marked, state, proposed).intent(text, last)
