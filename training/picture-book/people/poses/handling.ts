import type { Pose } from "./pose.ts";
import { both, firm, rest, stand } from "./shared.ts";

export const reading: Pose = {
  arms: both([
    [20, 40],
    [84, -20],
  ]),
  legs: stand,
  hands: ["fist", "fist"],
  hold: "both",
};

export const holding: Pose = {
  arms: [
    [
      [18, 60],
      [100, 28],
    ],
    rest,
  ],
  legs: stand,
  hands: ["fist", "relaxed"],
  hold: 0,
};

export const offering: Pose = {
  arms: [
    [
      [46, -4],
      [82, -36],
    ],
    rest,
  ],
  legs: stand,
  hands: ["fist", "relaxed"],
  lean: 4,
  hold: 0,
  view: "three-quarter",
};

export const carrying: Pose = {
  arms: both([
    [16, 62],
    [76, -20],
  ]),
  legs: stand,
  hands: ["fist", "fist"],
  hold: "both",
};

export const raising: Pose = {
  arms: [
    [
      [132, 78],
      [162, 50],
    ],
    [
      [32, 84],
      [36, -40],
    ],
  ],
  legs: firm,
  hands: ["fist", "fist"],
  hold: 0,
};

export const drinking: Pose = {
  arms: [
    [
      [30, 60],
      [138, -14],
    ],
    rest,
  ],
  legs: stand,
  hands: ["fist", "relaxed"],
  hold: 0,
};
