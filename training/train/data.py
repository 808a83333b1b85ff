"""The world's shards, read while they are still being made, and kept on the training device."""

import itertools
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors import safe_open
from safetensors.torch import load_file
from torch import Tensor

from settings import VISION

SLOTS = 3
PER_PANEL = ("masks", "attributes", "attributes_shown", "scene", "pose", "boxes", "joints", "count", "person")
PER_PERSON = ("bodies", "faces")
HEAD, NECK, HANDS = 0, 1, (6, 7)  # rows of `joints`
PEOPLE_PER_PANEL = 1.7  # room for references; a world has about 1.35


class World:
    """Panels and the references of the people in them, at most `capacity` panels.

    Only slots with somebody in them are kept: `person[i, slot]` is a row of `bodies` and `faces`, or -1. A thread
    copies shards to the device as they appear; `len` is how many panels are there. Pixels are kept of the first
    `pictured` panels, and of the others they stay in the files: at 512 x 512 a panel has 0.8 MB of them.
    """

    def __init__(self, folder: Path, device: torch.device, capacity: int, pictured: int):
        self.folder, self.device, self.capacity = folder, device, capacity
        self.pictured = min(pictured, capacity)
        self.tensors: dict[str, Tensor] = {}
        self.captions: list[list[str]] = []
        self.size = self.people = 0
        self.failure: BaseException | None = None
        threading.Thread(target=self._follow, daemon=True).start()

    def __len__(self) -> int:
        return self.size

    def __getattr__(self, name: str) -> Tensor:
        tensors = self.__dict__.get("tensors", {})
        if name not in tensors:
            raise AttributeError(name)
        return tensors[name]

    def wait(self, panels: int) -> None:
        """Blocks until there are at least that many panels."""
        while self.size < min(panels, self.capacity):
            if self.failure:
                raise RuntimeError("a shard could not be read") from self.failure
            time.sleep(0.2)

    def whole(self, name: str) -> Tensor:
        """The part of a tensor that is filled, `panels` aside."""
        return self.tensors[name][: self.people if name in PER_PERSON else self.size]

    @property
    def seen(self) -> int:
        """Rows of `panels`: panels whose pixels are in memory."""
        return min(self.size, self.pictured)

    def pixels(self) -> Iterator[Tensor]:
        """Every panel that is there, in order, some at a time: [N, H, W, 3] uint8 each."""
        if self.seen == self.size:
            yield self.panels[: self.size]
            return
        left = self.size
        for number in itertools.count():
            if left <= 0:
                return
            with safe_open(self._shard(number), "pt", str(self.device)) as shard:
                panels = shard.get_slice("panels")[:left]
            left -= len(panels)
            yield panels

    def _shard(self, number: int) -> Path:
        return self.folder / f"shard-{number:05d}.safetensors"

    def _follow(self) -> None:
        """In the order of their numbers, however they come: what is cached of every panel stays true in a later run."""
        try:
            for number in itertools.count():
                path = self._shard(number)
                text = path.with_suffix(".json")
                while self.size < self.capacity and not (path.exists() and text.exists()):
                    time.sleep(0.5)
                if self.size >= self.capacity:
                    return
                self._add(load_file(path), json.loads(text.read_text())["captions"])
        except BaseException as error:  # shown by wait()
            self.failure = error

    def _add(self, shard: dict[str, Tensor], captions: list[list[str]]) -> None:
        room = self.capacity - self.size
        present = torch.arange(SLOTS)[None] < shard["count"].long()[:, None]
        rows = torch.cumsum(present.flatten(), 0).reshape(present.shape) - 1 + self.people
        shard["person"] = torch.where(present, rows, -1)
        people = min(int(present[:room].sum()), int(PEOPLE_PER_PANEL * self.capacity) - self.people)
        self._copy("panels", shard["panels"][: max(0, self.pictured - self.size)], self.size, self.pictured)
        for name in PER_PANEL:
            self._copy(name, shard[name][:room], self.size, self.capacity)
        for name in PER_PERSON:
            self._copy(name, shard[name][present][:people], self.people, int(PEOPLE_PER_PANEL * self.capacity))
        if self.device.type == "cuda":
            torch.cuda.synchronize()
        self.captions += captions[:room]
        self.people += people
        self.size += min(room, len(captions))

    def _copy(self, name: str, values: Tensor, at: int, capacity: int) -> None:
        if name not in self.tensors:
            self.tensors[name] = torch.empty(capacity, *values.shape[1:], dtype=values.dtype, device=self.device)
        self.tensors[name][at : at + len(values)].copy_(values)


def heads(joints: Tensor, masks: Tensor, side: int) -> Tensor:
    """What the heads cover of a picture of side x side cells: [B, 1, side, side] in 0..1.

    joints: [B, slots, J, 3], x and y in 0..1 and 1 where it is seen; masks: [B, slots, M, M] in 0..1. A head reaches as far
    from its middle as the neck is away, and no farther than its person.
    """
    return (discs(joints, HEAD, side) * F.adaptive_avg_pool2d(masks, side)).amax(1, keepdim=True)


def hands(joints: Tensor, side: int) -> Tensor:
    """What the hands and things in them cover, as `heads`: they are held as large as heads."""
    return torch.stack([discs(joints, hand, side).amax(1, keepdim=True) for hand in HANDS]).amax(0)


def discs(joints: Tensor, joint: int, side: int) -> Tensor:
    """[B, slots, side, side], 1 within the distance from head to neck of the joint, if it is seen."""
    middle, unit = joints[:, :, joint], (joints[:, :, HEAD, :2] - joints[:, :, NECK, :2]).norm(dim=-1)
    cells = (torch.arange(side, device=joints.device) + 0.5) / side
    x, y = middle[..., :1, None] - cells[None, None, None], middle[..., 1:2, None] - cells[None, None, :, None]
    return ((x**2 + y**2).sqrt() < unit[..., None, None]).float() * middle[..., 2, None, None]


def references(pixels: Tensor, rows: Tensor) -> Tensor:
    """Rows of `bodies` or `faces` as floats in 0..1, [N, 3, S, S]; row -1 gives zeros, as a missing picture is."""
    chosen = pixels[rows.clamp_min(0)].permute(0, 3, 1, 2).float() / 255
    size = (VISION.image_size, VISION.image_size)
    chosen = F.interpolate(chosen, size=size, mode="bicubic", antialias=True).clamp(0, 1)
    return chosen * (rows >= 0).float()[:, None, None, None]
