"""Drawn references made to look as varied as photos, so that a photo is inside the image encoder's world.

Everything works on a whole batch at once: [N, 3, S, S] in 0..1.
"""

import math

import torch
import torch.nn.functional as F
from torch import Tensor

# Pixels lighter than this are the white that somebody is cut out onto.
GROUND = 0.985
# Where a drawn head ends, of the figure's height.
NECK = 0.48


def uniform(x: Tensor, low: float, high: float, *shape: int) -> Tensor:
    return torch.empty(x.shape[0], *shape, device=x.device).uniform_(low, high)


def some(x: Tensor, share: float, *shape: int) -> Tensor:
    """True for about `share` of the batch."""
    return torch.rand(x.shape[0], *shape, device=x.device) < share


def blotches(x: Tensor, cells: int, channels: int = 1) -> Tensor:
    """Smooth noise of so many cells across."""
    return F.interpolate(torch.randn(x.shape[0], channels, cells, cells, device=x.device), size=x.shape[-2:], mode="bicubic")


def posed(x: Tensor, fill: float, body: bool) -> Tensor:
    """Turned a little and mirrored. Of a body also: cut off as portraits are, below and at the sides, in the proportions of
    grown people (a smaller head on wider shoulders), and leaning."""
    size = x.shape[-1]
    across, down = torch.meshgrid(*[torch.linspace(-1, 1, size, device=x.device)] * 2, indexing="xy")
    across, down = (axis.expand(x.shape[0], -1, -1) for axis in (across, down))
    angle = uniform(x, -10, 10, 1, 1) * math.pi / 180
    zoom = uniform(x, 0.92, 1.08, 1, 1)
    across, down = zoom * (angle.cos() * across - angle.sin() * down), zoom * (angle.sin() * across + angle.cos() * down)
    if body:
        height = (down + 1) / 2
        kept = torch.where(some(x, 0.65, 1, 1), uniform(x, NECK + 0.1, 1, 1, 1), torch.ones_like(zoom))
        neck = NECK / kept * torch.where(some(x, 0.7, 1, 1), uniform(x, 0.5, 1, 1, 1), torch.ones_like(zoom))
        head, shoulders = torch.where(some(x, 0.7, 1, 1), uniform(x, 0.6, 1, 1, 1), torch.ones_like(zoom)), uniform(x, 0.9, 1.5, 1, 1)
        width = head + (shoulders - head) * torch.sigmoid((height - neck) / 0.06)
        cut = torch.where(some(x, 0.4, 1, 1), uniform(x, 0.5, 1, 1, 1), torch.ones_like(zoom))
        across = across / width * cut + (1 - cut) * uniform(x, -0.7, 0.7, 1, 1) + uniform(x, -0.25, 0.25, 1, 1) * (neck - height)
        below = NECK + (kept - NECK) * (height - neck) / (1 - neck)
        down = 2 * torch.where(height < neck, NECK * height / neck, below) - 1
    across = across * torch.where(some(x, 0.5, 1, 1), -1.0, 1.0) + uniform(x, -0.04, 0.04, 1, 1)
    down = down + uniform(x, -0.04, 0.04, 1, 1)
    return F.grid_sample(x - fill, torch.stack([across, down], dim=-1), align_corners=False) + fill


