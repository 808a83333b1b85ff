"""The world's shards, read while they are still being made, and kept on the training device."""

import json
import time
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from settings import VISION

SLOTS = 3


class World:
    """Panels and the references of the people in them.

    Only slots with somebody in them are kept: `person[i, slot]` is a row of `bodies` and `faces`, or -1.
    Panels are dropped once their latents are known: they are by far the largest part.
    """

    def __init__(self, folder: Path, device: torch.device, keep_files: bool):
        self.folder, self.device, self.keep_files = folder, device, keep_files
        self.seen: set[str] = set()
        self.parts: dict[str, list[Tensor]] = {}
        self.captions: list[list[str]] = []
        self.people = 0

    def __len__(self) -> int:
        return len(self.captions)

    def read(self) -> int:
        """Takes in the shards that have appeared since the last call; returns how many panels there are now."""
        for path in sorted(self.folder.glob("shard-*.safetensors")):
            text = path.with_suffix(".json")
            if path.name in self.seen or not text.exists():
                continue
            self.seen.add(path.name)
            self.add(load_file(path), json.loads(text.read_text())["captions"])
            if not self.keep_files:
                path.unlink()
        return len(self)

    def wait(self, panels: int) -> None:
        """Blocks until there are at least that many panels."""
        while self.read() < panels:
            time.sleep(1)

    def add(self, shard: dict[str, Tensor], captions: list[list[str]]) -> None:
        present = torch.arange(SLOTS)[None] < shard["count"].long()[:, None]
        rows = torch.cumsum(present.flatten(), 0).reshape(present.shape) - 1 + self.people
        self.people += int(present.sum())
        self.captions += captions
        taken = {k: shard[k] for k in ("panels", "masks", "attributes", "attributes_shown", "scene", "boxes", "count")}
        taken["bodies"], taken["faces"] = shard["bodies"][present], shard["faces"][present]
        taken["person"] = torch.where(present, rows, -1)
        for name, value in taken.items():
            self.parts.setdefault(name, []).append(value.to(self.device))

    def __getattr__(self, name: str) -> Tensor:
        parts = self.__dict__.get("parts", {})
        if name not in parts:
            raise AttributeError(name)
        if len(parts[name]) > 1:
            whole = torch.cat(parts[name])
            parts[name] = [whole]
        return parts[name][0]

    def drop(self, name: str) -> None:
        del self.parts[name]


def references(pixels: Tensor, rows: Tensor) -> Tensor:
    """Rows of `bodies` or `faces` as floats in 0..1, [N, 3, S, S]; row -1 gives zeros, as a missing picture is."""
    chosen = pixels[rows.clamp_min(0)].permute(0, 3, 1, 2).float() / 255
    if chosen.shape[-1] != VISION.image_size:
        raise ValueError(f"references of {chosen.shape[-1]} pixels, the image encoder takes {VISION.image_size}")
    return chosen * (rows >= 0).float()[:, None, None, None]
