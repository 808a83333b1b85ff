"""Contact sheets while training: held-out panels beside what the networks draw from their captions and references."""

from pathlib import Path

import torch
from PIL import Image
from torch import Tensor

from common import autocast
from data import World
from guidance import Guided
from looks import Looks
from networks.autoencoder_kl import AutoencoderKL
from networks.sentence_encoder import Captions
from storymaker import Batch, StoryMaker
from train_storymaker import Latents, make_batch

STEPS = 25


@torch.no_grad()
def draw(model: StoryMaker, batch: Batch, captions: Captions, guidance: float) -> Tensor:
    """Euler steps of the flow from noise to normalised latents."""
    guided, x = Guided(model, batch, captions), batch.noise
    times = torch.linspace(1, 0, STEPS + 1, device=x.device)
    for now, after in zip(times[:-1], times[1:]):
        x = x + (after - now) * guided.velocity(x, now.expand(len(x)), guidance)
    return x


def picture(pixels: Tensor) -> Tensor:
    return ((pixels.float() + 1) * 127.5).clamp(0, 255).byte().permute(0, 2, 3, 1).cpu()


@torch.no_grad()
def sheet(
    model: StoryMaker,
    vae: AutoencoderKL,
    world: World,
    looks: Looks,
    latents: Latents,
    captions: Captions,
    rows: Tensor,
    out: Path,
) -> None:
    """A row a panel: references of slot 1 and 2, the autoencoder's copy of the true panel, three drawn ones."""
    with autocast(rows.device):
        copies = picture(vae.decode(latents.mean[rows].float()))
    side, size = copies.shape[1], world.bodies.shape[1]
    columns = []
    for slot in (0, 1):
        people = world.person[rows, slot]
        crops = world.bodies[people.clamp_min(0)].cpu()
        crops[people.cpu() < 0] = 255
        column = torch.full((len(rows), side, size + 16, 3), 255, dtype=torch.uint8)
        column[:, (side - size) // 2 :][:, :size, 8:-8] = crops
        columns.append(column)
    columns.append(copies)
    for guidance in (1.5, 3.0, 5.0):
        batch = make_batch(world, looks, latents, captions, rows)
        chosen = captions.rows[rows, 0]
        batch.text, batch.pooled = captions.hidden[chosen].float(), captions.pooled[chosen]
        drawn = draw(model, batch, captions, guidance)
        with autocast(rows.device):
            columns.append(picture(vae.decode(drawn / latents.scale + latents.shift)))
    rows_of_pixels = torch.cat(columns, dim=2).flatten(0, 1)
    Image.fromarray(rows_of_pixels.numpy()).save(out)
