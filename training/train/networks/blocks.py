"""Layers shared by the UNet and the autoencoder, named and ordered as in diffusers' checkpoints."""

import torch.nn.functional as F
from torch import Tensor, nn

from .group_norm import GroupNorm


class ResnetBlock2D(nn.Module):
    """diffusers `ResnetBlock2D`: norm, SiLU, convolution, twice, with the time embedding added in between."""

    def __init__(self, in_channels: int, out_channels: int, time_channels: int | None, groups: int, eps: float):
        super().__init__()
        self.norm1 = GroupNorm(groups, in_channels, eps)
        self.conv1 = nn.Conv2d(in_channels, out_channels, 3, padding=1)
        if time_channels is not None:
            self.time_emb_proj = nn.Linear(time_channels, out_channels)
        self.norm2 = GroupNorm(groups, out_channels, eps)
        self.conv2 = nn.Conv2d(out_channels, out_channels, 3, padding=1)
        if in_channels != out_channels:
            self.conv_shortcut = nn.Conv2d(in_channels, out_channels, 1)
        self.same_width = in_channels == out_channels

    def forward(self, x: Tensor, time: Tensor | None = None) -> Tensor:
        hidden = self.conv1(F.silu(self.norm1(x)))
        if time is not None:
            hidden = hidden + self.time_emb_proj(F.silu(time))[:, :, None, None]
        hidden = self.conv2(F.silu(self.norm2(hidden)))
        return hidden + (x if self.same_width else self.conv_shortcut(x))


class Upsample2D(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        return self.conv(F.interpolate(x, scale_factor=2.0, mode="nearest"))


class Downsample2D(nn.Module):
    """`padding` 1 as the UNet has it, 0 (one row and column added below and to the right) as the autoencoder."""

    def __init__(self, channels: int, padding: int):
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, stride=2, padding=padding)
        self.padding = padding

    def forward(self, x: Tensor) -> Tensor:
        return self.conv(x if self.padding else F.pad(x, (0, 1, 0, 1)))
