"""The training loop of the sequential network: windows of trails, AdamW, averaged weights."""

import copy
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from recchat.learn.log import Rows
from recchat.learn.model import Cancelled, Progress, check
from recchat.learn.sequence_network import Network, Softmax, matrix_kind

FULL_UP_TO = 20_000  # items: above, the softmax is over the batch's targets and some others
OTHERS = 4_000
BETAS = (0.9, 0.98)
AVERAGE = 0.995  # how much of the averaged weights each step keeps
WARM_STEPS = 100
LAST_RATE = 0.02  # of the first learning rate


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train: for so many epochs, or until the time is up."""

    epochs: int = 40
    minutes: float = 60.0
    rate: float = 1e-3
    decay: float = 0.05
    tokens: int = 3_200  # places in a batch
    seed: int = 7
    clock: Callable[[], float] = time.monotonic


def trained(
    network: Network,
    trails: Sequence[Rows],
    plan: Plan,
    progress: Progress,
    cancelled: Cancelled,
) -> Network:
    """The averaged network after training; raises FitCancelled."""
    chance = np.random.default_rng(plan.seed)
    averaged = copy.deepcopy(network).eval()
    optimizer = optimizer_of(network, plan)
    started, step = plan.clock(), 0
    per_epoch = max(1, len(list(batches(network, trails, plan, chance))))
    for epoch in range(plan.epochs):
        losses = []
        for rows in batches(network, trails, plan, chance):
            check(cancelled)
            spent = (plan.clock() - started) / 60 / plan.minutes
            done = max(step / per_epoch / plan.epochs, spent)
            set_rate(optimizer, plan.rate * rate_share(step, done))
            losses.append(train_step(network, optimizer, rows, chance))
            step += 1
            follow(averaged, network, step)
            progress(min(1.0, done), f"epoch {epoch + 1}, loss {np.mean(losses):.3f}")
        if (plan.clock() - started) / 60 >= plan.minutes:
            break
    progress(1.0, "trained")
    return averaged


def optimizer_of(network: Network, plan: Plan) -> torch.optim.Optimizer:
    """AdamW; only matrices decay."""
    matrices = [one for one in network.parameters() if one.ndim > 1]
    others = [one for one in network.parameters() if one.ndim <= 1]
    groups = [
        {"params": matrices, "weight_decay": plan.decay},
        {"params": others, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=plan.rate, betas=BETAS)


def rate_share(step: int, done: float) -> float:
    """The learning rate's share: up for a few steps, then down in a line."""
    return min(1.0, (step + 1) / WARM_STEPS) * max(LAST_RATE, 1.0 - done)


def set_rate(optimizer: torch.optim.Optimizer, rate: float) -> None:
    """Use this learning rate from now on."""
    for group in optimizer.param_groups:
        group["lr"] = rate


def train_step(
    network: Network,
    optimizer: torch.optim.Optimizer,
    rows: Tensor,
    chance: np.random.Generator,
) -> float:
    """One step on a batch (B, T + 1); its loss."""
    network.train()
    inputs, targets = rows[:, :-1], rows[:, 1:]
    there = targets != network.count
    with torch.autocast("cpu", matrix_kind(), enabled=matrix_kind() is torch.bfloat16):
        states = network(inputs)[there]
    loss = loss_of(network, states.float(), targets[there], chance)
    optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return loss.item()


def loss_of(
    network: Network, states: Tensor, targets: Tensor, chance: np.random.Generator
) -> Tensor:
    """Cross-entropy over all items, or over some where there are very many."""
    table: Tensor = network.items.weight[: network.count]
    bias: Tensor = network.bias
    if network.count > FULL_UP_TO:
        others = torch.from_numpy(chance.integers(0, network.count, OTHERS))
        chosen, places = torch.unique(torch.cat((targets, others)), return_inverse=True)
        table, bias, targets = table[chosen], bias[chosen], places[: len(targets)]
    loss: Tensor = Softmax.apply(states, table, bias, targets)  # type: ignore[no-untyped-call]
    return loss


@torch.no_grad()
def follow(averaged: Network, network: Network, step: int) -> None:
    """Move the averaged weights a little; faster in the beginning."""
    kept = min(AVERAGE, (step + 1) / (step + 10))
    for slow, quick in zip(averaged.parameters(), network.parameters(), strict=True):
        slow.lerp_(quick, 1 - kept)


def batches(
    network: Network, trails: Sequence[Rows], plan: Plan, chance: np.random.Generator
) -> Iterator[Tensor]:
    """Windows of like length in batches (B, T + 1), in random order."""
    windows = [one for trail in trails for one in windows_of(trail, network.shape.longest, chance)]
    windows.sort(key=lambda one: len(one) + 10 * chance.random())
    groups: list[list[Rows]] = [[]]
    for window in windows:
        longest = max([len(window), *(len(one) for one in groups[-1])])
        if groups[-1] and longest * (len(groups[-1]) + 1) > plan.tokens:
            groups.append([])
        groups[-1].append(window)
    for place in chance.permutation(len(groups)):
        if groups[place]:
            yield padded(groups[place], network.count)


def windows_of(trail: Rows, longest: int, chance: np.random.Generator) -> list[Rows]:
    """Cut a trail into windows at random places, so that each item but the first is wanted once."""
    end, found = len(trail), []
    size = longest if end <= longest + 1 else int(chance.integers(1, longest + 1))
    while end > 1:
        start = max(0, end - size - 1)
        found.append(trail[start:end])
        end, size = start + 1, longest
    return found


def padded(rows: Sequence[Rows], nothing: int) -> Tensor:
    """Rows of items in one tensor (B, T), filled up behind their end."""
    out = np.full((len(rows), max(len(one) for one in rows)), nothing, dtype=np.int64)
    for place, one in enumerate(rows):
        out[place, : len(one)] = one
    return torch.from_numpy(out)