def light(x: Tensor) -> Tensor:
    """Exposure, contrast, saturation, the lamp's colour, a shaded side, folds and soft patches of texture."""
    size = x.shape[-1]
    one = (1, 1, 1)
    x = x.clamp(0.001, 1) ** torch.where(some(x, 0.5, *one), uniform(x, -0.5, 0.5, *one), uniform(x, -0.2, 0.2, *one)).exp()
    x = (x - 0.5) * uniform(x, 0.75, 1.1, *one) + 0.5 + uniform(x, -0.06, 0.06, *one)
    grey = x.mean(1, keepdim=True)
    x = grey + (x - grey) * uniform(x, 0.65, 1.15, *one)
    cast = torch.where(some(x, 0.3, *one), 0.18, 0.07)
    x = x * (1 + cast * uniform(x, -1, 1, 3, 1, 1))
    across, down = torch.meshgrid(*[torch.linspace(-1, 1, size, device=x.device)] * 2, indexing="xy")
    shade = uniform(x, -0.3, 0.3, *one) * down + uniform(x, -0.3, 0.3, *one) * across
    angle, often = uniform(x, 0, math.pi, *one), uniform(x, 6, 25, *one)
    folds = ((angle.cos() * across + angle.sin() * down) * often + 2.5 * blotches(x, 5)).sin()
    fine = F.interpolate(torch.randn(x.shape[0], 1, size // 3, size // 3, device=x.device), size=(size, size), mode="bilinear")
    texture = uniform(x, 0, 0.15, *one) * folds + uniform(x, 0, 0.15, *one) * blotches(x, 9) + uniform(x, 0, 0.08, *one) * fine
    return x * (1 + shade + texture)


def grain(x: Tensor) -> Tensor:
    """Loss of detail (half of the pictures) and sensor noise."""
    small = F.interpolate(F.interpolate(x, scale_factor=0.5, mode="area"), size=x.shape[-2:], mode="bilinear")
    x = torch.where(some(x, 0.5, 1, 1, 1), small, x)
    return x + torch.randn_like(x) * uniform(x, 0, 0.03, 1, 1, 1)


Range = tuple[float, float]


def ellipse(x: Tensor, share: float, across: Range, down: Range, wide: Range, tall: Range) -> Tensor:
    """[N, 1, S, S], true inside of an ellipse, which so large a share of the batch has; ranges of its middle and its half axes."""
    axis = torch.linspace(-1, 1, x.shape[-1], device=x.device)
    x_, y_, a, b = (uniform(x, *limits, 1, 1) for limits in (across, down, wide, tall))
    inside = ((axis[None, None, :] - x_) / a) ** 2 + ((axis[None, :, None] - y_) / b) ** 2 < 1
    return (inside & some(x, share, 1, 1))[:, None]


def anything(x: Tensor) -> Tensor:
    """The colour of a thing, mostly a dark or light grey."""
    grey = uniform(x, 0, 1, 1, 1, 1)
    grey = torch.where(grey < 0.6, 0.3 * grey, grey)
    return torch.where(some(x, 0.6, 1, 1, 1), grey, uniform(x, 0, 1, 3, 1, 1))


def in_light_clothes(bodies: Tensor, faces: Tensor) -> Tensor:
    """Bodies that show more of themselves than drawn clothes do: arms, a neckline, crossed arms, long hair in front; or less: a collar."""
    size = bodies.shape[-1]
    middle = slice(round(0.38 * size), round(0.62 * size))
    skin = faces[:, :, middle, middle].flatten(2).median(2).values[..., None, None]
    hair = bodies[:, :, round(0.04 * size) : round(0.12 * size), middle].flatten(2).median(2).values[..., None, None]
    figure = bodies.amin(1, keepdim=True) < GROUND
    arms, strand = (0.1, 0.25), (0.06, 0.16)
    for colour, share, across, down, wide, tall in (
        (skin, 0.35, (-0.75, -0.4), (0.1, 0.4), arms, (0.25, 0.5)),
        (skin, 0.35, (0.4, 0.75), (0.1, 0.4), arms, (0.25, 0.5)),
        (skin, 0.5, (-0.1, 0.1), (-0.05, 0.1), (0.15, 0.35), (0.08, 0.25)),
        (skin, 0.2, (-0.3, 0.3), (0.15, 0.5), (0.3, 0.6), (0.05, 0.12)),
        (hair, 0.3, (-0.5, -0.25), (-0.05, 0.25), strand, (0.2, 0.5)),
        (hair, 0.3, (0.25, 0.5), (-0.05, 0.25), strand, (0.2, 0.5)),
    ):
        bodies = torch.where(ellipse(bodies, share, across, down, wide, tall) & figure, colour, bodies)
    # A collar, a scarf, the ring of a helmet: a neck's colour is not always the skin's.
    collar = ellipse(bodies, 0.35, (-0.1, 0.1), (-0.15, 0.1), (0.25, 0.5), (0.06, 0.18))
    return torch.where(collar & figure, anything(bodies), bodies)


def occluded(x: Tensor) -> Tensor:
    """Half of the bodies hold something in front of them, low in the picture; some have a badge, or scenery cut out with them."""
    anywhere = (-1.0, 1.0)
    held = ellipse(x, 0.5, anywhere, (0.1, 1), (0.2, 0.55), (0.2, 0.55))
    badge = ellipse(x, 0.4, anywhere, (-0.4, 1), (0.05, 0.2), (0.05, 0.2))
    beside = ellipse(x, 0.35, anywhere, (-0.8, 1), (0.3, 0.8), (0.3, 0.8)) & (x.amin(1, keepdim=True) > GROUND)
    for thing in (held, badge, beside):
        x = torch.where(thing, anything(x), x)
    return x


def backed(x: Tensor) -> Tensor:
    """Faces with something blurred behind them instead of white."""
    behind = (anything(x) + 0.2 * blotches(x, 4, 3)).clamp(0, 1)
    return torch.where((x.amin(1, keepdim=True) > GROUND) & some(x, 0.8, 1, 1, 1), behind, x)


def photographed(bodies: Tensor, faces: Tensor) -> tuple[Tensor, Tensor]:
    """References as they might be in photos: bodies, on white still, and faces, black where a crop leaves the photo.

    Every fourth stays a drawing: in a photo's light dark brown may be brown, in a drawing it is what it is.
    """
    posed_bodies = posed(in_light_clothes(bodies, faces), 1.0, body=True)
    ground = posed_bodies.amin(1, keepdim=True) > GROUND
    body = torch.where(ground, posed_bodies, grain(light(occluded(posed_bodies))).clamp(0, 1))
    face = grain(light(posed(backed(faces), 0.0, body=False))).clamp(0, 1)
    return tuple(torch.where(some(x, 0.25, 1, 1, 1), x, changed) for x, changed in ((bodies, body), (faces, face)))
