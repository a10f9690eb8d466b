"""What differs between two texts of a template, and all edits as one patch for git."""

import difflib
from collections.abc import Iterable, Iterator

from recchat.prompts.overlay import SHIPPED_ID
from recchat.prompts.templates import Prompts

NO_NEWLINE = "\n\\ No newline at end of file\n"


def unified(before: str, after: str, *, old: str, new: str) -> str:
    """A unified diff; nothing when both are the same."""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), old, new
    )
    return "".join(line if line.endswith("\n") else line + NO_NEWLINE for line in lines)


def diff(prompts: Prompts, name: str, a: str, b: str) -> str:
    """From one version of a template to another; raises BadPrompt when one is not there."""
    return unified(
        prompts.version_source(name, a), prompts.version_source(name, b),
        old=f"{name} {a}", new=f"{name} {b}",
    )  # fmt: skip


def export(prompts: Prompts) -> str:
    """The versions in use against the shipped files, for `git apply` in the project's folder."""
    return "".join(patches(prompts, prompts.names()))


def patches(prompts: Prompts, names: Iterable[str]) -> Iterator[str]:
    """One patch for each template of which a version of the person's own is in use."""
    for name in names:
        looked = prompts.in_use(name)
        path = f"prompts/{name}.j2"
        if looked.version == SHIPPED_ID:
            continue
        after = prompts.version_source(name, looked.version)
        made = unified(prompts.shipped(name), after, old=f"a/{path}", new=f"b/{path}")
        if made:
            yield f"diff --git a/{path} b/{path}\n{made}"
