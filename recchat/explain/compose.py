"""Reasons by code: one or two sentences from claims, for when no model speaks or none held.

The same claims, seed and item always give the same words. What is composed passes the claim
checker like everything else.
"""

import random
import re
import string
from collections.abc import Sequence
from dataclasses import dataclass, replace

from recchat.explain import patterns
from recchat.explain.check import checked, names_in, used_claims
from recchat.explain.leads import Lead, leads_of
from recchat.explain.material import Material, slots_of, sort_claims
from recchat.explain.tokens import sentences
from recchat.types import Claim, Item, Reason

FEWEST, MOST = 12, 32  # words of a good reason
FEW = 15  # words under which further facts are added
ENOUGH = (99, 24, 13)  # words after which no first, second, third lead is added
LIVELY = 0.95  # how often a pattern with facts is taken where there is one
ATTEMPTS = 16
# Slots that say the same fact: where one of the first is said, all of the second are.
NOUNS = ("f_np", "f_np_about")
FACTS = (
    (("f_themes",), ("f_themes", "f_np_about")),
    (("f_moods", "f_a_moods"), ("f_moods", "f_a_moods", "f_moods_np", *NOUNS)),
    (("f_genre",), ("f_genre", "f_genre_np", *NOUNS)),
    (("f_np",), ("f_moods", "f_a_moods", "f_moods_np", "f_genre", "f_genre_np", *NOUNS)),
    (("f_creators",), ("f_creators",)),
    (("f_cast",), ("f_cast",)),
    (("f_year",), ("f_year",)),
    (("f_minutes",), ("f_minutes",)),
    (("f_pages",), ("f_pages",)),
)
MADE = re.compile(r"\bmade\b")
SUBJECTS = ("it", "it", "this", "this one")

Slots = dict[str, str]


@dataclass(frozen=True, slots=True)
class Names:
    """What the kind of item is called, and what this one may be called at the start."""

    noun: str
    subjects: tuple[str, ...]


def composed_reason(item: Item, claims: Sequence[Claim], *, noun: str, seed: int) -> Reason:
    """Why this item, composed from claims that hold; never empty."""
    text = best_text(item, claims, noun, random.Random(f"{seed}:{item.id}"))
    used = used_claims(text, item, claims)
    return Reason(text, used or tuple(claims[:1]), composed=True)


def composed_sentence(item: Item, claims: Sequence[Claim], *, noun: str, seed: int) -> str:
    """One more sentence from these claims, of the person where they speak of one; "" for none."""
    chance = random.Random(f"{seed}:{item.id}:more")
    material = replace(sort_claims(item, claims), too_long="")
    leads = leads_of(material, noun)[:1]
    for _ in range(ATTEMPTS):
        text = compose(material, leads, Names(noun, ("it",)), chance)
        first = sentences(text, names_in(item, claims))[:1]
        if first and checked(first[0], item, claims) == first[0]:
            return first[0]
    return ""


def composed_drawback(item: Item, *, noun: str, seed: int) -> str:
    """That the item is longer than was asked for, in a sentence of its own."""
    chance = random.Random(f"{seed}:{item.id}:drawback")
    return sentence(drawback(str(item.pages or item.minutes), noun, chance))


def best_text(item: Item, claims: Sequence[Claim], noun: str, chance: random.Random) -> str:
    """The first attempt of a good length that holds, else the nearest to one."""
    material = sort_claims(item, claims)
    leads = leads_of(material, noun)
    held: list[str] = []
    for attempt in range(ATTEMPTS):
        most = len(leads) if attempt < ATTEMPTS // 2 else len(leads) - 1
        text = compose(material, leads[: max(most, 1)], names_of(item, noun), chance)
        if not text or checked(text, item, claims) != text:
            continue
        if FEWEST <= len(text.split()) <= MOST:
            return text
        held.append(text)
    return min(held, key=distance_from_good, default=plainest(item, claims))


def names_of(item: Item, noun: str) -> Names:
    """What the item may be called."""
    return Names(noun, (*SUBJECTS, f"this {noun}", item.title))


def distance_from_good(text: str) -> int:
    """How many words a text has too few or too many."""
    count = len(text.split())
    return max(FEWEST - count, count - MOST, 0)


def plainest(item: Item, claims: Sequence[Claim]) -> str:
    """The last resort: a claim as it is."""
    return f"{item.title}: {claims[0].text}."


