"""An autoencoder that begins as principal components, so that colours are right from the first step.

Left to itself, a network this deep spends most of a short training on passing mean colours through. Here every
downsampler starts as the principal components of 2 x 2 cells of what comes before it, every upsampler as the least
squares answer to it, and residual branches start silent. Nothing of it is fixed: training goes on from there.

Channel 0 of the stream is a constant: group norms (of one group) then divide by nearly the same number in every
picture and crop, instead of by its contrast.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from networks.autoencoder_kl import AutoencoderKL
from networks.blocks import ResnetBlock2D

CONSTANT = 3.0
RIDGE = 1e-3
# About as many equations as a least squares problem is given.
ROWS = 32_768


@torch.no_grad()
def start_principal(model: AutoencoderKL, pixels: Tensor) -> None:
    """pixels: [N, 3, H, W] in -1..1, some tens of pictures; H and W multiples of what the model compresses."""
    encoder, decoder = model.encoder, model.decoder
    levels = len(model.config.block_out_channels)
    silence(model)
    colours = torch.cat([torch.full_like(pixels[:, :1], CONSTANT), pixels], 1)
    streams = [widened(colours, encoder.conv_in.out_channels)]
    quieten(encoder.conv_in)
    encoder.conv_in.bias[0] = CONSTANT
    for channel in range(3):
        encoder.conv_in.weight[channel + 1, channel, 1, 1] = 1
    for block in encoder.down_blocks[:-1]:
        stream = widened(streams[-1], block.downsamplers[0].conv.out_channels)
        components(block.downsamplers[0].conv, stream)
        streams.append(block.downsamplers[0](stream))
    latents = start_latents(model, streams[-1])

    decoded = start_from(decoder.conv_in, latents, streams[-1])
    for level, block in enumerate(decoder.up_blocks[:-1]):
        width = block.upsamplers[0].conv.in_channels
        wanted = streams[levels - 2 - level] if level < levels - 2 else torch.cat([colours, -colours], 1)
        up = F.interpolate(widened(decoded, width), scale_factor=2.0, mode="nearest")
        decoded = start_from(block.upsamplers[0].conv, up, wanted)
    halves = widened(decoded, decoder.conv_out.in_channels)
    measure(decoder.conv_norm_out, halves)
    quieten(decoder.conv_out)
    for channel in range(3):
        # silu(x) - silu(-x) = x
        decoder.conv_out.weight[channel, 1 + channel, 1, 1] = 1
        decoder.conv_out.weight[channel, 5 + channel, 1, 1] = -1


def silence(model: AutoencoderKL) -> None:
    """Residual branches add nothing, and shortcuts copy."""
    for module in model.modules():
        if isinstance(module, ResnetBlock2D):
            nn.init.zeros_(module.conv2.weight)
            nn.init.zeros_(module.conv2.bias)
            if not module.same_width:
                nn.init.dirac_(module.conv_shortcut.weight)
                nn.init.zeros_(module.conv_shortcut.bias)


def widened(x: Tensor, width: int) -> Tensor:
    """What `conv_shortcut` makes of a stream at the start: the first channels, or zeros after them."""
    return x[:, :width] if x.shape[1] >= width else F.pad(x, (0, 0, 0, 0, 0, width - x.shape[1]))


def quieten(layer: nn.Conv2d) -> None:
    """Leaves a trace of noise, so that unused channels are not all alike."""
    nn.init.normal_(layer.weight, std=0.1 / layer.weight[0].numel() ** 0.5)
    nn.init.zeros_(layer.bias)


def components(layer: nn.Conv2d, x: Tensor) -> None:
    """A downsampler that keeps the constant and the strongest principal components of 2 x 2 cells, at half length."""
    cells = F.unfold(x[:, 1:], 2, stride=2).transpose(1, 2).flatten(0, 1)
    values, vectors = torch.linalg.eigh(cells.T @ cells / len(cells))
    used = int((values > 1e-7).sum())
    strongest = vectors.T.flip(0)[: min(used, layer.out_channels - 1)] * 0.5
    quieten(layer)
    layer.weight[0] = 0
    layer.weight[0, 0, :2, :2] = 0.25
    layer.weight[1 : len(strongest) + 1] = 0
    layer.weight[1 : len(strongest) + 1, 1:, :2, :2] = strongest.unflatten(1, (-1, 2, 2))


def start_latents(model: AutoencoderKL, stream: Tensor) -> Tensor:
    """The encoder's end: its last level holds the stream and its negative, and the strongest components are latents."""
    encoder, count = model.encoder, model.config.latent_channels
    half = encoder.conv_out.in_channels // 2
    shortcut = encoder.down_blocks[-1].resnets[0].conv_shortcut
    nn.init.zeros_(shortcut.weight)
    nn.init.zeros_(shortcut.bias)
    for channel in range(half):
        shortcut.weight[channel, channel] = 1
        shortcut.weight[half + channel, channel] = -1
    measure(encoder.conv_norm_out, torch.cat([stream[:, :half], -stream[:, :half]], 1))
    values = stream[:, 1 : count + 1]
    # Between lengths as they are, where detail drowns in noise, and equal ones, where it weighs as much as colour.
    scale = values.std(dim=(0, 2, 3)).clamp_min(1e-3) ** -0.5
    shift = -values.mean(dim=(0, 2, 3)) * scale
    nn.init.zeros_(encoder.conv_out.weight)
    for channel in range(count):
        encoder.conv_out.weight[channel, channel + 1, 1, 1] = scale[channel]
        encoder.conv_out.weight[channel, half + channel + 1, 1, 1] = -scale[channel]
    encoder.conv_out.bias[:count] = shift
    encoder.conv_out.bias[count:] = -7
    for layer in (model.quant_conv, model.post_quant_conv):
        nn.init.dirac_(layer.weight)
        nn.init.zeros_(layer.bias)
    return values * scale[:, None, None] + shift[:, None, None]


def start_from(layer: nn.Conv2d, x: Tensor, wanted: Tensor) -> Tensor:
    """Least squares: the 3 x 3 convolution that makes `wanted` of x in its first channels. Returns what it makes."""
    pictures = max(8, ROWS // x[0, 0].numel())
    windows = F.unfold(x[:pictures], 3, padding=1).transpose(1, 2).flatten(0, 1)
    windows = torch.cat([windows, torch.ones_like(windows[:, :1])], 1)
    target = wanted[:pictures].permute(0, 2, 3, 1).flatten(0, 2)
    square = windows.T @ windows / len(windows)
    square.diagonal().add_(RIDGE)
    solved = torch.linalg.solve(square, windows.T @ target / len(windows)).T
    quieten(layer)
    layer.weight[: len(solved)] = solved[:, :-1].unflatten(1, (-1, 3, 3))
    layer.bias[: len(solved)] = solved[:, -1]
    return layer(x)


def measure(norm: nn.GroupNorm, x: Tensor) -> None:
    """Gains that give back the lengths that the norm takes away."""
    norm.weight.fill_(float(x.var(dim=(1, 2, 3)).mean().sqrt()))
    norm.bias.fill_(0)
