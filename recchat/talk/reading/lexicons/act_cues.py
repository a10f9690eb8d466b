"""Words by which a message asks, accepts, turns down and so on, as regular expressions.

They are searched in a sentence in which titles, cards and people are marks (<t0>, <r0>, <p0>),
every way of not liking is "neglike" or "negfan", and every way of not having seen is "isunseen".
"""

import re

from recchat.talk.reading.lexicons.genres import NOUNS
from recchat.talk.reading.lexicons.opinions import BAD, DEGREE, DEGREES, GOOD, SUCKED
from recchat.talk.reading.lexicons.patterns import whole

IT = (
    rf"(?:it|that|this|them|those|these|both|either|<r\d+>|(?:that|this|these|"
    rf"those) (?:\S+ )?(?:ones?|{NOUNS}))"
)
ITEM = rf"(?:{IT}|<t\d+>|any of {IT}|the (?:\S+ ){{0,2}}(?:ones?|<[rt]\d+>))"
NOT = r"(?:not|never|nor)"
VERY = (
    r"(?:really |so |too |very |that |super |all |particularly |especially |exactly |much |"
    r"quite |a |an |big |huge |massive |the |even |actually |usually |just |of |always |"
    r"at all |necessarily |much of |think i (?:would )?|overly |as |personally |typically |"
    r"generally |"
    r"normally |been |biggest |, |kind of )*+"
)
# Every way of not liking is rewritten to one word, so that its object decides what it means.
DISLIKES = re.compile(
    rf"(?<!\S)(?:(?:can|could|do|did|does|would|am|was|is|are|will|have|were|had) {NOT} "
    rf"{VERY}(?:stand|bear|handle|like|liked|love|loved|care (?:much |that much )?for|care|"
    rf"enjoy|enjoyed|into|in to|in the mood for|interested in|interested|keen on|fond of|"
    rf"get into|dig|fans? of|want to (?:watch|see))"
    rf"|(?:hate|hated|hates|despise|loathe|detest|dislike|disliked)|{NOT} {VERY}(?:like|"
    rf"interested in|interested|into|in to|keen on|fond of|crazy about|care for|"
    rf"wild about)|could (?:not|never) get into|sick of|tired of|no interest in|avoid)(?!\S)"
)
FAN = re.compile(rf"(?<!\S){NOT} {VERY}(?P<of>(?:\S+ ){{0,4}}?)(?:fans?|person)(?: of)?(?!\S)")
NOT_SEEN = re.compile(
    rf"(?<!\S)(?:(?:have|did|had|has|havent) {NOT}|never|do not (?:think|believe) i "
    rf"(?:have|ve)|not) (?:(?:actually|yet|ever|even|really|personally|also|i|have|either|"
    rf"read or|think|had the chance to|got around to|gotten around to|been able to|"
    rf"got to) ){{0,3}}(?:see|seen|saw|watch|watched|heard|hear|caught|catch|seeing)(?: of|"
    rf" about)?(?!\S)"
)
CLAUSE = re.compile(
    rf"(?<!\S)((?:{NOUNS}|something|anything|nothing|ones?)) (?:that|which) (?:is|are|was|"
    rf"were)(?!\S)"
)
DOUBLE = re.compile(
    rf"(?<!\S){NOT} (?:hate|dislike|mind|hated|disliked|too bad|that bad|bad)(?!\S)"
)
CHAT = (
    r"^(?:(?:oh|well|and|ok|,) )*(?:hi|hello|hey|hiya|howdy|good (?:morning|afternoon|"
    r"evening|day|moring)|greetings|yo|sup|hola)(?: there| friend| again| everyone)?|"
    r"how are (?:you|things|u)|how is it going|"
    r"how do you do|nice to meet you|happy (?:new year|holidays|easter|birthday)|"
    r"thanks|thank you|thank u|thx|ty|much appreciated|i appreciate|good ?bye|bye|see you|"
    r"see ya|have a (?:\S+ ){0,2}(?:day|night|evening|one|time|weekend|dy|year|afternoon|"
    r"morning)|"
    r"good night|goodnight|take care|same to you|you too$|you too (?:bye|thank|have)|"
    r"you as well|merry (?:xmas|christmas)|haha\S*$|my pleasure|no problem$|you are welcome|"
    r"welcome$|"
    r"(?:very|so|quite|really|been|was|most) helpful|a great help|for (?:all )?(?:your|the|"
    r"ur) help|(?:nice|great|good|been|enjoyed) (?:talking|chatting)|(?:i am|"
    r"we are) (?:good|fine|great|doing (?:well|good|great)|well|alright)(?: ,| thanks|"
    r" and| how|$)|"
    r"doing (?:well|good|great|fine)|"
    r"have fun|god bles\w*|talk to you later|(?:i )?(?:have to|got to|need to) (?:go|run|"
    r"get going)(?= |$)(?! (?:see|watch))|that is all|i am open to suggestions|my bad|"
    r"let us chat"
)
REQUEST = (
    r"^(?:a |an |some |the best |best |good |great |nice |fun |cool )?(?:\S+ )?(?:movies?|films?|"
    r"books?) (?:for|about|on|with|under|over|in|to|where|that|of|which)|^(?:a|an)(?: \S+){1,4}$|"
    r"what to (?:watch|see|read|pick)|(?:am |so |feeling )bored|nothing to (?:watch|read)|"
    r"^(?:and |ok |maybe |just |perhaps )*something (?!i |wrong|about it)|"
    r"(?:looking|searching|hunting|hoping|seeking)(?: (?:to|for|you|up))(?! (?:forward|"
    r"good))|seeking|(?:can|could|would|will) you (?:please )?(?:\S+ ){0,2}?(?:recommend|"
    r"suggest|find|help|give|show|think|name|tell me (?:a|some)|get)(?! (?:it|that|<r))|"
    r"(?:please )?(?:recommend|suggest|find|show|give|get|tell|bring) (?:me|us) (?!more "
    r"about|about|a bit|a little)|(?:recommend|suggest|show|find) (?:some|a|any|something)|"
    r"any (?:\S+ ){0,3}?(?:suggestions?|recommendations?|recs?|ideas?|recomendations|tips|"
    r"others)|"
    r"in (?:the )?mood for|(?:want|wanted|need|would like|would love|trying|"
    r"going) (?:to )?(?:watch|see|find) (?:a|an|some|something|anything)|(?:want|need|"
    r"fancy|crave|"
    r"craving|prefer) (?:a|an|some|something|to find)|"
    r"what (?:else|other|should i|would you|can you|are some|is a|movies?|films?|"
    r"do you (?:recommend|suggest|have|got))(?: \S+){0,3}|(?:how|what) about (?:a|an|some|"
    r"something|any|anything)(?! (?:you|<r))|"
    r"(?:do|have|did) you (?:\S+ )?(?:have|got|know|heard|seen) (?:of )?(?:a |an |any |"
    r"some |other |anything|something|more|another|different)|you have any|(?:other|"
    r"different|few more|one more|last|few) (?:\S+ )?(?:suggestions?|recommendations?|"
    r"ideas?|ones?|options?|movies?|films?|recs?)(?= ?$| \?|,|like)|one more$|"
    r"another (?:one|suggestion|recommendation|movie|film)|"
    r"any (?:good|great|other|new|newer|more|decent|recent|funny|scary) (?!\?|$|in|at|for)|"
    r"any (?:\S+ ){1,2}(?:movies?|films?|books?)|can (?:i|we) get (?:a|some)|got any|"
    r"anything (?:else|like|similar|with|by|new|good|in|\S+ (?:for|to|tonight))|"
    r"something (?:like|similar|else|"
    r"with|by|along|different|new|that|in|kid|funny|light)|are there any|(?:seen|know|"
    r"watched) any (?:good|other|great|new)|help me|"
    r"i (?:would|d) (?:like|love|prefer|rather)(?: \S+){0,3}? (?:a|an|some|something)|"
    r"know (?:of )?any|just show|surprise me|recommendations? please|could use a|(?:get|"
    r"need) (?:a|some) (?:\S+ )?(?:rec|recs|recommendation|recommendations|suggestions)"
)
PREFERENCE = (
    r"(?:i|we|my \S+|he|she|they|daughter|son|kids) (?:(?:also|really|usually|do|just|"
    r"mostly|generally|always|particularly|absolutely|am|have always|kind of|especially|"
    r"typically|too|love|amreally|would|all|both|personally|have|enjoy) )*(?:like|likes|"
    r"love|loves|loved|enjoy|enjoys|liked|enjoyed|prefer|adore|into|in to|appreciate)(?! "
    r"(?:<t|it|that|this|to (?:see|watch|know|hear)|them|those|both|the (?:sound|look|"
    r"suggest|recommend)\w*|him|her|<r|your|something|a (?:good|nice|funny)? ?suggest|some|"
    r"for you))|"
    r"favou?rites? (?:\S+ ){0,4}(?:is|are|include|was)|(?:am|is) a (?:\S+ ){0,2}fan of|"
    r"prefer(?:ably|red)|more into|big on|open to|anything with|^(?:like|both|either)$|"
    r"also (?:like|liked|love|loved|enjoyed)|i am (?:really |very |"
    r"more )?interested in(?= )|usually|mostly|^maybe (?:a|some|something)|^i agree|^or "
)
CRITIQUE = (
    r"(?<!you )(?<!me )too (?!(?:\.|,|$|!|\?|i|it|thanks|much (?:fun|money|lol|so)|and|for|"
    r"<t|<r|have|but|many times|see|will|as|lol|tired|busy|bad|bye|thank|she|he|they|we|"
    r"you|when|if|on|which)(?!\S))\S+|(?:something|anything|a (?:bit|little)|bit|"
    r"little) (?:more|less)|"
    r"(?:bit|little|kind of|kinda) (?:more|less|too|of a)|more (?:of (?:a|an)|along|"
    r"recent)|less (?!than)|rather (?:see|have|watch|not)|instead|newer|older than|"
    r"but (?:with|more|less|funnier|lighter)|not (?:looking for|enough)|neg(?:like|"
    r"fan) (?!(?:it|that(?! (?:guy|actor|actress|kind|type|sort|style))|this|them|those|these|"
    r"both|either|<[rt]|any of|$|,|as|very|much|the (?:\S+ )?(?:movie|film|one|ones|idea|"
    r"premise|<[rt])|too|but|lol|though|at all|when|sorry|to|in|on|or|anymore))|"
    r"(?:something|anything|movies?|films?|ones?|others?|more|few|any)(?: \S+){0,3}? "
    r"(?:just )?(?:like|similar to) (?:it|that|those|this|<r\d+>|them|these)|(?:something|"
    r"anything) similar|similar (?:movies?|films?|ones?)|more like (?:it|that|<|this|"
    r"those)|not (?:really |quite |exactly )*what i|"
    r"up to date|(?:would|will) (?:be|have) too|not enough|does not have enough|not (?:for|"
    r"appropriate)|more (?:modern|current|serious|adult|mature)|for my (?:liking|taste|"
    r"tastes)|overrated|as good as"
)
ACCEPT = (
    rf"(?:will|ill|shall|going to|might|may|should|could|want to|would (?:like|love|"
    rf"have) to|need to|have to|got to|try to|definitely|must|let us|we can)(?: \S+){{0,4}}? "
    rf"(?:check|try|watch|see|look (?:\S+ )?(?:into|up|for|at|out)|rent|give (?:\S+ "
    rf"){{0,3}}?(?:a )?(?:try|shot|watch|go|chance|whirl)|go with|pick|stream|take (?:it|"
    rf"that|a look|your|the)|start with|put (?:it|that|them)|add|keep (?:that|it|this|"
    rf"them)|love it|consider|download|give it)(?! (?:something|a (?!try|shot|go|chance|"
    rf"watch)|some|an |any |my |movies?|films?))|"
    rf"(?:sounds?|looks?|looked|sounded|seems?)(?: \S+){{0,2}}? (?:{DEGREE})?(?:{GOOD}|"
    rf"intriguing|promising|like (?:a |something|an |my|it (?:would|will|might))|right up|"
    rf"up my|appealing|exciting|inspirational|scary|suspenseful|crazy|weird|wild|intense|"
    rf"perfect|sweet)|(?:good|great|nice|excellent|awesome|perfect|wonderful|fantastic|"
    rf"decent|interesting) (?:suggestions?|choices?|picks?|recommendations?|ideas?|recs?)|"
    r"^(?:ok(?:ay)?|sure|perfect|cool|awesome|alright|excellent|wonderful|deal|will do|"
    r"done|great|interesting|nice)(?: (?:great|sure|perfect|sounds good|i will|will do|,|"
    r"then|that one|cool))*$|on my (?:\S+ ){0,3}list|my (?:watch|short|to watch|"
    r"to see)(?: \S+)? list|to (?:my|the) (?:\S+ )?list|heard (?:\S+ ){0,4}?(?:good|"
    r"great|amazing|"
    r"wonderful|excellent|awesome)(?: things)?|(?:might|will|would|should) work(?= ?$| for|"
    r",)|"
    r"(?:been )?(?:meaning|wanting|waiting|dying|looking forward|excited|planning|"
    r"plan) (?:to|too)(?: \S+)?|wanted to (?:see|watch)|love to (?:see|watch)|like to (?:see|"
    r"watch) (?:it|that|them|<[rt])|check (?:it|that|them|this|those|these|<[rt]\d+>|into|"
    r"out|thus)|interested in (?:seeing|watching)|(?:look|"
    r"looking) (?:\S+ )?for(?:e)?ward to|"
    r"a winner|worth (?:a (?:watch|try|shot)|checking|watching|trying|looking)|(?:best bet|"
    r"good bet)|go (?:with|for) (?:it|that|<r)|take (?:it|that|<r|the)|try (?:it|that|them|"
    r"one of|those|these|<[rt])|good (?:deal|stuff)|give (?:it|that|them|<[rt]\d+>|"
    r"both) (?:a|it)|^i will$|i (?:need|want|should|would like|would love) to$|what i am after|"
    r"the (?:<r\d+>|one) (?:looks|sounds|seems)|<r\d+> (?:please|then)|that one (?:please|"
    r"it is)|"
    r"may have to|i am in$|good to know|i am intrigued|i will$|i bet i will|"
    r"as well$(?<=into those as well)|can not wait to (?:see|watch)|^i should$|"
    r"would be (?:good|great|perfect|fun) (?:to|for)|i would (?:watch|enjoy|try|"
    r"see) (?:it|that)"
)
REJECT = (
    rf"not (?:really |very |too |that |all that |particularly |so |super |exactly )*(?:for "
    rf"me|my (?:thing|style|cup|type|kind|taste|favou?rite|genre|speed)|appealing|"
    rf"one of my fav\w*|impressed|good|great|sure about|excited|that one|those|these|it$|<r|"
    rf"so much|much)|no (?:thanks|thank you|interest|desire|way)|"
    rf"(?:i will |ill |going to |have to |think i will |yea |yeah |hard )*pass(?: on (?:it|"
    rf"that|<[rt]|these|those)|$)|neg(?:like|fan) (?:(?:the |really |very |any of |"
    rf"of )*{ITEM}|$|,|as much|very much|much|too|that much|at all|but|lol|though|when|what|"
    rf"how|sorry)|neg(?:like|fan)$|(?:{SUCKED})|none of|neither(?: of| one|$)|not (?:those|"
    rf"these|that|this|<[rt])|"
    rf"(?:it|that|<[rt]\d+>|they|which|those|movie) (?:\S+ )?(?:is|was|were|are|looks?|"
    rf"sounds?|seems?) {DEGREE}(?:{BAD})(?!\S)|lost interest|fell asleep|^(?:no|nah|nope|"
    rf"meh|ugh|yuck|ew|eh)(?: (?:no|not really|sorry|thanks|thank you|,))*$|less appealing|"
    rf"disappointed|waste of|over ?hyped|meh on|(?:not|never) my (?:cup|kind|type|thing)|"
    rf"sounds boring|blow me away|except for|it was (?:ok|okay) (?:but|,)|no , not"
)
SEEN = (
    rf"(?:have |had |ve |has )?(?:already |also |actually |just |both |both of |even |"
    rf"definitely |probably |only |i |recently |all )*(?:seen|saw|watched|"
    rf"rewatched)(?: (?:already |all |both |of |most |some |the |a |parts )*(?:{IT}|"
    rf"before|already|"
    rf"everything|all|too|$|,|some)|$)|^(?:yes |yeah |oh |yep |, |yes and )*(?:i|"
    rf"we) (?:have|did)(?:$| ,| too| and| indeed| it| both| as well| actually| (?:it|that|"
    rf"actually) )|"
    rf"(?:love|loved|liked|enjoyed|adore|adored)(?: \S+)? {IT}|{IT} (?:is|was|were|"
    rf"are) (?:also |both |actually |thought |{DEGREES})*+(?:{GOOD})(?!\S)|^(?:yes|yeah|oh|and|"
    rf"i agree|so|it is|it was|absolutely|such|another|that is|yep|,|wow|haha|lol| )*(?:a |"
    rf"an |another |{DEGREES})*+(?:{GOOD}|gread) (?:{NOUNS}|one|flick)s?$|^(?:another |"
    rf"also |one |my |of |a |absolute |yes |all |time |other |personal )*fav\w*(?: of "
    rf"mine)?(?: \S+)?$|seen it|saw it|own it|(?:have|own) (?:it|both|them|that) on|"
    rf"it never (?:ages|gets)|^so (?:good|funny|great)|big fan of {IT}|thought (?:it|that|"
    rf"they) (?:was|were) {DEGREE}(?:{GOOD})|^(?:still|very|really|so|pretty) (?:{GOOD})$|"
    rf"cried (?:at|in|during)|(?:balled|bawled|laughed)|(?:he|she) (?:is|"
    rf"was) (?:\S+ )?(?:{GOOD}) in (?:it|that|<r)"
)
UNSEEN = (
    r"isunseen|^(?:(?:no|nope|sadly|unfortunately|i|,|but|yes) )*(?:have not|not yet|"
    r"have never|did not)(?: (?:yet|no|either|,|actually))*$|(?:no|nope) (?:, )?(?:i )?(?:have|"
    r"did) not(?= ?$|,| but|\.)|not seen|unfamiliar|yet to see|neither have i|nor have i|"
    r"forgot(?:ten)? about (?:it|that|<r)|missed (?:it|that|<r)|nope to both"
)


SIMILAR = re.compile(
    r"(?<!\S)(?:(?:something|anything) similar|similar (?:movies?|films?|ones?)|"
    r"(?:something|anything|movies?|films?|ones?|more)(?: \S+)?? (?:like|similar to) (?:it|"
    r"that|those|this|these|<r\d+>))(?!\S)"
)
OTHER = re.compile(r"(?<!\S)(?:other|others|else|another)(?!\S)")
FULL = re.compile(r"(?<!\S)(?:a|an|some|something|anything) ")
# What a question must speak of to be one about films.
ABOUT_ITEMS = whole(
    rf"<[trp]\d+>|it|its|that|this|these|those|they|them|he|she|him|her|ones?|you|your|who|"
    rf"cast|actors?|"
    rf"director|plot|ending|rated|rating|right|{NOUNS}"
)
