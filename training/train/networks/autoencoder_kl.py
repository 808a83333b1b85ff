"""AutoencoderKL, parameter names as in diffusers. Five levels of channels compress 16 times on a side."""

from dataclasses import dataclass

import torch.nn.functional as F
from torch import Tensor, nn

from .attention import attend
from .blocks import Downsample2D, ResnetBlock2D, Upsample2D
from .group_norm import GroupNorm

EPS = 1e-6


@dataclass(frozen=True)
class AutoencoderConfig:
    block_out_channels: tuple[int, ...]
    layers_per_block: int
    latent_channels: int
    sample_size: int
    norm_groups: int = 32
    mid_block_attention: bool = True

    def public(self, scaling_factor: float, shift_factor: float) -> dict:
        """The same as diffusers writes it in `vae/config.json`."""
        levels = len(self.block_out_channels)
        return {
            "_class_name": "AutoencoderKL",
            "act_fn": "silu",
            "block_out_channels": list(self.block_out_channels),
            "down_block_types": ["DownEncoderBlock2D"] * levels,
            "force_upcast": True,
            "in_channels": 3,
            "latent_channels": self.latent_channels,
            "layers_per_block": self.layers_per_block,
            "mid_block_add_attention": self.mid_block_attention,
            "norm_num_groups": self.norm_groups,
            "out_channels": 3,
            "sample_size": self.sample_size,
            "scaling_factor": scaling_factor,
            "shift_factor": shift_factor,
            "up_block_types": ["UpDecoderBlock2D"] * levels,
            "use_post_quant_conv": True,
            "use_quant_conv": True,
        }


class Attention(nn.Module):
    def __init__(self, channels: int, groups: int):
        super().__init__()
        self.group_norm = GroupNorm(groups, channels, EPS)
        self.to_q, self.to_k, self.to_v = (nn.Linear(channels, channels) for _ in range(3))
        self.to_out = nn.ModuleList([nn.Linear(channels, channels)])

    def forward(self, x: Tensor) -> Tensor:
        tokens = self.group_norm(x).flatten(2).transpose(1, 2)
        q, k, v = (layer(tokens)[:, None] for layer in (self.to_q, self.to_k, self.to_v))
        out = self.to_out[0](attend(q, k, v)[:, 0])
        return x + out.transpose(1, 2).reshape(x.shape)


class MidBlock(nn.Module):
    def __init__(self, channels: int, config: AutoencoderConfig):
        super().__init__()
        groups, attended = config.norm_groups, config.mid_block_attention
        self.resnets = nn.ModuleList([ResnetBlock2D(channels, channels, None, groups, EPS) for _ in range(2)])
        self.attentions = nn.ModuleList([Attention(channels, groups)] if attended else [])

    def forward(self, x: Tensor) -> Tensor:
        x = self.resnets[0](x)
        for attention in self.attentions:
            x = attention(x)
        return self.resnets[1](x)


class Level(nn.Module):
    def __init__(self, in_channels: int, out_channels: int, layers: int, groups: int, sampler: str | None):
        super().__init__()
        sizes = [(in_channels if i == 0 else out_channels) for i in range(layers)]
        self.resnets = nn.ModuleList([ResnetBlock2D(size, out_channels, None, groups, EPS) for size in sizes])
        if sampler == "down":
            self.downsamplers = nn.ModuleList([Downsample2D(out_channels, 0)])
        if sampler == "up":
            self.upsamplers = nn.ModuleList([Upsample2D(out_channels)])

    def forward(self, x: Tensor) -> Tensor:
        for resnet in self.resnets:
            x = resnet(x)
        for sampler in [*getattr(self, "downsamplers", []), *getattr(self, "upsamplers", [])]:
            x = sampler(x)
        return x


class Encoder(nn.Module):
    def __init__(self, config: AutoencoderConfig):
        super().__init__()
        widths, groups = config.block_out_channels, config.norm_groups
        self.conv_in = nn.Conv2d(3, widths[0], 3, padding=1)
        before = (widths[0], *widths[:-1])
        self.down_blocks = nn.ModuleList(
            Level(i, o, config.layers_per_block, groups, "down" if n < len(widths) - 1 else None)
            for n, (i, o) in enumerate(zip(before, widths))
        )
        self.mid_block = MidBlock(widths[-1], config)
        self.conv_norm_out = GroupNorm(groups, widths[-1], EPS)
        self.conv_out = nn.Conv2d(widths[-1], 2 * config.latent_channels, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv_in(x)
        for block in self.down_blocks:
            x = block(x)
        return self.conv_out(F.silu(self.conv_norm_out(self.mid_block(x))))


class Decoder(nn.Module):
    def __init__(self, config: AutoencoderConfig):
        super().__init__()
        widths, groups = tuple(reversed(config.block_out_channels)), config.norm_groups
        self.conv_in = nn.Conv2d(config.latent_channels, widths[0], 3, padding=1)
        self.mid_block = MidBlock(widths[0], config)
        before = (widths[0], *widths[:-1])
        self.up_blocks = nn.ModuleList(
            Level(i, o, config.layers_per_block + 1, groups, "up" if n < len(widths) - 1 else None)
            for n, (i, o) in enumerate(zip(before, widths))
        )
        self.conv_norm_out = GroupNorm(groups, widths[-1], EPS)
        self.conv_out = nn.Conv2d(widths[-1], 3, 3, padding=1)

    def forward(self, z: Tensor) -> Tensor:
        x = self.mid_block(self.conv_in(z))
        for block in self.up_blocks:
            x = block(x)
        return self.conv_out(F.silu(self.conv_norm_out(x)))


class AutoencoderKL(nn.Module):
    def __init__(self, config: AutoencoderConfig):
        super().__init__()
        self.config = config
        channels = config.latent_channels
        self.encoder, self.decoder = Encoder(config), Decoder(config)
        self.quant_conv = nn.Conv2d(2 * channels, 2 * channels, 1)
        self.post_quant_conv = nn.Conv2d(channels, channels, 1)

    def encode(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """[B, 3, H, W] in -1..1 -> mean and log variance of the latents, [B, C, H/16, W/16] each."""
        mean, log_variance = self.quant_conv(self.encoder(x)).chunk(2, dim=1)
        return mean, log_variance.clamp(-30, 20)

    def decode(self, z: Tensor) -> Tensor:
        return self.decoder(self.post_quant_conv(z))
