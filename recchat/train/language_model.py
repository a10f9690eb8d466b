"""The pipeline of recchat's own language model: data, training, export, card.

Each step reads the files of the step before it from one folder of work, so a stopped run goes on
where it was.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from recchat.llm.trial import try_out
from recchat.train import check, pack, vocabulary
from recchat.train.card import Facts, write_card
from recchat.train.examples import Maker, load_corpus, user_template
from recchat.train.export import export_gguf
from recchat.train.fit import Plan, Progress, load_network, state_of
from recchat.train.fit import fit as run_fit
from recchat.train.library import FRAMES, Sources, load_library
from recchat.train.measure import Figure, figures, iard_gold, redial_held_out
from recchat.train.network import BASE, TINY, Shape
from recchat.train.sections import neutral_words

SIZES = {"mini": Shape(), "base": BASE}
MINI = SIZES["mini"]
ROUNDS = 6  # times that fresh data is made in one run: each example is then seen about once
EXAMPLES = 260_000
CODE_WORDS = ("a", "also", "an", "and", "book", "film", "is", "it")  # said by code, not by frames
VOCABULARY_EXAMPLES = 40_000
LONGEST = 1200  # characters of a message in a measurement
NEUTRAL_WORDS = Path(__file__).parent / "neutral_words.txt"


@dataclass(frozen=True, slots=True)
class Work:
    """Where a run keeps its files."""

    folder: Path

    @property
    def log(self) -> Path:
        """What every step said, with the time."""
        return self.folder / "log.txt"

    @property
    def vocabulary(self) -> Path:
        """The tokenizer's JSON file."""
        return self.folder / "vocabulary.json"

    @property
    def data(self) -> Path:
        """The packed examples."""
        return self.folder / "data.npz"

    @property
    def checkpoint(self) -> Path:
        """The latest state of training."""
        return self.folder / "checkpoint.pt"


@dataclass(frozen=True, slots=True)
class Amount:
    """How much data to make."""

    examples: int = EXAMPLES
    seed: int = 7
    vocabulary: int = vocabulary.SIZE


def logged(work: Work, progress: Progress) -> Progress:
    """Progress that is kept in the folder of the run as well."""

    def say(text: str) -> None:
        progress(text)
        work.folder.mkdir(parents=True, exist_ok=True)
        with work.log.open("a", encoding="utf-8") as log:
            log.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {text}\n")

    return say


def make_data(
    work: Work, sources: Sources, progress: Progress, amount: Amount | None = None
) -> None:
    """Make examples from frames and the sources given; a vocabulary too, if there is none."""
    amount = amount or Amount()
    work.folder.mkdir(parents=True, exist_ok=True)
    library = load_library(sources)
    maker = Maker(library, load_corpus(sources, library), sources, amount.seed)
    real = len(maker.corpus.judged) + len(maker.corpus.silver)
    progress(f"{len(library.films)} films, {real} real messages")
    made = list(maker.examples(amount.examples))
    progress(f"{len(made)} examples")
    if not work.vocabulary.exists():
        texts = (f"{e.user}\n{e.answer}" for e in islice(made, VOCABULARY_EXAMPLES))
        vocabulary.save_vocabulary(
            vocabulary.train_vocabulary(texts, amount.vocabulary), work.vocabulary
        )
    packed = pack.pack(made, vocabulary.load_vocabulary(work.vocabulary))
    pack.save(packed, work.data)
    progress(f"{len(packed)} examples packed, {len(packed.tokens)} tokens")


def fit(work: Work, plan: Plan, progress: Progress, *, shape: Shape = MINI) -> None:
    """Train, or go on from the checkpoint, until the minutes of the plan are spent."""
    tokenizer = vocabulary.load_vocabulary(work.vocabulary)
    fitted = replace(shape, vocab=tokenizer.get_vocab_size())
    run_fit(pack.load(work.data), fitted, work.folder, plan, progress)


