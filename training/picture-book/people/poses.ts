/**
 * Where a bone points: [elevation, azimuth] in degrees. Elevation 0 = straight down, 90 = level, 180 = up; azimuth 0 =
 * forward, 90 = to the limb's own side, -90 = across the body, 180 = backward.
 */
export type Direction = readonly [number, number];
/** An arm or a leg: its upper and its lower bone. */
export type Limb = readonly [Direction, Direction];
export type Hand = "relaxed" | "open" | "fist" | "point" | "flat";

/** A pose of the whole skeleton. Of pairs the first is the person's right, which is on the left of a picture seen from the front. */
export interface Pose {
  arms: readonly [Limb, Limb];
  legs: readonly [Limb, Limb];
  hands: readonly [Hand, Hand];
  /** Degrees the upper body leans forward, and to the person's left. */
  lean?: number;
  sway?: number;
  /** Degrees the head tilts to the person's left, and nods forward. */
  tilt?: number;
  /** Height above the ground. */
  lift?: number;
  /** Needs something to sit on. */
  seat?: boolean;
  /** Lies on the ground. */
  lies?: boolean;
  /** The hand that holds something, or both. */
  hold: 0 | 1 | "both";
  /** Looks best seen so, where nobody asks for another view. */
  view?: "side" | "three-quarter";
}

const stand: Pose["legs"] = [
  [
    [4, 90],
    [2, 80],
  ],
  [
    [4, 90],
    [2, 80],
  ],
];
const firm: Pose["legs"] = [
  [
    [10, 90],
    [6, 90],
  ],
  [
    [10, 90],
    [6, 90],
  ],
];
const rest: Limb = [
  [13, 80],
  [9, 35],
];
const both = (limb: Limb): readonly [Limb, Limb] => [limb, limb];

export const poses = {
  standing: { arms: both(rest), legs: stand, hands: ["relaxed", "relaxed"], hold: 0 },
  waving: {
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
  },
  walking: {
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
  },
  running: {
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
  },
  sitting: {
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
  },
  "sitting on the ground": {
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
  },
  jumping: {
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
  },
  cheering: {
    arms: both([
      [126, 84],
      [156, 80],
    ]),
    legs: firm,
    hands: ["open", "open"],
    hold: 0,
  },
  pointing: {
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
  },
  reading: {
    arms: both([
      [20, 40],
      [84, -20],
    ]),
    legs: stand,
    hands: ["fist", "fist"],
    hold: "both",
  },
  holding: {
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
  },
  offering: {
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
  },
  carrying: {
    arms: both([
      [16, 62],
      [76, -20],
    ]),
    legs: stand,
    hands: ["fist", "fist"],
    hold: "both",
  },
  raising: {
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
  },
  drinking: {
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
  },
  sleeping: {
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
  },
  hugging: {
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
  },
  dancing: {
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
  },
  thinking: {
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
  },
  shrugging: {
    arms: both([
      [30, 78],
      [112, 82],
    ]),
    legs: stand,
    hands: ["open", "open"],
    tilt: 7,
    hold: 0,
  },
  "hands on hips": {
    arms: both([
      [50, 94],
      [46, -88],
    ]),
    legs: firm,
    hands: ["fist", "fist"],
    hold: 0,
  },
  "arms crossed": {
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
  },
  clapping: {
    arms: both([
      [30, 46],
      [108, -34],
    ]),
    legs: stand,
    hands: ["flat", "flat"],
    hold: 0,
  },
  bowing: {
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
  },
  kneeling: {
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
  },
  reaching: {
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
  },
  floating: {
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
  },
} as const satisfies Record<string, Pose>;
export type PoseName = keyof typeof poses;
export const poseNames = Object.keys(poses) as PoseName[];

export const expressions = [
  "neutral",
  "happy",
  "laughing",
  "sad",
  "surprised",
  "angry",
  "asleep",
  "worried",
  "winking",
] as const;
export type Expression = (typeof expressions)[number];

/** Which way somebody is turned: to us, or to a side of the picture, half (three-quarter view) or wholly (side view). */
export const facings = ["front", "left", "right", "far left", "far right"] as const;
export type Facing = (typeof facings)[number];
export const views = ["front", "three-quarter", "side"] as const;
export type View = (typeof views)[number];

export function viewOf(facing: Facing): View {
  return facing === "front" ? "front" : facing.startsWith("far") ? "side" : "three-quarter";
}
/** Degrees a body is turned to the right of the picture. */
export const turnOf: Record<Facing, number> = { front: 0, left: -38, right: 38, "far left": -82, "far right": 82 };
