"""A reader of latents: what it sees of a panel is what a drawing is held against, besides the latents themselves."""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .blocks import ResnetBlock2D
from .group_norm import GroupNorm
from .reader import HAND, HEAD, TORSO, middles_of, squares, unit_of

WIDTHS = (64, 128, 128)
CELLS = (8, 8, 6)  # on a side of a head, a torso, a hand


class LatentReader(nn.Module):
    """Features of latents [N, C, h, w] at three sizes, and names of what is where people's joints are."""

    def __init__(self, channels: int, person_widths: Sequence[int], scene_widths: Sequence[int], joints: Sequence[str], dim: int = 128):
        super().__init__()
        self.head, self.neck, *self.hands = (joints.index(name) for name in ("head", "neck", "right hand", "left hand"))
        self.conv_in = nn.Conv2d(channels, WIDTHS[0], 3, padding=1)
        self.down = nn.ModuleList(nn.Conv2d(i, o, 3, stride=2, padding=1) for i, o in zip(WIDTHS, WIDTHS[1:]))
        self.resnets = nn.ModuleList(ResnetBlock2D(width, width, None, 8, 1e-5) for width in WIDTHS)
        self.norm = nn.ModuleList(GroupNorm(8, width, 1e-5) for width in WIDTHS)
        self.close = nn.ModuleList(nn.Conv2d(WIDTHS[0], 32, 3, padding=1) for _ in CELLS)
        self.out = nn.ModuleList(nn.Linear(32 * side**2, dim) for side in CELLS)
        known = 4 * dim + WIDTHS[1] + 2 * len(joints)
        self.person = nn.Sequential(nn.Linear(known, 272), nn.GELU(), nn.Linear(272, sum(person_widths)))
        self.scene = nn.Linear(WIDTHS[2], sum(scene_widths))

    def features(self, latents: Tensor) -> list[Tensor]:
        """[N, 64, h, w], [N, 128, h / 2, w / 2], [N, 128, h / 4, w / 4]."""
        x, found = self.conv_in(latents), []
        for level, (resnet, norm) in enumerate(zip(self.resnets, self.norm)):
            x = resnet(self.down[level - 1](F.silu(x)) if level else x)
            found.append(F.silu(norm(x)))
        return found

    def read(self, features: list[Tensor], joints: Tensor, cells: Tensor, present: Tensor) -> tuple[Tensor, Tensor]:
        """joints: [N, slots, J, 2] in 0..1; cells: [N, slots, 16, 16], whose they are; present: [N, slots], bool ->
        logits of the people there are [M, labels] and of the scenes [N, labels]."""
        unit, middles = unit_of(joints, self.head, self.neck), middles_of(joints, self.head, self.neck, self.hands)
        looks = zip(middles, ((HEAD, 0), (TORSO, 1), (HAND, 2), (HAND, 2)), strict=True)
        seen = []
        for middle, ((half, _), kind) in looks:
            square = squares(features[0].float(), middle, half * unit[..., None], CELLS[kind])[present]
            seen.append(self.out[kind](F.silu(self.close[kind](square)).flatten(1)))
        share = cells / cells.sum((2, 3), keepdim=True).clamp_min(0.5)
        seen.append(torch.einsum("nshw,nchw->nsc", share, features[1].float())[present])
        stance = (joints - joints[:, :, self.neck, None]) / unit[..., None, None] / 4
        seen.append(stance[present].flatten(1))
        return self.person(torch.cat(seen, dim=-1)), self.scene(features[2].mean((2, 3)))
