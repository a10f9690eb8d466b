"""Values for every variable of every shipped template: samples.json, or one beside a stage."""

import json
from collections.abc import Mapping
from pathlib import Path

from recchat.errors import BadPrompt
from recchat.prompts.values import Plain

SHIPPED = Path(__file__).parent.parent.parent / "prompts"
SAMPLES = "samples.json"


def sample_of(name: str, folder: Path = SHIPPED) -> Mapping[str, Plain]:
    """Values for every variable of a template; raises BadPrompt when it has none."""
    stage = name.split("/", maxsplit=1)[0]
    for path in (folder / SAMPLES, folder / stage / SAMPLES):
        found = read_samples(path)
        if name in found:
            return found[name]
    raise BadPrompt(f"no sample for the template {name!r} in {SAMPLES}")


def read_samples(path: Path) -> Mapping[str, Mapping[str, Plain]]:
    """The samples of one file; none when it is not there."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as problem:
        raise BadPrompt(f"{path.name} cannot be read: {problem}") from problem
    if not isinstance(found, dict):
        raise BadPrompt(f"{path.name} has to be one JSON object of names and variables")
    return found
