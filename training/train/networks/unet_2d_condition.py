"""UNet2DCondition of the SDXL family with StoryMaker's decoupled cross-attention.

Parameter names are those of diffusers' `UNet2DConditionModel`; what the adapter adds lives under `processor`, so that
`adapter_state` can write it as the authors' `mask.bin` has it (keys "<i>.to_k_ip.weight", i = position in diffusers'
`unet.attn_processors`: down blocks, up blocks, mid block).
"""

import math
from dataclasses import dataclass
from functools import partial

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .attention import attend
from .blocks import Downsample2D, ResnetBlock2D, Upsample2D
from .group_norm import GroupNorm


@dataclass(frozen=True)
class UNetConfig:
    in_channels: int
    block_out_channels: tuple[int, ...]
    cross_attention: tuple[bool, ...]
    layers_per_block: int
    transformer_layers: tuple[int, ...]
    heads: tuple[int, ...]
    cross_attention_dim: int
    addition_time_embed_dim: int
    pooled_dim: int
    lora_rank: int  # 0: attentions without an adapter, a ControlNet's
    sample_size: int
    norm_groups: int = 32

    def public(self) -> dict:
        """The same as diffusers writes it in `unet/config.json`."""
        kinds = [("CrossAttn" if c else "") for c in self.cross_attention]
        return {
            "_class_name": "UNet2DConditionModel",
            "act_fn": "silu",
            "addition_embed_type": "text_time",
            "addition_time_embed_dim": self.addition_time_embed_dim,
            "attention_head_dim": list(self.heads),
            "block_out_channels": list(self.block_out_channels),
            "center_input_sample": False,
            "cross_attention_dim": self.cross_attention_dim,
            "down_block_types": [f"{k}DownBlock2D" for k in kinds],
            "downsample_padding": 1,
            "flip_sin_to_cos": True,
            "freq_shift": 0,
            "in_channels": self.in_channels,
            "layers_per_block": self.layers_per_block,
            "mid_block_type": "UNetMidBlock2DCrossAttn",
            "norm_eps": 1e-05,
            "norm_num_groups": self.norm_groups,
            "out_channels": self.in_channels,
            "projection_class_embeddings_input_dim": self.pooled_dim + 6 * self.addition_time_embed_dim,
            "sample_size": self.sample_size,
            "transformer_layers_per_block": list(self.transformer_layers),
            "up_block_types": [f"{k}UpBlock2D" for k in reversed(kinds)],
            "use_linear_projection": True,
        }


@dataclass
class Context:
    """What the attentions look at besides the picture.

    text: [B, T, C]. identity: [B, I, C] (background tokens, then each slot's). identity_mask: [B, I], 0 where a slot
    is empty. identity_scale: [B], 0 where nobody is in the panel. `maps` collects the identity attention probabilities
    of every attention, averaged over heads, [B, queries, I].
    """

    text: Tensor
    identity: Tensor
    identity_mask: Tensor
    identity_scale: Tensor
    maps: list[Tensor]


class LoRA(nn.Module):
    def __init__(self, in_features: int, out_features: int, rank: int):
        super().__init__()
        self.down = nn.Linear(in_features, rank, bias=False)
        self.up = nn.Linear(rank, out_features, bias=False)
        self.reset()

    def reset(self) -> None:
        nn.init.normal_(self.down.weight, std=1 / self.down.out_features)
        nn.init.zeros_(self.up.weight)

    def merged(self, layer: nn.Linear) -> Tensor:
        return layer.weight + self.up.weight @ self.down.weight

    def onto(self, layer: nn.Linear, x: Tensor) -> Tensor:
        """The layer and its LoRA in one product: adding the weights first is far cheaper than adding what they give."""
        return F.linear(x, self.merged(layer), layer.bias)


class Processor(nn.Module):
    """What StoryMaker adds to an attention [ip_adapter/attention_processor_faceid.py]."""

    def __init__(self, dim: int, context_dim: int, rank: int, decoupled: bool):
        super().__init__()
        self.to_q_lora = LoRA(dim, dim, rank)
        self.to_k_lora = LoRA(context_dim, dim, rank)
        self.to_v_lora = LoRA(context_dim, dim, rank)
        self.to_out_lora = LoRA(dim, dim, rank)
        if decoupled:
            self.to_k_ip = nn.Linear(context_dim, dim, bias=False)
            self.to_v_ip = nn.Linear(context_dim, dim, bias=False)


