import type { RgbImage } from "../image.ts";
import { drawnEyes } from "./eyes.ts";
import type { Point } from "./face-crop.ts";
import { detectFaces, type Face } from "./faces.ts";
import { scaleTo, type VisionNetwork } from "./network.ts";

const side = 256;
/** How much of a view the person fills. */
const shares = [0.3, 0.4, 0.5, 0.6];
/** Of the distance between the eyes and the width of the face's box. */
const plausibleRatio = [0.36, 0.55] as const;
const steepest = Math.tan((30 * Math.PI) / 180);
/** Views that must agree before they are believed. */
const enoughViews = 2;

/** The face of a photo as a crop is aligned by: eyes (left of the picture first), nose, centre of the mouth. */
export type FacePoints = [Point, Point, Point, Point];

export function facePoints({ keypoints: { rightEye, leftEye, nose, mouth } }: Face): FacePoints {
  return [rightEye, leftEye, nose, mouth];
}

/**
 * The points of a face that the network is not sure of, as it is with drawings: the median of what it says of the person
 * on white at several sizes and mirrored. A drawn figure's eyes are looked for as well; they are more exact.
 * @param person the person on white, as `personOnWhite` cuts it
 * @param drawn whether it may be a drawing
 * @returns points in pixels of `person`; null where the views do not agree either
 */
export async function surerFacePoints(
  network: VisionNetwork,
  person: RgbImage,
  drawn: boolean,
): Promise<FacePoints | null> {
  const views: { points: FacePoints; weight: number }[] = [];
  for (const share of shares)
    for (const mirrored of [false, true]) {
      const face = await lookAt(network, person, share, mirrored);
      if (face) views.push(face);
    }
  const agreed = views.length >= enoughViews ? medianPoints(views) : null;
  const eyes = drawn ? drawnEyes(person) : null;
  if (eyes && (!agreed || near(eyes, agreed))) return fromEyes(...eyes);
  return agreed;
}

async function lookAt(
  network: VisionNetwork,
  person: RgbImage,
  share: number,
  mirrored: boolean,
): Promise<{ points: FacePoints; weight: number } | null> {
  const scale = (side * share) / Math.max(person.width, person.height);
  const width = Math.max(1, Math.round(person.width * scale));
  const height = Math.max(1, Math.round(person.height * scale));
  const small = await scaleTo(person, width, height);
  const left = Math.floor((side - width) / 2);
  const top = Math.floor((side - height) / 2);
  const view = { width: side, height: side, data: new Uint8Array(side * side * 3).fill(255) };
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const column = mirrored ? side - 1 - left - x : left + x;
      const from = (y * width + x) * 3;
      view.data.set(small.data.subarray(from, from + 3), ((y + top) * side + column) * 3);
    }
  const [face] = await detectFaces(network, view);
  if (!face || !plausible(face)) return null;
  const [rightEye, leftEye, nose, mouth] = facePoints(face);
  const seen = mirrored ? [leftEye, rightEye, nose, mouth] : [rightEye, leftEye, nose, mouth];
  const points = seen.map(([x, y]): Point => [((mirrored ? side - x : x) - left) / scale, (y - top) / scale]);
  return { points: points as FacePoints, weight: face.score ** 4 };
}

function plausible({ box, keypoints: { rightEye, leftEye } }: Face): boolean {
  const [across, down] = [leftEye[0] - rightEye[0], leftEye[1] - rightEye[1]];
  const ratio = Math.hypot(across, down) / box.width;
  return ratio >= plausibleRatio[0] && ratio <= plausibleRatio[1] && Math.abs(down) <= steepest * across;
}

function medianPoints(views: { points: FacePoints; weight: number }[]): FacePoints {
  const median = (point: number, axis: 0 | 1): number => {
    const sorted = views
      .map(({ points, weight }) => ({ at: points[point]![axis], weight }))
      .sort((a, b) => a.at - b.at);
    let rest = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
    for (const { at, weight } of sorted) {
      rest -= weight;
      if (rest <= 0) return at;
    }
    return sorted.at(-1)!.at;
  };
  return [0, 1, 2, 3].map((point): Point => [median(point, 0), median(point, 1)]) as FacePoints;
}

const apart = ([left, right]: readonly [Point, Point, ...Point[]]): number =>
  Math.hypot(right[0] - left[0], right[1] - left[1]);

/** Whether a pair of eyes may be the eyes of these points: each within 0.6 of the distance between them. */
function near(eyes: [Point, Point], points: FacePoints): boolean {
  const reach = 0.6 * apart(points);
  return eyes.every(([x, y], i) => Math.hypot(x - points[i]![0], y - points[i]![1]) <= reach);
}

/** Nose and mouth where drawn faces have them: below the middle of the eyes, 0.3 and 0.6 of the eyes' distance. */
function fromEyes(left: Point, right: Point): FacePoints {
  const [across, down] = [right[0] - left[0], right[1] - left[1]];
  const below = (share: number): Point => [
    (left[0] + right[0]) / 2 - share * down,
    (left[1] + right[1]) / 2 + share * across,
  ];
  return [left, right, below(0.3), below(0.6)];
}
