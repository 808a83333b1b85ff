"""Everything that draws, as one module: image encoder (frozen), resampler and UNet, with the paper's losses."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from networks.position_aware_resampler import FACE_TOKENS, TOKENS, PositionAwareResampler
from networks.resnet_vision import ResNetVision
from networks.unet_2d_condition import Context, UNet2DCondition
from settings import ATTENTION_WEIGHT, HAND_WEIGHT, HEAD_WEIGHT, PANEL, PERSON_WEIGHT, RESAMPLER, UNET, VISION


@dataclass
class Batch:
    """latents, noise: [B, C, h, w]; times: [B] in 0..1; text, pooled: as the sentence encoder gives them.

    bodies, faces: [R, V, D] hidden states of the crops of the people in the panels, embeds: [R, P] image embeds of their
    faces; place: [R], where each goes in [B * slots] (B * slots for rows that fill up the batch). present: [B, slots] who is in the panel.
    keep_face, keep_body: [B, slots], 0 where those tokens are dropped; keep_reference: [B], 0 where all pictures are.
    masks: [B, slots, 32, 32], share of each cell that the person covers. heads, hands: [B, 1, h, w], where they are.
    importance: [C], weight of each latent channel.
    """

    latents: Tensor
    noise: Tensor
    times: Tensor
    text: Tensor
    pooled: Tensor
    bodies: Tensor
    faces: Tensor
    embeds: Tensor
    place: Tensor
    present: Tensor
    keep_face: Tensor
    keep_body: Tensor
    keep_reference: Tensor
    masks: Tensor
    heads: Tensor
    hands: Tensor
    importance: Tensor

    def noisy(self) -> Tensor:
        """The latents on their way to noise."""
        t = self.times[:, None, None, None]
        return (1 - t) * self.latents + t * self.noise

    def weights(self) -> Tensor:
        """Of every cell [B, 1, h, w]: people weigh more, and their hands and heads most."""
        somebody = self.masks.sum(1, keepdim=True).clamp(0, 1)
        people = F.adaptive_avg_pool2d(somebody, self.latents.shape[-2:])
        people = PERSON_WEIGHT * people * self.keep_reference[:, None, None, None]
        return 1 + people + HEAD_WEIGHT * self.heads + HAND_WEIGHT * self.hands

    def flow_loss(self, velocity: Tensor) -> Tensor:
        """Weighted mean squared error of a velocity [B, C, h, w]."""
        weight = self.weights()
        error = (velocity.float() - (self.noise - self.latents)) ** 2 * self.importance[:, None, None]
        return (weight * error).mean() / weight.mean()


class StoryMaker(nn.Module):
    attention_weight = ATTENTION_WEIGHT

    def __init__(self):
        super().__init__()
        self.image_encoder = ResNetVision(VISION)
        self.resampler = PositionAwareResampler(RESAMPLER)
        self.unet = UNet2DCondition(UNET)

    def identity(self, batch: Batch) -> Tensor:
        """Identity context [B, 20 * (1 + slots), C]; a dropped picture is zero hidden states, as in guidance."""
        slots = batch.present.shape[1]
        keep = batch.keep_reference.repeat_interleave(slots)
        keep = torch.cat([keep, keep.new_ones(1)])[batch.place][:, None]
        body, face = batch.bodies * keep[..., None], batch.faces * keep[..., None]
        tokens = torch.cat(self.resampler.tokens(F.normalize(batch.embeds, dim=-1) * keep, face, body), dim=1)
        kept = torch.cat(
            [
                batch.keep_face.flatten()[:, None].expand(-1, FACE_TOKENS),
                batch.keep_body.flatten()[:, None].expand(-1, TOKENS - FACE_TOKENS),
            ],
            dim=1,
        )
        placed = tokens.new_zeros(len(kept) + 1, TOKENS, tokens.shape[-1]).index_copy(0, batch.place, tokens)[:-1]
        placed = placed * kept[..., None].to(tokens.dtype)
        return self.resampler.place(placed.unflatten(0, (-1, slots)))

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """The loss, its diffusion part, its attention part and the velocity."""
        context, maps = self.context(batch, self.identity(batch))
        velocity = self.unet(batch.noisy(), batch.times * 1000, batch.pooled, time_ids(batch.latents), context)
        diffusion = batch.flow_loss(velocity)
        attention = attention_loss(maps, batch.masks, batch.present)
        return diffusion + self.attention_weight * attention, diffusion, attention, velocity

    def context(self, batch: Batch, identity: Tensor) -> tuple[Context, list[Tensor]]:
        mask = torch.cat([batch.present.new_ones(len(batch.present), 1), batch.present], dim=1)
        maps: list[Tensor] = []
        somebody = (batch.present.sum(1) > 0).float()
        return Context(batch.text, identity, mask.repeat_interleave(TOKENS, dim=1), somebody, maps), maps


def time_ids(latents: Tensor) -> Tensor:
    """SDXL's micro-conditioning: height, width, no crop, height, width."""
    return latents.new_tensor([PANEL, PANEL, 0, 0, PANEL, PANEL]).expand(len(latents), 6)


def attention_loss(maps: list[Tensor], masks: Tensor, present: Tensor) -> Tensor:
    """MSE of each character's attention (and the background's) with its mask, averaged over the maps' resolutions.

    maps: [B, queries, 20 * (1 + slots)] each. At each resolution the sum is divided by the number of characters, as in
    the paper, which looks at the lowest only: there it has 60 of SDXL's 70 attentions, here half of them, and the others
    would mix people up.
    """
    wanted = torch.cat([(present.sum(1, keepdim=True) > 0).float(), present], dim=1)
    errors = []
    for queries in {m.shape[1] for m in maps}:
        side = round(queries**0.5)
        probability = torch.stack([m for m in maps if m.shape[1] == queries]).mean(0)
        probability = probability.unflatten(2, (-1, TOKENS)).sum(-1).transpose(1, 2).unflatten(2, (side, side))
        people = F.adaptive_avg_pool2d(masks, side) * present[..., None, None]
        target = torch.cat([(1 - people.sum(1, keepdim=True)).clamp(0, 1), people], dim=1)
        errors.append(((probability - target) ** 2).mean(dim=(2, 3)))
    error = torch.stack(errors).mean(0)
    return ((error * wanted).sum(1) / present.sum(1).clamp_min(1)).mean()
