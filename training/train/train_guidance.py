"""Fewer evaluations a panel: the UNet learns to draw with guidance by itself.

On Distillation of Guided Diffusion Models (Meng et al. 2023), first stage, for one strength of guidance: the student's
plain velocity becomes the teacher's guided one, which takes two evaluations. The guided flow is as straight as before,
so that UniPC follows it in a few steps.
"""

from pathlib import Path

import torch

from common import autocast, best_device, compiled
from data import World
from guidance import Guided
from looks import Looks
from loop import Loop
from muon import Muon
from networks.sentence_encoder import Captions
from storymaker import StoryMaker, time_ids
from train_storymaker import ADAM_RATE, MUON_RATE, Latents, keep, make_batch, split_weights

GUIDANCE = 3.0  # as in the pack's pack.json
SHARE = 0.5  # of the rates with which drawing is learned


def train(
    world: World,
    looks: Looks,
    latents: Latents,
    captions: Captions,
    teacher: StoryMaker,
    model: StoryMaker,
    seconds: float,
    batch: int,
    held: int,
    out: Path,
) -> None:
    """model: the student, at first a copy of the teacher. Saves its averaged weights every minute, as the stage `storymaker` does."""
    device = best_device()
    model.resampler.requires_grad_(False)
    for network in (model.unet, teacher.unet):
        network.to(memory_format=torch.channels_last)
    inner, others = split_weights(model)
    optimisers = Muon(inner, SHARE * MUON_RATE), torch.optim.AdamW(others, SHARE * ADAM_RATE, betas=(0.9, 0.98), fused=True)
    forward = compiled(model.unet, device)
    loop = Loop("guidance", model, optimisers, lambda state: keep(state, latents, out))
    for _ in loop.steps(seconds):
        rows = torch.randint(len(world) - held, (batch,), device=device)
        prepared = make_batch(world, looks, latents, captions, rows, drop_captions=False)
        noisy = prepared.noisy()
        wanted = Guided(teacher, prepared, captions).velocity(noisy, prepared.times, GUIDANCE)
        with torch.no_grad():
            identity = model.identity(prepared)
        context, _ = model.context(prepared, identity)
        with autocast(device):
            velocity = forward(noisy, prepared.times * 1000, prepared.pooled, time_ids(noisy), context)
            loss = ((velocity.float() - wanted) ** 2 * prepared.importance[:, None, None]).mean()
        loop.descend(loss, batch, difference=loss)
