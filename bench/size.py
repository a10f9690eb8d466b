"""The longest files and functions: bench/size.py. Limits stand in docs/map.md."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "recchat"
SHOWN = 12


def functions(path: Path) -> list[tuple[int, str]]:
    """Lines of each function of a file, docstring left out, with where it stands."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            lines = (node.end_lineno or first.lineno) - first.lineno + 1
            found.append((lines, f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}"))
    return found


def main() -> None:
    """Print both lists, longest first, and the shares that style asks for."""
    paths = sorted(PACKAGE.rglob("*.py"))
    sizes = sorted(((path.read_text().count("\n"), path) for path in paths), reverse=True)
    print(f"{len(paths)} files, {sum(size for size, _ in sizes):,} lines")
    for size, path in sizes[:SHOWN]:
        print(f"  {size:4} {path.relative_to(PACKAGE)}")
    found = sorted((one for path in paths for one in functions(path)), reverse=True)
    short = sum(lines <= 20 for lines, _ in found) / len(found)
    print(f"{len(found)} functions, {short:.0%} of at most 20 lines")
    for lines, where in found[:SHOWN]:
        print(f"  {lines:4} {where}")


if __name__ == "__main__":
    main()
