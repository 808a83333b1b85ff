"""What the frozen image encoder sees in every reference, computed once: several photographs of each crop."""

from dataclasses import dataclass

import torch
from torch import Tensor

from augment import photographed
from common import autocast, clip_pixels
from data import World, references
from networks.resnet_vision import ResNetVision

PHOTOGRAPHS = 2


@torch.no_grad()
def look_at_all(encoder: ResNetVision, world: World, batch: int = 256) -> tuple[Tensor, Tensor, Tensor]:
    """Hidden states [people, photographs, tokens, width] of bodies and of faces, image embeds of faces; float16."""
    parts: tuple[list[Tensor], list[Tensor], list[Tensor]] = ([], [], [])
    for rows in torch.arange(world.people, device=world.device).split(batch):
        rows = rows.repeat_interleave(PHOTOGRAPHS)
        bodies, faces = photographed(references(world.bodies, rows), references(world.faces, rows))
        with autocast(world.device):
            hidden, embeds = encoder(clip_pixels(torch.cat([bodies, faces])))
        for part, values in zip(parts, (hidden[: len(rows)], hidden[len(rows) :], embeds[len(rows) :])):
            part.append(values.half().unflatten(0, (-1, PHOTOGRAPHS)))
    body, face, face_embeds = (torch.cat(part) for part in parts)
    return body, face, face_embeds


@dataclass
class Looks:
    """What `look_at_all` gives."""

    body: Tensor
    face: Tensor
    embeds: Tensor

    def of(self, people: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """One photograph of each, chosen by chance; zeros for row -1."""
        photograph = torch.randint(PHOTOGRAPHS, people.shape, device=people.device)
        there = (people >= 0).float()[:, None, None]
        body, face, embeds = (x[people.clamp_min(0), photograph].float() for x in (self.body, self.face, self.embeds))
        return body * there, face * there, embeds * there[:, 0]
