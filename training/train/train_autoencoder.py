"""Stage 1, the autoencoder: panels to latents, 16 times smaller on a side, and back."""

from collections.abc import Iterator
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from common import autocast, best_device, compiled, save
from data import World
from loop import Loop
from networks.autoencoder_kl import AutoencoderKL
from settings import CROP

KL_WEIGHT = 1e-4


def to_pixels(panels: Tensor) -> Tensor:
    """uint8 [N, H, W, 3] -> [N, 3, H, W] in -1..1."""
    return panels.permute(0, 3, 1, 2).float() / 127.5 - 1


def crops(panels: Tensor, rows: Tensor) -> Tensor:
    """A random crop of each panel, at the same place: [N, C, C, 3]."""
    top, left = (int(torch.randint(size - CROP + 1, ())) for size in panels.shape[1:3])
    return panels[:, top : top + CROP, left : left + CROP][rows]


def edges(x: Tensor, y: Tensor) -> Tensor:
    """L1 between the gradients of two pictures: keeps outlines crisp."""
    return F.l1_loss(x.diff(dim=-1), y.diff(dim=-1)) + F.l1_loss(x.diff(dim=-2), y.diff(dim=-2))


def coarse(x: Tensor, y: Tensor) -> Tensor:
    """L1 between pictures 4 times smaller: keeps colours true."""
    return F.l1_loss(F.avg_pool2d(x, 4), F.avg_pool2d(y, 4))


def train(world: World, model: AutoencoderKL, seconds: float, batch: int, out: Path) -> None:
    """Goes on from the weights that the model has. Saves the averaged weights every minute."""
    device = best_device()
    model.to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(model.parameters(), 4e-4, betas=(0.9, 0.99), weight_decay=1e-3, fused=True)
    loop = Loop("autoencoder", model, (optimiser,), lambda state: save(out, model=state), decay=0.999)

    def loss(pixels: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        mean, log_variance = model.encode(pixels)
        mean, log_variance = mean.float(), log_variance.float()
        latents = mean + torch.randn_like(mean) * torch.exp(0.5 * log_variance)
        kl = 0.5 * (mean**2 + log_variance.exp() - 1 - log_variance).mean()
        drawn = model.decode(latents.to(pixels.dtype)).float()
        pixels = pixels.float()
        l1 = F.l1_loss(drawn, pixels)
        return l1 + edges(drawn, pixels) + 0.5 * coarse(drawn, pixels) + KL_WEIGHT * kl, l1, kl

    step_loss = compiled(loss, device)
    for _ in loop.steps(seconds):
        rows = torch.randint(world.seen, (batch,), device=device)
        with autocast(device):
            total, l1, kl = step_loss(to_pixels(crops(world.panels, rows)).contiguous(memory_format=torch.channels_last))
        loop.descend(total, batch, loss=total, l1=l1, kl=kl)


@torch.no_grad()
def encode_all(model: AutoencoderKL, panels: Iterator[Tensor]) -> tuple[Tensor, Tensor]:
    """Mean and log variance of every panel's latents in float16, [N, C, H/16, W/16] each."""
    model.to(memory_format=torch.channels_last)
    means, variances = [], []
    for some in panels:
        # A CPU is faster where the activations fit into its caches.
        for pixels in some.split(256 if some.is_cuda else 1):
            with autocast(some.device):
                mean, log_variance = model.encode(to_pixels(pixels))
            means.append(mean.half())
            variances.append(log_variance.half())
    return torch.cat(means), torch.cat(variances)
