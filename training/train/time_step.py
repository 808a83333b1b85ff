"""Processor time of a training step on this CPU, of the UNet and of the image encoder, and of encoding a panel: python time_step.py

Steps are in float32, in bfloat16 with PyTorch's group norm, and as it is trained.
"""

import time
from collections.abc import Callable
from contextlib import nullcontext

import torch
from torch import Tensor, nn

from common import autocast
from networks.autoencoder_kl import AutoencoderKL
from networks.group_norm import GroupNorm
from networks.resnet_vision import ResNetVision
from networks.unet_2d_condition import Context, UNet2DCondition
from settings import AUTOENCODER, PANEL, TEXT_DIM, TEXT_TOKENS, UNET, VISION
from train_autoencoder import encode_all

BATCH, STEPS, SLOTS_TOKENS = 16, 10, 80


def draw(unet: nn.Module) -> Tensor:
    latents = torch.randn(BATCH, UNET.in_channels, UNET.sample_size, UNET.sample_size)
    text, identity = torch.randn(BATCH, TEXT_TOKENS, TEXT_DIM), torch.randn(BATCH, SLOTS_TOKENS, TEXT_DIM)
    context = Context(text, identity, torch.ones(BATCH, SLOTS_TOKENS), torch.ones(BATCH), [])
    latents = latents.contiguous(memory_format=torch.channels_last)
    return unet(latents, torch.rand(BATCH) * 1000, torch.randn(BATCH, TEXT_DIM), torch.zeros(BATCH, 6), context)


def see(encoder: nn.Module) -> Tensor:
    crops = torch.randn(BATCH, 3, VISION.image_size, VISION.image_size)
    return encoder(crops.contiguous(memory_format=torch.channels_last))[1]


def least(network: nn.Module, use: Callable[[nn.Module], Tensor], precision) -> float:
    """Seconds a picture."""
    times = []
    for _ in range(STEPS):
        start = time.process_time()
        with precision:
            result = use(network)
        result.float().square().mean().backward()
        times.append(time.process_time() - start)
    return min(times) / BATCH


def main() -> None:
    torch.set_num_threads(1)
    half = autocast(torch.device("cpu"))
    for what, network, use in (("UNet, a panel", UNet2DCondition(UNET), draw), ("image encoder, a crop", ResNetVision(VISION), see)):
        network.to(memory_format=torch.channels_last)
        norms = [module for module in network.modules() if isinstance(module, GroupNorm)]
        for name, norm, precision in (
            ("float32, PyTorch's norm", nn.GroupNorm, nullcontext()),
            ("bfloat16, PyTorch's norm", nn.GroupNorm, half),
            ("as trained", GroupNorm, half),
        ):
            for module in norms:
                module.__class__ = norm
            print(f"{what}, {name}: {least(network, use, precision) * 1000:.1f} ms")
    panels = torch.randint(256, (BATCH, PANEL, PANEL, 3), dtype=torch.uint8)
    start = time.process_time()
    encode_all(AutoencoderKL(AUTOENCODER), iter([panels]))
    print(f"encoding a panel: {(time.process_time() - start) / BATCH * 1000:.1f} ms")


if __name__ == "__main__":
    main()
