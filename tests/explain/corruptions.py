"""Ways to make a true sentence about an item false, for the tests of the claim checker."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from recchat.explain.wording import DIAL_WORDS, GENRES
from recchat.types import Claim, ClaimKind, Item


@dataclass(frozen=True, slots=True)
class Case:
    """A true sentence about an item, its claims, and the items to borrow falsehoods from."""

    sentence: str
    item: Item
    claims: tuple[Claim, ...]
    others: Sequence[Item]

    def values(self, *fields: str) -> list[str]:
        """Values of these fields that stand in the sentence, whoever they are of."""
        found = {
            one.value for claim in self.claims for one in claim.evidence if one.field in fields
        }
        return sorted(value for value in found if self.has(value))

    def has(self, words: str) -> bool:
        """Whether whole words stand in the sentence."""
        return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", self.sentence, re.IGNORECASE))

    def swap(self, old: str, new: str) -> str:
        """The sentence with whole words replaced, everywhere."""
        pattern = rf"(?<!\w){re.escape(old)}(?!\w)"
        return re.sub(pattern, lambda _: new, self.sentence, flags=re.IGNORECASE)


Corruption = Callable[[Case, random.Random], str]


def borrowed(case: Case, chance: random.Random, fields: tuple[str, ...]) -> str:
    """Another item's value in place of one of the sentence's."""
    here = case.values(*fields)
    mine = {value.casefold() for field in fields for value in values_of(case.item, field)}
    named = {one.value.casefold() for claim in case.claims for one in claim.evidence}
    named |= {term.casefold() for claim in case.claims for term in claim.terms}
    foreign = [
        value
        for field in fields
        for value in values_of(chance.choice(case.others), field)
        if value.casefold() not in mine | named
    ]
    return case.swap(chance.choice(here), chance.choice(foreign)) if here and foreign else ""


def values_of(item: Item, field: str) -> list[str]:
    """Values of one field."""
    value = getattr(item, field)
    return [value] if isinstance(value, str) else list(value)


def other_name(case: Case, chance: random.Random) -> str:
    return borrowed(case, chance, ("creators", "cast"))


def other_genre(case: Case, chance: random.Random) -> str:
    here = [genre for genre in GENRES if case.has(genre)]
    foreign = [genre for genre in GENRES if genre not in case.item.genres]
    return case.swap(chance.choice(here), chance.choice(foreign)) if here else ""


def other_mood(case: Case, chance: random.Random) -> str:
    return borrowed(case, chance, ("moods",))


def other_theme(case: Case, chance: random.Random) -> str:
    return borrowed(case, chance, ("themes",))


def other_title(case: Case, chance: random.Random) -> str:
    here = case.values("title", "liked")
    other = chance.choice(case.others).title
    known = {one.value for claim in case.claims for one in claim.evidence} | {case.item.title}
    return case.swap(chance.choice(here), other) if here and other not in known else ""


def other_year(case: Case, chance: random.Random) -> str:
    year = str(case.item.year)
    changed = str((case.item.year or 0) + chance.choice((-30, -10, -1, 1, 10)))
    return case.swap(year, changed) if case.has(year) else ""


def other_minutes(case: Case, chance: random.Random) -> str:
    minutes = f"{case.item.minutes} minutes"
    changed = f"{(case.item.minutes or 0) + chance.choice((-20, -1, 1, 9))} minutes"
    return case.swap(minutes, changed) if case.has(minutes) else ""


def other_digit(case: Case, chance: random.Random) -> str:
    at = [place for place, mark in enumerate(case.sentence) if mark.isdigit()]
    if not at or any(mark.isdigit() for mark in case.item.title):
        return ""
    place = chance.choice(at)
    digit = str((int(case.sentence[place]) + chance.randint(1, 9)) % 10)
    return case.sentence[:place] + digit + case.sentence[place + 1 :]


def cast_for_creator(case: Case, chance: random.Random) -> str:
    here = [name for name in case.values("creators") if name not in case.item.cast]
    players = [
        one.value
        for claim in case.claims
        for one in claim.evidence
        if one.field == "cast" and one.value not in case.item.creators and not case.has(one.value)
    ]
    return case.swap(chance.choice(here), chance.choice(players)) if here and players else ""


def creator_for_cast(case: Case, chance: random.Random) -> str:
    here = [name for name in case.values("cast") if name not in case.item.creators]
    makers = [
        one.value
        for claim in case.claims
        for one in claim.evidence
        if one.field == "creators" and one.value not in case.item.cast and not case.has(one.value)
    ]
    named = re.search(r"named|mentioned", case.sentence)  # "you named X" gives X no part
    return (
        case.swap(chance.choice(here), chance.choice(makers))
        if here and makers and not named
        else ""
    )


def turned_comparison(case: Case, chance: random.Random) -> str:
    pairs = [(words.more, words.less) for words in DIAL_WORDS.values()]
    pairs += [("longer", "shorter"), ("newer", "older")]
    for one, other in [*pairs, *((b, a) for a, b in pairs)]:
        if case.has(f"{one} than") or case.has(f"but {one}"):
            return case.swap(one, other)
    return ""


def turned_subject(case: Case, chance: random.Random) -> str:
    moved = [claim for claim in case.claims if claim.kind is ClaimKind.MOVED]
    if not moved:
        return ""
    word, title = chance.choice(moved).text.split(" than ", 1)
    return f"{title} is {word} than {chance.choice(('this one', case.item.title))}."


def negated(case: Case, chance: random.Random) -> str:
    verb = re.search(r" (is|are|has|stars|turns|shares|directs|deals|feels|runs) ", case.sentence)
    if verb is None:
        return ""
    no = chance.choice((f"{verb[1]} not", f"never {verb[1]}", f"hardly {verb[1]}", f"{verb[1]} no"))
    return case.sentence.replace(verb[0], f" {no} ", 1)


def without(case: Case, chance: random.Random) -> str:
    return case.sentence.replace(" with ", " without ", 1) if " with " in case.sentence else ""


def invented(case: Case, chance: random.Random) -> str:
    words = chance.choice(
        ("a talking parrot", "a stolen submarine", "its twist ending", "an Oscar", "two murders")
    )
    return f"{case.sentence[:-1]}, with {words}."


def praised(case: Case, chance: random.Random) -> str:
    word = chance.choice(("masterpiece", "must-see classic", "brilliant film", "famous sequel"))
    return f"{case.sentence[:-1]}, a {word}."


def look_alike(case: Case, chance: random.Random) -> str:
    letters = {"a": "а", "e": "е", "o": "о", "i": "і", "c": "с"}
    at = [place for place, mark in enumerate(case.sentence) if mark in letters]
    place = chance.choice(at)
    return case.sentence[:place] + letters[case.sentence[place]] + case.sentence[place + 1 :]


def hidden_mark(case: Case, chance: random.Random) -> str:
    place = chance.randrange(1, len(case.sentence) - 1)
    mark = chance.choice("\u200b\u202e\ufeff\u00ad")
    return case.sentence[:place] + mark + case.sentence[place:]


def markup(case: Case, chance: random.Random) -> str:
    extra = chance.choice(
        ("<b>film</b>", "<script>", "[film](http://x.y)", "![film](film)", "&lt;film&gt;", "`film`")
    )
    return f"{case.sentence[:-1]}, {extra}."


def role_marker(case: Case, chance: random.Random) -> str:
    return f"{case.sentence[:-1]} {chance.choice(('<|user|>', '{{ item }}', '[INST]'))}."


def never_asked(case: Case, chance: random.Random) -> str:
    facts = plain_values(case)
    if not facts:
        return ""
    fact = chance.choice(facts)
    frames = ("You asked for {}.", "It is {}, as you asked.", "Here is the {} you wanted.")
    return chance.choice((*frames, "Your {} is here.", "You named {}.")).format(fact)


def never_liked(case: Case, chance: random.Random) -> str:
    titles = [
        one.value
        for claim in case.claims
        for one in claim.evidence
        if claim.kind is ClaimKind.LIKENESS and one.field == "title"
    ]
    wrong = [*titles, *plain_values(case), case.item.title]
    return f"You liked {chance.choice(wrong)}, and this fits."


def never_shared(case: Case, chance: random.Random) -> str:
    titles = case.values("title", "liked")
    facts = plain_values(case)
    if not titles or not facts:
        return ""
    frames = ("Like {0}, it is {1}.", "It shares {1} with {0}.", "It has the {1} of {0}.")
    return chance.choice(frames).format(chance.choice(titles), chance.choice(facts))


def plain_values(case: Case) -> list[str]:
    """Values that only a plain fact allows: not asked for, not shared."""
    told = {
        term.casefold()
        for claim in case.claims
        if claim.kind is not ClaimKind.FACT
        for term in claim.terms
    }
    return [
        one.value
        for claim in case.claims
        if claim.kind is ClaimKind.FACT
        for one in claim.evidence
        if one.field in {"genres", "moods", "themes"} and one.value.casefold() not in told
    ]


def set_elsewhere(case: Case, chance: random.Random) -> str:
    return f"It is set in {chance.choice((*case.item.countries, str(case.item.year)))}."


def heightened(case: Case, chance: random.Random) -> str:
    moods = [mood for mood in case.item.moods if case.has(mood)]
    much = chance.choice(("extremely", "most", "too", "barely", "so"))
    return case.swap(chance.choice(moods), f"{much} {moods[0]}") if moods else ""


CORRUPTIONS: tuple[Corruption, ...] = (
    other_name,
    other_genre,
    other_mood,
    other_theme,
    other_title,
    other_year,
    other_minutes,
    other_digit,
    cast_for_creator,
    creator_for_cast,
    turned_comparison,
    turned_subject,
    negated,
    without,
    invented,
    praised,
    look_alike,
    hidden_mark,
    markup,
    role_marker,
    never_asked,
    never_liked,
    never_shared,
    set_elsewhere,
    heightened,
)


def corrupted(case: Case, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Every corruption that this sentence offers a place for, with its name."""
    for corrupt in CORRUPTIONS:
        false = corrupt(case, chance)
        if false and false.casefold() != case.sentence.casefold():
            yield corrupt.__name__, false
