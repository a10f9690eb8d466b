"""What stands around words that may be a name: capitals that tell something, cues, quotations."""

import re
from dataclasses import dataclass
from functools import cached_property

from recchat.talk.reading.lexicons.name_cues import AFTER_TITLE, INNER, NO_NAMES
from recchat.talk.reading.link import NameIndex
from recchat.talk.reading.text import Line

YEAR = re.compile(r"(?:18|19|20)\d\d")
ENDS = frozenset({".", "!", "?", ":", '"', "("})
ABBREVIATED = frozenset({"dr", "mr", "mrs", "st", "vs", "vol", "jr", "ms", "pt"})
TYPED_AS_TITLES = 0.7  # share of capitals from which on a capital tells nothing
LINKS = INNER - {"and"}


@dataclass(frozen=True)
class Context:
    """The words of one message, asked about the places between them."""

    line: Line
    index: NameIndex

    def is_abbreviation(self, place: int) -> bool:
        """Whether the dot behind a word belongs to it: 'Dr.', 'S.W.A.T.'."""
        form = self.line.tokens[place].form if place >= 0 else ""
        return form in ABBREVIATED or len(form) == 1

    def year_behind(self, last: int) -> tuple[int | None, int]:
        """A year right behind a title, in brackets or not, and where it ends."""
        forms = [token.form for token in self.line.tokens[last : last + 3]]
        for skip in ("(", "from", ","):
            if len(forms) > 1 and forms[0] == skip and YEAR.fullmatch(forms[1]):
                closed = 3 if forms[2:] == [")"] else 2
                return int(forms[1]), last + closed
        if forms and YEAR.fullmatch(forms[0]):
            return int(forms[0]), last + 1
        return None, last

    def is_bracketed(self, last: int) -> bool:
        """Whether a bracket opens behind a title."""
        return self.line.tokens[last].form == "(" if last < len(self.line.tokens) else False

    def is_part_of_name(self, first: int, last: int) -> bool:
        """Whether capitals go on before or behind: 'Hero' in 'Local Hero' is no title."""
        if not self.capitals_tell:
            return False
        ahead, behind = last, first - 1
        while self.form(ahead) in LINKS:
            ahead += 1
        while self.form(behind) in LINKS:
            behind -= 1
        starts = behind <= 0 or self.form(behind - 1) in ENDS
        return self.is_capital_word(ahead) or (self.is_capital_word(behind) and not starts)

    def is_capital_word(self, at: int) -> bool:
        """Whether a word with a capital stands at a token, other than 'I' and days and such."""
        if not 0 <= at < len(self.line.tokens):
            return False
        token = self.line.tokens[at]
        return token.is_word and token.capital and token.form not in NO_NAMES

    def is_quoted(self, first: int, last: int) -> bool:
        """Whether quotation marks stand around the words."""
        return self.form(first - 1) == '"' and self.form(last) == '"'

    def is_capital(self, first: int, last: int) -> bool:
        """Whether the first and the last word have capitals that tell something."""
        opening, closing = self.line.tokens[first], self.line.tokens[last - 1]
        opens = opening.capital or (opening.form.isdigit() and last - first > 1)
        return self.capitals_tell and opens and closing.capital

    def is_capital_within(self, first: int, last: int) -> bool:
        """The same, not at the start of a sentence."""
        starts = first == 0 or self.form(first - 1) in ENDS
        return not starts and self.is_capital(first, last)

    @cached_property
    def capitals_tell(self) -> bool:
        """False when nearly every word is capitalised, or whole words are."""
        words = [token for token in self.line.tokens if token.form.isalpha() and token.form != "i"]
        capitals = sum(token.capital for token in words)
        shouted = sum(self.line.text[one.start : one.end].isupper() for one in words)
        return len(words) < 4 or (capitals < TYPED_AS_TITLES * len(words) and shouted < 4)

    def stands_alone(self, first: int) -> bool:
        """Whether the words on both sides are plain, so that none of them is a part of a name."""
        sides = (self.form(first - 1), self.form(first + 1))
        return all(side in self.index.plain or not side[:1].isalpha() for side in sides)

    @cached_property
    def is_lower(self) -> bool:
        """Whether somebody types without any capitals."""
        return not any(token.capital and token.form != "i" for token in self.line.tokens)

    def is_lower_within(self, first: int, last: int) -> bool:
        """Whether words have no capital in a message that has some: no name is likely there."""
        return not self.is_lower and not any(one.capital for one in self.line.tokens[first:last])

    def before(self, first: int) -> str:
        """The form before a token, over an opening quotation mark and an article."""
        at = first - 1
        while self.form(at) in {'"', "the", "a"}:
            at -= 1
        return self.form(at)

    def ends_at(self, last: int) -> bool:
        """Whether a phrase can end before this token."""
        behind = self.form(last)
        return not behind or not behind[0].isalnum() or behind in AFTER_TITLE

    def form(self, place: int) -> str:
        """The form of a token; empty outside of the message."""
        return self.line.tokens[place].form if 0 <= place < len(self.line.tokens) else ""
