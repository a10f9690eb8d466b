"""Everyday ways to take sides for a title or against it, left and right of it and between two.

`title_cues` has the verbs themselves (liked, hated, seen); here is how people say it without them:
"gave up on <t0>", "<t0> left me cold", "<t0> over <t1> any day", "nothing wrong with <t0>".
"""

import re

from recchat.talk.reading.lexicons.opinions import BAD, DEGREE, GOOD, HATED
from recchat.talk.reading.lexicons.title_cues import FILLER, HEAD, LINK

NEVER = r"(?:not|never|hardly|barely)"
HOW = (
    r"(?:really |so |that |too |all that |particularly |very |much |quite |ever |even |actually |"
    r"just |exactly |the biggest |a |big |huge |great |been |totally |entirely )*+"
)
LIKING = (
    r"(?:like|liked|likes|love|loved|loves|enjoy|enjoyed|care for|cared for|rate|adores?|adored)"
)
PEOPLE = r"(?:people|everyone|everybody|anyone|anybody|others|they|folks|critics)"
HALF = r"(?:during|in|at|to|through|watching|while watching|on|halfway through|half way through)"
# Said before a title, for it; these also take back what sounds like a dislike ("never tired of").
FOR = re.compile(
    rf"(?:{NEVER} (?:\S+ ){{0,2}}(?:tired|sick|bored|weary|tire) of|"
    rf"can not (?:ever )?(?:get enough of|say no to|resist|live without|go wrong with|fault)|"
    rf"(?:can|could) not stop (?:watching|thinking about|talking about|rewatching|quoting)|"
    rf"(?:did|do|does|would|could|will) not (?:\S+ ){{0,2}}(?:hate|dislike|mind|say no to|"
    rf"regret(?: watching| seeing)?)|"
    rf"can not say (?:that )?i (?:\S+ )?(?:hate|hated|dislike|disliked|did not {LIKING})|"
    rf"nothing (?:against|wrong with|beats|better than|tops|compares to|bad to say about)|"
    rf"(?:crazy|nuts|mad|passionate|excited) about|hooked on|addicted to|in love with|fell for|"
    rf"(?:sucker|weakness|soft spot) for|partial to|fond of|"
    rf"(?:cried|cry|bawled|laughed|laugh|howled|giggled|smiled|sobbed) (?:\S+ ){{0,3}}?"
    rf"(?:at|during|through|watching)|grew up (?:on|with|watching)|raised on|"
    rf"(?:keep|kept|always) (?:going|coming|come|go) back to|"
    rf"thumbs up (?:for|to)|(?:10|ten|9|nine|8|eight) (?:out of|/) (?:10|ten) (?:for|to)|"
    rf"(?:five|5|four|4) (?:out of (?:5|five)|/ 5|stars?) (?:for|to)|"
    rf"who (?:does|did|would|could) not {LIKING}|(?:nobody|no one) (?:hates|dislikes)|"
    rf"(?:highly|really|would) recommend|adores?|treasure|swear by|"
    rf"not (?:\S+ )?as (?:good|funny|scary|great) as|worse than|no match for|pales next to) "
    rf"{FILLER}$"
)
WHO_NOT = r"(?<!not )(?<!never )(?<!never get )(?<!not get )(?<!never got )(?<!not be )"
# Said before a title, against it.
AGAINST = re.compile(
    rf"(?:{WHO_NOT}(?:(?:gave|give|giving) up(?: on)?|(?:switched|turned|shut) (?:it )?off|"
    rf"walked out (?:of|on|during|halfway through)|stopped watching|quit(?: watching)?|"
    rf"bailed on|abandoned|(?:fell|falling|fall) asleep {HALF}|slept {HALF}|"
    rf"(?:dozed|nodded|drifted) off {HALF}|bored (?:by|of|with|{HALF})|"
    rf"(?:let down|disappointed|underwhelmed|annoyed|irritated|disgusted|put off|unimpressed|"
    rf"confused|traumatised|traumatized) (?:by|with|in|at)|"
    rf"regret(?:ted)? (?:ever )?(?:watching|seeing|buying|renting|going to)|"
    rf"(?:sick|tired|weary|fed up|enough) (?:to death )?(?:of|with)|"
    rf"(?:had it|done|through|over) with|over|allergic to|"
    rf"(?:struggled|battled|suffered|slogged|yawned|trudged) (?:with|through|{HALF})|"
    rf"struggled to (?:finish|get through|like|enjoy|watch)|endured|sat through|"
    rf"forced? (?:myself |me |us )?(?:to (?:watch|sit|finish)|through)(?: through)?|"
    rf"dragged (?:me |us )?(?:to|through)|"
    rf"wast(?:e|ed|ing) (?:\S+ ){{0,5}}?(?:on|with|watching)|"
    rf"(?:money|time|hours?|evening|night) back (?:for|after|from)|"
    rf"tolerate|spare me|thumbs? down (?:for|to|on)|pan|overrated (?:\S+ )?(?:is|was)) |"
    rf"(?:sorry|wish|wished) (?:\S+ ){{0,3}}?(?:saw|watched|skipped|not (?:seen|watched)|"
    rf"never (?:seen|watched)) |"
    rf"(?:never|not) (?:\S+ )?(?:get|got|see|saw|understand|understood|know) (?:\S+ )?"
    rf"(?:(?:hype|fuss|appeal|point|love|obsession|attraction|charm|craze|big deal)"
    rf"(?: (?:of|about|around|for|with|in|behind|over))?|(?:what|why) {PEOPLE} (?:\S+ ){{0,3}}?"
    rf"(?:in|about|{LIKING}|raves? about)) |"
    rf"what (?:is|was) (?:all )?the (?:\S+ )?(?:fuss|hype|big deal|point)(?: about| of| with)? |"
    rf"{NEVER} (?:\S+ )?(?:big|huge) on |not (?:even )?bother (?:with|watching|seeing) |no thanks "
    rf"to |"
    rf"skipped (?:half|most|parts|through) (?:of )?|(?:expecting|expected|hoped for|hoping for|"
    rf"wanted) "
    rf"(?:so much )?more (?:from|of|out of) |took me \S+ (?:tries|attempts|goes|days|sittings) to "
    rf"\S+ "
    rf"(?:through )?|what (?:do|did|does) {PEOPLE} (?:\S+ )?(?:see|find) in |"
    rf"(?:can|could|would|do) not (?:\S+ )?recommend |not get me started on |"
    rf"can not say (?:that )?i (?:really |ever |much |particularly )*{LIKING} |"
    rf"{NEVER} {HOW}(?:{LIKING}|(?:get|got|getting) into|warmed (?:up )?to|taken? (?:to|with)|"
    rf"clicked with|into|keen on|big on|sold on|fussed about|impressed (?:by|with)|"
    rf"crazy about|fond of|bothered (?:by|about|with)|feeling|fan of|fans of|"
    rf"connected (?:to|with)|finish|finished|get through|got through|make it through|"
    rf"sit through|stand|bear|bring myself to like) |"
    rf"(?:nobody|no one) (?:\S+ ){{0,4}}?(?:like|liking|love|watch) |"
    rf"why (?:would|do|does|did) {PEOPLE} (?:\S+ )?(?:{LIKING}|watch|watched) |"
    rf"(?:can|could) (?:have )?(?:do|done|live|lived) without |"
    rf"(?:^|[,:] )(?:oh )?(?:please )?(?:ugh|yuck|ew|eww|no more|never again|spare me|boo to|"
    rf"screw|meh|bleh|blah) |"
    rf"(?:rather|sooner|prefer to) (?:\S+ ){{1,8}}?than |"
    rf"(?:zero|0|one|1|two|2|three|3) (?:(?:out of|/) (?:10|ten|5|five)|stars?) (?:for|to) )"
    rf"{FILLER}$"
)
FEELS = (
    r"(?:is|was|were|are|be|being|feels?|felt|looks?|looked|sounds?|sounded|seems?|seemed|got|gets|"
    r"became|turned out|has been|ended up)"
)
DULL = (
    r"(?:(?:total |complete |big |huge |real |bit of a |utter |massive |major |absolute |hot )*"
    r"(?:slog|bore|mess|let down|letdown|disappointment|chore|drag|waste|train wreck|trainwreck|"
    r"disaster|snooze|snoozefest|snore|joke|flop|failure|mistake|borefest|cash grab|dud|yawn|"
    r"nightmare|shame|insult|torture|clunker|stinker|hard work|nonsense|drivel|tripe|junk|noise)|"
    r"over hyped|overhyped|over rated|overlong|over long|hollow|empty|soulless|lifeless|bland|"
    r"flat|tiring|exhausting|depressing|bleak|grim|disgusting|repulsive|unbearable|insufferable|"
    r"nothing special|nothing new|so so|pointless|clueless|lazy|cringey|cringy|cringe|offensive|"
    r"childish|juvenile|sappy|soppy|cliched|cliche|generic|unfunny|uninteresting|uninspired|"
    r"underwhelming|unpleasant|hard to (?:watch|follow|sit through)|hard going|"
    r"for (?:kids|children|teenagers|idiots))"
)
NO_NOW = (
    r"(?:no|nope|nah|ugh|meh|blah|bleh|zz+|yuck|ew|pass|hard pass|hard no|big no|no way|no thanks?|"
    r"no thank you|never|never again|skip|skip it|eh|yawn|boo|boring|awful|terrible|horrible|"
    r"overrated|hated it|hate it|not for me|thumbs down|please no|god no|hell no|no chance|dull|"
    r"trash|garbage|rubbish|crap|bad|dreadful|not my thing|not so much|less so|not me|i do not|"
    r"worst (?:\S+ )?ever|the worst|not really|"
    r"not again|could not stand it|did not like it|not a fan|do not like it)"
)
YES_NOW = (
    r"(?:yes|yep|yeah|yes please|hell yes|oh yes|absolutely|always|any time|anytime|love it|"
    r"loved it|love that|adore it|wow|brilliant|great|amazing|superb|perfect|fantastic|awesome|"
    r"excellent|lovely|wonderful|thumbs up|so good|the best|good one|hilarious|beautiful|"
    r"a classic|classic|masterpiece|a masterpiece|what a film|what a movie)"
)
# Said behind a title, against it.
THEN_OFF = re.compile(
    rf"{HEAD}{LINK}(?:(?:that |it )*{FEELS} {DEGREE}(?:not|never|hardly|nowhere near) {DEGREE}"
    rf"(?:\S+ )?(?:{GOOD}|for (?:me|us)|my|worth|as|scary|special|anything|into|impress\w+)|"
    rf"{FEELS} {DEGREE}(?:{DULL}|{BAD})(?!\S)|(?:was|were|felt|got) {DEGREE}too (?!good|funny|"
    rf"cute)|"
    rf"(?:(?:totally |really |just |completely )*)(?:bores?|bored|annoys?|annoyed|irritates?|"
    rf"irritated|disgusts?|disgusted|disappoints?|disappointed|depresses|depressed|upset|"
    rf"confused|offended|exhausted|traumatised|traumatized) (?:the \S+ out of )?(?:me|us|my \S+)|"
    rf"(?:puts?|sends?|sent) (?:me|us) (?:right |straight )*(?:to sleep|off)|"
    rf"lets? (?:me|us) down|left (?:me|us) (?:cold|bored|empty|indifferent|confused|flat)|"
    rf"lost (?:me|us)|drags?|dragged|sucks?|sucked|stinks?|stank|blows|fails?|failed|flopped|"
    rf"falls? flat|fell (?:flat|apart|short)|(?:went|goes) (?:nowhere|over my head|on and on|on "
    rf"forever|on too long|downhill)|never (?:ends|ended|gets? going|got going|grabbed|clicked)|"
    rf"(?:gives?|gave) me (?:a |an |the )?(?:headache|migraine|nightmares|creeps|ick)|"
    rf"(?:makes?|made) me (?:want to |feel )?(?:cringe|sick|angry|yawn|leave|fall|throw|vomit|"
    rf"sleepy|gag|roll|puke|mad|uncomfortable|ill|scream|dizzy|nauseous|die|turn|walk|seasick)|"
    rf"(?:gets?|got) on my nerves|(?:rubs?|rubbed) me the wrong way|"
    rf"(?:is|was|are) (?:best|better|to be|one to) (?:avoided?|skipped?|forgotten)|should be "
    rf"avoided|"
    rf"what were they thinking|(?:is|was) (?:a )?(?:no|nope|crime|hard no|hard pass)(?!\S)|"
    rf"(?:gets?|got|deserves?) (?:a |an )?(?:0|1|2|3|4|zero|one|two|three|four)(?: (?:out of|/|"
    rf"from)|"
    rf" stars?| $)|(?:does|did|do) nothing (?:for|to)|"
    rf"(?:does|did|do|could|can) not (?:\S+ )?(?:do (?:anything|it|much)|work|click|speak|appeal|"
    rf"interest|grab|land|age|hold|live up|impress|convince|excite|move|deserve|make (?:any )?"
    rf"sense|scare|get me|draw me|resonate)|(?:has|have|had) (?:\S+ )?aged (?:badly|poorly|"
    rf"terribly|horribly)|ruined|spoil(?:ed|t)|(?:fine|ok|okay|alright|decent) (?:i guess )?(?:, )?"
    rf"(?:but|though) (?:not|nothing|too|a bit|kind of|never|forgettable)|what a (?:{DULL}|{BAD})|"
    rf"(?:lasted|gave up|turned it off|switched it off|walked out|fell asleep|bailed|quit)|"
    rf"(?:one|1|two|2|zero|0|three|3) (?:stars?|(?:out of|/) (?:10|ten))|"
    rf"(?:can|could) not (?:\S+ )?(?:watch|finish|stand|get into|get through|sit through|take) )"
    rf"|^(?:, |: |\) |\" |\( )*{NO_NOW} (?:for me |please |thanks )?(?:$|[,.(]|and |but )"
)
# Said behind a title, for it.
THEN_ON = re.compile(
    rf"{HEAD}{LINK}(?:(?:that |it )*{FEELS} {DEGREE}not {DEGREE}(?:\S+ ){{0,3}}?(?:bad|boring|"
    rf"terrible|awful|"
    rf"dull)|(?:totally |really |just |absolutely |always |still |so )*(?:rocks?|rocked|rules?|"
    rf"ruled|slaps?|delivers?|delivered|shines?|holds? up|held up|works? for me|worked for me|"
    rf"kicks? ass|kills)|never (?:gets? old|bores?|fails?|disappoints?|grows? old)|"
    rf"(?:blew|blows) (?:my mind|me away|us away)|(?:made|makes) me (?:laugh|cry|smile|happy|think|"
    rf"feel (?:good|great|warm))|had me (?:hooked|laughing|in stitches|in tears|crying|glued|"
    rf"fooled|on the edge|gripped|guessing)|(?:cracks?|cracked) (?:me|us) up|"
    rf"(?:stayed|stays|stuck) with me|(?:melted|warmed|broke|stole) (?:my|our) heart|"
    rf"(?:moved|moves|touched|gripped|surprised|charmed|delighted|inspired|thrilled|hooked) "
    rf"(?:me|us)|(?:is |was )?(?:right |just |totally )*up my (?:street|alley)|grew on me|"
    rf"(?:is |was )?(?:well |totally |definitely |so )*worth (?:it|watching|seeing|every)|"
    rf"(?:gets?|deserves?) (?:five|5|four|4|ten|10|nine|9) |(?:is|was) (?:such )?(?:a "
    rf")?(?:{DEGREE})"
    rf"(?:pleasant|joy|treat|gem|delight|blast|riot|pleasure|ride|winner|banger|comfort|gripping|"
    rf"clever|adorable|heartwarming|charming|gorgeous|stunning|fascinating|thrilling|powerful|"
    rf"underrated|unforgettable|flawless|must)|all day|over and over|a hundred times|any day|"
    rf"what a (?:film|movie|ride|masterpiece|joy|treat|story))"
    rf"|^(?:, |: |\) |\" |\( )*(?:oh )?{YES_NOW} (?:please |for sure |though )?"
    r"(?:$|[,.(]|and |but )"
)
# A sentence of its own behind "<t0>?" or "<t0>!".
ALONE_OFF = re.compile(rf"^(?:oh |just |so |a |an |absolutely |big |total )*{NO_NOW}(?!\S)|^too ")
ALONE_ON = re.compile(rf"^(?:oh |just |so |a |an |absolutely |big |total )*{YES_NOW}(?!\S)")
# What comes before such a title in its sentence, and leaves it the subject of the next one.
BARE = re.compile(
    rf"^(?:oh |and |but |well |so |what about |how about |ah |hmm |ok ){{0,3}}{FILLER}$"
)
# "thought I'd hate <t0> but", "everyone loves <t0>, I don't", "at first I hated <t0>, now".
OUTWARD = re.compile(
    rf"(?:(?:thought|expected|assumed|figured|sure|afraid|worried|wanted|hoped) (?:\S+ ){{0,3}}?"
    rf"(?:{LIKING}|hate|dislike)|(?:{PEOPLE}|friends|family|kids|wife|husband|girlfriend|"
    rf"boyfriend|world|mum|mom|dad|brother|sister) (?:\S+ ){{0,2}}?(?:{LIKING}|hates?|raves? about|"
    rf"praises?|says?|said|thinks?|recommends?|recommended)|"
    rf"(?:used to|at first|initially|as a (?:kid|child)|back then) (?:\S+ )?(?:{LIKING}|{HATED})) "
    rf"{FILLER}$"
)
BETTER = r"(?:better|funnier|scarier|stronger|smarter|more (?:fun|interesting|exciting|moving))"
FAR = r"(?:way |much |far |so much |a lot |miles |a hundred times |a million times |infinitely )?"
# Between two titles: the first is preferred, or the second.
FIRST_WINS = re.compile(
    rf"^(?:(?:movies? |films? |any day )?(?:over|rather than|instead of|beats|trumps|tops|>|"
    rf"wins against|before|and not|but not)|(?:is|was) {FAR}{BETTER} than|{FAR}more than|"
    rf"(?:blows|knocks) (?:\S+ )*(?:away|out)) {FILLER}$"
)
SECOND_WINS = re.compile(
    rf"^(?:(?:is|was) (?:{FAR}worse than|nothing (?:next|compared) to|not as good as|not (?:\S+ )?"
    rf"(?:better|good) (?:than|like))|(?:does|did|can|could) not (?:hold a candle to|compete with|"
    rf"compare (?:to|"
    rf"with)|touch|beat|come close to|live up to|measure up to)|pales (?:next|compared) to|"
    rf"(?:is|was) not a patch on|<) {FILLER}$"
)
PREFERRED = re.compile(
    rf"(?:prefer(?:red|s)?|rather (?:watch|see|have|go for|rewatch)|would (?:take|choose|pick)|"
    rf"will "
    rf"take|sooner (?:watch|see)|choose|pick|give me|go for) (?:watching )?{FILLER}$"
)
PREFERRED_TO = re.compile(
    rf"^(?:movies? |films? )*(?:to|over|than|rather than|instead of|before|any day over) "
    rf"(?:watching )?{FILLER}$"
)
UNWANTED = re.compile(  # behind a title not seen: "and I have no interest"
    r"^(?:and |but |, |because |i |it |really )*(?:have no (?:interest|desire|wish)|no interest|"
    r"am not "
    r"interested|not interested|do not (?:want|plan|intend) to|never will|will not|would rather "
    r"not)"
)
THEY_DOWN = re.compile(  # a next sentence that turns down what was named: "I avoid those"
    rf"^(?:and |so |but |i mean |honestly |because |sorry |just )*(?:i (?:\S+ ){{0,3}}?(?:hate|"
    rf"avoid|"
    rf"dislike|{NEVER} {HOW}{LIKING}|can not (?:stand|bear|take|do|handle)|am {NEVER} {HOW}(?:into|"
    rf"crazy about|interested in|fond of|fan of)) (?:watching )?(?:them|those|that|these|it)(?!\S)|"
    rf"(?:i (?:\S+ )?(?:find|think) )?(?:they|those|these|that|it) (?:are|is|be )?{DEGREE}"
    rf"(?:boring|bad|terrible|awful|horrible|stupid|lame|dull|not (?:for me|my thing))(?!\S)|"
    rf"not (?:for me|my (?:thing|cup of tea|style|kind|genre))(?!\S))"
)
