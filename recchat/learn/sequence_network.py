"""The sequential network: SASRec (Kang and McAuley 2018), trained with the full softmax.

A small Transformer reads a history and says what comes next: pre-norm blocks with rotary
positions, and item vectors that serve as input and as output. With all items as negatives it
gives far more than with one (Klenitskiy and Vasilev 2023).
"""

import math
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

ROPE_BASE = 10_000.0
SPREAD = 0.02  # of the first item vectors
CHUNK = 512  # places of the softmax at once: its logits then stay in the processor's cache


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a network; `longest` is how much of a history it reads."""

    width: int = 64
    layers: int = 2
    heads: int = 2
    longest: int = 100
    dropout: float = 0.3


class Block(nn.Module):
    """One layer: attention over what came before, then a feed-forward part."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.heads, self.dropout = shape.heads, shape.dropout
        self.norm, self.wide_norm = nn.LayerNorm(width), nn.LayerNorm(width)
        self.mixed, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.wide, self.narrow = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x: Tensor, turn: tuple[Tensor, Tensor]) -> Tensor:
        """(B, T, width) -> (B, T, width); `turn` holds cosines and sines (T, head / 2)."""
        batch, length, width = x.shape
        split = self.mixed(self.norm(x)).view(batch, length, 3, self.heads, -1)
        query, key, value = split.permute(2, 0, 3, 1, 4)
        query, key = rotated(query, turn), rotated(key, turn)
        weights = (query @ key.mT) / math.sqrt(width // self.heads)
        later = torch.ones(length, length, dtype=torch.bool).triu(1)
        weights = self.dropped(weights.masked_fill(later, float("-inf")).softmax(-1))
        seen = (weights.to(value.dtype) @ value).transpose(1, 2).reshape(batch, length, width)
        x = x + self.dropped(self.out(seen))
        hidden = self.dropped(F.gelu(self.wide(self.wide_norm(x))))
        return x + self.dropped(self.narrow(hidden))

    def dropped(self, x: Tensor) -> Tensor:
        """Dropout while training."""
        return F.dropout(x, self.dropout, self.training)


class Network(nn.Module):
    """Rows of items (B, T) to states (B, T, width); `scores` turns states into items."""

    def __init__(self, count: int, shape: Shape) -> None:
        super().__init__()
        self.count, self.shape = count, shape
        self.items = nn.Embedding(count + 1, shape.width, padding_idx=count)
        nn.init.normal_(self.items.weight, std=SPREAD)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.norm = nn.LayerNorm(shape.width)
        self.bias = nn.Parameter(torch.zeros(count))

    def forward(self, rows: Tensor) -> Tensor:
        """States at every place; `count` stands for "nothing" behind the end of a history."""
        shape = self.shape
        half = shape.width // shape.heads // 2
        turns = torch.arange(rows.shape[1])[:, None] * ROPE_BASE ** (-torch.arange(half) / half)
        x = self.items(rows) * math.sqrt(shape.width)
        x = F.dropout(x, shape.dropout, self.training)
        for block in self.blocks:
            x = block(x, (turns.cos(), turns.sin()))
        out: Tensor = self.norm(x)
        return out

    def scores(self, states: Tensor) -> Tensor:
        """A score (B, count) for each item."""
        return states @ self.items.weight[: self.count].T + self.bias


class Softmax(torch.autograd.Function):
    """Cross-entropy over all items, a few places at a time: three times as fast on a CPU."""

    @staticmethod
    def forward(ctx: Any, states: Tensor, items: Tensor, bias: Tensor, targets: Tensor) -> Tensor:  # noqa: ANN401 - torch's own
        """The mean loss of states (N, d) against targets (N,); gradients are made on the way."""
        kind = matrix_kind()
        table, total = items.to(kind), torch.zeros(())
        to_states = torch.empty(states.shape)
        to_items, to_bias = torch.zeros(items.shape), torch.zeros(bias.shape)
        for start in range(0, len(states), CHUNK):
            part = slice(start, start + CHUNK)
            some, wanted = states[part].to(kind), targets[part]
            logits = (some @ table.T).float() + bias
            high = logits.amax(1, keepdim=True)
            right = logits.gather(1, wanted[:, None])
            sums = logits.sub_(high).exp_().sum(1, keepdim=True)
            total += (sums.log() + high - right).sum()
            logits.div_(sums)[torch.arange(len(wanted)), wanted] -= 1
            error = logits.to(kind)
            to_bias += logits.sum(0)
            to_states[part] = (error @ table).float()
            to_items += (error.T @ some).float()
        ctx.save_for_backward(to_states, to_items, to_bias)
        return total / len(states)

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor | None, ...]:  # noqa: ANN401
        """The gradients that were made on the way, scaled."""
        to_states, to_items, to_bias = ctx.saved_tensors
        scale = gradients[0] / len(to_states)
        return to_states * scale, to_items * scale, to_bias * scale, None


def rotated(x: Tensor, turn: tuple[Tensor, Tensor]) -> Tensor:
    """Rotary positions (Su et al. 2021): what counts is how far apart two items are."""
    cos, sin = (part.to(x.dtype) for part in turn)
    first, second = x.chunk(2, -1)
    return torch.cat((first * cos - second * sin, first * sin + second * cos), -1)


def matrix_kind() -> torch.dtype:
    """What to multiply matrices in: half of the bits where the processor can do it by itself."""
    fast = getattr(torch.cpu, "_is_avx512_bf16_supported", None)
    return torch.bfloat16 if fast is not None and fast() else torch.float32
