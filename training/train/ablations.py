"""What each part of the method gives: adapters trained onto the same base, which stays as it is, each without one part.

python ablations.py --world DIR --table labels.json --text models/storybook/text_encoder --run DIR [--minutes 10] [--batch 32]

The base is the run's UNet. Each adapter is new, has the same pictures and the same time, and leaves its checkpoint and a sheet in
RUN/ablations. Prints of each what it knows of held-out panels of two people.
"""

import argparse

import torch
import torch.nn.functional as F
from torch import Tensor, nn

import train_storymaker
from check_drawing import BATCH, change, flow_loss, whole
from networks.position_aware_resampler import FACE_TOKENS, TOKENS
from networks.unet_2d_condition import Context
from sample import sheet
from shared import Shared, finished
from storymaker import Batch, StoryMaker, time_ids

LEVELS = (0.7, 0.9)
MOST = 250  # held-out panels of two people


class WithoutAttentionLoss(StoryMaker):
    attention_weight = 0.0


class WithoutLoRA(StoryMaker):
    """LoRA adds nothing as it begins, and is not trained."""


class PlainImagePrompt(StoryMaker):
    """One resampler for the whole picture, no positions, no tokens of the background [IP-Adapter Plus, 2308.06721]."""
    def context(self, batch: Batch, identity: Tensor) -> tuple[Context, list[Tensor]]:
        context, maps = super().context(batch, identity)
        there = context.identity_mask.unflatten(1, (-1, TOKENS)).clone()
        there[:, 0], there[:, :, :FACE_TOKENS] = 0, 0
        context.identity_mask = there.flatten(1)
        return context, maps


VARIANTS = {
    "full": StoryMaker,
    "without the attention loss": WithoutAttentionLoss,
    "without LoRA": WithoutLoRA,
    "plain image prompt": PlainImagePrompt,
}


def begin(variant: type[StoryMaker], trained: StoryMaker) -> StoryMaker:
    """The trained network's base, which stays, under a new adapter."""
    torch.manual_seed(1)
    model = variant().to(next(trained.parameters()).device)
    model.image_encoder.load_state_dict(trained.image_encoder.state_dict())
    model.resampler.reading().load_state_dict(trained.resampler.reading().state_dict())
    model.unet.load_state_dict(trained.unet.state_dict())
    model.requires_grad_(False)
    for _, attention in model.unet.attentions():
        attention.begin_adapter()
        for name, parameter in attention.processor.named_parameters():
            parameter.requires_grad_(variant is not WithoutLoRA or "lora" not in name)
    placing = model.resampler
    for part in (placing.bg_embed, placing.pos_embed, *placing.proj_out.parameters(), *placing.norm_out.parameters()):
        part.requires_grad_(True)
    if variant is PlainImagePrompt:
        nn.init.zeros_(placing.pos_embed).requires_grad_(False)
    return model


@torch.no_grad()
def own_share(model: StoryMaker, batch: Batch) -> float:
    """Where a person is, the share of the attention to both people's tokens that goes to the right one: 0.5 is by chance."""
    context, maps = model.context(batch, model.identity(batch))
    model.unet(batch.noisy(), batch.times * 1000, batch.pooled, time_ids(batch.latents), context)
    shares = []
    for probability in maps:
        side = round(probability.shape[1] ** 0.5)
        seen = probability.unflatten(2, (-1, TOKENS)).sum(-1)[:, :, 1:3]
        where = F.adaptive_avg_pool2d(batch.masks[:, :2], side).flatten(2).transpose(1, 2)
        shares.append(float((where * seen).sum() / (where * seen.sum(-1, keepdim=True)).sum()))
    return sum(shares) / len(shares)


def measure(model: StoryMaker, shared: Shared, rows: Tensor) -> list[float]:
    """Of panels of two people: the loss at each of `LEVELS`, what exchanging the people adds to it, and `own_share`."""
    sums = [0.0] * (2 * len(LEVELS) + 1)
    for some in rows.split(BATCH):
        values = []
        for level in LEVELS:
            losses = []
            for kind in ("two people", "two people exchanged"):
                torch.manual_seed(1)
                batch = whole(*shared.panels, some, level)
                change(batch, shared.captions, kind)
                losses.append(flow_loss(model, batch))
            values += [losses[0], losses[1] - losses[0]]
        values.append(own_share(model, whole(*shared.panels, some, LEVELS[0])))
        sums = [total + value * len(some) for total, value in zip(sums, values)]
    return [total / len(rows) for total in sums]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--batch", type=int, default=32)
    shared, held = finished(parser)
    options, world = shared.options, shared.world
    rows = held[world.count[held] == 2][:MOST]
    folder = shared.folder / "ablations"
    shared.panels  # latents are those of the stage autoencoder: asked for before its decoder goes
    shared.restore("decoder", shared.vae)
    print(f"| | {' | '.join(f'loss at {level} | people exchanged' for level in LEVELS)} | attention to the right one |")
    print(f"| --- |{' --- |' * (2 * len(LEVELS) + 1)}")
    for name, variant in VARIANTS.items():
        model, file = begin(variant, shared.model), folder / f"{name.replace(' ', '-')}.pt"
        drawing = (*shared.panels, model, shared.perception)
        train_storymaker.train(*drawing, options.minutes * 60, options.batch, options.held, 1, False, file)
        numbers = measure(model, shared, rows)
        shown = [f"{'+' if i in (1, 3) else ''}{number:.4f}" for i, number in enumerate(numbers[:-1])]
        print(f"| {name} | {' | '.join(shown)} | {numbers[-1]:.2f} |", flush=True)
        sheet(model, shared.vae, *shared.panels, rows[:8], file.with_suffix(".png"))


if __name__ == "__main__":
    main()
