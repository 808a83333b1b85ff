"""A stage of its own: the ControlNet learns to put people into the poses of OpenPose skeletons [2302.05543].

All that draws stays as it is. It learns on the UNet before guidance is distilled, because its loss is the flow of true
panels, which would teach it to undo guidance; the student began as that UNet's copy.
"""

from pathlib import Path

import torch
from torch import Tensor, nn

from common import autocast, best_device, compiled, save
from data import World
from looks import Looks
from loop import Loop
from muon import Muon, split
from networks.controlnet import ControlNet
from networks.sentence_encoder import Captions
from poses import Poses
from settings import AUTOENCODER, DROP_POSED_CAPTION
from skeletons import draw_skeletons
from storymaker import Batch, StoryMaker, time_ids
from train_storymaker import ADAM_RATE, MUON_RATE, Latents, chance, make_batch

SHARE = 0.5  # of the rates with which drawing is learned
REDUCTION = 2 ** (len(AUTOENCODER.block_out_channels) - 1)  # pixels of a latent, along a side


class Posed(nn.Module):
    """A UNet, which stays, and the ControlNet that learns."""

    def __init__(self, model: StoryMaker, controlnet: ControlNet):
        super().__init__()
        self.model, self.controlnet = model, controlnet

    def forward(self, batch: Batch, picture: Tensor) -> Tensor:
        """picture: [B, 3, H, W] skeletons -> the flow's loss."""
        context, _ = self.model.context(batch, self.model.identity(batch))
        given = batch.noisy(), batch.times * 1000, batch.pooled, time_ids(batch.latents), context
        return batch.flow_loss(self.model.unet(*given, self.controlnet(*given, picture)))


def make_posed_batch(
    world: World, looks: Looks, latents: Latents, captions: Captions, poses: Poses, rows: Tensor
) -> tuple[Batch, Tensor]:
    """A batch as for drawing, with fewer captions, and its skeletons [B, 3, H, W]."""
    batch = make_batch(world, looks, latents, captions, rows, drop_captions=False)
    silent = chance(len(rows), DROP_POSED_CAPTION, rows.device).bool()
    batch.text[silent], batch.pooled[silent] = captions.hidden[0].float(), captions.pooled[0]
    side = REDUCTION * batch.latents.shape[-1]
    return batch, draw_skeletons(*poses.of(world, rows), side)


def train(
    world: World,
    looks: Looks,
    latents: Latents,
    captions: Captions,
    poses: Poses,
    model: StoryMaker,
    controlnet: ControlNet,
    seconds: float,
    batch: int,
    held: int,
    out: Path,
) -> None:
    """Saves the averaged weights every minute, as the stage `storymaker` does."""
    device = best_device()
    model.requires_grad_(False)
    posed = Posed(model, controlnet).to(memory_format=torch.channels_last)
    # At its edges, which begin at zero or see pixels, and where it looks at people, AdamW learns faster.
    inner, others = split(controlnet, ("conv_in", "controlnet_", "attn2"))
    optimisers = Muon(inner, SHARE * MUON_RATE), torch.optim.AdamW(others, SHARE * ADAM_RATE, betas=(0.9, 0.98), fused=True)
    forward = compiled(posed, device)
    loop = Loop("controlnet", controlnet, optimisers, lambda state: save(out, model=state))
    for _ in loop.steps(seconds):
        rows = torch.randint(len(world) - held, (batch,), device=device)
        prepared, picture = make_posed_batch(world, looks, latents, captions, poses, rows)
        with autocast(device):
            loss = forward(prepared, picture)
        loop.descend(loss, batch, diffusion=loss)
