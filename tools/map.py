"""Write the file map of docs/map.md from the first lines of the modules: tools/map.py.

tests/test_docs.py fails when the map does not name exactly the files that there are.
"""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
MAP = ROOT / "docs" / "map.md"
BEGIN, END = "<!-- files -->", "<!-- end of files -->"


def first_line(path: Path) -> str:
    """The first sentence of a module's docstring, without its full stop."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return text.split("\n\n")[0].split("\n")[0].rstrip(".")


def listing() -> str:
    """Every folder of the package with its files, each with its phrase."""
    lines = []
    package = ROOT / "recchat"
    folders = [package, *sorted(path for path in package.rglob("*") if path.is_dir())]
    for folder in folders:
        files = [path for path in sorted(folder.glob("*.py")) if path.name != "__init__.py"]
        if not files or "__pycache__" in folder.parts:
            continue
        about = first_line(folder / "__init__.py") if (folder / "__init__.py").exists() else ""
        lines.append(f"\n**{folder.relative_to(ROOT).as_posix()}/** {about}\n")
        lines += [f"- `{path.name}`: {first_line(path)}" for path in files]
    return "\n".join(lines)


def written(text: str) -> str:
    """The map with its listing made new."""
    before, rest = text.split(BEGIN)
    return f"{before}{BEGIN}\n{listing()}\n\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    MAP.write_text(written(MAP.read_text(encoding="utf-8")), encoding="utf-8")
