"""Words that stand in anybody's message: a title made of them alone needs more evidence.

A catalogue adds the words that its own descriptions use in lower case.
"""

PRONOUNS = frozenset(
    """it her him us them you me we he she they i this that these those one ones up big she's
    what who when where why how yes no both all any some more most after before here there now
    then not so go out in on off over down back again""".split()
)

CHAT = frozenset(
    """sequel beginning finale chapter actors characters others anything colors ghosts nothing
        follow happen core them fear a about absolutely actor actors actress actually after
        afternoon again ago ahead alive all almost alone along alright also although always am
        amazing an and another any anybody anymore anyone anything anyway are around as ask at
        away awesome awful baby back bad badly bag ball bank be beach beautiful became because
        become bed been before began begin behind being believe best bet better between big bit
        black block blue body book boring born both boy boys brave break bring brother brothers
        brown burn business but buy by bye call called came can car care carry case cast catch
        cause chance change charming cheap check cheers child children choice chosen christmas
        city class classic clean clear clever click clock close closer clue cold come comes
        coming common company complete confused control cool cop could country couple course
        crash crazy cry cut cute dad dance dark date daughter daughters day days dead deal dear
        death decent deep definitely did die different dinner director do does dog doing done
        down dream dreams drive drop dude due during each early easy eat edge eight either else
        end ending enemy enjoy enjoyed enough entire even evening ever every everybody everyone
        everything evil except exactly excellent eye eyes face fact fair faith fall false family
        fan fantastic far fast father favorite favourite fear feel feeling few fifty fight film
        films final finally find fine fire first five flash flick flicks flight focus follow
        food for forever forget four free fresh friday friend friends from frozen full fun funny
        game games gave genre get gets ghost girl girls give gives glad go goes going gold gone
        god goodness gosh
        good goodbye got great green grown guess guest guide guilty gun guy guys had hair half
        hand hands happened happy hard has hate hated have having he head hear heard heart heat
        heaven hell hello help her here hero hey hi high him his hit hold hole holiday holidays
        home honest hope horse hot hour hours house how huge human hunt husband i idea ideas if
        impossible in inside interesting into is island it its job joke joy juice jump just keep
        kid kidding kids kill killer kind king kiss knew know known land last late lately later
        laugh law learn least leave left legend less let letter life light like liked likes
        limitless line list listen little live lives living lol lone long look looked looking
        looks lost lot lots love loved lovely loving luck lucky mad made magic main make makes
        man many march married mask master matter may maybe me mean means meant meet men met
        might mind mine minute minutes miss missed missing mom moms moment monday money monster
        month months mood moon more morning most mother movie movies much music must my myself
        name names need needed neighbors nervous never new news next nice night nine no nobody
        none nope not nothing now number of off office often oh ok okay old older on once one
        ones only open opinion or orange original other others our out over own pain paper
        parents part party pass passed past patient people perfect perhaps person pick picture
        piece place plan play played player please pleasure plot point popular possible power
        prefer pretty previous probably problem promise proof pulse push put question quick
        quiet quite race rain raw read ready real really reason recall recent recommend red
        release remember rent rest rich ride right ring rings road rock role room run running
        rush sad safe said same sat saturday save saved saw say saying scary scene scenes school
        score scream sea search season second secret see seem seems seen self sell send sense
        separate series serious set seven sex she shine shop short should shout show shows sick
        side signs silence silent silver similar simple since sing sister sisters sit six skin
        sky sleep slow small smart smile snow so solo some somebody someone something sometimes
        somewhere son soon sorry sort soul sound sounds space speak special speed spend spirit
        split sport sports spring spy stand star stars start state stay step still stop story
        strange stranger street strong student stuff style such suggest suggestion suggestions
        summer sunday super sure sweet take taken takes talk talking taste teen teeth tell ten
        than thank thanks that the theater theatre their them then there these they thing things
        think thinking third this those though thought three through thrill time times tired to
        today together told tomorrow tonight too took top total totally touch tough town train
        trash traffic trailer treat trip trouble true trust truth try trying turn tv twice twist
        two type types under unknown until up upgrade us use used using usually vacation
        valentine very view voice wait walk wanna want wanted war warm was watch watched
        watching water way we wedding week weekend weird welcome well went were what whatever
        when where which while white who whole why wife wild will win window winter wish with
        without woman women won wonder wonderful wondering word words work working world worse
        worst worth would wow write wrong yeah year years yes yesterday yet you young your yours
        zoo""".split()
)

# Said at anything: no title, though there is one of each.
EXCLAIMED = ("oh god", "oh my god", "oh boy", "oh brother", "good grief", "holy moly", "you know")

# Words that say nothing of what a film is like.
STOP = frozenset(
    """a an the my our your his her their its some any lots of lot plenty with in on at to for
        and or but that which who is are was were be been being have has had do does did not no
        i we you it he she they this these those me us them something anything one ones movie
        movies film films book books please really very so too much more most also just maybe
        kind sort type good great nice cool best new old watch see like love enjoy want need
        think know if when where what how there here tonight today dvd everything mind ending
        cast acting tomorrow weekend now then as by from up out about what all ever never
        usually other another first last favorite favourite same every each few can could would
        should will might may else different suggest recommend suggestions recommendations
        interesting bad big long ok okay actors actor it s evening night day time date wife
        husband girlfriend boyfriend friends people everyone someone reviews chance try looking
        look story plot line well made couple two three movie night idea ideas""".split()
)
# Words before 'movie' that say nothing of its kind.
GENERIC = frozenset(
    """real whole full single entire several many own next previous overall total particular certain
    specific main popular famous known well awesome amazing excellent fantastic wonderful perfect
    decent worst worse better lovely beautiful favorite fav favourite fave special certain
    superb brilliant terrible awful horrible solid top rated must available theater cinema netflix
    called titled named seen saw watched watching see seeing recommended suggested mentioned
    remake sequel second third fourth previous final original three four five six ten hundred
    dont im ive youre thats whats his hers ours yours mine than such even let go going take
    make made making find finding looking into enjoy enjoyed loved liked hate hated bad worst
    type style kinda pretty quite little bit right wrong entire family fun hi hello hey thanks
    thank please yes yeah because when while until since before after with without both either
    prefer preferred using play played only whatever whichever""".split()
)
