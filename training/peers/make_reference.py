"""Random checkpoints of SDXL's family with StoryMaker's adapter, and what diffusers and transformers compute with them.

python training/peers/make_reference.py FOLDER VARIANT writes a folder laid out like test/fixtures/storymaker-small, whose photos
and crops it takes; `npm run parity -- FOLDER` then holds our networks to it. Variants differ in depths, widths, heads, sizes,
number formats and file types. The resampler is the trainer's own, held to the authors' numbers by check_reference.py.
"""

import json
import shutil
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from diffusers import (AutoencoderKL, ControlNetModel, DDIMScheduler, EulerDiscreteScheduler, UNet2DConditionModel,
                       UniPCMultistepScheduler)
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from transformers import (AutoTokenizer, CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPVisionConfig,
                          CLIPVisionModelWithProjection)

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "training/train"))
from networks.position_aware_resampler import PositionAwareResampler, ResamplerConfig  # noqa: E402

FIXTURE = ROOT / "test/fixtures/storymaker-small"
BETAS = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear", "num_train_timesteps": 1000}
VARIANTS = {
    # Wider and deeper than the fixture, one layer a block, all of it in 32 bits.
    "wide": {
        "unet": {"block_out_channels": [64, 96, 160], "attention_head_dim": [2, 3, 5], "depths": [1, 2, 3], "layers_per_block": 1},
        "time": 16, "text": [(48, 3, 3, 144), (80, 5, 5, 200)], "projection": 112, "vision": (96, 4, 3, 160), "vae": [32, 64, 64],
        "body": 128, "face_inner": 256, "depth": 2, "rank": 8, "size": (160, 192), "steps": 5, "guidance": 5.0, "scales": (0.6, 1.0),
        "scheduler": (DDIMScheduler, {"timestep_spacing": "trailing", "prediction_type": "v_prediction"}),
        "dtype": torch.float32, "files": {"safe_serialization": True},
    },
    # Four levels of which the second does not attend, pickled, in bfloat16.
    "pickled": {
        "unet": {"block_out_channels": [32, 32, 64, 96], "attention_head_dim": [1, 2, 2, 4], "depths": [1, 1, 2, 1], "layers_per_block": 2,
                 "down_block_types": ["CrossAttnDownBlock2D", "DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"],
                 "up_block_types": ["CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D", "CrossAttnUpBlock2D"]},
        "time": 8, "text": [(64, 2, 4, 128), (32, 6, 2, 96)], "projection": 40, "vision": (64, 2, 2, 96), "vae": [32, 32, 64, 64],
        "body": 64, "face_inner": 1024, "depth": 3, "rank": 16, "size": (128, 128), "steps": 12, "guidance": 3.0, "scales": (1.0, 0.5),
        "scheduler": (EulerDiscreteScheduler, {"timestep_spacing": "leading", "steps_offset": 1}),
        "dtype": torch.bfloat16, "files": {"safe_serialization": False},
    },
    # The usual layout in several files, with an index, in 16 bits.
    "sharded": {
        "unet": {"block_out_channels": [32, 64, 64], "attention_head_dim": [1, 1, 8], "depths": [1, 1, 4], "layers_per_block": 3},
        "time": 32, "text": [(32, 5, 1, 64), (64, 4, 8, 256)], "projection": 64, "vision": (128, 3, 8, 256), "vae": [32, 64, 128, 128],
        "body": 192, "face_inner": 512, "depth": 4, "rank": 4, "size": (96, 64), "steps": 20, "guidance": 7.5, "scales": (0.8, 0.8),
        "scheduler": (EulerDiscreteScheduler, {"timestep_spacing": "linspace"}),
        "dtype": torch.float16, "files": {"safe_serialization": True, "max_shard_size": "300KB", "variant": "fp16"},
    },
}


class IdentityAttention:
    """diffusers' processor of a cross-attention that also looks at the identity tokens behind the first 77."""

    def __init__(self, to_k_ip: Tensor, to_v_ip: Tensor, scale: float):
        self.weights, self.scale = (to_k_ip, to_v_ip), scale

    def __call__(self, attention, hidden_states: Tensor, encoder_hidden_states: Tensor, **_) -> Tensor:
        text, identity = encoder_hidden_states[:, :77], encoder_hidden_states[:, 77:]
        heads = lambda x: x.unflatten(-1, (attention.heads, -1)).transpose(1, 2)  # noqa: E731
        query = heads(attention.to_q(hidden_states))
        own = F.scaled_dot_product_attention(query, heads(attention.to_k(text)), heads(attention.to_v(text)))
        if identity.shape[1]:
            keys, values = (heads(identity @ weight.T) for weight in self.weights)
            own = own + self.scale * F.scaled_dot_product_attention(query, keys, values)
        return attention.to_out[0](own.transpose(1, 2).flatten(2))


