"""Classifier-free guidance, as the product's pipeline does it: away from no text and no pictures."""

import torch
from torch import Tensor

from common import autocast
from networks.sentence_encoder import Captions
from storymaker import Batch, StoryMaker, time_ids


class Guided:
    """A network that draws a batch with its captions and references as they are, and without any beside it."""

    def __init__(self, model: StoryMaker, batch: Batch, captions: Captions):
        count = len(batch.latents)
        ones, references = torch.ones_like(batch.present), torch.ones_like(batch.times)
        batch.keep_face, batch.keep_body, batch.keep_reference = ones, ones, references
        identity = model.identity(batch)
        batch.keep_reference = torch.zeros_like(references)
        nothing = model.identity(batch)
        batch.keep_reference = references
        self.model, self.context = model, model.context(batch, torch.cat([nothing, identity]))[0]
        self.context.text = torch.cat([captions.hidden[:1].float().expand(count, -1, -1), batch.text])
        self.context.identity_mask = self.context.identity_mask.repeat(2, 1)
        self.context.identity_scale = self.context.identity_scale.repeat(2)
        self.pooled = torch.cat([captions.pooled[:1].expand(count, -1), batch.pooled])

    @torch.no_grad()
    def velocity(self, x: Tensor, times: Tensor, guidance: float) -> Tensor:
        """x: [B, C, h, w] latents at the noise levels `times` [B] in 0..1 -> [B, C, h, w]."""
        both = torch.cat([x, x])
        self.context.maps.clear()
        with autocast(x.device):
            velocity = self.model.unet(both, times.repeat(2) * 1000, self.pooled, time_ids(both), self.context).float()
        without, wanted = velocity.chunk(2)
        return without + guidance * (wanted - without)
