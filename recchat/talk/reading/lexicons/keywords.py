"""Kinds of film that are no genre: read as a theme where the catalogue has it, else as words."""

KEYWORDS = (
    "indie, independent, lgbt, lgbtq, gay, lesbian, queer, disney, james bond, bond, cult classic, "
    "coming of age, based on a true story, true story, true stories, based on true events, "
    "real events, martial arts, kung fu, heist, art house, arthouse, found footage, spy, "
    "post apocalyptic, apocalypse, road trip, courtroom, prison, time travel, vampire, werewolf, "
    "zombie, robot, dinosaur, dragon, alien, serial killer, dystopian, strong female lead, "
    "female lead, teen, teenage, high school, college, christmas, halloween, space, pirate, ghost, "
    "haunted house, witch, survival, disaster, revenge, con artist, artificial intelligence, "
    "time loop, multiverse, parallel universe, marvel universe, live action"
)
# Of these the plain word says too little without a noun such as "film" behind it.
NEEDS_NOUN = frozenset(
    "independent gay bond spy prison alien robot teen teenage college space ghost witch".split()
)