def export(work: Work, path: Path, progress: Progress, *, shape: Shape = MINI) -> check.Parity:
    """Write the checkpoint as GGUF, try it, and compare it with the network.

    Raises ModelUnusable, with one plain sentence, when llama.cpp crashes on it.
    """
    tokenizer = vocabulary.load_vocabulary(work.vocabulary)
    fitted = replace(shape, vocab=tokenizer.get_vocab_size())
    network = load_network(fitted, work.checkpoint)
    export_gguf(network, tokenizer, path)
    try_out(path, context=fitted.context)
    found = check.parity(check.open_gguf(path), network, tokenizer, sample_texts())
    progress(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, {found}")
    return found


def sample_texts() -> list[str]:
    """Texts to compare tokenisers and scores on: plain, odd and hostile."""
    texts = (FRAMES / "titles.txt").read_text(encoding="utf-8").splitlines()[1:40]
    odd = [
        "<|bos|> hi <|eot|>",
        "  two  spaces ",
        "çéß 日本語 🙂",
        "don't   stop\n\nnow",
        "12,345.67",
    ]
    return [*texts, *odd, "person: i loved Arrival (2016)\nacts: preference\nlike: Arrival"]


def write_neutral_words(path: Path = NEUTRAL_WORDS) -> int:
    """Write every word that reasons and answers say outside their values, one a line."""
    words = sorted({*neutral_words("reason.txt", "answer.txt"), *CODE_WORDS})
    path.write_text("\n".join(words) + "\n", encoding="utf-8")
    return len(words)


def card(work: Work, weights: Path, path: Path, figures: Sequence[Figure]) -> None:
    """Write the model card beside the weights."""
    state = state_of(work.checkpoint)
    data = pack.load(work.data)
    write_card(
        Facts(weights, state.minutes, state.step, len(data), len(data.tokens)), figures, path
    )


def measure(work: Work, weights: Path, sources: Sources) -> list[Figure]:
    """Figures on people's messages that were held out; none without the real sets."""
    if not (sources.redial and sources.iard):
        return []
    tokenizer, model = vocabulary.load_vocabulary(work.vocabulary), check.open_gguf(weights)
    template = user_template("talk/understand")

    def answer(message: str, last: str) -> str:
        user = template.render(message=message, last=last, noun="film").strip()
        return check.answer(model, tokenizer, "talk/understand", user[:LONGEST], 60)

    found = figures("redial", redial_held_out(sources.redial), answer)
    return found + figures("iard", iard_gold(sources.iard), answer)


def train(
    work: Work, sources: Sources, plan: Plan, progress: Progress, *, shape: Shape = MINI
) -> None:
    """Training on fresh data: as many rounds, each with examples of its own seed; resumed."""
    spent = state_of(work.checkpoint).minutes if work.checkpoint.exists() else 0.0
    for number in range(ROUNDS):
        until = plan.minutes * (number + 1) / ROUNDS
        if spent < until:
            make_data(work, sources, progress, Amount(seed=plan.seed + number))
            fit(work, replace(plan, until=until), progress, shape=shape)


def all(
    work: Work,
    sources: Sources,
    weights: Path,
    plan: Plan,
    progress: Progress,
    *,
    shape: Shape = MINI,
) -> None:
    """Every step in order: data, training, weights, figures, card."""
    train(work, sources, plan, progress, shape=shape)
    export(work, weights, progress, shape=shape)
    found = measure(work, weights, sources)
    card(work, weights, weights.with_name("MODEL_CARD.md"), found)


def smoke(folder: Path, progress: Progress) -> str:
    """A tiny model from frames alone, trained, exported and asked: under a minute."""
    work, began = Work(folder), time.monotonic()
    make_data(work, Sources(), progress, Amount(1500, vocabulary=TINY.vocab))
    fit(work, Plan(minutes=0.12, compiled=False), progress, shape=TINY)
    path = folder / "tiny.gguf"
    export(work, path, progress, shape=TINY)
    tokenizer = vocabulary.load_vocabulary(work.vocabulary)
    said = check.answer(check.open_gguf(path), tokenizer, "talk/understand", "person: a comedy")
    progress(f"smoke: {time.monotonic() - began:.0f} s, answered {said!r}")
    return said
