"""What a template may be written with: a short list of Jinja2's constructs, each under limits.

Everything not on the list is refused with its line, so that what a later Jinja2 adds is refused
too. Expressions that cost time or room are wrapped in filters of ours (`sandbox`), whose names
have spaces so that no template can write them.
"""

from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

CLOCK, LOOP, JOINED = "look at the clock", "go round", "set together"
DEEPEST = 60  # nodes within nodes
CONSTRUCTS: dict[type[nodes.Node], str] = {
    nodes.Include: "include", nodes.Import: "import", nodes.FromImport: "from ... import",
    nodes.Extends: "extends", nodes.Block: "block", nodes.Macro: "macro",
    nodes.CallBlock: "call", nodes.FilterBlock: "filter block", nodes.With: "with",
    nodes.AssignBlock: "set block", nodes.ScopedEvalContextModifier: "autoescape",
    nodes.NSRef: "attribute assignment", nodes.Pow: "**",
}  # fmt: skip
ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign,
    nodes.Name, nodes.Const, nodes.List, nodes.Tuple, nodes.Dict, nodes.Pair, nodes.Keyword,
    nodes.CondExpr, nodes.Filter, nodes.Test, nodes.Call, nodes.Getitem, nodes.Getattr,
    nodes.Slice, nodes.Concat, nodes.Compare, nodes.Operand, nodes.Mul, nodes.Div,
    nodes.FloorDiv, nodes.Add, nodes.Sub, nodes.Mod, nodes.And, nodes.Or, nodes.Not, nodes.Neg,
    nodes.Pos,
)  # fmt: skip
TIMED = (nodes.Compare, nodes.Test, nodes.Getitem, nodes.List, nodes.Tuple, nodes.Dict)
HIDDEN = frozenset({"self", "caller", "varargs", "kwargs", "super"})
METHODS = frozenset(
    "upper lower title capitalize strip lstrip rstrip startswith endswith split items keys values "
    "get count index cycle changed".split()
)


def guarded(tree: nodes.Template) -> nodes.Template:
    """The same template with its limits built in; raises TemplateSyntaxError."""
    for node, depth in walk(tree):
        refuse(node, depth)
    Limiting().visit(tree)
    return tree


def walk(tree: nodes.Node) -> Iterator[tuple[nodes.Node, int]]:
    """Every node with its depth, without recursion."""
    waiting = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        waiting += [(child, depth + 1) for child in node.iter_child_nodes()]


def refuse(node: nodes.Node, depth: int) -> None:
    """Raise for what no prompt needs."""
    why = refusal(node) or (f"it goes {DEEPEST} levels deep" if depth > DEEPEST else "")
    if why:
        raise TemplateSyntaxError(why, node.lineno)


def refusal(node: nodes.Node) -> str:
    """Why a node may not stand in a template; nothing when it may."""
    if not isinstance(node, ALLOWED):
        return f"{CONSTRUCTS.get(type(node), type(node).__name__)!r} is not for prompts"
    if isinstance(node, nodes.Name) and (node.name in HIDDEN or node.name.startswith("_")):
        return f"{node.name!r} is unsafe: a template knows only its variables"
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        return f"access to {node.attr!r} is unsafe"
    if isinstance(node, nodes.For) and node.recursive:
        return "a recursive loop is not for prompts"
    if isinstance(node, nodes.Call):
        return refused_call(node)
    return ""


def refused_call(node: nodes.Call) -> str:
    """Why something may not be called."""
    called = node.node
    if isinstance(called, nodes.Getattr) and called.attr in METHODS:
        spread = node.dyn_args or node.dyn_kwargs
        return "a call with * or ** is not for prompts" if spread else ""
    name = getattr(called, "attr", "") or getattr(called, "name", "") or "this"
    return f"{name!r} cannot be called: it is undefined for prompts"


class Limiting(NodeTransformer):
    """Wraps what costs something into the filters that count."""

    def visit_For(self, node: nodes.For) -> nodes.Node:
        """A loop counts its rounds before it starts."""
        self.generic_visit(node)
        node.iter = wrapped(node.iter, LOOP)
        return node

    def visit_If(self, node: nodes.If) -> nodes.Node:
        """A condition looks at the clock."""
        self.generic_visit(node)
        node.test = wrapped(node.test, CLOCK)
        return node

    def visit_Assign(self, node: nodes.Assign) -> nodes.Node:
        """So does an assignment; its target stays as it is."""
        node.node = wrapped(self.visit(node.node), CLOCK)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        """Texts that are set together are measured before."""
        self.generic_visit(node)
        together = nodes.List(node.nodes, lineno=node.lineno)
        return wrapped(together, JOINED)

    def generic_visit(self, node: nodes.Node, *args: object, **kwargs: object) -> nodes.Node:
        """All others: children first; what was a list or a comparison is timed and measured."""
        super().generic_visit(node, *args, **kwargs)
        for name, value in node.iter_fields():
            if isinstance(value, list):
                value[:] = [timed(one) for one in value]
            else:
                setattr(node, name, timed(value))
        return node


def timed(node: object) -> object:
    """An expression that may cost much, wrapped; all else as it is."""
    loads = getattr(node, "ctx", "load") == "load"
    return wrapped(node, CLOCK) if isinstance(node, TIMED) and loads else node


def wrapped(node: nodes.Node, name: str) -> nodes.Filter:
    """The value of an expression, passed through one of our filters."""
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
