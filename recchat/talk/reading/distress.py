"""Words of somebody who may be in danger: nothing else in such a message is read."""

import re

# Said of oneself, now. "Films about suicide" and "I nearly died laughing" are not meant.
DISTRESS = re.compile(
    r"\b(i (want|wish|plan|am going|'?m going|am about|'?m about|would like|'?d like|need) to "
    r"(die|kill myself|end (it all|my life|it)|hurt myself|harm myself|be dead)|"
    r"kill(ing)? myself|tak(e|ing) my (own )?life|suicidal|hurt(ing)? myself|self[- ]harm(ing)?|"
    r"(do not|don'?t|do n't) (want|wish) to (live|be alive|be here|exist|wake up)( any ?more)?|"
    r"(no|not) (reason|point) (to live|in living)|better off (dead|without me)|"
    r"(nobody|no one|noone) would (miss|notice|care) (me )?if i|"
    r"wish i (was|were) (dead|never born)|"
    r"i can(no|')?t go on( any ?more| like this)?)\b",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"\b(films?|movies?|books?|novels?|stor(y|ies)|documentar(y|ies)) "
    r"(about|on|where|with|in which)\b",
    re.IGNORECASE,
)


def in_distress(text: str) -> bool:
    """Whether somebody says of themselves that they do not want to live, or want to be hurt."""
    plain = text.replace("’", "'")
    return bool(DISTRESS.search(plain)) and not ABOUT.search(plain)
