"""The import direction is the data flow: a stage imports only stages listed above it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "recchat"
LAYERS = [
    "types errors", "config", "db prompts", "llm", "catalogue", "history", "embed", "learn",
    "recommend", "explain", "talk", "simulate", "evaluate", "lab", "train", "assemble", "web",
    "cli", "__main__",
]  # fmt: skip
RANK = {stage: rank for rank, line in enumerate(LAYERS) for stage in line.split()}
FILES = [path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"]


def imported_modules(path: Path) -> Iterator[str]:
    """Yield every dotted name the file imports, wherever in the file it does so."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: write imports in full, not with dots"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    stage = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for module in imported_modules(path):
        package, _, rest = module.partition(".")
        if package != "recchat" or not rest or rest == "__version__":
            continue
        other = rest.split(".")[0]
        assert other == stage or RANK.get(other, 99) < RANK[stage], f"{stage} imports {module}"


def test_no_file_is_longer_than_the_limit() -> None:
    long = {path.name: path.read_text().count("\n") for path in FILES}
    assert {name: lines for name, lines in long.items() if lines > 500} == {}
