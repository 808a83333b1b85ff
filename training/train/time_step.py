"""Processor time of a training step of the UNet on this CPU, in float32 and as it is trained: python time_step.py"""

import time
from contextlib import nullcontext

import torch

from common import autocast
from networks.unet_2d_condition import Context, UNet2DCondition
from settings import TEXT_DIM, TEXT_TOKENS, UNET

BATCH, STEPS, SLOTS_TOKENS = 16, 4, 80


def main() -> None:
    torch.set_num_threads(1)
    unet = UNet2DCondition(UNET).to(memory_format=torch.channels_last)
    side = UNET.sample_size
    x = torch.randn(BATCH, UNET.in_channels, side, side).contiguous(memory_format=torch.channels_last)
    text, identity = torch.randn(BATCH, TEXT_TOKENS, TEXT_DIM), torch.randn(BATCH, SLOTS_TOKENS, TEXT_DIM)
    for name, precision in (("float32", nullcontext()), ("as trained", autocast(torch.device("cpu")))):
        times = []
        for _ in range(STEPS):
            start = time.process_time()
            context = Context(text, identity, torch.ones(BATCH, SLOTS_TOKENS), torch.ones(BATCH), [])
            with precision:
                drawn = unet(x, torch.rand(BATCH) * 1000, torch.randn(BATCH, TEXT_DIM), torch.zeros(BATCH, 6), context)
            drawn.float().square().mean().backward()
            times.append(time.process_time() - start)
        print(f"{name}: {min(times) / BATCH * 1000:.0f} ms a picture of {16 * side} x {16 * side}")


if __name__ == "__main__":
    main()
