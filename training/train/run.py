"""From the world's shards to a trained pack: autoencoder, image encoder, drawing, poses, the decoder again; and the judges.

Stages save what they learned in the run's folder; named again, a stage goes on from there.

python run.py --world DIR --table attributes.json --text models/storybook/text_encoder --run DIR \\
  --stages autoencoder:4 image_encoder:1 resampler:1 storymaker:13 photos:3 decoder:4 reader:2 likeness:1
"""

import argparse
import copy
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor

import train_autoencoder
import train_controlnet
import train_decoder
import train_guidance
import train_image_encoder
import train_likeness
import train_photos
import train_reader
import train_resampler
import train_storymaker
from attributes import Table, Vocabulary
from common import best_device, cached
from data import World
from export import export
from looks import Looks, look_at_all
from networks.autoencoder_kl import AutoencoderKL
from networks.controlnet import ControlNet
from networks.likeness import Likeness
from networks.patch_discriminator import PatchDiscriminator
from networks.reader import Reader
from networks.sentence_encoder import Captions, SentenceEncoder
from poses import Poses
from principal_start import start_principal
from sample import sheet
from settings import AUTOENCODER, CONDITION_CHANNELS, UNET
from storymaker import StoryMaker

STAGES = (
    *("autoencoder", "image_encoder", "resampler", "storymaker", "photos", "controlnet", "guidance", "decoder"),
    *("reader", "likeness"),
)
DRAFTS = 2_000
OTHERS = 8_000  # panels of the second world


