"""The second judge: learns which pictures show the same character, whatever its pose, place and light.

Of a batch of characters every one has two pictures, each of which is to find the other (InfoNCE, arXiv 1807.03748).
"""

from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from augment import some, uniform
from common import autocast, best_device, compiled, save
from data import World
from loop import Loop
from networks.likeness import SIDE, Likeness
from networks.reader import squares
from train_reader import as_read, softened

TEMPERATURE = 0.07
REFERENCES = 0.3  # share of the second pictures that are references, not panels
SLIMMEST, USUAL, WIDEST = 0.35, 0.5, 1.0  # of a figure's height; the shards' references are stretched to squares
SHIFT = 0.06  # of boxes, in halves of their sides: those of drawn panels are only read
AMONG = 100  # characters among which the true one is looked for


@dataclass
class Sightings:
    """Where characters are seen as they are: not where a panel dresses them in something else."""

    panels: Tensor  # [M], rows of the world's panels
    boxes: Tensor  # [M, 4] in 0..1, left, top, right, bottom
    bodies: Tensor  # [M], rows of the world's bodies that show the same character
    characters: Tensor  # [M], sorted

    @classmethod
    def of(cls, world: World) -> "Sightings":
        """Two people with the same attributes look the same: they are one character, in whatever shard."""
        attributes, boxes, bodies = (world.whole(name) for name in ("attributes", "boxes", "person"))
        themselves = (attributes == world.whole("attributes_shown")).all(-1)
        panels, slots = (themselves & (bodies >= 0) & (boxes[..., 2] > boxes[..., 0])).nonzero(as_tuple=True)
        characters = torch.unique(attributes[panels, slots], dim=0, return_inverse=True)[1]
        order = characters.argsort(stable=True)
        panels, slots = panels[order], slots[order]
        return cls(panels, boxes[panels, slots], bodies[panels, slots], characters[order])

    def split(self, before: int) -> tuple["Sightings", "Sightings"]:
        """Those of characters who are only in panels before that one, and all others."""
        held = torch.isin(self.characters, self.characters[self.panels >= before])
        every = (self.panels, self.boxes, self.bodies, self.characters)
        return Sightings(*(x[~held] for x in every)), Sightings(*(x[held] for x in every))

    def pairs(self, most: int) -> tuple[Tensor, Tensor]:
        """Two sightings each of at most so many characters, chosen by chance."""
        _, counts = self.characters.unique_consecutive(return_counts=True)
        first = (counts.cumsum(0) - counts)[counts > 1]
        counts = counts[counts > 1]
        chosen = torch.randperm(len(counts), device=counts.device)[:most]
        first, counts = first[chosen], counts[chosen]
        one = (torch.rand(len(chosen), device=counts.device) * counts).long()
        step = 1 + (torch.rand(len(chosen), device=counts.device) * (counts - 1)).long()
        return first + one, first + (one + step) % counts


def cut_out(pictures: Tensor, middles: Tensor, half: Tensor) -> Tensor:
    """Rectangles of pictures [N, 3, S, S], white outside of the picture -> [N, 3, 128, 128]; middles and half of width and
    height [N, 2] in 0..1."""
    # Twice as fine and then averaged, so that the edges of what is made smaller are not ragged.
    return F.avg_pool2d(squares(pictures - 1, middles[:, None], half[:, None], 2 * SIDE)[:, 0] + 1, 2)


def in_panels(world: World, seen: Sightings, rows: Tensor, shift: float = 0) -> Tensor:
    """People as they are in panels, their boxes widened to squares."""
    low, high = seen.boxes[rows].split(2, dim=-1)
    half = (high - low).amax(-1, keepdim=True) / 2
    middles = (low + high) / 2 + shift * half * torch.randn_like(low)
    return cut_out(as_read(world.panels[seen.panels[rows]]), middles, half * (shift * torch.randn_like(half)).exp())


def in_references(world: World, seen: Sightings, rows: Tensor, slim: Tensor, shift: float = 0) -> Tensor:
    """References in the middle of a white square, so wide in parts of their height [N]."""
    bodies = world.bodies[seen.bodies[rows]].permute(0, 3, 1, 2).float() / 255
    half = torch.stack([0.5 / slim, torch.full_like(slim, 0.5)], dim=-1)
    middles = 0.5 + shift * half * torch.randn_like(half)
    return cut_out(bodies, middles, half * (shift * torch.randn_like(half[:, :1])).exp())


def varied(crops: Tensor) -> Tensor:
    """Mirrored or not, some blurred and noisy."""
    return softened(torch.where(some(crops, 0.5, 1, 1, 1), crops.flip(-1), crops))


def contrast(ones: Tensor, twos: Tensor) -> tuple[Tensor, Tensor]:
    """The loss of embeddings [N, 128] whose rows belong together, and the share of `ones` whose own of `twos` is nearest."""
    near = ones @ twos.T
    right = torch.arange(len(near), device=near.device)
    loss = F.cross_entropy(near / TEMPERATURE, right) + F.cross_entropy(near.T / TEMPERATURE, right)
    return loss / 2, (near.argmax(-1) == right).float().mean()


def train(world: World, model: Likeness, seconds: float, batch: int, held: int, out: Path) -> None:
    """`batch` characters a step. Characters in the `held` last panels are kept for testing. Saves every minute."""
    device = best_device()
    seen, others = Sightings.of(world).split(len(world) - held)
    model.to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(model.parameters(), 1.5e-3, betas=(0.9, 0.98), weight_decay=0.02, fused=True)
    embed = compiled(model, device)
    loop = Loop("likeness", model, (optimiser,), lambda state: save(out, model=state))
    for _ in loop.steps(seconds):
        one, other = seen.pairs(batch)
        drawn = in_references(world, seen, other, uniform(one, SLIMMEST, WIDEST), SHIFT)
        second = torch.where(some(drawn, REFERENCES, 1, 1, 1), drawn, in_panels(world, seen, other, SHIFT))
        crops = varied(torch.cat([in_panels(world, seen, one, SHIFT), second]))
        with autocast(device):
            ones, twos = embed(crops.contiguous(memory_format=torch.channels_last)).float().chunk(2)
        loss, found = contrast(ones, twos)
        loop.descend(loss, len(crops), loss=loss, found=found)
    report(model, world, others)


@torch.no_grad()
def report(model: Likeness, world: World, seen: Sightings, rounds: int = 5) -> None:
    """Prints how often somebody in a panel is most like the same character, of so many who were never trained on, seen in
    another panel or in a reference."""
    found: dict[str, list[Tensor]] = {"panels": [], "references": []}
    for _ in range(rounds):
        one, other = seen.pairs(AMONG)
        asked = model(in_panels(world, seen, one))
        slim = torch.full(one.shape, USUAL, device=one.device)
        for kind, shown in (("panels", in_panels(world, seen, other)), ("references", in_references(world, seen, other, slim))):
            found[kind].append(asked @ model(shown).T)
    for kind, every in found.items():
        near = torch.stack(every)
        same = near.diagonal(dim1=1, dim2=2)
        right = (near.argmax(-1) == torch.arange(near.shape[-1], device=near.device)).float().mean()
        rest = (near.sum() - same.sum()) / (near.numel() - same.numel())
        print(
            f"likeness, among {near.shape[-1]} held-out characters in {kind}: nearest is the true one {float(right):.3f}; "
            f"similarity {float(same.mean()):.3f} of the same, {float(rest):.3f} of others",
            flush=True,
        )
