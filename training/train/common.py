"""What every training stage needs: the device, its precision, pictures as CLIP sees them, checkpoints and caches."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import torch
from torch import Tensor

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
