"""The verbs of the prompt lab: each begins with "lab", and trouble is told in the lab itself.

Templates are everybody's at this computer; talks are not. Every verb that touches one checks the
person first, as the port does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from recchat.errors import BadPrompt, NotFound, RecchatError
from recchat.web.ask import Ask
from recchat.web.lab_door import LabDoor, Told
from recchat.web.lab_jobs import Jobs
from recchat.web.lab_owners import Owners
from recchat.web.lab_trials import Trials
from recchat.web.lab_values import variables_of
from recchat.web.lab_views import LabViews, said_error
from recchat.web.port import Port

Answer = dict[str, object]
Verb = Callable[[Ask], Answer]
FIRST = "talk/understand"  # what the lab opens with
MOST_EXAMPLES = 40
NEWS_SECONDS = 0.4  # how long a question for news waits for some


@dataclass(frozen=True)
class LabDesk:
    """Answers what the lab's page asks."""

    port: Port
    lab: LabDoor
    views: LabViews
    owners: Owners
    jobs: Jobs = field(default_factory=Jobs)

    def verbs(self) -> Mapping[str, Verb]:
        """Every verb by its name; a RecchatError is an answer with `trouble`, and its line."""
        plain: dict[str, Verb] = {
            "lab": self.frame,
            "lab-open": self.open,
            "lab-examples": self.examples,
            "lab-rendered": self.rendered,
            "lab-run": self.run,
            "lab-repeat": self.repeat,
            "lab-both": self.both,
            "lab-score": self.score,
            "lab-compare": self.compare,
            "lab-news": self.news,
            "lab-stop": self.stop,
            "lab-keep-case": self.keep_case,
            "lab-drop-case": self.drop_case,
            "lab-save": self.save,
            "lab-use": self.use,
            "lab-revert": self.revert,
            "lab-diff": self.diff,
            "lab-export": self.export,
            "lab-follows": self.follows,
        }
        return {name: mild(verb) for name, verb in plain.items()}

    def frame(self, ask: Ask) -> Answer:
        """The page, its list of templates, and what is wrong with any."""
        self.owners.sweep(self.lab, {one.id for one in self.port.people()})
        model = self.port.model_line
        return {"html": self.views.frame(model=model), "first": FIRST, **self.listed()}

    def listed(self) -> Answer:
        """What stands on every page of the lab."""
        problems = [one["text"] for one in self.lab.problems()]
        return {"list": self.views.listed(self.lab.shelf.templates()), "problems": problems}

    def open(self, ask: Ask) -> Answer:
        """A template in one of its versions, with values to fill it, cases and history."""
        name = ask.text("name")
        told = self.lab.shelf.template(name, ask.text("version"))
        shown = ("name", "purpose", "output", "source", "version", "in_use", "variables", "budget")
        return {
            **{key: told.get(key, "") for key in shown},
            "problem": told.get("problem", ""),
            **self.examples(ask),
            **self.beside(ask),
        }

    def beside(self, ask: Ask) -> Answer:
        """What changes with every save: cases, history, and the list."""
        name = ask.text("name")
        versions = self.lab.shelf.versions(name)
        chosen = ask.text("version") or next((x["id"] for x in versions if x["in_use"]), "")
        cases = self.cases(name, ask.person)
        return {
            "cases": self.views.cases(cases),
            "cases_count": len(cases),
            "case_values": {str(one["id"]): one["variables"] for one in cases},
            "versions": self.views.versions(versions, chosen),
            "version_ids": [
                {"id": one["id"], "in_use": one["in_use"], "comment": one.get("comment", "")}
                for one in versions
            ],
            **self.listed(),
        }

    def examples(self, ask: Ask) -> Answer:
        """Values to fill a template with: of a talk of this person, of cases, and bundled."""
        name, person, talk = ask.text("name"), "", ""
        if ask.person:
            person = self.port.person(ask.person).id
            talk = self.talk_of(person, ask)
        found = self.lab.examples(name, person, talk)
        mine = {"", *(one["id"] for one in self.cases(name, ask.person))}
        shown = [one for one in found if one.get("case", "") in mine]
        talks = self.port.talks(person) if person else []
        return {
            "examples": [dict(one) for one in shown[:MOST_EXAMPLES]],
            "talks": [{"id": one.id, "title": one.title} for one in talks[:MOST_EXAMPLES]],
            "talk": talk,
        }

    def talk_of(self, person: str, ask: Ask) -> str:
        """The talk to take values from: the one named, the open one, else the newest with words."""
        talks = [one.id for one in self.port.talks(person)]
        named = ask.text("talk")
        if named:
            return self.port.dialogue(person, named).id
        return ask.dialogue if ask.dialogue in talks else talks[0] if talks else ""

    def cases(self, name: str, person: str) -> list[Told]:
        """The cases of a template that this person may see."""
        return self.owners.visible(name, self.lab.cases(name), person)

    def rendered(self, ask: Ask) -> Answer:
        """The prompt as it would be asked."""
        told = self.lab.rendered(ask.text("name"), ask.text("source"), self.variables(ask))
        line = told.get("line")
        return {
            "html": self.views.prompt(told),
            "ok": told["ok"],
            "line": line if isinstance(line, int) else 0,
            "error": said_error(str(told.get("error") or "")),
            "tokens": told.get("tokens", 0),
            "budget": told.get("budget", 0),
        }

    def variables(self, ask: Ask) -> dict[str, object]:
        """The values as the page sends them."""
        return variables_of(ask.values.get("variables"))

    def run(self, ask: Ask) -> Answer:
        """Ask the model once."""
        name, trials = ask.text("name"), self.trials(ask)
        case = ask.text("case")
        if case not in {one["id"] for one in self.cases(name, ask.person)}:
            case = ""
        asked = name, ask.text("source"), self.variables(ask)
        return {"job": self.jobs.start(ask.person, lambda stop: trials.once(*asked, stop, case))}

    def repeat(self, ask: Ask) -> Answer:
        """Ask the model several times: how stable an answer is."""
        asked = ask.text("name"), ask.text("source"), self.variables(ask)
        trials = self.trials(ask)
        return {"job": self.jobs.start(ask.person, lambda _: trials.repeats(*asked))}

    def both(self, ask: Ask) -> Answer:
        """Ask the model with two versions of a template and the same values."""
        name, a, b = ask.text("name"), self.source(ask, "a"), self.source(ask, "b")
        given, trials = self.variables(ask), self.trials(ask)
        return {
            "job": self.jobs.start(ask.person, lambda stop: trials.both(name, (a, b), given, stop))
        }

    def source(self, ask: Ask, side: str) -> str:
        """The text of one side: a version, or what stands in the editor."""
        version = ask.text(side)
        if not version:
            return ask.text("source")
        return str(self.lab.shelf.template(ask.text("name"), version)["source"])

    def side(self, ask: Ask, side: str) -> dict[str, str]:
        """One side as the lab's scores take it."""
        version = ask.text(side)
        return {"version": version} if version else {"source": ask.text("source")}

    def score(self, ask: Ask) -> Answer:
        """A score card over the cases."""
        name, which, trials = ask.text("name"), self.side(ask, "a"), self.trials(ask)
        return {"job": self.jobs.start(ask.person, lambda stop: trials.score(name, which, stop))}

    def compare(self, ask: Ask) -> Answer:
        """Two score cards over the same cases."""
        name, trials = ask.text("name"), self.trials(ask)
        pair = self.side(ask, "a"), self.side(ask, "b")
        return {"job": self.jobs.start(ask.person, lambda stop: trials.compare(name, pair, stop))}

    def trials(self, ask: Ask) -> Trials:
        """What asks the model, for this person."""
        return Trials(self.lab, self.views, self.owners, ask.person)

    def news(self, ask: Ask) -> Answer:
        """What a job has to tell since the page last asked."""
        seen = max(0, ask.number("seen"))
        news, is_over = self.jobs.since(ask.person, ask.text("job"), seen, NEWS_SECONDS)
        return {"news": [dict(one) for one in news], "over": is_over}

    def stop(self, ask: Ask) -> Answer:
        """Stop a job."""
        self.jobs.stop(ask.person, ask.text("job"))
        return {}

    def keep_case(self, ask: Ask) -> Answer:
        """A case of a turn, or of the values on the page; it is this person's."""
        name, message = ask.text("name"), ask.text("message")
        if message:
            person = self.port.person(ask.person).id
            self.port.versions(person, message)  # raises NotFound for the message of another
            case = self.lab.case_from_turn(name, person, message, ask.text("item"))
        else:
            about = ask.text("about")[:200] or "kept from the lab"
            case = self.lab.add_case(name, about, self.variables(ask), {})
        self.owners.own(name, str(case["id"]), ask.person)
        return {"said": "Kept as a case.", **self.beside(ask)}

    def drop_case(self, ask: Ask) -> Answer:
        """Take out a case of one's own."""
        name, case_id = ask.text("name"), ask.text("case")
        if self.owners.of(name, case_id) not in {"", ask.person}:
            raise NotFound("this case is not here any more")
        self.lab.remove_case(name, case_id)
        return {"said": "The case is gone.", **self.beside(ask)}

    def save(self, ask: Ask) -> Answer:
        """Keep what stands in the editor as a version."""
        name, comment = ask.text("name"), ask.text("comment")[:200]
        author = self.port.person(ask.person).name if ask.person else ""
        saved = self.lab.shelf.save(name, ask.text("source"), comment, author)
        version, problem = str(saved["id"]), str(saved.get("problem") or "")
        said = f"Saved as version {version}."
        if problem:
            said = f"Saved as version {version}, but it cannot be put in use: {problem}"
        return {"said": said, "problem": problem, "version": version, **self.beside(ask)}

    def use(self, ask: Ask) -> Answer:
        """Put a version in use; raises BadPrompt when it does not pass its check."""
        name, version = ask.text("name"), ask.text("version")
        self.lab.shelf.use(name, version)
        words = "The shipped version" if version == "shipped" else f"Version {version}"
        return {"said": f"{words} answers from now on.", **self.beside(ask)}

    def revert(self, ask: Ask) -> Answer:
        """Back to the shipped version; the others stay in the history."""
        self.lab.shelf.revert(ask.text("name"))
        return {
            "said": "The shipped version answers again. Your versions stay.",
            **self.beside(ask),
        }

    def diff(self, ask: Ask) -> Answer:
        """What differs between two versions, or a version and the editor."""
        name, a, b = ask.text("name"), ask.text("a"), ask.text("b")
        source = ask.text("source")
        diff = self.lab.shelf.diff(name, a, b) if b else self.lab.shelf.diff_source(name, a, source)
        return {"html": self.views.diff(diff)}

    def export(self, ask: Ask) -> Answer:
        """Every version in use as one patch against the shipped templates."""
        return {"patch": self.lab.shelf.export()}

    def follows(self, ask: Ask) -> Answer:
        """Which instructions the bundled model follows."""
        return {"html": self.views.instructions(self.lab.instructions())}


def mild(verb: Verb) -> Verb:
    """The verb, with its trouble as words for the lab and the line where a template breaks."""

    def mildly(ask: Ask) -> Answer:
        try:
            return verb(ask)
        except BadPrompt as problem:
            line = getattr(problem, "line", None)
            return {"trouble": str(problem), "line": line if isinstance(line, int) else 0}
        except RecchatError as problem:
            return {"trouble": str(problem), "line": 0}

    return mildly
