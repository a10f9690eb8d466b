"""How people ask: about an item, between items, about a pick, about themselves, about recchat."""

import re

from recchat.talk.reading.lexicons.genres import NOUNS
from recchat.types import Topic

REF = rf"(?:<[rt]\d+>|it|that|this|they|those|these|he|she|(?:the|that|this) (?:one|{NOUNS}))"
ITEM = rf"(?:(?:the |a |movie |film |{NOUNS} )*{REF}(?: (?:one|{NOUNS}))?)"
ME = (
    r"what (?:do|have) you (?:know|remember|learnt|learned|got|stored|think) (?:about|of|"
    r"on) (?:me|my taste)|what (?:do you think |have you )?(?:do )?i (?:like|liked|love|enjoy|"
    r"have liked|have seen|have watched|told you)(?: so far)?\b(?! to)|what is (?:my taste|"
    r"in my (?:history|profile))|(?:show|tell) me (?:about )?my (?:history|taste|profile|likes)|"
    r"do you (?:know|remember) me|who am i|what do you have on me|describe my taste|my taste$"
)
APP = (
    r"what (?:can|do) you do(?: for me)?|who (?:are|r) you|what are you\b(?! (?:in|looking|"
    r"thinking|recommend|suggest|watching|up to|into))|how (?:do|does) (?:you|this|it|that app|"
    r"the app|recchat) work|are you (?:a |an )?(?:real|bot|robot|human|ai|person|computer|"
    r"chatgpt|machine|llm|alive|language model)\S*|^help(?: me)?$|how can you help(?: me)?|"
    r"what is (?:this|recchat|this app)(?: for)?$|what is your name|who (?:made|built|created|"
    r"wrote) you|how do i use (?:this|you)|what can i (?:ask|say|do|type)(?: here| you)?|"
    r"how many (?:films|movies|books|titles) (?:do you|are there)|what (?:films|movies|"
    r"books) do you (?:have|know)|do you (?:store|save|share|send) my|is (?:this|my data|"
    r"it) private|"
    r"which model are you|what should i (?:ask|say|type)"
)
WHY = (
    rf"why (?:would i|did you|do you|should i|have you|is it|are they|<[rt]\d+>|this|that|"
    rf"these|those|the|it|not|are you|{REF})\b.*|^why\b(?: so| though)?$|why$|how come you.*|"
    rf"what makes you (?:think|say|recommend|suggest).*|what made you.*|reasons? (?:for|"
    rf"why)\b.*"
)
RULES: tuple[tuple[Topic, str], ...] = (
    (Topic.ME, ME),
    (Topic.APP, APP),
    (
        Topic.COMPARE,
        rf"which(?: one| of (?:these|them|those|the \w+|the two|<r\d+>)| {NOUNS}| <r\d+>)* "
        rf"(?:is|are|was|has|would be|do you (?:think|like)|did you like|should i (?:watch|see))\b"
        rf"(?! (?:it|that|this|the plot|about|the name)\b).*|"
        rf"what(?: one| of (?:these|them|those|the \w+|<r\d+>)| {NOUNS}| <r\d+>)+ (?:is|"
        rf"are|was|has).*|"
        rf"what is (?:the )?(?:<w\d+>|better|worse|more|most|less|best|worst|shorte|longe|"
        rf"older|newe).*|(?:is|was|"
        rf"are) {ITEM} (?:\S+ )?(?:<w\d+>|better|worse|more \S+|less \S+|\w+er) than.*|compare\b.*|"
        rf"(?:what is the )?difference between.*|how (?:do|does) .* compare.*|"
        rf"better than (?:the )?(?:original|{REF}).*|{ITEM} or {ITEM}|(?:<w\d+>|better|"
        rf"worse) (?:of|"
        rf"between) .*",
    ),
    (Topic.WHY, WHY),
    (
        Topic.LENGTH,
        r"how long.*|(?:what is |whats )?(?:the |its )?(?:running time|run ?time|duration|"
        r"length)(?: of.*)?$|how many (?:minutes|hours|pages).*|is (?:it|that|this|"
        r"<[rt]\d+>) (?:very |too |really )?(?:long|short|a long|<w\d+> long).*",
    ),
    (
        Topic.YEAR,
        r"when (?:was|did|is|were) .*(?:made|come out|came out|released|from|out|filmed|"
        r"published|written|coming out|release).*|(?:what|which) year.*|release (?:date|"
        r"year).*|how old (?:is|are) (?!.*(?:to watch|have to be)).*|is (?:it|that|this|"
        r"<[rt]\d+>) (?:an? )?(?:new|old|recent|older|newer)\b.*|when is (?:it|that) from.*",
    ),
    (
        Topic.CREATORS,
        r"who (?:\S+ )?(?:directed|made|wrote|created|filmed|directs|writes|produced)\b.*|"
        r"who is (?:it|this|that|the \w+) (?:by|from)$|who is the (?:director|writer|author|"
        r"creator|filmmaker).*|(?:the )?director of .*|who did .* direct.*|by whom|"
        r"what else (?:did|has) (?:he|she|they|the director) (?:make|made|direct|directed|"
        r"done|do)",
    ),
    (
        Topic.CAST,
        r"who (?:else )?(?:is|was|are|stars?|starred|plays?|played|acts?|acted|were|"
        r"all is)\b(?! (?:it|the director|the writer|the author|you|that by|this by)\b).*|"
        r"(?:what is the |whats the )?cast(?: of| like)?.*|(?:any|which|what|who are the|"
        r"does it have|"
        r"are there any)\b.*\b(?:actors?|actress(?:es)?|stars?)\b.*|(?:is|was|does|did|isnt|"
        r"has) (?:\S+ )?<p\d+>.*|<p\d+> (?:is |was )?(?:in|on) (?:it|that|this|one|<[rt]\d+>|"
        r".*right)\b.*|starring who|is (?:he|she) (?:in|the)\b.*|(?:he|she) (?:is|was) (?:also "
        r")?in\b.*|(?:it|that) (?:has|is with|had|with|stars?) <p\d+>.*|did not (?:he|"
        r"she) play.*|with <p\d+> right",
    ),
    (
        Topic.AGE_RATING,
        rf"(?:what|how) is (?:it|that|<[rt]\d+>|this) rated.*|(?:age )?rating(?:s)? (?:of|for|"
        rf"on).*|(?:what is |whats )?(?:the |its )?(?:age )?rating$|(?:is|are|would) {ITEM} "
        rf"(?:\S+ )?(?:ok|okay|suitable|appropriate|good|safe|fine|alright|<w\d+>) (?:for|"
        rf"to watch with) (?:\S+ )?(?:kids|children|family|families|\S+ (?:year|yr) olds?|"
        rf"my \S+).*|can (?:kids|children|my \S+) (?:watch|see).*|how old .*(?:to watch|"
        rf"have to be).*|is it r rated",
    ),
    (
        Topic.LANGUAGE,
        rf"(?:what|which) language.*|(?:is|are) {ITEM} (?:\S+ )?(?:subtitled|dubbed|"
        rf"in (?:english|<w\d+>)).*|does {ITEM} have subtitles.*|do i (?:have|"
        rf"need) to read subtitles.*",
    ),
    (
        Topic.ABOUT,
        rf"what (?:\S+ )?(?:{ITEM} )?(?:\S+ )?about$|what is (?:{ITEM}|\w+) (?:all )?about\b.*|"
        rf"(?:tell|give) me (?:a bit |a little |some )?(?:more|something|info|details|"
        rf"information)?(?: info| details| information)? ?(?:about|on) {ITEM}.*|"
        rf"what (?:happens|happened) (?:in|at|with).*|(?:what is )?(?:the |its )?(?:plot|premise|"
        rf"synopsis|storyline|story line|story|summary)(?: of| like)?\b.*|describe {ITEM}.*|"
        rf"more (?:about|on|info on|details on) {ITEM}.*|(?:is|was|are|were) {ITEM} (?:\S+ "
        rf")?(?:good|any good|worth|great|decent|like|bad|a true|based|about|really|the one|"
        rf"a series|a sequel|a remake|out|on|also|as good)\b.*|how (?:is|was|are|"
        rf"were) {ITEM}\b.*|what is {ITEM}(?: like)?$|what about {ITEM}$|(?:have|did|do|"
        rf"would) you (?:\S+ )?(?:seen|see|watched|heard of|like|liked|know|recommend|watch|enjoy|"
        rf"hear about|think of|hear of)\b (?!.*(?:good|any|other|new|recommend)).*|what did you "
        rf"think\b.*|did you\b(?! (?:have|mean|say)\b).*|tell me about\b.*|would i like.*|"
        rf"is it$",
    ),
)
PATTERNS = tuple((topic, re.compile(rf"(?<!\S)(?:{words})(?!\S)")) for topic, words in RULES)
TONE = re.compile(
    rf"(?<!\S)(?:(?:is|was|are|does|do|did|will|would|how|"
    rf"isnt)(?: not)? (?:\S+ ){{0,2}}?{ITEM} (?:\S+ ){{0,4}}?(?P<mark><w\d+>)"
    rf"|how (?:\S+ )?(?P<how><w\d+>) (?:is|was|are) {ITEM}|(?P<tag><w\d+>) (?:right|is it|"
    rf"isnt it|is it not|then)$"
    rf"|{ITEM} (?:is|are|was) (?:\S+ ){{0,3}}?(?P<said><w\d+>)(?: {NOUNS})?(?: (?:right|"
    rf"is it|isnt it|is not it))?$)"
)
KIND = re.compile(
    rf"(?<!\S)(?:what|which) (?:genre|kind|type|sort|category)\b(?: of (?:{NOUNS}|"
    rf"thing))? (?:is|was|are|of|does).*"
)
ASKING = re.compile(
    r"^(?:and |but |so |ok |okay |hmm |oh |well |yes |no |, |sure |hi |hey |hello |"
    r"\. )*(?:who|what|when|where|why|which|how|is|are|was|were|does|did|tell me|"
    r"compare|describe|isnt|has|can (?:kids|children|my)|more about|more on|"
    r"give me (?:more )?(?:info|details))(?!\S)"
)
# "what about a comedy", "which comedies are good" ask for films, not about one.
REQUESTS = re.compile(
    r"(?<!\S)(?:what about (?:a|an|some|something)|how about|can you (?:recommend|suggest|"
    r"find|help|give|show|think)|could you|any (?:good|other|more|suggestions|ideas|"
    r"recommendations)|"
    r"what (?:do you|would you|should i|can you) (?:recommend|suggest|watch|have)|(?:do|"
    r"have) you (?:have|got|know) (?:of )?(?:any|some|anything|a |other|more|another)|"
    r"are there (?:any )?(?:good|other|new|more)|what (?:other|else|good|are some|is a good|"
    r"would be)|any .* (?:like|similar)|something like|why not (?:something|a|an|some|one|"
    r"try|show)|you (?:have|know|got|can find|"
    r"can think of)$|ever made|of all time|out there)"
)
