"""Books are drawn as covers: bound, with an author, each its own and always the same."""

import re

from recchat.catalogue.exchange import read_catalogue
from recchat.config import BUNDLED_LIBRARIES
from recchat.web.posters import poster

BOOKS = read_catalogue(BUNDLED_LIBRARIES / "books.jsonl").items


def test_a_book_is_drawn_as_a_cover_with_its_author() -> None:
    for book in BOOKS[::9]:
        drawn = poster(book)
        assert drawn.startswith('<svg class="poster cover"')
        text = re.sub(r"<[^>]+>", " ", drawn)
        assert book.creators[0].split()[-1].split("&")[0] in text.replace("&#39;", "'")


def test_covers_differ_and_stay_as_they_are() -> None:
    drawn = [poster(book) for book in BOOKS]
    assert len(set(drawn)) == len(drawn)
    assert drawn[:20] == [poster(book) for book in BOOKS[:20]]


def test_no_title_leaves_its_board() -> None:
    for book in BOOKS:
        for x, y in re.findall(r'<tspan x="([\d.]+)" y="([\d.]+)"', poster(book)):
            assert 11 < float(x) < 200 and 8 < float(y) < 296, book.title
