"""Whether two pictures show the same character: an independent judge. Not part of the product."""

import torch.nn.functional as F
from torch import Tensor, nn

from .resnet_vision import ResNetVision, VisionConfig

SIDE = 128
SEEING = VisionConfig(image_size=SIDE, hidden_sizes=(24, 48, 96, 160), depths=(0, 1, 1, 2), projection_dim=128)


class Likeness(nn.Module):
    """A person cut out of a picture, [N, 3, 128, 128] in 0..1, white outside of the picture -> unit vectors [N, 128], whose
    products are near 1 for pictures of one character and far from it for others."""

    def __init__(self):
        super().__init__()
        self.see = ResNetVision(SEEING)

    def forward(self, pixels: Tensor) -> Tensor:
        return F.normalize(self.see(pixels * 2 - 1)[1], dim=-1)
