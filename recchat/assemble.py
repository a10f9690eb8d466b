"""Settings become wired objects: the only place that wires.

`open_store` is enough to write a catalogue, `open_library` to look things up in one, and
`assembled` to talk: it loads the encoder and the language model in the background.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from recchat.catalogue.exchange import read_catalogue
from recchat.catalogue.filters import make_columns
from recchat.catalogue.items import Catalogue, Items
from recchat.config import BUNDLED_LIBRARIES, Settings
from recchat.db import Store
from recchat.db.choices import Choices
from recchat.embed.encoder import NAME, SentenceEncoder, find_encoder
from recchat.embed.index import HnswIndex
from recchat.embed.index_file import IndexFile, file_hash
from recchat.embed.loading import EncoderSlot
from recchat.embed.vectors import Vectors, encode_items, item_vectors, read_shipped
from recchat.history.company import Company
from recchat.history.interactions import Interactions
from recchat.history.people import People, now
from recchat.learn.live import Ground, LiveTaste
from recchat.learn.log import Floats
from recchat.learn.shelf_log import Likes
from recchat.llm.known import KnownModels
from recchat.llm.loading import ModelSlot
from recchat.llm.opening import open_model
from recchat.prompts import Prompts, open_prompts
from recchat.recommend.recommender import Recommender
from recchat.talk.dialogues import Dialogues
from recchat.talk.engine import Talk
from recchat.talk.reading.reader import Reader

WAIT_SECONDS = 60.0  # for a command that needs the models; the page never waits


@dataclass(frozen=True, slots=True)
class Library:
    """One catalogue in use, with everyone's repositories over the same store."""

    settings: Settings
    store: Store
    choices: Choices
    items: Items
    catalogue: Catalogue
    people: People
    interactions: Interactions
    dialogues: Dialogues


@dataclass(frozen=True, slots=True)
class App:
    """A running application; close it once."""

    library: Library
    encoder_slot: EncoderSlot
    model_slot: ModelSlot
    recommender: Recommender
    prompts: Prompts
    talk: Talk
    taste: LiveTaste
    closing: ExitStack  # what this application and those beside it started

    @property
    def settings(self) -> Settings:
        """What this run was started with."""
        return self.library.settings

    @property
    def catalogue(self) -> Catalogue:
        """The library in use."""
        return self.library.catalogue

    @property
    def items(self) -> Items:
        """The items table."""
        return self.library.items

    @property
    def people(self) -> People:
        """The people table."""
        return self.library.people

    @property
    def interactions(self) -> Interactions:
        """The interactions table."""
        return self.library.interactions

    @property
    def dialogues(self) -> Dialogues:
        """The dialogues and messages tables."""
        return self.library.dialogues

    def start(self) -> None:
        """Load the models in the background; do it once the page is open."""
        self.encoder_slot.start()
        self.taste.start()
        known = KnownModels(self.library.choices)
        if self.model_slot.get() is None:
            self.model_slot.load(lambda: open_model(self.settings, known))

    def wait(self, seconds: float = WAIT_SECONDS) -> None:
        """Until all models have loaded, or cannot be, once started."""
        self.encoder_slot.wait(seconds)
        self.model_slot.wait(seconds)
        self.taste.wait(seconds)

    def beside(self, library: str) -> "App":
        """The same application over another library: one store, one set of models."""
        if library == self.settings.library:
            return self
        return self._over(library)

    def renewed(self) -> "App":
        """The same application with its library read anew: items came or went."""
        app = self._over(self.settings.library)
        self.taste.close()  # the new one keeps what is under way, over the new rows
        return app

    def _over(self, library: str) -> "App":
        settings = self.settings.model_copy(update={"library": library})
        other = library_of(settings, self.library.store)
        slots = Slots(self.encoder_slot, self.model_slot, self.closing)
        app = wired(other, slots, self.prompts)
        app.taste.start()
        return app

    def close(self) -> None:
        """Give everything back."""
        self.closing.close()
        self.model_slot.close()
        self.library.store.close()


@dataclass(frozen=True, slots=True)
class Slots:
    """What applications over several libraries have in common."""

    encoder: EncoderSlot
    model: ModelSlot
    closing: ExitStack


@contextmanager
def open_store(settings: Settings) -> Iterator[Store]:
    """The store with the bundled libraries in it."""
    store = Store(settings.database)
    try:
        sync_bundled(store)
        yield store
    finally:
        store.close()