class Attention(nn.Module):
    """Of the picture to itself or, given a context, to the identity tokens: a ControlNet's, which has no adapter."""

    def __init__(self, dim: int, heads: int, context_dim: int | None):
        super().__init__()
        self.heads = heads
        context = context_dim or dim
        self.to_q = nn.Linear(dim, dim, bias=False)
        self.to_k = nn.Linear(context, dim, bias=False)
        self.to_v = nn.Linear(context, dim, bias=False)
        self.to_out = nn.ModuleList([nn.Linear(dim, dim)])

    def split(self, x: Tensor) -> Tensor:
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def forward(self, x: Tensor, context: Context | None) -> Tensor:
        source = x if context is None else context.identity
        there = None if context is None else context.identity_mask[:, None, None].bool()
        q, k, v = self.split(self.to_q(x)), self.split(self.to_k(source)), self.split(self.to_v(source))
        return self.to_out[0](attend(q, k, v, there).transpose(1, 2).flatten(2))


class AdaptedAttention(Attention):
    """Of the picture to itself or to text and identity, with StoryMaker's adapter."""

    def __init__(self, dim: int, heads: int, context_dim: int | None, rank: int):
        super().__init__(dim, heads, context_dim)
        self.decoupled = context_dim is not None
        self.processor = Processor(dim, context_dim or dim, rank, self.decoupled)

    def forward(self, x: Tensor, context: Context | None) -> Tensor:
        p = self.processor
        source = x if context is None else context.text
        q = self.split(p.to_q_lora.onto(self.to_q, x))
        k = self.split(p.to_k_lora.onto(self.to_k, source))
        v = self.split(p.to_v_lora.onto(self.to_v, source))
        out = attend(q, k, v)
        if context is not None:
            out = out + self.identity(q, context)
        out = out.transpose(1, 2).flatten(2)
        return p.to_out_lora.onto(self.to_out[0], out)

    def identity(self, q: Tensor, context: Context) -> Tensor:
        k = self.split(self.processor.to_k_ip(context.identity))
        v = self.split(self.processor.to_v_ip(context.identity))
        absent = (1 - context.identity_mask)[:, None, None, :].to(q.dtype) * -1e4
        scale = context.identity_scale[:, None, None, None].to(q.dtype)
        probabilities = (q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1]) + absent).float().softmax(-1)
        context.maps.append(probabilities.mean(1))
        return scale * (probabilities.to(v.dtype) @ v)

    def plain_state(self) -> dict[str, Tensor]:
        """Weights of the `Attention` that looks at itself or at the identity as this one does."""
        p = self.processor
        weights = {f"{name}.weight": getattr(p, f"{name}_lora").merged(getattr(self, name)) for name in ("to_q", "to_k", "to_v")}
        if self.decoupled:
            weights |= {"to_k.weight": p.to_k_ip.weight, "to_v.weight": p.to_v_ip.weight}
        return weights | {"to_out.0.weight": p.to_out_lora.merged(self.to_out[0]), "to_out.0.bias": self.to_out[0].bias}


    @torch.no_grad()
    def begin_adapter(self) -> None:
        """A new adapter; what LoRA learned stays in the base, and identities begin with the text's keys and values [2308.06721]."""
        p = self.processor
        layers = (self.to_q, p.to_q_lora), (self.to_k, p.to_k_lora), (self.to_v, p.to_v_lora), (self.to_out[0], p.to_out_lora)
        for layer, lora in layers:
            layer.weight.copy_(lora.merged(layer))
            lora.reset()
        if self.decoupled:
            p.to_k_ip.weight.copy_(self.to_k.weight)
            p.to_v_ip.weight.copy_(self.to_v.weight)


class GEGLU(nn.Module):
    def __init__(self, dim: int):
        super().__init__()
        self.proj = nn.Linear(dim, 8 * dim)

    def forward(self, x: Tensor) -> Tensor:
        hidden, gate = self.proj(x).chunk(2, dim=-1)
        return hidden * F.gelu(gate)


class FeedForward(nn.Module):
    def __init__(self, dim: int):
        super().__init__()
        self.net = nn.ModuleList([GEGLU(dim), nn.Identity(), nn.Linear(4 * dim, dim)])

    def forward(self, x: Tensor) -> Tensor:
        return self.net[2](self.net[0](x))


class BasicTransformerBlock(nn.Module):
    def __init__(self, dim: int, heads: int, config: UNetConfig):
        super().__init__()
        self.norm1, self.norm2, self.norm3 = nn.LayerNorm(dim), nn.LayerNorm(dim), nn.LayerNorm(dim)
        attention = partial(AdaptedAttention, rank=config.lora_rank) if config.lora_rank else Attention
        self.attn1 = attention(dim, heads, None)
        self.attn2 = attention(dim, heads, config.cross_attention_dim)
        self.ff = FeedForward(dim)

    def forward(self, x: Tensor, context: Context) -> Tensor:
        x = x + self.attn1(self.norm1(x), None)
        x = x + self.attn2(self.norm2(x), context)
        return x + self.ff(self.norm3(x))


