"""Genres with the words people use for them.

A key names one genre, or several that hold together ("romance+comedy"); the first alone is what
"no romcoms" rules out.
"""

GENRES = {
    "action": """action, action packed, action adventure flick, actioner, shoot em up, shootout,
        fight movie, fighting movie, explosions and car chases""",
    "action+adventure": "action adventure, adventure action",
    "action+comedy": "action comedy, action comedies, buddy cop, buddy comedy",
    "action+thriller": "action thriller",
    "adventure": "adventure, adventurous, swashbuckler, swashbuckling, quest movie, treasure hunt",
    "animation": """animation, animated, anime, cartoon, cartoonish, stop motion, claymation, pixar,
        disney animation, animes""",
    "biography": """biography, biographical, biopic, bio pic, life story, based on a real person,
        true life story""",
    "comedy": """comedy, comedies, comedic, sitcom, slapstick, spoof, parody, dramedy comedy,
        black comedy, stoner comedy, stand up, gross out""",
    "comedy+drama": "dramedy, comedy drama, dramatic comedy, tragicomedy, dramedies, comedy dramas",
    "comedy+horror": "horror comedy, comedy horror, horror comedies, funny horror",
    "crime": """crime, gangster, mafia, mob movie, mobster, heist movie, heist film, caper, true
        crime, cop movie, cop film, cop show, detective movie, police movie, crime drama movie""",
    "crime+drama": "crime drama, crime dramas",
    "crime+thriller": "crime thriller, crime thrillers",
    "documentary": "documentary, docs, docu, docufilm, doco, nature documentary",
    "drama": "drama, dramatic, dramas, melodrama, tragedy, tragic, period drama, costume drama",
    "family": """family movie, family film, family flick, kids film, kids movie, kid movie, kid
        film, childrens movie, childrens film, childrens, kids movies, kids films, movie for
        kids, movies for kids, film for kids, films for kids, movie for the kids, movie for
        children, films for children, family comedy movie, kids flick, family entertainment,
        kids stuff, children film, children movie, movie for the whole family, kids show""",
    "family+comedy": "family comedy, family comedies, kids comedy",
    "fantasy": """fantasy, fantastical, sword and sorcery, fairy tale movie, fairy tale film,
        high fantasy, magical world, fantasies""",
    "history": """historical, history film, history movie, historical film, historical drama,
        historic film, historic, period piece, period film, period movie""",
    "horror": """horror, horrors, scary movie, scary film, scary flick, scary story, slasher,
        spooky movie, spooky film, slasher film, gore fest, creature feature, zombie movie,
        zombie film, zombie flick, creepy movie, horror film, horror flick""",
    "music": "music film, music movie, concert film, movie about music, film about music, "
    "rockumentary",
    "musical": "musical, musicals, singing and dancing, broadway, movie with songs",
    "mystery": """mystery, mysteries, whodunit, whodunnit, who dunnit, who done it, murder mystery,
        detective story, detective stories, murder mysteries, mystery novel, detective, sleuth""",
    "mystery+thriller": "mystery thriller, psychological mystery",
    "noir": "noir, film noir, neo noir, hard boiled, hardboiled",
    "romance": """romance, romances, love story, love stories, romantic movie, romantic film,
        romantic flick, romantic, romantic ones, romantic drama movie, tearjerker romance, chick
        flick movie""",
    "romance+comedy": """romcom, rom com, romcoms, romantic comedy, romantic comedies, romance
        comedy, chick flick, chick flicks, chickflick, comedy romance""",
    "romance+drama": "romantic drama, romance drama, drama romance, dramatic romance",
    "science fiction": """science fiction, sci fi, scifi, sf, scfi, syfy, si fi, cyberpunk,
        space opera, space movie, space film, dystopian, dystopia, alien movie, alien film,
        space flick, science fictions, futuristic, sifi""",
    "science fiction+action": "sci fi action, science fiction action",
    "science fiction+horror": "sci fi horror, science fiction horror",
    "science fiction+thriller": "sci fi thriller, science fiction thriller",
    "sport": """sports movie, sports film, sport movie, sport film, sports, boxing movie,
        football movie, baseball movie, basketball movie, sports drama, sporty""",
    "superhero": """superhero, superheroes, super hero, super heroes, comic book movie,
        comic book film, comic book, marvel, dc movie, marvel movie, marvel film, dc film, mcu,
        comic book movies""",
    "thriller": """thriller, thrillers, psychological thriller, suspense movie, suspense film,
        suspense thriller, political thriller, suspense flick, psych thriller, thriller suspense""",
    "war": """war movie, war film, war drama, war epic, war flick, military movie, wartime,
        world war movie, military film, wwii movie, war story""",
    "western": "western, westerns, cowboy movie, cowboy film, cowboys, spaghetti western",
}
# Words that are a genre only beside a noun such as "film", or beside another genre.
WEAK_GENRES = {
    "family": "family",
    "history": "history",
    "music": "music",
    "sport": "sport",
    "war": "war",
    "mystery": "crime story",
    "romance": "love",
}
# What catalogues call the same genre: the first that a catalogue has is used.
GENRE_NAMES = {
    "science fiction": ("science fiction", "sci-fi", "scifi", "sf"),
    "noir": ("noir", "film-noir", "film noir"),
    "sport": ("sport", "sports"),
    "biography": ("biography", "biographical", "biopic"),
    "superhero": ("superhero", "action"),
    "family": ("family", "children", "children's", "kids"),
    "animation": ("animation", "animated"),
    "history": ("history", "historical"),
    "musical": ("musical", "music"),
    "romance": ("romance", "romantic"),
}
NOUNS = (
    "movie|movies|film|films|flick|flicks|picture|pictures|book|books|novel|novels|read|reads|"
    "album|albums|genre|genres|title|titles|show|series|moive|moives|movei"
)
