"""Muon: momentum made orthogonal, for the weights inside a network [Jordan et al. 2024, kellerjordan.github.io/posts/muon].

torch.optim.Muon takes matrices only; most weights of a UNet are convolutions, flattened here to [out, in * 3 * 3].
"""

import torch
from torch import Tensor, nn

from common import autocast

MOMENTUM, WEIGHT_DECAY = 0.95, 0.01
QUINTIC = (3.4445, -4.7750, 2.0315)
ITERATIONS = 5


def split(module: nn.Module, edges: tuple[str, ...]) -> tuple[list[nn.Parameter], list[nn.Parameter]]:
    """Parameters for Muon, matrices and convolutions whose names hold none of `edges`, and all others."""
    inner, others = [], []
    for name, parameter in module.named_parameters():
        thick = parameter.dim() > 1 and not any(edge in name for edge in edges)
        (inner if thick else others).append(parameter)
    return inner, others


def orthogonal(matrices: Tensor) -> Tensor:
    """[N, m, n], m <= n, nearly their nearest matrices with singular values of 1, by Newton-Schulz."""
    a, b, c = QUINTIC
    x = matrices / (matrices.norm(dim=(1, 2), keepdim=True) + 1e-7)
    with autocast(matrices.device):
        for _ in range(ITERATIONS):
            square = x @ x.mT
            x = torch.baddbmm(x, torch.baddbmm(square, square, square, beta=b, alpha=c), x, beta=a)
    return x.float()


class Muon(torch.optim.Optimizer):
    """Steps are scaled to AdamW's usual size, so that one learning rate serves both [Liu et al. 2025, 2502.16982]."""

    def __init__(self, parameters: list[torch.nn.Parameter], lr: float):
        super().__init__(parameters, {"lr": lr})

    @torch.no_grad()
    def step(self) -> None:
        for group in self.param_groups:
            alike: dict[tuple[int, ...], list[tuple[Tensor, Tensor]]] = {}
            for parameter in group["params"]:
                wide = self.look_ahead(parameter)
                wide = wide if wide.shape[0] <= wide.shape[1] else wide.T
                alike.setdefault(tuple(wide.shape), []).append((parameter, wide))
            for shape, members in alike.items():
                scale = 0.2 * max(shape) ** 0.5
                steps = orthogonal(torch.stack([wide for _, wide in members]))
                for (parameter, _), step in zip(members, steps):
                    step = step if len(step) == len(parameter) else step.T
                    parameter.mul_(1 - group["lr"] * WEIGHT_DECAY)
                    parameter.add_(step.reshape(parameter.shape), alpha=-group["lr"] * scale)

    def look_ahead(self, parameter: Tensor) -> Tensor:
        """Nesterov's momentum of a weight, flattened to a matrix."""
        gradient, state = parameter.grad.flatten(1), self.state[parameter]
        momentum = state.setdefault("momentum", torch.zeros_like(gradient))
        momentum.lerp_(gradient, 1 - MOMENTUM)
        return gradient.lerp(momentum, MOMENTUM)
