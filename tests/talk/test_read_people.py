"""Reading what people really write: spoken sentences, plain words that are titles, refusals."""

import pytest

from recchat.catalogue.items import Catalogue
from recchat.llm.scripted import ScriptedModel
from recchat.prompts import Prompts
from recchat.talk.reading.reader import Reader
from recchat.types import Act, DialogueState, Judgment
from tests.talk.reading import FILMS, YEAR, film, make_reader, read_with, told

READER = make_reader()
PLAIN = (
    film("The Watch", 2012),
    film("The Comedy", 2012),
    film("The Toy", 1982),
    film("The Sting", 1973),
    film("Home Alone", 1990),
    film("Hook", 1991, description="a hook; all alone at home"),
    film("Jack", 1996, description="nobody is alone at home with a hook"),
    film("Others", 2000, cast=("Jack One", "Jack Two", "Jack Three", "Jack Four")),
)
WITH_PLAIN = Reader(
    Catalogue("films", "film", {item.id: item for item in (*FILMS, *PLAIN)}),
    Prompts(),
    this_year=YEAR,
)
LATER = DialogueState(turn=2)


@pytest.mark.parametrize("text", [
    "a good film to watch with my family", "one of the best films in the comedy genre",
    "I scream when I am home alone. Anna too.", "The casting is really good",
    "The ending was sad when Jack died", "and There's more to dreams like There's in Rome",
])  # fmt: skip
def test_plain_words_are_no_title(text: str) -> None:
    assert not [wish for wish in told(read_with(WITH_PLAIN, text)) if wish.startswith("title")]


@pytest.mark.parametrize(("text", "title"), [
    ("I like all of the toy story films", "title:toy-story"),
    ("films like titanic or heat", "title:heat"),
    ("a romance like frozen", "title:frozen"),
    ("I loved Home Alone", "title:home-alone"),
    ("Maybe Hook.", "title:hook"),
    ("I liked TitanicÂ very much", "title:titanic"),
])  # fmt: skip
def test_plain_words_are_a_title_where_the_words_around_them_say_so(text: str, title: str) -> None:
    assert title in told(read_with(WITH_PLAIN, text))


@pytest.mark.parametrize("agrees", [True, False])
def test_a_capital_alone_needs_the_model_where_it_was_heard(agrees: bool) -> None:
    answer = "acts: request" + ("\nlike: Hook" if agrees else "")
    text = "the characters that Hook in Rome has with Anna"
    read = read_with(WITH_PLAIN, text, model=ScriptedModel(answer))
    assert ("title:hook" in told(read)) is agrees


def test_a_model_that_copies_past_a_full_stop_is_cut_short() -> None:
    model = ScriptedModel("acts: preference\nlike: Zorblax Nine. I")
    read = read_with(READER, "I like Zorblax Nine. I do not know why", model=model)
    assert told(read) == {"title:Zorblax Nine?"}


@pytest.mark.parametrize("text", [
    "I'm not a big horror fan", "I'm not a huge horror movie person",
    "I'm not really into like horror movies", "my least favorite is horror",
    "horror movies are not my thing", "Horror is boring", "any horror movie I don't like it",
    "I'm not a fan of just horror", "I don't like horror. Horror scares people.",
    "never took an interest in horror", "horror movies don't really appeal to me",
])  # fmt: skip
def test_a_genre_is_refused(text: str) -> None:
    genres = {wish.rstrip("!") for wish in told(read_with(READER, text)) if "genre" in wish}
    assert genres == {"-genre:horror"}


@pytest.mark.parametrize("text", [
    "A movie that I dislike? Titanic.", "The worst movie I've ever seen was Titanic",
    "I saw Titanic. I hated it.", "I don't like sad films, like Titanic",
    "Titanic is one that I definitely did not like",
])  # fmt: skip
def test_a_title_is_disliked(text: str) -> None:
    intent = read_with(READER, text)
    assert [one.judgment for one in intent.judged][-1] is Judgment.DISLIKED
    assert "title:titanic" not in told(intent)


@pytest.mark.parametrize(("text", "wishes"), [
    ("nothing that isn't a thriller", {"genre:thriller!"}),
    ("I would not mind a comedy", {"genre:comedy!"}),
    ("a horror film. actually no horror", {"-genre:horror!"}),
])  # fmt: skip
def test_two_negations_and_second_thoughts(text: str, wishes: set[str]) -> None:
    told_wishes = told(read_with(READER, text))
    assert {wish for wish in told_wishes if "genre" in wish} == wishes


def test_what_is_liked_stays_when_a_kind_of_it_is_refused() -> None:
    assert told(read_with(READER, "I like horror, but I don't like slasher types")) >= {
        "genre:horror"
    }


@pytest.mark.parametrize("text", [
    "There was a lot of action in it", "Great action scenes in that movie.",
    "I like the live action of it", "he goes on an adventure",
])  # fmt: skip
def test_what_a_film_has_is_not_asked_for(text: str) -> None:
    assert not [wish for wish in told(read_with(READER, text)) if "genre" in wish]


def test_a_film_with_great_action_scenes_is_asked_for() -> None:
    assert "genre:action!" in told(read_with(READER, "a movie with great action scenes"))


@pytest.mark.parametrize(("text", "bound"), [
    ("at most 20 years old", "year:2005..!"), ("over forty years old", "year:..1985!"),
    ("this decade only", "year:2020..!"), ("the last twenty years", "year:2005..!"),
    ("90 to 110 min", "minutes:90..110!"), ("two hours at the very most", "minutes:..120!"),
    ("shorter then 100 mins", "minutes:..99!"), ("85 minutes or fewer", "minutes:..85!"),
    ("i have one hour and forty five minutes", "minutes:..105!"),
])  # fmt: skip
def test_bounds_as_people_put_them(text: str, bound: str) -> None:
    assert bound in told(read_with(READER, text))


def test_the_time_a_film_is_set_in_is_no_year_of_its_own() -> None:
    assert not [w for w in told(read_with(READER, "set in the 1930s")) if w.startswith("year")]


def test_a_refusal_that_says_what_kind_is_a_critique_as_well() -> None:
    assert Act.CRITIQUE in read_with(READER, "no, I don't like horror", LATER).acts
