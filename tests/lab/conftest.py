"""A lab over the invented films, with a model that says what a test puts into its mouth."""

from collections.abc import Callable

import pytest

from recchat.catalogue.items import Catalogue
from recchat.db import Store
from recchat.lab.desk import Lab
from recchat.llm.scripted import ScriptedModel
from recchat.prompts import open_prompts
from recchat.talk.dialogues import Dialogues


@pytest.fixture
def make_lab(store: Store, catalogue: Catalogue, home: object) -> Callable[..., Lab]:
    """A lab whose model gives these answers; without any there is no model."""
    prompts = open_prompts(store.path.parent)

    def make(*answers: str) -> Lab:
        model = ScriptedModel(*answers) if answers else None
        return Lab(prompts, catalogue, Dialogues(store), lambda: model)

    return make
