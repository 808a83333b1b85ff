import type { RgbImage } from "../image.ts";
import { scaleTo, type VisionNetwork } from "./network.ts";

export type Keypoint = "rightEye" | "leftEye" | "nose" | "mouth" | "rightEar" | "leftEar";

/** A face in pixels of the photo; right and left are the person's own. `mouth` is its centre. */
export interface Face {
  box: { x: number; y: number; width: number; height: number };
  /** 0..1 */
  score: number;
  keypoints: Record<Keypoint, [x: number, y: number]>;
}

const side = 256;
const smallestScore = 0.5;
const sameFace = 0.3;
/** A face whose width is more than this share of the picture's shorter side is looked at again with a margin. */
const nearlyFills = 0.5;
const margin = 0.5;
const names: Keypoint[] = ["rightEye", "leftEye", "nose", "mouth", "rightEar", "leftEar"];

/** Centres of BlazeFace's anchors, in shares of the input: 16x16 cells with 2 each, then 8x8 with 6. */
const anchors: [number, number][] = [16, 8].flatMap((cells) =>
  Array.from({ length: cells * cells * (cells === 16 ? 2 : 6) }, (_, i): [number, number] => {
    const cell = Math.floor(i / (cells === 16 ? 2 : 6));
    return [((cell % cells) + 0.5) / cells, (Math.floor(cell / cells) + 0.5) / cells];
  }),
);

/**
 * The faces in a photo, largest first (BlazeFace, full range). With a margin around the photo the network finds faces
 * that nearly fill it, and places their points better.
 */
export async function findFaces(network: VisionNetwork, photo: RgbImage): Promise<Face[]> {
  let faces = await detectFaces(network, photo);
  const largest = Math.max(0, ...faces.map(({ box }) => box.width));
  if (largest === 0 || largest > nearlyFills * Math.min(photo.width, photo.height)) {
    const withMargin = await detectFaces(network, photo, margin);
    if (withMargin.length > 0) faces = withMargin;
  }
  return faces.sort((a, b) => area(b) - area(a));
}

const area = ({ box }: Face): number => box.width * box.height;

/**
 * What the network sees at one look, surest first.
 * @param edge how much of the longer side is added on each side, in black
 */
export async function detectFaces(network: VisionNetwork, photo: RgbImage, edge = 0): Promise<Face[]> {
  const scale = side / (Math.max(photo.width, photo.height) * (1 + 2 * edge));
  const width = Math.max(1, Math.round(photo.width * scale));
  const height = Math.max(1, Math.round(photo.height * scale));
  const small = await scaleTo(photo, width, height);
  const left = Math.floor((side - width) / 2);
  const top = Math.floor((side - height) / 2);
  const pixels = new Float32Array(side * side * 3).fill(-1);
  for (let y = 0; y < height; y++) {
    const row = ((y + top) * side + left) * 3;
    for (let i = 0; i < width * 3; i++) pixels[row + i] = small.data[y * width * 3 + i]! / 127.5 - 1;
  }
  const [fine, coarse, fineBoxes, coarseBoxes] = (await network.run(pixels, side)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const toPhoto = (x: number, y: number): [number, number] => [
    ((x * side - left) * photo.width) / width,
    ((y * side - top) * photo.height) / height,
  ];
  const found: Face[] = [];
  for (const [i, anchor] of anchors.entries()) {
    const [scores, boxes, row] = i < fine.length ? [fine, fineBoxes, i] : [coarse, coarseBoxes, i - fine.length];
    const score = 1 / (1 + Math.exp(-scores[row]!));
    if (score >= smallestScore) found.push(decode(boxes.subarray(row * 16, row * 16 + 16), anchor, score, toPhoto));
  }
  return mergeOverlapping(found);
}

function decode(
  raw: Float32Array,
  [anchorX, anchorY]: [number, number],
  score: number,
  toPhoto: (x: number, y: number) => [number, number],
): Face {
  const at = (k: number): [number, number] => [raw[k]! / side + anchorX, raw[k + 1]! / side + anchorY];
  const [x, y] = at(0);
  const [w, h] = [raw[2]! / side, raw[3]! / side];
  const [left, top] = toPhoto(x - w / 2, y - h / 2);
  const [right, bottom] = toPhoto(x + w / 2, y + h / 2);
  const points = names.map((name, k) => [name, toPhoto(...at(4 + 2 * k))]);
  return {
    box: { x: left, y: top, width: right - left, height: bottom - top },
    score,
    keypoints: Object.fromEntries(points) as Face["keypoints"],
  };
}

/** Weighted non-maximum suppression: faces that overlap the best one become one, averaged by score. */
function mergeOverlapping(found: Face[]): Face[] {
  let rest = found.sort((a, b) => b.score - a.score);
  const faces: Face[] = [];
  while (rest.length > 0) {
    const best = rest[0]!;
    const same = rest.filter((face) => face === best || overlap(face.box, best.box) > sameFace);
    rest = rest.filter((face) => !same.includes(face));
    faces.push(average(same, best.score));
  }
  return faces;
}

function average(faces: Face[], score: number): Face {
  const weight = faces.reduce((sum, face) => sum + face.score, 0);
  const mean = (value: (face: Face) => number): number =>
    faces.reduce((sum, face) => sum + face.score * value(face), 0) / weight;
  return {
    box: {
      x: mean((face) => face.box.x),
      y: mean((face) => face.box.y),
      width: mean((face) => face.box.width),
      height: mean((face) => face.box.height),
    },
    score,
    keypoints: Object.fromEntries(
      names.map((name) => [name, [mean((face) => face.keypoints[name][0]), mean((face) => face.keypoints[name][1])]]),
    ) as Face["keypoints"],
  };
}

/** Intersection over union. */
function overlap(a: Face["box"], b: Face["box"]): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (a.width * a.height + b.width * b.height - width * height);
}