class Transformer2D(nn.Module):
    def __init__(self, dim: int, heads: int, layers: int, config: UNetConfig):
        super().__init__()
        self.norm = GroupNorm(config.norm_groups, dim, 1e-6)
        self.proj_in = nn.Linear(dim, dim)
        self.transformer_blocks = nn.ModuleList([BasicTransformerBlock(dim, heads, config) for _ in range(layers)])
        self.proj_out = nn.Linear(dim, dim)
        nn.init.zeros_(self.proj_out.weight)
        nn.init.zeros_(self.proj_out.bias)

    def forward(self, x: Tensor, context: Context) -> Tensor:
        height, width = x.shape[-2:]
        tokens = self.proj_in(self.norm(x).flatten(2).transpose(1, 2))
        for block in self.transformer_blocks:
            tokens = block(tokens, context)
        return x + self.proj_out(tokens).transpose(1, 2).unflatten(2, (height, width))


class Block(nn.Module):
    """One level of the UNet, going down or up."""

    def __init__(self, resnets: list[tuple[int, int]], level: int, config: UNetConfig, down: bool, last: bool):
        super().__init__()
        dim = config.block_out_channels[level]
        time = 4 * config.block_out_channels[0]
        self.resnets = nn.ModuleList([ResnetBlock2D(i, o, time, config.norm_groups, 1e-5) for i, o in resnets])
        self.attended = config.cross_attention[level]
        if self.attended:
            layers, heads = config.transformer_layers[level], config.heads[level]
            self.attentions = nn.ModuleList([Transformer2D(dim, heads, layers, config) for _ in resnets])
        if down and not last:
            self.downsamplers = nn.ModuleList([Downsample2D(dim, 1)])
        if not down and not last:
            self.upsamplers = nn.ModuleList([Upsample2D(dim)])

    def layer(self, index: int, x: Tensor, time: Tensor, context: Context) -> Tensor:
        x = self.resnets[index](x, time)
        return self.attentions[index](x, context) if self.attended else x


class MidBlock(nn.Module):
    def __init__(self, config: UNetConfig):
        super().__init__()
        dim, time = config.block_out_channels[-1], 4 * config.block_out_channels[0]
        self.resnets = nn.ModuleList([ResnetBlock2D(dim, dim, time, config.norm_groups, 1e-5) for _ in range(2)])
        layers, heads = config.transformer_layers[-1], config.heads[-1]
        self.attentions = nn.ModuleList([Transformer2D(dim, heads, layers, config)])

    def forward(self, x: Tensor, time: Tensor, context: Context) -> Tensor:
        x = self.attentions[0](self.resnets[0](x, time), context)
        return self.resnets[1](x, time)


class TimestepEmbedding(nn.Module):
    def __init__(self, in_channels: int, out_channels: int):
        super().__init__()
        self.linear_1 = nn.Linear(in_channels, out_channels)
        self.linear_2 = nn.Linear(out_channels, out_channels)

    def forward(self, x: Tensor) -> Tensor:
        return self.linear_2(F.silu(self.linear_1(x)))


