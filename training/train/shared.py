"""What the stages of a run share: the world, the networks that draw, the run's folder, and what is computed only once."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import torch
from torch import Tensor, nn

from attributes import Table, Vocabulary
from common import best_device, cached
from data import World
from looks import Looks, look_at_all
from networks.autoencoder_kl import AutoencoderKL
from networks.latent_reader import LatentReader
from networks.sentence_encoder import Captions, SentenceEncoder
from perception import Perception
from settings import AUTOENCODER, UNET
from storymaker import StoryMaker
from train_autoencoder import encode_all
from train_storymaker import Latents

PICTURED = 3_000  # panels whose pixels a CPU's memory has room for, beside what drawing is trained on
# What a stage's weights were trained onto: they count no more once that has gone on.
UPON = {"decoder": "autoencoder", "latent_reader": "autoencoder", "controlnet": "storymaker", "guidance": "storymaker"}


class Shared:
    """`options` are those of run.py's command line; `seconds` has the stages that it names.

    pictured: whether some stage looks at the pixels of every panel.
    """

    def __init__(self, options: Namespace, pictured: bool):
        self.options, self.device, self.folder = options, best_device(), options.run
        self.seconds: dict[str, float] = dict(options.stages)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.table = Table.read(options.table, "attributes")
        pixels = options.panels if pictured or self.device.type == "cuda" else PICTURED
        self.world = World(options.world, self.device, options.panels, pixels)
        self.world.wait(options.first)
        self.vae, self.model = AutoencoderKL(AUTOENCODER).to(self.device), StoryMaker().to(self.device)
        self.restore("storymaker", self.model)  # first: the stages before it say what their part of it is

    def file(self, name: str) -> Path:
        """A checkpoint or a cache in the run's folder."""
        return self.folder / f"{name}.pt"

    def load(self, name: str) -> dict | None:
        """What the stage saved, if it ever ran and what it was trained onto is still the same."""
        file, base = self.file(name), self.file(UPON.get(name, name))
        if not file.exists() or file.stat().st_mtime < base.stat().st_mtime:
            return None
        return torch.load(file, map_location=self.device, weights_only=True)

    def restore(self, name: str, module: nn.Module) -> None:
        """Puts the stage's saved weights into the module, if there are any."""
        if saved := self.load(name):
            module.load_state_dict(saved["model"])

    def due(self, name: str, module: nn.Module) -> bool:
        """Restores the module; true where it is to be trained, from those weights on."""
        self.restore(name, module)
        return name in self.seconds

    def kept(self, name: str, weights: str, compute: Callable[[], tuple[Tensor, ...]]) -> tuple[Tensor, ...]:
        """What drawing needs of every panel or person again and again, computed once with a stage's weights."""
        return cached(self.file(f"{name}-{len(self.world)}"), self.file(weights), self.device, compute)

    @cached_property
    def looks(self) -> Looks:
        """What the image encoder sees in every reference; a stage that trains it after this was asked for drops it."""
        return Looks(*self.kept("looks", "image_encoder", lambda: look_at_all(self.model.image_encoder, self.world)))

    @cached_property
    def latents(self) -> Latents:
        """Of every panel, by the weights of the stage autoencoder."""
        latents = Latents(*self.kept("latents", "autoencoder", lambda: encode_all(self.vae, self.world.pixels())))
        print(f"latents: scale {latents.scale:.4f}, shift {latents.shift:.4f}", flush=True)
        return latents

    @cached_property
    def captions(self) -> Captions:
        """What the text encoder makes of every caption."""
        encoder = SentenceEncoder(self.options.text, self.device)
        captions = Captions(encoder, self.world.captions, self.file(f"captions-{len(self.world)}"))
        print(f"{len(captions.pooled)} captions", flush=True)
        return captions

    @cached_property
    def perception(self) -> Perception:
        """With the reader as the stage latent_reader left it, or before its first run."""
        vocabulary = Vocabulary.read(self.options.table)
        people, scene = vocabulary.people.widths, vocabulary.scene.widths
        reader = LatentReader(UNET.in_channels, people, scene, vocabulary.joints).to(self.device)
        self.restore("latent_reader", reader)
        return Perception(reader, vocabulary)

    @property
    def panels(self) -> tuple[World, Looks, Latents, Captions]:
        """The world and what the networks before drawing make of it: what drawing is trained on."""
        return self.world, self.looks, self.latents, self.captions


def finished(parser: ArgumentParser) -> tuple[Shared, Tensor]:
    """The run that a command line names, once its world is there, and the rows of the panels that it never trained on."""
    for name in ("world", "table", "text", "run"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--panels", type=int, default=14_000, help="as the run had it")
    parser.add_argument("--held", type=int, default=1_000, help="as the run had it")
    parser.set_defaults(stages=[], first=0)
    options = parser.parse_args()
    shared = Shared(options, pictured=False)
    shared.world.wait(options.panels)
    shared.restore("autoencoder", shared.vae)
    return shared, torch.arange(len(shared.world) - options.held, len(shared.world), device=shared.device)
