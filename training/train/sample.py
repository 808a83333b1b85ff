"""Contact sheets while training: held-out panels beside what the networks draw from their captions and references."""

from collections.abc import Callable
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
def draw(
    model: StoryMaker,
    batch: Batch,
    captions: Captions,
    guidance: float,
    steps: int = STEPS,
    watch: Callable[[list[Tensor]], None] = lambda maps: None,
) -> Tensor:
    """Euler steps of the flow from noise to normalised latents. watch: is shown the identity attention's maps of every step."""
    guided, x = Guided(model, batch, captions), batch.noise
    times = torch.linspace(1, 0, steps + 1, device=x.device)
    for now, after in zip(times[:-1], times[1:]):
        x = x + (after - now) * guided.velocity(x, now.expand(len(x)), guidance)
        watch(guided.context.maps)
    return x


def picture(pixels: Tensor) -> Tensor:
    return ((pixels.float() + 1) * 127.5).clamp(0, 255).byte().permute(0, 2, 3, 1).cpu()


def bodies_column(world: World, rows: Tensor, slot: int, side: int) -> Tensor:
    """A column of a sheet: the bodies of the people in a slot of panels that are so high, [N, side, W, 3]; white for nobody."""
    people, size = world.person[rows, slot], world.bodies.shape[1]
    crops = world.bodies[people.clamp_min(0)].cpu()
    crops[people.cpu() < 0] = 255
    column = torch.full((len(rows), side, size + 16, 3), 255, dtype=torch.uint8)
    column[:, (side - size) // 2 :][:, :size, 8:-8] = crops
    return column


def save_sheet(columns: list[Tensor], out: Path) -> None:
    """Columns of pictures of the same height, [N, H, W, 3] uint8 each, row by row."""
    Image.fromarray(torch.cat(columns, dim=2).flatten(0, 1).numpy()).save(out)


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
    columns = [*(bodies_column(world, rows, slot, copies.shape[1]) for slot in (0, 1)), copies]
    for guidance in (1.5, 3.0, 5.0):
        batch = make_batch(world, looks, latents, captions, rows)
        chosen = captions.rows[rows, 0]
        batch.text, batch.pooled = captions.hidden[chosen].float(), captions.pooled[chosen]
        drawn = draw(model, batch, captions, guidance)
        with autocast(rows.device):
            columns.append(picture(vae.decode(drawn / latents.scale + latents.shift)))
    save_sheet(columns, out)
