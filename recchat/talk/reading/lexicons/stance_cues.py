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
    r"great |real |biggest |usually |ever )*+"
)
NOT = r"(?:not|never)"
# "not a big <w0> fan": what somebody is or is not.
KINDRED = r"(?:fans?|persons?|people|guy|girl|lovers?|buffs?|type of person|kind of person)(?!\S)"
PATTERNS: tuple[tuple[Cue, str], ...] = (
    (
        Cue.LIFT,
        rf"(?:do|does|need|would|did) {NOT} (?:have|need) to be|need {NOT} be|"
        rf"{NOT} necessarily|(?:do|does) {NOT} (?:really )?care (?:if|whether|about|how|"
        rf"what)|(?:do|"
        rf"does|did) {NOT} (?:really )?mind(?: if| about)?|would {NOT} mind (?:if|about)|"
        rf"forget(?: about)?|never mind|nevermind|drop|scrap|ignore|does not matter|"
        rf"no need (?:for|to be)|stop (?:with )?",
    ),
    (
        Cue.WANT,
        rf"{NOT} without|(?:nothing|never (?:\S+ )?|{NOT} anything) without|(?:do|would|will) "
        rf"{NOT} "
        rf"(?:\S+ )?(?:want|like|watch|show me|give me|need|see) anything (?:but|except|other "
        rf"than)|"
        rf"(?:nothing|{NOT} anything|no (?:{NOUNS}|ones?)|do {NOT} (?:show|give|"
        rf"want|recommend|suggest)(?: me| us)? "
        rf"(?:anything|stuff|things|something|(?:(?:a|any) )?(?:{NOUNS}|ones))) (?:that|which) "
        rf"(?:is|are) {NOT}|"
        rf"would {NOT} (?:really )?mind|"
        rf"(?:do|did|does|would|could|am|was|is|are) {NOT} {VERY}(?:hate|hated|dislike|"
        rf"opposed to|against|averse to|bad|terrible|awful|boring)|{NOT} (?:a )?(?:bad|terrible|"
        rf"half bad|boring)|no problem with|nothing against|can not get enough of|{NOT} only|"
        rf"{NOT} just|why not|nothing but|no one but|would {NOT} say no to|can {NOT} (?:ever "
        rf")?(?:say "
        rf"no to|resist|live without)|nothing wrong with|never (?:\S+ )?(?:tired|bored|sick) of|"
        rf"(?:sucker|weakness|soft spot) for",
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
        rf"(?:{NOT}(?= {VERY}<[wp]\d+> (?:(?:{NOUNS}) )?{KINDRED})|"
        rf"{NOT} (?:really |so |very |too |all that |usually )*big (?:on|into)|"
        rf"{NOT} (?:really |so |very |too |all that )*keen (?:on|in)(?: liking)?|"
        rf"{NOT} {VERY}fun of|no (?:big |huge |great )?fan of|biased against|"
        rf"(?:do|does|did) {NOT} (?:really )?have (?:the |any |much )?time for|"
        rf"least favou?rites?(?: (?:{NOUNS}|genres?|kinds?))? (?:is|are|was|would be)"
        rf"(?: probably| definitely)?|{NOT} {VERY}impressed (?:with|by)|"
        rf"(?:{NOT}|never) (?:had|have|took|take|taken) (?:an |any |much )?interest in"
        rf"|worst (?:\S+ ){{0,5}}(?:is|are|was|were|would be)(?: probably)?|"
        rf"{NOT} {VERY}(?:spend|waste) (?:\S+ )?(?:time|money) on|tend to avoid|tune out|"
        rf"disappointed (?:in|by|with)|(?:do|did|does) {NOT} (?:\S+ )?give in to"
        rf")(?: (?:just|like|of|really)(?= ))*+",
    ),
    (
        Cue.REFUSE,
        rf"(?:(?:can|could|do|did|does|would|am|was|is|will|have|had|are|should) {NOT} "
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
        rf"turn off|(?:am|is|are|so|totally|completely) over(?= <w)|(?<=\d> )(?:over|>|than)(?= "
        rf"(?:a )?<[wp])|(?:did {NOT}|never) "
        rf"(?:say|said|ask for|asked for|mean|meant|mention)|"
        rf"prefer(?:red|s)? (?:\S+ )?<[wp]\d+> (?:(?:{NOUNS}) )?(?:to|over|than|instead of)|"
        rf"<[wp]\d+> (?:(?:{NOUNS}) )?(?:is|are) (?:\S+ )?(?:better|funnier|nicer|more fun|more "
        rf"interesting) than|terrified of|petrified of|{NOT} get me started on|no thanks to|"
        rf"{NOT} bother with|keep away from|"
        rf"a pass on|pass on|"
        rf"(?:had it|done|through) with|sick to death of|allergic to|put off by|(?:zero|little) "
        rf"interest in|no (?:patience|love|use) for|can not (?:be bothered (?:with|by)|face|"
        rf"stomach|abide|tolerate|get on with)|(?:never|hardly|rarely) {VERY}(?:like|liked|get "
        rf"into|"
        rf"got into|into|care for|cared for|enjoy|enjoyed|understood|watch|choose)|"
        rf"(?:would )?rather not (?:watch|see|have|get|do)|(?:nobody|no one) (?:needs|wants)|less "
        rf"of|"
        rf"{NOT} my (?:thing|genre|style|cup of tea|type|kind)(?: of \S+)? ,|ugh|not another)(?: "
        rf"(?:just|like|of|really)(?= ))*+",
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
    r"(?<!\S)(?:only|must|has to be|have to be|strictly|nothing but|needs? to be|"
    r"nothing that is not)(?!\S)"
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
# "great action scenes": a part of some film, unless a film with such parts is asked for.
PART = re.compile(
    r"^(?:scenes?|sequences?|parts?|elements?|aspects?|side|moments?|bits|figures?|tropes?|wise|"
    r"level|computer|graphics|star|setting)(?!\S)"
)
WITH_PART = re.compile(
    rf"(?<!\S)(?:{NOUNS}|ones?|something|anything|with|want|need) (?:\S+ ){{0,4}}$"
)
STATEMENT = re.compile(
    rf"(?<!\S)(?P<subject>{SUBJECT}) (?!(?:\S+ )?(?:should|must|has to|have to|needs? to|ought to|"
    rf"shall|can|could) )(?:\S+ )?(?:\S+ )?{IS} (?:(?!if|but|so i|i |we |"
    rf"recommend|suggest|to see)\S+ ){{0,5}}$|"
    rf"(?<!\S)there (?:is|was|are|were) (?:(?!no |not |nothing |if|but|i |we )\S+ ){{0,5}}$|"
    rf"(?<!\S)such (?:a|an) (?:\S+ )?$|(?<!\S)(?:like|love|liked|loved|enjoy|enjoyed|"
    rf"hated?) the (?:\S+ )?$|"
    rf"(?<!\S)(?:found|thought|think|heard|figured) (?:it|that|them|<t\d+>|<r\d+>) (?:\S+ ){{0,4}}$"
)
# What follows a mark in its sentence and turns it down: "<w0> movies are not my thing".
SAID_OF = (
    rf"^(?:(?:{NOUNS}|ones?|stuff|genre|part|they|he|she|it|that|those|these|just|,|for me|"
    r"really|fall under that|and|i mean|for the most part|i (?:find|think|found)|them|"
    r"because|cuz|though) )*"
)
TURNED_DOWN = re.compile(
    rf"{SAID_OF}(?:(?:is|are|was|were) {NOT} {VERY}(?:for me|my (?:thing|cup of tea|kind|type|jam|"
    rf"bag|style|genre)|worth)|(?:do|does|did) {NOT} {VERY}(?:interest|appeal to|excite|grab|work "
    rf"for|attract|do (?:it|anything) for)|(?:bores?|annoys?|scares?|bored|upsets?|irritates?|"
    rf"depress(?:es)?|"
    rf"stress(?:es)?) (?:the \S+ out of )?me|"
    rf"(?:ruins?|ruined|spoils?|spoiled)(?!\S)|freaks? (?:\S+ )?(?:me )?out|hard (?:to watch|"
    rf"going)|"
    rf"(?:is|are|was|were) {NOT} {VERY}(?:funny|good|great|exciting|interesting|fun|"
    rf"talented)(?!\S)|"
    rf"(?:is|are) (?:hard|tough|difficult) (?:to watch|going)|rubs? me the wrong way|drives? me "
    rf"(?!to)|(?:makes?|turns?|puts?|leaves?|sends?|gives?|wears?) me (?:(?:a|so) )?(?:mad|"
    rf"off|out|cold|to sleep|sick|cringe|angry|nightmares|headaches?|want to "
    rf"(?:throw|puke|vomit|leave|scream|cry))|(?:gets?|got|grates?) on my nerves|"
    rf"(?:does|do|did) (?:nothing (?:for|to) me|my head in)|"
    rf"(?:is|are) (?:(?:so|just|all|really|totally) )?(?:played out|overdone|done to death|"
    rf"for (?:kids|children|idiots)|"
    rf"{NOT} (?:\S+ )?what i (?:\S+ )?(?:want|go for|watch|like)|a (?:bore|drag|waste|turn off|"
    rf"no(?: go)?)|out(?! (?:now|in|on|of|there))|off the table)(?!\S)|"
    rf"(?:(?:is|are|was|were|be) )?"
    rf"(?:(?:so|too|very|really|just|pretty|highly|kind of|kind off|a bit|usually) )*+"
    rf"(?:boring|bad|terrible|awful|horrible|dumb|stupid|lame|overrated|weird|annoying|dull|dry|"
    rf"ridiculous|trash|garbage|the worst|my least favou?rites?)(?!\S)|"
    rf"(?:i |that i |which i )(?:\S+ )?(?:(?:do|did|can|could|would) {NOT} {VERY}(?:like|liked|"
    rf"enjoy|care for|care|stand|get into|watch|love)|am {NOT} {VERY}(?:crazy about|into|fond of|"
    rf"fan of|interested in|keen on)|hate|hated|dislike|disliked|avoid) "
    rf"(?!more|better|as much|(?:\S+ ){{0,4}}<))"
)
TURNED_DOWN_SOFTLY = re.compile(
    rf"{SAID_OF}(?:but they |they )?(?:is|are) (?:definitely |really |probably |just )*{NOT} {VERY}"
    rf"(?:my |among my |one of my )(?:\S+ )?favou?rites?(?!\S)"
)
ASPECT = re.compile(r"(?<!\S)(?:the|its|his|her|their|much|all that) $")
ASPECT_AFTER = re.compile(
    rf"^ (?:{NOUNS}|ones?|thing|stuff|<[wtpr]\d+>|type|kind|and <w\d+> (?:{NOUNS}))(?!\S)"
)
ABOUT_MYSELF = re.compile(
    r"(?<!\S)(?:i am|i was|we are|you are|am|i feel|i felt|feeling|are you) (?:so |very |"
    r"really |just |a bit |not |pretty )*$"
)
