"""A trained judge as an ONNX file, for the programs that measure."""

from pathlib import Path

import onnx
import torch
from torch import Tensor, nn


def write_judge(path: Path, model: nn.Module, weights: Path, pixels: Tensor, outputs: list[str], many: bool = False) -> None:
    """`weights`: the stage's checkpoint; `pixels`: an example of the input, which has that name; `many`: of any number."""
    model.load_state_dict(torch.load(weights, map_location="cpu", weights_only=True)["model"])
    program = torch.onnx.export(
        model.eval(),
        (pixels,),
        input_names=["pixels"],
        output_names=outputs,
        dynamic_shapes=({0: torch.export.Dim("people")},) if many else None,
        dynamo=True,
        verbose=False,
    )
    file = program.model_proto
    for node in file.graph.node:  # where in Python each comes from: a tenth of the file
        del node.metadata_props[:]
    onnx.save(file, path)
