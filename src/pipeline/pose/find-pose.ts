import type { RgbImage } from "../image.ts";
import type { Point } from "../photo/face-crop.ts";
import { scaleTo, type VisionNetwork } from "../photo/network.ts";
import { PhotoError } from "../photo/photo-error.ts";
import type { Joint, Skeleton } from "./skeleton.ts";

const side = 192;
/** Joints that score less are not seen: the threshold of MoveNet's own tutorial. */
const smallestScore = 0.11;
/** Shoulders must score this much, or all is doubtful: of drawn figures the network is not sure, and often wrong. */
const sure = 0.4;

/** The COCO data set's 17 points, in the order of the network's output. */
const seenJoints: readonly Joint[] = [
  "nose",
  "leftEye",
  "rightEye",
  "leftEar",
  "rightEar",
  "leftShoulder",
  "rightShoulder",
  "leftElbow",
  "rightElbow",
  "leftWrist",
  "rightWrist",
  "leftHip",
  "rightHip",
  "leftKnee",
  "rightKnee",
  "leftAnkle",
  "rightAnkle",
];

/**
 * The pose of the most prominent person of a photo (MoveNet, single pose, lightning). OpenPose's neck, which MoveNet does
 * not know, is the middle of the shoulders.
 * @returns the pose, in heights of the photo
 * @throws PhotoError "nobody" where it does not surely show somebody's shoulders
 */
export async function findPose(network: VisionNetwork, photo: RgbImage): Promise<Skeleton> {
  const scale = side / Math.max(photo.width, photo.height);
  const [width, height] = [photo.width, photo.height].map((length) => Math.max(1, Math.round(length * scale)));
  const [left, top] = [Math.floor((side - width!) / 2), Math.floor((side - height!) / 2)];
  const small = await scaleTo(photo, width!, height!);
  const pixels = new Int32Array(side * side * 3);
  for (let y = 0; y < height!; y++)
    pixels.set(small.data.subarray(y * width! * 3, (y + 1) * width! * 3), ((y + top) * side + left) * 3);

  const [found] = (await network.run(pixels, side)) as [Float32Array];
  const points = seenJoints.map((joint, i): [Joint, Point | null] => {
    const [y = 0, x = 0, score = 0] = found.subarray(3 * i, 3 * i + 3);
    const needed = joint.endsWith("Shoulder") ? sure : smallestScore;
    return [joint, score < needed ? null : [(x * side - left) / height!, (y * side - top) / height!]];
  });
  const seen = Object.fromEntries(points) as Record<Joint, Point | null>;
  const { leftShoulder, rightShoulder } = seen;
  if (!leftShoulder || !rightShoulder) throw new PhotoError("nobody");
  const neck: Point = [(leftShoulder[0] + rightShoulder[0]) / 2, (leftShoulder[1] + rightShoulder[1]) / 2];
  return { ...seen, neck };
}
