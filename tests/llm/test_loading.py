"""A model that comes later, fails to come, or is replaced."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from recchat.errors import ModelUnusable
from recchat.llm.door import LanguageModel, Limits, complete
from recchat.llm.loading import LOADING, ModelSlot
from recchat.llm.local import open_local
from recchat.llm.scripted import ScriptedModel
from recchat.prompts import Prompt


def until(happened: Callable[[], bool]) -> bool:
    """Whether it happens within two seconds."""
    end = time.monotonic() + 2
    while not happened() and time.monotonic() < end:
        time.sleep(0.005)
    return happened()


def after(go: threading.Event, model: LanguageModel) -> Callable[[], LanguageModel]:
    """A way to load that waits until it is told to go on."""

    def load() -> LanguageModel:
        go.wait(5)
        return model

    return load


def test_there_is_no_model_until_it_has_loaded() -> None:
    go, model = threading.Event(), ScriptedModel()
    slot = ModelSlot(after(go, model))
    assert (slot.get(), slot.status) == (None, LOADING)
    go.set()
    assert slot.wait(2) is model
    assert slot.status == "scripted is ready."


def test_a_model_that_cannot_load_leaves_a_sentence() -> None:
    def load() -> LanguageModel:
        raise ModelUnusable("x.gguf is cut short.")

    slot = ModelSlot(load)
    assert slot.wait(2) is None
    assert slot.status.startswith("x.gguf is cut short. There is no language model")


def test_the_old_model_stays_until_the_new_one_is_ready_and_is_closed_then() -> None:
    old, new = ScriptedModel(), ScriptedModel()
    slot = ModelSlot()
    slot.swap(old)
    slot.load(lambda: new)
    assert slot.wait(2) is new
    assert until(lambda: old.closed)
    assert not new.closed


def test_a_failed_replacement_keeps_the_old_model() -> None:
    def load() -> LanguageModel:
        raise MemoryError

    old = ScriptedModel()
    slot = ModelSlot(lambda: old)
    slot.wait(2)
    slot.load(load)
    assert slot.wait(2) is old
    assert slot.status == (
        "There is not enough memory for this language model. scripted stays in use."
    )
    assert not old.closed


def test_a_model_that_comes_too_late_is_closed() -> None:
    go, late, wanted = threading.Event(), ScriptedModel(), ScriptedModel()
    slot = ModelSlot(after(go, late))
    slot.swap(wanted)
    go.set()
    assert until(lambda: late.closed)
    assert slot.get() is wanted


def test_after_close_nothing_comes_any_more() -> None:
    go, late, present = threading.Event(), ScriptedModel(), ScriptedModel()
    slot = ModelSlot(lambda: present)
    slot.wait(2)
    slot.load(after(go, late))
    slot.close()
    go.set()
    assert until(lambda: late.closed)
    assert present.closed
    assert slot.get() is None


def test_real_models_are_swapped_under_load(own_path: Path) -> None:
    slot = ModelSlot(lambda: open_local(own_path, threads=1, context=512))
    prompt, answers = Prompt("talk/chat", "", "hello"), []
    slot.wait(5)
    for _ in range(10):
        model = slot.get()
        assert model is not None
        answers.append(complete(model, prompt, Limits(10, 5)))
        slot.swap(open_local(own_path, threads=1, context=512))
    slot.close()
    assert len(set(answers)) == 1
