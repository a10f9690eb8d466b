"""Commands to the talk, and the words that lift a constraint, as regular expressions."""

import re

from recchat.types import Control, Slot

CONTROLS: tuple[tuple[Control, str], ...] = (
    (
        Control.START_OVER,
        r"start (?:all )?(?:over|again|afresh|from scratch|a ?new)|restart|reset|new search|"
        r"clear (?:everything|all)|from scratch|begin again|forget (?:everything|"
        r"all of (?:that|it|this))|let us start (?:over|again)",
    ),
    (Control.UNDO, r"undo(?: that| it)?|take that back|i take (?:it|that) back|revert"),
    (
        Control.GO_BACK,
        r"go back(?! to (?!the (?:previous|last|first|earlier)|previous))(?: to (?:the "
        r")?(?:previous|last|first|earlier) (?:ones?|list|results?|suggestions?|page))?|"
        r"back to (?:the )?(?:previous|last|earlier|first)(?: (?:ones?|list|results?|"
        r"suggestions?))?|(?:show me )?the previous (?:ones?|list|results?|"
        r"suggestions?)(?: again)?|^(?:back|previous)$",
    ),
    (
        Control.FORGET,
        r"forget (?:about )?(?:that|it|this|what i (?:just )?said)|never mind(?: that)?|"
        r"nevermind|scratch that|ignore that|strike that|disregard that|cancel that",
    ),
    (
        Control.JUST_SHOW,
        r"(?:please )?just (?:show|give|tell|pick|choose|recommend|suggest|surprise)(?: me)?|"
        r"surprise me|no more questions|stop asking|do not ask(?: me)?(?: anything)?|"
        r"anything (?:is fine|goes|works|at all)|whatever you (?:like|think|want|recommend|"
        r"suggest)|"
        r"dealer s choice|i do not (?:care|mind)$|pick (?:one|something) for me|you (?:choose|"
        r"pick|decide)|up to you|i am (?:open to|up for) (?:anything|suggestions|any)|"
        r"feeling lucky|random (?:one|film|movie|pick)?",
    ),
    (
        Control.MORE,
        r"^(?:ok |okay |yes |and |, )*(?:more|some more|a few more|more please|next|"
        r"next (?:ones|page)|others?|others please|keep going)(?: please)?$|(?:show|give|get|tell|"
        r"recommend|suggest|find)(?: me)? (?:some |a few |\d |two |three )?(?:more|others|"
        r"other ones|something else|another(?: one)?)(?: (?:please|options|suggestions|"
        r"recommendations|films|movies|like (?:that|these|this|those)))?$|what else(?: (?:do "
        r"you have|have you got|is there|you got|can you (?:recommend|suggest)))?|(?:any|some|"
        r"got any|have any|have you any|do you have any|know any|are there any) (?:other|"
        r"others|more|additional)(?: (?:suggestions?|recommendations?|ideas?|options?|movies?|"
        r"films?|ones|good ones|movie suggestions?|picks?))?|(?:other|another|more|additional|"
        r"different) (?:suggestions?|recommendations?|ideas?|options?|recs?|suggestion)|"
        r"(?:anything|something|someone) else(?= ?$| \?| ,| like| that| then| please)|"
        r"another one|one more|few more|see more|load more",
    ),
)
CONTROL_PATTERNS = tuple(
    (control, re.compile(rf"(?<!\S)(?:{words})(?!\S)")) for control, words in CONTROLS
)
# What people call the thing that a constraint is about.
NAMES: tuple[tuple[str, tuple[Slot, ...]], ...] = (
    (
        r"lengths?|running times?|run ?times?|duration|how long(?: it is)?|time limit|"
        r"(?:number of |how many )pages",
        (Slot.MINUTES,),
    ),
    (
        r"year|years|era|eras|decade|decades|period|how old(?: it is)?|age of the (?:film|"
        r"movie)|time period|release date",
        (Slot.YEAR,),
    ),
    (r"languages?|subtitles|what language(?: it is in)?", (Slot.LANGUAGE,)),
    (r"country|countries|where it is from|nationality", (Slot.COUNTRY, Slot.LANGUAGE)),
    (
        r"genres?|kinds?(?: of (?:film|movie|book|thing)s?)?|types?(?: of (?:film|movie|book|"
        r"thing)s?)?|sorts?(?: of (?:film|movie|book|thing)s?)?|category|"
        r"what genre(?: it is)?",
        (Slot.GENRE,),
    ),
    (r"ratings?|age ratings?|certificate|r ratings?", (Slot.AGE_RATING,)),
    (r"actors?|directors?|cast|authors?|who is in it", (Slot.PERSON,)),
    (r"moods?|tones?|vibes?", (Slot.MOOD, Slot.TONE)),
)
FINE = (
    r"(?:is|are|would be|will be) (?:all |totally |also |absolutely |perfectly )?(?:fine|ok|"
    r"okay|good|great|alright|cool|welcome|no problem|not important|irrelevant|fine too)|"
    r"(?:will|would) do|works?|goes|does not matter|do not matter|not important|is unimportant|"
    r"either way"
)
LIFTS = tuple(
    (
        re.compile(
            rf"(?<!\S)(?:(?:any|whatever|every|all|either) (?:{words})(?: (?:{FINE}))?|"
            rf"(?:the )?(?:{words}) (?:{FINE})|"
            rf"(?:do|does) not (?:really )?(?:care|mind|matter) (?:about |for )?(?:the |"
            rf"which |what )?(?:{words})|(?:no|without a|forget (?:about )?the|drop the|"
            rf"ignore the|never mind the|lift the|remove the) (?:{words})(?: (?:limit|"
            rf"limits|restriction|restrictions|constraint|preference|thing|part))?|"
            rf"no preference (?:on|about|for|in|as to) (?:the )?(?:{words})|open to (?:any|"
            rf"all|other) (?:{words}))(?!\S)"
        ),
        slots,
    )
    for words, slots in NAMES
)
