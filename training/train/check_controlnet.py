"""Holds the ControlNet against the UNet that it begins as, and what it becomes in a pack against the product.

python check_controlnet.py; needs Node 24 and requirements.txt. Its weights are random: nothing is trained.
"""

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from export import export
from networks.autoencoder_kl import AutoencoderKL
from networks.controlnet import ControlNet
from networks.position_aware_resampler import TOKENS
from networks.unet_2d_condition import Context
from settings import AUTOENCODER, CONDITION_CHANNELS, TEXT_DIM, TEXT_TOKENS, UNET
from skeletons import draw_skeletons
from storymaker import StoryMaker, time_ids
from train_controlnet import REDUCTION

TRAINER = Path(__file__).resolve().parent
PACK = TRAINER.parents[1] / "models/storybook/pack.json"


def scatter(module: nn.Module) -> None:
    """Random weights that float16 holds exactly, where they begin as zeros too."""
    for parameter in module.parameters():
        parameter.copy_((parameter + 0.05 * torch.randn_like(parameter)).half())


def error(ours: Tensor, theirs: Tensor) -> float:
    return float((ours - theirs).norm() / theirs.norm())


def below(name: str, value: float, limit: float) -> None:
    print(f"{name}: {value:.1e}")
    assert value < limit


@torch.no_grad()
def check(folder: Path) -> None:
    torch.manual_seed(1)
    model, controlnet = StoryMaker(), ControlNet(UNET, CONDITION_CHANNELS)
    scatter(model)
    latents, side = torch.randn(2, UNET.in_channels, UNET.sample_size, UNET.sample_size), REDUCTION * UNET.sample_size
    picture = torch.rand(2, 3, side, side)
    # Both have somebody in the first slot, the first in the second as well.
    identity, pooled = torch.randn(2, 3 * TOKENS, TEXT_DIM), torch.randn(2, UNET.pooled_dim)
    mask = torch.ones(2, 3 * TOKENS)
    mask[1, 2 * TOKENS :] = 0
    context = Context(torch.randn(2, TEXT_TOKENS, TEXT_DIM), identity, mask, torch.ones(2), [])
    given = latents, torch.tensor([601.0, 601.0]), pooled, time_ids(latents), context

    controlnet.start_from(model.unet)
    assert torch.equal(model.unet(*given), model.unet(*given, controlnet(*given, picture)))
    print("untrained it changes nothing")
    for name, attention in model.unet.attentions():
        if name.endswith("attn2"):  # deaf to the text, the UNet sees what a ControlNet does
            attention.to_v.weight.zero_()
            attention.processor.to_v_lora.up.weight.zero_()
    deaf, copy = (network.encode(network.conv_in(latents), network.embed(*given[1:4]), context) for network in (model.unet, controlnet))
    below("begins as the UNet's middle", error(copy[1], deaf[1]), 1e-5)

    scatter(controlnet)
    vae = AutoencoderKL(AUTOENCODER).state_dict()
    export({"model": vae}, {"model": model.state_dict(), "scale": 1.0, "shift": 0.0}, {"model": controlnet.state_dict()}, folder)
    pack = json.loads(PACK.read_text()) | {"controlNet": {"folder": "controlnet"}}
    (folder / "pack.json").write_text(json.dumps(pack))
    points, shown = torch.rand(1, 2, 18, 2), torch.rand(1, 2, 18) > 0.2
    alone = slice(1, 2), slice(0, 2 * TOKENS)  # the second picture, as the product has it: without the empty slot
    inputs = {
        "context": identity[alone],
        "pooled": pooled[1:],
        "time_ids": time_ids(latents)[1:],
        "condition": picture[1:],
        "sample": latents[1:],
        "timestep": given[1][1:],
        "points": points,
        "shown": shown.float(),
    }
    save_file({name: value.contiguous() for name, value in inputs.items()}, folder / "inputs.safetensors")
    subprocess.run(["node", TRAINER / "check-controlnet.ts", folder], check=True)
    theirs = load_file(folder / "outputs.safetensors")
    down, middle = controlnet(*given, picture)
    ours = {f"down_residual.{i}": residual for i, residual in enumerate(down)} | {"mid_residual": middle}
    for name, residual in ours.items():
        below(name, error(theirs[name], residual[1:]), 1e-4)
    for side in (256, 512):
        drawn, product = draw_skeletons(points, shown, side)[0].permute(1, 2, 0), theirs[f"skeletons.{side}"].float() / 255
        below(f"skeletons of {side}, edges aside", error(drawn, product), 0.1)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        check(Path(folder))
