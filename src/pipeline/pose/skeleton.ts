import type { Point } from "../photo/face-crop.ts";

/** OpenPose's 18 points (arXiv 1812.08008, its COCO model) in their order; right and left are the person's own. */
export const joints = [
  "nose",
  "neck",
  "rightShoulder",
  "rightElbow",
  "rightWrist",
  "leftShoulder",
  "leftElbow",
  "leftWrist",
  "rightHip",
  "rightKnee",
  "rightAnkle",
  "leftHip",
  "leftKnee",
  "leftAnkle",
  "rightEye",
  "leftEye",
  "rightEar",
  "leftEar",
] as const;
export type Joint = (typeof joints)[number];

/**
 * Where a person's joints are; null = not seen. A *pose* is measured from the upper left of its frame in heights of the
 * frame, both ways, so that it keeps its proportions in any picture; `placeSkeleton` makes shares of a picture's width
 * and height of it.
 */
export type Skeleton = Readonly<Record<Joint, Point | null>>;
