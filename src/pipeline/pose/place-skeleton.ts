import { joints, mapSkeleton, type Skeleton } from "./skeleton.ts";

/** In shares of the picture. */
export interface PoseBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Room beside the outermost joints, in shares of the unit square: hands and hair reach beyond them. */
const margin = 0.05;

/**
 * A skeleton of the unit square set into a box, standing on its lower edge, in the middle, in its own proportions. The
 * square is made as high as the box, so that people in different poses stay of one size; less where somebody would be too
 * wide.
 * @param picture its size in pixels
 */
export function placeSkeleton(
  skeleton: Skeleton,
  box: PoseBox,
  { width, height }: { width: number; height: number },
): Skeleton {
  const columns = joints.flatMap((joint) => skeleton[joint]?.[0] ?? []);
  const [first, last] = [Math.min(...columns) - margin, Math.max(...columns) + margin];
  const side = Math.min((box.bottom - box.top) * height, ((box.right - box.left) * width) / (last - first));
  const middle = (box.left + box.right) / 2;
  return mapSkeleton(skeleton, ([x, y]) => [
    middle + ((x - (first + last) / 2) * side) / width,
    box.bottom - ((1 - y) * side) / height,
  ]);
}
