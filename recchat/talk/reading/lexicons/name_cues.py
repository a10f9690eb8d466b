"""Words around a name that tell a title or a person from plain words."""

BEFORE_TITLE = frozenset(
    """about like liked loved love hated enjoyed enjoy adored see saw seen watch watched watching
        rewatched called titled named movie film book similar than disliked finished""".split()
)
# Lower case: "seen frozen" names a title, "I like magic" does not.
JUDGING = BEFORE_TITLE - set("like love hate enjoy see watch similar than movie film book".split())
WITH = frozenset({"with", "starring", "by"})  # before "The Rock" a person is meant
LISTED = frozenset({"and", "or", ","})
LIKENED = frozenset("similar close closer compared compare akin".split())
CARED = frozenset(
    {"heard of", "hear of", "care for", "cared for", "fan of", "lines of", "style of", "vein of"}
)
MADE = frozenset({"movie", "movies", "film", "films"})
ASKING = frozenset("what how heard hear me more".split())  # before "about": not "films about dogs"
BE = frozenset({"was", "is", "were", "has"})
SEQUELS = frozenset("2 3 4 5 6 7 8 9".split())
COUNTED = frozenset(
    "hours hour times movies films out stars of and years minutes or weeks days ones".split()
)
NEVER_PLAIN = frozenset({"her", "us", "up", "big"})
CALLED = frozenset("movie film book called titled named".split())
# What every film has: in lower case never a title, "I liked the actors".
ASPECTS = frozenset(
    """actors actor acting cast casting characters character story plot end ending beginning music
    soundtrack scene scenes part parts action effects graphics director girl boy kid kids guy guys
    man woman people person other others holiday college fighting ghosts dogs demons brothers
    sisters""".split()
)
# Only these, and only with a capital or in "something like up", may a pronoun-like title follow.
COMPARED = frozenset(
    "movies films something anything stuff ones movie film books similar more".split()
)
BEFORE_PERSON = frozenset(
    """with by from starring director directed actor actress featuring stars author written
    feat comedian""".split()
)
AFTER_PERSON = frozenset(
    """film films movie movies flick flicks fan brothers sisters stuff style type ones one book
    books novel novels""".split()
)
AFTER_TITLE = frozenset(
    """and or but with because since though which was is were so too as again yesterday has have
    last twice when recently before already yet which who would movies movie films film series
    saga franchise trilogy if please do they theyre i im ive ill id it its thank thanks""".split()
)
INNER = frozenset("of the and in a an to for on at from vs with de la le du der".split())
# Capitalised, and yet neither a title nor a person of the catalogue.
NO_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april
        may june july august september october november december christmas halloween easter
        oscar oscars netflix hulu amazon imdb dvd tv ok okay lol haha marvel dc disney pixar
        hollywood bollywood ghibli hbo usa uk us america england france i pg nc xmas merry god
        usd wow yes no hi hello hey thanks thank good bye goodbye christian jewish catholic
        muslim captain american british english european asian african oh well yeah what how who
        which when where why is are do does did can could would please i im id ive ill we my it
        its they he she this that and or but if so then there a the in on at not some any have
        has had loved liked love like seen saw watched just movie movies film films both sorry
        lol well also maybe because for with theres thats whats wheres hes shes theyre youre weve
        theyve youve theyll youll itll thatll lets dont doesnt didnt cant wont isnt wasnt arent
        couldnt wouldnt shouldnt havent hasnt hadnt heres whos let everything everybody nothing
        something anything somebody like you your really
        actually usually basically honestly probably definitely""".split()
)
REPLIES = frozenset(
    """yes no ok okay thanks hello hi hey both either neither after before again sure maybe nope
    yeah yep bye great good cool nice fine more next other others none any all anything whatever
    help stop please undo back go awesome amazing excellent perfect wonderful fantastic
    interesting funny beautiful brilliant lovely lol wow alright bad boring terrible awful
    horrible true right wrong done""".split()
)
