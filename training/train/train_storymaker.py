"""Stage 4, drawing: text and people to latents; the text encoder, the image encoder and the autoencoder stay."""

from pathlib import Path

import torch
from torch import Tensor, nn

from common import autocast, best_device, compiled, save
from data import SLOTS, World, hands, heads
from looks import Looks
from loop import Loop
from muon import Muon, split
from networks.sentence_encoder import Captions
from perception import Perception
from settings import DROP_BODY, DROP_BOTH, DROP_CAPTION, DROP_FACE, DROP_IDENTITY, TIME_MEAN, TIME_SPREAD
from storymaker import Batch, StoryMaker

REFERENCES_PER_PANEL = 1.6  # room in a batch; who is over stays without a picture
MUON_RATE, ADAM_RATE = 1.5e-3, 1e-3


class Latents:
    """Posterior of every panel's latents, normalised to zero mean and unit variance over the world.

    importance: [C], mean 1. The surer the encoder is of a channel, the more a picture changes with it: light and colour
    are in few channels, fine detail in many.
    """

    def __init__(self, mean: Tensor, log_variance: Tensor):
        self.mean, self.log_variance = mean, log_variance
        self.shift = float(mean.float().mean())
        self.scale = 1 / float((mean.float().var() + log_variance.float().exp().mean()).sqrt())
        sharpness = 1 / (0.5 * log_variance.float()).exp().mean(dim=(0, 2, 3))
        self.importance = sharpness / sharpness.mean()

    def sample(self, rows: Tensor) -> Tensor:
        mean, log_variance = self.mean[rows].float(), self.log_variance[rows].float()
        return (mean + torch.randn_like(mean) * torch.exp(0.5 * log_variance) - self.shift) * self.scale


def chance(count: int, share: float, device: torch.device, *shape: int) -> Tensor:
    """1 with the given probability."""
    return (torch.rand(count, *shape, device=device) < share).float()


def make_batch(
    world: World, looks: Looks, latents: Latents, captions: Captions, rows: Tensor, drop_captions: bool = True
) -> Batch:
    """Some captions, references, faces and bodies are left out, for guidance and for characters known in part."""
    device, count = rows.device, len(rows)
    present = (torch.arange(SLOTS, device=device)[None] < world.count[rows].long()[:, None]).float()
    kind = torch.rand(count, device=device)
    drop_caption = (kind < DROP_CAPTION) | (kind > 1 - DROP_BOTH)
    drop_identity = ((kind >= DROP_CAPTION) & (kind < DROP_CAPTION + DROP_IDENTITY)) | (kind > 1 - DROP_BOTH)
    text = torch.where(drop_caption & drop_captions, 0, captions.of(rows))
    room = int(REFERENCES_PER_PANEL * count) + 2
    place = present.flatten().nonzero()[:, 0][:room]
    place = torch.cat([place, place.new_full((room - len(place),), count * SLOTS)])
    people = torch.cat([world.person[rows].flatten(), world.person.new_full((1,), -1)])[place]
    sample = latents.sample(rows)
    bodies, faces, embeds = looks.of(people)
    masks = world.masks[rows].float() / 255
    return Batch(
        latents=sample,
        noise=torch.randn_like(sample),
        times=torch.sigmoid(TIME_SPREAD * torch.randn(count, device=device) + TIME_MEAN),
        text=captions.hidden[text].float(),
        pooled=captions.pooled[text],
        bodies=bodies,
        faces=faces,
        embeds=embeds,
        place=place,
        present=present,
        keep_face=1 - chance(count, DROP_FACE, device, SLOTS),
        keep_body=1 - chance(count, DROP_BODY, device, SLOTS),
        keep_reference=1 - drop_identity.float(),
        masks=masks,
        heads=heads(world.joints[rows], masks, sample.shape[-1]),
        hands=hands(world.joints[rows], sample.shape[-1]),
        importance=latents.importance,
    )


def split_weights(model: StoryMaker) -> tuple[list[nn.Parameter], list[nn.Parameter]]:
    """What Muon trains, the matrices and convolutions inside the UNet, and what AdamW does.

    Muon makes every direction of a step equally large; at the edges of the network, in LoRA's thin matrices and where a
    picture looks at text and people, AdamW learns faster.
    """
    inner, others = split(model.unet, ("conv_in", "conv_out", "lora", "attn2"))
    learned = lambda parameters: [parameter for parameter in parameters if parameter.requires_grad]  # noqa: E731
    return learned(inner), learned([*others, *model.resampler.parameters()])


def train(
    world: World,
    looks: Looks,
    latents: Latents,
    captions: Captions,
    model: StoryMaker,
    perception: Perception,
    seconds: float,
    batch: int,
    held: int,
    rate: float,
    steady: bool,
    out: Path,
) -> None:
    """Saves the averaged weights every minute.

    The tokens of a person stay as train_resampler.py made them; what tells slots apart is learned here. Of the UNet is trained
    what asks for gradients. rate: a share of the rates below; weights whose rates had fallen to nothing get worse at first at all
    of them. steady: they stay at their peaks, because a later run goes on from this one.
    """
    device = best_device()
    model.unet.to(memory_format=torch.channels_last)
    model.resampler.reading().requires_grad_(False)
    perception.reader.requires_grad_(False)
    inner, others = split_weights(model)
    adam = torch.optim.AdamW(others, rate * ADAM_RATE, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    optimisers = (adam, Muon(inner, rate * MUON_RATE)) if inner else (adam,)
    forward = compiled(model, device)
    loop = Loop("storymaker", model, optimisers, lambda state: keep(state, latents, out), steady=steady)
    for _ in loop.steps(seconds):
        rows = torch.randint(len(world) - held, (batch,), device=device)
        prepared = make_batch(world, looks, latents, captions, rows)
        with autocast(device):
            loss, diffusion, attention, velocity = forward(prepared)
        perceived, features, names = perception.loss(world, rows, prepared, velocity)
        loop.descend(loss + perceived, batch, diffusion=diffusion, attention=attention, features=features, names=names)


def keep(state: dict[str, Tensor], latents: Latents, out: Path) -> None:
    save(out, model=state, shift=latents.shift, scale=latents.scale)
