/**
 * Poses as limb angles. 0 = straight down, 90 = to the right of the picture, -90 = to the left, 180 = up. Each limb has two
 * bones: [upper, lower]. The first of a pair is the limb on the picture's left. Poses with a direction look to the right;
 * a figure that faces left is drawn mirrored.
 */
export interface Pose {
  arms: [[number, number], [number, number]];
  legs: [[number, number], [number, number]];
  /** Degrees the upper body leans to the right. */
  lean?: number;
  /** Degrees the head tilts to the right. */
  tilt?: number;
  /** Height above the ground, in hundredths of a grown-up. */
  lift?: number;
  /** Degrees the whole figure is turned (lying). */
  turn?: number;
  /** Needs something to sit on. */
  seat?: boolean;
  /** Which hand holds an object: 0 left of the picture, 1 right, "both" = between the hands. */
  hold: 0 | 1 | "both";
  /** Arms go in front of the face (drawn last) rather than behind the head. */
  direction?: "side";
}

const standing: Pose["legs"] = [
  [-4, -2],
  [4, 2],
];
const relaxed: [number, number] = [-16, -6];

export const poses = {
  standing: { arms: [relaxed, [16, 6]], legs: standing, hold: 1 },
  waving: { arms: [relaxed, [106, 150]], legs: standing, tilt: 5, hold: 0 },
  walking: {
    arms: [
      [-34, -14],
      [30, 48],
    ],
    legs: [
      [-20, -34],
      [24, 12],
    ],
    lean: 3,
    hold: 1,
    direction: "side",
  },
  running: {
    arms: [
      [-58, 14],
      [52, 128],
    ],
    legs: [
      [-28, -92],
      [58, -6],
    ],
    lean: 11,
    lift: 4,
    hold: 1,
    direction: "side",
  },
  sitting: {
    arms: [
      [-20, 18],
      [24, 58],
    ],
    legs: [
      [58, 6],
      [80, 2],
    ],
    seat: true,
    hold: 1,
    direction: "side",
  },
  "sitting on the ground": {
    arms: [
      [-30, 10],
      [30, -10],
    ],
    legs: [
      [-78, 62],
      [78, -62],
    ],
    hold: "both",
  },
  jumping: {
    arms: [
      [-122, -146],
      [122, 146],
    ],
    legs: [
      [-38, 30],
      [46, -52],
    ],
    lift: 17,
    hold: 1,
  },
  cheering: {
    arms: [
      [-124, -152],
      [124, 152],
    ],
    legs: [
      [-9, -5],
      [9, 5],
    ],
    hold: 1,
  },
  pointing: {
    arms: [
      [-32, 36],
      [94, 90],
    ],
    legs: standing,
    lean: 2,
    hold: 0,
    direction: "side",
  },
  reading: {
    arms: [
      [-16, 66],
      [16, -66],
    ],
    legs: standing,
    tilt: 0,
    hold: "both",
  },
  holding: { arms: [relaxed, [28, 104]], legs: standing, hold: 1 },
  offering: {
    arms: [
      [-18, 4],
      [62, 96],
    ],
    legs: standing,
    lean: 4,
    hold: 1,
    direction: "side",
  },
  carrying: {
    arms: [
      [-22, 60],
      [22, -60],
    ],
    legs: [
      [-10, -12],
      [12, 6],
    ],
    hold: "both",
  },
  raising: {
    arms: [
      [-30, 34],
      [126, 156],
    ],
    legs: standing,
    hold: 1,
  },
  drinking: { arms: [relaxed, [-2, -168]], legs: standing, tilt: -4, hold: 1 },
  sleeping: {
    arms: [
      [-10, 8],
      [10, -12],
    ],
    legs: [
      [-2, 2],
      [8, -4],
    ],
    turn: -90,
    hold: 0,
  },
  hugging: {
    arms: [
      [58, 96],
      [76, 112],
    ],
    legs: standing,
    lean: 5,
    tilt: 7,
    hold: 0,
    direction: "side",
  },
  dancing: {
    arms: [
      [-118, -152],
      [72, 126],
    ],
    legs: [
      [-8, -4],
      [38, -24],
    ],
    lean: -5,
    tilt: 8,
    hold: 1,
  },
  thinking: {
    arms: [
      [-8, 74],
      [-4, -172],
    ],
    legs: standing,
    tilt: 7,
    hold: 0,
  },
  shrugging: {
    arms: [
      [-34, -112],
      [34, 112],
    ],
    legs: standing,
    tilt: 8,
    hold: 1,
  },
  "hands on hips": {
    arms: [
      [-54, 44],
      [54, -44],
    ],
    legs: [
      [-9, -5],
      [9, 5],
    ],
    hold: 1,
  },
  kneeling: {
    arms: [
      [-14, 20],
      [40, 74],
    ],
    legs: [
      [-8, -78],
      [64, 2],
    ],
    lean: 6,
    hold: 1,
    direction: "side",
  },
  floating: {
    arms: [
      [-86, -60],
      [82, 108],
    ],
    legs: [
      [-22, -48],
      [26, -20],
    ],
    lift: 20,
    lean: 6,
    hold: 1,
  },
} as const satisfies Record<string, Pose>;
export type PoseName = keyof typeof poses;
export const poseNames = Object.keys(poses) as PoseName[];

export const expressions = ["neutral", "happy", "laughing", "sad", "surprised", "angry", "asleep"] as const;
export type Expression = (typeof expressions)[number];
export const facings = ["front", "left", "right"] as const;
export type Facing = (typeof facings)[number];
