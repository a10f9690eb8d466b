"""--steer: the dials of a talk, as they are given to a command."""

from collections.abc import Sequence
from dataclasses import replace

from recchat.errors import RecchatError
from recchat.history.people import People
from recchat.types import DIALS, Dial, Steering

STEPS = range(-2, 3)
HOW = (
    "adventure=N, history=N or a tone such as warmth=N (N from -2 to 2), shelf, seen-too, or"
    " with=NAME"
)


def steering_of(given: Sequence[str], people: People) -> Steering | None:
    """The dials of `--steer` options; none when there are none. Raises RecchatError."""
    if not given:
        return None
    steering = Steering()
    for one in given:
        steering = turned(steering, one, people)
    return steering


def turned(steering: Steering, given: str, people: People) -> Steering:
    """The dials after one more option."""
    name, _, value = (part.strip() for part in given.partition("="))
    match name.casefold():
        case "with":
            return replace(steering, company=(*steering.company, id_of(value, people)))
        case "shelf" if not value:
            return replace(steering, shelf=True)
        case "seen-too" if not value:
            return replace(steering, unseen=False)
        case "adventure":
            return replace(steering, adventure=step_of(given, value))
        case "history":
            return replace(steering, history=step_of(given, value))
        case tone if tone in set(DIALS):
            return replace(steering, tone=Dial(tone), tone_step=step_of(given, value))
    raise RecchatError(f"--steer {given!r} is not known: use {HOW}")


def step_of(given: str, value: str) -> int:
    """A step of a dial."""
    try:
        step = int(value)
    except ValueError as problem:
        raise RecchatError(f"--steer {given!r}: a step is a number from -2 to 2") from problem
    if step not in STEPS:
        raise RecchatError(f"--steer {given!r}: a step goes from -2 to 2, this is {step}")
    return step


def id_of(name: str, people: People) -> str:
    """The id of a person by name."""
    found = next((one for one in people.all() if one.name == name), None)
    if found is None:
        here = ", ".join(one.name for one in people.all()) or "nobody yet"
        raise RecchatError(f"--steer with={name}: there is nobody of that name here, only {here}")
    return found.id
