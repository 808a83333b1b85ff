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

/** Where a person's joints are, in shares of the picture's width and height from its upper left; null = not seen. */
export type Skeleton = Readonly<Record<Joint, Point | null>>;

/** A skeleton with every joint that is seen moved. */
export function mapSkeleton(skeleton: Skeleton, move: (point: Point) => Point): Skeleton {
  const moved = joints.map((joint) => [joint, skeleton[joint] && move(skeleton[joint])]);
  return Object.fromEntries(moved) as Skeleton;
}
