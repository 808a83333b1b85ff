"""Holds the trainer's networks against a folder of reference numbers: python check_reference.py DIR

DIR is laid out like test/fixtures/storymaker-small. Prints the relative error of each network's output.
"""

import json
import sys
from pathlib import Path

import torch
from safetensors.torch import load_file

from networks.autoencoder_kl import AutoencoderConfig, AutoencoderKL
from networks.clip_vision import CLIPVision, VisionConfig
from networks.position_aware_resampler import PositionAwareResampler, ResamplerConfig
from networks.unet_2d_condition import Context, UNet2DCondition, UNetConfig


def error(ours: torch.Tensor, theirs: torch.Tensor) -> float:
    return float((ours - theirs).norm() / theirs.norm())


@torch.no_grad()
def main(folder: Path) -> None:
    expected = load_file(folder / "expected.safetensors")
    settings = json.loads((folder / "expected.json").read_text())
    faces = json.loads((folder / "inputs/faces.json").read_text())
    adapter = torch.load(folder / "mask.bin", map_location="cpu", weights_only=True)
    adapter = {part: {k: v.float() for k, v in state.items()} for part, state in adapter.items()}

    def weights(name: str) -> tuple[dict, dict]:
        config = json.loads((folder / name / "config.json").read_text())
        return config, {k: v.float() for k, v in load_file(next((folder / name).glob("*.safetensors"))).items()}

    raw, state = weights("image_encoder")
    clip = CLIPVision(
        VisionConfig(raw["image_size"], raw["patch_size"], raw["hidden_size"], raw["intermediate_size"],
                     raw["num_hidden_layers"], raw["num_attention_heads"], raw["projection_dim"])
    )
    state.pop("vision_model.embeddings.position_ids", None)
    clip.load_state_dict(state)
    hidden = {k: clip(expected[f"character_1.clip_{k}"].reshape(1, 3, 224, 224))[0] for k in ("body", "face")}
    for k, value in hidden.items():
        print(f"clip vision, {k}: {error(value[0], expected[f'character_1.{k}_hidden'].reshape(value[0].shape)):.1e}")

    p = adapter["image_proj_model"]
    depth = len({k.split(".")[2] for k in p if k.startswith("resample.layers.")})
    resampler = PositionAwareResampler(
        ResamplerConfig(p["proj.0.weight"].shape[1], p["proj.0.weight"].shape[0], raw["hidden_size"], p["proj_out.weight"].shape[0],
                        depth, depth, p["resample.latents"].shape[2])
    )
    resampler.load_state_dict(p)
    embedding = faces[0]["normed_embedding"]
    real = torch.cat(resampler.tokens(torch.tensor([embedding]), hidden["face"], hidden["body"]), dim=1)
    zero = torch.zeros_like(hidden["face"])
    none = torch.cat(resampler.tokens(torch.zeros(1, p["proj.0.weight"].shape[1]), zero, zero), dim=1)
    identity = torch.cat([resampler.place(none[:, None]), resampler.place(real[:, None])])
    context = expected["one.context"]
    print(f"resampler: {error(identity, context[:, 77:]):.1e}")

    raw, state = weights("base/unet")
    crosses = tuple("CrossAttn" in kind for kind in raw["down_block_types"])
    unet = UNet2DCondition(
        UNetConfig(raw["in_channels"], tuple(raw["block_out_channels"]), crosses, raw["layers_per_block"],
                   tuple(raw["transformer_layers_per_block"]), tuple(raw["attention_head_dim"]),
                   raw["cross_attention_dim"], raw["addition_time_embed_dim"],
                   raw["projection_class_embeddings_input_dim"] - 6 * raw["addition_time_embed_dim"],
                   settings["lora_rank"], raw["sample_size"])
    )
    missing = unet.load_state_dict(state, strict=False)
    assert not missing.unexpected_keys, missing.unexpected_keys
    lora = {k: v * (settings["lora_scale"] if "lora.up" in k else 1) for k, v in adapter["ip_adapter"].items()}
    unet.load_adapter_state(lora)
    latents = expected["initial_latents"].reshape(1, raw["in_channels"], settings["height"] // 8, settings["width"] // 8)
    pooled = torch.stack([expected["negative_pooled"].flatten(), expected["pooled"].flatten()])
    sizes = torch.tensor([[settings["height"], settings["width"], 0, 0, settings["height"], settings["width"]]] * 2)
    out = unet(
        torch.cat([latents, latents]), expected["one.timesteps"][:1].float().expand(2), pooled, sizes.float(),
        Context(context[:, :77], context[:, 77:], torch.ones(2, 40), torch.full((2,), settings["ip_adapter_scale"]), []),
    )
    print(f"unet: {error(out, expected['one.unet_out_0'].reshape(out.shape)):.1e}")

    raw, state = weights("base/vae")
    vae = AutoencoderKL(AutoencoderConfig(tuple(raw["block_out_channels"]), raw["layers_per_block"], raw["latent_channels"],
                                          raw["sample_size"]))
    vae.load_state_dict(state)
    image = vae.decode(expected["one.latents"].reshape(latents.shape) / raw["scaling_factor"])
    print(f"autoencoder: {error(image, expected['one.image'].reshape(image.shape)):.1e}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
