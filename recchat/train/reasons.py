"""Reasons for training: true claims worded in many ways, at the length and in the tone asked for.

Leads and slots are the composer's own; the wording is drawn from the many lines of reason.txt.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from recchat.explain import patterns
from recchat.explain.compose import unsaid
from recchat.explain.leads import Lead, leads_of
from recchat.explain.material import Material, Values, slots_of
from recchat.train.notation import Part, Slot, Text, choose
from recchat.train.sections import load_sections
from recchat.train.styles import Style
from recchat.types import Item

MOST_ONE, MOST_TWO = 27, 31  # words of one sentence, and of two
LEAST_ONE, LEAST_TWO = 10, 15
GOOD = 24  # words: of two texts that hold, the nearer one is taken
TRIES = 14
LOOKED_AT = 10  # lines, of which the least used one is taken
FIRST = 0.9  # how often what was asked for comes before the history, where no stress is told
DULL = 4  # a line without facts counts as if it had been used so often already
SECTION_OF = {
    id(lines): name.lower() for name, lines in vars(patterns).items() if isinstance(lines, tuple)
}
OF_REQUEST = ("asked", "like_", "moved")
ONCE = (
    "story",
    "cast",
    "heart",
    "camera",
    "comes",
    "takes",
    "both",
    "year",
)  # a text says each once
FILM_WORDS = re.compile(r"direct|camera|cast|star|screen|minute|released|spoken|played|leading")
BOOK_WORDS = re.compile(r"\bpages?\b|reader|author|\bwrote\b|written")
SHORTENED = (
    (
        re.compile(
            r"(?<!behind )(?<!of )(?<!in )(?<!from )(?<!like )(?<!with )"
            r"\b(it|It|that|That|here|Here|there) is\b(?= \w)"
        ),
        r"\1's",
    ),
    (re.compile(r"\b([Yy]ou) (?:have)\b(?= liked)"), r"\1've"),
)

Lines = list[tuple[Part, ...]]


@dataclass(frozen=True, slots=True)
class Subject:
    """The item that is spoken of, and the kind of thing it is."""

    item: Item
    noun: str


class Reasoner:
    """Words claims with the lines of reason.txt."""

    def __init__(self, seed: int) -> None:
        self.rng, self.used = random.Random(seed), Counter[int]()
        self.lines = {"film": load_sections("reason.txt"), "book": load_sections("reason.txt")}
        for noun, others in (("film", BOOK_WORDS), ("book", FILM_WORDS)):
            for name, lines in self.lines[noun].items():
                self.lines[noun][name] = [one for one in lines if not others.search(spoken(one))]

    def best_of(
        self,
        subject: Subject,
        material: Material,
        style: Style,
        holds: Callable[[str], bool],
        least: int = 0,
    ) -> str:
        """A text of the right length that holds; nothing when no try gives one."""
        lowest, most = (LEAST_ONE, MOST_ONE) if style.sentences == 1 else (LEAST_TWO, MOST_TWO)
        least = least or lowest
        for _ in range(TRIES):
            text = self.text(subject, material, style)
            if text and least <= len(text.split()) <= most and not clumsy(text) and holds(text):
                return text
        return ""

    def text(self, subject: Subject, material: Material, style: Style) -> str:
        """One or two sentences; nothing where there is too little to say."""
        material = self.parted(one_genre(material))
        facts = {
            f"f_{name}": value for name, value in slots_of(material.facts, subject.noun).items()
        }
        if pages := material.facts.of("pages"):
            facts["f_pages"] = pages[0]
        leads = self.ordered(leads_of(material, subject.noun), style)
        first = self.clause(leads.pop(0) if leads else None, facts, subject, "")
        if not first and not facts and not leads and material.too_long:
            first = self.words("drawback_alone", "film").replace("{length}", material.too_long)
            return self.finished([first], replace(material, too_long=""), style)
        if not first:
            return ""
        if style.sentences == 1:
            return self.one(first, leads, facts, subject, material, style)
        late = material.too_long and style.drawback is not False
        if late and self.rng.random() < 0.7:
            return self.with_drawback(first, facts, subject, material, style)
        rest = leads[0] if leads and self.rng.random() < 0.85 else None
        second = self.clause(rest, facts, subject, first) or self.clause(
            None, facts, subject, first
        )
        if not second:
            return ""
        return self.finished([first, second], material, style)

    def with_drawback(
        self,
        first: str,
        facts: dict[str, str],
        subject: Subject,
        material: Material,
        style: Style,
    ) -> str:
        """Two sentences, of which the second is the drawback's, alone or beside a fact."""
        slots = unsaid(facts, first) | {"length": material.too_long}
        section = "drawback_alone" if self.rng.random() < 0.5 else "drawback_with"
        last = self.filled(self.lines[subject.noun][section], slots, subject, first)
        return self.finished([first, last], replace(material, too_long=""), style) if last else ""

    def one(
        self,
        first: str,
        leads: Sequence[Lead | None],
        facts: dict[str, str],
        subject: Subject,
        material: Material,
        style: Style,
    ) -> str:
        """One sentence, sometimes of two clauses."""
        if leads and len(first.split()) < 13 and ":" not in first and self.rng.random() < 0.7:
            more = self.clause(leads[0], facts, subject, first)
            if re.match(r"(it|this|you|the|like) ", more) and ":" not in more and ";" not in more:
                return self.finished([f"{first}, and {more}"], material, style)
        return self.finished([first], material, style)

    def ordered(self, leads: Sequence[Lead], style: Style) -> list[Lead | None]:
        """The leads as the style stresses them; None stands for facts of the item alone."""
        request = [one for one in leads if SECTION_OF[id(one.patterns)].startswith(OF_REQUEST)]
        history = [one for one in leads if one not in request]
        if self.rng.random() < 0.4:  # else the most telling comes first
            self.rng.shuffle(request)
        if style.stress == "film":
            return [None, *request, *history]
        if style.stress == "history":
            return [*history, *request]
        if style.stress == "request" or self.rng.random() < FIRST:
            return [*request, *history]
        return [*history, *request]

    def parted(self, material: Material) -> Material:
        """Sometimes only a part of what was asked for, so that no phrase carries too much."""
        asked = dict(material.asked.by_field)
        if len(asked) > 1 and self.rng.random() < 0.5:
            kept = self.rng.sample(list(asked), 1 if self.rng.random() < 0.6 else 2)
            asked = {name: asked[name] for name in asked if name in kept}
            return replace(material, asked=Values(asked))
        return material

    def clause(self, lead: Lead | None, facts: dict[str, str], subject: Subject, said: str) -> str:
        """A clause of a lead with facts that are unsaid; of facts alone where there is no lead."""
        free = unsaid(facts, said)
        sections = self.lines[subject.noun]
        if lead is None:
            return self.filled(sections["facts"], free, subject, said) or self.filled(
                sections["brief"], free, subject, said
            )
        own = lead.slots | unsaid(free, " ".join(lead.slots.values()))
        return self.filled(sections.get(SECTION_OF[id(lead.patterns)], []), own, subject, said)

    def filled(self, lines: Lines, slots: dict[str, str], subject: Subject, said: str) -> str:
        """A line that the slots can fill, filled; livelier ones with facts are preferred."""
        sections, fitting = self.lines[subject.noun], []
        slots = slots | numbered(slots)
        for _ in range(LOOKED_AT if lines else 0):
            line = self.rng.choice(lines)
            parts = choose(line, self.rng)
            names = {part.name for part in parts if not isinstance(part, Text)}
            known = {name for name in names if f"word {name}" in sections} | {"it", "noun"}
            if names - known <= slots.keys():
                fitting.append((parts, line))
        if not fitting:
            return ""
        chosen, line = min(fitting, key=self.worn)
        self.used[id(line)] += 1
        it = "it" if said and self.rng.random() < 0.85 else self.subject(subject)
        return "".join(
            part.words
            if isinstance(part, Text)
            else self.value(part.name, slots | {"it": it, "noun": subject.noun}, subject)
            for part in chosen
        )

    def worn(self, choice: tuple[Sequence[Text | Slot], tuple[Part, ...]]) -> int:
        """How used up a line is; one that also says facts of the item is the livelier one."""
        parts, line = choice
        lively = any(isinstance(part, Slot) and part.name.startswith("f_") for part in parts)
        return self.used[id(line)] + (0 if lively else DULL)

    def value(self, name: str, slots: dict[str, str], subject: Subject) -> str:
        """What stands for a slot: its value, or one of the words that may."""
        if name in slots:
            return slots[name]
        words = self.rng.choice(self.lines[subject.noun][f"word {name}"])
        return "".join(part.words for part in choose(words, self.rng) if isinstance(part, Text))

    def subject(self, subject: Subject) -> str:
        """What the item is called."""
        name = self.words("subject", subject.noun)
        return name.replace("{noun}", subject.noun).replace("{own}", subject.item.title)

    def words(self, section: str, noun: str) -> str:
        """A line of a section, its slots left as they are."""
        parts = choose(self.rng.choice(self.lines[noun][section]), self.rng)
        return "".join(p.words if isinstance(p, Text) else f"{{{p.name}}}" for p in parts)

    def finished(self, clauses: list[str], material: Material, style: Style) -> str:
        """Clauses as sentences, with the drawback and in the tone that the style asks for."""
        if material.too_long and style.drawback is not False:
            alone = len(clauses) == 2 and len(clauses[1].split()) > 14
            if alone:
                return ""  # a third sentence is not asked for
            tail = self.words("drawback", "film").replace("{length}", material.too_long)
            clauses[-1] += f", {tail}"
        if style.tone != "plain":
            self.toned(clauses, style.tone)
        text = " ".join(sentence(" ".join(clause.split())) for clause in clauses)
        if style.tone == "casual":
            for found, short in SHORTENED:
                text = found.sub(short, text)
        return text

    def toned(self, clauses: list[str], tone: str) -> None:
        """Warm or casual words around the clauses, always at least some."""
        at_end = clauses[-1].count(",") < 2 and not re.search(
            r", (though|but|even|while) ", clauses[-1]
        )
        if at_end and "longer than you asked" not in clauses[-1] and self.rng.random() < 0.45:
            clauses[-1] += f", {self.words(f'closing_{tone}', 'film').strip()}"
        else:
            clauses[0] = f"{self.words(f'opening_{tone}', 'film').strip()}: {clauses[0]}"


