"""Cues that say how a message stands to what follows them: wanted, refused, more of it, less of it.

They are searched in a line of marks (<t0> a title, <p0> a person, <r0> a card, <w0> anything else).
"""

import re
from enum import StrEnum

from recchat.talk.reading.lexicons.genres import NOUNS


class Cue(StrEnum):
    """What a cue does to what follows it."""

    WANT = "want"
    LIKE = "like"  # a taste of the person's, no request
    REFUSE = "refuse"  # with a verb: its scope runs on
    NOT = "not"  # bare: its scope is the next few words
    LESS = "less"
    MORE = "more"
    TOO = "too"  # "too <w0>": a complaint
    LIFT = "lift"
    BREAK = "break"  # "but": what came before says nothing about what follows


VERY = (
    r"(?:really |so |too |very |that |super |all |particularly |especially |exactly |much |"
    r"quite |a |an |big |huge |massive |the |overly |at all |even |actually |usually |"
    r"normally |personally |generally |always |just |necessarily |such |much of |terribly |"
    r"great )*+"
)
NOT = r"(?:not|never)"
PATTERNS: tuple[tuple[Cue, str], ...] = (
    (
        Cue.LIFT,
        rf"(?:do|does|need|would|did) {NOT} (?:have|need) to be|need {NOT} be|"
        rf"{NOT} necessarily|(?:do|does) {NOT} (?:really )?care (?:if|whether|about|how|"
        rf"what)|(?:do|"
        rf"does|would|did) {NOT} (?:really )?mind(?: if| about)?|forget(?: about)?|never mind|"
        rf"nevermind|drop|scrap|ignore|does not matter|no need (?:for|to be)|stop (?:with )?",
    ),
    (
        Cue.WANT,
        rf"(?:do|did|does|would|could|am|was|is|are) {NOT} {VERY}(?:hate|hated|dislike|"
        rf"opposed to|against|averse to|bad|terrible|awful|boring)|{NOT} (?:a )?(?:bad|terrible|"
        rf"half bad|boring)|no problem with|nothing against|can not get enough of|{NOT} only|"
        rf"{NOT} just|why not|nothing but|no one but",
    ),
    (
        Cue.LESS,
        rf"{NOT} (?:quite )?(?:as|so)(?= <w)|a (?:bit|little|lot|tad|touch) less|slightly less|"
        rf"much less|way less|lot less|less|lower on|not as much|fewer|with less|"
        rf"tone down(?: the)?|cut down on|easy on the|lighter on|toned down",
    ),
    (
        Cue.MORE,
        rf"{NOT} (?:nearly |quite |really |very )?enough|{NOT}(?= (?:nearly |quite |really |"
        rf"very |that )?<w\d+> enough)|a (?:bit|little|lot|tad|touch) more|slightly more|"
        rf"much more|way more|even more|lot more|more of (?:a|an)|more(?! than| like|"
        rf" along| in the|"
        rf" by| from| with| please| recommend| suggest| movie| film| option)|add (?:some|more)|"
        rf"extra|heavier on|somewhat more|(?<!\S)need some",
    ),
    (
        Cue.REFUSE,
        rf"(?:can|could|do|did|does|would|am|was|is|will|have|had|are|should) {NOT} "
        rf"{VERY}(?:stand|bear|take|do|deal with|handle|like|liked|love|want|wanted|care for|"
        rf"care much for|enjoy|enjoyed|fan of|fan(?= of)|fans of|into|in the mood for|up for|"
        rf"interested in|keen on|fond of|feel like|feeling|watch|get into|need|prefer|find|"
        rf"a fan of|recommend|suggest|crazy about|wild about|looking for|be|in to|person who "
        rf"likes|a big one for|my thing|like to watch)|{NOT} {VERY}(?:fan of|into|in the mood "
        rf"for|up for|interested in|keen on|fond of|looking for|like|want|care for|enjoy|"
        rf"feel like|feeling|crazy about|a fan|fan|in to)|(?:hate|hated|hates|despise|despised|"
        rf"loathe|loathed|detest|dislike|disliked|dislikes|abhor)|sick of|tired of|bored (?:of|"
        rf"with|by)|fed up with|(?:had |seen )?enough (?:of|with)|stay away from|steer clear "
        rf"of|keep away from|avoid(?:ing)?|skip(?:ping)?|scared of|afraid of|could do without|"
        rf"can do without|no interest in|no fan of|anything but|everything but|other than|"
        rf"besides|apart from|aside from|except(?:ing)?(?: for)?|excluding|minus|rather than|"
        rf"instead of|as opposed to|{NOT} (?:another|more)|no more|without|leave out|"
        rf"nothing (?:like|with|about|by|from|involving|featuring|that is|that has)|turned off by|"
        rf"turn off|over (?=<w)|a pass on|pass on",
    ),
    (
        Cue.TOO,
        r"(?:a (?:bit|little|tad|touch)|way|far|just|much|kind of|sort of|slightly|"
        r"somewhat) too(?: much)?|too(?: much)?(?= (?:of a |of |the )?<)",
    ),
    (Cue.NOT, r"no|not|non|nothing|nor|neither|never|none"),
    (Cue.BREAK, r"but|however|although|though|yet|unless|whereas|while|still"),
    (
        Cue.WANT,
        r"(?:i |we )?(?:would|d|could) (?:really |rather |also )?(?:like|love|prefer|enjoy|be|"
        r"go for|want)|something like|(?:i |we )?(?:want|wanted|wants|need|needs|crave|fancy|"
        r"desire)|looking for|searching for|look for|in the mood for|in mood for|craving|"
        r"hoping for|seeking|after|give me|show me|get me|find me|recommend|suggest|"
        r"recommendations?|suggestions?|what about|how about|what of|maybe|perhaps|try|only|"
        r"just|prefer(?:ably)?|rather|instead|feel like|feeling like|more (?=like|along|"
        r"in the)|must|has to|have to|should|let us",
    ),
    (
        Cue.LIKE,
        r"(?:like|likes|liked|love|loves|loved|enjoy|enjoys|enjoyed|adore|adored|into|fan of|"
        r"fans of|favou?rites?(?: \S+)? (?:is|are|include|would be)|big on|partial to|keen on|"
        r"fond of|appreciate)",
    ),
)
CUES = re.compile(
    "|".join(
        rf"(?P<{cue}{number}>(?<!\S)(?:{words})(?!\S))"
        for number, (cue, words) in enumerate(PATTERNS)
    )
)
CLAUSE_ENDS = frozenset({",", "and", "but"})
SENTENCE_ENDS = frozenset({".", "!", "?"})
SEPARATORS = frozenset({",", "and", "or", "nor", "/"})
FILL = frozenset(
    f"""a an the any all too so very that overly really super much more of kind kinds sort type
    types one ones stuff things thing please like with about by from in is are be being anything
    something those these his her their my as to and or nor , / ( ) " for set good great any bad
    old new typical such starring directed featuring overtly particularly
    {NOUNS.replace("|", " ")}""".split()
)
ANTECEDENTS = frozenset(
    {*NOUNS.split("|"), "something", "anything", "one", "ones", "nothing", "stuff"}
)
GRADED = frozenset("too so very that overly really super much overtly particularly".split())
SOFT = re.compile(
    r"(?<!\S)(?:maybe|perhaps|possibly|ideally|preferably|if possible|would be nice|not necessary|"
    r"bonus|kind of|sort of|a bit of|with some|some sort of|something like|anything like|"
    r"in the (?:style|vein|spirit) of|like(?= <p)|"
    r"might be|could be|leaning|probably|usually|i guess|or so|optional(?:ly)?)(?!\S)"
)
FIRM = re.compile(
    r"(?<!\S)(?:only|must|has to be|have to be|strictly|nothing but|needs? to be)(?!\S)"
)
SUBJECT = (
    r"(?:it|its|that|this|they|he|she|<t\d+>|<r\d+>|<p\d+>|those|these|which|who|everything|both|"
    rf"(?:the|that|this|these|those|my|his|her|their) (?:\S+ )?(?:{NOUNS}|ones?|story|music|acting|"
    r"ending|plot|cast|idea|parts?|actors?|scenes?|director))"
)
IS = (
    r"(?:is|was|were|are|looks?|looked|sounds?|sounded|seems?|seemed|has|had|made|makes|felt|feels|"
    r"been|be|had me|plays?|played|being)"
)
STATEMENT = re.compile(
    rf"(?<!\S)(?P<subject>{SUBJECT}) (?:\S+ )?(?:\S+ )?{IS} (?:(?!if|but|so i|i |we |"
    rf"recommend|suggest|to see)\S+ ){{0,5}}$|"
    rf"(?<!\S)such (?:a|an) (?:\S+ )?$|(?<!\S)(?:like|love|liked|loved|enjoy|enjoyed|"
    rf"hated?) the (?:\S+ )?$|"
    rf"(?<!\S)(?:found|thought|think|heard|figured) (?:it|that|them|<t\d+>|<r\d+>) (?:\S+ ){{0,4}}$"
)
ASPECT = re.compile(r"(?<!\S)(?:the|its|his|her|their|much|all that) $")
ASPECT_AFTER = re.compile(
    rf"^ (?:{NOUNS}|ones?|thing|stuff|<[wtpr]\d+>|type|kind|and <w\d+> (?:{NOUNS}))(?!\S)"
)
ABOUT_MYSELF = re.compile(
    r"(?<!\S)(?:i am|i was|we are|you are|am|i feel|i felt|feeling|are you) (?:so |very |"
    r"really |just |a bit |not |pretty )*$"
)