def sinusoidal(t: Tensor, dim: int) -> Tensor:
    """diffusers `Timesteps` with flip_sin_to_cos and freq_shift 0: [N] -> [N, dim], cosines first."""
    frequencies = torch.exp(-math.log(10000) * torch.arange(dim // 2, device=t.device, dtype=torch.float32) / (dim // 2))
    angles = t.float()[:, None] * frequencies
    return torch.cat([angles.cos(), angles.sin()], dim=-1)


class UNetEncoder(nn.Module):
    """The way down and the middle: what a UNet and its ControlNet have alike. `skips`: channels of what goes across."""

    def __init__(self, config: UNetConfig):
        super().__init__()
        self.config = config
        widths, layers = config.block_out_channels, config.layers_per_block
        first, last = widths[0], len(widths) - 1
        self.conv_in = nn.Conv2d(config.in_channels, first, 3, padding=1)
        self.time_embedding = TimestepEmbedding(first, 4 * first)
        self.add_embedding = TimestepEmbedding(config.pooled_dim + 6 * config.addition_time_embed_dim, 4 * first)
        self.skips, width, down = [first], first, []
        for level, out in enumerate(widths):
            sizes = [(width if i == 0 else out, out) for i in range(layers)]
            down.append(Block(sizes, level, config, down=True, last=level == last))
            self.skips += [out] * layers + ([] if level == last else [out])
            width = out
        self.down_blocks, self.mid_block = nn.ModuleList(down), MidBlock(config)

    def embed(self, timestep: Tensor, pooled: Tensor, time_ids: Tensor) -> Tensor:
        """timestep: [B]; pooled: [B, P]; time_ids: [B, 6] -> what every resnet block is told, [B, 4 * first width]."""
        config = self.config
        sizes = sinusoidal(time_ids.flatten(), config.addition_time_embed_dim).reshape(len(pooled), -1)
        time = self.time_embedding(sinusoidal(timestep, config.block_out_channels[0]).to(pooled.dtype))
        return time + self.add_embedding(torch.cat([pooled, sizes.to(pooled.dtype)], dim=-1))

    def encode(self, x: Tensor, time: Tensor, context: Context) -> tuple[list[Tensor], Tensor]:
        """x: [B, first width, h, w] -> the skips and the middle."""
        skips = [x]
        for block in self.down_blocks:
            for i in range(len(block.resnets)):
                x = block.layer(i, x, time, context)
                skips.append(x)
            if hasattr(block, "downsamplers"):
                x = block.downsamplers[0](x)
                skips.append(x)
        return skips, self.mid_block(x, time, context)


class UNet2DCondition(UNetEncoder):
    def __init__(self, config: UNetConfig):
        super().__init__(config)
        widths, layers = config.block_out_channels, config.layers_per_block
        first, width, skips, up = widths[0], widths[-1], list(self.skips), []
        for level in reversed(range(len(widths))):
            out = widths[level]
            sizes = []
            for _ in range(layers + 1):
                sizes.append((width + skips.pop(), out))
                width = out
            up.append(Block(sizes, level, config, down=False, last=level == 0))
        self.up_blocks = nn.ModuleList(up)
        self.conv_norm_out = GroupNorm(config.norm_groups, first, 1e-5)
        self.conv_out = nn.Conv2d(first, config.in_channels, 3, padding=1)
        nn.init.zeros_(self.conv_out.weight)
        nn.init.zeros_(self.conv_out.bias)

    def forward(
        self,
        x: Tensor,
        timestep: Tensor,
        pooled: Tensor,
        time_ids: Tensor,
        context: Context,
        residuals: tuple[list[Tensor], Tensor] | None = None,
    ) -> Tensor:
        """x: [B, C, h, w] latents; timestep: [B]; pooled: [B, P]; time_ids: [B, 6]; residuals: what a ControlNet adds to
        the skips and to the middle -> [B, C, h, w]."""
        time = self.embed(timestep, pooled, time_ids)
        skips, x = self.encode(self.conv_in(x), time, context)
        if residuals is not None:
            down, middle = residuals
            skips, x = [skip + more for skip, more in zip(skips, down, strict=True)], x + middle
        for block in self.up_blocks:
            for i in range(len(block.resnets)):
                x = block.layer(i, torch.cat([x, skips.pop()], dim=1), time, context)
            if hasattr(block, "upsamplers"):
                x = block.upsamplers[0](x)
        return self.conv_out(F.silu(self.conv_norm_out(x)))

    def attentions(self) -> list[tuple[str, AdaptedAttention]]:
        """Every attention with its name, in the order of diffusers' `attn_processors`: down, up, mid."""
        found = [(n, m) for n, m in self.named_modules() if isinstance(m, AdaptedAttention)]
        rank = {"down_blocks": 0, "up_blocks": 1, "mid_block": 2}
        return sorted(found, key=lambda item: rank[item[0].split(".")[0]])

    def base_state(self) -> dict[str, Tensor]:
        """The parameters that diffusers' UNet has."""
        return {k: v for k, v in self.state_dict().items() if ".processor." not in k}

    def adapter_state(self) -> dict[str, Tensor]:
        """The parameters that StoryMaker adds, keyed as in `mask.bin`'s "ip_adapter"."""
        return {
            f"{i}.{key}": value
            for i, (_, attention) in enumerate(self.attentions())
            for key, value in attention.processor.state_dict().items()
        }

    def load_adapter_state(self, state: dict[str, Tensor]) -> None:
        for i, (_, attention) in enumerate(self.attentions()):
            prefix = f"{i}."
            attention.processor.load_state_dict({k[len(prefix) :]: v for k, v in state.items() if k.startswith(prefix)})
