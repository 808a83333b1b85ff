"""ControlNet of the SDXL family [2302.05543]: a copy of the UNet's way down and middle that sees a picture as well.

Parameter names are those of diffusers' `ControlNetModel`. Its context is the identity tokens, not the text, as in
StoryMaker's train_storymaker.py.
"""

from dataclasses import replace

import torch.nn.functional as F
from torch import Tensor, nn

from .unet_2d_condition import Context, UNet2DCondition, UNetConfig, UNetEncoder


def zero(layer: nn.Conv2d) -> nn.Conv2d:
    nn.init.zeros_(layer.weight)
    nn.init.zeros_(layer.bias)
    return layer


class ConditioningEmbedding(nn.Module):
    """diffusers `ControlNetConditioningEmbedding`: each of `channels` after the first halves the picture's side."""

    def __init__(self, channels: tuple[int, ...], out: int):
        super().__init__()
        self.conv_in = nn.Conv2d(3, channels[0], 3, padding=1)
        self.blocks = nn.ModuleList(
            layer
            for narrow, wide in zip(channels, channels[1:])
            for layer in (nn.Conv2d(narrow, narrow, 3, padding=1), nn.Conv2d(narrow, wide, 3, padding=1, stride=2))
        )
        self.conv_out = zero(nn.Conv2d(channels[-1], out, 3, padding=1))
        # SiLU halves what is small. Begun so, thin lines on black arrive; as PyTorch begins, a millionth of them does.
        for layer in (self.conv_in, *self.blocks):
            nn.init.normal_(layer.weight, std=2 / layer.weight[0].numel() ** 0.5)
            nn.init.zeros_(layer.bias)

    def forward(self, picture: Tensor) -> Tensor:
        x = F.silu(self.conv_in(picture))
        for block in self.blocks:
            x = F.silu(block(x))
        return self.conv_out(x)


class ControlNet(UNetEncoder):
    """config: the UNet's. channels: of the picture's embedding, one more than the halvings from a pixel to a latent."""

    def __init__(self, config: UNetConfig, channels: tuple[int, ...]):
        super().__init__(replace(config, lora_rank=0))
        self.channels = channels
        self.controlnet_cond_embedding = ConditioningEmbedding(channels, config.block_out_channels[0])
        self.controlnet_down_blocks = nn.ModuleList(zero(nn.Conv2d(width, width, 1)) for width in self.skips)
        self.controlnet_mid_block = zero(nn.Conv2d(config.block_out_channels[-1], config.block_out_channels[-1], 1))

    def start_from(self, unet: UNet2DCondition) -> None:
        """The UNet's way down and middle, with its LoRA merged and looking at the identity as its adapter does."""
        copied = unet.base_state()
        for name, attention in unet.attentions():
            copied |= {f"{name}.{weight}": value for weight, value in attention.plain_state().items()}
        own = self.state_dict()
        self.load_state_dict({k: copied.get(k, value) for k, value in own.items()})

    def forward(
        self, x: Tensor, timestep: Tensor, pooled: Tensor, time_ids: Tensor, context: Context, picture: Tensor
    ) -> tuple[list[Tensor], Tensor]:
        """picture: [B, 3, H, W] in 0..1, all else as the UNet takes it -> what to add to the UNet's skips and middle."""
        embedded = self.conv_in(x) + self.controlnet_cond_embedding(picture)
        skips, middle = self.encode(embedded, self.embed(timestep, pooled, time_ids), context)
        down = [convolution(skip) for convolution, skip in zip(self.controlnet_down_blocks, skips, strict=True)]
        return down, self.controlnet_mid_block(middle)

    def public(self) -> dict:
        """As diffusers writes it in `controlnet/config.json`."""
        unet = self.config.public()
        for key in ("center_input_sample", "out_channels", "sample_size", "up_block_types"):
            del unet[key]
        return {
            **unet,
            "_class_name": "ControlNetModel",
            "conditioning_channels": 3,
            "conditioning_embedding_out_channels": list(self.channels),
            "controlnet_conditioning_channel_order": "rgb",
            "global_pool_conditions": False,
        }
