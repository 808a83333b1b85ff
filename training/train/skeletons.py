"""OpenPose skeletons as the product draws them for a ControlNet (src/pipeline/pose/draw-skeletons.ts), on any device."""

import colorsys
import math

import torch
from torch import Tensor

# Indices of OpenPose's 18 joints, in the order of their colours.
LIMBS = (
    *((1, 2), (1, 5), (2, 3), (3, 4), (5, 6), (6, 7), (1, 8), (8, 9), (9, 10)),
    *((1, 11), (11, 12), (12, 13), (1, 0), (0, 14), (14, 16), (0, 15), (15, 17)),
)
STICK = 4  # half a limb's width, and a joint's radius, in a picture of 512


def draw_skeletons(points: Tensor, shown: Tensor, side: int) -> Tensor:
    """points: [B, people, 18, 2] in shares of the picture; shown: [B, people, 18] -> [B, 3, side, side], 0..1.

    Limbs lie below all joints. The same limb of two people has the same colour, so that both are painted at once.
    """
    canvas, cover = points.new_zeros(len(points), side, side, 3), points.new_zeros(len(points), side, side)
    at, radius = points * side, STICK * side / 512
    disc = at.new_tensor([radius, 0])
    for i, (start, end) in enumerate(LIMBS):
        rows, people = (shown[:, :, start] & shown[:, :, end]).nonzero(as_tuple=True)
        paint(canvas, cover, rows, at[rows, people, start], at[rows, people, end], radius, hue(i, 0.3))
    for joint in range(len(LIMBS) + 1):
        rows, people = shown[:, :, joint].nonzero(as_tuple=True)
        middle = at[rows, people, joint]
        paint(canvas, cover, rows, middle - disc, middle + disc, radius, hue(joint, 0.5))
    return canvas.permute(0, 3, 1, 2)


def hue(index: int, lightness: float) -> tuple[float, float, float]:
    return colorsys.hls_to_rgb(20 * index / 360, lightness, 1)


def paint(
    canvas: Tensor,
    cover: Tensor,
    rows: Tensor,
    start: Tensor,
    end: Tensor,
    radius: float,
    colour: tuple[float, float, float],
) -> None:
    """Ellipses of one colour: canvas [B, S, S, 3]; cover [B, S, S], zeros, and zeros again afterwards; rows: the picture of
    each; start, end: [rows, 2], in pixels, of an axis.

    Only pixels near it are looked at: a strip of columns along it, or of rows where it is steep.
    """
    side = canvas.shape[1]
    middle, axis = (start + end) / 2, (end - start) / 2
    length = axis.norm(dim=-1).clamp_min(1e-3)
    steep = axis[:, 1].abs() > axis[:, 0].abs()
    # "Along" and "across" are x and y, or y and x where it is steep.
    along, across = torch.where(steep[:, None], middle.flip(-1), middle).unbind(-1)
    cosine, sine = (torch.where(steep[:, None], axis.flip(-1), axis) / length[:, None]).unbind(-1)
    spread = ((length * cosine) ** 2 + (radius * sine) ** 2).clamp_min(1e-6)
    slope = (length**2 - radius**2) * cosine * sine / spread
    reach = spread.sqrt().ceil().long() + 1
    breadth = math.ceil(radius * 2**0.5) + 1

    # One entry a column of a strip: whose it is, and where.
    counts = 2 * reach + 1
    whose = torch.arange(len(rows), device=rows.device).repeat_interleave(counts)
    step = torch.arange(len(whose), device=rows.device) - (counts.cumsum(0) - counts + reach)[whose]
    column = along.floor().long()[whose] + step
    ahead = column + 0.5 - along[whose]
    first = (across[whose] + slope[whose] * ahead).floor().long() - breadth
    beside = first + 0.5 - across[whose]
    cosine, sine, steep, long = cosine[whose, None], sine[whose, None], steep[whose, None], length[whose, None]
    more = torch.arange(2 * breadth + 1, device=rows.device)
    line, column, ahead, beside = first[:, None] + more, column[:, None], ahead[:, None], beside[:, None] + more
    u, v = (ahead * cosine + beside * sine) / long, (beside * cosine - ahead * sine) / radius
    # The distance to an ellipse, to first order in the distance [iquilezles.org/articles/ellipsedist].
    scaled = (u**2 + v**2).sqrt() + 1e-6
    gradient = ((u / long) ** 2 + (v / radius) ** 2).sqrt() + 1e-6 / radius
    opacity = (0.5 - scaled * (scaled - 1) / gradient).clamp(0, 1)

    inside = (column >= 0) & (column < side) & (line >= 0) & (line < side)
    touched = inside & (opacity > 0)
    place = column * torch.where(steep, side, 1) + line * torch.where(steep, 1, side)
    pixels = (rows[whose, None] * side**2 + place)[touched]
    # Where ellipses lie over each other the denser counts.
    flat, cover = canvas.view(-1, 3), cover.view(-1).scatter_reduce_(0, pixels, opacity[touched], "amax")
    flat[pixels] = torch.lerp(flat[pixels], flat.new_tensor(colour), cover[pixels][:, None])
    cover[pixels] = 0
