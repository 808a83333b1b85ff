"""A run's checkpoints from a pack's weights, so that training goes on where the pack stands: the way back of export.py.

python from_pack.py --pack models/storybook --run RUN_FOLDER

What is not part of a pack begins anew: the optimisers' memory, the image encoder's heads, the decoder's discriminator.
A UNet with one level less than settings.py asks for becomes the inner levels of the larger one.
"""

import argparse
import json
import re
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from common import save
from networks.unet_2d_condition import UNet2DCondition
from storymaker import StoryMaker


def weights(folder: Path) -> dict[str, Tensor]:
    """The one .safetensors file of a network's folder, in float32."""
    (file,) = folder.glob("*.safetensors")
    return single(load_file(file))


def single(state: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: value.float() for name, value in state.items()}


def load_drawing(pack: Path) -> StoryMaker:
    model = StoryMaker()
    model.image_encoder.load_state_dict(weights(pack / "image_encoder"))
    put_inside(model.unet, pack)
    adapter = torch.load(pack / "mask.bin", weights_only=True)
    model.resampler.load_state_dict(single(adapter["image_proj_model"]))
    model.unet.load_adapter_state(single(adapter["ip_adapter"]))
    return model


def put_inside(unet: UNet2DCondition, pack: Path) -> None:
    """What has another shape in the larger UNet, where the levels meet, begins anew there."""
    levels = len(json.loads((pack / "base/unet/config.json").read_text())["block_out_channels"])
    more = len(unet.config.block_out_channels) - levels
    if more not in (0, 1):
        raise ValueError(f"{pack} holds a UNet of {levels} levels, settings.py describes one of {levels + more}")
    state = unet.state_dict()
    for name, value in weights(pack / "base/unet").items():
        place = re.sub(r"^down_blocks\.(\d)", lambda match: f"down_blocks.{int(match[1]) + more}", name)
        if value.shape == state[place].shape:
            state[place] = value
        elif more == 0:
            raise ValueError(f"{name} of {pack} is {tuple(value.shape)}, settings.py describes {tuple(state[place].shape)}")
    unet.load_state_dict(state)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pack", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True, help="folder for the checkpoints; those in it are replaced")
    options = parser.parse_args()
    model = load_drawing(options.pack)
    autoencoder = weights(options.pack / "base/vae")
    save(options.run / "autoencoder.pt", model=autoencoder)
    save(options.run / "decoder.pt", model=autoencoder)
    save(options.run / "image_encoder.pt", model=model.image_encoder.state_dict())
    save(options.run / "resampler.pt", model=model.resampler.reading().state_dict())
    vae = json.loads((options.pack / "base/vae/config.json").read_text())
    latents = {"scale": vae["scaling_factor"], "shift": vae["shift_factor"]}
    save(options.run / "storymaker.pt", model=model.state_dict(), **latents)
    if (options.pack / "controlnet").exists():
        save(options.run / "controlnet.pt", model=weights(options.pack / "controlnet"))


if __name__ == "__main__":
    main()
