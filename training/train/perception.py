"""What a drawing is held against besides the latents: what a reader of latents sees in them.

A mean squared error says least about what people look at first: glasses, a collar or a thing in a hand are a few of 1,024 cells.
Distances of a network's features, as in LPIPS [1801.03924], and the names that it reads make them count, also in a flow's
estimate of the whole picture [2401.00110, 2411.04873].
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from attributes import Vocabulary
from common import autocast
from data import World
from networks.latent_reader import LatentReader
from networks.reader import CELLS
from settings import FEATURE_WEIGHT, MOST_TIME, NAME_WEIGHT
from storymaker import Batch
from train_reader import JUDGED, People, left_to_right


@dataclass
class Perception:
    """The reader stays as it is."""

    reader: LatentReader
    vocabulary: Vocabulary

    def loss(self, world: World, rows: Tensor, batch: Batch, velocity: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Of the panels' rows and what the network says of their batch: the weighted loss, and its parts, features and names.

        Only of panels whose people are shown, and where something of the picture can be seen yet.
        """
        t = batch.times[:, None, None, None]
        guess = (batch.noisy() - t * velocity.float()).contiguous(memory_format=torch.channels_last)
        shown = batch.keep_reference * (batch.times < MOST_TIME)
        with autocast(rows.device):
            with torch.no_grad():
                true = self.reader.features(batch.latents.contiguous(memory_format=torch.channels_last))
            seen = self.reader.features(guess)
            people = left_to_right(world, self.vocabulary, rows)
            persons, scenes = named(self.reader, seen, people, people.joints)
        far = shown * (1 - batch.times)  # the more noise, the less a guess can be right
        weights = batch.weights()
        features = torch.stack([(far * distance(a, b, weights)).mean() for a, b in zip(seen, true)]).sum()
        counted = shown.bool()
        of_people = people.labels[people.present].masked_fill(~counted.repeat_interleave(people.present.sum(1))[:, None], -1)
        names = 3 * self.vocabulary.people.loss(persons, of_people, first=JUDGED)
        names = names + self.vocabulary.scene.loss(scenes, world.scene[rows].masked_fill(~counted[:, None], -1))
        return FEATURE_WEIGHT * features + NAME_WEIGHT * names, features, names


def named(reader: LatentReader, features: list[Tensor], people: People, joints: Tensor) -> tuple[Tensor, Tensor]:
    """What the reader calls the people and the scenes; joints: where it takes the people's to be."""
    cells = people.cells[..., 1:].transpose(1, 2).unflatten(2, (CELLS, CELLS))
    return reader.read(features, joints, cells, people.present)


def distance(seen: Tensor, true: Tensor, weights: Tensor) -> Tensor:
    """Of features [B, C, h, w] of unit length in every cell, the squared distance, weighted by [B, 1, H, W]: [B]."""
    error = (F.normalize(seen.float(), dim=1) - F.normalize(true.float(), dim=1)).square().sum(1, keepdim=True)
    weight = F.adaptive_avg_pool2d(weights, error.shape[-2:])
    return (weight * error).mean((1, 2, 3)) / weight.mean()
