"""From shards to a trained pack: autoencoder, image encoder, drawing, the decoder again; and the judges.

Stages save what they learned in the run's folder; named again, a stage goes on from there.

python run.py --world DIR --table attributes.json --text models/storybook/text_encoder --run DIR \\
  --stages autoencoder:4 image_encoder:1 resampler:1 latent_reader:1 storymaker:13 photos:3 decoder:4 reader:2 likeness:1
"""

import argparse
import shlex
import sys
from pathlib import Path

import torch

from export import export
from sample import sheet
from shared import Shared
from stages import DRAWING, ENCODERS, JUDGES

STAGES = [stage.__name__ for stage in (*ENCODERS, *DRAWING, *JUDGES)]


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
    parser.add_argument("--text", type=Path, required=True, help="folder of the sentence encoder")
    parser.add_argument("--run", type=Path, required=True, help="folder for checkpoints, sheets and the pack")
    parser.add_argument("--stages", type=stage, nargs="+", required=True, help="stage:minutes; others are left as they are")
    parser.add_argument("--panels", type=int, default=40_000, help="panels to have before the later stages begin")
    parser.add_argument("--first", type=int, default=3_000, help="panels to have before the autoencoder begins")
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument("--held", type=int, default=2_000, help="panels never trained on")
    parser.add_argument("--rate", type=float, default=1, help="share of drawing's learning rates: a third where finished weights go on")
    parser.add_argument("--steady", action="store_true", help="drawing keeps its rates up to the end: a later run goes on from there")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def write_pack(shared: Shared) -> None:
    """The pack of what the run's folder has by now, and a sheet of held-out panels that shows how it draws."""
    shown = torch.arange(len(shared.world) - 12, len(shared.world), device=shared.device)
    sheet(shared.model, shared.vae, *shared.panels, shown, shared.folder / "sheet.png")
    vae = shared.load("decoder") or shared.load("autoencoder")
    drawing = shared.load("guidance") or shared.load("storymaker")
    export(vae, drawing, shared.load("controlnet"), shared.folder / "pack")


def begun_before(run: Path) -> int:
    """How often the run was begun before. What was asked each time stands in its folder.

    A run that goes on must see other panels and other noise than when it began, or it learns those by heart.
    """
    commands = run / "commands.txt"
    run.mkdir(parents=True, exist_ok=True)
    with commands.open("a") as file:
        file.write(shlex.join(sys.argv) + "\n")
    return len(commands.read_text().splitlines()) - 1


def main() -> None:
    options = arguments()
    torch.manual_seed(options.seed + begun_before(options.run))
    named = lambda stages: [stage for stage in stages if stage.__name__ in dict(options.stages)]  # noqa: E731
    shared = Shared(options, pictured=bool(named(JUDGES)))
    read = shared.load("latent_reader") and "autoencoder" not in shared.seconds
    if "storymaker" in shared.seconds and not read and "latent_reader" not in shared.seconds:
        raise SystemExit("storymaker is held against what latent_reader sees: name latent_reader:MINUTES too")
    for stage in ENCODERS:
        stage(shared)
    if named(DRAWING):
        for stage in DRAWING:
            stage(shared)
        write_pack(shared)
    for stage in named(JUDGES):
        stage(shared)


if __name__ == "__main__":
    main()