def stage(text: str) -> tuple[str, float]:
    """"storymaker:40" -> the stage and its seconds."""
    name, _, minutes = text.partition(":")
    if name not in STAGES:
        raise argparse.ArgumentTypeError(f"{name} is none of {', '.join(STAGES)}")
    return name, float(minutes) * 60


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--world", type=Path, required=True, help="folder of shards; they may still be arriving")
    parser.add_argument("--table", type=Path, required=True, help="labels: what generate.ts --describe wrote")
    parser.add_argument("--others", type=Path, help="folder of a second world's shards, whose people the stage photos sees too")
    parser.add_argument("--others-table", type=Path, help="its labels")
    parser.add_argument("--text", type=Path, required=True, help="folder of the sentence encoder")
    parser.add_argument("--run", type=Path, required=True, help="folder for checkpoints, sheets and the pack")
    parser.add_argument("--stages", type=stage, nargs="+", required=True, help="stage:minutes; others are left as they are")
    parser.add_argument("--panels", type=int, default=150_000, help="panels to have before the later stages begin")
    parser.add_argument("--first", type=int, default=8_000, help="panels to have before the autoencoder begins")
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument("--held", type=int, default=2_000, help="panels never trained on")
    parser.add_argument("--pictured", type=int, help="panels whose pixels are kept in memory; without it all of them")
    parser.add_argument("--keep-files", action="store_true", help="do not delete shards once they are read")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    options = arguments()
    torch.manual_seed(options.seed)
    device, run = best_device(), options.run
    run.mkdir(parents=True, exist_ok=True)
    seconds = dict(options.stages)
    people = Table.read(options.table, "attributes")
    world = World(options.world, device, options.panels, options.pictured or options.panels, options.keep_files)
    world.wait(options.first)

    def load(name: str) -> dict | None:
        path = run / f"{name}.pt"
        return torch.load(path, map_location=device, weights_only=True) if path.exists() else None

    def due(name: str, module: torch.nn.Module) -> bool:
        """Puts the stage's saved weights into the module; true where it is to be trained, from those weights on."""
        if saved := load(name):
            module.load_state_dict(saved["model"])
        return name in seconds

    def kept(name: str, weights: str, compute: Callable[[], tuple[Tensor, ...]]) -> tuple[Tensor, ...]:
        """What drawing needs of every panel or person again and again, computed once with a stage's weights."""
        return cached(run / f"{name}-{len(world)}.pt", run / f"{weights}.pt", device, compute)

    vae, model = AutoencoderKL(AUTOENCODER).to(device), StoryMaker().to(device)
    if due("autoencoder", vae):
        if not (run / "autoencoder.pt").exists():
            start_principal(vae, train_autoencoder.to_pixels(world.panels[:96]))
        train_autoencoder.train(world, vae, seconds["autoencoder"], options.batch // 8, run / "autoencoder.pt")
    world.wait(options.panels)
    print(f"{len(world)} panels, {world.people} references", flush=True)
    drawing = due("storymaker", model)  # read first: the stages before it say what their part of it is
    if due("image_encoder", model.image_encoder):
        out = run / "image_encoder.pt"
        train_image_encoder.train(world, people, model.image_encoder, seconds["image_encoder"], options.batch, out)
    reading = due("resampler", model.resampler.reading())
    drawn = bool({"storymaker", "photos", "controlnet", "guidance", "decoder"} & seconds.keys())
    see = lambda: Looks(*kept("looks", "image_encoder", lambda: look_at_all(model.image_encoder, world)))  # noqa: E731
    if reading or drawing:
        looks = see()
    if reading:
        out, labels = run / "resampler.pt", train_image_encoder.person_labels(world)
        train_resampler.train(looks, labels, people, model.resampler, seconds["resampler"], options.batch, out)
    if drawn:
        encode = lambda: train_autoencoder.encode_all(vae, world.pixels())  # noqa: E731
        latents = train_storymaker.Latents(*kept("latents", "autoencoder", encode))
        captions = Captions(SentenceEncoder(options.text, device), world.captions, run / f"captions-{len(world)}.pt")
        print(f"latents: scale {latents.scale:.4f}, shift {latents.shift:.4f}; {len(captions.pooled)} captions", flush=True)
    if drawing:
        out, left = run / "storymaker.pt", seconds["storymaker"]
        train_storymaker.train(world, looks, latents, captions, model, left, options.batch, options.held, out)
    if "photos" in seconds:
        others = None
        if options.others:
            second = World(options.others, device, OTHERS, 0, True)
            second.wait(OTHERS)
            others = second, Table.read(options.others_table, "attributes")
        train_photos.train(world, people, others, model, seconds["photos"], options.batch, run)
    if drawn:
        looks = see()
    student, controlnet = copy.deepcopy(model), ControlNet(UNET, CONDITION_CHANNELS).to(device)
    if due("controlnet", controlnet):
        if not (run / "controlnet.pt").exists():
            controlnet.start_from(model.unet)
        poses, out, left = Poses(Vocabulary.read(options.table), device), run / "controlnet.pt", seconds["controlnet"]
        train_controlnet.train(world, looks, latents, captions, poses, model, controlnet, left, options.batch, options.held, out)
    if due("guidance", student):
        out, left = run / "guidance.pt", seconds["guidance"]
        train_guidance.train(world, looks, latents, captions, model, student, left, options.batch, options.held, out)
    if due("decoder", vae):
        rows = torch.randperm(min(len(world) - options.held, world.seen), device=device)[:DRAFTS]
        draft = lambda: (rows, train_decoder.draft(world, looks, latents, captions, model, rows, options.batch))  # noqa: E731
        crops = train_decoder.Crops(world, latents, *kept("drafts", "storymaker", draft), options.held)
        judge = PatchDiscriminator().to(device)
        due("discriminator", judge)
        train_decoder.train(crops, vae, judge, seconds["decoder"], max(8, options.batch // 8), run)
    if drawn:
        shown = torch.arange(len(world) - 12, len(world), device=device)
        sheet(model, vae, world, looks, latents, captions, shown, run / "sheet.png")
        export(load("decoder") or load("autoencoder"), load("guidance") or load("storymaker"), load("controlnet"), run / "pack")
    if "reader" in seconds:
        vocabulary = Vocabulary.read(options.table)
        reader = Reader(vocabulary.people.widths, vocabulary.scene.widths, vocabulary.joints).to(device)
        due("reader", reader)
        batch, out = max(8, options.batch // 2), run / "reader.pt"
        train_reader.train(world, vocabulary, reader, seconds["reader"], batch, options.held, out)
    if "likeness" in seconds:
        likeness = Likeness().to(device)
        due("likeness", likeness)
        batch, out = max(32, options.batch), run / "likeness.pt"
        train_likeness.train(world, likeness, seconds["likeness"], batch, options.held, out)


if __name__ == "__main__":
    main()
