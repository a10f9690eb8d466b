"""What the page needs of the application, as protocols: the tests have a small one of their own."""

import threading
from collections.abc import Iterator
from typing import Protocol

from recchat.catalogue.items import Catalogue, Items
from recchat.config import Settings
from recchat.history.interactions import Interactions
from recchat.history.people import People
from recchat.llm.door import LanguageModel
from recchat.prompts import Prompts
from recchat.talk.dialogues import Dialogues
from recchat.talk.engine import NEXT, Put
from recchat.types import Event


class Talker(Protocol):
    """The conversation."""

    def respond(
        self,
        person_id: str,
        dialogue_id: str,
        text: str,
        put: Put = NEXT,
        cancelled: threading.Event | None = None,
    ) -> Iterator[Event]:
        """The events of one turn."""
        ...


class ModelSlot(Protocol):
    """The language model, once it is loaded."""

    @property
    def status(self) -> str:
        """How things stand with the model, in a sentence."""
        ...

    def get(self) -> LanguageModel | None:
        """The model, if it is there now."""
        ...


class App(Protocol):
    """The wired application, as far as the page needs it."""

    @property
    def settings(self) -> Settings: ...  # noqa: D102
    @property
    def catalogue(self) -> Catalogue: ...  # noqa: D102
    @property
    def items(self) -> Items: ...  # noqa: D102
    @property
    def people(self) -> People: ...  # noqa: D102
    @property
    def interactions(self) -> Interactions: ...  # noqa: D102
    @property
    def dialogues(self) -> Dialogues: ...  # noqa: D102
    @property
    def prompts(self) -> Prompts: ...  # noqa: D102
    @property
    def talk(self) -> Talker: ...  # noqa: D102
    @property
    def model_slot(self) -> ModelSlot: ...  # noqa: D102

    def beside(self, library: str) -> "App":
        """The same application over another library; raises NotFound."""
        ...

    def renewed(self) -> "App":
        """The same application with its library read anew: items came or went."""
        ...

    def start(self) -> None:
        """Load what may take its time, now that the page is there."""
        ...

    def close(self) -> None:
        """Give everything back."""
        ...
