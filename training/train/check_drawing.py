"""How well held-out panels are known at each noise level, and what the text, the pictures and their order each give.

python check_drawing.py --world DIR --table labels.json --text models/storybook/text_encoder --run DIR [--panels 14000] [--held 1000]

Prints the loss of training, without its chances: every caption and reference is there, or one of them is nowhere. What exchanging
two people costs says how far each is drawn where the text has them. The panels and the caches are those of the run. Panels that it
was trained on stand beside, as many: where they are known better, more panels would help.
"""

import argparse

import torch
from torch import Tensor

from common import autocast
from data import SLOTS, World
from looks import Looks
from networks.sentence_encoder import Captions
from shared import finished
from storymaker import Batch, StoryMaker, time_ids
from train_storymaker import Latents, make_batch

LEVELS = (0.3, 0.5, 0.7, 0.9)
BATCH = 50
KINDS = ("trained on", "as asked", "without the text", "without the pictures", "two people", "two people exchanged")


def whole(world: World, looks: Looks, latents: Latents, captions: Captions, rows: Tensor, level: float) -> Batch:
    """A batch with everything in it, each panel with the first of its captions."""
    batch = make_batch(world, looks, latents, captions, rows)
    chosen = captions.rows[rows, 0]
    batch.text, batch.pooled = captions.hidden[chosen].float(), captions.pooled[chosen]
    batch.keep_face, batch.keep_body = torch.ones_like(batch.keep_face), torch.ones_like(batch.keep_body)
    batch.keep_reference, batch.times = torch.ones_like(batch.keep_reference), torch.full_like(batch.times, level)
    return batch


def change(batch: Batch, captions: Captions, kind: str) -> None:
    if kind == "without the text":
        batch.text = captions.hidden[:1].float().expand_as(batch.text)
        batch.pooled = captions.pooled[:1].expand_as(batch.pooled)
    if kind == "without the pictures":
        batch.keep_reference = torch.zeros_like(batch.keep_reference)
    if kind == "two people exchanged":
        taken = batch.place < SLOTS * len(batch.times)  # the others fill up the batch
        batch.place = torch.where(taken, batch.place + 1 - 2 * (batch.place % SLOTS), batch.place)


@torch.no_grad()
def flow_loss(model: StoryMaker, batch: Batch) -> float:
    with autocast(batch.latents.device):
        context, _ = model.context(batch, model.identity(batch))
        velocity = model.unet(batch.noisy(), batch.times * 1000, batch.pooled, time_ids(batch.latents), context)
    batch.keep_reference = torch.ones_like(batch.keep_reference)  # people weigh the same where their pictures are not shown
    return float(batch.flow_loss(velocity))


def main() -> None:
    shared, held = finished(argparse.ArgumentParser(description=__doc__))
    print(f"| | {' | '.join(f'noise {level}' for level in LEVELS)} |\n| --- |{' --- |' * len(LEVELS)}")
    for kind in KINDS:
        rows = held - held[0] if kind == "trained on" else held
        rows = rows[shared.world.count[rows] == 2] if kind.startswith("two") else rows
        means = []
        for level in LEVELS:
            torch.manual_seed(1)
            total = 0.0
            for some in rows.split(BATCH):
                batch = whole(*shared.panels, some, level)
                change(batch, shared.captions, kind)
                total += flow_loss(shared.model, batch) * len(some)
            means.append(f"{total / len(rows):.4f}")
        print(f"| {kind} | {' | '.join(means)} |", flush=True)


if __name__ == "__main__":
    main()
