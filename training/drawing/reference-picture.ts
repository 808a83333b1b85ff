export const referenceSize = 112;

/** Where a recogniser's crop of 112 pixels has the eyes, the nose and the corners of the mouth (insightface's template). */
export const faceTemplate: [number, number][] = [
  [38.2946, 51.6963],
  [73.5318, 51.5014],
  [56.0252, 71.7366],
  [41.5493, 92.3655],
  [70.7299, 92.2041],
];

export interface ReferencePictures {
  /** [112,112,3] figure on white, its bounding box stretched to the square. */
  body: Uint8Array;
  /** [112,112,3] aligned face of the figure on white, black outside the picture. */
  face: Uint8Array;
}

/** The similarity (a, b, c, d) with x' = a x - b y + c, y' = b x + a y + d that fits `from` to `to` best (least squares). */
export function similarity(
  from: readonly (readonly [number, number])[],
  to: readonly (readonly [number, number])[],
): [number, number, number, number] {
  const mean = (points: readonly (readonly [number, number])[], axis: 0 | 1) =>
    points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [fx, fy, tx, ty] = [mean(from, 0), mean(from, 1), mean(to, 0), mean(to, 1)];
  let a = 0;
  let b = 0;
  let size = 0;
  from.forEach(([x, y], i) => {
    const u = x - fx;
    const v = y - fy;
    const p = to[i]![0] - tx;
    const q = to[i]![1] - ty;
    a += u * p + v * q;
    b += u * q - v * p;
    size += u * u + v * v;
  });
  a /= size;
  b /= size;
  return [a, b, tx - a * fx + b * fy, ty - b * fx - a * fy];
}
