"""The reader of latents: learns from the latents of rendered panels to name what is in them."""

from pathlib import Path

import torch
from torch import Tensor

from common import autocast, best_device, compiled, save
from data import World
from loop import Loop
from muon import Muon, split
from perception import Perception, named
from train_reader import JUDGED, about, left_to_right, shares
from train_storymaker import Latents

MUON_RATE, ADAM_RATE = 3e-3, 2e-3
EDGES = ("conv_in", "scene", "person.2")
MOST_NOISE = 0.5


def train(
    world: World, latents: Latents, perception: Perception, seconds: float, batch: int, held: int, out: Path
) -> None:
    """The perception's reader, of latents with more or less noise, as a drawing's are. Saves the averaged weights every minute."""
    device = best_device()
    model, vocabulary = perception.reader, perception.vocabulary
    model.to(memory_format=torch.channels_last)
    inner, others = split(model, EDGES)
    adam = torch.optim.AdamW(others, ADAM_RATE, betas=(0.9, 0.98), weight_decay=0.02, fused=True)
    features = compiled(model.features, device)
    loop = Loop("latent reader", model, (Muon(inner, MUON_RATE), adam), lambda state: save(out, model=state), warmup=50)
    for _ in loop.steps(seconds):
        rows = torch.randint(len(world) - held, (batch,), device=device)
        people = left_to_right(world, vocabulary, rows)
        sample = latents.sample(rows)
        sample = sample + MOST_NOISE * torch.rand(batch, 1, 1, 1, device=device) ** 2 * torch.randn_like(sample)
        sample = sample.contiguous(memory_format=torch.channels_last)
        with autocast(device):
            persons, scenes = named(model, features(sample), people, about(people, people.joints))
        of_people = vocabulary.people.loss(persons, people.labels[people.present], first=JUDGED)
        of_scene = vocabulary.scene.loss(scenes, world.scene[rows])
        loop.descend(3 * of_people + of_scene, batch, people=of_people, scene=of_scene)
    report(perception, world, latents, torch.arange(len(world) - held, len(world), device=device))


@torch.no_grad()
def report(perception: Perception, world: World, latents: Latents, rows: Tensor) -> None:
    """Prints how much is read right of panels that were not learned from."""
    model, vocabulary = perception.reader, perception.vocabulary
    people = left_to_right(world, vocabulary, rows)
    persons, scenes = named(model, model.features(latents.sample(rows)), people, people.joints)
    print("latent reader:", shares(vocabulary.people, *vocabulary.people.right(persons, people.labels[people.present])))
    print("latent reader, scene:", shares(vocabulary.scene, *vocabulary.scene.right(scenes, world.scene[rows])), flush=True)
