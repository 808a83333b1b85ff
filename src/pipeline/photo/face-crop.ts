import type { RgbImage } from "../image.ts";
import { cropSize } from "./body-crop.ts";

export type Point = [x: number, y: number];

/** Where ArcFace's crop of 112 pixels has the eyes, the nose and the corners of the mouth (insightface's template). */
const template112: Point[] = [
  [38.2946, 51.6963],
  [73.5318, 51.5014],
  [56.0252, 71.7366],
  [41.5493, 92.3655],
  [70.7299, 92.2041],
];

/** x' = a x - b y + c, y' = b x + a y + d */
export type Similarity = [a: number, b: number, c: number, d: number];

/**
 * The rotation, scale and shift that brings `from` nearest to `to` in least squares (Umeyama 1991; in the plane, without
 * mirroring, it has this closed form).
 */
export function similarity(from: readonly Point[], to: readonly Point[]): Similarity {
  const mean = (points: readonly Point[], axis: 0 | 1) =>
    points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [fx, fy, tx, ty] = [mean(from, 0), mean(from, 1), mean(to, 0), mean(to, 1)];
  let [along, across, size] = [0, 0, 0];
  for (const [i, [x, y]] of from.entries()) {
    const [u, v, p, q] = [x - fx, y - fy, to[i]![0] - tx, to[i]![1] - ty];
    along += u * p + v * q;
    across += u * q - v * p;
    size += u * u + v * v;
  }
  const [a, b] = [along / size, across / size];
  return [a, b, tx - a * fx + b * fy, ty - b * fx - a * fy];
}

/**
 * The aligned face, 224x224: the whole photo (not only the person), black where it ends.
 * @param keypoints the eye on the left of the picture, the other eye, nose, then both corners of the mouth (left first)
 *   or only the mouth's centre; pixels
 */
export function faceCrop(photo: RgbImage, keypoints: readonly Point[]): RgbImage {
  const target = template112.map(([x, y]): Point => [(x * cropSize) / 112, (y * cropSize) / 112]);
  if (keypoints.length === 4) {
    const [left, right] = target.splice(3) as [Point, Point];
    target.push([(left[0] + right[0]) / 2, (left[1] + right[1]) / 2]);
  } else if (keypoints.length !== 5) throw new RangeError(`a face has 4 or 5 keypoints here, not ${keypoints.length}`);
  return warp(photo, similarity(keypoints, target), cropSize);
}

/** Pixel (x, y) of the crop is the photo at the inverse similarity of (x, y), linearly interpolated; black outside. */
function warp(photo: RgbImage, [a, b, c, d]: Similarity, size: number): RgbImage {
  const scale = a * a + b * b;
  const [cos, sin] = [a / scale, b / scale];
  const data = new Uint8Array(size * size * 3);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++)
      bilinear(photo, cos * (x - c) + sin * (y - d), cos * (y - d) - sin * (x - c), data, (y * size + x) * 3);
  }
  return { width: size, height: size, data };
}

function bilinear({ width, height, data }: RgbImage, x: number, y: number, target: Uint8Array, to: number): void {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - left, y - top];
  for (let channel = 0; channel < 3; channel++) {
    let sum = 0;
    for (let dy = 0; dy < 2; dy++) {
      for (let dx = 0; dx < 2; dx++) {
        const [column, row] = [left + dx, top + dy];
        if (column < 0 || row < 0 || column >= width || row >= height) continue;
        sum += (dx ? right : 1 - right) * (dy ? down : 1 - down) * data[(row * width + column) * 3 + channel]!;
      }
    }
    target[to + channel] = sum + 0.5;
  }
}
