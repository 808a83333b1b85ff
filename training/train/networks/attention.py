"""Attention by what trains fastest on a device."""

import torch.nn.functional as F
from torch import Tensor


def attend(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    """q: [B, H, Q, D]; k, v: [B, H, K, D] -> [B, H, Q, D]."""
    if q.is_cuda:
        return F.scaled_dot_product_attention(q, k, v)
    # PyTorch's fused attention for CPUs spends a third of a whole training step on its way back, in bfloat16.
    return ((q * q.shape[-1] ** -0.5) @ k.mT).softmax(-1) @ v
