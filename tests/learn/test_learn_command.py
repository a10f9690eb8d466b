"""recchat learn: from a file of ratings to models in the home folder."""

import json
from itertools import islice
from pathlib import Path

import pytest

from recchat.cli import main

FILMS = Path(__file__).parents[2] / "data" / "films.jsonl"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    printed = capsys.readouterr()
    return int(ended.value.code or 0), printed.out, printed.err


def some_ratings(folder: Path, people: int) -> Path:
    """People who like every second of twelve films of the bundled library."""
    with FILMS.open(encoding="utf-8") as file:
        films = [json.loads(line) for line in islice(file, 12)]
    titles = [f'{number},"{film["title"]} ({film["year"]})",' for number, film in enumerate(films)]
    (folder / "movies.csv").write_text("\n".join(["movieId,title,genres", *titles]))
    rows = [
        f"{person},{film},5,{film}"
        for person in range(people)
        for film in range(person % 2, 12, 2)
        if (person + film) % 5
    ]
    path = folder / "ratings.csv"
    path.write_text("\n".join(["userId,movieId,rating,timestamp", *rows]))
    return path


def test_a_fit_is_kept_and_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ratings = str(some_ratings(tmp_path, 24))
    status, out, _ = run(capsys, "learn", "fit", "--ratings", ratings, "--json")
    fitted = json.loads(out)
    assert (status, fitted["people"], fitted["items"]) == (0, 24, 12)
    status, out, _ = run(capsys, "learn", "show", "--json")
    assert status == 0 and json.loads(out)["data"] == ["ratings.csv"]


def test_too_few_people_and_nothing_learnt_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ratings = str(some_ratings(tmp_path, 3))
    status, _, problem = run(capsys, "learn", "fit", "--ratings", ratings)
    assert status == 1 and "at least 20 people" in problem
    status, _, problem = run(capsys, "learn", "show")
    assert status == 1 and "nothing is learnt" in problem


def test_a_model_that_there_is_not_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, problem = run(capsys, "learn", "fit", "--model", "oracle")
    assert status == 2 and "oracle" in problem
