"""Words that praise or blame an item, as alternatives of a regular expression."""

DEGREES = (
    r"just |so |too |really |very |pretty |a bit |a little |kind of |kinda |sort of |"
    r"rather |quite |"
    r"such |absolutely |also |actually |totally |super |definitely |the |a |an |all |always |most |"
    r"easily |highly |incredibly |"
    r"extremely |even |way |one of |fairly |honestly |probably |still |that "
)
# Possessive: what follows never starts with one of these, and no text can make it try twice.
DEGREE = rf"(?:{DEGREES})*+"
GOOD = (
    r"good|great|amazing|awesome|excellent|fantastic|wonderful|brilliant|hilarious|funny|"
    r"fun|superb|"
    r"perfect|favou?rites?|my favou?rites?|my (?:all time )?favou?rite|lovely|beautiful|cool|best|"
    r"incredible|entertaining|classic|masterpiece|nice|enjoyable|touching|hit|my (?:kind|type|jam)|"
    r"interesting|terrific|epic|well done|solid|decent|phenomenal|outstanding|"
    r"on my list of favou?rites|"
    r"better|cute|worth|right idea|exactly what|what i (?:am )?(?:look|want|mean|after)|"
    r"loved|dope|spot on"
)
BAD = (
    r"boring|bad|terrible|awful|horrible|dumb|stupid|lame|overrated|meh|trash|garbage|rubbish|crap|"
    r"disappointing|disappointed|dull|slow|weird|ridiculous|annoying|worst|poor|cheesy|corny|"
    r"predictable|waste|silly|gross|long|scary|violent|dated|crude|confusing|pretentious|"
    r"dry|a mess|"
    r"mess|unwatchable|forgettable|painful|mediocre|cringe|too much|tedious|bore|sucked|sucks"
)
SUCKED = (
    r"sucked|sucks|bored me|put me to sleep|did not (?:do it|work) for me|does not (?:do it|"
    r"work) for me|let me down"
)
LIKED = r"(?:loved?|loves|liked?|likes|enjoy(?:ed|s)?|adored?|dig|dug)"
HATED = (
    r"(?:hated?|hates|disliked?|despised?|loathed?|detest(?:ed)?|(?:did|do|does|would) not "
    r"(?:really |actually |even |much |particularly )*(?:like|liked|enjoy|care|love|get|finish|"
    r"dig)|could not (?:get into|stand|finish)|can not stand|not a (?:big |huge )?fan)"
)
