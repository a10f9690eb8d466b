"""Words on the left and the right of a title that say how it is meant, as regular expressions."""

import re

from recchat.talk.reading.lexicons.opinions import BAD, DEGREE, GOOD, HATED, LIKED, SUCKED

FILLER = (
    r"(?:the |a |an |movies? |films? |books? |both |also |all |any |original |first |"
    r"older? |new |newer |really |called |named |"
    r"series |franchise |watching |ones? |such |as |stuff |things |: |, |\" |\( |classics |"
    r"comedies |"
    r"something |anything |like |both of |some of |of |kind of |sort of |<w\d+> |oh |yes |"
    r"is |would be |"
    r"most of |every |from |in |with |by |<p\d+> (?:in|and) |on |actually |one |that |"
    r"this |much |too |you know |i mean |i guess |um |uh |probably |maybe )*+"
)
WATCH = r"(?:watch|see|check|try|look|rent|give|stream|catch|go|put|add|take|save|pick)"
UNSEEN = re.compile(
    rf"(?:not|never|nor|havent) (?:\S+ ){{0,3}}?(?:seen|see|watched|watch|saw|heard of|"
    rf"hear of|caught|heard about|got around to|looked into) {FILLER}$"
)
ASKED = re.compile(
    rf"(?:(?:have|did|do|would|are|were) you (?:\S+ ){{0,3}}?(?:seen|see|like|liked|watch|"
    rf"watched|know|heard of|heard|think of|tried|recommend|thought of|enjoy|familiar with)"
    rf"|who (?:\S+ ){{0,3}}?(?:in|directed|made|stars in|wrote|played in)|tell me (?:\S+ )?about|"
    rf"what (?:is|was|were|are)(?: \S+)?(?: about)?|how (?:is|was|long is|old is|about|"
    rf"scary is)|^(?:is|was|are|does|did|do|were|isnt)(?: not)?|when (?:was|did|is)|premise of|"
    rf"plot of|why|know the (?:\S+ )?(?:of|for)) {FILLER}$"
)
ACCEPTED = re.compile(
    rf"(?:will|ill|shall|going to|want to|wanted to|wants to|like to|love to|should|might|"
    rf"may|need to|have to|got to|let us|plan to|try to|meaning to|wanting to|wait to|"
    rf"excited to|check out|definitely|probably) (?:\S+ ){{0,3}}?(?:{WATCH}|seeing|"
    rf"watching)(?: (?:out|up|into|for|with|see|it|a|to|at|and|my|list|again|"
    rf"watch))* {FILLER}$"
    rf"|(?:check|checking) (?:out|into) {FILLER}$|(?:looking forward to|"
    rf"(?<!not )interested in|in the mood for|(?:^|i |we )will take|go with|going with|choose|"
    rf"put on|give me|show me|play) {FILLER}$"
)
WHO = (
    r"(?:i|we|you|he|she|they|kids|children|daughter|son|wife|husband|really|also|do|did|"
    r"always|still|"
    r"too|both|absolutely|kinda|personally|definitely|girlfriend|boyfriend)"
)
# "I don't like musicals, like <t0>", "the worst movie I saw was <t0>", "I am not a <w0> fan like".
DISLIKED = re.compile(
    rf"(?:{HATED}|not (?:a |an )?(?:big |huge )?<w\d+> (?:\S+ )?fan|"
    rf"(?:not|never) (?:\S+ )?(?:had|have|took|take|taken)? ?(?:an |any |much )?interest in) "
    rf"(?:(?!but |i |though |although |while |except )\S+ ){{0,8}}"
    rf"(?:like|such as|especially|including) {FILLER}$|"
    rf"(?:worst|least favou?rite) (?:\S+ ){{0,7}}(?:is|was|were|be|include) {FILLER}$|"
    rf"(?:bad|terrible|awful) (?:<w\d+> )?(?:movies?|films?) (?:like|is|was) {FILLER}$|"
    rf"disappointing is {FILLER}$"
)
# A sentence that says how the next title is meant: "A movie that I dislike? <t0>."
DISLIKED_NEXT = re.compile(
    rf"(?:movies?|films?|ones?|something|books?) (?:that |which )?i (?:really |just )*"
    rf"(?:{HATED}) *(?:[.?] that is an easy one )?$"
)
IT = re.compile(r"(?<!\S)(?:it|that|them|they|those|one|movie|film)(?!\S)")
LOVED = re.compile(
    rf"(?:(?<!\S){WHO} (?:like|likes)|(?<!would )(?<!something )(?<!anything )(?<!stuff "
    rf")(?:loved?|loves|liked|enjoy(?:ed|s)?|adored?|dug)|favou?rites?(?: \S+){{0,5}}? "
    rf"(?:is|are|was|include|includes|were|has to be|have to be|would be)|fans? of|big on|"
    rf"obsessed with|best \S+ (?:is|was)|soft spot for) {FILLER}$"
)
SEEN = re.compile(
    rf"(?:seen|saw|watched|rewatched|finished|been to|watching|own|rewatching|viewed|"
    rf"read) (?:\S+ )?{FILLER}$"
)
ALIKE = re.compile(
    rf"(?:like|liked|similar (?:\S+ )?(?:to|as)|similiar to|lines of|(?:vein|style|spirit|"
    rf"mood|line|manner|realm) (?:of|as)|same as|such as|reminiscent of|close to|closer to|"
    rf"as|comparable to|along with|than|for example|for instance|e \. g \.|eg|ones like|"
    rf"fan of|looking for|similar) {FILLER}$"
)
HEAD = (
    r"^(?:movies? |films? |series |one |ones |books? |\) |\" |, |too |also |again |already |"
    r"recently |last \S+ |twice )*"
)
LINK = (
    r"(?:but |and |, |though |although |which |i |we |it |that |they |thought |found |because |"
    r"since |felt |think |honestly |just |was |then |or |however |have |to be |is |are |one |a |"
    r"movie |film |definitely |really |easily |he |she |there |that is )*"
)
BE = r"(?:is|was|were|are|looks?|looked|sounds?|sounded|seemed|seems)"
THEN_BAD = re.compile(
    rf"{HEAD}{LINK}(?:{BE} (?:not|never) {DEGREE}(?:{GOOD}|my|for me|into|impress\w+|as)|"
    rf"{BE} {DEGREE}(?:{BAD})(?!\S)|(?:{SUCKED})|{HATED}|not so much|not (?:really "
    rf")?(?:for me|my thing|good|great)|am not {DEGREE}(?:fan|into)|no thanks?|fell asleep)"
)
THEN_GOOD = re.compile(
    rf"{HEAD}{LINK}(?:{BE} {DEGREE}(?:{GOOD})(?!\S)|{DEGREE}{LIKED}(?!\S)|"
    rf"{DEGREE}(?:{GOOD})(?!\S)|did not {DEGREE}(?:hate|dislike|mind)|(?:made me (?:laugh|"
    rf"cry|smile)))"
)
THEN_UNSEEN = re.compile(rf"{HEAD}{LINK}(?:(?:not|never) (?:\S+ )?(?:seen|see|watch\w*|saw|heard))")
THEN_FAIR = re.compile(rf"{HEAD}{LINK}{BE} {DEGREE}(?:ok|okay|alright|fine|so so|not bad)(?!\S)")
THEN_SEEN = re.compile(rf"{HEAD}{LINK}(?:already )?(?:seen|saw|watched)(?!\S)")
THEN_ACCEPTED = re.compile(
    rf"{HEAD}{LINK}(?:(?:sounds?|looks?) {DEGREE}(?:{GOOD}|intriguing|promising|like)|"
    rf"please(?!\S)|(?:will|might|may|would) (?:work|be (?:good|great|perfect)|do)|"
    rf"it is(?!\S))"
)


FAULTED = re.compile(
    rf"{HEAD}(?:it )?(?:is|are|looks?|sounds?|seems?|(?:may|might|could|would) be) (?:a (?:bit|"
    rf"little) |just |way |far |kind of )*too "
)
