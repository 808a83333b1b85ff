"""From the world's shards to a trained pack: autoencoder, image encoder, drawing, and the judge of it, the reader.

A finished stage is not done again, but drawing goes on from the weights that are there.

python run.py --world DIR --table attributes.json --text models/storybook/text_encoder --run DIR --minutes 20
"""

import argparse
import os
from pathlib import Path

import torch

import train_autoencoder
import train_image_encoder
import train_reader
import train_storymaker
from attributes import Table
from common import best_device
from data import World
from export import export
from networks.autoencoder_kl import AutoencoderKL
from networks.sentence_encoder import Captions, SentenceEncoder
from sample import sheet
from settings import AUTOENCODER
from storymaker import StoryMaker

# What share of the time each stage gets.
SHARES = {"autoencoder": 0.24, "image_encoder": 0.05, "storymaker": 0.65, "reader": 0.06}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--world", type=Path, required=True, help="folder of shards; they may still be arriving")
    parser.add_argument("--table", type=Path, required=True, help="labels: what generate.ts --describe wrote")
    parser.add_argument("--text", type=Path, required=True, help="folder of the sentence encoder")
    parser.add_argument("--run", type=Path, required=True, help="folder for checkpoints, sheets and the pack")
    parser.add_argument("--minutes", type=float, required=True, help="training time, all stages")
    parser.add_argument("--panels", type=int, default=150_000, help="panels to have before the later stages begin")
    parser.add_argument("--first", type=int, default=8_000, help="panels to have before the autoencoder begins")
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument("--held", type=int, default=2_000, help="panels never trained on")
    parser.add_argument("--keep-files", action="store_true", help="do not delete shards once they are read")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    options = arguments()
    torch.manual_seed(options.seed)
    device, run = best_device(), options.run
    run.mkdir(parents=True, exist_ok=True)
    seconds = {stage: share * options.minutes * 60 for stage, share in SHARES.items()}
    people, scene = Table.read(options.table, "attributes"), Table.read(options.table, "scene")
    world = World(options.world, device, options.panels, options.keep_files)
    world.wait(options.first)

    def load(stage: str) -> dict | None:
        path = run / f"{stage}.pt"
        return torch.load(path, map_location=device, weights_only=True) if path.exists() else None

    vae = AutoencoderKL(AUTOENCODER).to(device)
    if saved := load("autoencoder"):
        vae.load_state_dict(saved["model"])
    else:
        vae = train_autoencoder.train(world, seconds["autoencoder"], max(8, options.batch // 4), run / "autoencoder.pt")
    world.wait(options.panels)
    print(f"{len(world)} panels, {world.people} references", flush=True)
    latents = train_storymaker.Latents(*train_autoencoder.encode_all(vae, world.whole("panels")))
    print(f"latents: scale {latents.scale:.4f}, shift {latents.shift:.4f}", flush=True)
    model = StoryMaker().to(device)
    if saved := load("image_encoder"):
        model.image_encoder.load_state_dict(saved["model"])
    else:
        encoder = train_image_encoder.train(world, people, seconds["image_encoder"], options.batch, run / "image_encoder.pt")
        model.image_encoder.load_state_dict(encoder.state_dict())
    captions = Captions(SentenceEncoder(options.text, device), world.captions)
    print(f"{len(captions.pooled)} different captions", flush=True)
    if saved := load("storymaker"):
        model.load_state_dict(saved["model"])
    out = run / "storymaker.pt"
    train_storymaker.train(world, latents, captions, model, seconds["storymaker"], options.batch, options.held, out)
    shown = torch.arange(len(world) - 12, len(world), device=device)
    sheet(model, vae, world, latents, captions, shown, run / "sheet.png")
    export(load("autoencoder"), load("storymaker"), run / "pack")
    if not load("reader"):
        batch = max(8, options.batch // 2)
        train_reader.train(world, people, scene, seconds["reader"], batch, options.held, run / "reader.pt")
    (run / "done").write_text(f"process {os.getpid()}\n")


if __name__ == "__main__":
    main()
