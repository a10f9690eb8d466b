import re
from xml.etree import ElementTree

import pytest

from recchat.catalogue.exchange import read_catalogue
from recchat.config import BUNDLED_LIBRARIES
from recchat.types import Item
from recchat.web.posters import poster
from recchat.web.posters.ink import contrast, palettes
from recchat.web.posters.lettering import VOICES, Box, fit, width_of

FILMS = read_catalogue(BUNDLED_LIBRARIES / "films.jsonl").items
TITLES = (
    "M",
    "Alexander and the Terrible, Horrible, No Good, Very Bad Day",
    "Jeanne Dielman, 23 quai du Commerce, 1080 Bruxelles",
    "千と千尋の神隠し",
    "Κυνόδοντας",
    "Supercalifragilisticexpialidocious",
)


def test_the_same_film_always_has_the_same_poster() -> None:
    assert poster(FILMS[7]) == poster(FILMS[7])


def test_no_two_films_look_the_same() -> None:
    assert len({poster(film) for film in FILMS}) == len(FILMS)


def test_every_poster_is_well_formed_and_fetches_nothing() -> None:
    for film in FILMS[::9]:
        drawn = poster(film)
        ElementTree.fromstring(drawn)
        assert not re.search(r"url\(|href|<image|<script", drawn)


def test_a_title_with_markup_stays_text() -> None:
    drawn = poster(Item("x", "<script>alert(1)</script>&", 1990, creators=("<b>",)))
    assert "<script>" not in drawn
    ElementTree.fromstring(drawn)


@pytest.mark.parametrize("voice", VOICES.values(), ids=VOICES)
@pytest.mark.parametrize("title", TITLES)
def test_a_title_stays_within_its_box(title: str, voice) -> None:  # noqa: ANN001
    box = Box(15, 17, 170, 96, largest=84)
    setting = fit(title, voice, box)
    assert max(width_of(line, voice) for line in setting.lines) * setting.size <= box.width + 0.01
    assert setting.size * (voice.cap + (len(setting.lines) - 1) * voice.leading) <= box.height


def test_letters_are_legible_on_every_paper() -> None:
    assert min(contrast(one.ground, one.ink) for one, _ in palettes()) >= 4.5


def test_an_item_without_facts_has_a_poster_too() -> None:
    drawn = ElementTree.fromstring(poster(Item("x", "Untold")))
    assert "Untold" in "".join(drawn.itertext())
