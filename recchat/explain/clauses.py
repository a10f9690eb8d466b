"""A sentence's tokens in clauses: near enough to grammar for the rules of the checker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recchat.explain.reading import Role, Token

ARTICLES = frozenset({"a", "an", "the", "some", "something", "anything", "its", "both"})
JOINS = frozenset({"and", "or", "also", "then"})
ENDS = frozenset(";:()—–")
STARTS = frozenset("but while because since so which where when whose whom who if".split())


@dataclass(frozen=True, slots=True)
class Clauses:
    """Tokens of a sentence, and for each the number of its clause."""

    tokens: tuple[Token, ...]
    numbers: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many clauses there are."""
        return self.numbers[-1] + 1

    def clause(self, number: int) -> list[int]:
        """Places of the tokens of one clause."""
        return [at for at, one in enumerate(self.numbers) if one == number]

    def places(self, *roles: Role) -> list[int]:
        """Places of the tokens of these roles in the sentence."""
        return [at for at, token in enumerate(self.tokens) if token.role in roles]

    def word(self, at: int) -> str:
        """The neutral word at a place; nothing where there is none."""
        if not 0 <= at < len(self.tokens):
            return ""
        return self.tokens[at].text if self.tokens[at].role is Role.WORD else ""

    def text(self, at: int) -> str:
        """The text at a place, whatever it is."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def content_after(self, at: int) -> list[int]:
        """Places of what is said from here to the end of the clause."""
        rest = [place for place in self.clause(self.numbers[at]) if place > at]
        return [place for place in rest if self.tokens[place].is_content]

    def content_before(self, at: int) -> int:
        """The nearest place before that says something; -1 when there is none."""
        places = (place for place in range(at - 1, -1, -1) if self.tokens[place].is_content)
        return next(places, -1)

    def group(self, at: int) -> list[int]:
        """What is said together with a place: 'tender and funny', 'A, B and C'."""
        return [*reversed(list(self._beside(at, -1))), at, *self._beside(at, 1)]

    def _beside(self, at: int, step: int) -> Iterator[int]:
        """Places joined to this one by commas, 'and' and articles, in one direction."""
        at += step
        while 0 <= at < len(self.tokens):
            token = self.tokens[at]
            if token.is_content:
                yield at
            elif token.text not in JOINS | ARTICLES | {","}:
                return
            at += step


def split_clauses(tokens: Sequence[Token]) -> Clauses:
    """Number the clauses: they end at strong marks and where a new subject or verb sets in."""
    numbers: list[int] = []
    number = 0
    for at in range(len(tokens)):
        if at and starts_clause(tokens, at):
            number += 1
        numbers.append(number)
    return Clauses(tuple(tokens), tuple(numbers))


def starts_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause starts at this place."""
    token, before = tokens[at], tokens[at - 1]
    if before.role is Role.MARK and before.text in ENDS:
        return True
    if token.role is Role.WORD and token.text in STARTS:
        return True
    joining = token.role is Role.WORD and token.text == "and"
    if before.text == "," or joining:
        return leads_to_word(tokens, at)
    return False


def leads_to_word(tokens: Sequence[Token], at: int) -> bool:
    """Whether, past joins and articles, a plain word follows: no list goes on here."""
    while at < len(tokens) and tokens[at].text in JOINS | ARTICLES:
        at += 1
    return at < len(tokens) and tokens[at].role in {Role.WORD, Role.OWN}
