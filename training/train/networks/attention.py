"""Attention by what trains fastest on a device."""

import torch.nn.functional as F
from torch import Tensor


def attend(q: Tensor, k: Tensor, v: Tensor, there: Tensor | None = None) -> Tensor:
    """q: [B, H, Q, D]; k, v: [B, H, K, D]; there: [B, 1, 1, K], false for keys that are not -> [B, H, Q, D]."""
    if q.is_cuda:
        return F.scaled_dot_product_attention(q, k, v, there)
    # PyTorch's fused attention for CPUs spends a third of a whole training step on its way back, in bfloat16.
    scores = (q * q.shape[-1] ** -0.5) @ k.mT
    if there is not None:
        scores = scores.masked_fill(~there, float("-inf"))
    return scores.softmax(-1) @ v
