"""The reader: an independent judge that names what a panel shows. Not part of the product."""

from collections.abc import Sequence
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .attention import attend
from .group_norm import GroupNorm

SIDE = 256  # of the pictures it reads
POSITIONS = 3  # people from left to right
CELLS = 16  # on a side
PARTS = 4  # of a person

# Squares that are looked at closely, in distances from the head's middle to the neck: half the side of one, and its pixels.
HEAD, TORSO, HAND = (1.7, 64), (2.2, 64), (1.3, 48)
SHOULDERS_TO_WAIST = 1.2  # how far below the neck the torso's middle lies
NEAREST, FARTHEST = 0.3, 0.03  # limits of that distance, in sides of the picture


class Step(nn.Module):
    """Half the size, then a residual block."""

    def __init__(self, before: int, after: int):
        super().__init__()
        self.down = nn.Conv2d(before, after, 3, stride=2, padding=1)
        self.norm1, self.norm2 = GroupNorm(8, after), GroupNorm(8, after)
        self.conv1, self.conv2 = nn.Conv2d(after, after, 3, padding=1), nn.Conv2d(after, after, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.down(x)
        hidden = self.conv1(F.silu(self.norm1(x)))
        return x + self.conv2(F.silu(self.norm2(hidden)))


class Look(nn.Module):
    """Every cell looks at every other: who is left of whom is seen from afar only."""

    def __init__(self, dim: int, heads: int = 4):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(dim), nn.LayerNorm(dim)
        self.to_qkv, self.to_out = nn.Linear(dim, 3 * dim), nn.Linear(dim, dim)
        self.feed = nn.Sequential(nn.Linear(dim, 2 * dim), nn.GELU(), nn.Linear(2 * dim, dim))

    def forward(self, x: Tensor) -> Tensor:
        q, k, v = (t.unflatten(-1, (self.heads, -1)).transpose(1, 2) for t in self.to_qkv(self.norm1(x)).chunk(3, dim=-1))
        x = x + self.to_out(attend(q, k, v).transpose(1, 2).flatten(2))
        return x + self.feed(self.norm2(x))


class CloseLook(nn.Module):
    """What the pixels' first two steps saw in a square, [M, 64, side / 4, side / 4] -> [M, dim]; where it is counts."""

    def __init__(self, side: int, dim: int, width: int = 72, squeezed: int = 12):
        super().__init__()
        self.step, self.norm = Step(64, width), GroupNorm(8, width)
        self.squeeze, self.out = nn.Conv2d(width, squeezed, 1), nn.Linear(squeezed * (side // 8) ** 2, dim)

    def forward(self, x: Tensor) -> Tensor:
        return self.out(self.squeeze(F.silu(self.norm(self.step(x)))).flatten(1))


class Glance(NamedTuple):
    """What is seen at a glance; logits, but for `gathered` and `joints`."""

    gathered: Tensor  # [N, 3, features], of people from left to right
    joints: Tensor  # [N, 3, J, 2] in 0..1 of the picture; where a joint is not in the picture they say nothing
    count: Tensor  # [N, 4]
    scene: Tensor  # [N, labels]
    whose: Tensor  # [N, cells, 4], whose each cell is: nobody's, the first's from the left ...


def squares(picture: Tensor, middles: Tensor, half: Tensor, side: int) -> Tensor:
    """Cuts [N, P, 3, side, side] out of [N, 3, S, S], zero outside of it; middles [N, P, 2] and half of width and height
    [N, P, 2], or of both [N, P, 1], in 0..1 of the picture."""
    across = (torch.arange(side, device=picture.device) + 0.5) / side * 2 - 1
    offsets = torch.stack(torch.meshgrid(across, across, indexing="xy"), dim=-1)
    at = 2 * middles[:, :, None, None] - 1 + 2 * half[:, :, None, None] * offsets
    cut = F.grid_sample(picture, at.flatten(1, 2), align_corners=False)
    return cut.unflatten(2, (-1, side)).transpose(1, 2)


def unit_of(joints: Tensor, head: int, neck: int) -> Tensor:
    """From the head's middle to the neck, in sides of the picture; joints [..., J, 2]."""
    return (joints[..., head, :] - joints[..., neck, :]).square().sum(-1).sqrt().clamp(FARTHEST, NEAREST)


def middles_of(joints: Tensor, head: int, neck: int, hands: Sequence[int]) -> list[Tensor]:
    """Of heads, torsos, right and left hands, [..., 2]; joints [..., J, 2]."""
    torso = joints[..., neck, :] + SHOULDERS_TO_WAIST * (joints[..., neck, :] - joints[..., head, :])
    return [joints[..., head, :], torso, *(joints[..., hand, :] for hand in hands)]


class Reader(nn.Module):
    """[N, 3, 256, 256] in 0..1 -> people [N, 3, labels] from left to right, count [N, 4], scene [N, labels], joints
    [N, 3, J, 2] in 0..1 of the picture.

    At a glance, at half the size, it says which cells are whose and where everybody's joints are, and gathers what it saw
    in parts of each person. Then it looks closely at everybody's head, torso and hands, in the picture's own pixels.
    """

    def __init__(self, person_widths: Sequence[int], scene_widths: Sequence[int], joints: Sequence[str], dim: int = 128):
        super().__init__()
        self.head, self.neck, *self.hands = (joints.index(name) for name in ("head", "neck", "right hand", "left hand"))
        self.steps = nn.Sequential(Step(3, 32), Step(32, 64), Step(64, dim))
        self.place = nn.Parameter(torch.randn(1, CELLS * CELLS, dim) * 0.02)
        self.looks = nn.Sequential(Look(dim), Look(dim), nn.LayerNorm(dim))
        self.segment, self.parts = nn.Linear(dim, 1 + POSITIONS), nn.Linear(dim, PARTS + len(joints))
        self.offsets = nn.Linear(dim, 2 * len(joints))
        self.scene, self.count = nn.Linear(dim, sum(scene_widths)), nn.Linear(dim, POSITIONS + 1)
        self.closer = nn.Sequential(Step(3, 32), Step(32, 64))
        self.close = nn.ModuleList(CloseLook(side, dim) for _, side in (HEAD, TORSO, HAND))
        known, hidden = (PARTS + 4) * dim + 2 * len(joints), 272
        self.person = nn.Sequential(nn.Linear(known, hidden), nn.GELU(), nn.Linear(hidden, sum(person_widths)))

    def glance(self, x: Tensor) -> Glance:
        # Halved first: colours and shapes are as clear, and a CPU trains it four times faster.
        small = F.avg_pool2d(x, 2) * 2 - 1
        seen = self.looks(self.steps(small).flatten(2).transpose(1, 2) + self.place)
        whose = self.segment(seen)
        owned = whose.log_softmax(-1)[..., 1:, None] + self.parts(seen)[..., None, :]
        weights = owned.float().softmax(1)
        parts, joints = weights.tensor_split([PARTS], dim=-1)
        gathered = torch.einsum("ncpk,ncd->npkd", parts, seen).flatten(2)
        middles = (torch.arange(CELLS, device=x.device) + 0.5) / CELLS
        cells = torch.stack(torch.meshgrid(middles, middles, indexing="xy"), dim=-1).flatten(0, 1)
        # In float32 and not as a product of matrices: 16 bits are too few for places.
        places = cells[:, None] + self.offsets(seen).float().unflatten(-1, (-1, 2)) / CELLS
        joints = (joints[..., None] * places[:, :, None]).sum(1)
        whole = seen.mean(1)
        return Glance(gathered, joints, self.count(whole), self.scene(whole), whose)

    def cut(self, x: Tensor, joints: Tensor) -> list[Tensor]:
        """Squares [N, people, 3, side, side] of heads, torsos, right and left hands of people with joints [N, people, J, 2]."""
        unit, middles = unit_of(joints, self.head, self.neck), middles_of(joints, self.head, self.neck, self.hands)
        looks = zip(middles, (HEAD, TORSO, HAND, HAND), strict=True)
        return [squares(x * 2 - 1, middle, half * unit[..., None], side) for middle, (half, side) in looks]

    def name(self, gathered: Tensor, joints: Tensor, head: Tensor, torso: Tensor, right: Tensor, left: Tensor) -> Tensor:
        """Logits [M, labels] of M people, from what was gathered at a glance, the read joints [M, J, 2] and their squares."""
        of_head, of_torso, of_hand = self.close
        looks = ((of_head, head), (of_torso, torso), (of_hand, right), (of_hand, left))
        # A quarter, so that it is about as large as the features.
        stance = (joints - joints[:, self.neck, None]) / unit_of(joints, self.head, self.neck)[:, None, None] / 4
        return self.person(torch.cat([gathered, stance.flatten(1), *(of(self.closer(x)) for of, x in looks)], dim=-1))

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        glance = self.glance(x)
        close = (square.flatten(0, 1) for square in self.cut(x, glance.joints))
        people = self.name(glance.gathered.flatten(0, 1), glance.joints.flatten(0, 1), *close)
        return people.unflatten(0, (-1, POSITIONS)), glance.count, glance.scene, glance.joints