def compose(material: Material, leads: Sequence[Lead], names: Names, chance: random.Random) -> str:
    """One attempt at a reason: its leads, then facts where they said too few."""
    facts = {f"f_{name}": value for name, value in slots_of(material.facts, names.noun).items()}
    subject = chance.choice(names.subjects)
    clauses: list[str] = []
    for lead, enough in zip(leads, ENOUGH, strict=False):
        said = " ".join(clauses)
        if len(said.split()) >= enough:
            break
        slots = lead.slots | unsaid(facts, said)
        choices = for_noun(lead.patterns, names.noun)
        clauses.append(fill(choices, slots, chance, "it" if said else subject))
    clauses = clauses[:1] if material.too_long else clauses
    if not clauses:
        clauses = [fill(for_noun(patterns.DESCRIBED, names.noun), facts, chance, subject)]
    if material.too_long:
        clauses.append(drawback(material.too_long, names.noun, chance))
    else:
        clauses.append(more_facts(clauses, facts, names.noun, chance))
    return " ".join(sentence(clause) for clause in paired([one for one in clauses if one], chance))


def drawback(length: str, noun: str, chance: random.Random) -> str:
    """That it is longer than was asked for."""
    if noun == "book":
        return fill(patterns.DRAWBACKS_OF_PAGES, {"pages": length}, chance, "it")
    return fill(patterns.DRAWBACKS, {"minutes": length}, chance, "it")


def for_noun(choices: Sequence[str], noun: str) -> Sequence[str]:
    """Patterns that suit this kind of item: films are directed and made, books are written."""
    if noun == "film":
        return [one for one in choices if "wrote" not in one and "written" not in one]
    undirected = [one for one in choices if "direct" not in one]
    return [in_writing(one) for one in undirected] if noun == "book" else undirected


def in_writing(pattern: str) -> str:
    """A pattern with "wrote" for "made"."""
    return MADE.sub("wrote", pattern.replace("was made by", "was written by"))


def more_facts(clauses: Sequence[str], facts: Slots, noun: str, chance: random.Random) -> str:
    """A clause of facts where a reason would be thin."""
    said = " ".join(clauses)
    if len(said.split()) >= FEW:
        return ""
    rest = unsaid(facts, said)
    full = fill(for_noun(patterns.DESCRIBED, noun), rest, chance, "it")
    return full or fill(for_noun(patterns.BRIEF, noun), rest, chance, "it")


def unsaid(facts: Slots, said: str) -> Slots:
    """The slots that hold no fact which was said before."""
    gone: set[str] = set()
    for forms, slots in FACTS:
        if any(form in facts and bare_of_article(facts[form]) in said for form in forms):
            gone.update(slots)
    return {name: value for name, value in facts.items() if name not in gone}


def bare_of_article(phrase: str) -> str:
    """A phrase without "a" or "an" in front."""
    return phrase.split(" ", 1)[1] if phrase.startswith(("a ", "an ")) else phrase


def fill(choices: Sequence[str], slots: Slots, chance: random.Random, subject: str) -> str:
    """One of the patterns that there are slots for, filled; nothing where there is none.

    A pattern that also says facts is preferred: it is the livelier one.
    """
    fitting = [one for one in choices if can_fill(one, slots)]
    lively = [one for one in fitting if "{f_" in one]
    if lively and chance.random() < LIVELY:
        fitting = lively
    return chance.choice(fitting).format_map(slots | {"it": subject}) if fitting else ""


def can_fill(pattern: str, slots: Slots) -> bool:
    """Whether there is something for every slot of a pattern."""
    names = {name for _, name, _, _ in string.Formatter().parse(pattern) if name}
    return names <= slots.keys() | {"it"}


def paired(clauses: Sequence[str], chance: random.Random) -> list[str]:
    """Three clauses as two sentences, two as one or two: none with a chain of ands."""
    pairs = [
        at
        for at in range(len(clauses) - 1)
        if clauses[at + 1].startswith("it ") and is_open(clauses[at]) and is_open(clauses[at + 1])
    ]
    if not pairs or (len(clauses) < 3 and chance.random() < 0.5):
        return list(clauses)
    at = chance.choice(pairs)
    return [*clauses[:at], f"{clauses[at]}, and {clauses[at + 1]}", *clauses[at + 2 :]]


def is_open(clause: str) -> bool:
    """Whether a clause can be joined to another without becoming a chain."""
    return not any(mark in clause for mark in (", and ", ":", ";", ", but "))


def sentence(clause: str) -> str:
    """A clause with a capital and a full stop; a quotation mark may stand first."""
    at = 1 if clause.startswith('"') else 0
    return f"{clause[:at]}{clause[at].upper()}{clause[at + 1 :]}."
