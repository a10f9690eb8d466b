"""The network: a small Llama (RMSNorm, rotary attention, SwiGLU, tied embedding) in plain torch.

Attention is written as matrix products and a softmax: at these lengths that is faster on a CPU
than the fused kernel, whose backward pass is slow, and it compiles.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a network; `ff` and `d` are multiples of 32, which Q8_0 needs."""

    vocab: int = 6144
    d: int = 320
    layers: int = 6
    heads: int = 5
    ff: int = 864
    context: int = 512

    @property
    def head(self) -> int:
        """Width of one head."""
        return self.d // self.heads


BASE = Shape(d=512, layers=8, heads=8, ff=1376)  # 29M: for a GPU, or two cores overnight
TINY = Shape(vocab=640, d=64, layers=2, heads=2, ff=128)  # for `smoke` and the tests
ROPE_BASE = 10000.0
EPSILON = 1e-5


class RMSNorm(nn.Module):
    """Scale to unit mean square, then by a learned weight."""

    def __init__(self, d: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(d))

    def forward(self, x: Tensor) -> Tensor:
        """Normalise the last axis."""
        return F.rms_norm(x, (x.shape[-1],), self.weight.to(x.dtype), EPSILON)


class Block(nn.Module):
    """One layer: attention, then a gated feed-forward part, each added to the stream."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        d, self.heads = shape.d, shape.heads
        self.attn_norm, self.ffn_norm = RMSNorm(d), RMSNorm(d)
        self.q, self.k, self.v, self.o = (nn.Linear(d, d, bias=False) for _ in range(4))
        self.gate, self.up = (nn.Linear(d, shape.ff, bias=False) for _ in range(2))
        self.down = nn.Linear(shape.ff, d, bias=False)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
        """(B, T, d) -> (B, T, d); cos and sin are (T, head / 2)."""
        x = x + self.attend(self.attn_norm(x), cos, sin)
        h = self.ffn_norm(x)
        out: Tensor = x + self.down(F.silu(self.gate(h)) * self.up(h))
        return out

    def attend(self, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
        """Causal attention; padding stands on the right, so it needs no mask of its own."""
        B, T, d = x.shape
        q, k, v = (
            f(x).view(B, T, self.heads, -1).transpose(1, 2) for f in (self.q, self.k, self.v)
        )
        q, k = rotate(q, cos, sin), rotate(k, cos, sin)
        scores = q @ k.transpose(-1, -2) * (q.shape[-1] ** -0.5)  # (B, H, T, T)
        later = torch.ones(T, T, dtype=torch.bool, device=x.device).triu(1)
        weights = scores.masked_fill(later, -1e4).softmax(-1).to(v.dtype)
        out: Tensor = self.o((weights @ v).transpose(1, 2).reshape(B, T, d))
        return out


class Network(nn.Module):
    """Tokens (B, T) -> hidden states (B, T, d); `logits` gives scores over the vocabulary."""

    def __init__(self, shape: Shape, seed: int = 0) -> None:
        super().__init__()
        torch.manual_seed(seed)
        self.shape = shape
        self.embed = nn.Embedding(shape.vocab, shape.d)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.norm = RMSNorm(shape.d)
        cos, sin = rotary_table(shape)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)
        self.start()

    def start(self) -> None:
        """Initial weights: small, and the ends of each branch smaller with depth."""
        nn.init.normal_(self.embed.weight, std=0.02)
        for name, weight in self.named_parameters():
            if weight.ndim == 2 and not name.startswith("embed"):
                deep = name.endswith(("o.weight", "down.weight"))
                nn.init.normal_(weight, std=0.02 / ((2 * self.shape.layers) ** 0.5 if deep else 1))

    def forward(self, tokens: Tensor) -> Tensor:
        """Final hidden states, normalised."""
        T = tokens.shape[1]
        x = self.embed(tokens)
        cos, sin = self.get_buffer("cos")[:T], self.get_buffer("sin")[:T]
        for block in self.blocks:
            x = block(x, cos, sin)
        out: Tensor = self.norm(x)
        return out

    def logits(self, hidden: Tensor) -> Tensor:
        """Scores over the vocabulary, with the embedding as the output matrix."""
        return F.linear(hidden, self.embed.weight)


def rotary_table(shape: Shape) -> tuple[Tensor, Tensor]:
    """Cosines and sines of the rotary embedding, each (context, head / 2)."""
    half = shape.head // 2
    speeds = ROPE_BASE ** (-torch.arange(half, dtype=torch.float32) / half)
    angles = torch.outer(torch.arange(shape.context, dtype=torch.float32), speeds)
    return angles.cos(), angles.sin()


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Rotary embedding over halves; export permutes q and k into llama.cpp's pairs."""
    a, b = x.chunk(2, dim=-1)
    cos, sin = cos.to(x.dtype), sin.to(x.dtype)
    return torch.cat((a * cos - b * sin, b * cos + a * sin), dim=-1)
