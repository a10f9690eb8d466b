"""Which language model a run uses, opened: a server, a named file, the chosen one, or the bundled.

A file that is not the bundled one is first tried in a process of its own (trial).
"""

from pathlib import Path

from recchat.config import BUNDLED_MODEL, Settings
from recchat.llm.door import LanguageModel
from recchat.llm.known import KnownModels
from recchat.llm.local import open_local
from recchat.llm.server import open_server
from recchat.llm.trial import make_sure


def open_model(settings: Settings, known: KnownModels) -> LanguageModel:
    """The model of these settings; raises ModelUnusable, or BadSetting for a server's address."""
    if settings.server:
        return open_server(settings.server, key=settings.server_key)
    path = model_path(settings, known)
    if path.resolve() != BUNDLED_MODEL.resolve():
        make_sure(path, context=settings.context, known=known, remember=known.remember)
    return open_local(path, threads=settings.threads, context=settings.context)


def model_path(settings: Settings, known: KnownModels) -> Path:
    """The file that a run uses when it uses no server."""
    if settings.model:
        return Path(settings.model).expanduser()
    return known.chosen() or BUNDLED_MODEL
