import sharp from "sharp";
import type { RgbImage } from "../image.ts";
import type { Point } from "../photo/face-crop.ts";
import { type Joint, joints, type Skeleton } from "./skeleton.ts";

/** In the order of their colours. */
const limbs: readonly [Joint, Joint][] = [
  ["neck", "rightShoulder"],
  ["neck", "leftShoulder"],
  ["rightShoulder", "rightElbow"],
  ["rightElbow", "rightWrist"],
  ["leftShoulder", "leftElbow"],
  ["leftElbow", "leftWrist"],
  ["neck", "rightHip"],
  ["rightHip", "rightKnee"],
  ["rightKnee", "rightAnkle"],
  ["neck", "leftHip"],
  ["leftHip", "leftKnee"],
  ["leftKnee", "leftAnkle"],
  ["neck", "nose"],
  ["nose", "rightEye"],
  ["rightEye", "rightEar"],
  ["nose", "leftEye"],
  ["leftEye", "leftEar"],
];
/** Half a limb's width, and a joint's radius, in a picture whose shorter side is 512 pixels. */
const stick = 4;

/**
 * People as ControlNets for poses have learned to read them (the drawing of OpenPose that controlnet_aux makes): on
 * black, limbs as ellipses at 0.6 of the brightness, joints as discs over them, limb and joint i in the hue of 20 i
 * degrees.
 *
 * @param skeletons placed in the picture; those who come later are drawn over those before, limbs below everybody's joints
 * @param size of the picture, in pixels
 */
export async function drawSkeletons(
  skeletons: readonly Skeleton[],
  { width, height }: { width: number; height: number },
): Promise<RgbImage> {
  const radius = (stick * Math.min(width, height)) / 512;
  const pixels = (point: Point | null): Point | null => point && [point[0] * width, point[1] * height];
  const ellipses = limbs.flatMap(([from, to], i) =>
    skeletons.map((skeleton) => ellipse(pixels(skeleton[from]), pixels(skeleton[to]), radius, hue(i, 30))),
  );
  const discs = joints.flatMap((joint, i) =>
    skeletons.map((skeleton) => {
      const at = pixels(skeleton[joint]);
      return at && `<circle cx="${at[0]}" cy="${at[1]}" r="${radius}" fill="${hue(i, 50)}"/>`;
    }),
  );
  const shapes = [...ellipses, ...discs].filter((shape) => shape !== null).join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes}</svg>`;
  const data = await sharp(Buffer.from(svg)).flatten({ background: "black" }).toColourspace("srgb").raw().toBuffer();
  return { width, height, data };
}

const hue = (i: number, lightness: number): string => `hsl(${20 * i} 100% ${lightness}%)`;

function ellipse(from: Point | null, to: Point | null, radius: number, fill: string): string | null {
  if (!from || !to) return null;
  const [across, down] = [to[0] - from[0], to[1] - from[1]];
  const [x, y] = [from[0] + across / 2, from[1] + down / 2];
  const turn = (Math.atan2(down, across) * 180) / Math.PI;
  const length = Math.hypot(across, down) / 2;
  return `<ellipse cx="${x}" cy="${y}" rx="${length}" ry="${radius}" transform="rotate(${turn} ${x} ${y})" fill="${fill}"/>`;
}
