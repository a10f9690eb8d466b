"""What a case may ask of a prompt and of an answer: a closed list, each with its words.

Values are texts, lists of texts or numbers. What asks of the answer needs a model.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recchat.explain.tokens import sentences
from recchat.prompts import BadTemplate, Prompt
from recchat.talk.reading.model_frame import LINES

FRAME = ("acts", *LINES)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case tried: the prompt with its tokens and, where a model was asked, what it said."""

    prompt: Prompt
    tokens: int
    said: str | None = None
    values: Mapping[str, tuple[str, ...]] | None = None  # of a frame that was parsed
    holds: bool | None = None  # whether the application would show it
    names: tuple[str, ...] = ()  # titles and people, whose full stops end no sentence

    @property
    def text(self) -> str:
        """The answer, folded as it is compared."""
        return folded(self.said or "")


Check = Callable[[Outcome, object], bool]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of expectation: its type, its words with {} for the value, and how it is checked."""

    takes: type
    words: str
    holds: Check
    needs_model: bool = True


def folded(text: str) -> str:
    """A text as it is compared: case, spaces and the shape of quotation marks aside."""
    return " ".join(text.replace("’", "'").casefold().split())


def listed(value: object) -> list[str]:
    """A list of texts, folded."""
    return [folded(str(one)) for one in value] if isinstance(value, list) else []


def number(value: object) -> int:
    """A whole number."""
    return value if isinstance(value, int) else 0


def count_sentences(outcome: Outcome) -> int:
    """The sentences of the answer."""
    return len(sentences(outcome.said or "", outcome.names))


def whole_prompt(outcome: Outcome) -> str:
    """Both parts of the prompt, folded."""
    return folded(f"{outcome.prompt.system}\n{outcome.prompt.user}")


def said_words(outcome: Outcome) -> list[str]:
    """The words of the answer."""
    return re.findall(r"[^\W_]+", outcome.text)


def line_equals(label: str) -> Check:
    """Whether a line of the frame has these values, in any order, and no others."""

    def check(outcome: Outcome, value: object) -> bool:
        found = (outcome.values or {}).get(label, ())
        return sorted(map(folded, found)) == sorted(listed(value))

    return check


KINDS: Mapping[str, Kind] = {
    "prompt_contains": Kind(
        list, "the prompt contains {}",
        lambda one, value: all(text in whole_prompt(one) for text in listed(value)), False,
    ),
    "prompt_lacks": Kind(
        list, "the prompt does not contain {}",
        lambda one, value: not any(text in whole_prompt(one) for text in listed(value)), False,
    ),
    "max_tokens": Kind(
        int, "the prompt has at most {} tokens", lambda one, value: one.tokens <= number(value),
        False,
    ),
    "sentences": Kind(
        int, "the answer has {} sentences",
        lambda one, value: count_sentences(one) == number(value),
    ),
    "sentences_most": Kind(
        int, "the answer has 1 to {} sentences",
        lambda one, value: 1 <= count_sentences(one) <= number(value),
    ),
    "words_most": Kind(
        int, "the answer has at most {} words",
        lambda one, value: 0 < len(said_words(one)) <= number(value),
    ),
    "contains": Kind(
        list, "the answer contains {}",
        lambda one, value: all(text in one.text for text in listed(value)),
    ),
    "contains_one": Kind(
        list, "the answer contains one of {}",
        lambda one, value: any(text in one.text for text in listed(value)),
    ),
    "lacks": Kind(
        list, "the answer does not contain {}",
        lambda one, value: bool(one.text) and not any(text in one.text for text in listed(value)),
    ),
    "question": Kind(
        bool, "the answer ends as a question: {}",
        lambda one, value: one.text.endswith("?") is value,
    ),
    "holds": Kind(
        bool, "the app would show the answer: {}", lambda one, value: one.holds is value
    ),
    **{label: Kind(list, f"{label} is {{}}", line_equals(label)) for label in FRAME},
}  # fmt: skip


def check_expect(expect: object, where: str) -> None:
    """Raise BadPrompt for an expectation that there is not, or whose value has another type."""
    if not isinstance(expect, Mapping):
        raise BadTemplate(f'{where}: "expect" has to be an object')
    for name, value in expect.items():
        kind = KINDS.get(name)
        if kind is None:
            raise BadTemplate(
                f"{where}: {name!r} cannot be expected; there are: {', '.join(KINDS)}"
            )
        if not isinstance(value, kind.takes):
            raise BadTemplate(f"{where}: {name!r} takes a {kind.takes.__name__}, not {value!r}")


def needs_model(expect: Mapping[str, object]) -> bool:
    """Whether any of these asks of an answer."""
    return any(KINDS[name].needs_model for name in expect)


def words_of(expect: Mapping[str, object]) -> list[str]:
    """Each expectation in words."""
    return [KINDS[name].words.format(shown(value)) for name, value in expect.items()]


def shown(value: object) -> str:
    """A value as it is read."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(f"“{one}”" for one in value) or "nothing"
    return str(value)


def failures(expect: Mapping[str, object], outcome: Outcome) -> Iterator[str]:
    """The expectations that do not hold, in words; without an answer only those of the prompt."""
    for name, value in expect.items():
        kind = KINDS[name]
        if kind.needs_model and outcome.said is None:
            continue
        if not kind.holds(outcome, value):
            yield kind.words.format(shown(value))
