"""Law 6: a process that is killed in the middle of a turn loses at most the message in flight."""

import subprocess
import sys
from pathlib import Path

import pytest

from recchat.db import Store
from recchat.history.people import People
from recchat.talk.dialogues import Dialogues

PROJECT = Path(__file__).parent.parent.parent
# Talks without end, says what was shown last, and is killed while it does.
TALKER = """
import itertools, sys
from pathlib import Path
from tests.conftest import SAMPLE
from recchat.catalogue.exchange import read_catalogue
from recchat.catalogue.items import Items
from recchat.db import Store
from recchat.history.interactions import Interactions
from recchat.history.people import People
from recchat.prompts import Prompts
from recchat.recommend.request import Ranked
from recchat.talk.dialogues import Dialogues
from recchat.talk.engine import Talk
from recchat.types import Act, Candidate, Cards, Intent, JudgedItem, Judgment
from tests.talk.talking import Few, Hostile, ToldReader

store = Store(Path(sys.argv[1]))
items = Items(store)
items.put("films", read_catalogue(SAMPLE).items)
catalogue = items.load("films")
ranked = Ranked(tuple(Candidate(key, 1.0, ()) for key in catalogue.items), 24)
reader, person = ToldReader(), People(store).add("Ana").id
talk = Talk(reader, Hostile(catalogue, ranked), Interactions(store), Dialogues(store), Prompts(),
            lambda: None, Few(), itertools.count().__next__)
judged = (JudgedItem("moss-2020", Judgment.LIKED),)
while True:
    dialogue = talk.dialogues.create(person, "films").id
    for number in range(5):
        reader.intents[f"more {number}"] = Intent("", (Act.REQUEST,), judged=judged)
        for event in talk.respond(person, dialogue, f"more {number}"):
            if isinstance(event, Cards):
                print(dialogue, number, *(card.item.id for card in event.slate.cards), flush=True)
"""


@pytest.mark.parametrize("turns", [1, 8, 23])
def test_what_was_shown_outlives_a_kill(tmp_path: Path, turns: int) -> None:
    path = tmp_path / "recchat.db"
    command = [sys.executable, "-c", TALKER, str(path)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as talker:
        assert talker.stdout is not None
        lines = [talker.stdout.readline().split() for _ in range(turns)]
        talker.kill()
    store = Store(path)
    person, dialogues = People(store).named("Ana").id, Dialogues(store)
    for dialogue, number, *shown in lines:
        message = dialogues.path(person, dialogue)[int(number)]
        assert message.answer is not None
        assert list(message.answer.slate) == shown
    assert store.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert store.db.execute("PRAGMA foreign_key_check").fetchall() == []
    store.close()
