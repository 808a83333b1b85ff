"""The attribute reader: an independent judge that names what a panel shows. Not part of the product."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

POSITIONS = 3  # people from left to right


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


class Reader(nn.Module):
    """[N, 3, 256, 256] in 0..1 -> people [N, 3, labels] from left to right, count [N, 4], scene [N, labels]."""

    def __init__(self, person_widths: list[int], scene_widths: list[int], dim: int = 128):
        super().__init__()
        # Halved first: colours and shapes are as clear, and a CPU trains it four times faster.
        self.steps = nn.Sequential(nn.AvgPool2d(2), Step(3, 32), Step(32, 64), Step(64, dim))
        self.place = nn.Parameter(torch.randn(1, 16 * 16, dim) * 0.02)
        self.queries = nn.Parameter(torch.randn(1, POSITIONS + 1, dim) * 0.2)
        self.looks = nn.ModuleList(
            nn.TransformerDecoderLayer(dim, 4, 2 * dim, 0.0, "gelu", batch_first=True, norm_first=True) for _ in range(2)
        )
        self.norm = nn.LayerNorm(dim)
        self.person, self.scene = nn.Linear(dim, sum(person_widths)), nn.Linear(dim, sum(scene_widths))
        self.count = nn.Linear(dim, POSITIONS + 1)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        seen = self.steps(x * 2 - 1).flatten(2).transpose(1, 2) + self.place
        queries = self.queries.expand(x.shape[0], -1, -1)
        for look in self.looks:
            queries = look(queries, seen)
        queries = self.norm(queries)
        whole = queries[:, POSITIONS]
        return self.person(queries[:, :POSITIONS]), self.count(whole), self.scene(whole)
