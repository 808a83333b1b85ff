"""What every training stage needs: the clock, the schedule, the averaged weights, checkpoints."""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import torch
from torch import Tensor, nn

from settings import CLIP_MEAN, CLIP_STD


def best_device() -> torch.device:
    if torch.cuda.is_available():
        torch.backends.cuda.matmul.allow_tf32 = True
        torch.backends.cudnn.allow_tf32 = True
        torch.backends.cudnn.benchmark = True
        return torch.device("cuda")
    return torch.device("cpu")


def autocast(device: torch.device):
    """bfloat16 where it is faster: on a GPU, and on a CPU that multiplies in it (AMX or AVX-512), where it halves a step."""
    fast = device.type == "cuda" or torch.cpu._is_avx512_bf16_supported()
    return torch.autocast(device.type, torch.bfloat16) if fast else nullcontext()


def compiled(function, device: torch.device):
    return torch.compile(function) if device.type == "cuda" else function


def clock(seconds: float) -> Iterator[float]:
    """Yields the share of the time that has passed, 0..1, until it is over."""
    start = time.monotonic()
    while (passed := (time.monotonic() - start) / seconds) < 1:
        yield passed


class Minute:
    """`over()` is true once a minute: time to save, so that a run that is cut short loses little."""

    def __init__(self):
        self.start = time.monotonic()

    def over(self) -> bool:
        if time.monotonic() - self.start < 60:
            return False
        self.start = time.monotonic()
        return True


def warm_cosine(step: int, passed: float, peak: float, warmup: int) -> float:
    return peak * min(1.0, (step + 1) / warmup) * max(0.01, 0.5 * (1 + math.cos(math.pi * passed)))


class Average:
    """Exponential moving average of a module's parameters, in float32."""

    def __init__(self, module: nn.Module, decay: float):
        self.module, self.decay, self.steps = module, decay, 0
        self.values = [p.detach().clone().float() for p in module.parameters()]

    @torch.no_grad()
    def update(self) -> None:
        self.steps += 1
        keep = min(self.decay, (1 + self.steps) / (10 + self.steps))
        torch._foreach_lerp_(self.values, [p.detach().float() for p in self.module.parameters()], 1 - keep)

    def state(self) -> dict[str, Tensor]:
        """The averaged weights, named as in the module's state."""
        return {name: value for (name, _), value in zip(self.module.named_parameters(), self.values)}

    @torch.no_grad()
    def apply(self) -> None:
        """Puts the averaged weights into the module."""
        for parameter, value in zip(self.module.parameters(), self.values):
            parameter.copy_(value)


def descend(loss: Tensor, average: Average, *optimisers: torch.optim.Optimizer) -> None:
    """One step down the gradient, clipped to length 1, of the module whose average is kept."""
    average.module.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(average.module.parameters(), 1.0)
    for optimiser in optimisers:
        optimiser.step()
    average.update()


def clip_pixels(x: Tensor) -> Tensor:
    """[N, 3, S, S] in 0..1 -> as CLIP normalises."""
    mean, std = (torch.tensor(v, device=x.device)[None, :, None, None] for v in (CLIP_MEAN, CLIP_STD))
    return (x - mean) / std


def save(path: Path, **content) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    torch.save(content, part)
    part.rename(path)


def cached(path: Path, weights: Path, device: torch.device, compute: Callable[[], tuple[Tensor, ...]]) -> tuple[Tensor, ...]:
    """What `compute` gives, read from `path` where it was computed before with these weights."""
    if not path.exists() or path.stat().st_mtime < weights.stat().st_mtime:
        save(path, tensors=compute())
    return torch.load(path, map_location=device, weights_only=True)["tensors"]


class Log:
    """Prints averages every `every` seconds."""

    def __init__(self, stage: str, every: float = 10):
        self.stage, self.every, self.start, self.last = stage, every, time.monotonic(), time.monotonic()
        self.sums: dict[str, Tensor] = {}
        self.steps = self.total = self.pictures = 0

    def add(self, pictures: int, **values: Tensor) -> None:
        self.steps, self.total, self.pictures = self.steps + 1, self.total + 1, self.pictures + pictures
        for name, value in values.items():
            self.sums[name] = self.sums.get(name, 0) + value.detach()
        if time.monotonic() - self.last > self.every:
            self.show()

    def show(self) -> None:
        passed = time.monotonic() - self.start
        numbers = "  ".join(f"{name} {float(value) / max(1, self.steps):.4f}" for name, value in self.sums.items())
        rate = self.pictures / passed
        print(f"{self.stage}: {passed:5.0f} s  step {self.total}  {rate:.0f} pictures/s  {numbers}", flush=True)
        self.sums, self.steps, self.last = {}, 0, time.monotonic()
