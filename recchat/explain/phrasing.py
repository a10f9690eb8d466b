"""Rules of the checker about set phrases: a small model that mixes two of them is not shown.

Each rule is a stumble that was read in real reasons. None makes a sentence false, and none is
broken by a sentence of the frames or of the composer: a test sees to that.
"""

from collections.abc import Callable, Sequence

from recchat.explain.clauses import ARTICLES, Clauses
from recchat.explain.reading import WORDS_OF, Role
from recchat.explain.said import ASKED, verb_end
from recchat.types import DIALS

IN_CAST = ["in", "the", "cast"]
STOPS = frozenset({".", ",", ";", ":", "!", "and", ""})
WHOM_YOU = [",", "whom", "you"]
FINDERS = frozenset({"among", "at", "in", "around", "beside", "you"})
JOINING = frozenset({"and", "or", "but", "yet", "than", "which", "who", "whom", "is", "are"})
FEELINGS = frozenset({"mood", "tone", "feel"})
ONCE = frozenset("story tale film book mood tone cast heart camera star stars".split())
ITSELF = frozenset("it this one film book".split())
ADJECTIVES = frozenset({"moods", *map(str, DIALS)})
MADE_BY_THEM = frozenset(
    "made makes directs direct directed stars star wrote built kept put took gave".split()
)
VERBS = MADE_BY_THEM | frozenset(
    "is are was were has have had runs takes lasts comes get gets turns deals tells feels shares "
    "keeps puts brings meets fits dates stands pairs joins revolves draws explores".split()
)
RELATIVES = frozenset("which who whom that what where when since if as while though after".split())
PARTICIPLES = frozenset({"made", "told", "released", "directed", "written"})
NEW_START = frozenset({"it", "this", "the"})
ENDS_START = frozenset({"is", "has", "turns", "deals", "comes", "stars", "runs", "fits", "shares"})


def is_well_put(clauses: Clauses) -> bool:
    """Whether no set phrase is broken in a sentence."""
    texts = [token.text for token in clauses.tokens]
    return not any(stumble(clauses, texts) for stumble in STUMBLES)


def says_noun_twice(clauses: Clauses, _: Sequence[str]) -> bool:
    """As "The story is a story of", "this film is the film", "stars A, and B star"."""
    words = [token.text for token in clauses.tokens if token.role is Role.WORD]
    stars = words.count("star") + words.count("stars")
    return stars > 1 or any(words.count(word) > 1 for word in ONCE)


def is_half_a_pair(_: Clauses, texts: Sequence[str]) -> bool:
    """As "Add" without "take", "among" without "you find", "what you want" without "if"."""
    first, words = texts[0], set(texts)
    return (
        ("add" in words and first != "take")
        or (first == "among" and "you" not in words)
        or (first not in FINDERS and has_run(texts, ["you", "find", "the"]))
        or (first in (FINDERS - {"you"}) | {"about", "with"} and "make up" in " ".join(texts))
        or ("want" in words and "if" not in words)
    )


def has_run(texts: Sequence[str], run: Sequence[str]) -> bool:
    """Whether these tokens follow on one another somewhere."""
    return any(list(texts[at : at + len(run)]) == run for at in range(len(texts)))


def describes_nothing(clauses: Clauses, texts: Sequence[str]) -> bool:
    """As "about a playful, and", "it is unsettling mood": the article and its noun go together."""
    for at in clauses.places(Role.VALUE):
        group = clauses.group(at)
        if not all(clauses.tokens[one].fields & ADJECTIVES for one in group):
            continue
        before, after = clauses.text(group[0] - 1), clauses.text(group[-1] + 1)
        if before in {"a", "an", "the"} and after in STOPS:
            return True
        if before == "is" and after in FEELINGS:
            return True
    return False


def joins_mood_to_adjective(clauses: Clauses, texts: Sequence[str]) -> bool:
    """As "A silly mood and funny"."""
    return any(
        text in FEELINGS
        and texts[at + 1 : at + 2] == ["and"]
        and at + 2 < len(texts)
        and bool(clauses.tokens[at + 2].fields & ADJECTIVES)
        for at, text in enumerate(texts)
    )


def agrees_not(clauses: Clauses, texts: Sequence[str]) -> bool:
    """As "A direct" of one, "A and B directs" of two."""
    for at in clauses.places(Role.NAME):
        group = [one for one in clauses.group(at) if clauses.tokens[one].role is Role.NAME]
        verb = clauses.text(group[-1] + 1)
        shown = "see" in texts or "," in texts[group[0] : group[-1]]
        one, many = {"direct", "star", "are"}, {"directs", "stars", "is"}
        if not shown and verb in (one if len(group) == 1 else many):
            return True
    return False


def is_cast_of_things(clauses: Clauses, texts: Sequence[str]) -> bool:
    """As "with grief in the cast"."""
    return any(
        clauses.tokens[at].role is Role.VALUE and list(texts[at + 1 : at + 4]) == IN_CAST
        for at in range(len(texts))
    )


def opens_badly(_: Clauses, texts: Sequence[str]) -> bool:
    """As "And B star": no sentence begins with a word that joins, or with a bare verb of it."""
    return texts[0] in JOINING | ENDS_START | (MADE_BY_THEM - PARTICIPLES)


