"""The sequential taste model: a small Transformer over what somebody took, in order."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Self

import numpy as np
import torch

from recchat.learn.log import NO_TRAIL, Floats, Log, Taken, Trail
from recchat.learn.model import Cancelled, Progress, TasteUnusable, never, quietly
from recchat.learn.model_file import ADVICE, ModelFile, read_model, write_model
from recchat.learn.sequence_fit import Plan, padded, trained
from recchat.learn.sequence_network import Network, Shape, matrix_kind

MOST_WIDE, MOST_LAYERS = 1_024, 16  # a file that claims more is not ours


class Sequential:
    """SASRec with the full softmax; not exact: its weights change with the next fit only.

    What somebody does counts at once all the same, since their history is what it reads.
    """

    name = "sasrec"
    exact = False

    def __init__(self, shape: Shape | None = None, plan: Plan | None = None) -> None:
        self.shape, self.plan = shape or Shape(), plan or Plan()
        self.log = Log((), {})
        self._network = Network(0, self.shape).eval()

    def fit(self, log: Log, progress: Progress = quietly, cancelled: Cancelled = never) -> None:
        """Train from nothing."""
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(self.plan.seed)
            network = Network(len(log.items), self.shape)
            trails = [trail.rows for trail in log.trails.values()]
            found = trained(network, trails, self.plan, progress, cancelled)
        self.log, self._network = log, found

    def scores(self, trail: Trail) -> Floats:
        """How likely each item (n,) is to come next, as logits."""
        return np.asarray(self.scores_of([trail])[0])

    @torch.inference_mode()
    def scores_of(self, trails: Sequence[Trail]) -> Floats:
        """Scores (m, n) of several histories at once; the mean item stands for an empty one."""
        network, nothing = self._network, len(self.log.items)
        newest = [trail.last(self.shape.longest).rows for trail in trails]
        rows = padded([np.append(one, nothing) if not len(one) else one for one in newest], nothing)
        with torch.autocast("cpu", matrix_kind(), enabled=matrix_kind() is torch.bfloat16):
            states = network(rows)
        ends = torch.tensor([max(0, len(one) - 1) for one in newest])
        last = states[torch.arange(len(newest)), ends].float()
        return np.asarray(network.scores(last).numpy(), dtype=np.float32)

    def update(self, one: Taken) -> None:
        """Remember it for the next fit."""
        row = self.log.rows.get(one.item)
        if row is not None:
            self.exchange(one.person, self.log.of(one.person).put(row, one.at))

    def forget(self, person: str, item: str) -> None:
        """Leave it out of the next fit."""
        row = self.log.rows.get(item)
        if row is not None:
            self.exchange(person, self.log.of(person).without(row))

    def forget_person(self, person: str) -> None:
        """Leave them out of the next fit."""
        self.exchange(person, NO_TRAIL)

    def exchange(self, person: str, trail: Trail) -> None:
        """Keep another trail for the next fit."""
        self.log = self.log.with_trail(person, trail)

    def settle(self) -> None:
        """Nothing is put off."""

    def save(self, path: Path) -> None:
        """Write one file."""
        arrays = {key: value.numpy() for key, value in self._network.state_dict().items()}
        numbers = {**asdict(self.shape), "seed": self.plan.seed}
        write_model(path, self.name, ModelFile(self.log, numbers, arrays))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote; raises TasteUnusable."""
        found = read_model(path, cls.name)
        model = cls(shape_of(found))
        network = Network(len(found.log.items), model.shape)
        weights = {
            key: torch.from_numpy(found.floats(key, tuple(value.shape)).copy())
            for key, value in network.state_dict().items()
        }
        network.load_state_dict(weights)
        model.log, model._network = found.log, network.eval()
        return model


def shape_of(found: ModelFile) -> Shape:
    """The sizes that a file names; raises TasteUnusable when no network can have them."""
    width, layers, heads, longest = (
        int(found.number(name)) for name in ("width", "layers", "heads", "longest")
    )
    fits = 0 < width <= MOST_WIDE and 0 < layers <= MOST_LAYERS and heads > 0 and longest > 0
    if not fits or width % (2 * heads):
        raise TasteUnusable(f"the sizes of its network cannot be: {width} wide. {ADVICE}")
    return Shape(width, layers, heads, longest, found.number("dropout"))
