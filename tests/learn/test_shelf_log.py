"""What a library's taste models learn from."""

from pathlib import Path

from recchat.catalogue.items import Catalogue
from recchat.db import Store
from recchat.history.interactions import Interactions
from recchat.history.people import People
from recchat.learn.shelf_log import gathered
from recchat.types import Judgment


def test_likes_of_the_store_and_of_a_file_come_together(
    store: Store, catalogue: Catalogue, tmp_path: Path
) -> None:
    first, second, third = list(catalogue.items.values())[:3]
    people, interactions = People(store), Interactions(store)
    me = people.named("me")
    interactions.judge(me.id, first.id, Judgment.LIKED, "card")
    interactions.judge(me.id, third.id, Judgment.DISLIKED, "card")
    rows = "1,10,5,100\n1,11,1,101\n1,12,4,102\n"
    (tmp_path / "ratings.csv").write_text("userId,movieId,rating,timestamp\n" + rows)
    titles = f'10,"{second.title} ({second.year})",\n11,"{third.title} ({third.year})",\n'
    (tmp_path / "movies.csv").write_text(f"movieId,title,genres\n{titles}12,No Such (1950),\n")
    found = gathered(interactions, people, catalogue, [tmp_path / "ratings.csv"])
    assert set(found.log.items) == {first.id, second.id}
    assert found.log.count == 2 and found.unmatched == ("No Such (1950)",)
    assert found.data == ("histories of this machine", "ratings.csv")
