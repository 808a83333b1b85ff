"""Writes trained networks as a pack: the public layouts, float16.

`base/` and `controlnet/` as diffusers saves them, `image_encoder/` as transformers does, the adapter as the authors' `mask.bin`.
"""

import argparse
import json
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor

from networks.controlnet import ControlNet
from networks.position_aware_resampler import PositionAwareResampler
from settings import AUTOENCODER, CONDITION_CHANNELS, SCHEDULER, UNET, VISION
from storymaker import StoryMaker


def half(state: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: value.detach().cpu().half().contiguous() for name, value in state.items()}


def write(folder: Path, file: str, config_file: str, config: dict, state: dict[str, Tensor] | None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / config_file).write_text(json.dumps(config, indent=2) + "\n")
    if state is not None:
        save_file(half(state), folder / file)


def export(autoencoder: dict, drawing: dict, posing: dict | None, pack: Path) -> None:
    """autoencoder: what the stages autoencoder or decoder saved. drawing: what the stage storymaker saved. posing: what
    the stage controlnet saved, where there was one; pack.json then says `"controlNet": { "folder": "controlnet" }`."""
    model = StoryMaker()
    model.load_state_dict(drawing["model"])
    file = "diffusion_pytorch_model.fp16.safetensors"
    # diffusers: latents that the UNet sees = (latents - shift_factor) * scaling_factor
    vae = AUTOENCODER.public(drawing["scale"], drawing["shift"])
    write(pack / "base/vae", file, "config.json", vae, autoencoder["model"])
    write(pack / "base/unet", file, "config.json", UNET.public(), model.unet.base_state())
    write(pack / "base/scheduler", "", "scheduler_config.json", SCHEDULER, None)
    encoder = model.image_encoder.state_dict()
    write(pack / "image_encoder", "model.fp16.safetensors", "config.json", VISION.public(), encoder)
    resampler: PositionAwareResampler = model.resampler
    adapter = {"image_proj_model": half(resampler.state_dict()), "ip_adapter": half(model.unet.adapter_state())}
    torch.save(adapter, pack / "mask.bin")
    if posing:
        controlnet = ControlNet(UNET, CONDITION_CHANNELS)
        controlnet.load_state_dict(posing["model"])
        write(pack / "controlnet", file, "config.json", controlnet.public(), controlnet.state_dict())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder with autoencoder.pt (or decoder.pt) and storymaker.pt")
    parser.add_argument("--pack", type=Path, required=True)
    options = parser.parse_args()
    load = lambda name: torch.load(options.run / name, map_location="cpu", weights_only=True)  # noqa: E731
    decoder = "decoder.pt" if (options.run / "decoder.pt").exists() else "autoencoder.pt"
    posing = load("controlnet.pt") if (options.run / "controlnet.pt").exists() else None
    export(load(decoder), load("storymaker.pt"), posing, options.pack)


if __name__ == "__main__":
    main()
