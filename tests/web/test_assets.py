from pathlib import Path

from recchat.config import PROJECT
from recchat.web.opening import own_path

FONTS = PROJECT / "assets" / "fonts"
STYLES = PROJECT / "assets" / "css"


def test_fonts_are_small_and_have_their_licences() -> None:
    assert sum(path.stat().st_size for path in FONTS.glob("*.woff2")) < 400_000
    for path in FONTS.glob("*.woff2"):
        family = path.name.split("-latin")[0]
        assert (FONTS / f"OFL-{family}.txt").is_file()


def test_every_font_of_the_style_sheet_is_there_and_nothing_is_fetched_elsewhere() -> None:
    text = "".join(path.read_text() for path in STYLES.glob("*.css"))
    assert "http" not in text
    assert "@import" not in text
    for part in text.split("url(/recchat/fonts/")[1:]:
        assert (FONTS / part.split(")")[0]).is_file()


def test_only_known_files_of_known_folders_are_served() -> None:
    assert own_path("css", "page.css") == STYLES / "page.css"
    for folder, file in (
        ("..", "pyproject.toml"),
        ("css", "../../app.py"),
        ("", "recchat-mini.gguf"),
        ("fonts", "OFL-figtree.txt"),
    ):
        assert own_path(folder, file) is None


def test_asset_folders_exist() -> None:
    assert all(
        (Path(PROJECT) / "assets" / name).is_dir() for name in ("css", "fonts", "icons", "js")
    )
