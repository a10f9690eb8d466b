"""The command line: the contract for programs (docs/formats.md). Commands are thin over the stages.

Exit status: 0 done, 1 could not (the reason in one line on stderr), 2 wrong usage.
"""

import sys
from collections.abc import Sequence

from recchat.cli import (
    catalogue,
    chat,
    evaluate,
    history,
    learn,
    mcp,
    models,
    prompts,
    serve,
    train,
)
from recchat.cli.shell import app, say_error
from recchat.errors import RecchatError

__all__ = ["app", "main"]

for part in (serve, chat, catalogue, history, models, prompts, evaluate, learn, train, mcp):
    part.register(app)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; a failure of ours is one line, never a traceback."""
    try:
        app(args=list(sys.argv[1:] if arguments is None else arguments), standalone_mode=True)
    except RecchatError as problem:
        say_error(str(problem))
        sys.exit(1)
    return 0
