"""The attribute reader: an independent judge that names what a panel shows. Not part of the product."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

POSITIONS = 3  # people from left to right
CELLS = 16  # on a side
PARTS = 6  # of a person


class Step(nn.Module):
    """Half the size, then a residual block."""

    def __init__(self, before: int, after: int):
        super().__init__()
        self.down = nn.Conv2d(before, after, 3, stride=2, padding=1)
        self.norm1, self.norm2 = nn.GroupNorm(8, after), nn.GroupNorm(8, after)
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
        x = x + self.to_out(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).flatten(2))
        return x + self.feed(self.norm2(x))


class Reader(nn.Module):
    """[N, 3, 256, 256] in 0..1 -> people [N, 3, labels] from left to right, count [N, 4], scene [N, labels].

    It first says which cells are whose (`segment`), then gathers what it saw in the parts of each person: hair, face,
    clothes, or whatever parts it finds of use.
    """

    def __init__(self, person_widths: list[int], scene_widths: list[int], dim: int = 128):
        super().__init__()
        # Halved first: colours and shapes are as clear, and a CPU trains it four times faster.
        self.steps = nn.Sequential(nn.AvgPool2d(2), Step(3, 32), Step(32, 64), Step(64, dim))
        self.place = nn.Parameter(torch.randn(1, CELLS * CELLS, dim) * 0.02)
        self.looks = nn.Sequential(Look(dim), Look(dim), nn.LayerNorm(dim))
        self.segment, self.parts = nn.Linear(dim, 1 + POSITIONS), nn.Linear(dim, PARTS)
        self.person = nn.Sequential(nn.Linear(PARTS * dim, 2 * dim), nn.GELU(), nn.Linear(2 * dim, sum(person_widths)))
        self.scene, self.count = nn.Linear(dim, sum(scene_widths)), nn.Linear(dim, POSITIONS + 1)

    def read(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """As forward, and logits of whose each cell is: nobody's, the first's from the left ... [N, cells, 4]."""
        seen = self.looks(self.steps(x * 2 - 1).flatten(2).transpose(1, 2) + self.place)
        whose = self.segment(seen)
        owned = whose.log_softmax(-1)[..., 1:, None] + self.parts(seen)[..., None, :]
        weights = owned.flatten(2).softmax(1).transpose(1, 2)
        gathered = (weights @ seen).unflatten(1, (POSITIONS, PARTS)).flatten(2)
        whole = seen.mean(1)
        return self.person(gathered), self.count(whole), self.scene(whole), whose

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return self.read(x)[:3]
