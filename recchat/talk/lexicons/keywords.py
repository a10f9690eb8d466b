"""Kinds of film that are no genre: read as a theme where the catalogue has it, else as words."""

KEYWORDS = (
    "indie, independent, lgbt, lgbtq, gay, lesbian, queer, disney, james bond, bond, cult classic, "
    "coming of age, based on a true story, true story, true stories, based on true events, "
    "real events, martial arts, kung fu, heist, art house, arthouse, found footage, spy, "
    "post apocalyptic, apocalypse, road trip, courtroom, prison, time travel, vampire, werewolf, "
    "zombie, robot, dinosaur, dragon, alien, serial killer, dystopian, strong female lead, "
    "female lead, teen, teenage, high school, college, christmas, halloween, wedding, space, "
    "superhero team, treasure, pirate, ghost, haunted house, witch, magic, sea, submarine, train, "
    "airplane, survival, disaster, revenge, con artist, gambling, poker, chess, dance, dancing, "
    "boxing, football, baseball, basketball, hockey, racing, cars, music, band, artist, writer, "
    "food, cooking, dog, cat, horse, animals, nature, politics, journalism, hacker, "
    "artificial intelligence, clone, twins, amnesia, time loop, multiverse, parallel universe"
)
# Of these the plain word says too little without a noun such as "film" behind it.
NEEDS_NOUN = frozenset(
    """independent gay bond spy prison alien robot teen teenage college space sea train music band
    artist writer food dog cat horse nature dance dancing cars magic ghost witch animals twins
    treasure racing football politics superhero""".split()
)
