"""The frozen text encoder: all-MiniLM-L6-v2 (a BertModel), read from a pack's `text_encoder` folder.

Large tensors may be stored as int8 rows with a scale a row ("NAME" and "NAME.scale"), as the pack has them.
"""

import json
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor

from settings import TEXT_TOKENS


class SentenceEncoder:
    def __init__(self, folder: Path, device: torch.device):
        stored = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
        self.weights = {
            k: (v.float() * stored[f"{k}.scale"].float().reshape(-1, 1) if f"{k}.scale" in stored else v.float()).to(device)
            for k, v in stored.items()
            if not k.endswith(".scale") and v.dtype != torch.int64
        }
        config = json.loads((folder / "config.json").read_text())
        self.layers, self.heads = config["num_hidden_layers"], config["num_attention_heads"]
        self.device = device
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.enable_truncation(TEXT_TOKENS)
        self.tokenizer.enable_padding()

    def linear(self, name: str, x: Tensor) -> Tensor:
        return F.linear(x, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"])

    def norm(self, name: str, x: Tensor) -> Tensor:
        return F.layer_norm(x, x.shape[-1:], self.weights[f"{name}.weight"], self.weights[f"{name}.bias"], 1e-12)

    @torch.no_grad()
    def encode(self, texts: list[str]) -> tuple[Tensor, Tensor]:
        """Hidden states [N, 64, 384], zero where padded, and the L2-normalised mean over the real tokens [N, 384]."""
        encoded = self.tokenizer.encode_batch(texts)
        ids = torch.tensor([e.ids for e in encoded], device=self.device)
        mask = torch.tensor([e.attention_mask for e in encoded], device=self.device).float()
        w = self.weights
        x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.token_type_embeddings.weight"][0]
        x = self.norm("embeddings.LayerNorm", x + w["embeddings.position_embeddings.weight"][: ids.shape[1]])
        padded = (1 - mask)[:, None, None] * -1e9
        for i in range(self.layers):
            at = f"encoder.layer.{i}."
            names = [f"{at}attention.self.{part}" for part in ("query", "key", "value")]
            q, k, v = (self.linear(n, x).unflatten(-1, (self.heads, -1)).transpose(1, 2) for n in names)
            attended = F.scaled_dot_product_attention(q, k, v, attn_mask=padded).transpose(1, 2).flatten(2)
            x = self.norm(f"{at}attention.output.LayerNorm", x + self.linear(f"{at}attention.output.dense", attended))
            inner = F.gelu(self.linear(f"{at}intermediate.dense", x))
            x = self.norm(f"{at}output.LayerNorm", x + self.linear(f"{at}output.dense", inner))
        x = x * mask[..., None]
        pooled = F.normalize(x.sum(1) / mask.sum(1, keepdim=True), dim=-1)
        return F.pad(x, (0, 0, 0, TEXT_TOKENS - x.shape[1])), pooled


class Captions:
    """The hidden states of every caption, computed once and kept in `cache`. Caption 0 is the empty one, for guidance."""

    def __init__(self, encoder: SentenceEncoder, captions: list[list[str]], cache: Path, batch: int = 512):
        unique = {"": 0}
        for wordings in captions:
            for text in wordings:
                unique.setdefault(text, len(unique))
        most = max(len(wordings) for wordings in captions)
        rows = [[unique[w[i % len(w)]] for i in range(most)] for w in captions]
        self.rows = torch.tensor(rows, device=encoder.device)
        texts = list(unique)
        kept = torch.load(cache, map_location=encoder.device, weights_only=True) if cache.exists() else {"texts": None}
        if kept["texts"] != texts:
            kept = {"texts": texts} | self._encode(encoder, texts, batch)
            torch.save(kept, cache)
        self.hidden, self.pooled = kept["hidden"], kept["pooled"]

    @staticmethod
    def _encode(encoder: SentenceEncoder, texts: list[str], batch: int) -> dict[str, Tensor]:
        """In order of length, so that little is computed for padding."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        hidden, pooled = [], []
        for start in range(0, len(texts), batch):
            h, p = encoder.encode([texts[i] for i in order[start : start + batch]])
            hidden.append(h.half())
            pooled.append(p)
        back = torch.tensor(order, device=encoder.device).argsort()
        return {"hidden": torch.cat(hidden)[back], "pooled": torch.cat(pooled)[back]}

    def of(self, panels: Tensor) -> Tensor:
        """One random wording of each panel: rows of `hidden` and `pooled`."""
        return self.rows[panels, torch.randint(self.rows.shape[1], (len(panels),), device=self.rows.device)]
