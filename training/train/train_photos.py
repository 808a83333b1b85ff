"""Stage 5, photos: image encoder and resampler learn together to say of a photo what they say of the drawing.

What draws is left as it is: the tokens keep their language. They should be what the networks made of the plain drawing
before, and linear layers that read the attributes off those tokens should find the true ones.
"""

import copy
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from attributes import Table
from augment import photographed
from common import autocast, best_device, save
from data import World, references
from loop import Log, Loop
from muon import Muon, split
from storymaker import StoryMaker
from train_image_encoder import person_labels
from train_resampler import named, naming_heads, read

MUON_RATE, ADAM_RATE = 2e-3, 4e-4
HEADS_RATE, HEADS_STEPS = 1e-2, 200
# What somebody should be recognised by first.
FIRST = ("kind", "skin", "hair colour", "top colour")


def fit_heads(world: World, table: Table, model: StoryMaker, labels: Tensor, batch: int) -> nn.ModuleList:
    """Linear layers that read the attributes off the tokens of plain drawings: one for a face's, one for a body's."""
    heads = naming_heads(table, model).to(labels.device)
    optimiser = torch.optim.AdamW(heads.parameters(), HEADS_RATE, weight_decay=0.02)
    falling = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, HEADS_STEPS)
    log = Log("what the tokens say")
    for _ in range(HEADS_STEPS):
        rows = torch.randint(len(labels), (batch,), device=labels.device)
        with torch.no_grad():
            tokens = read(model, references(world.bodies, rows), references(world.faces, rows))
        face, body = named(table, heads, tokens, labels[rows], FIRST)
        optimiser.zero_grad()
        (face + body).backward()
        optimiser.step()
        falling.step()
        log.add(2 * batch, face=face, body=body)
    log.show()
    return heads.requires_grad_(False)


def keep(run: Path, state: dict[str, Tensor]) -> None:
    """In the checkpoints of the stages that made them: of drawing as a whole, and of each part that was learned here."""
    drawing = torch.load(run / "storymaker.pt", map_location="cpu", weights_only=True)
    save(run / "storymaker.pt", **{**drawing, "model": state})
    model = StoryMaker()
    model.load_state_dict(state)
    save(run / "image_encoder.pt", model=model.image_encoder.state_dict())
    save(run / "resampler.pt", model=model.resampler.reading().state_dict())


def train(world: World, table: Table, model: StoryMaker, seconds: float, batch: int, run: Path) -> None:
    """Trains the model's image encoder and the resampler's reading."""
    device = best_device()
    labels = person_labels(world)
    before = copy.deepcopy(model).requires_grad_(False)
    heads = fit_heads(world, table, before, labels, batch)
    reading = model.resampler.reading()
    model.requires_grad_(False)
    for part in (model.image_encoder, reading):
        part.requires_grad_(True)
    model.image_encoder.to(memory_format=torch.channels_last)
    inner, outer = split(model.image_encoder, ("down_blocks.0", "squeeze", "projection"))
    adam = torch.optim.AdamW([*outer, *reading.parameters()], ADAM_RATE, betas=(0.9, 0.98), weight_decay=0.02, fused=True)
    optimisers = (Muon(inner, MUON_RATE), adam)
    loop = Loop("photos", model, optimisers, lambda state: keep(run, state), warmup=50)
    for _ in loop.steps(seconds):
        rows = torch.randint(len(labels), (batch,), device=device)
        plain = references(world.bodies, rows), references(world.faces, rows)
        with autocast(device):
            with torch.no_grad():
                wanted = read(before, *plain)
            tokens = read(model, *photographed(*plain))
            kept = sum(F.mse_loss(now, then) / then.var() for now, then in zip(tokens, wanted))
            face, body = named(table, heads, tokens, labels[rows], FIRST)
            loss = kept + face + body
        loop.descend(loss, 2 * batch, loss=loss, face=face, body=body, kept=kept)
