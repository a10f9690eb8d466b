"""How a reason is asked to sound: length, tone, drawback and stress, in a person's words."""

import random
from dataclasses import dataclass, replace

TONES = ("plain", "casual", "warm")
STRESSES = {
    "request": "stress the request",
    "history": "stress their history",
    "film": "stress the {noun} itself",
}
NAME, LEAVE = "name the drawback", "leave out the drawback"


@dataclass(frozen=True, slots=True)
class Style:
    """What a text keeps to, and what of it the prompt says."""

    sentences: int = 2
    tone: str = "plain"
    drawback: bool | None = None  # None: said where there is one, and not asked for
    stress: str = ""
    told: tuple[str, ...] = ()  # the parts that the prompt names

    def text(self, noun: str) -> str:
        """The style as the prompt says it: "two sentences, warm, stress the request"."""
        parts = {
            "length": "one sentence" if self.sentences == 1 else "two sentences",
            "tone": self.tone,
            "drawback": "" if self.drawback is None else NAME if self.drawback else LEAVE,
            "stress": STRESSES[self.stress].format(noun=noun) if self.stress else "",
        }
        return ", ".join(parts[name] for name in self.told if parts[name])


ONE_PLAIN = Style(sentences=1, told=("length", "tone"))  # of one more sentence


@dataclass(frozen=True, slots=True)
class Given:
    """What a style may speak of, since there is a claim of it."""

    drawback: bool = False
    history: bool = False
    request: bool = False


def any_style(rng: random.Random, given: Given) -> Style:
    """A style; the one the app asks for most often, and now and then one that leaves things out.

    Of a drawback, a history and a request it speaks only where there is one: elsewhere the words
    would change nothing, and a model learns to pass over words that change nothing.
    """
    if rng.random() < 0.36:
        return Style(told=("length", "tone"))
    told = ["length", "tone", "drawback", "stress"]
    if rng.random() < 0.2:
        told.remove(rng.choice(told[:2]))  # then it is as the application has it
    length_told, tone_told = "length" in told, "tone" in told
    if rng.random() < 0.15:
        rng.shuffle(told)
    stresses = ["film"] + ["request"] * given.request + ["history"] * 2 * given.history
    return Style(
        sentences=1 if length_told and rng.random() < 0.45 else 2,
        tone=rng.choices(TONES, (4, 3, 3))[0] if tone_told else "plain",
        drawback=rng.random() < 0.5 if given.drawback and rng.random() < 0.6 else None,
        stress=rng.choice(stresses) if rng.random() < 0.5 else "",
        told=tuple(told),
    )


def contrasted(style: Style, given: Given, rng: random.Random) -> tuple[Style, ...]:
    """A style with its opposite, where the claims allow both: what differs is what was asked."""
    told = tuple(dict.fromkeys([*style.told, "drawback", "stress"]))
    if given.drawback and rng.random() < 0.75:
        both = [replace(style, drawback=named, told=told) for named in (True, False)]
    elif given.history and given.request and rng.random() < 0.3:
        both = [replace(style, stress=one, told=told) for one in ("request", "history")]
    elif rng.random() < 0.08:
        both = [replace(style, sentences=count, told=told) for count in (1, 2)]
        both = [one if "length" in one.told else replace(one, sentences=2) for one in both]
    else:
        both = [style]
    return tuple(dict.fromkeys(both))
