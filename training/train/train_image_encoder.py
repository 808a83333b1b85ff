"""Stage 2, the image encoder: what somebody looks like, read off augmented references.

It learns to name the attributes of the person in a body crop or a face crop; the drawing stage goes on from there.
"""

from pathlib import Path

import torch
from torch import Tensor, nn

from attributes import Table
from augment import photographed
from common import Average, Log, autocast, best_device, clip_pixels, clock, compiled, descend, save, warm_cosine
from data import World, references
from networks.clip_vision import CLIPVision
from settings import VISION


class Heads(nn.Module):
    """A linear layer for body crops and one for face crops, on top of `image_embeds`."""

    def __init__(self, table: Table):
        super().__init__()
        self.body = nn.Linear(VISION.projection_dim, sum(table.widths))
        self.face = nn.Linear(VISION.projection_dim, sum(table.widths))


def person_labels(world: World) -> Tensor:
    """Attributes of every row of `bodies`, [people, columns]."""
    return world.whole("attributes")[world.whole("person") >= 0]


def train(world: World, table: Table, model: CLIPVision, seconds: float, batch: int, out: Path) -> None:
    device = best_device()
    heads = Heads(table).to(device)
    if out.exists():
        heads.load_state_dict(torch.load(out, map_location=device, weights_only=True)["heads"])
    both = nn.ModuleList([model, heads])
    average = Average(both, 0.998)
    optimiser = torch.optim.AdamW(both.parameters(), 1e-3, betas=(0.9, 0.98), weight_decay=0.02, fused=True)
    labels = person_labels(world)
    forward = compiled(model, device)
    log = Log("image encoder")
    for step, passed in enumerate(clock(seconds)):
        for group in optimiser.param_groups:
            group["lr"] = warm_cosine(step, passed, 1e-3, 300)
        rows = torch.randint(len(labels), (batch,), device=device)
        bodies = photographed(references(world.bodies, rows), 1.0, crop=True)
        faces = photographed(references(world.faces, rows), 0.0, crop=False)
        with autocast(device):
            embeds = forward(clip_pixels(torch.cat([bodies, faces])))[1]
            body, face = heads.body(embeds[:batch]), heads.face(embeds[batch:])
        of_body, of_face = table.loss(body, labels[rows]), table.loss(face, labels[rows])
        descend(of_body + of_face, average, optimiser)
        log.add(2 * batch, body=of_body, face=of_face)
    log.show()
    average.apply()
    save(out, model=model.state_dict(), heads=heads.state_dict())
