"""Where the picture looks at which identity: the decoupled attention's maps, drawn over held-out panels of two people.

python show_attention.py --world DIR --table labels.json --text models/storybook/text_encoder --run DIR --out attention.png

A row a panel: its first two references, the picture, then the picture lit where it looked at the background's tokens, at the
first person's and at the second's, averaged over steps, attentions and heads.
"""

import argparse
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from check_drawing import whole
from common import autocast
from networks.position_aware_resampler import TOKENS
from sample import bodies_column, draw, picture, save_sheet
from shared import finished

PANELS, GUIDANCE = 6, 3.0
DIM = 0.15  # light left where nothing is looked at


def shares(maps: list[Tensor], count: int, side: int) -> Tensor:
    """Attention maps [2 B, queries, I] of one step, those with pictures last -> [B, 1 + slots, side, side], of all attentions' mean."""
    resized = []
    for probability in maps:
        seen = probability[-count:].float().unflatten(2, (-1, TOKENS)).sum(-1).transpose(1, 2)
        cells = round(seen.shape[-1] ** 0.5)
        resized.append(F.interpolate(seen.unflatten(2, (cells, cells)), size=(side, side), mode="bilinear"))
    return torch.stack(resized).mean(0)


@torch.no_grad()
def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    shared, held = finished(parser)
    world, _, latents, captions = shared.panels
    rows = held[world.count[held] == 2][:PANELS]
    batch = whole(*shared.panels, rows, 1.0)
    side, steps = batch.latents.shape[-1], []
    drawn = draw(shared.model, batch, captions, GUIDANCE, watch=lambda maps: steps.append(shares(maps, len(rows), side)))
    shared.restore("decoder", shared.vae)
    with autocast(shared.device):
        pictures = picture(shared.vae.decode(drawn / latents.scale + latents.shift))
    looked = F.interpolate(torch.stack(steps).mean(0), size=pictures.shape[1:3], mode="bilinear").cpu()
    lit = [(pictures * (DIM + (1 - DIM) * share[..., None])).byte() for share in looked[:, :3].unbind(1)]
    save_sheet([*(bodies_column(world, rows, slot, pictures.shape[1]) for slot in (0, 1)), pictures, *lit], shared.options.out)


if __name__ == "__main__":
    main()
