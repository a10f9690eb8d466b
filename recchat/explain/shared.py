"""Rules of the checker about other items: comparisons, and what "like X" says."""

from recchat.explain.clauses import ARTICLES, Clauses
from recchat.explain.reading import Role
from recchat.explain.said import ASKED, LIKED, verb_end

ALIKE = frozenset(
    "like same share shares shared sharing also too both similar another again echo echoes recall "
    "recalls remind reminds common".split()
)
OF_IT = frozenset("of in from with to as alongside".split())  # right before a title
NOT_ALIKE = frozenset({"you", "would", "d", "ll"})  # "you like" likens nothing
LEADS_ON = frozenset({"that", "which", "who", "and"})  # "a film that, like X, is about ..."
VERBS = frozenset(
    "is was are has had have runs run stars comes tells gives brings makes made offers turns "
    "follows lasts plays feels keeps holds finds takes puts deals meets fits suits".split()
)


def comparisons_hold(clauses: Clauses) -> bool:
    """Each comparative is a claim's, towards that claim's title; "than" follows no other."""
    titles = clauses.places(Role.TITLE)
    if any(is_subject(clauses, at) for at in titles):
        return False
    for at, token in enumerate(clauses.tokens):
        if token.role is Role.MOVED and not compares_rightly(clauses, at):
            return False
        if clauses.word(at) == "than" and not follows_comparative(clauses, at):
            return False
    return True


def is_subject(clauses: Clauses, at: int) -> bool:
    """Whether another item does or is something here: then the sentence is about that one."""
    if clauses.word(at - 1) in OF_IT - {"as"}:
        return False  # "what it shares with X is grief"
    after = at + 1 + (clauses.text(at + 1) == ",")
    if clauses.word(after) in {"which", "that", "who"}:
        after += 1
    elif clauses.text(at + 1) == ",":
        return False
    ends = clauses.text(after + 1) in {"", ".", ",", "!"}
    return clauses.word(after) in VERBS and not ends


def compares_rightly(clauses: Clauses, at: int) -> bool:
    """Whether the comparative at this place is held against its own title."""
    token = clauses.tokens[at]
    rest = [place for place in clauses.clause(clauses.numbers[at]) if place > at]
    for place in rest:
        if clauses.word(place) == "than":
            return names_one_of(clauses, place + 1, token.titles)
    named = [clauses.tokens[place].titles for place in clauses.places(Role.TITLE)]
    return all(titles <= token.titles for titles in named)


def names_one_of(clauses: Clauses, at: int, titles: frozenset[str]) -> bool:
    """Whether the next thing named, past articles, is one of these titles."""
    while clauses.text(at) in ARTICLES:
        at += 1
    named = at < len(clauses.tokens) and clauses.tokens[at].role is Role.TITLE
    return named and clauses.tokens[at].titles <= titles


def follows_comparative(clauses: Clauses, at: int) -> bool:
    """Whether "than" stands after a comparative of a claim, in the same clause."""
    before = [place for place in clauses.clause(clauses.numbers[at]) if place < at]
    return any(clauses.tokens[place].role is Role.MOVED for place in before)


def likeness_holds(clauses: Clauses) -> bool:
    """What stands beside "like X", "shares with X", "also" is shared with X."""
    named = frozenset(
        title for at in clauses.places(Role.TITLE) for title in clauses.tokens[at].titles
    )
    if not named:
        return True
    return all(clause_likens_rightly(clauses, number, named) for number in range(clauses.count))


def clause_likens_rightly(clauses: Clauses, number: int, named: frozenset[str]) -> bool:
    """Whether all that one clause likens to another item is a fact of both."""
    places = clauses.clause(number)
    if not any(likens(clauses, at) for at in places):
        return True
    titles = frozenset(
        title
        for at in places
        if clauses.tokens[at].role is Role.TITLE
        for title in clauses.tokens[at].titles
    )
    if not titles and places[0] < clauses.places(Role.TITLE)[0]:
        return True  # "it is also dark": nothing is named yet that it could be likened to
    said = facts_in(clauses, number)
    if not said and titles:
        said = carried(clauses, number)
    return all(shared_with(clauses, at, titles, named) for at in said)


def shared_with(clauses: Clauses, at: int, titles: frozenset[str], named: frozenset[str]) -> bool:
    """Whether a fact is shared with all titles of its clause, or with one of the sentence."""
    own = clauses.tokens[at].titles
    return titles <= own if titles else bool(own & named)


def facts_in(clauses: Clauses, number: int) -> list[int]:
    """Places of the facts that a clause states."""
    roles = {Role.VALUE, Role.NAME}
    return [at for at in clauses.clause(number) if clauses.tokens[at].role in roles]


def carried(clauses: Clauses, number: int) -> list[int]:
    """The facts that a clause of "like X" alone speaks of: those before it, or those to come."""
    places = clauses.clause(number)
    if any(verb_end(clauses, at, ASKED | LIKED) >= 0 for at in places):
        return []  # "you asked for something like X" says nothing of what follows
    before, after = range(number - 1, -1, -1), range(number + 1, clauses.count)
    forward = number == 0 or clauses.text(places[0] - 2) in LEADS_ON
    for near in (*after, *before) if forward else (*before, *after):
        if said := facts_in(clauses, near):
            return said
    return []


def likens(clauses: Clauses, at: int) -> bool:
    """Whether the word at this place says that two items are alike."""
    word = clauses.word(at)
    before_title = at + 1 < len(clauses.tokens) and clauses.tokens[at + 1].role is Role.TITLE
    if word in ALIKE:
        return not (word == "like" and clauses.text(at - 1) in NOT_ALIKE)
    possessive = clauses.text(at) == "'" and clauses.text(at + 1) == "s"
    if possessive:
        return at > 0 and clauses.tokens[at - 1].role is Role.TITLE
    return word in OF_IT and before_title
