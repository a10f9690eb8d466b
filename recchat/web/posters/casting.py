"""Which scene and which voice an item gets: cues in its title, genres, themes, moods, decade."""

import random
import re
from collections.abc import Callable

from recchat.types import Dial, Item
from recchat.web.posters import scenes_land as land
from recchat.web.posters import scenes_marks as marks
from recchat.web.posters import scenes_signs as signs
from recchat.web.posters import scenes_town as town
from recchat.web.posters.canvas import Brush, Scene
from recchat.web.posters.lettering import VOICES, Voice

Draw = Callable[[Brush], Scene]
WORD = re.compile(r"[a-z]+")
IN_TITLE, IN_THEMES, IN_GENRES = 6.0, 2.2, 1.0
LUCK = 3.2  # so that films of one genre do not all get its favourite scene

# Each scene with the words that call for it, in a title, a theme, a mood or a genre.
SCENES: tuple[tuple[Draw, str], ...] = (
    (
        land.horizon,
        """western desert plains journey nature quiet epic drama country land valley hill
        days earth""",
    ),
    (
        land.road,
        """road trip run highway drive driver bus car cars truck escape american adventure
        wild route""",
    ),
    (
        land.waves,
        """sea ocean titanic ship shipwreck sinking island pirates ship water surf sailor
        beach shark fish wave boat river lake swim""",
    ),
    (
        land.forest,
        """forest woods witch camp wolf eerie fairy tale horror wild tree trees jungle hunter
        bear fantasy""",
    ),
    (
        land.peaks,
        """mountain mountains snow survival expedition climb quest adventure winter ice
        everest frozen hobbit dragons magic""",
    ),
    (
        land.rain,
        """rain sad melancholy loneliness umbrella storm weather wet grief bittersweet tears
        cherbourg""",
    ),
    (
        land.field,
        """war soldiers army teamwork school prison rebellion history many dozen men angry
        club sport""",
    ),
    (
        land.figure,
        """loneliness isolation alone walk lost quiet man stranger exile bleak desert
        wanderer walker martian""",
    ),
    (
        land.island,
        """summer holiday island beach bird birds paradise moonrise lagoon dreamy swan
        childhood""",
    ),
    (
        land.train,
        """train speed race racing chase express fast sport flight runner rush velocity""",
    ),
    (
        town.city,
        """city new york london paris los angeles tokyo streets gangsters night detective
        crime metropolis town superhero""",
    ),
    (
        town.window,
        """window apartment neighbours voyeurism hotel adultery secrets marriage rear room
        lives spies loneliness""",
    ),
    (
        town.stairs,
        """stairs class difference ambition obsession vertigo climb noir parasite ladder
        psychological money greed poverty""",
    ),
    (
        town.door,
        """door haunted kidnapping room others get out suspenseful murder""",
    ),
    (
        town.house,
        """house home family haunted house small town christmas suburb cabin neighbours
        ghosts cosy up alone""",
    ),
    (
        town.checkers,
        """chess game con artists heist casino gambling spies conspiracy murder mystery plot
        usual suspects""",
    ),
    (
        town.table,
        """food dinner cooking restaurant party cosy kitchen chef coffee chocolate feast eat
        wine breakfast sideways""",
    ),
    (
        town.stage,
        """theatre actor fame musical dance dancer show business opera ballet stage singer
        star circus singin talent drag""",
    ),
    (
        town.phone_boxes,
        """superhero comic secret identity comics spider man iron satirical absurd pulp
        universe""",
    ),
    (
        signs.sun,
        """sun summer dawn sunrise sunset day miami western 1980s nostalgic hot empire rising
        heat sunny teenagers""",
    ),
    (
        signs.arches,
        """1970s disco funky rainbow groovy sixties yellow submarine up fantastic playful
        musical animation wonder wonderful""",
    ),
    (
        signs.orbit,
        """space aliens planet moon star stars science fiction astronauts time travel robots
        gravity solaris contact arrival galaxy""",
    ),
    (
        signs.grid,
        """ensemble identity memory corporate puzzle office stylish witty family comedy lives
        paths""",
    ),
    (
        signs.thread,
        """fate thread journey memory family drama love string line connection needle mother""",
    ),
    (
        signs.eye,
        """eye eyes watching surveillance serial killer voyeurism unsettling stranger see
        look clockwork blind vision possession""",
    ),
    (
        signs.burst,
        """superhero explosion bomb blast kill epic power apocalypse independence fury""",
    ),
    (
        signs.teeth,
        """shark monster vampire dinosaurs creature slasher horror jaws alien beast scary
        teeth predator jurassic""",
    ),
    (
        signs.paper,
        """witty jazz murder anatomy courtroom 1950s 1960s satirical absurd silly lawyer""",
    ),
    (
        signs.leaves,
        """nature garden spring growing tender flower rose wood tree little women old hopeful""",
    ),
    (
        marks.pair,
        """triangle first love opposites attract twins double brothers sisters before lovers
        couple two duet""",
    ),
    (
        marks.letter,
        """biography documentary history drama true story portrait writer book her letter
        teacher politics""",
    ),
    (
        marks.bars,
        """music band singer rock concert fame jazz piano guitar rap hip hop musical song
        school sound whiplash""",
    ),
    (
        marks.spiral,
        """madness vertigo dream hypnosis obsession time loop psychological surreal mind
        memory inception mirror hallucination drugs groundhog""",
    ),
    (
        marks.hearts,
        """romance heartbreak divorce valentine unrequited breakup heart eternal sunshine
        wedding""",
    ),
    (
        marks.target,
        """assassin spies hitman sniper bond fbi police shoot gun contract bullet target
        mission heist james cops buddy""",
    ),
    (
        marks.lightning,
        """storm magic thunder superhero monster electricity power wizard curse frankenstein
        exciting fantasy harry""",
    ),
    (
        marks.mask,
        """disguise mistaken mask satire secret clown joker face faces persona scream absurd
        satirical silly""",
    ),
    (
        marks.maze,
        """maze puzzle conspiracy labyrinth prison escape detective investigation shining
        cube trap zodiac mystery""",
    ),
    (
        marks.flag,
        """politics revolution history independence immigration racism strike rebellion
        president freedom biography true""",
    ),
)