def one_genre(material: Material) -> Material:
    """Without the other genres where one was asked for: "a romance" is no "war film" a line on."""
    named = [one.values for one in material.named]
    if not any(values.of("genres") for values in (material.asked, *named)):
        return material
    facts = {name: values for name, values in material.facts.by_field.items() if name != "genres"}
    return replace(material, facts=Values(facts))


def numbered(slots: dict[str, str]) -> dict[str, str]:
    """Lists by their number: a verb agrees with two things that are joined."""
    found = {}
    for name in ("themes", "f_themes", "shared", "f_cast"):
        if " and " in slots.get(name, ""):
            found[f"{name}_pl"] = slots[name]
    return found


def spoken(parts: Sequence[Part]) -> str:
    """Everything that a line may say or name, to see which kind of item it suits."""
    found = []
    for part in parts:
        if isinstance(part, Text):
            found.append(part.words)
        elif hasattr(part, "name"):
            found.append(f"{{{part.name}}}")
        else:
            found += [spoken(option) for option in part.options]
    return " ".join(found)


def clumsy(text: str) -> bool:
    """Whether a careful writer would mend it: chains of "and", words said twice."""
    folded = text.casefold()
    per_sentence = [part.count(" and ") for part in re.split(r"[.;:]", folded)]
    return (
        max(per_sentence) > 2
        or len(re.findall(r"\bas (?:you|requested|asked|wished)\b|the way you", folded)) > 1
        or len(re.findall(r"\byou\b", folded)) > 4
        or folded.count("this") > 2
        or any(part.count(":") > 1 for part in re.split(r"[.!?] ", folded))
        or len(re.findall(r"\babout\b", folded)) > 2
        or len(re.findall(r"\b(?:mood|tone|feel)\b", folded)) > 1
        or any(folded.count(f" {word} ") > 1 for word in ONCE)
    )


def sentence(clause: str) -> str:
    """A clause with a capital and a full stop; a quotation mark may stand first."""
    at = 1 if clause.startswith('"') else 0
    end = "" if clause.endswith((".", "!", "?")) else "."
    return f"{clause[:at]}{clause[at : at + 1].upper()}{clause[at + 1 :]}{end}"
