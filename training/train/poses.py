"""The panels' people as OpenPose would see them: what a ControlNet is shown while it learns.

Drawn bodies have people's proportions (arms, legs and shoulders in lengths of the torso are within a tenth of those of
the product's ready poses); drawn heads are two and a half times too large. So the body's joints are taken as they are, and the face is
set where a person's would be: nearer to the shoulders, and small. A skeleton of the product's, or of a photo, then
stands for a whole drawn figure with its large head.
"""

import math

import torch
from torch import Tensor

from attributes import Vocabulary
from data import World

# What stands for each of OpenPose's 18 joints.
DRAWN = (
    *("head", "neck", "right shoulder", "right elbow", "right hand", "left shoulder", "left elbow", "left hand"),
    *("hip", "right knee", "right foot", "hip", "left knee", "left foot", "head", "head", "head", "head"),
)
NECK, RIGHT_SHOULDER, LEFT_SHOULDER, RIGHT_HIP, LEFT_HIP = 1, 2, 5, 8, 11
FACE, EYES_AND_EARS = (0, 14, 15, 16, 17), slice(14, 18)
# Nose, right and left eye, right and left ear, in distances of the nose from the neck: to the person's left, up, forward.
# Turned, they give the faces of the product's ready poses.
HEAD = ((0, 0, 0.7), (-0.24, 0.25, 0.53), (0.24, 0.25, 0.53), (-0.52, 0.14, 0), (0.52, 0.14, 0))
HIPS = 0.54  # their distance, in that of the shoulders
TURNS = {"front": 0, "left": -38, "right": 38, "far left": -75, "far right": 75}
TURN_SPREAD = 12
# Nose from neck, in distances of the drawn head's middle from it: 0.34 is a ready pose's.
NEARNESS = (0.24, 0.6)
HIDDEN = -0.35  # an ear farther back than that is not seen
JITTER = 0.012  # of the distance from hip to head
DROP_JOINT, DROP_EYES_AND_EARS = 0.05, 0.2


class Poses:
    def __init__(self, vocabulary: Vocabulary, device: torch.device):
        people = vocabulary.people
        self.facing = people.names.index("facing")
        turns = [math.radians(TURNS[name]) for name in people.classes[self.facing]]
        self.facing -= len(people.names)  # among the columns of a pose, which are the last
        self.turns = torch.tensor(turns, device=device)
        self.drawn = torch.tensor([vocabulary.joints.index(name) for name in DRAWN], device=device)
        self.hip, self.head = (vocabulary.joints.index(name) for name in ("hip", "head"))
        self.face = torch.tensor(HEAD, device=device)

    def of(self, world: World, rows: Tensor) -> tuple[Tensor, Tensor]:
        """Joints in shares of the picture [N, slots, 18, 2], a little off; and which are shown, [N, slots, 18]."""
        joints, facing = world.joints[rows], world.pose[rows][..., self.facing].long()
        points, seen = joints[:, :, self.drawn, :2].clone(), joints[:, :, self.drawn, 2] > 0
        hip, head = joints[:, :, self.hip, :2], joints[:, :, self.head, :2]
        right, left = points[:, :, RIGHT_SHOULDER], points[:, :, LEFT_SHOULDER]
        neck = (right + left) / 2
        points[:, :, NECK] = neck
        points[:, :, RIGHT_HIP], points[:, :, LEFT_HIP] = (hip + sign * HIPS / 2 * (left - right) for sign in (-1, 1))

        near, far = NEARNESS
        up = (head - neck) * torch.empty_like(facing, dtype=torch.float).uniform_(near, far)[..., None]
        across = torch.stack([-up[..., 1], up[..., 0]], dim=-1)
        spread = math.radians(TURN_SPREAD)
        turn = self.turns[facing] + torch.empty_like(facing, dtype=torch.float).uniform_(-spread, spread)
        cosine, sine = turn.cos()[..., None], turn.sin()[..., None]
        x, y, z = self.face.unbind(-1)
        sideways, forward = x * cosine + z * sine, z * cosine - x * sine
        points[:, :, FACE] = neck[:, :, None] + (1 + y)[:, None] * up[:, :, None] + sideways[..., None] * across[:, :, None]
        seen[:, :, FACE] &= forward > HIDDEN

        size = (head - hip).norm(dim=-1)[..., None, None]
        points += JITTER * size * torch.randn_like(points)
        seen &= torch.rand(seen.shape, device=seen.device) > DROP_JOINT
        seen[:, :, EYES_AND_EARS] &= torch.rand_like(size)[..., 0] > DROP_EYES_AND_EARS
        return points, seen & ((points >= 0) & (points <= 1)).all(-1)
