"""PatchGAN discriminator (Isola et al. 2017) with spectral norm: says of every patch whether it was rendered or decoded."""

import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm


class PatchDiscriminator(nn.Module):
    def __init__(self, channels: int = 24):
        super().__init__()
        widths = [3, channels, 2 * channels, 4 * channels]
        strided = [nn.Conv2d(a, b, 4, stride=2, padding=1) for a, b in zip(widths, widths[1:])]
        last = nn.Conv2d(widths[-1], widths[-1], 3, padding=1)
        self.layers = nn.ModuleList(spectral_norm(layer) for layer in (*strided, last))
        self.out = spectral_norm(nn.Conv2d(widths[-1], 1, 3, padding=1))

    def forward(self, x: Tensor) -> tuple[Tensor, list[Tensor]]:
        """[N, 3, S, S] -> scores [N, 1, S / 8, S / 8], high for rendered; every layer's features."""
        features = []
        for layer in self.layers:
            x = F.leaky_relu(layer(x), 0.2)
            features.append(x)
        return self.out(x), features
