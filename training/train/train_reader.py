"""The judge: learns from rendered panels to name the people in them from left to right and the scene, and to find joints."""

from pathlib import Path
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from attributes import Table, Vocabulary, other_side
from augment import uniform
from common import autocast, best_device, compiled, save
from data import SLOTS, World
from loop import Loop
from muon import Muon, split
from networks.reader import CELLS, SIDE, Reader

# What pictures are judged by; all else is read besides.
JUDGED = (
    *("kind", "skin", "hair style", "hair colour", "facial hair", "glasses", "headwear", "garment", "top colour"),
    *("pose", "expression", "facing", "object"),
)
UNCOVERED = ("none", "beret", "bow", "headband", "flower wreath", "crown")  # headwear that leaves the hair to be seen
# What is seen of somebody one of whose joints of this name is in the picture.
SEEN_WITH = {"hand": ("pose", "object"), "knee": ("bottom", "bottom colour"), "foot": ("shoes", "shoe colour")}
MUON_RATE, ADAM_RATE = 5e-3, 2e-3
# Of the network: what sees pixels, and what says something.
EDGES = ("steps.0.down", "closer.0.down", "place", "segment", "parts", "offsets", "scene", "count", "person.2")
USUAL_FRAMINGS = ("close-up", "half", "full")


class People(NamedTuple):
    """What panels show of their people, from left to right."""

    labels: Tensor  # [N, slots, columns], -1 where nobody is or nothing can be told
    joints: Tensor  # [N, slots, J, 2] in 0..1 of the picture
    seen: Tensor  # [N, slots, J], whether that joint is in the picture and not hidden
    present: Tensor  # [N, slots]
    cells: Tensor  # [N, cells, 1 + slots], the share of each cell that is nobody's, the first's and so on


def tellable(labels: Tensor, seen: Tensor, vocabulary: Vocabulary) -> Tensor:
    """The labels, unknown where what they name is covered by a hat or outside of the picture."""
    labels, names = labels.clone(), vocabulary.people.names
    bare = vocabulary.people.among("headwear", UNCOVERED, labels[..., names.index("headwear")])
    bald = vocabulary.people.among("hair style", ("bald", "half bald"), labels[..., names.index("hair style")])
    labels[..., names.index("hair style")].masked_fill_(~bare, -1)
    labels[..., names.index("hair colour")].masked_fill_(~bare | bald, -1)
    for joint, columns in SEEN_WITH.items():
        hidden = ~seen[..., [i for i, name in enumerate(vocabulary.joints) if joint in name]].any(-1)
        for column in columns:
            if column in names:
                labels[..., names.index(column)].masked_fill_(hidden, -1)
    return labels


def left_to_right(world: World, vocabulary: Vocabulary, rows: Tensor, mirrored: bool = False) -> People:
    """What the panels show, people ordered by the middle of their box."""
    boxes, joints, masks = world.boxes[rows], world.joints[rows], world.masks[rows].float() / 255
    labels = torch.cat([world.attributes_shown[rows], world.pose[rows]], dim=-1)
    if mirrored:
        boxes, masks, labels = 1 - boxes[..., [2, 1, 0, 3]], masks.flip(-1), vocabulary.people.mirrored(labels)
        joints = joints[:, :, [vocabulary.joints.index(other_side(name)) for name in vocabulary.joints]]
        joints = torch.stack([1 - joints[..., 0], joints[..., 1], joints[..., 2]], dim=-1)
    present = torch.arange(SLOTS, device=rows.device)[None] < world.count[rows].long()[:, None]
    order = ((boxes[..., 0] + boxes[..., 2]) / 2).masked_fill(~present, 9.0).argsort(dim=1)

    def ordered(x: Tensor) -> Tensor:
        return x.gather(1, order.reshape(*order.shape, *[1] * (x.dim() - 2)).expand_as(x))

    labels, joints, masks = ordered(labels), ordered(joints), ordered(masks)
    seen = (joints[..., 2] > 0) & present[..., None]
    masks = (F.adaptive_avg_pool2d(masks, CELLS).flatten(2) * present[..., None]).transpose(1, 2)
    cells = torch.cat([(1 - masks.sum(-1, keepdim=True)).clamp(0, 1), masks], dim=-1)
    labels = tellable(labels, seen, vocabulary).masked_fill(~present[..., None], -1)
    return People(labels, joints[..., :2], seen, present, cells)


def as_read(panels: Tensor) -> Tensor:
    """uint8 [N, S, S, 3] -> [N, 3, 256, 256] in 0..1."""
    return F.interpolate(panels.permute(0, 3, 1, 2).float() / 255, size=(SIDE, SIDE), mode="area")


