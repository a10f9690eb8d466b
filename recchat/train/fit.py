"""The training loop: Muon for matrices, AdamW for the rest, a wall-clock budget as its one dial.

The learning rate is constant to 45 % of the budget and then falls to zero, so a finished run is
extended by asking for more minutes: it goes on from its checkpoint.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from recchat.train.muon import Muon
from recchat.train.network import Network, Shape
from recchat.train.pack import Batch, Packed, batches

Progress = Callable[[str], None]

MATRIX_RATE, OTHER_RATE = 0.014, 2e-3  # for steps of one batch
WARM_UP = 40  # steps
FALL_FROM = 0.45  # share of the budget
ACCUMULATE = 1  # batches a step; more steps taught copying sooner than larger ones
SAVE_EVERY = 180.0  # seconds
THREADS_EVERY = 10  # steps


def one_thread() -> int:
    """The default: a busy machine trains faster on one thread than on two that wait."""
    return 1


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train; `threads` is asked now and then, since a machine's load changes."""

    minutes: float
    seed: int = 7
    compiled: bool = True
    threads: Callable[[], int] = one_thread
    until: float | None = None  # minutes at which to stop for fresh data; rates follow `minutes`

    @property
    def end(self) -> float:
        """Seconds at which this call stops."""
        return 60 * (self.minutes if self.until is None else min(self.until, self.minutes))


@dataclass(frozen=True, slots=True)
class State:
    """How far a checkpoint is."""

    step: int
    minutes: float


@dataclass(slots=True)
class Run:
    """A run in progress: all that a checkpoint keeps."""

    network: Network
    muon: Muon
    adam: torch.optim.AdamW
    step: int = 0
    seconds: float = 0.0
    loss: float = 0.0
    data: str = ""  # which data the steps since `data_step` saw
    data_step: int = 0


def fit(packed: Packed, shape: Shape, folder: Path, plan: Plan, progress: Progress) -> Network:
    """Train until the budget is spent; resume where `folder` holds a checkpoint."""
    folder.mkdir(parents=True, exist_ok=True)
    run = resume(start(shape, plan.seed), folder / "checkpoint.pt", progress)
    if plan.compiled:
        compile_blocks(run.network)
    if run.data != (name := packed.name):
        run.data, run.data_step = name, run.step
    stream = batches(packed, plan.seed, skip=(run.step - run.data_step) * ACCUMULATE)
    began, before, saved = time.monotonic(), run.seconds, run.seconds
    while run.seconds < plan.end:
        if run.step % THREADS_EVERY == 0:
            torch.set_num_threads(plan.threads())
        set_rates(run, run.seconds / (plan.minutes * 60))
        one_step(run, [next(stream) for _ in range(ACCUMULATE)])
        run.seconds = before + time.monotonic() - began
        if run.step % 20 == 0:
            progress(f"step {run.step}  {run.seconds / 60:.1f} min  loss {run.loss:.3f}")
        if run.seconds - saved > SAVE_EVERY:
            save(run, folder / "checkpoint.pt")
            saved = run.seconds
    save(run, folder / "checkpoint.pt")
    return run.network


def start(shape: Shape, seed: int) -> Run:
    """A new network with its two optimisers."""
    network = Network(shape, seed)
    inner = [w for w in network.blocks.parameters() if w.ndim == 2]
    outer = [network.embed.weight, *(w for w in network.parameters() if w.ndim == 1)]
    adam = torch.optim.AdamW(outer, lr=OTHER_RATE, betas=(0.9, 0.95), weight_decay=0.0)
    return Run(network, Muon(inner, MATRIX_RATE), adam)


def compile_blocks(network: Network) -> None:
    """Compile layer by layer: one graph for each bucket, shared by all layers."""
    import torch._dynamo
    import torch._inductor.config

    torch._dynamo.config.recompile_limit = 64
    torch._inductor.config.cpp.dynamic_threads = True
    for block in network.blocks:
        block.compile(dynamic=False)


def set_rates(run: Run, spent: float) -> None:
    """Warm up, hold, fall to zero."""
    warm = min(1.0, (run.step + 1) / WARM_UP)
    fall = min(1.0, max(0.0, (1 - spent) / (1 - FALL_FROM)))
    for optimiser, rate in ((run.muon, MATRIX_RATE), (run.adam, OTHER_RATE)):
        for group in optimiser.param_groups:
            group["lr"] = rate * warm * fall


def one_step(run: Run, parts: list[Batch]) -> None:
    """Gradients of all parts, then one update."""
    total = sum(float(part.weights.sum()) for part in parts)
    loss = 0.0
    for part in parts:
        piece = weighted_loss(run.network, part) / total
        piece.backward()  # type: ignore[no-untyped-call]
        loss += float(piece.detach())
    torch.nn.utils.clip_grad_norm_(run.adam.param_groups[0]["params"], 1.0)
    run.muon.step()
    run.adam.step()
    run.network.zero_grad(set_to_none=True)
    run.step += 1
    run.loss = loss if run.step == 1 else 0.95 * run.loss + 0.05 * loss


def weighted_loss(network: Network, batch: Batch) -> Tensor:
    """Summed weighted cross-entropy of the answers; other positions get no output layer."""
    tokens, weights = torch.from_numpy(batch.tokens), torch.from_numpy(batch.weights)
    with torch.autocast("cpu", torch.bfloat16):
        hidden = network(tokens)[:, :-1]
        counted = weights[:, 1:] > 0
        logits = network.logits(hidden[counted])
    losses = F.cross_entropy(logits.float(), tokens[:, 1:][counted], reduction="none")
    return (losses * weights[:, 1:][counted]).sum()


def save(run: Run, path: Path) -> None:
    """Write the checkpoint beside, then put it in place, so that a kill leaves the old one."""
    state: dict[str, Any] = {
        "network": run.network.state_dict(),
        "muon": run.muon.state_dict(),
        "adam": run.adam.state_dict(),
        "step": run.step,
        "seconds": run.seconds,
        "loss": run.loss,
        "data": run.data,
        "data_step": run.data_step,
    }
    beside = path.with_suffix(".new")
    torch.save(state, beside)
    beside.replace(path)


def resume(run: Run, path: Path, progress: Progress) -> Run:
    """Load a checkpoint into a run, if there is one."""
    if path.exists():
        state = torch.load(path, weights_only=True)
        run.network.load_state_dict(state["network"])
        run.muon.load_state_dict(state["muon"])
        run.adam.load_state_dict(state["adam"])
        run.step, run.seconds, run.loss = state["step"], state["seconds"], state["loss"]
        run.data, run.data_step = state.get("data", ""), state.get("data_step", 0)
        progress(f"resumed at step {run.step}, {run.seconds / 60:.1f} minutes")
    return run


def load_network(shape: Shape, path: Path) -> Network:
    """The network of a checkpoint, for export."""
    network = Network(shape)
    network.load_state_dict(torch.load(path, weights_only=True)["network"])
    return network


def state_of(path: Path) -> State:
    """How far the training of a checkpoint went."""
    state = torch.load(path, weights_only=True)
    return State(state["step"], state["seconds"] / 60)
