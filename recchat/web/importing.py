"""The verbs of an import: a file is looked at, matched by hand where needed, added or left."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from recchat.errors import RecchatError
from recchat.history.import_file import Decided
from recchat.history.importers.rows import Reading
from recchat.history.preview import Preview
from recchat.web.ask import Ask
from recchat.web.bringing import Bringing
from recchat.web.look_words import (
    LISTED,
    column_values,
    look_values,
    told_of_import,
    unmatched_rows,
)
from recchat.web.looks import Look, Looks, delete
from recchat.web.sides import Sides
from recchat.web.views import thumb
from recchat.web.wording import counted

Answer = dict[str, object]
SUGGESTED = 6
MAX_DECIDED = 50_000  # titles of one file
MAX_NAME = 80  # characters of a file's name, as it is shown
ORDERS = {"day first": True, "month first": False}


@dataclass(frozen=True)
class ImportDesk:
    """Answers what the page asks about a history file."""

    bringing: Bringing
    sides: Sides
    looks: Looks
    uploads: Path
    renew: Callable[[], None] = lambda: None  # reads the library anew: titles came or went

    def verbs(self) -> Mapping[str, Callable[[Ask], Answer]]:
        """Every verb by its name."""
        return {
            "import-look": self.look,
            "import-read": self.read_anew,
            "import-stand": self.stand,
            "import-stop": self.stop,
            "import-more": self.more,
            "import-find": self.find,
            "import-add": self.add,
            "drop-import": self.drop,
        }

    def look(self, ask: Ask) -> Answer:
        """Read an uploaded file; nothing of it is written."""
        path = Path(ask.text("path")).resolve()
        if not path.is_relative_to(self.uploads.resolve()) or not path.is_file():
            raise RecchatError("the file did not arrive: choose it again")
        try:
            person = self.bringing.port.person(ask.person)
        except RecchatError:
            delete(path)
            raise
        name = ask.text("name")[:MAX_NAME] or path.name
        look = self.looks.begin(person.id, ask.text("ticket"), name, path)
        is_kept = False
        try:
            answer = self.first_seen(look)
            is_kept = "html" in answer
        finally:
            if not is_kept:
                self.looks.end(person.id, ask.text("ticket"))
        return answer

    def first_seen(self, look: Look) -> Answer:
        """What a file holds, or which of its columns might; else what is wrong with it."""
        try:
            return self.seen(look, Reading())
        except RecchatError as problem:
            headers = self.bringing.nameless_columns(look.path)
            if not headers:
                return {"trouble": str(problem)}
        values = column_values([(header, "") for header in headers])
        return {"html": self.sides.views.render("nameless", name=look.name, **values)}

    def read_anew(self, ask: Ask) -> Answer:
        """Read the same file in another way: other columns, another order of dates, a person."""
        look = self.looks.get(ask.person, ask.text("ticket"))
        order = ORDERS.get(ask.text("dates"))
        reading = Reading(columns=ask.pairs("columns"), user=ask.text("user"), day_first=order)
        try:
            return self.seen(look, reading)
        except RecchatError as problem:
            return {"trouble": str(problem)}

    def seen(self, look: Look, reading: Reading) -> Answer:
        """What a file holds, read in this way."""
        preview = self.bringing.look(look.path, reading, look.watch())
        look.preview, look.reading = preview, reading
        return {"html": self.html(look, preview)}

    def html(self, look: Look, preview: Preview) -> str:
        """The body of the dialog."""
        views = self.sides.views
        found = self.bringing.tally(look.person_id, preview)
        look.already = found.already
        values = look_values(preview, found, views.catalogue, views.said("{seen}"))
        chosen = {"user": look.reading.user, "name": look.name}
        return views.render("look", **values, chosen=chosen)

    def stand(self, ask: Ask) -> Answer:
        """How far the work on a file is."""
        look = self.looks.get(ask.person, ask.text("ticket"))
        return {"share": round(look.share, 3), "adding": look.is_adding}

    def stop(self, ask: Ask) -> Answer:
        """Leave a file, also half-way."""
        return {"stopped": self.looks.end(ask.person, ask.text("ticket"))}

    def more(self, ask: Ask) -> Answer:
        """The next titles that were not found."""
        preview = self.looks.get(ask.person, ask.text("ticket")).found()
        start, catalogue = max(0, ask.number("from")), self.sides.views.catalogue
        rows = unmatched_rows(preview, catalogue, start)
        rest = max(0, len(preview.unmatched) - start - LISTED)
        noun = catalogue.noun
        return {"html": self.sides.views.render("unmatched", rows=rows, noun=noun), "more": rest}

    def find(self, ask: Ask) -> Answer:
        """Items that a title may be, by the words that the person looks for."""
        look, words = self.looks.get(ask.person, ask.text("ticket")), ask.text("words")
        look.titles = look.titles or self.bringing.titles()
        found = self.bringing.suggested(words, look.titles, SUGGESTED)
        items = [thumb(one) for one in found]
        html = self.sides.views.render("suggested", items=items, words=words.strip())
        return {"html": html, "told": counted(len(items), "suggestion")}

    def add(self, ask: Ask) -> Answer:
        """Write what was looked at, all or nothing."""
        look = self.looks.get(ask.person, ask.text("ticket"))
        preview = look.found()
        decided = decided_on(ask, preview)
        try:
            with self.under_way(look):
                added = self.bringing.add(ask.person, preview, decided, look.watch())
        except RecchatError as problem:
            return {"trouble": str(problem)}
        self.looks.end(ask.person, ask.text("ticket"))
        port = self.bringing.port
        if added.report.new_items:
            self.renew()
        return {
            "said": told_of_import(added.report, port.catalogue.noun, look.already),
            "batch": added.batch if added.report.added else "",
            "side": self.sides.beside(ask.person, ask.dialogue),
        }

    @contextlib.contextmanager
    def under_way(self, look: Look) -> Iterator[None]:
        """A file is added once, however often the button is pressed."""
        if look.is_adding:
            raise RecchatError("this file is being added already: one moment")
        look.is_adding = True
        try:
            yield
        finally:
            look.is_adding = False

    def drop(self, ask: Ask) -> Answer:
        """Undo an import as a whole."""
        sizes = self.bringing.port.libraries()
        count = self.bringing.remove(ask.person, ask.text("batch"))
        if self.bringing.port.libraries() != sizes:
            self.renew()
        noun = self.bringing.port.catalogue.noun
        return {
            "said": f"Undone: {counted(count, noun)} taken out again.",
            "side": self.sides.beside(ask.person, ask.dialogue),
        }


def decided_on(ask: Ask, preview: Preview) -> Decided:
    """What the person said of the titles that were not found, and of those nearly found."""
    by_hand = {
        int(number): item_id
        for number, item_id in ask.pairs("by_hand", MAX_DECIDED).items()
        if number.isdecimal() and len(number) < 9
    }
    said = {int(one) for one in ask.ids("bare", MAX_DECIDED) if one.isdecimal() and len(one) < 9}
    left = {int(one) for one in ask.ids("left", MAX_DECIDED) if one.isdecimal() and len(one) < 9}
    every = range(1, len(preview.unmatched) + 1)
    bare = (set(every) - left) if ask.is_on("rest_bare") else said
    refused = frozenset(ask.ids("refused", MAX_DECIDED))
    return replace(Decided(by_hand, frozenset(bare - set(by_hand))), refused=refused)
