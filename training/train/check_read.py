"""What the judges' reader gets right of panels that a run draws, and of the autoencoder's copies of them, without a pack or an evaluation.

python check_read.py --world DIR --table labels.json --text models/storybook/text_encoder --run DIR --reader JUDGES/reader.pt [--count 96]
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor

from attributes import Vocabulary
from common import autocast
from data import World
from networks.reader import Reader
from sample import draw, picture
from shared import finished
from train_reader import as_read, left_to_right, shares
from train_storymaker import make_batch

STEPS, GUIDANCE, BATCH = 12, 3.0, 16


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", type=Path, required=True, help="what run.py's stage reader saved")
    parser.add_argument("--count", type=int, default=96, help="held-out panels with people")
    shared, held = finished(parser)
    options, world, vocabulary = shared.options, shared.world, Vocabulary.read(shared.options.table)
    reader = Reader(vocabulary.people.widths, vocabulary.scene.widths, vocabulary.joints).to(shared.device)
    reader.load_state_dict(torch.load(options.reader, map_location=shared.device, weights_only=True)["model"])
    _, looks, latents, captions = shared.panels  # latents are the stage autoencoder's: asked for before its weights go
    shared.restore("decoder", shared.vae)
    rows = held[world.count[held] > 0][: options.count]

    @torch.no_grad()
    def decoded(normalised: Tensor) -> Tensor:
        with autocast(shared.device):
            return picture(shared.vae.decode(normalised / latents.scale + latents.shift))

    def drawn(some: Tensor) -> Tensor:
        batch = make_batch(world, looks, latents, captions, some, drop_captions=False)
        for kept in (batch.keep_face, batch.keep_body, batch.keep_reference):
            kept.fill_(1)
        return draw(shared.model, batch, captions, GUIDANCE, steps=STEPS)

    for name, make in (("copies", latents.sample), ("drawn", drawn)):
        torch.manual_seed(1)
        read(name, reader, vocabulary, world, rows, torch.cat([decoded(make(some)) for some in rows.split(BATCH)]))


@torch.no_grad()
def read(name: str, reader: Reader, vocabulary: Vocabulary, world: World, rows: Tensor, panels: Tensor) -> None:
    """Prints the shares of what is read right in the panels of these rows, [N, H, W, 3] uint8."""
    persons, counts, scenes, _ = (torch.cat(parts) for parts in zip(*(reader(as_read(p.to(rows.device))) for p in panels.split(BATCH))))
    people = left_to_right(world, vocabulary, rows)
    print(f"{name}: {shares(vocabulary.people, *vocabulary.people.right(persons[people.present], people.labels[people.present]))}")
    print(f"{name}, scene: {shares(vocabulary.scene, *vocabulary.scene.right(scenes, world.scene[rows]))}")
    print(f"{name}, count: {float((counts.argmax(-1) == world.count[rows]).float().mean()):.3f}", flush=True)


if __name__ == "__main__":
    main()
