import type { Pose } from "./pose.ts";
import { both, firm, rest, stand } from "./shared.ts";

export const waving: Pose = {
  arms: [
    [
      [84, 82],
      [158, 60],
    ],
    rest,
  ],
  legs: stand,
  hands: ["open", "relaxed"],
  tilt: 4,
  hold: 1,
};

export const cheering: Pose = {
  arms: both([
    [126, 84],
    [156, 80],
  ]),
  legs: firm,
  hands: ["open", "open"],
  hold: 0,
};

export const pointing: Pose = {
  arms: [
    [
      [84, -42],
      [88, -46],
    ],
    rest,
  ],
  legs: stand,
  hands: ["point", "relaxed"],
  lean: 2,
  hold: 1,
  view: "three-quarter",
};

export const hugging: Pose = {
  arms: [
    [
      [62, 22],
      [84, -42],
    ],
    [
      [74, 24],
      [96, -42],
    ],
  ],
  legs: stand,
  hands: ["flat", "flat"],
  lean: 6,
  tilt: -5,
  hold: 0,
  view: "three-quarter",
};

export const thinking: Pose = {
  arms: [
    [
      [24, 46],
      [142, -26],
    ],
    [
      [18, 50],
      [78, -70],
    ],
  ],
  legs: stand,
  hands: ["fist", "relaxed"],
  tilt: -5,
  hold: 1,
};

export const shrugging: Pose = {
  arms: both([
    [30, 78],
    [112, 82],
  ]),
  legs: stand,
  hands: ["open", "open"],
  tilt: 7,
  hold: 0,
};

export const handsOnHips: Pose = {
  arms: both([
    [50, 94],
    [46, -88],
  ]),
  legs: firm,
  hands: ["fist", "fist"],
  hold: 0,
};

export const armsCrossed: Pose = {
  arms: [
    [
      [24, 50],
      [84, -62],
    ],
    [
      [24, 50],
      [78, -66],
    ],
  ],
  legs: firm,
  hands: ["flat", "flat"],
  hold: 0,
};

export const clapping: Pose = {
  arms: both([
    [30, 46],
    [108, -34],
  ]),
  legs: stand,
  hands: ["flat", "flat"],
  hold: 0,
};

export const bowing: Pose = {
  arms: [
    [
      [30, 60],
      [70, -62],
    ],
    [
      [40, 130],
      [30, 150],
    ],
  ],
  legs: [
    [
      [6, 60],
      [4, 60],
    ],
    [
      [10, 176],
      [10, 178],
    ],
  ],
  hands: ["flat", "relaxed"],
  lean: 34,
  hold: 1,
  view: "three-quarter",
};

export const reaching: Pose = {
  arms: [
    [
      [20, 110],
      [14, 90],
    ],
    [
      [142, 46],
      [162, 30],
    ],
  ],
  legs: [
    [
      [8, 150],
      [20, 176],
    ],
    [
      [4, 90],
      [2, 90],
    ],
  ],
  hands: ["relaxed", "open"],
  hold: 0,
  view: "three-quarter",
};
