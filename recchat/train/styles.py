"""How a reason is asked to sound: length, tone, drawback and stress, in a person's words."""

import random
from dataclasses import dataclass

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


def any_style(rng: random.Random, *, has_drawback: bool, has_history: bool) -> Style:
    """A style; the one the app asks for most often, and now and then one that leaves things out."""
    if rng.random() < 0.36:
        return Style(told=("length", "tone"))
    told = ["length", "tone", "drawback", "stress"]
    if rng.random() < 0.2:
        told.remove(rng.choice(told[:2]))  # then it is as the application has it
    length_told, tone_told = "length" in told, "tone" in told
    if rng.random() < 0.15:
        rng.shuffle(told)
    asks = rng.random() < (0.75 if has_drawback else 0.15)
    stresses = ("request", "film", "history", *(("history",) if has_history else ()))
    return Style(
        sentences=1 if length_told and rng.random() < 0.45 else 2,
        tone=rng.choices(TONES, (4, 3, 3))[0] if tone_told else "plain",
        drawback=rng.random() < 0.5 if asks else None,
        stress=rng.choice(stresses) if rng.random() < 0.55 else "",
        told=tuple(told),
    )
