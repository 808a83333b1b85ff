"""Writes the trained attribute reader for training/evaluate: reader.onnx and the names of its labels.

python export_reader.py --run DIR --table attributes.json --out training/evaluate
"""

import argparse
import json
from pathlib import Path

import torch

from attributes import Table
from networks.reader import Reader


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder with reader.pt")
    parser.add_argument("--table", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    people, scene = Table.read(options.table, "attributes"), Table.read(options.table, "scene")
    model = Reader(people.widths, scene.widths)
    model.load_state_dict(torch.load(options.run / "reader.pt", map_location="cpu", weights_only=True)["model"])
    model.eval()
    torch.onnx.export(
        model,
        (torch.zeros(1, 3, 256, 256),),
        options.out / "reader.onnx",
        input_names=["pixels"],
        output_names=["people", "count", "scene"],
        dynamo=True,
        external_data=False,
    )
    labels = {
        section: [{"name": n, "classes": list(c)} for n, c in zip(table.names, table.classes)]
        for section, table in (("people", people), ("scene", scene))
    }
    (options.out / "reader.json").write_text(json.dumps(labels, indent=1) + "\n")


if __name__ == "__main__":
    main()
