"""Rules of the checker about places: who did what, and which word may stand before a fact."""

from recchat.explain.clauses import Clauses
from recchat.explain.reading import Role
from recchat.types import ClaimKind

MADE_BY = frozenset("director by from behind author writer".split())
PLAYED_BY = frozenset(
    "directs direct directed directing with starring stars star starred featuring features "
    "feature cast plays play lead leads role roles part parts".split()
)
# "A directs B": B plays. "Directed by A" ends in "by", which comes first.
# Cues that follow a name: prepositions are left out, they speak of what comes after them.
MAKES = frozenset(
    "directs directed direct director directing behind made makes wrote writes write author "
    "writer".split()
)
PLAYS = frozenset("stars star plays play leads lead cast role roles part parts front".split())
NOT_OF_PEOPLE = frozenset({"about", "like", "around", "on", "into"})
UNITS = frozenset("minute minutes min hour hours".split())
# What may stand before "170 pages", or before "about 170 pages".
HOLDS_PAGES = frozenset("of at in has have takes is are only just all its , : ; (".split()) | {""}
BETWEEN = frozenset("the a an and or , also both".split())


def roles_hold(clauses: Clauses) -> bool:
    """Creators direct, the cast plays, and nobody is what an item is about."""
    return all(role_holds(clauses, at) for at in clauses.places(Role.NAME))


def role_holds(clauses: Clauses, at: int) -> bool:
    """Whether the person at this place is given the part that the claims give them."""
    fields = clauses.tokens[at].fields
    group = clauses.group(at)
    cue = cue_before(clauses, group[0])
    if cue in NOT_OF_PEOPLE:
        return False
    if is_cue(clauses, group[-1] + 1, MAKES | PLAYS) or cue not in MADE_BY | PLAYED_BY:
        cue = cue_after(clauses, group[-1])
    if cue in MADE_BY:
        return "creators" in fields
    if cue in PLAYED_BY:
        return "cast" in fields
    return clauses.tokens[at].is_of(ClaimKind.REQUEST)  # "you named N" gives N no part


def cue_before(clauses: Clauses, at: int) -> str:
    """The nearest plain word before a name that is no article."""
    at -= 1
    while at >= 0 and (clauses.text(at) in BETWEEN or clauses.text(at) in "'\""):
        at -= 1
    return clauses.word(at)


def cue_after(clauses: Clauses, at: int) -> str:
    """What a word after a name says that they did, up to the next name: "by" or "with" them."""
    if clauses.text(at + 1) == "'" and clauses.text(at + 2) == "s":
        return "by"  # N's film
    for place in range(at + 1, len(clauses.tokens)):
        if clauses.tokens[place].role is Role.NAME:
            return ""
        if is_cue(clauses, place, MAKES):
            return "by"
        if is_cue(clauses, place, PLAYS) or is_in_it(clauses, place):
            return "with"
    return ""


def is_in_it(clauses: Clauses, at: int) -> bool:
    """Whether "in it" or "in this" stands here, as in "N is in it"."""
    return clauses.word(at) == "in" and clauses.word(at + 1) in {"it", "this"}


def is_cue(clauses: Clauses, at: int, cues: frozenset[str]) -> bool:
    """Whether the word at this place says what the person before it did."""
    return clauses.word(at) in cues and clauses.word(at + 1) != "by"  # "directed by" speaks on


def places_hold(clauses: Clauses) -> bool:
    """Years, lengths, languages and countries stand after words that fit them."""
    return all(place_holds(clauses, at) for at in clauses.places(Role.VALUE))


def place_holds(clauses: Clauses, at: int) -> bool:
    """Whether the words around one fact fit its field."""
    fields = clauses.tokens[at].fields
    before = cue_before(clauses, clauses.group(at)[0])
    if before in {"too", "so"} and clauses.text(at - 1) == before:
        return False  # "too violent" is another thing than "violent, too"
    if fields == {"year"}:
        return year_holds(clauses, at)
    if fields == {"languages"}:
        after = clauses.text(at + 1)
        return before in {"in", "speaks", "speak", "language"} or after in {"-", "language"}
    if fields == {"pages"}:
        return pages_hold(clauses, at)
    if fields == {"countries"}:
        return before == "from" or is_made_in(clauses, clauses.group(at)[0])
    return fields != {"genres"} or before != "about"


def pages_hold(clauses: Clauses, at: int) -> bool:
    """A number of pages is what an item has or takes: it deals with nothing and shares nothing."""
    if clauses.text(at).endswith("- page"):
        return clauses.text(at - 1) in {"a", "an", "this"}
    before = at - 2 if clauses.text(at - 1) == "about" else at - 1
    return clauses.text(before) in HOLDS_PAGES


def year_holds(clauses: Clauses, at: int) -> bool:
    """A year is when the item came out: not a length, not when it is set."""
    if clauses.text(at + 1) in UNITS or clauses.text(at + 2) in UNITS:
        return False
    before = clauses.text(at - 1)
    if before == "in":
        return is_made_in(clauses, at)
    return before in {"from", "of", "(", "the", "a", "this", "year", ":", ",", "and", "is", ""}


def is_made_in(clauses: Clauses, at: int) -> bool:
    """Whether "made in" or "released in" stands right before."""
    before = {clauses.text(at - 2), clauses.text(at - 3)}
    made = {"made", "released", "out", "wrote", "written", "published"}
    return clauses.text(at - 1) == "in" and bool(before & made)
