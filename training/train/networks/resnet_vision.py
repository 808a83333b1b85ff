"""A convolutional image encoder, in the place of CLIP's vision transformer.

CLIP (arXiv 2103.00020) has both kinds. A small transformer that starts from nothing needs ten times as many pictures to
see as much; these are the residual blocks of the UNet and the autoencoder.
"""

from dataclasses import dataclass

import torch.nn.functional as F
from torch import Tensor, nn

from .blocks import ResnetBlock2D
from .group_norm import GroupNorm

EPS = 1e-6
SQUEEZED = 16


@dataclass(frozen=True)
class VisionConfig:
    """`hidden_sizes`: channels of each level, every level half as large on a side; `depths`: its residual blocks."""

    image_size: int
    hidden_sizes: tuple[int, ...]
    depths: tuple[int, ...]
    projection_dim: int
    norm_groups: int = 8

    @property
    def hidden_size(self) -> int:
        return self.hidden_sizes[-1]

    @property
    def side(self) -> int:
        """Of the grid of hidden states."""
        return self.image_size // 2 ** len(self.hidden_sizes)

    def public(self) -> dict:
        """As it is written in `image_encoder/config.json`, named as transformers names such things."""
        return {
            "architectures": ["ResNetVision"],
            "depths": list(self.depths),
            "hidden_sizes": list(self.hidden_sizes),
            "image_size": self.image_size,
            "norm_eps": EPS,
            "norm_num_groups": self.norm_groups,
            "num_channels": 3,
            "projection_dim": self.projection_dim,
        }


class Level(nn.Module):
    def __init__(self, in_channels: int, out_channels: int, depth: int, groups: int):
        super().__init__()
        # The first level sees pixels, which are normalised already.
        self.norm = GroupNorm(groups, in_channels, EPS) if in_channels > 3 else None
        self.conv = nn.Conv2d(in_channels, out_channels, 3, stride=2, padding=1)
        blocks = [ResnetBlock2D(out_channels, out_channels, None, groups, EPS) for _ in range(depth)]
        for block in blocks:
            nn.init.zeros_(block.conv2.weight)
        self.resnets = nn.ModuleList(blocks)

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv(F.silu(self.norm(x)) if self.norm else x)
        for block in self.resnets:
            x = block(x)
        return x


class ResNetVision(nn.Module):
    def __init__(self, config: VisionConfig):
        super().__init__()
        self.config = config
        widths, groups = config.hidden_sizes, config.norm_groups
        self.down_blocks = nn.ModuleList(
            Level(i, o, depth, groups) for i, o, depth in zip((3, *widths), widths, config.depths)
        )
        self.norm_out = GroupNorm(groups, widths[-1], EPS)
        self.squeeze = nn.Conv2d(widths[-1], SQUEEZED, 1)
        self.visual_projection = nn.Linear(SQUEEZED * config.side**2, config.projection_dim, bias=False)

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """[N, 3, S, S] normalised as CLIP's -> hidden states [N, side * side, hidden], image embeds [N, projection]."""
        x = pixels
        for block in self.down_blocks:
            x = block(x)
        x = F.silu(self.norm_out(x))
        return x.flatten(2).transpose(1, 2), self.visual_projection(self.squeeze(x).flatten(1))