@contextmanager
def open_library(settings: Settings) -> Iterator[Library]:
    """The library in use, without any model."""
    with open_store(settings) as store:
        yield library_of(settings, store)


@contextmanager
def assembled(settings: Settings) -> Iterator[App]:
    """The whole application, closed at the end."""
    app = assemble(settings)
    app.start()
    try:
        yield app
    finally:
        app.close()


def assemble(settings: Settings) -> App:
    """Wire everything; `App.start` then loads the encoder and the language model behind it."""
    store = Store(settings.database)
    sync_bundled(store)
    library = library_of(settings, store)
    encoder_slot = EncoderSlot(lambda: SentenceEncoder(find_encoder(), threads=settings.threads))
    model_slot = ModelSlot()
    model_slot.expect()
    return wired(library, Slots(encoder_slot, model_slot, ExitStack()), open_prompts(settings.home))


def wired(library: Library, slots: Slots, prompts: Prompts) -> App:
    """An application over one library, with models that load or have loaded."""
    recommender = recommender_of(library, slots.encoder)
    taste = live_taste(library, recommender)
    slots.closing.callback(taste.close)
    recommender = replace(recommender, taste=taste.get)
    talk = Talk(
        reader=Reader(library.catalogue, prompts, this_year=time.localtime().tm_year),
        recommender=recommender,
        interactions=library.interactions,
        dialogues=library.dialogues,
        prompts=prompts,
        models=slots.model.get,
        values=library.settings,
        clock=time.monotonic,
        company=Company(library.people, library.interactions).of,
    )
    return App(
        library,
        slots.encoder,
        slots.model,
        recommender,
        prompts,
        talk,
        taste,
        slots.closing,
    )


def sync_bundled(store: Store) -> None:
    """Make the bundled libraries in the store those of this version, where they differ."""
    items, choices = Items(store), Choices(store)
    for path in sorted(BUNDLED_LIBRARIES.glob("*.jsonl")):
        found = file_hash(path)
        if choices.get(f"bundled:{path.stem}") != found:
            items.sync(path.stem, read_catalogue(path).items, found)
            choices.set(f"bundled:{path.stem}", found)


def library_of(settings: Settings, store: Store) -> Library:
    """The library that the settings name; raises NotFound."""
    items = Items(store)
    return Library(
        settings=settings,
        store=store,
        choices=Choices(store),
        items=items,
        catalogue=items.load(settings.library),
        people=People(store),
        interactions=Interactions(store),
        dialogues=Dialogues(store),
    )


def recommender_of(library: Library, encoder_slot: EncoderSlot) -> Recommender:
    """The recommender over the library's vectors; what has none yet is encoded now."""
    items = list(library.catalogue.items.values())
    vectors = Vectors(library.store)
    shipped = read_shipped(BUNDLED_LIBRARIES / f"{library.catalogue.library}.vectors.npz")
    known = shipped | vectors.known(NAME)
    rows, missing = item_vectors(items, NAME, known)
    if missing:
        encoder_slot.start()
    encoder = encoder_slot.wait() if missing else None
    if encoder is not None:
        made = encode_items([items[place] for place in missing], encoder)
        vectors.save(NAME, made)
        rows, _ = item_vectors(items, NAME, known | made)
    columns = make_columns(library.catalogue)
    file = IndexFile(library.settings.cache, library.choices)
    index: HnswIndex = file.open(library.catalogue.library, columns, rows)
    return Recommender(library.catalogue, columns, index, library.items, encoder_slot.get)


def texts_of(recommender: Recommender) -> Floats:
    """The vectors (n, dim) of all items, in the order of the catalogue's columns."""
    index = recommender.index
    if isinstance(index, HnswIndex):
        return index.exact.table  # the index's own: a million of them are not copied
    return index.vectors(recommender.columns.ids)


def live_taste(library: Library, recommender: Recommender) -> LiveTaste:
    """The taste of a library's people over the recommender's rows, once it is started."""
    likes = Likes(library.interactions, library.people, library.catalogue)
    folder, ids = taste_folder(library.settings), recommender.columns.ids
    return LiveTaste(Ground(likes, folder, ids, texts_of(recommender), now))


def taste_folder(settings: Settings) -> Path:
    """Where the taste models of a library live."""
    return settings.models / "taste" / settings.library
