"""Writes the trained reader for training/evaluate: reader.onnx and the names of what it reads, reader.json.

python export_reader.py --run DIR --table attributes.json --out training/evaluate
"""

import argparse
import json
from pathlib import Path

import torch

from attributes import Vocabulary
from judge_file import write_judge
from networks.reader import SIDE, Reader


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder with reader.pt")
    parser.add_argument("--table", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    vocabulary = Vocabulary.read(options.table)
    model = Reader(vocabulary.people.widths, vocabulary.scene.widths, vocabulary.joints)
    pixels, outputs = torch.zeros(1, 3, SIDE, SIDE), ["people", "count", "scene", "joints"]
    write_judge(options.out / "reader.onnx", model, options.run / "reader.pt", pixels, outputs)
    names = {"people": vocabulary.people.public(), "scene": vocabulary.scene.public(), "joints": vocabulary.joints}
    (options.out / "reader.json").write_text(json.dumps(names, indent=1) + "\n")


if __name__ == "__main__":
    main()
