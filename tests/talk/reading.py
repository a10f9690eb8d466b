"""What the tests of reading share: a few films, a reader of them, and intents in short words."""

from recchat.catalogue.items import Catalogue
from recchat.llm.door import LanguageModel
from recchat.prompts import Prompts
from recchat.talk.reading.reader import Reader
from recchat.types import DIALS, DialogueState, Intent, Item, Wish

YEAR = 2025  # "this year" in these tests


def film(title: str, year: int, **facts: object) -> Item:
    """A film with an id such as 'heat', or 'dune-2021' where the title is there twice."""
    return Item(id=title.lower().replace(" ", "-").strip(".!"), title=title, year=year, **facts)  # type: ignore[arg-type]


FILMS = (
    film("Arrival", 2016, creators=("Denis Villeneuve",), cast=("Amy Adams", "Jeremy Renner"),
         genres=("science fiction", "drama"), themes=("first contact", "language"),
         moods=("thoughtful",), languages=("English",), minutes=116,
         tones=dict(zip(DIALS, (1, 5, 6, 2, 3, 5, 3, 8, 6, 7), strict=True))),
    film("Amelie", 2001, original_title="Le Fabuleux Destin d'Amélie Poulain", minutes=122,
         creators=("Jean-Pierre Jeunet",), cast=("Audrey Tautou",), genres=("comedy", "romance"),
         languages=("French",), countries=("France",), moods=("quirky",)),
    film("The Shining", 1980, creators=("Stanley Kubrick",), cast=("Jack Nicholson",),
         genres=("horror",), themes=("haunted house",), languages=("English",), minutes=146),
    film("Parasite", 2019, creators=("Bong Joon-ho",), genres=("thriller", "comedy"),
         languages=("Korean",), countries=("South Korea",), minutes=132),
    film("Inception", 2010, creators=("Christopher Nolan",), cast=("Leonardo DiCaprio",),
         genres=("science fiction", "action"), themes=("dreams", "heist"), minutes=148,
         description="thieves steal secrets from dreams; thieves never rest"),
    film("Interstellar", 2014, creators=("Christopher Nolan",), genres=("science fiction",)),
    film("Dunkirk", 2017, creators=("Christopher Nolan",), genres=("war",), themes=("zombies",)),
    film("Titanic", 1997, creators=("James Cameron",), cast=("Leonardo DiCaprio", "Kate Winslet"),
         genres=("romance", "drama"), minutes=194),
    film("Up", 2009, genres=("animation", "family")), film("Her", 2013, genres=("romance",)),
    film("It", 2017, genres=("horror",)), film("Us", 2019, genres=("horror",)),
    film("Heat", 1995, genres=("crime",), cast=("Robert De Niro", "Al Pacino")),
    film("Frozen", 2013, genres=("animation", "musical")), film("Drive", 2011, genres=("crime",)),
    film("Se7en", 1995, genres=("crime",)), film("Jaws", 1975, creators=("Steven Spielberg",)),
    film("E.T. the Extra-Terrestrial", 1982, creators=("Steven Spielberg",)),
    film("Toy Story", 1995, genres=("animation",)),
    film("Terminator 2: Judgment Day", 1991), film("The Godfather Part II", 1974),
    film("Spider-Man", 2002), film("Dr. Strangelove", 1964), film("Local Hero", 1983),
    film("Star Wars: Episode V – The Empire Strikes Back", 1980),
    film("Star Wars: Episode IV – A New Hope", 1977), film("The Matrix", 1999),
    film("Big Lebowski", 1998, creators=("Joel Coen", "Ethan Coen")),
    film("Fast & Furious", 2009, cast=("Keanu Reeves", "Tom Cruise", "Tom Hanks", "Meg Ryan")),
    film("Crouching Tiger, Hidden Dragon", 2000), film("The Royal Tenenbaums", 2001),
    Item("dune-1984", "Dune", 1984), Item("dune-2021", "Dune", 2021),
    Item("psycho-1960", "Psycho", 1960, extra={"renown": 10}),
    Item("psycho-1998", "Psycho", 1998, extra={"renown": 2}),
)  # fmt: skip
CATALOGUE = Catalogue("films", "film", {item.id: item for item in FILMS})
SLATE = ("arrival", "amelie", "the-shining", "parasite", "inception")
ON_SCREEN = DialogueState(slate=SLATE, shown=SLATE, turn=1)


def make_reader() -> Reader:
    """A reader of these films."""
    return Reader(CATALOGUE, Prompts(), this_year=YEAR)


def read_with(
    reader: Reader,
    text: str,
    state: DialogueState = DialogueState(),  # noqa: B008
    model: LanguageModel | None = None,
) -> Intent:
    """Read one message."""
    return reader.read(text, state, last="", model=model, seconds=1.0)


def told(intent: Intent) -> set[str]:
    """Every wish in short: '-genre:horror!', 'minutes:..119!', 'tone:warmth+>arrival'."""
    return {short(wish) for wish in intent.wishes}


def short(wish: Wish) -> str:
    """One wish in short; '!' stands for hard, '?' for unknown."""
    low, high = ("" if end is None else f"{end:g}" for end in (wish.low, wish.high))
    bounds = f"{low}..{high}" if low or high else ""
    turn = {1: "+", -1: "-"}.get(wish.direction, "")
    than = f">{wish.than}" if wish.than else ""
    marks = ("!" if wish.hard else "") + ("" if wish.known else "?")
    return f"{'' if wish.wanted else '-'}{wish.slot}:{wish.value}{bounds}{turn}{than}{marks}"
