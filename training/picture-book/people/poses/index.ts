import {
  armsCrossed,
  bowing,
  cheering,
  clapping,
  handsOnHips,
  hugging,
  pointing,
  reaching,
  shrugging,
  thinking,
  waving,
} from "./gestures.ts";
import { carrying, drinking, holding, offering, raising, reading } from "./handling.ts";
import { dancing, floating, jumping, running, walking } from "./moving.ts";
import type { Pose } from "./pose.ts";
import { kneeling, sitting, sittingOnTheGround, sleeping, standing } from "./resting.ts";

/** In the order of their labels. */
export const poses = {
  standing,
  waving,
  walking,
  running,
  sitting,
  "sitting on the ground": sittingOnTheGround,
  jumping,
  cheering,
  pointing,
  reading,
  holding,
  offering,
  carrying,
  raising,
  drinking,
  sleeping,
  hugging,
  dancing,
  thinking,
  shrugging,
  "hands on hips": handsOnHips,
  "arms crossed": armsCrossed,
  clapping,
  bowing,
  kneeling,
  reaching,
  floating,
} satisfies Record<string, Pose>;
export type PoseName = keyof typeof poses;
export const poseNames = Object.keys(poses) as PoseName[];
