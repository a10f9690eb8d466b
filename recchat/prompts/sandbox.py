"""The sandbox that templates render in: nothing to reach, and every step under limits."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import DictLoader, StrictUndefined, Undefined, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as DEFAULT_TESTS
from jinja2.utils import _PassArg

from recchat.prompts.limits import LONGEST, OverLimit, Spent, new_spent, size_of
from recchat.prompts.syntax import CLOCK, JOINED, LOOP, METHODS, guarded

SPENT = "what was spent"  # among the variables, under a name that no template can write
FILTERS = (
    "abs", "capitalize", "count", "d", "default", "first", "float", "int", "last", "length",
    "list", "lower", "map", "max", "min", "reject", "reverse", "select", "sort",
    "string", "title", "trim", "truncate", "unique", "upper", "wordcount",
)  # fmt: skip
TESTS = (
    "!=", "<", "<=", "==", ">", ">=", "defined", "divisibleby", "eq", "equalto", "even", "false",
    "ge", "gt", "in", "le", "lower", "lt", "mapping", "ne", "none", "number", "odd", "sequence",
    "string", "true", "undefined", "upper",
)  # fmt: skip
WIDEST = 40  # spaces of an indent
DIGITS = 12  # behind the point
LOOP_FACTS = frozenset(
    "index index0 first last length revindex revindex0 previtem nextitem cycle changed".split()
)
Filter = Callable[..., object]


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2 without globals, with few filters, and with no step that is not counted."""

    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "%", "**"])

    # Jinja2 has no public place between reading a template and compiling it.
    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return guarded(super()._parse(source, name, filename))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401
        """Facts of a loop and a few methods of texts, lists and dictionaries."""
        if isinstance(obj, LoopContext):
            return attr in LOOP_FACTS
        return isinstance(obj, str | list | tuple | dict) and attr in METHODS

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """An operation whose result is known to be small before it is made."""
        spent = spent_of(context)
        spent.take(size_of_result(operator, left, right))
        result = super().call_binop(context, operator, left, right)
        size_of(result)
        return result

    def call(self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """A call of one of the few methods; what it makes is counted."""
        result = super().call(__context, __obj, *args, **kwargs)
        return counted(spent_of(__context), result)


def environment() -> Sandbox:
    """A fresh sandbox: undefined variables are errors, there are no globals."""
    sandbox = Sandbox(
        loader=DictLoader({}),  # a template includes no other
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
        optimized=False,  # nothing is worked out before there is a clock
        finalize=shown,
        cache_size=0,
    )
    sandbox.globals.clear()
    sandbox.filters.clear()
    sandbox.filters.update({name: limited(DEFAULT_FILTERS[name]) for name in FILTERS})
    sandbox.filters.update(OWN)
    sandbox.tests.clear()
    sandbox.tests.update({name: DEFAULT_TESTS[name] for name in TESTS})
    return sandbox


def spent_of(context: Context) -> Spent:
    """What this rendering has spent."""
    found = context.get(SPENT)
    return found if isinstance(found, Spent) else new_spent()


def size_of_result(operator: str, left: object, right: object) -> int:
    """How large the result of an operation will be; raises for what no prompt needs."""
    numbers = [isinstance(one, int | float) for one in (left, right)]
    if any(isinstance(one, Undefined) for one in (left, right)) or all(numbers):
        if operator == "**":
            raise SecurityError("'**' is unsafe")
        return 8
    if operator == "*" and any(numbers):
        times, text = (left, right) if numbers[0] else (right, left)
        return size_of(text) * max(0, int(times))  # type: ignore[call-overload, no-any-return]
    if operator == "+" and not any(numbers):
        return size_of(left) + size_of(right)
    raise SecurityError(f"{operator!r} is only for numbers")


def counted(spent: Spent, value: object) -> object:
    """A value whose size has been counted; a stream of values becomes a list."""
    if not isinstance(value, str | int | float | list | tuple | dict | Undefined | None):
        value = listed(spent, value)
    spent.take(size_of(value))
    return value


def listed(spent: Spent, value: object) -> list[object]:
    """The values of something that can be gone through, counted one by one."""
    if not isinstance(value, Iterable):
        raise SecurityError(f"a {type(value).__name__} is unsafe in a template")
    found = []
    for one in value:
        spent.go_round(1)
        found.append(one)
    return found


def limited(original: Filter) -> Filter:
    """One of Jinja2's filters under limits."""
    wants = _PassArg.from_obj(original)

    @pass_context
    def run(context: Context, value: object, *args: object, **options: object) -> object:
        spent = spent_of(context)
        spent.take(size_of(value))
        first = () if wants is None else (given_first(wants, context),)
        return counted(spent, original(*first, value, *args, **options))

    return run


def given_first(wants: _PassArg, context: Context) -> object:
    """What a filter of Jinja2 asks for before the value."""
    if wants is _PassArg.context:
        return context
    return context.eval_ctx if wants is _PassArg.eval_context else context.environment


@pass_context
def shown(context: Context, value: object) -> object:
    """What stands between {{ and }}: text and numbers; a list has to be joined first."""
    spent_of(context).take(size_of(value))
    if isinstance(value, str | int | float | Undefined):
        return value
    if value is None:
        return ""
    kind = "list" if isinstance(value, list | tuple) else type(value).__name__
    raise OverLimit(f'a {kind} is no text: write {{{{ it | join(", ") }}}} or a loop')


@pass_context
def look_at_clock(context: Context, value: object) -> object:
    """The value, if there is time."""
    return counted(spent_of(context), value)


@pass_context
def go_round(context: Context, value: object) -> list[object]:
    """What a loop goes through, counted before it starts."""
    spent = spent_of(context)
    if isinstance(value, str | int | float) or value is None:
        raise OverLimit("a loop needs a list")
    found = list(value) if isinstance(value, list | tuple | dict) else listed(spent, value)
    spent.go_round(len(found))
    return found


@pass_context
def set_together(context: Context, values: list[object]) -> str:
    """What ~ does, measured before it is done."""
    spent_of(context).take(size_of(values))
    return "".join(str(value) for value in values)


@pass_context
def join(context: Context, values: object, between: str = "") -> str:
    """The texts of a list with something between them."""
    spent = spent_of(context)
    if isinstance(values, str | int | float | Mapping) or values is None:
        raise OverLimit("join needs a list")
    found = list(values) if isinstance(values, list | tuple) else listed(spent, values)
    spent.take(size_of(found) + len(found) * len(str(between)))
    return str(between).join(str(one) for one in found)


@pass_context
def replace(context: Context, text: object, old: object, new: object, most: int = -1) -> str:
    """A text with another in the place of one."""
    spent, before, after = spent_of(context), str(old), str(new)
    spent.take(size_of(text))
    whole = str(text)
    times = whole.count(before) if before else len(whole) + 1
    spent.take(len(whole) + times * len(after))
    return whole.replace(before, after, int(most))


@pass_context
def rounded(context: Context, value: float, digits: int = 0) -> float:
    """A number with so many digits behind the point; Jinja2's own raises ten to their power."""
    spent_of(context).tick()
    return round(float(value), max(-DIGITS, min(DIGITS, int(digits))))


@pass_context
def indent(context: Context, text: object, width: int = 4, first: bool = False) -> str:
    """A text whose lines begin with spaces; the first one only where asked for."""
    spent, space = spent_of(context), " " * max(0, min(int(width), WIDEST))
    spent.take(size_of(text))
    whole = str(text)
    spent.take(min(LONGEST + 1, len(whole) + (whole.count("\n") + 1) * len(space)))
    return (space if first else "") + whole.replace("\n", "\n" + space)


OWN: Mapping[str, Filter] = {
    CLOCK: look_at_clock, LOOP: go_round, JOINED: set_together,
    "join": join, "replace": replace, "indent": indent, "round": rounded,
}  # fmt: skip
