"""Muon: steps for weight matrices that are made orthogonal by five Newton-Schulz rounds.

After Keller Jordan's Muon (2024); momentum is Nesterov's. Everything that is no matrix inside a
layer goes to AdamW.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor

NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)


def orthogonal(gradients: Tensor, rounds: int = 5) -> Tensor:
    """The nearest matrices with all singular values near 1; (matrices, rows, columns)."""
    a, b, c = NEWTON_SCHULZ
    x = gradients.bfloat16()
    tall = x.shape[-2] > x.shape[-1]
    x = x.mT if tall else x
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(rounds):
        square = x @ x.mT
        x = a * x + (b * square + c * square @ square) @ x
    out: Tensor = (x.mT if tall else x).to(gradients.dtype)
    return out


class Muon(torch.optim.Optimizer):
    """Momentum, made orthogonal, scaled by the matrix's shape."""

    def __init__(
        self, matrices: Iterable[Tensor], lr: float, momentum: float = 0.95, decay: float = 0.02
    ) -> None:
        super().__init__(matrices, {"lr": lr, "momentum": momentum, "decay": decay})

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> None:  # type: ignore[override]
        """One update of every matrix; those of one shape go together, which is faster."""
        for group in self.param_groups:
            by_shape: dict[torch.Size, list[Tensor]] = defaultdict(list)
            for weight in group["params"]:
                if weight.grad is not None:
                    by_shape[weight.shape].append(weight)
            for weights in by_shape.values():
                self.update(weights, group)

    def update(self, weights: list[Tensor], group: dict[str, Any]) -> None:
        """Move all matrices of one shape."""
        ahead = torch.stack([self.ahead(weight, group["momentum"]) for weight in weights])
        rows, columns = weights[0].shape
        scale = max(1.0, rows / columns) ** 0.5
        for weight, move in zip(weights, orthogonal(ahead), strict=True):
            weight.mul_(1 - group["lr"] * group["decay"])
            weight.add_(move, alpha=-group["lr"] * scale)

    def ahead(self, weight: Tensor, momentum: float) -> Tensor:
        """The gradient with Nesterov's momentum."""
        running = self.state[weight].setdefault("momentum", torch.zeros_like(weight))
        running.lerp_(weight.grad, 1 - momentum)
        grad: Tensor = weight.grad  # type: ignore[assignment]
        return grad.lerp(running, momentum)
