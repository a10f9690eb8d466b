"""How a message stands to each thing in it: wanted or not, hard or soft, more or less of it.

The last cue before a mark governs it ("I don't like <w0> movies, what about <w1>"), as far as
its scope reaches: "but" ends it, a list carries it on.
"""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from recchat.talk.reading.lexicons.genres import NOUNS
from recchat.talk.reading.lexicons.stance_cues import (
    ABOUT_MYSELF,
    ANTECEDENTS,
    ASPECT,
    ASPECT_AFTER,
    CLAUSE_ENDS,
    CUES,
    FILL,
    FIRM,
    GRADED,
    PART,
    SENTENCE_ENDS,
    SEPARATORS,
    SOFT,
    STATEMENT,
    TURNED_DOWN,
    TURNED_DOWN_SOFTLY,
    WITH_PART,
    Cue,
)
from recchat.talk.reading.lexicons.title_sides import ALONE_OFF, THEY_DOWN
from recchat.talk.reading.text import Line


def is_relative_clause(before: str, said: re.Match[str]) -> bool:
    """Whether 'that is' goes on from what is wanted: 'a film that is funny'."""
    if said["subject"] not in {"that", "which", "who"}:
        return False
    ahead = before[: said.start()].split()
    return bool(ahead) and (ahead[-1] in ANTECEDENTS or ahead[-1].startswith("<w"))


LISTING = frozenset({*SEPARATORS, *NOUNS.split("|"), "like", "the", "any", "all"})
NO_WITH = frozenset("idea thanks problem worries way matter need doubt one longer clue".split())
SHORT = 4  # words of a sentence that only names something
# "a comedy that you liked?" asks what the other one likes.
ASKED_BACK = re.compile(
    rf"(?:(?:{NOUNS}) )?(?:that |which )?you (?:\S+ )?(?:liked|loved|enjoyed|dislike|disliked|hate|"
    r"hated|(?:do|did) not (?:\S+ )?(?:like|enjoy))(?!\S)"
)
SEVERAL = re.compile(r"(?:movies|films|flicks|books|novels|shows|ones|stuff)(?!\S)")
OF_KIND = re.compile(
    r"(?<!\S)(?:(?:like|love|liked|loved|enjoy|enjoyed|prefer|watch|watched) (?:all )?"
    r"the (?:\S+ )?|"
    r"(?:think|thought|find) that )$"
)
LEADING = frozenset("in from with by set".split())  # words that lead in a wish of their own


@dataclass(frozen=True, slots=True)
class Stance:
    """What the words around a mark say of it; `first` is the token where the cue starts."""

    wanted: bool = True
    cue: Cue | None = None
    graded: bool = False  # "not too <w0>"
    soft: bool = False
    firm: bool = False
    statement: bool = False  # it is said of an item, and asked for by nobody
    first: int = 0
    is_near: bool = True  # no other mark stands between the cue and this one


