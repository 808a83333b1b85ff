"""diffusers' UNet2DConditionModel on PyTorch, on the CPU, for bench/unet.ts: times of some evaluations, as JSON.

python training/peers/unet.py FOLDER THREADS EVALUATIONS, where FOLDER is a pack's base model. It reads what it evaluates from
standard input: the shapes of sample, text context, text embeds and time ids in one line of JSON, then their numbers.
"""

import json
import resource
import sys
import time

import numpy
import torch
from diffusers import UNet2DConditionModel


def main() -> None:
    folder, threads, evaluations = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    torch.set_num_threads(threads)
    unet = UNet2DConditionModel.from_pretrained(folder, subfolder="unet", variant="fp16", torch_dtype=torch.float32).eval()
    shapes = json.loads(sys.stdin.buffer.readline())
    sample, context, embeds, ids = (read(shape) for shape in shapes)
    added = {"text_embeds": embeds, "time_ids": ids}
    seconds = []
    with torch.inference_mode():
        # The first evaluation plans the others.
        for _ in range(evaluations + 1):
            begin = time.perf_counter()
            out = unet(sample, 500, encoder_hidden_states=context, added_cond_kwargs=added).sample
            seconds.append(time.perf_counter() - begin)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"seconds": seconds[1:], "peak": peak, "prediction": out.flatten()[:4096].tolist()}))


def read(shape: list[int]) -> torch.Tensor:
    count = int(numpy.prod(shape))
    return torch.from_numpy(numpy.frombuffer(sys.stdin.buffer.read(4 * count), dtype="<f4").copy()).reshape(shape)


main()
