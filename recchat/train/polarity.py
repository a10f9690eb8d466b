"""Whether the words around a title say that it is liked, disliked or only mentioned."""

import re

NEGATIVE = re.compile(
    r"\b(hated?|dislike[ds]?|(didn'?t|did not|don'?t|do not|doesn'?t|never)( really| much)? "
    r"(like|liked|enjoy|enjoyed|care|love)|not( really| much)?( a| an)?( big| huge)? fan|not into|"
    r"wasn'?t( really)?( a)?( big| huge)?( fan| into)|can'?t stand|not like|not interested in|"
    r"disap+oint\w*|avoid)\b",
    re.IGNORECASE,
)
ONLY_NAMED = re.compile(
    r"\b((haven'?t|have not|never|not|hasn'?t)( yet| ever| actually)? (seen|watched|heard|saw)|"
    r"have (you|u)( ever)? (seen|watched|heard)|did you (see|like|watch)|"
    r"(will|ill|'ll|gonna|going to|should|want to|wanna|need to|have to|plan to|"
    r"definitely|probably)"
    r"( definitely| probably)? (check|watch|see|try|give|look|rent|add)|"
    r"heard( good| great| a lot| about| of| the| that)|(what|how) about|do you (know|like)|"
    r"is it like|who (is|was) in|trailers? (for|of)|(didn'?t|did not) see|"
    r"sequel (to|of)|haven'?t)\b"
    r"|^\s*(is|was|are|isn'?t|wasn'?t)\s*$",
    re.IGNORECASE,
)
POSITIVE = re.compile(
    r"\b(loved?|likes?|liked|enjoy(ed)?|favou?rites?|fan of|similar to|such as|great|amazing|"
    r"awesome|best|adore|good)\b",
    re.IGNORECASE,
)
BAD_AFTER = re.compile(
    r"^[^.!?,]{0,20}\b(was|is|were)\b[^.!?,]{0,14}\b(terrible|awful|bad|boring|horrible|dumb|stupid|"
    r"dis+ap+oint\w*|overrated|not good|not great|the worst|too long|trash|meh)\b",
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
    r"hilarious|funny|excellent|brilliant|(one of )?my (all time )?fav))",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[.!?;]|\bbut\b|\bthough\b", re.IGNORECASE)


def polarity(before: str, after: str, default: str, judged: int | None) -> str:
    """like, dislike or mention; `judged` is the person's own judgment (1 liked, 0 not), if any."""
    near = CLAUSE.split(before)[-1][-60:]
    ends = {
        "dislike": last_end(NEGATIVE, near),
        "mention": last_end(ONLY_NAMED, near),
        "like": last_end(POSITIVE, near),
    }
    if BAD_AFTER.search(after) and judged != 1:
        return "dislike"
    if GOOD_AFTER.search(after) and judged != 0:
        return "like"
    if NOT_SEEN_AFTER.search(after):
        return "mention"
    best = max(ends, key=lambda meaning: ends[meaning])
    if ends[best] < 0 or (best == "dislike" and judged == 1):
        return default
    if best == "like" and judged == 0:
        return "dislike"
    return best


def last_end(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match ends; -1 when there is none."""
    return max((match.end() for match in pattern.finditer(text)), default=-1)
