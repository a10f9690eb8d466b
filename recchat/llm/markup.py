"""From a prompt to tokens, so that text which spells a role marker stays text.

Our own model knows one control token for each job. Any other GGUF brings a chat template, which
is rendered once around two placeholders; what it puts before, between and after them is markup
and may hold control tokens, while what later stands in their places never does.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from jinja2 import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from recchat.errors import ModelBusy
from recchat.llm.native import Vocabulary, Weights
from recchat.prompts import Prompt

SYSTEM, USER = "RecchatSystemPlaceholder", "RecchatUserPlaceholder"
LONGEST_TEMPLATE, LONGEST_MARKUP = 64 * 1024, 256 * 1024  # characters
UNSAFE_GLOBALS = ("lipsum", "range", "cycler", "joiner")
MARKER = re.compile(r"<.+>|\[.+\]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """A prompt in three parts: `before` is the same for every prompt of its name."""

    before: tuple[int, ...]
    user: tuple[int, ...]
    after: tuple[int, ...]


class Markup(Protocol):
    """How one model wants its prompts."""

    keeps_prefix: bool  # are prompts of one name long and alike at their beginning?

    def tokens(self, prompt: Prompt) -> Tokens:
        """The prompt for this model."""
        ...


def markup_of(weights: Weights) -> Markup:
    """The markup that a file asks for in its metadata."""
    vocabulary = weights.vocabulary
    if weights.metadata("recchat.format"):
        return OwnMarkup(vocabulary)
    template = weights.metadata("tokenizer.chat_template")
    start, end = vocabulary.text_of_end(start=True), vocabulary.text_of_end(start=False)
    return ChatMarkup(vocabulary, pieces_of(template, start, end) or PLAIN)


class OwnMarkup:
    """Our own format: the job's token, the person's part, the reply token."""

    keeps_prefix = False

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def tokens(self, prompt: Prompt) -> Tokens:
        """Raises ModelBusy for a job that the model was not trained for."""
        names = ("<|bos|>", f"<|{prompt.name}|>", "<|reply|>")
        controls = [self._vocabulary.control(name) for name in names]
        start, job, reply = controls
        if start is None or job is None or reply is None:
            raise ModelBusy(f"this model has not learned the job {prompt.name!r}.")
        user = self._vocabulary.tokens(prompt.user, special=False)
        return Tokens((start, job), tuple(user), (reply,))


@dataclass(frozen=True, slots=True)
class Pieces:
    """Markup before the system part, between it and the person's part, and after that."""

    before: str
    between: str
    after: str


PLAIN = Pieces("### Instruction:\n", "\n\n### Input:\n", "\n\n### Response:\n")


class ChatMarkup:
    """A chat template's markup around both parts of a prompt."""

    keeps_prefix = True

    def __init__(self, vocabulary: Vocabulary, pieces: Pieces) -> None:
        self._vocabulary = vocabulary
        self._pieces = pieces
        marks = filter(MARKER.fullmatch, vocabulary.user_defined())
        self._marks = re.compile("|".join(map(re.escape, marks)) or r"(?!)")

    def tokens(self, prompt: Prompt) -> Tokens:
        """Markup with its control tokens, contents without any."""
        before = [
            *self._markup(self._pieces.before),
            *self._content(prompt.system),
            *self._markup(self._pieces.between),
        ]
        first = self._vocabulary.first()
        if first is not None and before[:1] != [first]:
            before.insert(0, first)
        after = self._markup(self._pieces.after)
        return Tokens(tuple(before), tuple(self._content(prompt.user)), tuple(after))

    def _markup(self, text: str) -> list[int]:
        return self._vocabulary.tokens(text, special=True)

    def _content(self, text: str) -> list[int]:
        """Tokens of text that others wrote.

        Tokens of the kind "user defined" are found in any text: where one looks like a marker,
        its first letter is tokenised apart from the rest.
        """
        if self._pieces is PLAIN:
            text = text.replace("###", "#")
        cuts = [0, *(match.start() + 1 for match in self._marks.finditer(text)), len(text)]
        parts = (text[a:b] for a, b in pairwise(cuts))
        return [t for part in parts for t in self._vocabulary.tokens(part, special=False)]


def pieces_of(template: str, start: str, end: str) -> Pieces | None:
    """A chat template cut at its two placeholders; None when it cannot be used.

    Some templates refuse a system part: its words then go before the person's.
    """
    if not template or len(template) > LONGEST_TEMPLATE:
        return None
    apart = [{"role": "system", "content": SYSTEM}, {"role": "user", "content": USER}]
    together = [{"role": "user", "content": f"{SYSTEM}\n\n{USER}"}]
    tries = (rendered(template, messages, start, end) for messages in (apart, together))
    return next((pieces for text in tries if (pieces := cut(text))), None)


def rendered(template: str, messages: list[dict[str, str]], start: str, end: str) -> str:
    """The template filled in a sandbox; "" when it fails or refuses.

    How long it may take is for `trial` to find out, in a process that can be stopped.
    """
    sandbox = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"]
    )
    for name in UNSAFE_GLOBALS:
        sandbox.globals.pop(name, None)
    sandbox.globals["raise_exception"] = refuse
    try:
        return sandbox.from_string(template).render(
            messages=messages,
            add_generation_prompt=True,
            bos_token=start,
            eos_token=end,
            enable_thinking=False,
        )
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, RecursionError):
        return ""


def refuse(message: str) -> str:
    """What templates call when they do not like their messages."""
    raise TemplateError(message)


def cut(text: str) -> Pieces | None:
    """The text around both placeholders, when each is there once and in order."""
    if len(text) > LONGEST_MARKUP or text.count(SYSTEM) != 1 or text.count(USER) != 1:
        return None
    before, _, rest = text.partition(SYSTEM)
    between, found, after = rest.partition(USER)
    return Pieces(before, between, after) if found else None
