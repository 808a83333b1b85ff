"""Last stage: the decoder learns to draw crisply what the UNet leaves vague; encoder and latents stay as they are.

L1 alone draws the mean of all pictures that a vague latent may mean. A small discriminator tells such blur from rendered
panels; half of the latents are drafts: panels that the UNet itself drew on from noise, its mistakes in them.
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from common import autocast, best_device, save
from data import World, heads
from looks import Looks
from loop import Loop
from networks.autoencoder_kl import AutoencoderKL
from networks.patch_discriminator import PatchDiscriminator
from networks.sentence_encoder import Captions
from settings import CROP
from storymaker import StoryMaker, time_ids
from train_autoencoder import to_pixels
from train_storymaker import Latents, make_batch

RATE = 4e-4
DRAFT_STEPS = 4
DRAFT_NOISE = (0.25, 0.6)
LATENT_NOISE = 0.2  # at most, on the encoder's own latents
PERSON_WEIGHT, HEAD_WEIGHT = 3.0, 6.0
EDGES, COARSE, FEATURES, ADVERSARIAL = 0.5, 0.5, 0.25, 0.04


@torch.no_grad()
def draft(
    world: World, looks: Looks, latents: Latents, captions: Captions, model: StoryMaker, rows: Tensor, batch: int
) -> Tensor:
    """The latents of those panels, noised and drawn on by the UNet in a few steps, as the decoder gets them: float16."""
    drafts = []
    for chosen in rows.split(batch):
        prepared = make_batch(world, looks, latents, captions, chosen)
        prepared.keep_face, prepared.keep_body = torch.ones_like(prepared.present), torch.ones_like(prepared.present)
        prepared.keep_reference = torch.ones_like(prepared.times)
        context, _ = model.context(prepared, model.identity(prepared))
        start = torch.empty_like(prepared.times).uniform_(*DRAFT_NOISE)
        share = start[:, None, None, None]
        x = (1 - share) * prepared.latents + share * prepared.noise
        for step in range(DRAFT_STEPS):
            with autocast(x.device):
                left = start * (1 - step / DRAFT_STEPS)
                velocity = model.unet(x, left * 1000, prepared.pooled, time_ids(x), context).float()
            x = x - velocity * share / DRAFT_STEPS
        drafts.append((x / latents.scale + latents.shift).half())
    return torch.cat(drafts)


class Crops:
    """Random crops at one place: half from drafts, half from the encoder's latents with a little noise."""

    def __init__(self, world: World, latents: Latents, rows: Tensor, drafts: Tensor, held: int):
        self.world, self.latents, self.rows, self.drafts = world, latents, rows, drafts
        self.known = min(len(world) - held, world.seen)
        self.panel = world.panels.shape[1]
        self.cell = self.panel // latents.mean.shape[-1]

    def take(self, count: int) -> tuple[Tensor, Tensor, Tensor]:
        """Latents [N, C, c, c], pixels [N, 3, CROP, CROP] in -1..1, weights [N, 1, CROP, CROP] of mean 1."""
        device, size = self.rows.device, CROP // self.cell
        top, left = (int(torch.randint(self.panel // self.cell - size + 1, ())) for _ in range(2))
        drafted = torch.randint(len(self.rows), (count // 2,), device=device)
        encoded = torch.randint(self.known, (count - count // 2,), device=device)
        clean = self.latents.mean[encoded].float()
        noise = LATENT_NOISE * torch.rand(len(clean), 1, 1, 1, device=device) * torch.randn_like(clean)
        z = torch.cat([self.drafts[drafted].float(), clean + noise])
        rows = torch.cat([self.rows[drafted], encoded])
        y, x = top * self.cell, left * self.cell
        pixels = to_pixels(self.world.panels[rows][:, y : y + CROP, x : x + CROP])
        masks = self.world.masks[rows].float() / 255
        weight = 1 + PERSON_WEIGHT * masks.sum(1, keepdim=True).clamp(0, 1)
        weight = weight + HEAD_WEIGHT * heads(self.world.joints[rows], masks, masks.shape[-1])
        weight = F.interpolate(weight, self.panel, mode="bilinear")[:, :, y : y + CROP, x : x + CROP]
        return z[:, :, top : top + size, left : left + size], pixels, weight / weight.mean()


def likeness(drawn: Tensor, pixels: Tensor, weight: Tensor) -> Tensor:
    """Weighted L1 of pixels, of their gradients (crisp outlines) and of pictures 4 times smaller (true colours)."""
    error = drawn - pixels
    across = (weight[..., 1:] * error.diff(dim=-1).abs()).mean()
    down = (weight[..., 1:, :] * error.diff(dim=-2).abs()).mean()
    small = (F.avg_pool2d(weight, 4) * F.avg_pool2d(error, 4).abs()).mean()
    return (weight * error.abs()).mean() + EDGES * (across + down) + COARSE * small


def matching(drawn: list[Tensor], rendered: list[Tensor]) -> Tensor:
    """Relative L1 between the discriminator's features."""
    errors = [F.l1_loss(a.float(), b.float()) / b.float().abs().mean().clamp_min(0.02) for a, b in zip(drawn, rendered)]
    return torch.stack(errors).mean()


def train(crops: Crops, model: AutoencoderKL, judge: PatchDiscriminator, seconds: float, batch: int, run: Path) -> None:
    """Goes on from the weights that both have. Saves `decoder.pt`, the whole autoencoder, and `discriminator.pt` every minute."""
    decoding = ("decoder", "post_quant_conv")
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(name.startswith(decoding))
    learned = [parameter for parameter in model.parameters() if parameter.requires_grad]
    device = best_device()
    model.to(memory_format=torch.channels_last)
    judge.to(device, memory_format=torch.channels_last)
    betas = (0.5, 0.95)
    drawing = torch.optim.AdamW(learned, RATE, betas=betas, weight_decay=1e-3, fused=True)
    judging = torch.optim.AdamW(judge.parameters(), RATE, betas=betas, weight_decay=0, fused=True)

    def keep(state: dict[str, Tensor]) -> None:
        save(run / "decoder.pt", model=state)
        save(run / "discriminator.pt", model=judge.state_dict())

    loop = Loop("decoder", model, (drawing, judging), keep, decay=0.997, warmup=30)
    for _ in loop.steps(seconds):
        z, pixels, weight = crops.take(batch)
        pixels = pixels.contiguous(memory_format=torch.channels_last)
        with autocast(device):
            drawn = model.decode(z.contiguous(memory_format=torch.channels_last)).float()
        judging.zero_grad()
        with autocast(device):
            told = hinge(judge(pixels)[0].float(), judge(drawn.detach())[0].float())
        told.backward()
        judging.step()
        drawing.zero_grad()
        with autocast(device):
            scores, features = judge(drawn)
            with torch.no_grad():
                _, wanted = judge(pixels)
        like, match = likeness(drawn, pixels, weight), matching(features, wanted)
        (like + FEATURES * match - ADVERSARIAL * scores.float().mean()).backward()
        nn.utils.clip_grad_norm_(learned, 1.0)
        drawing.step()
        loop.stepped(batch, likeness=like, features=match, told=told)


def hinge(rendered: Tensor, decoded: Tensor) -> Tensor:
    """The discriminator's loss: rendered patches above 1, decoded ones below -1."""
    return F.relu(1 - rendered).mean() + F.relu(1 + decoded).mean()
