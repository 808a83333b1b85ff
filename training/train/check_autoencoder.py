"""What the autoencoder alone costs: the reader of training/evaluate on renders and on their copies.

python check_autoencoder.py --shard SHARD.safetensors --table attributes.json [--pack models/storybook]

Everything else perfect, no panel can be read better than its copy. The shard and the table are those of
training/picture-book/generate.ts at `--side 512`; a shard that was never trained on has a high number, `--shards 900-900`.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from safetensors.torch import load_file

from attributes import Table
from from_pack import weights
from networks.autoencoder_kl import AutoencoderKL
from settings import AUTOENCODER
from train_autoencoder import to_pixels
from train_reader import as_read

EVALUATE = Path(__file__).parent.parent / "evaluate"
TOGETHER = ("hair colour", "top colour")  # of everybody in the panel
READ = (*TOGETHER, "skin", "hair style", "glasses", "facial hair", "garment", "headwear", "pattern")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shard", type=Path, required=True)
    parser.add_argument("--table", type=Path, required=True)
    parser.add_argument("--pack", type=Path, default=Path("models/storybook"))
    parser.add_argument("--panels", type=int, default=300)
    options = parser.parse_args()
    people, scene = Table.read(options.table, "attributes"), Table.read(options.table, "scene")
    shard = load_file(options.shard)
    vae = AutoencoderKL(AUTOENCODER)
    vae.load_state_dict(weights(options.pack / "base/vae"))
    session = onnxruntime.InferenceSession(EVALUATE / "reader.onnx")
    labels = json.loads((EVALUATE / "reader.json").read_text())["people"]
    ends = np.cumsum([len(label["classes"]) for label in labels])
    starts = dict(zip((label["name"] for label in labels), zip([0, *ends], ends)))
    wide = scene.classes[scene.names.index("framing")].index("wide")
    right: dict[str, Counter] = {"render": Counter(), "copy": Counter()}
    judged: Counter = Counter()
    for i in range(options.panels):
        count = int(shard["count"][i])
        if count not in (1, 2) or shard["scene"][i, scene.names.index("framing")] == wide:
            continue
        panels = shard["panels"][i : i + 1]
        with torch.no_grad():
            copy = vae.decode(vae.encode(to_pixels(panels))[0]).clamp(-1, 1)
        copies = ((copy + 1) * 127.5).round().byte().permute(0, 2, 3, 1)
        boxes = shard["boxes"][i, :count]
        order = (boxes[:, 0] + boxes[:, 2]).argsort()
        for kind, pictures in (("render", panels), ("copy", copies)):
            (seen,) = session.run(["people"], {"pixels": as_read(pictures).numpy()})
            all_right = True
            for place, slot in enumerate(order):
                for name in READ:
                    label = int(shard["attributes_shown"][i, slot, people.names.index(name)])
                    if label < 0:
                        continue
                    start, end = starts[name]
                    hit = int(seen[0, place, start:end].argmax()) == label
                    right[kind][name] += hit
                    judged[kind, name] += 1
                    all_right &= hit or name not in TOGETHER
            right[kind][f"hair and top of {count}"] += all_right
            judged[kind, f"hair and top of {count}"] += 1
    for name in (*(f"hair and top of {count}" for count in (1, 2)), *READ):
        shares = ", ".join(f"{kind} {right[kind][name] / judged[kind, name]:.1%}" for kind in right)
        print(f"{name}: {shares} of {judged['render', name]}")


if __name__ == "__main__":
    main()
