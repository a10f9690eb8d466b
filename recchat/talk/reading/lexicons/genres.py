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
    "comedy": """comedy, comedies, mockumentary, mockumentaries, teen comedy, teen comedies,
        comedic, sitcom, slapstick, spoof, parody, dramedy comedy,
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
    "superhero": """superhero, superheroes, super hero, super heroes, superheros, super heros,
        comic book movie,
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
# Genres of books with the words people use for them; each counts only in a library that has it.
BOOK_GENRES = {
    "children's": """children's, childrens, children's book, children's books, childrens book,
        childrens books, kids book, kids books, kid book, book for kids, books for kids, book for
        children, books for children, picture book, picture books, bedtime story, bedtime stories,
        book for a child, children's classic, children's classics, children's literature""",
    "essays": "essays, essay, essay collection, essay collections, collection of essays",
    "family saga": """family saga, family sagas, saga, sagas, generational saga, family novel,
        multi generational, multigenerational, several generations""",
    "folklore": """folklore, folk tale, folk tales, folktales, myth, myths, mythology, fairy tales,
        legends""",
    "gothic": "gothic, gothic novel, gothic novels, gothic fiction, gothic romance",
    "graphic novel": """graphic novel, graphic novels, comic, comics, comic book, comic books,
        manga, bande dessinee, illustrated novel""",
    "history": """historical fiction, historical novel, historical novels, history book,
        history books, popular history""",
    "literary fiction": """literary fiction, literary, literary novel, literary novels, literature,
        serious fiction, high brow, highbrow""",
    "memoir": """memoir, memoirs, autobiography, autobiographies, autobiographical, diaries,
        diary, life writing""",
    "nature": "nature, nature writing, nature book, natural history",
    "non-fiction": """non-fiction, non fiction, nonfiction, factual, true books, true book,
        narrative non fiction, something true""",
    "philosophy": """philosophy, philosophical, philosophical novel, philosophical fiction,
        existentialist, existential""",
    "poetry": "poetry, poems, poem, verse, poetry collection, collection of poems",
    "satire": "satire, satires, satirical novel, satirical fiction, social satire",
    "science": """science, popular science, pop science, science writing, science book,
        science books""",
    "short stories": """short stories, short story, short story collection, story collection,
        collection of stories, collection of short stories, stories""",
    "travel": """travel, travel writing, travelogue, travelogues, travel book, travel books,
        travel literature""",
    "true crime": "true crime, real crime",
    "young adult": """young adult, ya, ya novel, ya fiction, teen fiction, teen novel, teen book,
        teen books, books for teenagers, book for teenagers, book for a teenager""",
}
# These are a genre only beside a noun such as "book", or beside another genre.
WEAK_BOOK_GENRES = frozenset(
    "children's, childrens, saga, sagas, legends, literary, literature, nature, travel, science, "
    "history, stories, verse, comic, comics, existential, philosophical, poem, factual".split(", ")
)
# Genres that a library of books does without: asked for there, they are only words.
OF_FILMS = frozenset("documentary music musical sport superhero".split())
# What catalogues call the same genre: the first that a catalogue has is used.
GENRE_NAMES = {
    "action": ("action", "adventure"),
    "science fiction": ("science fiction", "sci-fi", "scifi", "sf"),
    "noir": ("noir", "film-noir", "film noir", "crime"),
    "sport": ("sport", "sports"),
    "biography": ("biography", "biographical", "biopic"),
    "superhero": ("superhero", "graphic novel"),
    "family": ("family", "children", "children's", "kids"),
    "animation": ("animation", "animated", "graphic novel"),
    "history": ("history", "historical"),
    "musical": ("musical", "music"),
    "romance": ("romance", "romantic"),
}
NOUNS = (
    "movie|movies|film|films|flick|flicks|picture|pictures|book|books|novel|novels|read|reads|"
    "album|albums|genre|genres|title|titles|show|series|moive|moives|movei"
)
