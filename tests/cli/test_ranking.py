"""recchat eval ranking --rerank: what it needs, and what it says where that is not there."""

from pathlib import Path

import pytest

from recchat.cli.ranking import Asked, AskedAgain, labels_of, measure_rerank
from recchat.config import BUNDLED_MODEL, read_settings
from recchat.errors import RecchatError
from recchat.learn.model import quietly


@pytest.fixture
def ratings(tmp_path: Path) -> Path:
    """Eight people and eight films, everybody with every film, in orders of their own."""
    path = tmp_path / "ratings.csv"
    rows = [f"{p},{(p + at) % 8},4,{at}" for p in range(8) for at in range(8)]
    path.write_text("\n".join(["userId,movieId,rating,timestamp", *rows]))
    films = [f"{number},Film {number} (199{number}),Drama" for number in range(8)]
    (tmp_path / "movies.csv").write_text("\n".join(["movieId,title,genres", *films]))
    return path


def test_titles_have_their_years_and_must_be_there(ratings: Path, tmp_path: Path) -> None:
    assert labels_of(ratings)["3"] == "Film 3 (1993)"
    with pytest.raises(RecchatError, match=r"no movies\.csv or movies\.dat"):
        labels_of(tmp_path / "elsewhere" / "ratings.csv")


def test_an_unknown_strategy_is_said_before_anything_is_fitted(tmp_path: Path) -> None:
    settings = read_settings(home=tmp_path / "home")
    asked = Asked(tmp_path / "not there.csv")
    with pytest.raises(RecchatError, match="no strategy 'best'"):
        measure_rerank(asked, AskedAgain(("best",)), settings, quietly)


@pytest.mark.skipif(not BUNDLED_MODEL.is_file(), reason="no bundled model yet")
def test_the_bundled_model_is_measured_under_a_job_it_knows(ratings: Path, tmp_path: Path) -> None:
    settings = read_settings(home=tmp_path / "home", threads=1)
    asked = Asked(ratings, ("popularity", "ease"))
    with pytest.raises(RecchatError, match=r"not learned the job 'rank/options'.*--job"):
        measure_rerank(asked, AskedAgain(("options",), people=2), settings, quietly)
    again = AskedAgain(("options", "examples"), people=4, rounds=2, job="talk/answer")
    found = {one.name: one for one in measure_rerank(asked, again, settings, quietly)}
    assert found["answered"].n == 8
    assert {"ndcg@10", "examples/ndcg@10", "given/ndcg@10", "ease/recall@5"} <= set(found)
    assert found["random/recall@20"].value == found["recall@20"].value