def is_made_of_halves(clauses: Clauses, texts: Sequence[str]) -> bool:
    """As "by A made a drama": who stands after "by" does nothing more in that clause."""
    for at in clauses.places(Role.NAME):
        group = clauses.group(at)
        before, after = clauses.text(group[0] - 1), clauses.text(group[-1] + 1)
        if list(texts[group[-1] + 1 : group[-1] + 4]) == WHOM_YOU:
            after = clauses.text(group[-1] + 6)
        if before in {"by", "from"} and after in MADE_BY_THEM:
            return True
    return False


def lists_without_end(clauses: Clauses, texts: Sequence[str]) -> bool:
    """As "It stars A, B and is in French"."""
    roles = [token.role for token in clauses.tokens]
    for at in clauses.places(Role.NAME):
        follows = [*texts[at + 1 : at + 2], *texts[at + 3 : at + 4]]
        two = follows == [",", "and"] and roles[at + 2] is Role.NAME
        if two and roles[at + 4 : at + 5] != [Role.NAME]:
            return True
    return False


def is_what_it_has(clauses: Clauses, texts: Sequence[str]) -> bool:
    """As "It is a scary mood", "the story is survival", "the film is a high school"."""
    for at in clauses.places(Role.VALUE):
        group = clauses.group(at)
        verb = group[0] - (2 if clauses.text(group[0] - 1) in ARTICLES else 1)
        if clauses.text(verb) != "is":
            continue
        subject = clauses.text(verb - 1)
        own = verb > 0 and clauses.tokens[verb - 1].role is Role.OWN
        if not own and subject not in ITSELF | {"story", "and"}:
            continue
        in_article = clauses.text(group[0] - 1) in ARTICLES
        if in_article and clauses.text(group[-1] + 1) in FEELINGS:
            return True
        if all(clauses.tokens[one].fields == {"themes"} for one in group):
            return True
    return False


def answers_nothing(clauses: Clauses, texts: Sequence[str]) -> bool:
    """As "You get a thriller, and that is what this is": nobody asked in this sentence."""
    said = " ".join(texts)
    answers = "that is what this is" in said or "is just that" in said
    asks = any(verb_end(clauses, at, ASKED) >= 0 for at in range(len(texts))) or "your" in texts
    return answers and not asks


def says_no_english(clauses: Clauses, texts: Sequence[str]) -> bool:
    """Words that stand together in no frame: "it is like it", "from the end", "for it by"."""
    said = f" {' '.join(texts)} ".replace(" that ' s about it ", " ")
    if any(f" {phrase} " in said for phrase in NO_ENGLISH):
        return True
    for at, token in enumerate(clauses.tokens):
        before = clauses.text(at - 1)
        by_title = token.role is Role.TITLE and before == "by" and texts[at - 2] != "going"
        if by_title or (token.role is Role.OWN and before == "about"):
            return True
        words = any(field.startswith(WORDS_OF) for field in token.fields)
        in_words = words and said_before(clauses, at) in WITH_THE
        if in_words or (token.fields == {"year"} and said_before(clauses, at) == ("from", "the")):
            return True
    return False


NO_ENGLISH = (
    "is like it", "from the end", "for it by", "and about it", "tie to it is about",
    "a story of it", "is a story a", "and is just that and", "this one is that", "around it",
    "turns on it", "is about it", "is the film .", "both tells", "both is", "beside one .",
    "it is for you .", "about .", "the word .", "of all it", "is film", "a minutes",
    "it rating", "of a fit", "mood is just that",
)  # fmt: skip
WITH_THE = {("with", "the"), ("in", "the"), ("find", "the")}


def said_before(clauses: Clauses, at: int) -> tuple[str, str]:
    """The two words before a place, past an opening quotation mark."""
    at -= clauses.text(at - 1) == '"'
    return clauses.text(at - 2), clauses.text(at - 1)


def ties_to_a_verb(_: Clauses, texts: Sequence[str]) -> bool:
    """As "The tie to X is about secrets"."""
    return texts[:2] in (["the", "tie"], ["the", "link"]) and "about" in texts


def runs_on(clauses: Clauses, texts: Sequence[str]) -> bool:
    """As "It comes from A, the story turns on B": two sentences with a comma between."""
    if texts[0] in RELATIVES | PARTICIPLES or ":" in texts or ";" in texts:
        return False
    for at in range(2, len(texts) - 2):
        if texts[at - 1] != "," or texts[at] not in NEW_START:
            continue
        end = at + (1 if texts[at] == "it" else 2)
        own_verb = clauses.text(end) in ENDS_START or clauses.text(at + 1) in ENDS_START
        before = texts[: at - 1]
        if own_verb and not RELATIVES & set(before) and is_whole(clauses, at - 1):
            return True
    return False


def is_whole(clauses: Clauses, end: int) -> bool:
    """Whether the words before a place have a verb already."""
    tokens = clauses.tokens[:end]
    return any(one.role is Role.WORD and one.text in VERBS for one in tokens)


STUMBLES: tuple[Callable[[Clauses, Sequence[str]], bool], ...] = (
    says_noun_twice,
    is_half_a_pair,
    joins_mood_to_adjective,
    describes_nothing,
    agrees_not,
    is_cast_of_things,
    opens_badly,
    is_made_of_halves,
    lists_without_end,
    is_what_it_has,
    answers_nothing,
    says_no_english,
    ties_to_a_verb,
    runs_on,
)
