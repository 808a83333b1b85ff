import type { Pose } from "./pose.ts";
import { both, rest, stand } from "./shared.ts";

export const standing: Pose = { arms: both(rest), legs: stand, hands: ["relaxed", "relaxed"], hold: 0 };

export const sitting: Pose = {
  arms: [
    [
      [14, 40],
      [52, -6],
    ],
    [
      [14, 40],
      [52, -6],
    ],
  ],
  legs: [
    [
      [80, 12],
      [4, 10],
    ],
    [
      [80, 12],
      [4, 10],
    ],
  ],
  hands: ["flat", "flat"],
  seat: true,
  hold: "both",
  view: "three-quarter",
};

export const sittingOnTheGround: Pose = {
  arms: [
    [
      [22, 70],
      [48, -30],
    ],
    [
      [22, 70],
      [48, -30],
    ],
  ],
  legs: [
    [
      [84, 58],
      [74, -62],
    ],
    [
      [84, 58],
      [74, -48],
    ],
  ],
  hands: ["flat", "flat"],
  hold: "both",
};

export const sleeping: Pose = {
  arms: [
    [
      [12, 70],
      [12, 10],
    ],
    [
      [20, 70],
      [96, -60],
    ],
  ],
  legs: [
    [
      [4, 80],
      [2, 60],
    ],
    [
      [10, 80],
      [4, 80],
    ],
  ],
  hands: ["relaxed", "relaxed"],
  lies: true,
  hold: 0,
};

export const kneeling: Pose = {
  arms: [
    [
      [18, 40],
      [60, -6],
    ],
    [
      [16, 60],
      [30, 20],
    ],
  ],
  legs: [
    [
      [78, 10],
      [4, 10],
    ],
    [
      [6, 20],
      [88, 178],
    ],
  ],
  hands: ["relaxed", "relaxed"],
  lean: 4,
  hold: 0,
  view: "side",
};
