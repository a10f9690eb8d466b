"""Judges of answers, by code, and the situations in which they judge."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from recchat.catalogue.items import Catalogue
from recchat.evaluate.instructions import (
    ABOUT_REQUEST,
    CASUAL,
    WARM,
    Told,
    has_sentences,
    leaves_drawback,
    names_drawback,
    situations,
    sounds,
    stresses,
)
from recchat.explain.check import names_in, used_claims
from recchat.explain.facts import facts_of
from recchat.explain.openings import opening_of
from recchat.explain.reading import phrasebook
from recchat.explain.speak import STYLE
from recchat.explain.tokens import sentences
from recchat.prompts import Plain
from recchat.types import ClaimKind

REASON = "explain/reason"
PEOPLE = ("directed by ", "by ", "with ")
MESSAGES = (
    "Something like Arrival but warmer", "I loved Paddington and Amelie", "no horror please",
    "a Thriller with Denzel Washington", "anything funny for Sunday", "I hated Cats",
    "French comedies from the sixties", "a Western, nothing too long",
    "Movies like Heat or Collateral", "something with Tilda Swinton, not scary",
)  # fmt: skip
HELLOS = (
    "hello there", "hi", "good evening", "hey, how are you", "hello again", "morning!",
    "hi recchat", "hey you", "good afternoon to you", "hello, nice to meet you",
)  # fmt: skip
QUESTION = "how long is it"


@dataclass(frozen=True, slots=True)
class Judging:
    """One situation of one template; `told` where it is about an item."""

    template: str
    variables: Mapping[str, Plain]
    told: Told | None = None

    def fits(self, template: str, needs: tuple[str, ...]) -> bool:
        """Whether it is of that template and has claims of the kinds that are needed."""
        if template != self.template:
            return False
        if self.told is None:
            return not needs
        fields = {one.field for claim in self.told.claims for one in claim.evidence}
        return set(needs) <= {str(kind) for kind in self.told.kinds} | fields


Judge = Callable[[str, Judging, str], bool]


def all_situations(catalogue: Catalogue, count: int, seed: int) -> Iterator[Judging]:
    """Situations of every template that edits change, drawn with the seed."""
    noun = catalogue.noun
    for told in situations(catalogue, count, seed):
        texts = [claim.text for claim in told.claims]
        common: dict[str, Plain] = {"noun": noun, "label": told.item.label}
        yield Judging(REASON, {**common, "claims": texts, "style": STYLE}, told)
        facts = [one for one in facts_of(told.item, noun) if not one.text.startswith("plot: ")]
        about = Told(told.item, tuple(facts))
        given: dict[str, Plain] = {"facts": [one.text for one in facts], "question": QUESTION}
        yield Judging("talk/answer", {**common, **given}, about)
    for options in (["light", "tense", "moving"], ["light", "tense"], ["quiet", "loud"], []):
        for known in ([], ["comedy"], ["under two hours"]):
            yield Judging(
                "talk/ask", {"noun": noun, "topic": "mood", "options": options, "known": known}
            )
    for message in HELLOS:
        yield Judging("talk/chat", {"noun": noun, "message": message, "kind": "greeting"})
    for message in MESSAGES:
        yield Judging("talk/understand", {"noun": noun, "message": message, "last": ""})


def told_judge(judge: Callable[[str, Told], bool]) -> Judge:
    """A judge of words about an item."""
    return lambda text, one, _: one.told is not None and judge(text, one.told)


def count_judge(text: str, one: Judging, wanted: str) -> bool:
    """So many sentences."""
    return one.told is not None and has_sentences(int(wanted))(text, one.told)


def opening_judge(text: str, one: Judging, wanted: str) -> bool:
    """Begins with what was asked for."""
    told = one.told
    return told is not None and opening_of(text, phrasebook(told.item, told.claims)) == wanted


def word_judge(text: str, _: Judging, wanted: str) -> bool:
    """Has one of these words (a regular expression)."""
    return bool(re.search(wanted, text.replace("’", "'"), re.IGNORECASE))


def lacks_judge(text: str, one: Judging, wanted: str) -> bool:
    """Has none of these words, and says something."""
    return bool(text.strip()) and not word_judge(text, one, wanted)


def short_judge(text: str, _: Judging, wanted: str) -> bool:
    """Has at most so many words."""
    return 0 < len(text.split()) <= int(wanted)


def lower_judge(text: str, _: Judging, wanted: str) -> bool:
    """Has no capital letter."""
    return bool(text.strip()) and text == text.lower()


def within_judge(text: str, one: Judging, wanted: str) -> bool:
    """Uses only the first so many claims."""
    if one.told is None:
        return False
    used = used_claims(text, one.told.item, one.told.claims)
    return bool(used) and set(used) <= set(one.told.claims[: int(wanted)])


def people_judge(text: str, one: Judging, wanted: str) -> bool:
    """Speaks of people alone."""
    if one.told is None:
        return False
    used = used_claims(text, one.told.item, one.told.claims)
    return bool(used) and all(claim.text.startswith(PEOPLE) for claim in used)


def both_judge(text: str, one: Judging, wanted: str) -> bool:
    """One sentence, in that tone."""
    tone = WARM if wanted == "warm" else CASUAL
    return count_judge(text, one, "1") and told_judge(sounds(tone))(text, one, "")


def first_sentence(text: str, told: Told) -> str:
    """The first sentence of a text about an item."""
    return (sentences(text, names_in(told.item, told.claims)) or [""])[0]


JUDGES: Mapping[str, Judge] = {
    "sentences": count_judge,
    "warm": told_judge(sounds(WARM)),
    "casual": told_judge(sounds(CASUAL)),
    "short_and": both_judge,
    "names the drawback": told_judge(names_drawback),
    "leaves the drawback": told_judge(leaves_drawback),
    "stresses the request": told_judge(stresses(*ABOUT_REQUEST)),
    "stresses the history": told_judge(stresses(ClaimKind.HISTORY)),
    "stresses the item": told_judge(stresses(ClaimKind.FACT)),
    "opening": opening_judge,
    "words": word_judge,
    "lacks": lacks_judge,
    "short": short_judge,
    "lower": lower_judge,
    "first claims": within_judge,
    "people": people_judge,
}
