"""Reading labels off features: one linear layer for all attributes, cross-entropy where a label is known."""

import json
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor


def other_side(name: str) -> str:
    """"far left" -> "far right"; names without a side stay as they are."""
    return " ".join({"left": "right", "right": "left"}.get(word, word) for word in name.split())


@dataclass(frozen=True)
class Table:
    """Names and classes of the labels in the columns of a label tensor."""

    names: tuple[str, ...]
    classes: tuple[tuple[str, ...], ...]

    @classmethod
    def read(cls, path: Path, section: str) -> "Table":
        rows = json.loads(path.read_text())[section]
        return cls(tuple(r["name"] for r in rows), tuple(tuple(r["classes"]) for r in rows))

    def __add__(self, other: "Table") -> "Table":
        return Table(self.names + other.names, self.classes + other.classes)

    @property
    def widths(self) -> list[int]:
        return [len(c) for c in self.classes]

    def public(self) -> list[dict]:
        """As the describe file has it."""
        return [{"name": name, "classes": list(classes)} for name, classes in zip(self.names, self.classes)]

    def among(self, name: str, classes: tuple[str, ...], labels: Tensor) -> Tensor:
        """Which labels of the column `name` are one of the classes."""
        every = self.classes[self.names.index(name)]
        return torch.isin(labels, torch.tensor([every.index(c) for c in classes], device=labels.device, dtype=labels.dtype))

    def mirrored(self, labels: Tensor) -> Tensor:
        """Labels [..., columns] of the mirrored picture: "left" is "right"."""
        columns = []
        for i, classes in enumerate(self.classes):
            others = [classes.index(other_side(c)) if other_side(c) in classes else at for at, c in enumerate(classes)]
            columns.append(torch.tensor([*others, -1], device=labels.device, dtype=labels.dtype)[labels[..., i].long()])
        return torch.stack(columns, dim=-1)

    def loss(self, logits: Tensor, labels: Tensor, first: tuple[str, ...] = ()) -> Tensor:
        """logits [N, sum of widths], labels [N, columns] with -1 where unknown -> mean cross-entropy over the columns;
        those named in `first` count four times."""
        parts = logits.float().split(self.widths, dim=-1)
        losses = [
            F.cross_entropy(part, labels[:, i].long(), ignore_index=-1, reduction="sum") / (labels[:, i] >= 0).sum().clamp_min(1)
            for i, part in enumerate(parts)
        ]
        weights = torch.tensor([4.0 if name in first else 1.0 for name in self.names], device=logits.device)
        return (torch.stack(losses) * weights).sum() / weights.sum()

    def right(self, logits: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
        """How many of each column are right, and how many are known."""
        guesses = torch.stack([part.argmax(-1) for part in logits.split(self.widths, dim=-1)], dim=-1)
        known = labels >= 0
        return ((guesses == labels) & known).sum(0), known.sum(0)


@dataclass(frozen=True)
class Vocabulary:
    """What a world's panels can be read as: columns of every person's looks and then of its pose, the scene's, and joints."""

    people: Table
    scene: Table
    joints: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> "Vocabulary":
        people = Table.read(path, "attributes") + Table.read(path, "pose")
        return cls(people, Table.read(path, "scene"), tuple(json.loads(path.read_text())["joints"]))
