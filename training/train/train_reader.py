"""The judge: learns from rendered panels to name the people in them from left to right, and the scene."""

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from attributes import Table
from augment import uniform
from common import Average, Log, Minute, autocast, best_device, clock, compiled, descend, save, warm_cosine
from data import SLOTS, World
from networks.reader import CELLS, Reader


JUDGED = ("hair colour", "top colour")  # what training/evaluate asks for
UNCOVERED = ("none", "beret", "bow", "headband", "flower wreath")  # headwear that leaves the hair to be seen
USUAL_FRAMINGS = ("close-up", "half", "full")


def hair_seen(labels: Tensor, people: Table) -> Tensor:
    """The labels with hair colour unknown where a hat or a bald head leaves too little of it to be told."""
    column = {name: labels[..., i] for i, name in enumerate(people.names)}
    seen = people.among("headwear", UNCOVERED, column["headwear"]) & ~people.among("hair style", ("bald", "half bald"), column["hair style"])
    labels = labels.clone()
    labels[..., people.names.index("hair colour")].masked_fill_(~seen, -1)
    return labels


def left_to_right(world: World, rows: Tensor, mirrored: bool = False) -> tuple[Tensor, Tensor]:
    """What the panels show, people ordered by the middle of their box: attributes [N, slots, columns], -1 where nobody is,
    and the share of each cell that is nobody's, the first's and so on [N, cells, 1 + slots]."""
    boxes, labels, masks = world.boxes[rows], world.attributes_shown[rows], world.masks[rows].float() / 255
    if mirrored:
        boxes, masks = 1 - boxes[..., [2, 1, 0, 3]], masks.flip(-1)
    absent = torch.arange(SLOTS, device=rows.device)[None] >= world.count[rows].long()[:, None]
    order = ((boxes[..., 0] + boxes[..., 2]) / 2).masked_fill(absent, 9.0).argsort(dim=1)
    labels = labels.masked_fill(absent[..., None], -1).gather(1, order[..., None].expand_as(labels))
    masks = F.adaptive_avg_pool2d(masks, CELLS).flatten(2) * ~absent[..., None]
    masks = masks.gather(1, order[..., None].expand_as(masks)).transpose(1, 2)
    return labels, torch.cat([(1 - masks.sum(-1, keepdim=True)).clamp(0, 1), masks], dim=-1)


def softened(panels: Tensor) -> Tensor:
    """uint8 [N, H, W, 3] -> [N, 3, H, W] in 0..1, some blurred and noisy, so that drawn panels can be read too."""
    x = panels.permute(0, 3, 1, 2).float() / 255
    x = x * uniform(x, 0.95, 1.05, 3, 1, 1)
    blurred = F.interpolate(F.interpolate(x, scale_factor=0.5, mode="area"), scale_factor=2.0, mode="bilinear")
    x = torch.where(torch.rand(len(x), 1, 1, 1, device=x.device) < 0.4, blurred, x)
    return x + torch.randn_like(x) * torch.rand(len(x), 1, 1, 1, device=x.device) * 0.04


def train(
    world: World, people: Table, scene: Table, model: Reader, seconds: float, batch: int, held: int, out: Path
) -> None:
    """`held`: that many of the last panels are kept for testing. Saves the averaged weights every minute."""
    device = best_device()
    average = Average(model, 0.998)
    optimiser = torch.optim.AdamW(model.parameters(), 1e-3, betas=(0.9, 0.98), weight_decay=0.02, fused=True)
    read = compiled(model.read, device)
    log, minute = Log("reader"), Minute()
    for step, passed in enumerate(clock(seconds)):
        for group in optimiser.param_groups:
            group["lr"] = warm_cosine(step, passed, 1.5e-3, 200)
        rows = torch.randint(len(world) - held, (batch,), device=device)
        panels, mirrored = world.panels[rows], step % 2 == 1
        with autocast(device):
            persons, count, places, whose = read(softened(panels.flip(2) if mirrored else panels))
        labels, cells = left_to_right(world, rows, mirrored)
        of_people = people.loss(persons.flatten(0, 1), hair_seen(labels, people).flatten(0, 1), first=JUDGED)
        of_cells = -(whose.float().log_softmax(-1) * cells).sum(-1).mean()
        of_scene = scene.loss(places, world.scene[rows])
        of_count = F.cross_entropy(count.float(), world.count[rows].long())
        descend(3 * of_people + 2 * of_cells + 0.5 * of_scene + 0.3 * of_count, average, optimiser)
        log.add(batch, people=of_people, cells=of_cells, scene=of_scene, count=of_count)
        if minute.over():
            save(out, model=average.state())
    log.show()
    average.apply()
    save(out, model=model.state_dict())
    report(model, world, people, scene, held)


@torch.no_grad()
def report(model: Reader, world: World, people: Table, scene: Table, held: int, batch: int = 250) -> None:
    """Prints how much the reader gets right on renders that it has not seen, by how many people are in them."""
    rows = torch.arange(len(world) - held, len(world), device=world.panels.device)
    results = [model(world.panels[part].permute(0, 3, 1, 2).float() / 255) for part in rows.split(batch)]
    persons, counts, places = (torch.cat(parts) for parts in zip(*results))
    labels = hair_seen(left_to_right(world, rows)[0], people)
    usual = scene.among("framing", USUAL_FRAMINGS, world.scene[rows][:, scene.names.index("framing")])
    for count in (1, 2, 3):
        chosen = (world.count[rows] == count) & usual
        right, known = people.right(persons[chosen].flatten(0, 1), labels[chosen].flatten(0, 1))
        shares = ", ".join(f"{n} {float(r) / max(1, int(k)):.3f}" for n, r, k in zip(people.names, right, known))
        print(f"reader on {int(chosen.sum())} held-out renders with {count} (not from afar): {shares}", flush=True)
    right, known = scene.right(places, world.scene[rows])
    print("reader, scene:", ", ".join(f"{n} {float(r) / max(1, int(k)):.3f}" for n, r, k in zip(scene.names, right, known)))
    print(f"reader, count: {float((counts.argmax(-1) == world.count[rows]).float().mean()):.3f}", flush=True)
