"""Whether the words around a title say that it is liked, disliked or only mentioned."""

import re
from collections.abc import Mapping

NEGATIVE = re.compile(
    r"\b(hated?|hates|dislike[ds]?|(didn'?t|did not|don'?t|do not|doesn'?t|never)"
    r"( really| much| even)? "
    r"(like|liked|enjoy|enjoyed|care for|love)|"
    r"not( really| much)?( a| an)?( big| huge)? fan|not into|"
    r"wasn'?t( really)?( a)?( big| huge)?( fan| into)|can'?t (stand|bear)|not like|"
    r"(not|isn'?t|no|wasn'?t) (really )?interest(ed)?|couldn'?t (stand|finish|get (into|through))|"
    r"(fell asleep|slept) (in|during|through)|walked out of|(bored|annoyed) (by|with)|"
    r"not (so |too |very )?(keen|big) on|pass on|sick of|tired of|"
    r"disap+oint\w*|avoid)\b",
    re.IGNORECASE,
)
NOT_NEGATIVE = re.compile(  # "I did not hate it" says that it was liked
    r"\b(didn'?t|did not|don'?t|do not|doesn'?t|never|not)( \w+)? (hated?|dislike[ds]?|mind)\b",
    re.IGNORECASE,
)
LIKENESS = re.compile(  # "movies like" says nothing by itself
    r"\b(movies?|films?|flicks?|something|anything|stuff|things?|ones?|much|more) like\b|"
    r"\b(similar to|such as|close to|along the lines of|in the vein of)\b",
    re.IGNORECASE,
)
ONLY_NAMED = re.compile(
    r"\b((haven'?t|have not|never|not|hasn'?t)( yet| ever| actually)? (seen|watched|heard|saw)|"
    r"have (you|u)( ever)? (seen|watched|heard)|did you (see|like|watch)|"
    r"(will|ill|'ll|gonna|going to|should|want to|wanna|need to|have to|plan to|"
    r"definitely|probably)"
    r"( definitely| probably)? (check|watch|see|try|give|look|rent|add)|"
    r"heard( good| great| a lot| about| of| the| that)|(what|how) about|what (is|was|'s)$|"
    r"do you (know|like)|"
    r"is it like|who (is|was) in|trailers? (for|of)|(didn'?t|did not) see|"
    r"sequel (to|of)|haven'?t)\b"
    r"|^\s*(is|was|are|isn'?t|wasn'?t)\s*$",
    re.IGNORECASE,
)
POSITIVE = re.compile(
    r"\b(loved?|likes?|liked|enjoy(ed)?|favou?rites?|fan of|great|amazing|"
    r"awesome|best|adore|good)\b",
    re.IGNORECASE,
)
BAD = (
    r"(terrible|awful|bad|boring|horrible|dumb|stupid|lame|dull|pointless|ridiculous|"
    r"dis+ap+oint\w*|overrated|over ?hyped|not for (me|us)|"
    r"not (very |that |so )?(good|great|funny)|the worst|trash|garbage|crap|meh|"
    r"a (total |complete |big |huge )?(waste|mess|let ?down|flop|clown|joke)|"
    r"too (\w+ )?(long|slow|scary|violent|gory|sad|dark|silly|childish|weird|cheesy|predictable|"
    r"intense|confusing|much|serious|depressing|sappy|cruel|loud|bloody))"
)
BAD_AFTER = re.compile(
    rf"^[^.!?,]{{0,20}}\b(was|is|were|are|be|seems?|looks?|looked|seemed|felt)\b"
    rf"((?!\bnot?\b|n't)[^.!?,]){{0,14}}\b{BAD}\b"
    rf"|^[^.!?,]{{0,10}}\b(sucks?|sucked|stinks?|stunk|bored me|put me to sleep|"
    rf"(did|does) nothing for me|(is|was)n'?t (really |very |that )?(for me|good|great|funny|my))\b"
    rf"|^[^.!?]{{0,50}}[.!,]? (a |what a )?(total|complete) waste\b",
    re.IGNORECASE,
)
NOT_SEEN_AFTER = re.compile(
    r"^(?:(?!\b(?:but|and|or)\b)[^.!?,]){0,25}"
    r"\b((haven'?t|have not|never|not) (yet )?(seen|watched|heard)|sounds|looks)\b",
    re.IGNORECASE,
)
GOOD_AFTER = re.compile(
    r"^[^.!?]{0,12}\b(and (i |we )?(really )?(loved|liked|enjoyed)|(was|is|were|are) "
    r"(so |really |very |pretty |such |also |both )*(a |an )?(great|good|amazing|awesome|fantastic|"
    r"hilarious|funny|excellent|brilliant|not (at all |that |so )?bad|"
    r"(one of )?my (all time )?fav)|"
    r"(was|is)n'?t (that |so )?bad)",
    re.IGNORECASE,
)
TOUCHING = 5  # characters between a word and the title it is said of
CLAUSE = re.compile(r"[.!?;]|\bbut\b|\bthough\b", re.IGNORECASE)


def polarity(before: str, after: str, default: str, judged: int | None) -> str:
    """like, dislike or mention; `judged` is the person's own judgment (1 liked, 0 not), if any."""
    before, after = before.replace("’", "'"), after.replace("’", "'")
    near = CLAUSE.split(before)[-1][-60:]
    ends = ends_of(near)
    found = said_beside(ends, len(near), after, judged)
    if found:
        return found
    best = max(ends, key=lambda meaning: ends[meaning])
    if ends[best] < 0 or (best == "dislike" and judged == 1):
        return default
    if best == "like" and judged == 0:
        return "dislike"
    return best


def said_beside(ends: Mapping[str, int], length: int, after: str, judged: int | None) -> str:
    """What the words right before a title or after it say; empty when they do not."""
    first = max(ends, key=lambda meaning: ends[meaning])
    touching = first if ends[first] > max(-1, length - TOUCHING) else ""  # "i hated <title>"
    if touching == "dislike" and judged != 1:
        return "dislike"
    if GOOD_AFTER.search(after) and judged != 0:
        return "like"
    if BAD_AFTER.search(after) and judged != 1:
        return "dislike"
    if touching == "like" and judged != 0:
        return "like"
    return "mention" if NOT_SEEN_AFTER.search(after) else ""


def ends_of(near: str) -> dict[str, int]:
    """Where the last words of each kind end before a title; a likeness keeps the sign it has."""
    told = NOT_NEGATIVE.sub(lambda match: "liked".rjust(len(match[0])), near)
    likeness = last_end(LIKENESS, told)
    bare = LIKENESS.sub(lambda match: "~" * len(match[0]), told)
    ends = {  # of two that end alike, the first holds
        "dislike": last_end(NEGATIVE, bare),
        "mention": last_end(ONLY_NAMED, bare),
        "like": last_end(POSITIVE, bare),
    }
    free = ends["dislike"] < 0 or "," in told[ends["dislike"] :]
    return ends | {"like": max(ends["like"], likeness)} if free else ends


def last_end(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match ends; -1 when there is none."""
    return max((match.end() for match in pattern.finditer(text)), default=-1)
