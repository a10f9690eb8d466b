"""Rules of the checker about plain sense: a small model that stumbles is not shown stumbling.

None of this makes a sentence false, but words said twice, nouns among adjectives and "directed"
by nobody are what a failing model writes, and a reader trusts the rest no more.
"""

from collections import Counter

from recchat.explain.clauses import JOINS, Clauses
from recchat.explain.reading import Role
from recchat.explain.said import ASKED, verb_end
from recchat.explain.tokens import words_of
from recchat.explain.wording import BOOK_GENRES, stands_alone, theme_phrase, with_article
from recchat.types import DIALS

ADJECTIVES = frozenset({"moods", *map(str, DIALS)})
BOTH = frozenset({"genres", "moods"})
NOT_REPEATED = (Role.VALUE, Role.NAME, Role.MOVED, Role.TITLE)
NOUNS = frozenset("film book album story tale mood - '".split())  # "a family film", "a hero's"
AFTER_NO_ARTICLE = frozenset(
    "as and or is are it you with of in by to from for on at about which , . ; :".split()
) | {""}
GENRES_AS_READ = {" ".join(words_of(genre)): genre for genre in BOOK_GENRES}
LONGEST_ECHO = 4  # "through and through" is English, "through and through and through" is not


def is_fluent(clauses: Clauses) -> bool:
    """Whether a sentence says nothing twice and joins only what belongs together."""
    return (
        not says_twice(clauses)
        and not echoes(clauses)
        and all(joins_alike(clauses, at) for at in clauses.places(Role.VALUE))
        and all(has_right_article(clauses, at) for at in clauses.places(Role.VALUE))
        and all(is_about(clauses, at) for at in clauses.places(Role.VALUE))
        and all(compares_plainly(clauses, at) for at in clauses.places(Role.MOVED))
        and all(is_directed(clauses, at) for at in range(len(clauses.tokens)))
        and not has_stray_article(clauses)
    )


def says_twice(clauses: Clauses) -> bool:
    """Whether one fact stands in the sentence twice: but "you wanted it sad, and it is sad"."""
    places = [
        (clauses.numbers[at], clauses.tokens[at].text)
        for at in clauses.places(*NOT_REPEATED)
        if not clauses.tokens[at].fields >= BOTH  # "a romantic mood", "a romantic comedy"
    ]
    once_a_clause = len(places) == len(set(places))
    asks = any(verb_end(clauses, at, ASKED) >= 0 for at in (0, 1))
    most = 2 if clauses.word(0) == "you" and asks and once_a_clause else 1
    return max(Counter(text for _, text in places).values(), default=0) > most


def echoes(clauses: Clauses) -> bool:
    """Whether a run of words follows upon itself: "with it with it"."""
    words = [token.text for token in clauses.tokens]
    for length in range(1, LONGEST_ECHO + 1):
        for at in range(len(words) - 2 * length + 1):
            if words[at : at + length] == words[at + length : at + 2 * length]:
                return True
    return False


def joins_alike(clauses: Clauses, at: int) -> bool:
    """Whether "and" joins a fact to one of its kind: "quiet and sad", not "quiet and family"."""
    group = [one for one in clauses.group(at) if clauses.tokens[one].role is not Role.MOVED]
    kinds = [is_adjective(clauses.tokens[place].fields) for place in group]
    for one in range(len(group) - 1):
        joint = {clauses.text(place) for place in range(group[one] + 1, group[one + 1])}
        if joint & JOINS and kinds[one] != kinds[one + 1]:
            return bool(joint & {"a", "an", "the"})  # "dark, and a thriller"
    after = group[-1] + 1
    in_mood = (clauses.text(after), clauses.text(after + 1)) == ("in", "mood")
    return kinds[-1] or not in_mood


def has_right_article(clauses: Clauses, at: int) -> bool:
    """Whether "a" stands only before a theme that can be counted: not "a grief", "a robots"."""
    token = clauses.tokens[at]
    before, after = clauses.text(at - 1), clauses.text(at + 1)
    if before not in {"a", "an"}:
        return True
    if not with_article(token.text).startswith(f"{before} "):
        return False  # "an thoughtful mood"
    if after in NOUNS:
        return True
    if token.fields == {"genres"} and token.text in GENRES_AS_READ:
        return stands_alone(GENRES_AS_READ[token.text]) or is_value_at(clauses, at + 1)
    is_theme = token.fields == {"themes"}
    return not is_theme or theme_phrase(token.text).startswith(("a ", "an ", "the "))


def is_value_at(clauses: Clauses, at: int) -> bool:
    """Whether a further fact stands at a place."""
    return at < len(clauses.tokens) and clauses.tokens[at].role is Role.VALUE


def is_about(clauses: Clauses, at: int) -> bool:
    """Whether a theme is what an item is about, or has: not "this one is class"."""
    is_it = clauses.text(at - 1) == "is" and clauses.text(at - 2) in {"it", "this", "one"}
    return not (is_it and clauses.tokens[at].fields == {"themes"})


def has_stray_article(clauses: Clauses) -> bool:
    """Whether an article stands before nothing it could belong to: "and the as you asked"."""
    texts = [token.text for token in clauses.tokens]
    return any(
        one in {"a", "an", "the"} and following.split(" ")[0] in AFTER_NO_ARTICLE
        for one, following in zip(texts, [*texts[1:], ""], strict=True)
    )


def compares_plainly(clauses: Clauses, at: int) -> bool:
    """Whether no article stands before "warmer than": "the warmer than Heat" is no English."""
    return clauses.text(at + 1) != "than" or clauses.text(at - 1) not in {"a", "an", "the"}


def is_adjective(fields: frozenset[str]) -> bool:
    """Whether a fact of these fields is said with an adjective."""
    return bool(fields & ADJECTIVES)


def is_directed(clauses: Clauses, at: int) -> bool:
    """Whether "directed" says by whom, or of what."""
    if clauses.word(at) != "directed":
        return True
    after = clauses.tokens[at + 1] if at + 1 < len(clauses.tokens) else None
    says = after is not None and (after.role is Role.NAME or after.text in {"by", "it", "this"})
    return says or (at > 0 and clauses.tokens[at - 1].role is Role.NAME)
