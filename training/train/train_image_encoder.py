"""Stage 2, the image encoder: what somebody looks like, read off augmented references.

It learns to name the attributes of the person in a body crop or a face crop; the drawing stage goes on from there.
"""

from pathlib import Path

import torch
from torch import Tensor, nn

from attributes import Table
from augment import photographed
from common import autocast, best_device, clip_pixels, compiled, save
from data import World, references
from loop import Loop, parts
from muon import Muon, split
from networks.resnet_vision import ResNetVision
from settings import VISION

MUON_RATE, ADAM_RATE = 5e-3, 2e-3


class Heads(nn.Module):
    """A linear layer for body crops and one for face crops, on top of `image_embeds`."""

    def __init__(self, table: Table):
        super().__init__()
        self.body = nn.Linear(VISION.projection_dim, sum(table.widths))
        self.face = nn.Linear(VISION.projection_dim, sum(table.widths))


def person_labels(world: World) -> Tensor:
    """Attributes of every row of `bodies`, [people, columns]."""
    return world.whole("attributes")[world.whole("person") >= 0]


def train(world: World, table: Table, model: ResNetVision, seconds: float, batch: int, out: Path) -> None:
    device = best_device()
    heads = Heads(table).to(device)
    known = torch.load(out, map_location=device, weights_only=True) if out.exists() else {}
    if "heads" in known:
        heads.load_state_dict(known["heads"])
    both = nn.ModuleDict({"model": model, "heads": heads})
    model.to(memory_format=torch.channels_last)
    inner, others = split(model, ("down_blocks.0", "squeeze", "projection"))
    optimisers = (
        Muon(inner, MUON_RATE),
        torch.optim.AdamW([*others, *heads.parameters()], ADAM_RATE, betas=(0.9, 0.98), weight_decay=0.02, fused=True),
    )
    labels = person_labels(world)
    forward = compiled(model, device)
    loop = Loop("image encoder", both, optimisers, lambda state: save(out, **parts(state)), decay=0.995, warmup=50)
    for _ in loop.steps(seconds):
        rows = torch.randint(len(labels), (batch,), device=device)
        bodies, faces = photographed(references(world.bodies, rows), references(world.faces, rows))
        with autocast(device):
            crops = clip_pixels(torch.cat([bodies, faces])).contiguous(memory_format=torch.channels_last)
            embeds = forward(crops)[1]
            body, face = heads.body(embeds[:batch]), heads.face(embeds[batch:])
        of_body, of_face = table.loss(body, labels[rows]), table.loss(face, labels[rows])
        loop.descend(of_body + of_face, 2 * batch, body=of_body, face=of_face)