def softened(x: Tensor) -> Tensor:
    """Pictures, some blurred and noisy, so that drawn panels can be read too."""
    x = x * uniform(x, 0.95, 1.05, 3, 1, 1)
    blurred = F.interpolate(F.interpolate(x, scale_factor=0.5, mode="area"), scale_factor=2.0, mode="bilinear")
    x = torch.where(torch.rand(len(x), 1, 1, 1, device=x.device) < 0.4, blurred, x)
    return x + torch.randn_like(x) * torch.rand(len(x), 1, 1, 1, device=x.device) * 0.04


def about(people: People, read: Tensor, spread: float = 0.012) -> Tensor:
    """Joints to look at closely: about where they are, or where they were read if they cannot be seen."""
    at = torch.where(people.seen[..., None], people.joints, read.detach().float())
    return at + spread * torch.randn_like(at)


def train(world: World, vocabulary: Vocabulary, model: Reader, seconds: float, batch: int, held: int, out: Path) -> None:
    """`held`: that many of the last panels are kept for testing. Saves the averaged weights every minute."""
    device = best_device()
    model.to(memory_format=torch.channels_last)
    inner, others = split(model, EDGES)
    optimisers = (
        Muon(inner, MUON_RATE),
        torch.optim.AdamW(others, ADAM_RATE, betas=(0.9, 0.98), weight_decay=0.02, fused=True),
    )
    glance_at, name = compiled(model.glance, device), compiled(model.name, device)
    loop = Loop("reader", model, optimisers, lambda state: save(out, model=state), warmup=50)
    for step, _ in enumerate(loop.steps(seconds)):
        rows, mirrored = torch.randint(len(world) - held, (batch,), device=device), step % 2 == 1
        people = left_to_right(world, vocabulary, rows, mirrored)
        pictures = softened(as_read(world.panels[rows].flip(2) if mirrored else world.panels[rows]))
        pictures = pictures.contiguous(memory_format=torch.channels_last)
        with autocast(device):
            glance = glance_at(pictures)
            close = model.cut(pictures, about(people, glance.joints))
            named = name(*(x[people.present] for x in (glance.gathered, glance.joints.detach(), *close)))
        of_people = vocabulary.people.loss(named, people.labels[people.present], first=JUDGED)
        of_joints = (glance.joints.float() - people.joints).abs()[people.seen].mean()
        of_cells = -(glance.whose.float().log_softmax(-1) * people.cells).sum(-1).mean()
        of_scene = vocabulary.scene.loss(glance.scene, world.scene[rows])
        of_count = F.cross_entropy(glance.count.float(), world.count[rows].long())
        loss = 3 * of_people + 10 * of_joints + 2 * of_cells + of_scene + 0.3 * of_count
        loop.descend(loss, batch, people=of_people, joints=of_joints, cells=of_cells, scene=of_scene, count=of_count)
    report(model, world, vocabulary, held)


def shares(table: Table, right: Tensor, known: Tensor) -> str:
    return ", ".join(f"{n} {float(r) / max(1, int(k)):.3f}" for n, r, k in zip(table.names, right, known))


@torch.no_grad()
def report(model: Reader, world: World, vocabulary: Vocabulary, held: int, batch: int = 100) -> None:
    """Prints how much the reader gets right on renders that it has not seen, by how many people are in them."""
    rows = torch.arange(len(world) - held, len(world), device=world.panels.device)
    results = [model(as_read(world.panels[part])) for part in rows.split(batch)]
    persons, counts, places, joints = (torch.cat(parts) for parts in zip(*results))
    people = left_to_right(world, vocabulary, rows)
    scene = vocabulary.scene
    usual = scene.among("framing", USUAL_FRAMINGS, world.scene[rows][:, scene.names.index("framing")])
    for count in (1, 2, 3):
        chosen = (world.count[rows] == count) & usual
        right, known = vocabulary.people.right(persons[chosen].flatten(0, 1), people.labels[chosen].flatten(0, 1))
        away = (joints - people.joints)[chosen].norm(dim=-1)[people.seen[chosen]]
        print(
            f"reader on {int(chosen.sum())} held-out renders with {count} (not from afar): "
            f"{shares(vocabulary.people, right, known)}; joints {float(away.mean()):.3f} of the picture away",
            flush=True,
        )
    print("reader, scene:", shares(scene, *scene.right(places, world.scene[rows])))
    print(f"reader, count: {float((counts.argmax(-1) == world.count[rows]).float().mean()):.3f}", flush=True)
