"""Run by `trial` in a process of its own: load one model file and make it say something.

A damaged file can take its whole process down, and a chat template can run for ever; both may
happen here. One line of JSON on standard output says how it went.
"""

import json
import resource
import sys
from pathlib import Path

import llama_cpp

from recchat.errors import RecchatError
from recchat.llm.decoding import Decoder
from recchat.llm.door import Frame, Limits, Line, complete
from recchat.llm.local import LocalModel
from recchat.llm.native import Weights
from recchat.prompts import Prompt

ALARMS = frozenset({3, 4, 5})  # ggml: warning, error, and what goes on from them
SPARE = 2 << 30  # bytes of address space beside the file itself
TEXT = "I loved the first one but it was far too long, so something short and funny please"
PROMPT = Prompt("talk/understand", "You read what a person says about films.", f"person: {TEXT}")
FRAME = Frame((Line("acts", ("request", "chat"), required=True), Line("like", span_of=TEXT)))


def main(path: Path, context: int, seconds: int) -> None:
    """Try the file, within limits on memory and time."""
    limit_resources(path.stat().st_size, seconds)
    lines: list[str] = []

    @llama_cpp.llama_log_callback  # type: ignore[untyped-decorator]
    def remember(level: int, text: bytes, _data: int) -> None:
        if level in ALARMS:
            lines.append(text.decode("utf-8", "replace"))

    try:
        decoder = Decoder(Weights(path, remember), threads=1, context=context)
        model = LocalModel(path.stem, decoder)
        complete(model, PROMPT, Limits(16, seconds), frame=FRAME)
        complete(model, PROMPT, Limits(4, seconds))
        problem = ""
    except (RecchatError, ValueError, MemoryError) as found:
        problem = str(found) or type(found).__name__
    sys.stdout.write(json.dumps({"problem": problem, "log": "".join(lines)[-4000:]}))


def limit_resources(size: int, seconds: int) -> None:
    """No core dump (it would hold the file), bounded memory, bounded work."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (size * 3 + SPARE,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
