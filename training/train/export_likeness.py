"""Writes the trained likeness for training/evaluate: likeness.onnx.

python export_likeness.py --run DIR --out training/evaluate
"""

import argparse
from pathlib import Path

import torch

from judge_file import write_judge
from networks.likeness import SIDE, Likeness


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder with likeness.pt")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    pixels = torch.zeros(2, 3, SIDE, SIDE)
    write_judge(options.out / "likeness.onnx", Likeness(), options.run / "likeness.pt", pixels, ["embedding"], many=True)


if __name__ == "__main__":
    main()
