"""How many tokens a prompt is, counted by the bundled model's own vocabulary.

Other models cut texts in other places; for them the count is a good measure, not the exact one.
"""

from dataclasses import dataclass

from recchat.config import BUNDLED_MODEL
from recchat.errors import ModelUnusable
from recchat.llm.door import LanguageModel
from recchat.llm.local import shown_name
from recchat.llm.native import Weights
from recchat.prompts.checking import Count, estimated

ESTIMATE = "an estimate: four characters a token"


@dataclass(frozen=True, slots=True)
class Counter:
    """Counts tokens; `by` says how, in words."""

    count: Count
    by: str
    bundled: str = ""  # the name of the bundled model, where it is there

    def reads_system(self, model: LanguageModel | None) -> bool:
        """Whether a model reads the system part: the bundled one knows its jobs by heart."""
        return model is not None and model.name != self.bundled

    def exact_for(self, model: LanguageModel | None) -> bool:
        """Whether the count is that model's own."""
        return model is not None and model.name == self.bundled


def open_counter() -> Counter:
    """The bundled vocabulary; an estimate where the file is not there."""
    try:
        weights = Weights(BUNDLED_MODEL)
    except ModelUnusable:
        return Counter(estimated, ESTIMATE)
    name = shown_name(weights, BUNDLED_MODEL)
    return Counter(
        lambda text: len(weights.vocabulary.tokens(text, special=False)),
        f"the vocabulary of {name}",
        name,
    )
