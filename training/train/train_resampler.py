"""Stage 3, the resampler's reading of a person: every identity token learns to name the attributes by itself.

Learned by drawing alone, from nothing, the tokens grow alike: the attention loss asks them for one direction a slot, and
people are told apart by their place only. Tokens that name the person first give the drawing stage something to use.
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from attributes import Table
from common import Average, Log, Minute, autocast, best_device, clock, descend, save, warm_cosine
from looks import Looks
from networks.position_aware_resampler import PositionAwareResampler


def train(
    looks: Looks, labels: torch.Tensor, table: Table, model: PositionAwareResampler, seconds: float, batch: int, out: Path
) -> None:
    """labels: attributes of every row of `looks`, [people, columns]. One linear layer reads all tokens of a kind."""
    device = best_device()
    widths = sum(table.widths)
    heads = nn.ModuleList([nn.Linear(model.dim, widths), nn.Linear(model.dim, widths)]).to(device)
    reading = model.reading()
    both = nn.ModuleList([reading, heads])
    average = Average(both, 0.998)
    optimiser = torch.optim.AdamW(both.parameters(), 1e-3, betas=(0.9, 0.98), weight_decay=0.02, fused=True)
    log, minute = Log("resampler"), Minute()
    for step, passed in enumerate(clock(seconds)):
        for group in optimiser.param_groups:
            group["lr"] = warm_cosine(step, passed, 1e-3, 200)
        rows = torch.randint(len(labels), (batch,), device=device)
        bodies, faces, embeds = looks.of(rows)
        losses = []
        with autocast(device):
            for tokens, head in zip(model.tokens(F.normalize(embeds, dim=-1), faces, bodies), heads):
                named = labels[rows].repeat_interleave(tokens.shape[1], dim=0)
                losses.append(table.loss(head(tokens).flatten(0, 1), named))
        descend(sum(losses), average, optimiser)
        log.add(batch, face=losses[0], body=losses[1])
        if minute.over():
            kept = average.state()
            save(out, model={name: kept[f"0.{name}"] for name, _ in reading.named_parameters()})
    log.show()
    average.apply()
    save(out, model=reading.state_dict())

