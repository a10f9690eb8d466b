"""A history file in a real browser: looked at, matched by hand, added, undone, refused."""

from pathlib import Path

import pytest

from tests.web.conftest import Visit
from tests.web.test_page_looks import UNNAMED, lowest, overflow

pytestmark = pytest.mark.browser
TABLE = """title,year,rating
Starman,1984,5
Past Livs,2023,4
No Such Film,1901,4
<img src=x onerror=window.__p=1>,1902,3
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(TABLE)
    return path


def choose(visit: Visit, path: Path, state: str = "looked") -> None:
    """Choose a file, and wait for what the dialog makes of it."""
    visit.page.set_input_files("#history-file", str(path))
    visit.page.wait_for_selector(f"#bring[open][data-state={state}]")


def liked(visit: Visit) -> str:
    return visit.page.inner_text(".side .fact >> nth=0")


def test_a_file_is_looked_at_then_added_and_undone_as_a_whole(visit: Visit, file: Path) -> None:
    visit.enter("Importer")
    choose(visit, file)
    assert "none yet" in liked(visit)
    assert "2 of 4" in visit.page.inner_text(".facts")
    visit.page.click("#bring-add")
    visit.page.wait_for_selector("#toast:has-text('2 films from your history added')")
    assert "Starman" in liked(visit)
    visit.page.click("#toast [data-do=undo]")
    visit.page.wait_for_selector(".side .fact:has-text('none yet')")
    assert visit.page.evaluate("window.__p") is None


def test_a_lost_title_is_found_by_keyboard_and_a_near_one_refused(visit: Visit, file: Path) -> None:
    visit.enter("Matcher")
    choose(visit, file)
    visit.page.uncheck("[data-near]")
    visit.page.click(".lost >> nth=0 >> [data-do='match-find']")
    visit.page.keyboard.type("coppola")
    visit.page.wait_for_selector(".suggested button:has-text('Lost in Translation')")
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector(".choice[aria-pressed=true]:has-text('it is Lost in Translation')")
    visit.page.click("#bring-add")
    visit.page.wait_for_selector("#toast:has-text('2 films')")
    assert "Lost in Translation" in liked(visit)
    assert "Past Lives" not in liked(visit)


def test_leaving_it_writes_nothing_and_an_older_import_is_undone_from_the_list(
    visit: Visit, file: Path
) -> None:
    visit.enter("Leaver")
    choose(visit, file)
    visit.page.click("#bring-leave")
    visit.page.wait_for_selector("#bring:not([open])", state="attached")
    assert "none yet" in liked(visit)
    choose(visit, file)
    visit.page.click("#bring-add")
    visit.page.wait_for_selector("#toast:has-text('added')")
    visit.page.click(".side [data-kind=liked]")
    visit.page.click("[data-do='shelf-tab'][data-kind=imports]")
    visit.page.click("#shelf-body [data-do='drop-import']")
    visit.page.wait_for_selector("#shelf-body:has-text('Nothing imported yet')")
    assert "none yet" in liked(visit)


def test_what_is_no_history_is_a_calm_line_in_the_dialog(visit: Visit, tmp_path: Path) -> None:
    visit.enter("Wrong")
    for name, data, says in (
        ("photo.zip", b"PK\x03\x04 no zip", "cannot be opened"),
        ("empty.csv", b"", "empty"),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        choose(visit, path, "trouble")
        assert says in visit.page.inner_text("#bring-trouble")
        visit.page.click("#bring-leave")
    assert visit.page.is_hidden("#banner")


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(visit: Visit) -> None:
    visit.enter("Large")
    visit.page.evaluate(
        """() => {
            const file = new File(['x'], 'all.zip'), held = new DataTransfer();
            Object.defineProperty(file, 'size', {value: 412e6});
            held.items.add(file);
            const input = document.querySelector('#history-file');
            Object.defineProperty(input, 'files', {value: [file], configurable: true});
            input.dispatchEvent(new Event('change', {bubbles: true}));
        }"""
    )
    visit.page.wait_for_selector("#bring[data-state=trouble]")
    assert "412 MB" in visit.page.inner_text("#bring-trouble")


def test_the_dialog_can_be_read_named_and_fits_a_phone(visit: Visit, file: Path) -> None:
    visit.enter("Seer")
    choose(visit, file)
    visit.page.click(".fold >> nth=1")
    visit.page.click("[data-do='match-find'] >> nth=0")
    assert lowest(visit)[0] >= 4.5
    assert visit.page.evaluate(UNNAMED) == []
    assert not any(overflow(visit).values())
    visit.page.set_viewport_size({"width": 390, "height": 844})
    body = visit.page.locator("#bring-body")
    assert body.evaluate("one => one.scrollWidth - one.clientWidth") <= 0
