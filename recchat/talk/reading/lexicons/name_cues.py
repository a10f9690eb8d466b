"""Words around a name that tell a title or a person from plain words."""

BEFORE_TITLE = frozenset(
    """about like liked loved love hated enjoyed enjoy adored see saw seen watch watched watching
        rewatched called titled named movie film book similar than disliked finished""".split()
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
    saga franchise trilogy if please i""".split()
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
        lol well also maybe because for with""".split()
)
REPLIES = frozenset(
    """yes no ok okay thanks hello hi hey both either neither after before again sure maybe nope
    yeah yep bye great good cool nice fine more next other others none any all anything whatever
    help stop please undo back go""".split()
)
