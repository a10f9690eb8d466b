"""A talk over the invented films."""

from itertools import count

import pytest

from recchat.db import Store
from recchat.history.interactions import Interactions
from recchat.history.people import People
from recchat.prompts import Prompts
from recchat.recommend.recommender import Recommender
from recchat.talk.dialogues import Dialogues
from recchat.talk.engine import Talk

from .talking import Few, Scene, ToldReader


@pytest.fixture
def scene(store: Store, recommender: Recommender) -> Scene:
    """Ana, at the beginning of a talk, without a language model."""
    ticks = count()
    reader = ToldReader()
    dialogues = Dialogues(store)
    talk = Talk(
        reader,
        recommender,
        Interactions(store),
        dialogues,
        Prompts(),
        lambda: None,
        Few(),
        lambda: next(ticks) / 1000,
    )
    person = People(store).add("Ana").id
    return Scene(talk, reader, person, dialogues.create(person, "films").id)
