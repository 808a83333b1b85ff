import type { Box } from "../image.ts";
import type { Point } from "../photo/face-crop.ts";
import { joints, type Skeleton } from "./skeleton.ts";

/** Room beside the outermost joints, in heights of the pose's frame: hands and hair reach beyond them. */
const margin = 0.05;

/**
 * A pose set into the middle of a box, in its own proportions. Its frame is made as high as the box, so that people in
 * different poses stay of one size and stand where they stood; where somebody would be too wide it is made smaller, and
 * stands on the box's lower edge.
 * @param picture its size in pixels
 * @returns the joints in shares of the picture
 */
export function placeSkeleton(
  skeleton: Skeleton,
  box: Box,
  { width, height }: { width: number; height: number },
): Skeleton {
  const columns = joints.flatMap((joint) => skeleton[joint]?.[0] ?? []);
  const [first, last] = [Math.min(...columns) - margin, Math.max(...columns) + margin];
  const frame = Math.min((box.bottom - box.top) * height, ((box.right - box.left) * width) / (last - first));
  const middle = (box.left + box.right) / 2;
  const place = ([x, y]: Point): Point => [
    middle + ((x - (first + last) / 2) * frame) / width,
    box.bottom - ((1 - y) * frame) / height,
  ];
  const placed = joints.map((joint) => [joint, skeleton[joint] && place(skeleton[joint])]);
  return Object.fromEntries(placed) as Skeleton;
}