@dataclass(frozen=True)
class Stances:
    """The cues of one line of marks, found once."""

    line: Line

    @cached_property
    def cues(self) -> list[tuple[int, int, Cue]]:
        """Every cue with its tokens, left to right."""
        found = []
        for match in CUES.finditer(self.line.plain):
            kind = Cue(re.sub(r"\d+$", "", match.lastgroup or ""))
            found.append((*self.line.place(match.start(), match.end()), kind))
        return found

    def of(self, at: int) -> Stance:
        """The stance to the mark at a token."""
        start, end = self.sentence(at)
        before = self.plain(start, at)
        stance = self.turned_down(at, end) or self.governed(at, start)
        if self.goes_on(stance, start):
            stance = replace(self.of(self.mark_before(start)), first=at)
        soft = SOFT.search(self.plain(*self.clause(at))) is not None
        is_statement = (
            stance.cue not in {Cue.TOO, Cue.LIFT, Cue.REFUSE}
            and self.form(end) != "?"
            and self.is_statement(before, at)
        )
        firm = FIRM.search(before) is not None and not soft
        soft = soft or stance.soft
        return replace(stance, soft=soft, firm=firm, statement=is_statement)

    def turned_down(self, at: int, end: int) -> Stance | None:
        """The stance that the words behind a mark give it: '<w0> movies are not my thing'."""
        at_last = self.list_end(at, end)
        last = next((n for n in range(at_last + 1, end) if self.form(n).startswith("<")), end)
        after = self.plain(at_last + 1, min(last + 1, end))
        softly = TURNED_DOWN_SOFTLY.search(after) is not None
        down = TURNED_DOWN.search(after) or self.answered_no(at, end) or self.put_down(end)
        if softly or down:
            return Stance(wanted=False, cue=Cue.REFUSE, first=at, soft=softly)
        return None

    def list_end(self, at: int, end: int) -> int:
        """The last mark of the list that a mark stands in: '<w0>, <w1> and <w2>'."""
        last = at
        for place in range(at + 1, end):
            form = self.form(place)
            if form.startswith("<w"):
                last = place
            elif form not in LISTING:
                break
        joins = {self.form(n) for n in range(at, last)}
        return last if joins & SEPARATORS else at

    def put_down(self, end: int) -> bool:
        """Whether the next sentence says of what this one names that it is not liked."""
        return self.form(end) in {".", "!"} and THEY_DOWN.search(self.next_words(end)) is not None

    def answered_no(self, at: int, end: int) -> bool:
        """Whether the person answers a name of their own: 'zombies again? No thanks'."""
        is_alone = end - self.sentence(at)[0] <= SHORT and self.form(end) == "?"
        return is_alone and ALONE_OFF.search(self.next_words(end)) is not None

    def next_words(self, end: int) -> str:
        """The next sentence that has words and names nothing: '!!' ends one twice."""
        last = len(self.line.tokens)
        start = next((n for n in range(end + 1, last) if self.form(n) not in SENTENCE_ENDS), last)
        words = self.plain(start, self.sentence(start)[1]) if start < last else ""
        return "" if "<" in words else words

    def goes_on(self, stance: Stance, start: int) -> bool:
        """Whether a sentence only goes on from the one before: 'No horror. Like gore'."""
        is_like = stance.cue is Cue.LIKE and stance.first == start and self.form(start) == "like"
        return is_like and self.mark_before(start) >= 0

    def mark_before(self, start: int) -> int:
        """The last mark of the sentence before; -1 when it has none."""
        first = self.sentence(start - 2)[0] if start > 1 else start
        marks = [n for n in range(first, start) if self.form(n).startswith(("<w", "<p"))]
        return marks[-1] if marks else -1

    def governed(self, at: int, start: int) -> Stance:
        """The nearest cue before a token whose scope reaches it."""
        for first, last, cue in reversed(self.cues):
            if last > at or first < start:
                continue
            if cue is Cue.BREAK:
                break
            if not self.reaches(cue, first, last, at):
                continue
            between = {token.form for token in self.line.tokens[last:at]}
            graded = cue in {Cue.NOT, Cue.REFUSE} and bool(between & GRADED)
            graded = graded or self.ends_graded(first, last)
            wanted = cue not in {Cue.REFUSE, Cue.NOT, Cue.TOO}
            near = not any(form.startswith("<") for form in between)
            return Stance(wanted, cue, graded, first=first, is_near=near)
        return Stance(first=at)

    def ends_graded(self, first: int, last: int) -> bool:
        """Whether the cue itself ends with a degree: 'is not too'."""
        return self.line.tokens[last - 1].form in GRADED and last - first > 1

    def reaches(self, cue: Cue, first: int, last: int, at: int) -> bool:
        """Whether the scope of a cue runs as far as a token."""
        between = [token.form for token in self.line.tokens[last:at]]
        if cue in {Cue.WANT, Cue.LIKE}:
            return True
        marks = [form for form in between if form.startswith("<")]
        if cue in {Cue.LESS, Cue.MORE, Cue.TOO}:
            return (
                len(between) <= 3
                and all(form in FILL for form in between if form not in marks)
                and (not marks or between[-1] in {"and", "or"})
            )
        loose = [form for form in between if form not in FILL and not form.startswith("<")]
        if self.describes(first, last, loose, between):
            loose = []  # "no sappy <w0>"
        if len(loose) > (0 if cue is Cue.NOT else 4) or (cue is Cue.NOT and between[:1] == [","]):
            return False
        return self.carries_on(cue, first, last, at)

    def describes(self, first: int, last: int, loose: list[str], between: list[str]) -> bool:
        """Whether 'no' is parted from a mark by one word that describes it."""
        is_no = last - first == 1 and self.form(first) == "no"
        return is_no and len(loose) == 1 and between[-1:] == loose and loose[0] not in NO_WITH

    def carries_on(self, cue: Cue, first: int, last: int, at: int) -> bool:
        """Whether a list carries a refusal on to a later member."""
        between = [token.form for token in self.line.tokens[last:at]]
        marks = [last + n for n, form in enumerate(between) if form.startswith("<")]
        if not marks:
            return "," not in between
        if not self.reaches(cue, first, last, marks[-1]):
            return False
        if self.begins_anew(marks, at):
            return False
        join = next((form for form in reversed(between) if form in SEPARATORS), "")
        if join == ",":
            return self.list_closes(at)
        # Beside each other without a sign ("no scary horror films") both are refused.
        is_plain_not = cue is Cue.NOT and self.line.tokens[last - 1].form == "not"
        return join != "and" or not is_plain_not

    def begins_anew(self, marks: list[int], at: int) -> bool:
        """Whether 'and in <w1>' leaves a list whose members have no such word before them."""
        joined = [token.form for token in self.line.tokens[marks[-1] + 1 : at]]
        word, first = self.leading(at), self.leading(marks[0])
        return "and" in joined and word in LEADING and first != word

    def leading(self, at: int) -> str:
        """The word that leads in a mark: before it, or taken into it as in 'in french'."""
        token = self.line.tokens[at]
        own = self.line.text[token.start : token.end].casefold().split(" ")[0]
        return own if own in LEADING else self.form(at - 1)

    def list_closes(self, at: int) -> bool:
        """Whether a list of marks ends with 'or': 'no <w0>, <w1> or <w2>'."""
        for token in self.line.tokens[at + 1 : at + 8]:
            if token.form in {"or", "nor", "and"}:
                return token.form != "and"
            if token.form not in FILL and not token.form.startswith("<"):
                return False
        return False

    def is_statement(self, before: str, at: int) -> bool:
        """Whether the words before a mark say it of an item, or of the person."""
        after = self.plain(at + 1, at + 8)
        if ASKED_BACK.match(after):
            return True
        own = self.line.words(at, at + 1).casefold().rpartition(" ")[2]
        if (SEVERAL.match(after) or SEVERAL.match(own)) and OF_KIND.search(before):
            return False  # "I like the old <w0> movies" is said of a kind
        said = STATEMENT.search(before)
        if (said and not is_relative_clause(before, said)) or ABOUT_MYSELF.search(before):
            return True
        after = self.plain(at + 1, at + 4)
        if PART.match(after) and not WITH_PART.search(before):
            return True
        return ASPECT.search(before) is not None and not ASPECT_AFTER.match(f" {after}")

    def clause(self, at: int) -> tuple[int, int]:
        """The tokens around a token up to the next comma, 'and' or 'but' on either side."""
        start, end = self.sentence(at)
        places = [n for n in range(start, end) if self.line.tokens[n].form in CLAUSE_ENDS]
        before = [n for n in places if n < at]
        after = [n for n in places if n > at]
        return (before[-1] if before else start), (after[0] if after else end)

    def sentence(self, at: int) -> tuple[int, int]:
        """The tokens of the sentence around a token, without its end sign."""
        tokens = self.line.tokens
        start = at
        while start > 0 and tokens[start - 1].form not in SENTENCE_ENDS:
            start -= 1
        end = at
        while end < len(tokens) and tokens[end].form not in SENTENCE_ENDS:
            end += 1
        return start, end

    def before(self, at: int) -> str:
        """The sentence before the one of a token, where it names nothing itself."""
        start = self.sentence(at)[0]
        first, last = self.sentence(start - 2) if start > 1 else (0, 0)
        words = self.plain(first, last)
        return "" if "<" in words else words

    def plain(self, first: int, last: int) -> str:
        """The forms of some tokens, each with a space behind."""
        return "".join(f"{token.form} " for token in self.line.tokens[first:last])

    def form(self, at: int) -> str:
        """The form of a token; empty outside of the line."""
        return self.line.tokens[at].form if 0 <= at < len(self.line.tokens) else ""
