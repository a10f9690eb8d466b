"""Rules of the checker about the person: what they asked for, what they liked."""

from collections.abc import Iterator

from recchat.explain.clauses import ARTICLES, Clauses
from recchat.explain.reading import WORDS_OF, Role, Token
from recchat.types import ClaimKind

ASKED = frozenset(
    "ask asked asking want wanted wish wished named name mention mentioned say said request "
    "requested hope hoped hoping look looking looked after".split()
)
LIKED = frozenset("like liked love loved enjoy enjoyed".split())
BESIDE_VERB = frozenset("' ve re d have had are were also just once".split())
AFTER_VERB = frozenset("for to about with was were: \" ' one be see".split()) | ARTICLES | {":"}
WISHES = frozenset("wish wishes request word words".split())
NUMBERS = frozenset({"year", "minutes", "pages"})
POSSESSED = 3  # "your" speaks of what stands within so many words


def requests_hold(clauses: Clauses) -> bool:
    """What the person is said to have asked for, they asked for."""
    places = (place for at in range(len(clauses.tokens)) for place in asked_places(clauses, at))
    return all(is_asked(clauses.tokens[place]) for place in places)


def quotes_hold(clauses: Clauses) -> bool:
    """What stands in quotation marks is in the person's words, or a title; each mark is closed."""
    marks = [at for at in range(len(clauses.tokens)) if clauses.text(at) == '"']
    if len(marks) % 2:
        return False
    pairs = zip(marks[::2], marks[1::2], strict=True)
    return all(
        end > start + 1 and all(is_quoted(one) for one in clauses.tokens[start + 1 : end])
        for start, end in pairs
    )


def numbers_hold(clauses: Clauses) -> bool:
    """A year answers a wish for years, a length one for lengths: no other."""
    fields = {field for token in clauses.tokens for field in token.fields}
    numbers = fields & NUMBERS
    wished = {field.removeprefix(WORDS_OF) for field in fields if field.startswith(WORDS_OF)}
    return not numbers or not wished or bool(numbers & wished)


def is_quoted(token: Token) -> bool:
    """Whether this may stand in quotation marks: a title, or words of a request."""
    if token.role in {Role.MARK, Role.TITLE, Role.OWN}:
        return True
    asked = token.is_content and token.is_of(ClaimKind.REQUEST)
    return asked and token.role is not Role.NAME


def asked_places(clauses: Clauses, at: int) -> Iterator[int]:
    """What "your", "you asked" or "as asked" at this place speaks of."""
    if clauses.word(at) == "your":
        yield from possessed(clauses, at)
    end = verb_end(clauses, at, ASKED)
    if end < 0:
        return
    if speaks_forward(clauses, end):
        yield from clauses.content_after(end - 1)
    elif (before := clauses.content_before(at)) >= 0:
        yield from clauses.group(before)
    else:
        yield from next_content(clauses, at)


def possessed(clauses: Clauses, at: int) -> Iterator[int]:
    """What "your" speaks of: what follows it closely, or all that a wish is said to be."""
    if clauses.word(at + 1) in WISHES:
        before = clauses.content_before(at)
        yield from clauses.content_after(at) or (clauses.group(before) if before >= 0 else ())
    else:
        yield from [place for place in clauses.content_after(at) if place - at <= POSSESSED][:1]


def verb_end(clauses: Clauses, at: int, verbs: frozenset[str]) -> int:
    """The place after "you asked" that starts here; -1 where none does."""
    if clauses.word(at) == "as" and clauses.word(at + 1) in verbs:
        return at + 2
    if clauses.word(at) != "you":
        return -1
    at += 1
    while clauses.text(at) in BESIDE_VERB and clauses.text(at) not in verbs:
        at += 1
    return at + 1 if clauses.word(at) in verbs or clauses.text(at) in verbs else -1


def speaks_forward(clauses: Clauses, at: int) -> bool:
    """Whether what was asked for follows: "you asked for a comedy", not "as you asked"."""
    start = at
    while clauses.text(at) in AFTER_VERB:
        at += 1
    if at >= len(clauses.tokens):
        return False
    if clauses.tokens[at].is_content:
        return True
    # "you asked for something like X", "you wanted one with N": the words between are neutral.
    return at - start >= 2 and clauses.tokens[at].role is Role.WORD


def next_content(clauses: Clauses, at: int) -> list[int]:
    """All that is said in the first clause after this place that says something."""
    for number in range(clauses.numbers[at], clauses.count):
        places = [place for place in clauses.clause(number) if place > at]
        if said := [place for place in places if clauses.tokens[place].is_content]:
            return said
    return []


def is_asked(token: Token) -> bool:
    """Whether the person asked for this, or named it."""
    if token.role is Role.TITLE:
        return token.is_of(ClaimKind.LIKENESS, ClaimKind.MOVED)
    return token.is_of(ClaimKind.REQUEST, ClaimKind.MOVED, ClaimKind.DRAWBACK)


def liked_holds(clauses: Clauses) -> bool:
    """What the person is said to have liked is in their history."""
    for at in range(len(clauses.tokens)):
        end = verb_end(clauses, at, LIKED)
        if end < 0:
            continue
        after = clauses.content_after(end - 1)
        place = after[0] if after else clauses.content_before(at)
        if place < 0 or not is_liked(clauses.tokens[place]):
            return False
    return True


def is_liked(token: Token) -> bool:
    """Whether this is a title that the person liked."""
    return token.role is Role.TITLE and token.is_of(ClaimKind.HISTORY)