def spread(module: nn.Module) -> nn.Module:
    """Zero-initialised layers get numbers too, and norms others than 1 and 0, so that nothing can be left out unnoticed."""
    for parameter in module.parameters():
        if parameter.dim() < 2 or not parameter.any():
            parameter.data.add_(torch.randn_like(parameter) * 0.05)
    return module.eval()


def rounded(module: nn.Module, dtype: torch.dtype) -> nn.Module:
    """The numbers that a file of this format holds, computed with in 32 bits."""
    for parameter in module.parameters():
        parameter.data = parameter.data.to(dtype).float()
    return module


def store(module: nn.Module, folder: Path, dtype: torch.dtype, files: dict) -> None:
    module.to(dtype).save_pretrained(folder, **files)
    module.float()


@torch.no_grad()
def main(folder: Path, variant: dict) -> None:
    torch.manual_seed(1)
    dtype, files = variant["dtype"], variant["files"]
    width, height = variant["size"]
    base, expected = folder / "base", {}
    shutil.copytree(FIXTURE / "inputs", folder / "inputs")
    for name in ("tokenizer", "tokenizer_2"):
        shutil.copytree(FIXTURE / "base" / name, base / name)
    given = load_file(FIXTURE / "expected.safetensors")
    faces = json.loads((folder / "inputs/faces.json").read_text())
    settings = json.loads((FIXTURE / "expected.json").read_text()) | {
        "width": width, "height": height, "steps": variant["steps"], "guidance_scale": variant["guidance"],
        "ip_adapter_scale": variant["scales"][0], "lora_scale": variant["scales"][1], "lora_rank": variant["rank"],
    }

    # Text
    encoders = []
    for i, ((hidden, layers, heads, inner), kind) in enumerate(zip(variant["text"], (CLIPTextModel, CLIPTextModelWithProjection))):
        config = CLIPTextConfig(hidden_size=hidden, num_hidden_layers=layers, num_attention_heads=heads, intermediate_size=inner,
                                projection_dim=variant["projection"], hidden_act=("quick_gelu", "gelu")[i], vocab_size=49408)
        encoders.append(rounded(spread(kind(config)), dtype))
        name = ("text_encoder", "text_encoder_2")[i]
        store(encoders[i], base / name, dtype, files)
    for prefix, words in (("", settings["prompt"]), ("negative_", settings["negative_prompt"])):
        states = []
        for i, (name, encoder) in enumerate(zip(("tokenizer", "tokenizer_2"), encoders)):
            tokenizer = AutoTokenizer.from_pretrained(base / name)
            ids = tokenizer(words, padding="max_length", max_length=77, truncation=True, return_tensors="pt").input_ids
            if not prefix:
                expected[f"token_ids_{i + 1}"] = ids
            out = encoder(ids, output_hidden_states=True)
            states.append(out.hidden_states[-2])
        expected[f"{prefix}prompt_embeds"] = torch.cat(states, dim=-1)
        expected[f"{prefix}pooled"] = out.text_embeds
    cross = expected["prompt_embeds"].shape[-1]

    # People
    hidden, layers, heads, inner = variant["vision"]
    vision = rounded(spread(CLIPVisionModelWithProjection(CLIPVisionConfig(
        hidden_size=hidden, num_hidden_layers=layers, num_attention_heads=heads, intermediate_size=inner, projection_dim=48,
        image_size=224, patch_size=14, hidden_act="gelu"))), dtype)
    store(vision, folder / "image_encoder", dtype, files)
    for name in [name for name in given if "clip_" in name]:
        expected[name] = given[name]
        state = vision(given[name], output_hidden_states=True).hidden_states[-2]
        if name.startswith("character"):
            expected[name.replace("clip_", "") + "_hidden"] = state
    resampler = rounded(spread(PositionAwareResampler(ResamplerConfig(
        512, variant["face_inner"], hidden, cross, 4, variant["depth"], variant["body"]))), dtype)

    # The UNet, with LoRA merged and the identity's keys and values
    own = dict(variant["unet"])
    depths = own.pop("depths")
    common = {
        "down_block_types": ["DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"], **own,
        "transformer_layers_per_block": depths, "cross_attention_dim": cross, "addition_embed_type": "text_time",
        "addition_time_embed_dim": variant["time"], "use_linear_projection": True, "norm_num_groups": 32,
        "projection_class_embeddings_input_dim": 6 * variant["time"] + variant["projection"],
    }
    both = {"up_block_types": ["CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"], **common, "sample_size": 32}
    unet = rounded(spread(UNet2DConditionModel(**both)), dtype)
    store(unet, base / "unet", dtype, files)
    adapter, processors = {}, {}
    ip_scale, lora_scale = variant["scales"]
    for i, name in enumerate(unet.attn_processors):
        attention = unet.get_submodule(name.removesuffix(".processor"))
        for part, linear in (("q", attention.to_q), ("k", attention.to_k), ("v", attention.to_v), ("out", attention.to_out[0])):
            down = (torch.randn(variant["rank"], linear.in_features) / linear.in_features**0.5).to(dtype)
            up = (torch.randn(linear.out_features, variant["rank"]) * 0.1).to(dtype)
            adapter[f"{i}.to_{part}_lora.down.weight"], adapter[f"{i}.to_{part}_lora.up.weight"] = down, up
            linear.weight += lora_scale * up.float() @ down.float()
        if name.endswith("attn2.processor"):
            ip = [(torch.randn_like(attention.to_k.weight) / cross**0.5).to(dtype) for _ in "kv"]
            adapter[f"{i}.to_k_ip.weight"], adapter[f"{i}.to_v_ip.weight"] = ip
            processors[name] = IdentityAttention(ip[0].float(), ip[1].float(), ip_scale)
    unet.set_attn_processor({name: processors.get(name, processor) for name, processor in unet.attn_processors.items()})
    torch.save({"image_proj_model": {k: v.to(dtype) for k, v in resampler.state_dict().items()}, "ip_adapter": adapter},
               folder / "mask.bin")

    levels = len(variant["vae"])
    vae = rounded(spread(AutoencoderKL(
        block_out_channels=variant["vae"], down_block_types=["DownEncoderBlock2D"] * levels,
        up_block_types=["UpDecoderBlock2D"] * levels, latent_channels=4, layers_per_block=2, scaling_factor=0.2)), dtype)
    store(vae, base / "vae", dtype, files)
    kind, options = variant["scheduler"]
    scheduler = kind(**BETAS, **options)
    scheduler.save_pretrained(base / "scheduler")
    (base / "model_index.json").write_text((FIXTURE / "base/model_index.json").read_text())

    # Pictures
    reduction = 2 ** (levels - 1)
    noise = torch.randn(1, 4, height // reduction, width // reduction)
    expected["initial_latents"] = noise
    pooled = torch.cat([expected["negative_pooled"], expected["pooled"]])
    text = torch.cat([expected["negative_prompt_embeds"], expected["prompt_embeds"]])
    added = {"text_embeds": pooled, "time_ids": torch.tensor([[height, width, 0, 0, height, width]] * 2, dtype=torch.float32)}
    read = lambda name: vision(given[name], output_hidden_states=True).hidden_states[-2]  # noqa: E731
    for tag, people in (("one", [1]), ("two", [1, 2]), ("cloth", [1])):
        face = torch.cat([read(f"character_{n}.clip_face") for n in people])
        body = torch.cat([read("cloth.clip_body" if tag == "cloth" else f"character_{n}.clip_body") for n in people])
        embedding = torch.tensor([faces[n - 1]["normed_embedding"] for n in people])
        tokens = torch.cat(resampler.tokens(embedding, face, body), dim=1)
        nobody = torch.cat(resampler.tokens(embedding * 0, face * 0, body * 0), dim=1)
        identity = torch.cat([resampler.place(nobody[None]), resampler.place(tokens[None])])
        context = torch.cat([text, identity], dim=1)
        expected[f"{tag}.context"] = context
        sampler = UniPCMultistepScheduler.from_config(scheduler.config)
        sampler.set_timesteps(variant["steps"])
        expected[f"{tag}.timesteps"] = sampler.timesteps.float()
        latents, trail = noise, []
        for t in sampler.timesteps:
            out = unet(latents.repeat(2, 1, 1, 1), t, encoder_hidden_states=context, added_cond_kwargs=added).sample
            expected.setdefault(f"{tag}.unet_out_0", out)
            negative, positive = out.chunk(2)
            latents = sampler.step(negative + variant["guidance"] * (positive - negative), t, latents).prev_sample
            trail.append(latents)
        expected[f"{tag}.steps"], expected[f"{tag}.latents"] = torch.cat(trail), latents
        expected[f"{tag}.image"] = vae.decode(latents / 0.2).sample

    # A pose
    if levels == 4:
        control = rounded(spread(ControlNetModel(**{name: value for name, value in common.items() if name != "up_block_types"})), dtype)
        store(control, folder / "controlnet", dtype, files)
        expected["controlnet.cond"] = torch.rand(2, 3, height, width)
        down, mid = control(noise.repeat(2, 1, 1, 1), settings["controlnet_timestep"], encoder_hidden_states=text,
                            controlnet_cond=expected["controlnet.cond"], added_cond_kwargs=added, return_dict=False)
        expected |= {f"controlnet.down_{i}": residual for i, residual in enumerate(down)} | {"controlnet.mid": mid}

    (folder / "expected.json").write_text(json.dumps(settings, indent=1))
    save_file({name: tensor.contiguous() for name, tensor in expected.items()}, folder / "expected.safetensors")


if __name__ == "__main__":
    main(Path(sys.argv[1]), VARIANTS[sys.argv[2]])
