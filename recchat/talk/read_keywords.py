"""Words that say what someone wants without being in any lexicon: "about a lighthouse keeper"."""

import re
from collections.abc import Iterator

from recchat.talk.lexicons.genres import NOUNS
from recchat.talk.read_text import Line

CUE = re.compile(
    rf"(?<!\S)(?:(?:about|involving|featuring|revolving around|dealing with|that deals? with|"
    rf"set (?:in|on|during|at|around)|based on|centered (?:on|around)|where|in which|"
    rf"takes? place (?:in|on|at|during)|full of|lots? of|plenty of)|"
    rf"(?:{NOUNS}|something|anything|ones?|<w\d+>) with) "
)
KIND = re.compile(rf"(?<!\S)(?:{NOUNS})(?!\S)")
LIMIT = 5  # words of one keyword
STOP = frozenset(
    """a an the my our your his her their its some any lots of lot plenty with in on at to for
        and or but that which who is are was were be been being have has had do does did not no
        i we you it he she they this these those me us them something anything one ones movie
        movies film films book books please really very so too much more most also just maybe
        kind sort type good great nice cool best new old watch see like love enjoy want need
        think know if when where what how there here tonight today dvd everything mind ending
        cast acting tomorrow weekend now then as by from up out about what all ever never
        usually other another first last favorite favourite same every each few can could would
        should will might may else different suggest recommend suggestions recommendations
        interesting bad big long ok okay actors actor it s evening night day time date wife
        husband girlfriend boyfriend friends people everyone someone reviews chance try looking
        look story plot line well made couple two three movie night idea ideas""".split()
)
GENERIC = frozenset(
    """real whole full single entire several many own next previous overall total particular certain
    specific main popular famous known well awesome amazing excellent fantastic wonderful perfect
    decent worst worse better lovely beautiful favorite fav favourite fave special certain
    superb brilliant terrible awful horrible solid top rated must available theater cinema netflix
    called titled named seen saw watched watching see seeing recommended suggested mentioned
    remake sequel second third fourth previous final original three four five six ten hundred
    dont im ive youre thats whats his hers ours yours mine than such even let go going take
    make made making find finding looking into enjoy enjoyed loved liked hate hated bad worst
    type style kinda pretty quite little bit right wrong entire family fun hi hello hey thanks
    thank please yes yeah because when while until since before after with without both either
    prefer preferred using play played only whatever whichever""".split()
)
CLAUSE = frozenset(
    {
        ".",
        "!",
        "?",
        ",",
        "but",
        "and",
        "or",
        "because",
        "so",
        "that",
        "which",
        "who",
        "if",
        "though",
        "with",
        "when",
        "like",
        "please",
        "about",
        "set",
        "where",
        "featuring",
        "involving",
        "starring",
        "by",
        "from",
        '"',
        "(",
        ")",
    }
)


def find_keywords(line: Line) -> list[tuple[int, int]]:
    """Stretches of tokens that say what is wanted: behind 'about', and before 'movie'."""
    found: list[tuple[int, int]] = []
    for match in CUE.finditer(line.plain):
        start = line.place(match.start(), match.end())[1]
        found += stretch(line, start)
    for match in KIND.finditer(line.plain):
        found += kind(line, line.place(match.start(), match.end())[0])
    apart: list[tuple[int, int]] = []
    for first, last in dict.fromkeys(found):
        if all(last <= start or first >= end for start, end in apart):
            apart.append((first, last))
    return apart


def kind(line: Line, noun: int) -> Iterator[tuple[int, int]]:
    """The one or two telling words right before a noun such as 'movie'."""
    first = noun
    while first > max(0, noun - 2) and is_telling(line.tokens[first - 1].form):
        first -= 1
    if first < noun:
        yield first, noun


def is_telling(form: str) -> bool:
    """Whether a word before 'movie' says what kind it is."""
    return form.isalpha() and form not in STOP and form not in GENERIC and not form.endswith("ly")


def stretch(line: Line, start: int) -> Iterator[tuple[int, int]]:
    """The telling words from a token to the end of its clause."""
    end = start
    while (
        end < len(line.tokens) and line.tokens[end].form not in CLAUSE and end - start < LIMIT + 2
    ):
        if line.tokens[end].form.startswith("<"):
            break
        end += 1
    while start < end and line.tokens[start].form in STOP:
        start += 1
    while end > start and line.tokens[end - 1].form in STOP:
        end -= 1
    if start < end and end - start <= LIMIT:
        yield start, end