def scene_for(item: Item, chance: random.Random) -> Draw:
    """The scene that most cues call for; luck decides among those with few."""
    title = set(WORD.findall(item.title.casefold()))
    themes = set(WORD.findall(" ".join((*item.themes, *item.moods)).casefold()))
    genres = set(WORD.findall(" ".join(item.genres).casefold()))
    scores: dict[Draw, float] = {}
    for draw, cues in SCENES:
        called = set(cues.split())
        scores[draw] = (
            IN_TITLE * min(1, len(called & title))
            + IN_THEMES * min(2, len(called & themes))
            + IN_GENRES * len(called & genres)
            + chance.uniform(0, LUCK)
        )
    return max(scores, key=lambda draw: scores[draw])


def voice_for(item: Item, chance: random.Random) -> Voice:
    """How the title is set: by decade first, then by temper."""
    year = item.year or 2000
    names: tuple[str, ...]
    if year < 1946:
        names = ("plate", "gothic", "gothic", "slant")
    elif year < 1960:
        names = ("slant", "gothic", "bass", "plate")
    elif year < 1970:
        names = ("bass", "bass", "poster", "slant")
    elif year < 1980:
        names = ("bold", "book", "bass", "gothic")
    else:
        names = modern_voices(item)
    return VOICES[chance.choice(names)]


def modern_voices(item: Item) -> tuple[str, ...]:
    """Loud films are set in gothic capitals, tender ones in a book face, funny ones round."""
    tones, genres = item.tones, set(item.genres)
    if tones.get(Dial.HUMOUR, 0) >= 7:
        return ("bold", "bass", "poster", "gothic")
    if genres & {"horror", "action", "war", "superhero", "sport"}:
        return ("gothic", "gothic", "poster", "book")
    if tones.get(Dial.ROMANCE, 0) >= 6 or tones.get(Dial.WARMTH, 0) >= 7:
        return ("slant", "slant", "book", "bold")
    if genres & {"science fiction", "thriller", "crime"}:
        return ("gothic", "bold", "plate", "poster")
    return ("book", "slant", "plate", "poster")
