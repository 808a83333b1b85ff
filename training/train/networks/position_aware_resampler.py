"""Positional-aware Perceiver Resampler, parameter names as in the authors' `image_proj_model`.

[ip_adapter/ip_adapter_faceid.py: faceid_plus; ip_adapter/resampler.py]
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from .attention import attend

FACE_TOKENS, BODY_TOKENS, SLOTS, HEAD_DIM = 4, 16, 3, 64
TOKENS = FACE_TOKENS + BODY_TOKENS


@dataclass(frozen=True)
class ResamplerConfig:
    face_dim: int
    face_inner: int
    clip_dim: int
    output_dim: int
    face_depth: int
    body_depth: int
    body_dim: int


class PerceiverAttention(nn.Module):
    def __init__(self, dim: int, heads: int):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(dim), nn.LayerNorm(dim)
        self.to_q = nn.Linear(dim, heads * HEAD_DIM, bias=False)
        self.to_kv = nn.Linear(dim, 2 * heads * HEAD_DIM, bias=False)
        self.to_out = nn.Linear(heads * HEAD_DIM, dim, bias=False)

    def forward(self, x: Tensor, latents: Tensor) -> Tensor:
        x, latents = self.norm1(x), self.norm2(latents)
        k, v = self.to_kv(torch.cat([x, latents], dim=1)).chunk(2, dim=-1)
        q, k, v = (t.unflatten(-1, (self.heads, -1)).transpose(1, 2) for t in (self.to_q(latents), k, v))
        return self.to_out(attend(q, k, v).transpose(1, 2).flatten(2))


def feed_forward(dim: int) -> nn.Sequential:
    return nn.Sequential(
        nn.LayerNorm(dim), nn.Linear(dim, 4 * dim, bias=False), nn.GELU(), nn.Linear(4 * dim, dim, bias=False)
    )


class Perceiver(nn.Module):
    def __init__(self, dim: int, depth: int, input_dim: int, output_dim: int, queries: int):
        super().__init__()
        if queries:
            self.latents = nn.Parameter(torch.randn(1, queries, dim) / dim**0.5)
        self.proj_in, self.proj_out = nn.Linear(input_dim, dim), nn.Linear(dim, output_dim)
        self.norm_out = nn.LayerNorm(output_dim)
        self.layers = nn.ModuleList(
            nn.ModuleList([PerceiverAttention(dim, dim // HEAD_DIM), feed_forward(dim)]) for _ in range(depth)
        )

    def forward(self, latents: Tensor, x: Tensor) -> Tensor:
        x = self.proj_in(x)
        for attention, feed in self.layers:
            latents = latents + attention(x, latents)
            latents = latents + feed(latents)
        return self.norm_out(self.proj_out(latents))


class PositionAwareResampler(nn.Module):
    def __init__(self, config: ResamplerConfig):
        super().__init__()
        dim = config.output_dim
        self.dim = dim
        # Zero in the paper, which starts from trained adapters; here slots must be told apart from the first step, by
        # something that all tokens of a slot share and that is not lost beside what they say of the person.
        self.pos_embed = nn.Parameter(torch.randn(SLOTS, TOKENS, dim) * 0.07 + torch.randn(SLOTS, 1, dim) * 0.4)
        self.bg_embed = nn.Parameter(torch.randn(1, TOKENS, dim) * 0.02 + torch.randn(1, 1, dim) * 0.4)
        self.proj = nn.Sequential(nn.Linear(config.face_dim, config.face_inner), nn.GELU(), nn.Linear(config.face_inner, FACE_TOKENS * dim))
        self.norm = nn.LayerNorm(dim)
        self.perceiver_resampler = Perceiver(dim, config.face_depth, config.clip_dim, dim, 0)
        self.resample = Perceiver(config.body_dim, config.body_depth, config.clip_dim, dim, BODY_TOKENS)
        self.proj_out, self.norm_out = nn.Linear(dim, dim), nn.LayerNorm(dim)

    def reading(self) -> nn.ModuleList:
        """The parts that make the tokens of a person, whatever the slot."""
        return nn.ModuleList([self.proj, self.norm, self.perceiver_resampler, self.resample])

    def tokens(self, face_embedding: Tensor, face_hidden: Tensor, body_hidden: Tensor) -> tuple[Tensor, Tensor]:
        """Of one character each: [N, F], [N, P, H], [N, P, H] -> face tokens [N, 4, C], body tokens [N, 16, C]."""
        queries = self.norm(self.proj(face_embedding).unflatten(-1, (FACE_TOKENS, self.dim)))
        face = queries + self.perceiver_resampler(queries, face_hidden)
        latents = self.resample.latents.to(body_hidden.dtype).expand(body_hidden.shape[0], -1, -1)
        return face, self.resample(latents, body_hidden)

    def place(self, tokens: Tensor) -> Tensor:
        """Tokens of every slot [B, slots, 20, C] -> identity context [B, 20 * (1 + slots), C], background first."""
        x = tokens + self.pos_embed[: tokens.shape[1]].to(tokens.dtype)
        x = x + self.norm_out(self.proj_out(x))
        return torch.cat([self.bg_embed.to(x.dtype).expand(x.shape[0], -1, -1), x.flatten(1, 2)], dim=1)
