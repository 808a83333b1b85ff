import type { GrayImage } from "../image.ts";
import type { Face } from "./faces.ts";
import { fillHoles, findRegions, paint } from "./regions.ts";

/** Hair above the box of a face, in heights of the box. */
const hair = 0.8;

/**
 * One person out of a mask of several: every pixel of it belongs to the face whose column is nearest, measured in widths
 * of that face, and of the chosen face's pixels only the region that holds the face stays, without holes. Where the mask
 * has nothing at the face it is the whole column: never another person. Of somebody who stands behind, with a face above
 * the chosen one, nothing above the chosen one's hair stays.
 */
export function separatePerson(mask: GrayImage, face: Face, faces: readonly Face[]): GrayImage {
  const { width, height } = mask;
  const others = faces.filter((other) => other !== face && apart(face, other));
  const behind = faces.some(
    (other) => other !== face && !apart(face, other) && other.box.y + other.box.height < face.box.y,
  );
  const top = behind ? face.box.y - hair * face.box.height : 0;
  if (others.length === 0 && !behind) return mask;
  const columns = Uint8Array.from({ length: width }, (_, x) =>
    others.every((other) => distance(x, face) <= distance(x, other)) ? 255 : 0,
  );
  const mine = mask.data.map((value, pixel) => (value === 0 || pixel < top * width ? 0 : columns[pixel % width]!));
  const { labels, sizes } = findRegions(width, height, mine);
  const best = regionUnder(face, labels, sizes.length, width, height);
  if (best === 0) return { ...mask, data: mask.data.map((_, pixel) => columns[pixel % width]!) };
  const values = Uint8Array.from(sizes, (_, label) => (label === best ? 255 : 0));
  return fillHoles({ width, height, data: paint(labels, values) });
}

const centre = ({ box }: Face): number => box.x + box.width / 2;
const distance = (x: number, face: Face): number => Math.abs(x + 0.5 - centre(face)) / face.box.width;

/** Faces above each other share a column: a print on a shirt, or a child held in front. */
const apart = (face: Face, other: Face): boolean =>
  Math.abs(centre(face) - centre(other)) > 0.6 * Math.max(face.box.width, other.box.width);

/** The region with most pixels in the face's box. */
function regionUnder({ box }: Face, labels: Int32Array, count: number, width: number, height: number): number {
  const votes = new Uint32Array(count);
  for (let y = Math.max(0, Math.floor(box.y)); y < Math.min(height, box.y + box.height); y++)
    for (let x = Math.max(0, Math.floor(box.x)); x < Math.min(width, box.x + box.width); x++)
      votes[labels[y * width + x]!]!++;
  votes[0] = 0;
  return votes.indexOf(Math.max(...votes));
}
