"""Drawn references made to look as varied as photos, so that a photo is inside the image encoder's world.

Everything works on a whole batch at once: [N, 3, S, S] in 0..1.
"""

import math

import torch
import torch.nn.functional as F
from torch import Tensor


def uniform(x: Tensor, low: float, high: float, *shape: int) -> Tensor:
    return torch.empty(x.shape[0], *shape, device=x.device).uniform_(low, high)


def warp(x: Tensor, fill: float, degrees: float, crop: bool) -> Tensor:
    """Rotation, mirror and, where `crop`, keeping only the upper part, as a portrait does."""
    count = x.shape[0]
    angle = uniform(x, -degrees, degrees) * math.pi / 180
    mirror = torch.where(torch.rand(count, device=x.device) < 0.5, -1.0, 1.0)
    zoom = uniform(x, 0.92, 1.08)
    upper = torch.where(torch.rand(count, device=x.device) < 0.35, uniform(x, 0.45, 1.0), torch.ones_like(zoom))
    upper = upper if crop else torch.ones_like(zoom)
    matrix = torch.zeros(count, 2, 3, device=x.device)
    matrix[:, 0, 0], matrix[:, 0, 1] = zoom * angle.cos() * mirror, -angle.sin()
    matrix[:, 1, 0], matrix[:, 1, 1] = angle.sin() * mirror, zoom * angle.cos() * upper
    matrix[:, 0, 2], matrix[:, 1, 2] = uniform(x, -0.04, 0.04), uniform(x, -0.04, 0.04) - (1 - upper)
    grid = F.affine_grid(matrix, list(x.shape), align_corners=False)
    return F.grid_sample(x - fill, grid, align_corners=False) + fill


def light(x: Tensor) -> Tensor:
    """Exposure, contrast, gamma, white balance, a shaded side and soft patches of texture."""
    count, _, size, _ = x.shape
    x = x.clamp(0.001, 1) ** uniform(x, 0.8, 1.25, 1, 1, 1)
    x = (x - 0.5) * uniform(x, 0.8, 1.1, 1, 1, 1) + 0.5 + uniform(x, -0.06, 0.06, 1, 1, 1)
    x = x * (1 + uniform(x, -0.07, 0.07, 3, 1, 1))
    axis = torch.linspace(-1, 1, size, device=x.device)
    slope = uniform(x, -0.22, 0.22, 2, 1, 1)
    shade = slope[:, :1] * axis[None, None, :, None] + slope[:, 1:] * axis[None, None, None, :]
    patches = F.interpolate(torch.randn(count, 1, 9, 9, device=x.device), size=(size, size), mode="bicubic")
    fine = F.interpolate(torch.randn(count, 1, size // 3, size // 3, device=x.device), size=(size, size), mode="bilinear")
    return x * (1 + shade + patches * uniform(x, 0, 0.10, 1, 1, 1) + fine * uniform(x, 0, 0.08, 1, 1, 1))


def grain(x: Tensor) -> Tensor:
    """Loss of detail (half of the pictures) and sensor noise."""
    small = F.interpolate(F.interpolate(x, scale_factor=0.5, mode="area"), size=x.shape[-2:], mode="bilinear")
    x = torch.where(torch.rand(x.shape[0], 1, 1, 1, device=x.device) < 0.5, small, x)
    return x + torch.randn_like(x) * uniform(x, 0, 0.03, 1, 1, 1)


def occluded(x: Tensor) -> Tensor:
    """Half of the bodies hold something dark, bright or coloured in front of them, low in the picture; some have a badge."""
    count, _, size, _ = x.shape
    axis = torch.linspace(-1, 1, size, device=x.device)
    for share, highest, smallest, largest in ((0.5, 0.1, 0.2, 0.55), (0.4, -0.4, 0.05, 0.2)):
        down, across = uniform(x, highest, 1, 1, 1), uniform(x, -1, 1, 1, 1)
        tall, wide = uniform(x, smallest, largest, 1, 1), uniform(x, smallest, largest, 1, 1)
        inside = ((axis[None, :, None] - down) / tall) ** 2 + ((axis[None, None, :] - across) / wide) ** 2 < 1
        there = inside & (torch.rand(count, 1, 1, device=x.device) < share)
        grey = uniform(x, 0, 1, 1, 1, 1)
        grey = torch.where(grey < 0.6, 0.3 * grey, grey)
        colour = torch.where(torch.rand(count, 1, 1, 1, device=x.device) < 0.6, grey, uniform(x, 0, 1, 3, 1, 1))
        x = torch.where(there[:, None], colour, x)
    return x


def photographed(x: Tensor, fill: float, crop: bool) -> Tensor:
    """A reference as it might be in a photo. The background (white for bodies, `fill`) stays what it is.

    Every third stays a drawing: in a photo's light dark brown may be brown, in a drawing it is what it is.
    """
    plain = x
    x = warp(x, fill, 10, crop)
    changed = grain(light(x)).clamp(0, 1)
    if crop:
        background = (x.amin(1, keepdim=True) > 0.985).float()
        changed = changed * (1 - background) + x * background
    untouched = torch.rand(x.shape[0], 1, 1, 1, device=x.device) < 0.35
    return torch.where(untouched, plain, changed)
