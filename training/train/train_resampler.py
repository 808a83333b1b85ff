"""Stage 3, the resampler's reading of a person: every identity token learns to name the attributes by itself.

Learned by drawing alone, from nothing, the tokens grow alike: the attention loss asks them for one direction a slot, and
people are told apart by their place only. Tokens that name the person first give the drawing stage something to use. The
image encoder learns with them, of new photographs in every step: a cache of what it sees would be learned by heart.
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from attributes import Table
from augment import photographed
from common import autocast, best_device, clip_pixels, save
from data import World, references
from loop import Loop, parts
from muon import Muon, split
from storymaker import StoryMaker
from train_image_encoder import person_labels

MUON_RATE, ADAM_RATE = 2e-3, 1e-3

Tokens = tuple[Tensor, Tensor]


def read(model: StoryMaker, bodies: Tensor, faces: Tensor) -> Tokens:
    """Crops [N, 3, S, S] in 0..1 -> face tokens [N, 4, C], body tokens [N, 16, C]."""
    crops = clip_pixels(torch.cat([faces, bodies])).contiguous(memory_format=torch.channels_last)
    hidden, embeds = model.image_encoder(crops)
    face, body = hidden.chunk(2)
    return model.resampler.tokens(F.normalize(embeds.chunk(2)[0], dim=-1), face, body)


def naming_heads(table: Table, model: StoryMaker) -> nn.ModuleList:
    """Linear layers that read the attributes off a face's and off a body's tokens."""
    return nn.ModuleList([nn.Linear(model.resampler.dim, sum(table.widths)) for _ in range(2)])


def named(
    table: Table, heads: nn.ModuleList, tokens: Tokens, labels: Tensor, first: tuple[str, ...] = ()
) -> list[Tensor]:
    """Losses of the attributes that face tokens and body tokens name, each token by itself."""
    return [
        table.loss(head(part).flatten(0, 1), labels.repeat_interleave(part.shape[1], dim=0), first)
        for head, part in zip(heads, tokens)
    ]


def train(world: World, table: Table, model: StoryMaker, seconds: float, batch: int, run: Path) -> None:
    """Trains the model's image encoder and the resampler's reading; saves `image_encoder.pt` and `resampler.pt` every minute."""
    device = best_device()
    labels = person_labels(world)
    heads = naming_heads(table, model).to(device)
    encoder, reading = model.image_encoder, model.resampler.reading()
    encoder.to(memory_format=torch.channels_last)
    learned = nn.ModuleDict({"image_encoder": encoder, "resampler": reading, "heads": heads})
    inner, outer = split(encoder, ("down_blocks.0", "squeeze", "projection"))
    others = [*outer, *reading.parameters(), *heads.parameters()]
    adam = torch.optim.AdamW(others, ADAM_RATE, betas=(0.9, 0.98), weight_decay=0.02, fused=True)
    optimisers = (Muon(inner, MUON_RATE), adam)

    def keep(state: dict[str, Tensor]) -> None:
        for part, values in parts(state).items():
            if part != "heads":
                save(run / f"{part}.pt", model=values)

    loop = Loop("resampler", learned, optimisers, keep)
    for _ in loop.steps(seconds):
        rows = torch.randint(len(labels), (batch,), device=device)
        with autocast(device):
            tokens = read(model, *photographed(references(world.bodies, rows), references(world.faces, rows)))
            face, body = named(table, heads, tokens, labels[rows])
        loop.descend(face + body, 2 * batch, face=face, body=body)
