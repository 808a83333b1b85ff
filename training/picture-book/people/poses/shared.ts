import type { Limb, Pose } from "./pose.ts";

export const stand: Pose["legs"] = [
  [
    [4, 90],
    [2, 80],
  ],
  [
    [4, 90],
    [2, 80],
  ],
];
export const firm: Pose["legs"] = [
  [
    [10, 90],
    [6, 90],
  ],
  [
    [10, 90],
    [6, 90],
  ],
];
export const rest: Limb = [
  [13, 80],
  [9, 35],
];
export const both = (limb: Limb): readonly [Limb, Limb] => [limb, limb];
