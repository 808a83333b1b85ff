import type { Pose } from "./pose.ts";
import { both } from "./shared.ts";

export const walking: Pose = {
  arms: [
    [
      [32, 168],
      [10, 40],
    ],
    [
      [28, 15],
      [58, 0],
    ],
  ],
  legs: [
    [
      [26, 4],
      [8, 0],
    ],
    [
      [18, 176],
      [44, 178],
    ],
  ],
  hands: ["relaxed", "relaxed"],
  lean: 3,
  hold: 1,
  view: "three-quarter",
};

export const running: Pose = {
  arms: [
    [
      [58, 165],
      [28, -10],
    ],
    [
      [48, 12],
      [118, -10],
    ],
  ],
  legs: [
    [
      [62, 0],
      [6, 180],
    ],
    [
      [26, 178],
      [84, 180],
    ],
  ],
  hands: ["fist", "fist"],
  lean: 13,
  lift: 3,
  hold: 1,
  view: "side",
};

export const jumping: Pose = {
  arms: both([
    [128, 84],
    [150, 80],
  ]),
  legs: [
    [
      [38, 60],
      [26, -150],
    ],
    [
      [44, 70],
      [48, 178],
    ],
  ],
  hands: ["open", "open"],
  lift: 15,
  hold: 0,
};

export const dancing: Pose = {
  arms: [
    [
      [122, 84],
      [156, 84],
    ],
    [
      [66, 86],
      [118, 70],
    ],
  ],
  legs: [
    [
      [8, 90],
      [4, 90],
    ],
    [
      [36, 66],
      [26, -100],
    ],
  ],
  hands: ["open", "open"],
  sway: 5,
  tilt: -6,
  hold: 1,
};

export const floating: Pose = {
  arms: [
    [
      [82, 86],
      [66, 70],
    ],
    [
      [92, 84],
      [116, 70],
    ],
  ],
  legs: [
    [
      [20, 60],
      [40, 176],
    ],
    [
      [30, 50],
      [30, 170],
    ],
  ],
  hands: ["open", "open"],
  lift: 18,
  lean: 6,
  hold: 1,
};
